"""Plain text → blocks. A heading is a line of its own that ends in a colon or a question mark, or has # signs."""

from __future__ import annotations

import re

from ..errors import InputError
from ..model import Location
from ..safety import LONGEST_LINE
from ..words import raw_html
from .blocks import Block

_BULLET = re.compile(r"([ \t]*)(?:[-•–*◦]|o(?=[ \t]))[ \t]+(?=\S)")
_NUMBER = re.compile(r"([ \t]*)(\d{1,3})[.)][ \t]+(?=\S)")
_MARKED = re.compile(r"(#{1,6})[ \t]+(\S.*)")
_LEAD_IN = re.compile(r"\b(?:should|must|to|include|includes|including|are|is|that|following|can|will|of|by|for|were|was)\s*:$", re.I)
_MOST_WORDS = 12


def read(text: str, file: str) -> list[Block]:
    """The blocks of a text. Raises InputError for a line no briefing has."""
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_LINE:
            raise InputError(f"this line has {len(line):,} characters, and a briefing's may have {LONGEST_LINE:,}: "
                             "check that the right file was brought", Location(file, number))
        html = raw_html(line)
        if html:
            raise InputError(f"raw HTML ({html[1]!r}) can't stand in a briefing: write the words alone, or \\< for the character", Location(file, number, html[0] + 1))
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        block, at = _next(lines, at)
        blocks += block
    return _level(_nest(_title(blocks)))


def _next(lines: list[str], at: int) -> tuple[list[Block], int]:
    """The block, or the table's blocks, that begin at a line, and the line behind."""
    line = lines[at]
    marked = _MARKED.fullmatch(line.strip())
    if marked:
        return [Block("heading", marked.group(2).rstrip("# "), at + 1, len(marked.group(1)), "#")], at + 1
    if line.lstrip().startswith("|"):
        end = at
        while end < len(lines) and lines[end].lstrip().startswith("|"):
            end += 1
        rows = [row.strip() for row in lines[at:end]]
        head = [Block("head", "\n".join(rows[:2]), at + 1)]
        return head + [Block("row", row, at + 3 + i) for i, row in enumerate(rows[2:])], end
    end = at + 1
    while end < len(lines) and lines[end].strip() and not _starts(lines[end]):
        end += 1
    for kind, pattern in (("item", _BULLET), ("numbered", _NUMBER)):
        match = pattern.match(line)
        if match:
            words = "\n".join([line[match.end() :].rstrip(), *(more.strip() for more in lines[at + 1 : end])])
            width = len(match.group(1).expandtabs(4))
            number = match.group(2) if kind == "numbered" else ""
            return [Block(kind, words, at + 1, width, number)], end
    words = "\n".join(more.strip() for more in lines[at:end])
    kind = "heading" if end == at + 1 and _is_heading(words) else "paragraph"
    return [Block(kind, words, at + 1)], end


def _starts(line: str) -> bool:
    return bool(_BULLET.match(line) or _NUMBER.match(line) or _MARKED.match(line.strip()) or line.lstrip().startswith("|"))


def _is_heading(line: str) -> bool:
    """Whether a line that stands alone reads as a heading: "Hidden men:", "What happens next?"."""
    if line[-1] not in ":?" or len(line.split()) > _MOST_WORDS or not line[0].isupper():
        return False
    return not (_LEAD_IN.search(line) or re.search(r"[.;]\s", line))


def _title(blocks: list[Block]) -> list[Block]:
    """Mark the title: the first block where it is one line that ends no sentence."""
    first = blocks[0]
    if first.kind == "heading" and first.number == "#" and first.depth == 1:
        return [first._replace(kind="title"), *blocks[1:]]
    if first.kind == "paragraph" and "\n" not in first.text and first.text[-1] not in ".;!" and len(first.text) <= 150:
        return [first._replace(kind="title", depth=1), *blocks[1:]]
    return blocks


def _nest(blocks: list[Block]) -> list[Block]:
    """Turn the indents of items into their nesting: how many items above are indented less."""
    out: list[Block] = []
    indents: list[int] = []
    for block in blocks:
        if block.kind not in ("item", "numbered"):
            indents = []
        else:
            while indents and indents[-1] >= block.depth - 1:
                indents.pop()
            indents.append(block.depth)
            block = block._replace(depth=len(indents) - 1)
        out.append(block)
    return out


def _level(blocks: list[Block]) -> list[Block]:
    """Give plain headings their level.

    One that another heading follows at once is a group. It holds the headings behind it as long as
    they end as its first does (colon or question mark): a change of form is a change of level.
    """
    out: list[Block] = []
    group_ends = None
    for place, block in enumerate(blocks):
        if block.kind != "heading" or block.number == "#":
            out.append(block)
            continue
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        if following is not None and following.kind == "heading":
            group_ends = following.text[-1]
            out.append(block._replace(depth=2))
        elif group_ends == block.text[-1]:
            out.append(block._replace(depth=3))
        else:
            group_ends = None
            out.append(block._replace(depth=2))
    return out
