"""What a reader of any format hands on."""

from __future__ import annotations

from typing import NamedTuple


class Block(NamedTuple):
    """One piece of a brought file, its words as inline Markdown.

    `kind` is "title", "heading", "paragraph", "item", "numbered", "head" (of a table, with the line of dashes), "row" or "note" (a
    footnote's text). `depth` is a heading's level (1 to 6) or an item's nesting from 0, `line` where it begins; where a format has no
    lines, the place of the block, from 1. `number` is that of a numbered item; of a heading it is "#" where the file itself marks it as one.
    `typed` is what stood before an item as text of the file's own, such as "2." or "o"; what Word itself counts is not.
    """

    kind: str
    text: str
    line: int
    depth: int = 0
    number: str = ""
    typed: str = ""


class Doubt(NamedTuple):
    """What a person should look at: a line of the file, or the place of a block, and how it was read."""

    line: int
    what: str
