"""A frame → the shapes of a slide, in the order in which they are read."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from pptx.enum.shapes import MSO_SHAPE
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.slide import Slide

from briefed.outputs.powerpoint import layouts
from briefed.outputs.powerpoint.boxes import (
    Bounds,
    at_foot,
    drawn_in,
    lengths,
    place,
    put,
    to_its_edge,
)
from briefed.outputs.powerpoint.drawings import draw_code, draw_dots, draw_picture, draw_table
from briefed.outputs.powerpoint.frames import BETWEEN, Choice, Frame, lettered
from briefed.outputs.powerpoint.look import PLACES, SMALLEST
from briefed.outputs.powerpoint.measure import height
from briefed.outputs.powerpoint.runs import paragraphs, sizes
from briefed.outputs.powerpoint.sizing import (
    BUTTON,
    GAP,
    PADDING,
    WAY,
    Fitted,
    blocks_of,
    code_of,
    code_side,
    fitted,
    item,
    room,
)
from briefed.outputs.powerpoint.words import (
    BREAK,
    Block,
    Dots,
    Picture,
    Run,
    Table,
    Text,
    is_text,
    plain,
)

_WAY_WIDTH = 320  # pixels: a way out of a part of a case
BACK, ON = "Back to the choice", "On, after the case"


class Writer:
    """Fills one slide.

    `foot` is at the foot of it; `pictures` is the folder that the addresses of pictures begin at.
    `to` finds the slide of a part of a case, and by "" the one behind the case.
    """

    def __init__(
        self,
        slide: Slide,
        frame: Frame,
        foot: str,
        pictures: Path,
        to: Callable[[str], Slide | None],
    ) -> None:
        self.slide, self.frame, self.foot = slide, frame, foot
        self.pictures, self.to = pictures, to
        self.tree: Any = slide.shapes._spTree
        self.boxes: dict[int, Any] = {one.placeholder_format.idx: one for one in slide.placeholders}

    def write(self) -> None:
        """Put all shapes onto the slide. Raises InputError for a picture that can't be shown."""
        frame = self.frame
        colour = frame.slide.mark.kind.removeprefix("bf-") if frame.slide.mark else ""
        title = plain(frame.title, colour=colour if colour in PLACES else "")
        head = (Run(frame.head, least=True, colour="soft"), Run(BREAK)) if frame.head else ()
        self._text(0, (title._replace(runs=(*head, *title.runs)),))
        if frame.layout in (layouts.QUESTION, layouts.ANSWER):
            self._question()
        else:
            self._body()
            if frame.second:
                self._text(layouts.SECOND, frame.second)
        self._ways()
        for empty in self.boxes.values():
            self.tree.remove(empty._element)
        for kind, number in (("ftr", layouts.FOOTER), ("sldNum", layouts.NUMBER)):
            name = layouts.box(frame.layout, number).name
            at_foot(self.tree, kind, number, name, self.foot if kind == "ftr" else "")

    def _text(
        self, number: int, words: Text, size: float = 0, bounds: Bounds | None = None
    ) -> None:
        """Put words into a placeholder; it has its size and its place from the layout without."""
        box = self.boxes.pop(number)
        self.tree.append(box._element)  # behind what is read before it
        if bounds:
            place(box, bounds)
        self._fill(box, words, size or layouts.box(self.frame.layout, number).size, bool(size))

    def _fill(self, shape: Any, words: Text, size: float, own: bool = True) -> None:
        marks = layouts.LAYOUTS[self.frame.layout].marks
        made = paragraphs(words, size, self._link, marks)
        put(shape._element.txBody, sizes(size) + made if own else made)

    def _link(self, address: str) -> str:
        return self.slide.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    def _question(self) -> None:
        """A question, and close below it the panel with its answers."""
        frame = self.frame
        stem, panel = (layouts.box(frame.layout, at) for at in (layouts.BODY, layouts.SECOND))
        lead = tuple(one for block in frame.blocks if is_text(block) for one in block)
        space, top = float(layouts.BOTTOM - layouts.TOP), stem.top
        if lead:
            high = height(lead, frame.size, stem.width)
            self._text(layouts.BODY, lead, frame.size, (stem.left, top, stem.width, high))
            top, space = top + high + BETWEEN, space - high - BETWEEN
        if frame.second:
            inside = height(frame.second, frame.size, panel.width - 2 * panel.inset)
            below = min(inside + 2 * panel.inset + 12, space)
            top += min(8, space - below) if lead else 0
            bounds = panel.left, top, panel.width, below
            self._text(layouts.SECOND, frame.second, frame.size, bounds)

    def _body(self) -> None:
        """What a slide says and shows, with a QR code at the right."""
        frame, box = self.frame, layouts.box(self.frame.layout, layouts.BODY)
        code, found = code_of(frame), blocks_of(frame)
        if found or frame.choices:
            self._stack(found, fitted(frame), box)
        if code:
            side = code_side(frame)
            left, top = box.left + box.width - side, box.top + (box.height - side) / 2
            draw_code(self.slide, code, (left, top, side, side))

    def _stack(self, found: list[Block], fits: Fitted, box: layouts.Box) -> None:
        """Blocks and choices, one below the other, in the middle of their room.

        A text by itself has all of the room, and its layout puts it in the middle.
        """
        size, width, space = fits.size, fits.width, room(self.frame)
        if len(found) == 1 and not self.frame.choices and is_text(found[0]):
            self._text(layouts.BODY, found[0], size, (box.left, box.top, width, space))
            return
        texts = [one for one in found if is_text(one)]
        longest = max(texts, key=lambda one: sum(len(part.words) for part in one), default=None)
        top = box.top + max(0, space - fits.total) / 2
        for one, high in zip(found, fits.highs, strict=True):
            self._block(one, size, (box.left, top, width, high), one is longest)
            top += high + GAP
        for choice, high in zip(self.frame.choices, fits.choices, strict=True):
            self._choice(choice, size, (box.left, top, width, high))
            top += high + GAP

    def _block(self, block: Block, size: float, bounds: Bounds, longest: bool) -> None:
        """A block in its place; the longest text is in the placeholder of the layout."""
        if isinstance(block, Dots):
            draw_dots(self.slide, block, bounds)
        elif isinstance(block, Table):
            draw_table(self.slide, block, size, bounds, self._link)
        elif isinstance(block, Picture):
            # The folder of the slides may not be there yet, from which the address leads up.
            path = Path(os.path.normpath(self.pictures / unquote(block.source)))
            draw_picture(self.slide, block, path, bounds)
        elif longest:
            self._text(layouts.BODY, block, size, bounds)
        else:
            shape = self.slide.shapes.add_textbox(*lengths(bounds))
            shape.name = "Words"
            to_its_edge(shape)
            self._fill(shape, block, size)

    def _choice(self, choice: Choice, size: float, bounds: Bounds) -> None:
        """A choice to click, which leads to the slide of its part."""
        shape = self._button(f"Choice {lettered(choice)}", item(choice), size, bounds)
        if (target := self.to(choice.target)) is not None:
            shape.click_action.target_slide = target

    def _ways(self) -> None:
        """What leads out of a part of a case: back to the choice, and on behind it."""
        frame = self.frame
        ways = [(BACK, self.to(frame.back))] if frame.back else []
        ways += [(ON, self.to(""))] if frame.on else []
        left = layouts.box(frame.layout, layouts.BODY).left
        for words, target in ways:
            if target is not None:
                bounds = left, layouts.BOTTOM - PADDING - WAY, _WAY_WIDTH, WAY
                shape = self._button(words, (plain(words),), SMALLEST, bounds)
                shape.click_action.target_slide = target
                left += _WAY_WIDTH + GAP

    def _button(self, name: str, words: Text, size: float, bounds: Bounds) -> Any:
        shape = self.slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *lengths(bounds))
        shape.name = name
        shape.adjustments[0] = min(0.5, 10 / min(bounds[2:]))
        drawn_in(shape, "sheet", "edge", 2)
        to_its_edge(shape, BUTTON)
        self._fill(shape, words, size)
        return shape
