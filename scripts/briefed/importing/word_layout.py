"""The text of a Word file in the order in which its page is read, for pandoc and for our own count.

Nothing but the order and the look of letters is changed. What is left out is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from briefed.importing import word_boxes, word_tables
from briefed.importing.word_headings import Headings
from briefed.importing.word_package import W
from briefed.importing.word_text import Styles, characters

_BOX = "a text box begins here; it was read behind the text that it stands beside"
_TABLE = "a table begins here; it was read as boxes, one after the other"
_LOOK = "this line was read as if it were in bold, because it is underlined, larger or in a colour"


class LaidOut(NamedTuple):
    """What a person should know of a text that was laid out.

    `doubts` are in the order of the text, each behind the words that it is about. `left_out`
    describes what the text no longer has.
    """

    doubts: list[tuple[str, str]]
    left_out: list[str]


def lay_out(text: Element, styles: Styles) -> LaidOut:
    """Lay out a text: its boxes, the tables that are boxes, and the lines that look like headings.

    The text itself is changed.
    """
    boxes = word_boxes.take_out(text)
    headings = Headings(text, styles.looks, styles.names)
    tables = word_tables.unfold(text, headings)
    word_boxes.settle(text, headings.__contains__)
    looks = headings.mark(text)
    doubts = _in_order(text, styles, {_BOX: boxes, _TABLE: tables.boxes, _LOOK: looks})
    left_out = [f"a number that stands alone in a table: {words}" for words in tables.numbers]
    return LaidOut(list(doubts), left_out)


def _in_order(
    text: Element, styles: Styles, told: dict[str, list[Element]]
) -> Iterator[tuple[str, str]]:
    """What is told of paragraphs, each behind the words of its paragraph."""
    for paragraph in text.iter(f"{W}p"):
        for what, paragraphs in told.items():
            if paragraph in paragraphs:
                yield "".join(characters(paragraph, styles.looks)), what
