"""Headings that nothing marks: lines in capitals, or short lines without a full stop above a text.

They are looked for only where a file marks no headings. Where it ends several in a colon or
question mark, others need empty lines around them.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from briefed.importing import letter
from briefed.importing.blocks import Block
from briefed.importing.furniture import NAMED_DATE, POSTCODE
from briefed.importing.text_layout import in_capitals
from briefed.text.patterns import lazily

_SHORT = "is short, has no full stop and is above a text"
_USUAL = 10  # words
_MOST_WORDS = 16  # where most are in capitals
_NEAR_TEXT = 4  # words of a text right below its heading
_SENTENCE_END = lazily(r"[.!?:;)][\"'”’)]*$")
# How no heading ends, how none begins, and a label with its value.
_NONE = lazily(r"[.!?;:,…–—-][\"'”’)]*$|^\W|^[a-z]|:\s|\t")
# Dates, addresses and names of authors, which are short too.
_DATE = lazily(
    r"(?:\w+day,? )?(?:\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}"
    rf"|{NAMED_DATE})\b.*"
    r"|by [A-Z].*|(?:e-?mail|tel|telephone|textphone|phone|mobile|fax|[TEFMW]:)(?:\b|\s).*"
    r"|[\w ]{0,40}\bdates?\b[\w ]{0,40}:.*\d{4}"
    rf"|.*@.*|.*(?:https?://|\bwww\.).*|.*\b{POSTCODE}|[\d\W]*"
)
_RUN = 2  # short lines behind each other may be a heading and one below it; more are a list


def find(
    blocks: list[Block], is_heading: Callable[[str], bool], is_bold: Callable[[Block], bool]
) -> dict[int, str]:
    """The indexes of the blocks that are headings, each with what makes it one.

    `is_heading` tells a paragraph that is a heading by how it ends; two of them show that the file
    writes its headings in that way, and then another line is one only between empty lines. So do
    two that `is_bold` tells, and then none is but lines in capitals.
    """
    paragraphs = [(at, block.text) for at, block in enumerate(blocks) if block.kind == "paragraph"]
    if sum(is_heading(text) for _, text in paragraphs) > 1:
        return _beside_questions(blocks, is_heading)
    capitals = [at for at, text in paragraphs if "\n" not in text and in_capitals(text)]
    if len(capitals) > 1:
        return dict.fromkeys(capitals, "is in capitals")
    if sum(map(is_bold, blocks)) > 1:
        return {}
    found: set[int] = set()
    for at in range(len(blocks) - 2, 0, -1):
        below = at + 1 in found and blocks[at + 1].near
        if _is_short(blocks[at]) and (below or _is_text(blocks, at + 1)) and _follows(blocks, at):
            found.add(at)
    return dict.fromkeys(found, _SHORT)


def _beside_questions(blocks: list[Block], is_heading: Callable[[str], bool]) -> dict[int, str]:
    """The short lines between empty ones, of a file in which other headings are questions."""
    found = [
        at
        for at in range(1, len(blocks) - 1)
        if _is_short(blocks[at])
        and not (blocks[at].near or blocks[at + 1].near)
        and _is_text(blocks, at + 1)
        and not is_heading(blocks[at + 1].text)
        and _follows(blocks, at)
    ]
    return dict.fromkeys(found, _SHORT) if len(found) > 1 else {}


def _follows(blocks: list[Block], at: int) -> bool:
    """Whether a short line follows what a heading follows: the end of a sentence or of a list.

    In a list without bullets, it follows a line without a full stop, or several short ones.
    """
    above, near = blocks[at - 1], blocks[at].near
    if above.kind != "paragraph":
        return not (above.kind == "title" and near)
    if above.near and not near and len(above.text.split()) <= _MOST_WORDS:
        return True
    if not _is_short(above):
        return bool(_SENTENCE_END.search(above.text) or _DATE.fullmatch(above.text))
    if near:  # right below another heading
        return not above.near and at > 1 and _follows(blocks, at - 1)
    return at < _RUN or not _is_short(blocks[at - _RUN])


def _is_short(block: Block) -> bool:
    """Whether a block may be a heading by its form; a longer one has its words in capitals."""
    words = block.text.strip("*_").split()
    return (
        block.kind == "paragraph"
        and "\n" not in block.text
        and len(words) <= _MOST_WORDS
        and (len(words) <= _USUAL or _in_title_case(words))
        and not _NONE.search(block.text)
        and not _DATE.fullmatch(block.text)
        and not letter.ends(block)
    )


def is_in_title_case(text: str) -> bool:
    """Whether a line is a heading that is long, has most words in capitals and no figure."""
    words = text.split()
    return (
        len(words) <= _MOST_WORDS
        and _in_title_case(words)
        and not re.search(r"\d", text)
        and not _DATE.fullmatch(text)
    )


def _in_title_case(words: list[str]) -> bool:
    """Whether most of some words begin in a capital letter."""
    return sum(word[0].isupper() for word in words) >= 0.6 * len(words)


def _is_text(blocks: list[Block], at: int) -> bool:
    """Whether a block is what a heading is above: an item, a row, or no short line itself."""
    block = blocks[at]
    if block.kind != "paragraph":
        return block.kind in ("item", "numbered", "head", "quote")
    return not _is_short(block) and len(block.text.split()) > (_NEAR_TEXT if block.near else 2)
