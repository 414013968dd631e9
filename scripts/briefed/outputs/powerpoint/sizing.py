"""In which size of type a slide of PowerPoint has room for all that it shows. Pure.

Slides among which one text was divided have one size, as their pages in the PDF have
(`templates/slide.typ`). Lengths are in pixels of a slide of 1280 by 720.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable
from typing import NamedTuple

from briefed.outputs.fitting import CLOSING_CODE
from briefed.outputs.powerpoint import layouts
from briefed.outputs.powerpoint.frames import TYPE_SIZES, Choice, Frame
from briefed.outputs.powerpoint.measure import dot_unit, height, row_heights
from briefed.outputs.powerpoint.words import (
    Block,
    Dots,
    Paragraph,
    Picture,
    Run,
    Table,
    Text,
)

GAP = 18  # between the blocks of a slide
BUTTON, PADDING = 20, 10  # within a button: at the sides, and above and below its words
WAY = 46  # the height of a way out of a part of a case
_TITLE_CODE = 190
_PICTURE = 320  # the height of a picture at most


class Fitted(NamedTuple):
    """How what a slide shows fits on it.

    `size` is that of its type, `width` the room for its words. `highs` are the heights of its
    blocks, and `choices` those of its choices.
    """

    size: float
    width: float
    highs: tuple[float, ...]
    choices: tuple[float, ...]

    @property
    def total(self) -> float:
        """How high all of it is, one below the other."""
        return sum(self.highs) + sum(self.choices) + GAP * (len(self.highs + self.choices) - 1)


def of_one_size(shown: Iterable[Frame]) -> list[Frame]:
    """Frames of which those of one text have the size that fits all of them."""
    shown = list(shown)
    sizes: dict[int, float] = {}
    for one in shown:
        if one.text:
            sizes[one.text] = min(sizes.get(one.text, math.inf), _size(one))
    return [one._replace(size=sizes.get(one.text, one.size)) for one in shown]


def _size(frame: Frame) -> float:
    answers = frame.layout in (layouts.QUESTION, layouts.ANSWER)
    return frame.size if answers else fitted(frame).size


def fitted(frame: Frame) -> Fitted:
    """A frame that asks nothing in the largest size that it may have and fits in.

    In the smallest size, if it fits in none. A figure as dots is large if it can.
    """
    box = layouts.box(frame.layout, layouts.BODY)
    width = box.width - (code_side(frame) + 2 * GAP if code_of(frame) else 0)
    sizes = [one for one in TYPE_SIZES if one <= frame.size]
    for size, large in itertools.product(sizes, (True, False)):
        found = Fitted(
            size,
            width,
            tuple(_high(one, size, width, large) for one in blocks_of(frame)),
            tuple(_choice_high(one, size, width) for one in frame.choices),
        )
        if found.total <= room(frame):
            break
    return found


def room(frame: Frame) -> float:
    """How high the room of a frame is, above the ways out of a part of a case."""
    box = layouts.box(frame.layout, layouts.BODY)
    return box.height - (WAY + GAP if frame.back or frame.on else 0)


def code_of(frame: Frame) -> Picture | None:
    """The QR code of an address on a frame; other pictures are files of the site."""
    return next(
        (one for one in frame.blocks if isinstance(one, Picture) and "://" in one.source), None
    )


def code_side(frame: Frame) -> float:
    """The side of a frame's QR code: that of a title is beside other words."""
    return CLOSING_CODE if frame.layout == layouts.CLOSING else _TITLE_CODE


def blocks_of(frame: Frame) -> list[Block]:
    """What is one below the other on a frame."""
    code = code_of(frame)
    return [one for one in frame.blocks if one is not code]


def item(choice: Choice) -> Text:
    """A choice as it is written into its button."""
    return (Paragraph((Run(choice.words),), "letter", choice.number, 1),)


def _high(block: Block, size: float, width: float, large: bool) -> float:
    if isinstance(block, Dots):
        return block.height * dot_unit(block, size, width, large)
    if isinstance(block, Table):
        return sum(row_heights(block, size, width))
    return _PICTURE if isinstance(block, Picture) else height(block, size, width)


def _choice_high(choice: Choice, size: float, width: float) -> float:
    return height(item(choice), size, width - 2 * BUTTON) + 2 * PADDING
