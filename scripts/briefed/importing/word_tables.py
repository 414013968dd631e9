"""Tables of a Word file that only lay out a page: boxes, whose text is read one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from briefed.importing.word_boxes import BOX, by_number
from briefed.importing.word_headings import Headings, embolden, is_short
from briefed.importing.word_package import W
from briefed.text.patterns import lazily

_LONG = 15  # words of a cell that is no value
_MANY = 3  # paragraphs of such a cell
_NUMBER = lazily(r"\(?\d{1,2}[.)]?")
_NUMBERED = lazily(r"\(?\d{1,2}[.)]\s+\S")


class Unfolded(NamedTuple):
    """What became of a text's tables.

    `boxes` are the first paragraphs of those that were unfolded, where that may be wrong;
    `numbers` are the words of cells that held nothing but a number, and were left out.
    """

    boxes: list[Element]
    numbers: list[str]


class _Cell(NamedTuple):
    """A cell: its paragraphs with words, and what shows a heading.

    It is `titled` if its first paragraph looks like a heading, `opened` if only the first line of
    that does, and `shaded` if it has a colour of its own.
    """

    element: Element
    paragraphs: list[Element]
    titled: bool
    opened: bool
    shaded: bool

    @property
    def is_box(self) -> bool:
        """Whether it holds a heading and a text."""
        return self.opened or (self.titled and len(self.paragraphs) > 1)

    @property
    def is_label(self) -> bool:
        """Whether it holds nothing but what looks like a heading."""
        return len(self.paragraphs) == 1 and (
            self.titled or (self.shaded and is_short(_words(self.paragraphs[0])))
        )

    @property
    def is_long(self) -> bool:
        """Whether it holds more than a value."""
        words = sum(len(_words(one).split()) for one in self.paragraphs)
        return len(self.paragraphs) > 1 or words >= _LONG


_Row = list[_Cell]


def unfold(held: Element, headings: Headings) -> Unfolded:
    """Put what is in the cells of each table that lays out a page in the place of the table."""
    unfolded = Unfolded([], [])
    children: list[Element] = []
    for child in list(held):
        within = unfold(child, headings)
        unfolded.boxes.extend(within.boxes)
        unfolded.numbers.extend(within.numbers)
        cells = _layout(child, headings, unfolded) if child.tag == f"{W}tbl" else None
        if cells is None:
            children += [*_banner(child, headings), child]
            continue
        inside = [one for cell in cells for one in cell.element if one.tag != f"{W}tcPr"]
        if _is_box(cells):
            box = child.makeelement(BOX, {})
            box[:] = inside
            inside = [box]
        children += inside
    held[:] = children
    return unfolded


def _banner(held: Element, headings: Headings) -> list[Element]:
    """Take a heading over all of a table of values out of its first row, and return it."""
    rows = list(_within(held, f"{W}tr")) if held.tag == f"{W}tbl" else []
    first = [_cell(cell, headings) for cell in _within(rows[0], f"{W}tc")] if len(rows) > 2 else []
    if len(first) != 1 or not first[0].is_label or rows[0] not in held:
        return []
    held.remove(rows[0])
    embolden(first[0].paragraphs[0])
    return [one for one in first[0].element if one.tag != f"{W}tcPr"]


def _is_box(cells: list[_Cell]) -> bool:
    """Whether a table's cells are one box, beside or within a text: it has a single heading."""
    return sum(cell.titled or cell.opened for cell in cells) == 1


def _layout(table: Element, headings: Headings, unfolded: Unfolded) -> list[_Cell] | None:
    """The cells of a table that lays out a page, as they are read; None for a table of values."""
    every = [
        [_cell(cell, headings) for cell in _within(row, f"{W}tc")]
        for row in _within(table, f"{W}tr")
    ]
    numbers = {
        cell.element: None
        for row in every
        for cell in row
        if len(cell.paragraphs) == 1 and _NUMBER.fullmatch(_words(cell.paragraphs[0]))
    }
    rows = [
        [cell for cell in row if cell.paragraphs and cell.element not in numbers] for row in every
    ]
    rows = [row for row in rows if row]
    if all(len(row) == 1 for row in rows) and not numbers:
        return [cell for row in every for cell in row]
    cells = _as_boxes(rows)
    if cells is None:
        return None
    for cell in cells:
        if cell.is_label and not cell.titled:
            embolden(cell.paragraphs[0])
    unfolded.boxes.append(cells[0].paragraphs[0])
    unfolded.numbers.extend(_words(cell) for cell in numbers)
    return cells


def _as_boxes(rows: list[_Row]) -> list[_Cell] | None:
    """The cells of boxes in the order in which they are read; None for a table of values."""
    wide = [row for row in rows if len(row) > 1]
    cells = [cell for row in wide for cell in row] or [cell for row in rows for cell in row]
    if not cells:
        return None
    in_turn = [cell for row in rows for cell in row]
    many = sum(len(cell.paragraphs) >= _MANY for cell in cells)
    boxes = sum(cell.is_box for cell in cells)
    if boxes == len(in_turn):
        return by_number(in_turn, lambda cell: _words(cell.paragraphs[0]))
    if boxes >= len(cells) / 2 or many > len(cells) / 2 or _are_labelled(wide):
        return in_turn
    if len(rows) == 1 and any(cell.is_long for cell in cells):
        return in_turn
    return _below_each_other(rows)


def _are_labelled(rows: list[_Row]) -> bool:
    """Whether each row has a heading at its left and a text beside it."""
    return (
        len(rows) > 1
        and all(row[0].is_label for row in rows)
        and not any(cell.is_label for row in rows for cell in row[1:])
        and sum(any(cell.is_long for cell in row[1:]) for row in rows) >= len(rows) / 2
    )


def _below_each_other(rows: list[_Row]) -> list[_Cell] | None:
    """The cells of rows of headings, each with a row of texts below it; None for other rows.

    A heading over all may stand alone.
    """
    found: list[_Cell] = []
    pairs, long, at = 0, False, 0
    while at < len(rows):
        row = rows[at]
        text = rows[at + 1] if at + 1 < len(rows) else []
        if not all(cell.is_label for cell in row):
            return None
        if len(text) == len(row) and not any(cell.is_label for cell in text):
            found += [cell for pair in zip(row, text, strict=True) for cell in pair]
            pairs, long, at = pairs + 1, long or any(cell.is_long for cell in text), at + 2
        elif len(row) == 1:
            found += row
            at += 1
        else:
            return None
    return found if pairs > 1 or long else None


def _within(held: Element, tag: str) -> Iterator[Element]:
    """The rows of a table, or the cells of a row, also those in a content control."""
    for child in held:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml"):
            yield from _within(child, tag)


def _cell(element: Element, headings: Headings) -> _Cell:
    paragraphs = [one for one in element.iter(f"{W}p") if _words(one)]
    first = paragraphs[0] if paragraphs else None
    titled = first is not None and (
        first in headings or (len(paragraphs) > 1 and _is_numbered(_words(first)))
    )
    shade = element.find(f"{W}tcPr/{W}shd")
    fill = shade.get(f"{W}fill", "auto") if shade is not None else "auto"
    opened = first is not None and headings.opens(first)
    return _Cell(element, paragraphs, titled, opened, fill.upper() not in ("AUTO", "FFFFFF"))


def _is_numbered(words: str) -> bool:
    return bool(_NUMBERED.match(words)) and is_short(words)


def _words(held: Element) -> str:
    text = "".join(
        (piece.text or "") if piece.tag == f"{W}t" else " "
        for piece in held.iter()
        if piece.tag in (f"{W}t", f"{W}br", f"{W}tab")
    )
    return re.sub(r"\s+", " ", text).strip()
