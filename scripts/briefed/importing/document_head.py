"""What is above the first theme of a file: to whom it was sent, its title, dates, a doubled
introduction.
"""

from __future__ import annotations

from typing import NamedTuple

from briefed.importing import furniture, letter
from briefed.importing.blocks import Block
from briefed.layout import INTRODUCTION
from briefed.source.headings import slugify
from briefed.text.words import plain, tokens


class Head(NamedTuple):
    """The blocks of a file without what is above its first theme and no part of the briefing.

    `left_out` describes that.
    """

    blocks: list[Block]
    left_out: list[str]


def read(blocks: list[Block], title: str | None, named: str | None = None) -> Head:
    """Read the head of a file; `title` has the words of its title, where they are known.

    `named` is the title that a person gave it, which is then no block of its own.
    """
    blocks, sent = letter.read(blocks)
    above: list[str] = []
    if named is not None:
        blocks, above = _once(blocks, named)
    elif title is not None:
        blocks, above = _from_title(blocks, title)
    blocks, dates = _undated(blocks)
    blocks, told = _opening(blocks)
    return Head(blocks, [*sent, *above, *dates, *told])


def without(text: str, blocks: list[Block], kept: list[Block]) -> str:
    """A text with an empty line for each line of its blocks that are not kept."""
    lines = text.split("\n")
    held = {block.line for block in kept}
    for block in blocks:
        if block.line not in held:
            end = block.line + block.text.count("\n")
            lines[block.line - 1 : end] = [""] * (end - block.line + 1)
    return "\n".join(lines)


def _once(blocks: list[Block], title: str) -> tuple[list[Block], list[str]]:
    """The blocks without the line that says the title, which a person gave, once more."""
    again = next((block for block in blocks[: letter.FIRST] if _says(block, title)), None)
    if again is None:
        return blocks, []
    rest = [block for block in blocks if block is not again]
    return rest, [f"the line that the title repeats: {plain(again.text)}"]


def _from_title(blocks: list[Block], title: str) -> tuple[list[Block], list[str]]:
    """The blocks from the one that says `title` on, and descriptions of the few words above it.

    All blocks, where it is not among the first or many words are above it.
    """
    at = next((at for at, one in enumerate(blocks[: letter.FIRST]) if _says(one, title)), 0)
    words = sum(len(plain(block.text).split()) for block in blocks[:at])
    if words > furniture.MOST_ABOVE_TITLE or any(block.kind == "row" for block in blocks[:at]):
        return blocks, []
    return blocks[at:], [f"what stands above the title: {plain(one.text)}" for one in blocks[:at]]


def _says(block: Block, title: str) -> bool:
    return bool(tokens(title)) and tokens(f"{block.typed} {plain(block.text)}") == tokens(title)


def _undated(blocks: list[Block]) -> tuple[list[Block], list[str]]:
    """The blocks without lines that have only the date of the paper, and descriptions of those.

    They are looked for around the title, above the first theme.
    """
    first = next((at for at, one in enumerate(blocks[1:], 1) if one.kind == "heading"), len(blocks))
    dates = [
        block
        for block in blocks[: min(first, letter.FIRST)]
        if block.kind == "paragraph" and furniture.DATED.fullmatch(plain(block.text).strip(" .|"))
    ]
    rest = [block for block in blocks if block not in dates]
    return rest, [f"the date of the paper: {plain(block.text)}" for block in dates]


def _opening(blocks: list[Block]) -> tuple[list[Block], list[str]]:
    """The blocks without a first heading "Introduction" behind opening text, and what it was.

    The opening text is the introduction already: with the heading there would be two of the name.
    """
    first = next((at for at, block in enumerate(blocks[1:], 1) if block.kind == "heading"), 0)
    if first > 1 and slugify(blocks[first].text.strip(" :")) == INTRODUCTION:
        what = "the heading of what follows the opening text, which is its introduction"
        return [*blocks[:first], *blocks[first + 1 :]], [f"{what}: {blocks[first].text}"]
    return blocks, []
