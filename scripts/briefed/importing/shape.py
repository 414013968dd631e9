"""Blocks → the shape of a briefing: which is the title, which are headings and of what level. Where a guess is made, it is said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefed.importing.blocks import Block, Doubt
from briefed.text.patterns import lazily
from briefed.text.words import plain

_MOST_WORDS = 12  # of a heading
_LONGEST_TITLE = 150
_LEAD_IN = lazily(
    r"\b(?:should|must|to|include|includes|including|included|are|is|that|following|can|will|of|by|for|were|was|found|had|have|has|on|as|below|said|says|asked|agreed|noted|identified|highlighted|showed|shows|suggests|recommended|recommends)\s*:$",
    re.I,
)
_BOLD = lazily(r"(\*\*|__)((?:(?!\1).)+)\1\s*(:?)")
_NUMBERED = lazily(r"\d+(?:\.\d+)+[.)]?\s+(?=[A-Z])")  # 1.1 Background
_OPEN = ".!?;:,)”\"'’"  # what a heading without any form of its own does not end in


def shape(blocks: list[Block]) -> tuple[list[Block], list[Doubt]]:
    """Give blocks a title, headings and their levels, so that each heading holds statements or other headings and never both.

    What the file itself marks as a heading is one. Otherwise a line of its own in bold, one with a number before it, and, where the file
    marks no headings, one that ends in a colon or a question mark.
    """
    doubts: list[Doubt] = []
    blocks = _title(blocks, doubts)
    marked = any(block.kind == "heading" for block in blocks)
    blocks = _promoted(blocks, marked, doubts)
    blocks = _leveled(blocks)
    return _flattened(_demoted(blocks, doubts), doubts), doubts


def _title(blocks: list[Block], doubts: list[Doubt]) -> list[Block]:
    """Mark the title: a heading that comes first, or a first line that ends no sentence."""
    first = blocks[0]
    if first.kind == "heading":
        if first.depth == 1 and any(
            block.kind == "heading" and block.depth == 1 for block in blocks[1:]
        ):
            doubts.append(
                Doubt(
                    first.line,
                    f"{plain(first.text)!r} was read as the title, because it comes first",
                )
            )
        elif first.depth != 1:
            return blocks
        return [first._replace(kind="title"), *blocks[1:]]
    bold = _BOLD.fullmatch(first.text)
    text = bold[2] + bold[3] if bold else first.text
    if (
        first.kind == "paragraph"
        and text[-1] not in ".;!"
        and len(text) <= _LONGEST_TITLE
        and not _is_heading(text)
    ):
        return [first._replace(kind="title", depth=1, text=" ".join(text.split())), *blocks[1:]]
    return blocks


def _promoted(blocks: list[Block], marked: bool, doubts: list[Doubt]) -> list[Block]:
    """Turn the lines that read as headings into headings."""
    out: list[Block] = []
    for place, block in enumerate(blocks):
        following = blocks[place + 1].kind if place + 1 < len(blocks) else None
        bold = _BOLD.fullmatch(block.text)
        text = bold[2] + bold[3] if bold else block.text
        short = len(text.split()) <= _MOST_WORDS
        if block.kind == "numbered" and short and block.depth == 0 and _stands_alone(blocks, place):
            doubts.append(
                Doubt(
                    block.line,
                    f"'{block.number}. {plain(text)}' was read as a heading, because no other number stands beside it",
                )
            )
            out.append(
                block._replace(kind="heading", text=f"{block.number}. {text}", number="", depth=1)
            )
        elif (
            block.kind == "paragraph"
            and short
            and following
            and (numbers := _NUMBERED.match(text))
            and text[-1] not in ".;,!"
        ):
            out.append(
                block._replace(
                    kind="heading", text=text, depth=1 + numbers[0].rstrip(".) ").count(".")
                )
            )
        elif (
            block.kind == "paragraph"
            and bold
            and short
            and (text[-1] not in ".;!," or re.match(r"\d", text))
            and not _LEAD_IN.search(text)
        ):
            if marked:
                doubts.append(
                    Doubt(
                        block.line,
                        f"{plain(text)!r} was read as a heading, because it stands alone in bold",
                    )
                )
            out.append(block._replace(kind="heading", text=text))
        elif block.kind == "paragraph" and not marked and _is_heading(block.text):
            if block.text.endswith("?"):
                doubts.append(
                    Doubt(
                        block.line,
                        f"{plain(text)!r} was read as a heading, because it is a question on a line of its own",
                    )
                )
            out.append(block._replace(kind="heading", text=" ".join(text.split())))
        else:
            if block.kind == "paragraph" and short and text.endswith(":"):
                doubts.append(
                    Doubt(
                        block.line,
                        f"{plain(text)!r} was read as the beginning of what follows it, not as a heading",
                    )
                )
            elif block.kind == "paragraph" and short and text[-1] not in _OPEN:
                doubts.append(
                    Doubt(
                        block.line,
                        f"{plain(text)!r} was read as a paragraph: if it is a heading, give it a heading style, or let it end in a colon",
                    )
                )
            out.append(block)
    return out


def _is_heading(text: str) -> bool:
    """Whether a paragraph that ends in a colon or a question mark reads as a heading: "Hidden men:", "What happens next?"."""
    if (
        text[-1] not in ":?"
        or len(text.split()) > _MOST_WORDS
        or not text.lstrip("*_")[:1].isupper()
    ):
        return False
    return not (_LEAD_IN.search(text) or re.search(r"[.;]\s", text))


def _stands_alone(blocks: list[Block], place: int) -> bool:
    """Whether a numbered item is the only one of its list, which holds no sentence, and something that is no number stands under it."""
    text = plain(blocks[place].text)
    before, after = (
        blocks[place - 1] if place else None,
        blocks[place + 1] if place + 1 < len(blocks) else None,
    )
    return (
        text[-1] not in ".;,!"
        and (before is None or before.kind != "numbered")
        and after is not None
        and after.kind != "numbered"
    )


def _leveled(blocks: list[Block]) -> list[Block]:
    """Give headings their levels, from 2 and without a gap.

    Of headings that have neither a mark nor a number, one that another follows at once is a group. It holds the headings behind it as long as they end as
    its first does (colon or question mark): a change of form is a change of level.
    """
    out: list[Block] = []
    group_ends = None
    deep = any(block.kind == "heading" and block.depth for block in blocks)
    above: list[int] = []  # the levels, as the file has them, that the next heading may stand under
    for place, block in enumerate(blocks):
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
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        if following is not None and following.kind == "heading":
            group_ends = following.text[-1] if following.text[-1] in ":?" else "."
            out.append(block._replace(depth=2))
        elif group_ends == (block.text[-1] if block.text[-1] in ":?" else "."):
            out.append(block._replace(depth=3))
        else:
            group_ends = None
            out.append(block._replace(depth=2))
    return out


def _demoted(blocks: list[Block], doubts: list[Doubt]) -> list[Block]:
    """A heading that holds nothing becomes a paragraph: a theme without a statement could not be taught."""
    out: list[Block] = []
    for block in reversed(blocks):
        below = out[-1] if out else None
        if block.kind == "heading" and (
            below is None or (below.kind == "heading" and below.depth <= block.depth)
        ):
            doubts.append(
                Doubt(
                    block.line,
                    f"nothing stands under {plain(block.text)!r}, so it was read as a paragraph",
                )
            )
            block = block._replace(kind="paragraph", depth=0)
        out.append(block)
    return out[::-1]


def _flattened(blocks: list[Block], doubts: list[Doubt]) -> list[Block]:
    """Where a heading holds statements and headings, those headings stand beside it."""
    out: list[Block] = []
    above: list[
        tuple[int, int]
    ] = []  # the level of each open heading as it came, and as it is written
    holds = False  # whether the last heading has statements
    for block in blocks:
        if block.kind == "title":
            out.append(block)
            continue
        if block.kind != "heading":
            holds = bool(above)
            out.append(block)
            continue
        parents = [pair for pair in above if pair[0] < block.depth]
        if holds and above and above[-1] in parents:
            doubts.append(
                Doubt(
                    block.line,
                    f"{plain(block.text)!r} was set beside the heading above it, not under it: a heading holds points or other headings",
                )
            )
            written = above[-1][1]
        else:
            same = next((pair[1] for pair in above if pair[0] == block.depth), None)
            written = same or (parents[-1][1] + 1 if parents else 2)
        above = [*parents, (block.depth, written)]
        holds = False
        out.append(block._replace(depth=written))
    return out


def groups(blocks: list[Block]) -> Iterator[Doubt]:
    """Which headings were read as groups, where the file did not mark them."""
    for block, following in zip(blocks, blocks[1:]):
        if (
            block.kind == following.kind == "heading"
            and block.number != "#"
            and following.depth > block.depth
        ):
            yield Doubt(
                block.line,
                f"{plain(block.text)!r} was read as a group that holds the themes behind it",
            )
