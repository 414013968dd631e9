"""Lines of a PDF's pages → one text, with headings marked and page headers and footers removed."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from briefed.importing.inline_markdown import escaped
from briefed.importing.pdf_page import Line
from briefed.text.patterns import lazily
from briefed.text.words import BULLETS

_EDGE = 2  # lines at the top and at the foot of a page that may be its header or footer
_LARGER = 1.12  # a heading is larger than this, times the size of the text
_MOST_SIZES = 6  # of headings
_FEW = 6  # lines; fewer of a size tell nothing
_COLUMN = 3  # usual steps; the next column begins more than this above the end of the one before
_GAP = 1.25  # a gap is larger than this, times the usual step from line to line
_ITEM = lazily(rf"(?:[{BULLETS}]|\d{{1,3}}[.)])\s")
_PAGE_NUMBER = lazily(r"(?:page\s*)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?|[-–]\s*\d{1,3}\s*[-–]", re.I)


def remove_headers_and_footers(pages: list[list[Line]], left_out: list[str]) -> None:
    """Take page numbers, and lines that repeat at the edge of pages, out of the pages.

    Adds a description of each to `left_out`.
    """
    at_edge = Counter(
        key
        for lines in pages
        for key in {_key(line.text) for line in [*lines[:_EDGE], *lines[-_EDGE:]]}
    )
    repeated = {key for key, times in at_edge.items() if times >= max(2, len(pages) // 2 + 1)}
    for lines in pages:
        for edge in (0, -1):
            while lines and (
                _key(lines[edge].text) in repeated or _PAGE_NUMBER.fullmatch(lines[edge].text)
            ):
                line = lines.pop(edge).text
                left_out.append(
                    f"the number of a page: {line}"
                    if _PAGE_NUMBER.fullmatch(line)
                    else f"what stands on each page: {line}"
                )


def _key(line: str) -> str:
    """A line with all numbers made equal, so that the numbers of pages are."""
    return re.sub(r"\d+", "0", line).lower()


def write(pages: list[list[Line]]) -> str:
    """The lines of all pages as a text.

    Larger lines are marked as headings and bold ones as bold. An empty line is put where the page
    has a gap.
    """
    return _Writer(pages).text(pages)


def _is_text(pages: list[list[Line]], size: float) -> bool:
    """Whether lines of a size are text, as the answers in a form are: one in three ends a sentence.

    A heading ends none, and few of them begin with a small letter.
    """
    lines = [line.text for page in pages for line in page if line.size == size]
    ended = sum(bool(re.search(r"[.;]$|^[a-z]", text.strip())) for text in lines)
    return len(lines) >= _FEW and ended * 3 >= len(lines)


class _Writer:
    """Writes the lines of pages, by the sizes and steps that are usual on them."""

    def __init__(self, pages: list[list[Line]]) -> None:
        sizes = Counter[float]()
        for lines in pages:
            for line in lines:
                sizes[line.size] += len(line.text)
        body = sizes.most_common(1)[0][0] if sizes else 0
        large = sorted(
            (size for size in sizes if size > body * _LARGER and not _is_text(pages, size)),
            reverse=True,
        )
        self._large = large[:_MOST_SIZES]
        steps = Counter(
            round(above.height - below.height)
            for lines in pages
            for above, below in pairwise(lines)
            if above.size == below.size == body
        )
        self._step = steps.most_common(1)[0][0] if steps else body
        self._out: list[str] = []
        self._previous: Line | None = None
        self._item: float | None = None  # the left edge of the item that a line may belong to

    def text(self, pages: list[list[Line]]) -> str:
        """The text of all pages."""
        for lines in pages:
            for number, line in enumerate(lines):
                begins_item = bool(_ITEM.match(line.text))
                begins_page = number == 0
                self._add(line, begins_item, begins_page, self._begins_column(lines, number))
                self._item = line.left if begins_item else self._item
                self._previous = line
        return "\n".join(self._out) + "\n"

    def _begins_column(self, lines: list[Line], number: int) -> bool:
        """Whether a line of a page begins its next column.

        A cell of a table stands beside another one too, but the next row is left of it again.
        """
        above, line = lines[number - 1], lines[number]
        return (
            number > 0
            and line.height - above.height > self._step * _COLUMN
            and min(later.left for later in lines[number:]) > above.left
        )

    def _add(self, line: Line, begins_item: bool, begins_page: bool, begins_column: bool) -> None:
        text = escaped(line.text)
        previous = self._previous
        near = previous is not None and not begins_page and self._is_near(previous, line)
        if previous is not None and near and self._is_heading(line) and previous.size == line.size:
            self._out[-1] += f" {text}"  # a heading that runs over two lines
            return
        if previous is not None and near and self._goes_on_in_bold(previous, line, begins_item):
            self._out[-1] = f"{self._out[-1][:-2]} {text}**"
            return
        # A sentence may run on over the end of a page or of a column.
        runs_on = (
            previous is not None
            and (begins_page or begins_column)
            and re.search(r"[^.!?:;]$", previous.text)
            and line.text[:1].islower()
        )
        left_of_item = self._item is not None and not begins_item and line.left <= self._item + 1
        set_apart = self._is_set_apart(line) or (
            previous is not None and self._is_set_apart(previous)
        )
        if self._out and (set_apart or left_of_item or not near) and not runs_on:
            self._out.append("")
            self._item = None
        if runs_on and left_of_item:
            self._item = None  # the item goes on in a column further left
        if self._is_heading(line):
            text = f"{'#' * (self._large.index(line.size) + 1)} {text}"
        elif line.bold and not (begins_item or line.in_columns):
            text = f"**{text}**"
        self._out.append(text)

    def _goes_on_in_bold(self, above: Line, line: Line, begins_item: bool) -> bool:
        """Whether a line in bold goes on in the next one, as a heading or a paragraph does."""
        return (
            above.bold
            and line.bold
            and above.size == line.size
            and not begins_item
            and self._out[-1].startswith("**")
            and not above.text.rstrip().endswith(":")
        )

    def _is_near(self, above: Line, line: Line) -> bool:
        """Whether a line is below another without a gap."""
        return 0 < above.height - line.height <= max(self._step, line.size) * _GAP

    def _is_set_apart(self, line: Line) -> bool:
        return (line.bold and not line.in_columns) or self._is_heading(line)

    def _is_heading(self, line: Line) -> bool:
        """Whether a line is larger than the text, and no row of a table."""
        return line.size in self._large and not line.in_columns
