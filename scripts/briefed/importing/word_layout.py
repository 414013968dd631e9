"""The text of a Word file in the order in which its page is read, for pandoc and for our own count.

Nothing but the order and the look of letters is changed. What is left out is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from briefed.importing import word_boxes, word_furniture, word_tables
from briefed.importing.word_headings import Headings
from briefed.importing.word_package import W
from briefed.importing.word_text import Styles, characters, words_of

_BOX = "a text box begins here; it was read behind the text that it stands beside"
_TABLE = "a table begins here; it was read as boxes, one after the other"
_LOOK = "this line was read as if it were in bold, because it is underlined, larger or in a colour"


_RENEWED = (
    "Word writes a date here anew whenever the file is opened or printed: write the date as text"
)
_FIRST = 8  # paragraphs among which a title is looked for
_MOST_WORDS = 40  # of a title


class LaidOut(NamedTuple):
    """What a person should know of a text that was laid out.

    - `doubts` are in the order of the text, each behind the words that it is about;
    - `left_out` describes what the text no longer has;
    - `title` has the words of the title, if the file shows which they are.
    """

    doubts: list[tuple[str, str]]
    left_out: list[str]
    title: str | None


def lay_out(text: Element, styles: Styles) -> LaidOut:
    """Lay out a text: its boxes, the tables that are boxes, and the lines that look like headings.

    The text itself is changed, and its furniture is taken out.
    """
    left_out = word_furniture.leave_out(text, styles.name)
    boxes = word_boxes.take_out(text)
    headings = Headings(text, styles)
    tables = word_tables.unfold(text, headings)
    word_boxes.settle(text, headings.__contains__)
    title = _title(text, styles, headings)
    looks = [one for one in headings.mark(text) if one is not title]
    renewed = word_furniture.renewed(text)
    told = {_BOX: boxes, _TABLE: tables.boxes, _LOOK: looks, _RENEWED: renewed}
    doubts = _in_order(text, styles, told)
    left_out += [f"a number that stands alone in a table: {words}" for words in tables.numbers]
    words = None if title is None else "".join(characters(title, styles.looks))
    return LaidOut(list(doubts), left_out, words)


def _title(text: Element, styles: Styles, headings: Headings) -> Element | None:
    """The paragraph that has the style of titles, or the largest letters of all."""
    paragraphs = [one for one in text.iter(f"{W}p") if words_of(one).strip()]
    first = [one for one in paragraphs[:_FIRST] if len(words_of(one).split()) <= _MOST_WORDS]
    title = next((one for one in first if styles.name(one).lower() == "title"), None)
    if title is None and first:
        sizes = {one: headings.size(one) for one in paragraphs}
        largest = max(first, key=sizes.__getitem__)
        others = max((size for one, size in sizes.items() if one is not largest), default=0)
        title = largest if sizes[largest] > others else None
    return title


def _in_order(
    text: Element, styles: Styles, told: dict[str, list[Element]]
) -> Iterator[tuple[str, str]]:
    """What is told of paragraphs, each behind the words of its paragraph."""
    by_paragraph: dict[Element, list[str]] = {}
    for what, paragraphs in told.items():
        for paragraph in paragraphs:
            by_paragraph.setdefault(paragraph, []).append(what)
    for paragraph in text.iter(f"{W}p"):
        for what in by_paragraph.get(paragraph, []):
            yield "".join(characters(paragraph, styles.looks)), what
