"""A theme that the briefing no longer has → a form that lets its page and its questions go. Pure.

The ids of its statements name it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefed.authoring.worksheet.forms import (
    LONG,
    SHORT,
    Edit,
    Field,
    Filled,
    Form,
    Note,
    Thing,
    Wrong,
    done_already,
)
from briefed.authoring.worksheet.names import Names
from briefed.authoring.worksheet.texts import Paragraph, Text, text, words_of
from briefed.layout import files_of_theme
from briefed.model import Briefing, first_theme
from briefed.source import front_matter
from briefed.source.quotes import REFERENCE
from briefed.text.patterns import lazily
from briefed.text.words import plain

THEME_GONE = "The briefing no longer has the theme"
_TAKE = "Take its page and its questions away? Write yes, or leave it empty"
_GOES = "What goes with it"
_UNSEEN = lazily(r"<!--.*?-->|</?(?:quiz|sort|match|order)>", re.S)
_MARK = lazily(r"^[ >]*(?:- \[[^\]]*\]|[-*]\s|#+\s|[!?]{3}\+?\s+\w+)?\s*")
_LETTERS = lazily(r"\w+")


def gone_themes(briefing: Briefing) -> list[str]:
    """The slugs of the themes that former editions had, and this one has not."""
    known = {one.slug for one in briefing.themes}
    ids = (*briefing.retired, *(one.id for one in briefing.statements))
    return [one for one in dict.fromkeys(map(first_theme, ids)) if one not in known]


def gone_theme_forms(briefing: Briefing, course: str, texts: Mapping[str, str]) -> Iterator[Thing]:
    """What a worksheet has of the themes that are gone; `texts` are those of the course's files.

    A form whose files are gone is that of what was done already.
    """
    for slug in gone_themes(briefing):
        files = [one for one in files_of_theme(course, slug) if one in texts]
        files = [one for one in files if not _is_extra(texts[one])]
        if files:
            yield from _asked(briefing, slug, {one: texts[one] for one in files})
        else:
            yield done_already(_address(slug), _TAKE, Field(_GOES))


def _is_extra(source: str) -> bool:
    """Whether somebody kept the page of a theme as one beside the themes."""
    return (front_matter.read(source).data or {}).get("kind") == "extra"


def _address(slug: str) -> str:
    return f"start/gone theme {slug}"


def _asked(briefing: Briefing, slug: str, files: Mapping[str, str]) -> Iterator[Thing]:
    titles = (str((front_matter.read(one).data or {}).get("title") or "") for one in files.values())
    title = next(filter(None, titles), slug)
    names = Names(briefing, None)
    moved = [names.of(one.id) for one in briefing.statements if first_theme(one.id) == slug]
    kept = (
        f" These quotes of it are elsewhere now, and stay: {', '.join(moved)}. Write there first "
        "what still holds of what is below."
        if moved
        else ""
    )
    yield Note(f"{THEME_GONE} “{title}”.{kept}")
    goes: Text = tuple(one for source in files.values() for one in _words_in(source))

    def write(filled: Filled) -> list[Edit]:
        if _LETTERS.findall(words_of(filled.texts[1])) != _LETTERS.findall(words_of(goes)):
            raise Wrong(
                f"under “{_GOES}” nothing can be changed: write into another theme what you want "
                "to keep, and copy these words from a fresh worksheet"
            )
        return []

    yield Form(
        _address(slug),
        f"The theme “{title}”, which is gone: its page and its questions",
        f"“{title}” is no longer in the briefing",
        (
            Field(
                _TAKE,
                (),
                "write yes, when you have read what goes with it",
                lines=SHORT,
                named="whether it goes",
                yes=True,
            ),
            Field(_GOES, goes, lines=LONG, given=True),
        ),
        write,
        ours=True,
        removes=tuple(files),
    )


def _words_in(source: str) -> Iterator[Paragraph]:
    """The paragraphs of a page or of its questions, as words alone."""
    lines = source.split("\n")[front_matter.read(source).body_line - 1 :]
    for block in re.split(r"\n\s*\n", REFERENCE.sub("", _UNSEEN.sub("", "\n".join(lines)))):
        said = (plain(_MARK.sub("", line)) for line in block.split("\n"))
        yield from text(" ".join(filter(None, said)))
