"""How high words are on a slide, in pixels; rather a little too high than too low. Pure.

A line is broken where PowerPoint breaks it, by the widths of the letters of Arial, with which those
of Liberation Sans and Helvetica agree.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from briefed.outputs.powerpoint.words import BREAK, TAB, Dots, Paragraph, Run, Table, Text
from briefed.rendering.dots import CELL

LINE_SPACING = 1.05  # in units of the line of the font, which is 1.15 of its size
_LINE = 1.26  # a line's height in units of its type, a little more than the product of both
GAP = 0.45  # the space above a paragraph, in units of its type
INDENT = 1.3  # of a list, likewise
LARGE, BESIDE = 1.4, 11  # the type of a number to call, and the room for it, likewise
_LARGE_DOT, _LARGE = 64, 200  # pixels: the room of a large dot, and the height of a large figure
_CELL = 12  # pixels above and below the words of a cell, and again at their sides
_SURE = 1.02  # other machines have other fonts
_BOLD = 1.08  # how much wider bold letters are
# In thousandths of the type's size.
_WIDTHS = {
    letter: width
    for width, letters in {
        222: "ijl'‘’",
        278: " !,./:;I[]ft|\\\N{NO-BREAK SPACE}",
        333: "r()-`“”",
        389: '*"',
        500: "cksvxyzJ",
        611: "FTZ",
        667: "ABEKPSVXY&",
        722: "CDHNRUw",
        778: "GOQ",
        833: "mM",
        944: "W",
        1000: "—…@%",
    }.items()
    for letter in letters
}
_OTHER = 556


def height(words: Text, size: float, width: float) -> float:
    """How high paragraphs are in a box that is so wide, in type of so many pixels."""
    gaps = GAP * size * max(0, len(words) - 1)
    lines = sum(_lines(one, size, width) + (LARGE - 1) * one.to_call for one in words)
    return gaps + lines * _LINE * size


def inset_of(paragraph: Paragraph, size: float) -> float:
    """How far from the edge of their box the lines of a paragraph begin, in pixels."""
    return size * (INDENT * (paragraph.level + paragraph.quoted) + BESIDE * paragraph.to_call)


def _lines(paragraph: Paragraph, size: float, width: float) -> int:
    """How many lines a paragraph fills; a word that is longer than a line is broken as well."""
    inset = inset_of(paragraph, size)
    room = (width - inset) / size / _SURE * 1000
    lines, at = 1, 0.0
    for word, wide in _words(paragraph):
        if word == BREAK or (at and at + wide > room):
            lines, at = lines + 1, 0.0
        lines += int(wide // room)
        at += wide % room
        if not word.strip():
            at += _WIDTHS[" "]
    return lines


def _words(paragraph: Paragraph) -> Iterator[tuple[str, float]]:
    """The words of a paragraph, the spaces between them and its breaks, and how wide each is.

    A word may be of several looks; spaces have no width, since they may end a line.
    """
    word, wide = "", 0.0
    for run in _beside(paragraph):
        for letter in run.words:
            if letter in (" ", BREAK):
                yield word, wide
                yield letter, 0.0
                word, wide = "", 0.0
            else:
                word += letter
                wide += _WIDTHS.get(letter, _OTHER) * (_BOLD if run.bold else 1)
    yield word, wide


def _beside(paragraph: Paragraph) -> Iterator[Run]:
    """The runs of a paragraph, of one to call those beside its number."""
    runs = iter(paragraph.runs)
    if paragraph.to_call:
        runs = itertools.islice(itertools.dropwhile(lambda run: run.words != TAB, runs), 1, None)
    return runs


def dot_unit(dots: Dots, size: float, width: float, large: bool) -> float:
    """How many pixels a unit of a figure as dots has, beside words in type of so many pixels.

    A `large` one fills the width that there is, unless its dots would become too large or too many
    below each other.
    """
    if large:
        return min(width / dots.width, _LARGE_DOT / CELL, _LARGE / dots.height)
    return min(width, dots.ems * size) / dots.width


def row_heights(table: Table, size: float, width: float) -> list[float]:
    """How high the rows of a table are."""
    column = width / max(map(len, table.rows)) - 2 * _CELL
    return [
        max((height(cell, size, column) for cell in row), default=0.0) + 2 * _CELL
        for row in table.rows
    ]
