"""What is above the first theme of a file: its title, dates, a doubled introduction."""

from __future__ import annotations

from typing import NamedTuple

from briefed.importing import furniture
from briefed.importing.blocks import Block
from briefed.layout import INTRODUCTION
from briefed.source.headings import slugify
from briefed.text.words import plain, tokens

_FIRST = 10  # blocks among which the title and the date of a paper stand


class Head(NamedTuple):
    """The blocks of a file without what is above its first theme and no part of the briefing.

    `left_out` describes that.
    """

    blocks: list[Block]
    left_out: list[str]


def read(blocks: list[Block], title: str | None) -> Head:
    """Read the head of a file; `title` has the words of its title, where they are known."""
    above: list[str] = []
    if title is not None:
        blocks, above = _from_title(blocks, title)
    blocks, dates = _undated(blocks)
    blocks, told = opening(blocks)
    return Head(blocks, [*above, *dates, *map(doubled, told)])


def _from_title(blocks: list[Block], title: str) -> tuple[list[Block], list[str]]:
    """The blocks from the one that says `title` on, and descriptions of the few words above it.

    All blocks, where it is not among the first or many words are above it.
    """
    at = next((at for at, one in enumerate(blocks[:_FIRST]) if _says(one, title)), 0)
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
        for block in blocks[: min(first, _FIRST)]
        if block.kind == "paragraph" and furniture.DATED.fullmatch(plain(block.text).strip(" .|"))
    ]
    rest = [block for block in blocks if block not in dates]
    return rest, [f"the date of the paper: {plain(block.text)}" for block in dates]


def opening(blocks: list[Block]) -> tuple[list[Block], list[Block]]:
    """The blocks without a first heading "Introduction" behind opening text, and that heading.

    The opening text is the introduction already: with the heading there would be two of the name.
    """
    first = next((at for at, block in enumerate(blocks[1:], 1) if block.kind == "heading"), 0)
    if first > 1 and slugify(blocks[first].text.strip(" :")) == INTRODUCTION:
        return [*blocks[:first], *blocks[first + 1 :]], [blocks[first]]
    return blocks, []


def doubled(heading: Block) -> str:
    """The description of a heading that `opening` took away."""
    return (
        f"the heading of what follows the opening text, which is its introduction: {heading.text}"
    )
