"""A statement that a new edition moved to a theme → a form that gives it its place there. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from briefed.authoring.worksheet.forms import (
    SHORT,
    Edit,
    Field,
    Filled,
    Form,
    Note,
    Thing,
    done_already,
)
from briefed.authoring.worksheet.front_forms import between
from briefed.authoring.worksheet.names import Names
from briefed.authoring.worksheet.new_statements import insertions, quoted
from briefed.model import Briefing, Statement, Theme, first_theme
from briefed.source.headings import heading_words

MOVED_HERE = "The briefing says this under this theme now, and another page has its quote."
_TAKE = "Put the quote on this page too? Write yes, or leave it empty"


def moved_here_forms(briefing: Briefing, theme: Theme, file: str, source: str) -> Iterator[Thing]:
    """The forms for the statements of a theme that stood in another one before.

    `source` is the text of its page, the file. Of a statement that the page quotes there is the
    form of what was done already.
    """
    names = Names(briefing, theme)
    there = quoted(source)
    for one in theme.statements:
        if first_theme(one.id) == theme.slug:
            continue
        address = f"{theme.slug}/moved/{one.id}"
        if one.id in there:
            yield done_already(address, _TAKE)
            continue
        yield Note(f"{MOVED_HERE} What you wrote there stays until somebody takes it away.")
        yield names.quoted(one.id, " ".join(one.sentences))
        yield _asked(
            address, f"{heading_words(theme)}, {names.of(one.id)}", theme, one, file, source
        )


def _asked(
    address: str, where: str, theme: Theme, statement: Statement, file: str, source: str
) -> Form:
    def write(_: Filled) -> list[Edit]:
        return [between(file, source, one) for one in insertions(source, theme, statement)]

    still = "write yes, and then what it asks of practice here"
    field = Field(_TAKE, (), still, lines=SHORT, yes=True)
    return Form(address, f"{where}: its place on this page", "", (field,), write, ours=True)
