"""The parts of a case on a page → the rows of its form, and what stays where it is. Pure.

A row has words, choices and an end. Whatever else a part has, such as a figure as dots or the quote
of another theme, keeps its place in the row as a line that only names it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from briefed.authoring.worksheet.forms import Row
from briefed.authoring.worksheet.names import Names
from briefed.authoring.worksheet.outline import BOXED, HEADING, MARKER, OWN, QUOTE, Block
from briefed.authoring.worksheet.texts import Paragraph, Text, folded, read, text
from briefed.source.branching import LEVEL
from briefed.text.patterns import lazily
from briefed.text.words import plain

FIGURE = lazily(r"<!--\s*figure:\s*([^\[\]]*?)\s*\[")
_QUESTION = lazily(r"<!--\s*question:")
_SHOWN = 5  # words that name a text


class Kept(NamedTuple):
    """Lines of a part that stay as they are, and the words in brackets that stand for them."""

    words: str
    lines: tuple[str, ...]
    quote: bool = False

    def means(self, paragraph: Paragraph) -> bool:
        """Whether somebody left these words in their place."""
        return _same(paragraph.words) == _same(self.words)


class Part(NamedTuple):
    """A part of a case with its lines, from the heading up to before `end`."""

    title: str
    address: str
    start: int
    end: int
    row: Row
    kept: tuple[Kept, ...]
    quotes: tuple[str, ...]  # the lines of those that an ending names in its third column


class _Piece(NamedTuple):
    """One thing in a part: a paragraph, a choice, or what stays; `quote` is one of the theme."""

    shown: Paragraph | None = None
    choice: str = ""
    kept: Kept | None = None
    quote: tuple[str, str] | None = None


def _same(words: str) -> str:
    return folded(words).strip(" ().").lower()


def stands_for(paragraph: Paragraph) -> bool:
    """Whether a paragraph has the words of something that stays, whatever it is."""
    return _same(paragraph.words).startswith(("here stays ", "here stay the "))


def missing(parts: list[Part], rows: tuple[Row, ...]) -> tuple[Part, Kept] | None:
    """What stayed in one of the parts and no row names any more, or names less often."""
    named = Counter(_same(one.words) for row in rows for one in row[1])
    for part in parts:
        for one in part.kept:
            named[_same(one.words)] -= 1
            if named[_same(one.words)] < 0:
                return part, one
    return None


def parts_of(
    lines: list[str], section: list[Block], names: Names, good: set[str]
) -> list[Part] | None:
    """The parts of a case, whose blocks below its heading are `section`.

    None where the form of a case can't carry one of them: it has a choice that is more than plain
    words, or words to write. `good` are the good endings.
    """
    heads = [at for at, one in enumerate(section) if one.kind == HEADING and one.level == LEVEL]
    titles = {section[at].name: plain(section[at].words) for at in heads}
    parts = []
    for at, following in zip(heads, [*heads, len(section)][1:], strict=True):
        heading, *blocks = section[at:following]
        pieces = _pieces(lines, blocks, titles, names)
        if pieces is None or not heading.name:
            return None
        title = plain(heading.words)
        end = blocks[-1].end if blocks else heading.end
        row, kept, quotes = _row(pieces, heading.name in good, names)
        whole = (text(folded(title)), *row)
        parts.append(Part(title, heading.name, heading.start, end, whole, kept, quotes))
    return parts


def _pieces(
    lines: list[str], blocks: list[Block], titles: dict[str, str], names: Names
) -> list[_Piece] | None:
    """What is in a part, in its order."""
    found: list[_Piece] = []
    for block in blocks:
        if block.kind == OWN:
            for own in _paragraphs(lines[block.start : block.end]):
                pieces = _own(own, titles, names)
                if pieces is None:
                    return None
                found += pieces
            continue
        markup = tuple(lines[block.start : block.end])
        kept = Kept(_called(block, markup, names), markup, block.kind == QUOTE)
        named = block.kind == QUOTE and names.short(block.name, block.words)
        found.append(_Piece(kept=kept, quote=(block.name, block.words) if named else None))
    return found


def _own(lines: list[str], titles: dict[str, str], names: Names) -> list[_Piece] | None:
    """A paragraph of ours, or the choices of a list."""
    found = read(lines, names.of)
    if found is None and "](#" not in "".join(lines):
        return [_Piece(kept=Kept(_layout(lines[0]), tuple(lines)))]
    if found is None or found.missing:
        return None
    pieces = []
    for one in found.text:
        to = one.runs[0].link if one.item and len(one.runs) == 1 else ""
        if not to.startswith("#"):
            pieces.append(_Piece(one))
        elif to[1:] in titles:
            pieces.append(_Piece(choice=f"{one.words} → {folded(titles[to[1:]])}"))
        else:
            return None
    return pieces


def _row(
    pieces: list[_Piece], good: bool, names: Names
) -> tuple[tuple[Text, Text], tuple[Kept, ...], tuple[str, ...]]:
    """What happens in a part, and its choices or its end; what stays; and the lines of its end."""
    choices = [one.choice for one in pieces if one.choice]
    last = len(pieces)
    while not choices and last and pieces[last - 1].quote:
        last -= 1
    happens: list[Paragraph] = []
    kept: list[Kept] = []
    for one in pieces[:last]:
        if one.kept:
            kept.append(one.kept)
            happens += text(one.kept.words)
        elif one.shown:
            happens.append(one.shown)
    leads = [paragraph for words in choices for paragraph in text(words)]
    named = [one.quote for one in pieces[last:] if one.quote]
    if not choices and (named or any(one.quote for one in kept)):
        leads = [*text(ending(good, named, names))]
    ends = [line for one in pieces[last:] if one.kept for line in ("", *one.kept.lines)]
    return (tuple(happens), tuple(leads)), tuple(kept), tuple(ends)


def ending(good: bool, named: list[tuple[str, str]], names: Names) -> str:
    """What the third column says of an ending, from the ids and words of its quotes."""
    said = "Good ending" if good else "Ending"
    quotes = ", ".join(names.short(*one) for one in by_statement(named))
    return f"{said}: quote {quotes}" if quotes else said


def by_statement(named: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Quotes with the sentences of one statement together."""
    for identity in dict.fromkeys(one for one, _ in named):
        yield identity, " ".join(sentence for one, sentence in named if one == identity)


def _paragraphs(lines: list[str]) -> Iterator[list[str]]:
    """Lines that have no empty line between them."""
    run: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            run.append(line)
        elif run:
            yield run
            run = []


def _called(block: Block, markup: tuple[str, ...], names: Names) -> str:
    """The words that stand for a block on the worksheet."""
    if block.kind == QUOTE:
        return f"(here stays {names.shown(block.name) if block.name else 'a quote'})"
    if block.kind == BOXED:
        return f"(here stays the box “{folded(plain(block.words) or block.name)}”)"
    if block.kind == MARKER and (figure := FIGURE.match(markup[0])):
        return f"(here stay the dots: {figure[1]})"
    if block.kind == MARKER:
        asked = _QUESTION.match(markup[0])
        return f"(here stays {'a question' if asked else 'a note that readers don’t see'})"
    return _layout(markup[0])


def _layout(line: str) -> str:
    """What stands for a text with a layout: its first words."""
    first = " ".join(re.findall(r"\w+", line)[:_SHOWN])
    return f"(here stays what has a layout of its own{': ' if first else ''}{first})"
