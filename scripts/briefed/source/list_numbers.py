"""Lists as the renderer reads them: where one begins, and its numbers, whatever is written."""

from __future__ import annotations

from briefed.text.patterns import lazily

LIST_ITEM = lazily(r"(?:[-*+]|(?P<number>\d+)\.)[ \t]+")  # how one begins
_ITEM = lazily(r"[-*+][ \t]+\S")


class Numbering:
    """Follows the numbered lists of a page.

    Python-Markdown counts the items of each list from 1 (`lazy_ol`).
    """

    def __init__(self) -> None:
        self._last: dict[int, int] = {}  # the last number of each open list, by its indent

    def leave(self) -> None:
        """End every list."""
        self._last = {}

    def fault(self, written: str | None, indent: int) -> str:
        """What is wrong with an item's number, in words, or "".

        `written` is the number as written, or None for an item that has a sign instead.
        """
        self._last = {other: last for other, last in self._last.items() if other <= indent}
        if written is None:
            return ""
        number = int(written[:9])
        right = number in (1, self._last.get(indent, 0) + 1)
        self._last[indent] = number
        if right:
            return ""
        return (
            f"readers would see another number than {written}., since this line begins like an "
            "item of a list, and lists are counted from 1. Write 1., 2., 3. in their order, or "
            f"{written}\\. for the figure"
        )


def lost_item(line: str) -> str:
    """What is wrong with a line of a paragraph that begins like an item, in words, or "".

    A choice of a case is reported with the case.
    """
    if "](#" in line or not _ITEM.match(line):
        return ""
    return (
        "readers would see this list as part of the text above: leave an empty line above it. "
        "If the line is no item, write \\- for its first sign"
    )
