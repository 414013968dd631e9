"""Words on a worksheet that are in no form, and forms that it has no more: they are told. Pure.

Word lets people write below a cell, take a row or a table away, and paste one anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from briefed.authoring.new import question_id
from briefed.authoring.worksheet.edition_forms import BEFORE, GONE_HERE, OTHER_WORDS
from briefed.authoring.worksheet.exempt_forms import NOTE
from briefed.authoring.worksheet.forms import (
    TAKE_AWAY,
    TO_COPY,
    Example,
    Form,
    Heading,
    Note,
    Quoted,
    Thing,
    Worksheet,
)
from briefed.authoring.worksheet.gone_themes import THEME_GONE
from briefed.authoring.worksheet.moved_here import MOVED_HERE
from briefed.authoring.worksheet.own_texts import NOT_CARRIED
from briefed.authoring.worksheet.page_forms import AS_DOTS
from briefed.authoring.worksheet.question_forms import RESTS
from briefed.authoring.worksheet.reading import words_by_cell
from briefed.authoring.worksheet.references import GONE, TO_WRITE, reference_in
from briefed.authoring.worksheet.texts import folded, words_of
from briefed.authoring.worksheet.told import Told
from briefed.authoring.worksheet.top_lines import IN_TABLE, LEFT, TITLE, how_to_use
from briefed.importing.filled_tables import Table
from briefed.model import Briefing
from briefed.source.headings import heading_words
from briefed.source.page_parts import FINDINGS
from briefed.text.patterns import lazily

_QUOTE = lazily(r"(?i)(?:gone )?quote [\w-]+(?=\s|$)")
_LETTER = lazily(r"(?<!\w)\d+[a-z](?!\w)")
_QUESTION = lazily(r"question \d+")
# Lines that a worksheet made now may lack: what they are about was done since.
_MADE = tuple(
    map(folded, (TITLE, LEFT, IN_TABLE, AS_DOTS, BEFORE, OTHER_WORDS, NOTE, THEME_GONE, MOVED_HERE))
)
_LONGEST = 200


class Outside(NamedTuple):
    """A paragraph outside of all forms that the program did not write, and the heading above it.

    `quote` is what it is called, if it is a quote whose words were changed; else "".
    """

    words: str
    below: str
    quote: str = ""


def outside(sheet: Worksheet, briefing: Briefing, around: Iterable[str]) -> list[Outside]:
    """What somebody wrote between the forms, or changed there; `around` is all that is there."""
    ours = set(_ours(sheet)) | set(map(_plain, FINDINGS))  # the kind of paper may be another by now
    quoted = _quoted(sheet, briefing)
    tops = {_plain(things[0].words): things[0].words for things in _headed(sheet)}
    found: list[Outside] = []
    below = sheet.title
    gone = False
    for line in around:
        words = folded(line)
        below = tops.get(_plain(words), below)
        goes = words.endswith(folded(GONE_HERE))
        if not words or goes or _plain(words) in ours or _is_made(words):
            gone = goes or _QUESTION.fullmatch(_plain(words)) is not None
            continue
        name = _QUOTE.match(words)
        if name is None:
            # Below such a line stand quotes, also those that the briefing has no more.
            if not gone:
                found.append(Outside(words, below))
        elif not _is_whole(_without_theme(words[name.end() :], briefing), quoted):
            found.append(Outside(words, below, name[0]))
    return found


def told_of_outside(found: Iterable[Outside]) -> Iterator[Told]:
    """What there is to tell of words outside of the forms."""
    for one in found:
        words = one.words if len(one.words) <= _LONGEST else f"{one.words[:_LONGEST]} …"
        if one.quote:
            yield Told(
                one.below,
                f"{one.quote[0].lower()}{one.quote[1:]} has other words on the worksheet than in "
                "the briefing, which stays as it is",
            )
        else:
            yield Told(
                one.below,
                f"“{words}” is between the white cells, so it is not in the course: write it into "
                "the cell where it belongs",
            )


def told_of_tables(sheet: Worksheet, tables: Iterable[Table]) -> Iterator[Told]:
    """What there is to tell of tables that have no reference, and words that nobody knows."""
    ours = set(_ours(sheet)) | set(_of_forms(sheet.forms))
    for table in tables:
        cells = [words for row in words_by_cell(table) for words in row]
        first = " ".join(cells[: len(table[0])])
        if reference_in(first):
            continue
        lines = [line for cell in cells for line in cell.split("\n")]
        if words := " / ".join(line for line in lines if line and _plain(line) not in ours):
            yield Told(
                "A table without its reference (Ref …)",
                f"nobody can tell where these words belong: “{words[:_LONGEST]}”. If its first row "
                "was taken away, undo that in Word, or write the words into the form on a new "
                "worksheet",
            )


def told_of_absent(sheet: Worksheet, briefing: Briefing, there: Set[str]) -> Iterator[Told]:
    """The forms that a worksheet lacks, part by part; `there` are the addresses that it has.

    Not told are questions that came since it was made, and parts of which it has nothing.
    """
    made = {
        question_id(statement, at)
        for statement in briefing.statements
        for at in range(len(statement.sentences))
    }
    for slug, things in sheet.parts:
        forms = [one for one in things if isinstance(one, Form) and not one.quiet and not one.ours]
        if slug == TO_COPY or not any(one.address in there for one in forms):
            continue
        names = [
            _name(one)
            for one in forms
            if one.address not in there and (not one.question or one.question[1] in made)
        ]
        if names:
            title = next(one.words for one in things if isinstance(one, Heading))
            yield Told(
                title,
                f"this worksheet no longer has: {'; '.join(names)}. The course keeps what it says "
                "there; a new worksheet has all its forms",
            )


def _name(form: Form) -> str:
    """What a form is called within its part."""
    if form.question:
        rests = (words_of(one.text) for one in form.fields if one.label == RESTS)
        return f"the question on quote {next(rests, '')}"
    return form.where.partition(", ")[2] or form.where


def _headed(sheet: Worksheet) -> Iterator[Sequence[Heading]]:
    for _, things in sheet.parts:
        yield [one for one in things if isinstance(one, Heading)]


def _is_made(words: str) -> bool:
    """Whether the program makes such a line, of words or in a place that may have changed."""
    return (
        words.startswith(_MADE)
        or words.endswith(folded(NOT_CARRIED))
        or _QUESTION.fullmatch(words.lower()) is not None
        or reference_in(words) is not None
    )


def _quoted(sheet: Worksheet, briefing: Briefing) -> list[str]:
    """All sentences that a quote may have, the longest first."""
    shown = (
        words
        for _, things in sheet.parts
        for one in things
        if isinstance(one, Quoted)
        for _, words in one.sentences
    )
    known = {sentence for one in briefing.statements for sentence in one.sentences}
    return sorted({_plain(one) for one in (*shown, *known)}, key=len, reverse=True)


def _without_theme(words: str, briefing: Briefing) -> str:
    """What follows the number of a quote, without the theme that it may be of."""
    of = (f" of {folded(heading_words(one))}" for one in briefing.themes)
    return words[next((len(one) for one in of if words.startswith(one)), 0) :]


def _is_whole(words: str, quoted: Iterable[str]) -> bool:
    """Whether a quote has nothing but sentences of the briefing, and their letters."""
    left = _plain(words)
    for sentence in quoted:
        left = left.replace(sentence, "")
    return not any(map(str.isalnum, _LETTER.sub("", left)))


def _ours(sheet: Worksheet) -> Iterator[str]:
    """What a worksheet says outside of its forms, and in its examples."""
    things = [thing for _, things in sheet.parts for thing in things]
    yield from map(_plain, (*how_to_use(sheet.slug), *_said(things)))


def _said(things: Iterable[Thing]) -> Iterator[str]:
    for thing in things:
        if isinstance(thing, (Heading, Note)):
            yield thing.words
        elif isinstance(thing, Example):
            yield f"For example: {thing.asked}"
            yield from thing.heads
            yield from (cell for row in thing.rows for cell in row)


def _of_forms(forms: Iterable[Form]) -> Iterator[str]:
    """What forms say themselves, and what is in them already."""
    for form in forms:
        said = [*form.title.split("\n"), *form.heads, TAKE_AWAY, TO_WRITE, GONE]
        said += [words_of(cell) for row in form.rows for cell in row]
        for field in form.fields:
            said += [field.label, f"For example: {field.example}"]
            said += words_of(field.text).split("\n")
        yield from map(_plain, said)


def _plain(words: str) -> str:
    return folded(words).lower()
