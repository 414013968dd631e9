"""Headings that nothing marks: lines in capitals, or short lines without a full stop above a text.

They are looked for only where a file marks no headings and ends none in a colon or question mark.
"""

from __future__ import annotations

from collections.abc import Callable

from briefed.importing.blocks import Block
from briefed.importing.text_layout import in_capitals
from briefed.text.patterns import lazily

_MOST_WORDS = 10
_END = lazily(r"[.!?;:,…–—-][\"'”’)]*$|^\W|^[a-z]")
# Dates, addresses and names of authors, which are short too.
_DATE = lazily(
    r"(?:\w+day,? )?(?:\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}"
    r"|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+,? \d{4}|[A-Z][a-z]+ \d{1,2}, \d{4})\b.*"
    r"|by [A-Z].*|(?:e-?mail|tel|telephone|phone|fax)\b.*|.*@.*|.*https?://.*|[\d\W]*"
)
_RUN = 2  # short lines behind each other may be a heading and one below it; more are a list


def find(blocks: list[Block], is_heading: Callable[[str], bool]) -> dict[int, str]:
    """The indexes of the blocks that are headings, each with what makes it one.

    `is_heading` tells a paragraph that is a heading by how it ends; two of them show that the file
    writes its headings in that way, and then no other line is one.
    """
    paragraphs = [(at, block.text) for at, block in enumerate(blocks) if block.kind == "paragraph"]
    if sum(is_heading(text) for _, text in paragraphs) > 1:
        return {}
    capitals = [at for at, text in paragraphs if "\n" not in text and in_capitals(text)]
    if len(capitals) > 1:
        return dict.fromkeys(capitals, "is in capitals")
    found: dict[int, str] = {}
    short = [_is_short(block) for block in blocks]
    at = 0
    while at < len(blocks):
        end = at
        while end < len(blocks) and short[end]:
            end += 1
        if at < end < len(blocks) and end - at <= _RUN and _is_text(blocks[end]):
            found[end - 1] = "is short, has no full stop and is above a text"
        at = max(end, at + 1)
    return found


def _is_short(block: Block) -> bool:
    text = block.text.strip("*_")
    return (
        block.kind == "paragraph"
        and "\n" not in text
        and len(text.split()) <= _MOST_WORDS
        and not _END.search(text)
        and not _DATE.fullmatch(text)
    )


def _is_text(block: Block) -> bool:
    """Whether a block is what a heading is above: an item, a row, or more than a few words."""
    return block.kind in ("item", "numbered", "head") or (
        block.kind == "paragraph" and len(block.text.split()) > 4
    )
