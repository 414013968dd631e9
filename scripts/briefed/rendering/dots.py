"""A figure as dots: an inline drawing, with the briefing's sentence as its caption. Pure.

The drawing needs no style and no script: its sizes are in units of the type around it, and its only
ink is that of the words around it. So it is the same on a page, a slide and paper, and under a
strict Content Security Policy. What is not counted in is a ring: shape tells it, not colour.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from markupsafe import Markup

from briefed.checking.captions import Captioned
from briefed.model import Course
from briefed.rendering.titles import label
from briefed.templates import render
from briefed.text.patterns import lazily
from briefed.text.pictures import Picture

CLASS = "bf-dots"
CELL = 10  # units of a drawing, the room of a dot
_EM = 1.1  # the same in units of the type's size
_BELOW = 3  # between the dots and the words
_IN_A_ROW = 12  # dots that stand in one row; of more there are rows of ten, which are soon counted
_TEN = 10
_SIDE = 6  # dots in a row of a group that has another beside it
_BREAK = "  "  # ends a line of a paragraph
_SIGNS = lazily(r"[\\`*_{}\[\]()#+!.<>&-]")


class Dot(NamedTuple):
    """A dot: the middle of it, and whether it is filled."""

    x: int
    y: int
    filled: bool


def drawing(picture: Picture) -> Markup:
    """A picture as an element, with what is said in its place."""
    dots = _dots(picture)
    width = max(dot.x for dot in dots) + CELL // 2
    return Markup(
        render(
            __package__,
            "dots.html",
            kind=CLASS,
            alternative=picture.alternative,
            dots=dots,
            width=width,
            height=max(dot.y for dot in dots) + CELL // 2 + _BELOW,
            em=f"{width / CELL * _EM:.4g}",
        )
    )


def _dots(picture: Picture) -> list[Dot]:
    """Where the dots are: from left to right in rows, the groups beside each other."""
    if len(picture.groups) == 1:
        row = picture.dots if picture.dots <= _IN_A_ROW else _TEN
        return _block(picture.dots, picture.groups[0], row, 0)
    found: list[Dot] = []
    left = 0
    for number in picture.groups:
        row = min(number, _SIDE)
        found += _block(number, number, row, left)
        left += (row + 1) * CELL
    return found


def _block(number: int, filled: int, row: int, left: int) -> list[Dot]:
    return [
        Dot(left + at % row * CELL + CELL // 2, at // row * CELL + CELL // 2, at < filled)
        for at in range(number)
    ]


def above(shown: Captioned, line: str) -> str:
    """The first line of a quote in Markdown, with a picture above its words.

    Both are in one paragraph, so that a link to the quote, a slide and paper show both.
    """
    return f"> {drawing(shown.picture)}{_BREAK}\n{line}" if shown.picture else line


def captioned(course: Course, shown: Captioned) -> str:
    """The Markdown of a picture whose caption no quote on the page is; "" without a picture."""
    if shown.picture is None or shown.statement is None or shown.quote:
        return ""
    words = _SIGNS.sub(_escaped, shown.sentences)
    link = f"[{label(course, shown.statement)}](briefing.md#{shown.statement.id}){{ .bf-cite }}"
    # Comments keep it apart from the quotes around it: the renderer would make one of them.
    return f"<!-- -->\n\n> {drawing(shown.picture)}{_BREAK}\n> {words}\n> {link}\n\n<!-- -->"


def said(course: Course, shown: Captioned) -> str:
    """The words of a picture: what is said in its place, and a caption that is no quote."""
    if shown.picture is None or shown.statement is None:
        return ""
    own = "" if shown.quote else f" {shown.sentences} {label(course, shown.statement)}"
    return f"{shown.picture.alternative}{own}"


def _escaped(sign: re.Match[str]) -> str:
    """A sign that Markdown would read, so that it is shown."""
    return {"<": "&lt;", ">": "&gt;", "&": "&amp;"}.get(sign[0], f"\\{sign[0]}")
