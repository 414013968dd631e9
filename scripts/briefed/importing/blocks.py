"""The values that a reader of any format hands on."""

from __future__ import annotations

from typing import NamedTuple


class Block(NamedTuple):
    """One piece of a brought file, its words as inline Markdown.

    - `kind` is "title", "heading", "paragraph", "quote" (a paragraph of somebody's own words),
      "item", "numbered", "head" (of a table, with the line of dashes), "row" or "note" (the text of
      a footnote);
    - `line` is where it begins; in a format without lines, the number of the block, from 1;
    - `depth` is a heading's level (1 to 6) or an item's nesting, from 0;
    - `number` is the number of a numbered item; "#" for a heading that the file marks as such;
    - `typed` is the sign before an item that the file has as text, such as "2." or "o". A sign
      that Word itself adds is not in it;
    - `near` says that no empty line of a plain text is between it and the block above.
    """

    kind: str
    text: str
    line: int
    depth: int = 0
    number: str = ""
    typed: str = ""
    near: bool = False


class Doubt(NamedTuple):
    """Something that a person should look at: the line or number of a block, and how it was read.

    Its line has the same meaning as a block's.
    """

    line: int
    what: str
