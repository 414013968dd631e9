"""The levels of a text's headings. Pure."""

from __future__ import annotations

from briefed.importing.blocks import Block, Doubt
from briefed.text.words import plain


def leveled(blocks: list[Block]) -> list[Block]:
    """Give headings their levels, from 2 and without a gap.

    Where no heading has a mark or a number, a heading that another follows at once is a group. It
    holds the headings after it as long as they end as the first of them does, in a colon, a
    question mark or neither: a change of form is a change of level.
    """
    out: list[Block] = []
    group_ends = None
    deep = any(block.kind == "heading" and block.depth for block in blocks)
    above: list[int] = []  # the levels, as the file has them, of the headings that are still open
    for index, block in enumerate(blocks):
        if block.kind != "heading":
            out.append(block)
            continue
        if deep:
            depth = block.depth or max(above, default=1) + (
                1 if not out or out[-1].kind == "heading" else 0
            )
            while above and above[-1] >= depth:
                above.pop()
            above.append(depth)
            out.append(block._replace(depth=min(1 + len(above), 6)))
            continue
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if following is not None and following.kind == "heading":
            group_ends = following.text[-1] if following.text[-1] in ":?" else "."
            out.append(block._replace(depth=2))
        elif group_ends == (block.text[-1] if block.text[-1] in ":?" else "."):
            out.append(block._replace(depth=3))
        else:
            group_ends = None
            out.append(block._replace(depth=2))
    return out


def demoted(blocks: list[Block], doubts: list[Doubt]) -> list[Block]:
    """Turn a heading that holds nothing into a paragraph: an empty theme can't be taught."""
    out: list[Block] = []
    for block in reversed(blocks):
        below = out[-1] if out else None
        if block.kind == "heading" and (
            below is None or (below.kind == "heading" and below.depth <= block.depth)
        ):
            doubts.append(
                Doubt(
                    block.line,
                    f"nothing is below {plain(block.text)!r}, so it was read as a paragraph",
                )
            )
            block = block._replace(kind="paragraph", depth=0)
        out.append(block)
    return out[::-1]
