"""Which lines belong to the box above them, and which were meant to. Pure.

The renderer takes the lines of a box that begin with four spaces, and what is behind an empty line
as well. A line that lost its spaces is shown below the box: what trainers say, to every reader.
"""

from __future__ import annotations

from briefed.source.list_numbers import LIST_ITEM
from briefed.source.page_parts import NOTES, SAFETY

EMPTY = (
    "the lines of a box begin with four spaces, so the box above is empty: put four spaces "
    "before this line, and before those below it that belong to the box"
)
LEFT = (
    "this line stands below the box and not in it: put four spaces before it, and before those "
    "below it that belong to the box"
)
LEFT_OR_NEXT = f"{LEFT}, or leave a line empty above it, if it does not belong to the box"
LEFT_NOTES = (
    "this line stands below the trainer notes and not in them, so every reader would see it: put "
    "four spaces before it, and before those below it that are for trainers, or a heading above it"
)
CODE = "readers would see this line as code: begin it with four spaces, as the lines of a box do"
_NEVER_OF_A_BOX = ("#", "!!!", "???")  # begin no line that a box was meant to hold


class BoxLines:
    """The box that the lines of a page are in.

    `box` is "open", "collapsed" or "" for none; while a line is outside it by a slip, and reported,
    it counts as inside.
    """

    def __init__(self) -> None:
        self.box = ""
        self._empty = False  # whether nothing of it was read yet
        self._slipped = False  # whether its lines are not indented
        self._listed = False  # whether its last block is a list
        self._nested = False  # whether another box is in it

    def begin(self, box: str, nested: bool) -> None:
        """Begin a box; one within another is `nested`."""
        self.box = box
        self._nested, self._listed = nested, False
        self._empty = self._empty or not nested

    def slip_of(self, words: str, indent: int, after_blank: bool, part: str) -> str:
        """What is said of a line that was meant for the box and is not in it; "" for most.

        `words` are the line behind its `indent`; `after_blank` is whether the line above is empty.
        `part` is the part of the page that the box makes, "" for none.
        """
        empty, self._empty = self._empty, False
        if not self.box or self._slipped or words.startswith(_NEVER_OF_A_BOX):
            return ""
        item = bool(LIST_ITEM.match(words))
        if indent < 4:
            slip = EMPTY if empty else self._left(words, indent, item, after_blank, part)
            self._slipped = bool(slip)
            return slip
        if indent >= 8 and after_blank and not (self._listed or self._nested):
            return CODE
        if after_blank or item:
            self._listed = item or (self._listed and indent >= 8)
        return ""

    def _left(self, words: str, indent: int, item: bool, after_blank: bool, part: str) -> str:
        """What is said of a line at the left margin, or nearly there, below the lines of a box."""
        if words[0] == ">":
            return ""  # a quote, of which it is said that no empty line is above it
        # Below a safety box, the list of what to do may go on.
        goes_on = item and self._listed and not (after_blank and part == SAFETY)
        if indent or goes_on:
            return LEFT
        if part == NOTES:
            return LEFT_NOTES
        return "" if after_blank else LEFT_OR_NEXT

    def leave(self, words: str, indent: int) -> bool:
        """Leave the box where a line no longer belongs to it; whether it still does by a slip."""
        if self._slipped:
            self._slipped = words[0] != ">" and not words.startswith(_NEVER_OF_A_BOX)
        if self._slipped:
            return True
        if indent < 4:
            self.box = ""
        return False
