"""What a reader of any format hands on."""

from __future__ import annotations

from typing import NamedTuple


class Block(NamedTuple):
    """One piece of a brought file, its words as inline Markdown.

    `kind` is "title", "heading", "paragraph", "item", "numbered", "head" (of a table, with the line
    of dashes) or "row". `depth` is a heading's level (1 to 6) or an item's nesting (from 0; its indent until that is known), `line` where it begins.
    """

    kind: str
    text: str
    line: int
    depth: int = 0
    number: str = ""
