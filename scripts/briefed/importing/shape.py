"""Blocks → the shape of a briefing: which block is the title, which are headings, of what level.

Each guess is reported as a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from briefed.importing import bare_headings, letter
from briefed.importing.blocks import Block, Doubt
from briefed.importing.heading_levels import demoted, leveled
from briefed.importing.text_layout import in_capitals
from briefed.text.patterns import lazily
from briefed.text.words import plain, tokens

_MOST_WORDS = 12  # of a heading
_FEWEST_BOLD = 3  # headings by which a file shows how it writes them
_MOST_BOLD = 24  # of one in bold that ends in a colon or question mark, or has most in capitals
_MOST_ASKED = 20  # of a heading that is a question
_LONGEST_TITLE = 150
# "The review found:" leads into what follows it and heads nothing.
_LEAD_IN = lazily(
    r"\b(?:should|must|to|include|includes|including|included|are|is|that|following|can|will|of"
    r"|by|for|were|was|found|had|have|has|on|as|below|said|says|asked|agreed|noted|identified"
    r"|highlighted|showed|shows|suggests|recommended|recommends)\s*:$",
    re.I,
)
_BOLD = lazily(r"(\*\*\*|\*\*|__)((?:(?!\1).)+)\1\s*(:?)")
_OWN_WORDS = lazily(r"[“\"‘'][^“”\"]+[”\"’']")  # what somebody said
_NUMBERED = lazily(r"\d+(?:\.\d+)+[.)]?\s+(?=[A-Z])")  # 1.1 Background
_OPEN = ".!?;:,)”\"'’"  # signs that end no heading which has nothing but its words


def shape(blocks: list[Block]) -> tuple[list[Block], list[Doubt]]:
    """Find the title, the headings and their levels; returns the blocks and the doubts.

    In the result each heading holds either statements or other headings, never both. A heading is
    what the file itself marks as one; a line of its own in bold; a line with a number before it;
    and, where the file marks no headings and puts none in bold, a line that ends in a colon or a
    question mark.
    """
    doubts: list[Doubt] = []
    blocks = with_words(blocks, doubts)
    if not blocks:
        return [], doubts
    blocks = _title(blocks, doubts)
    marked = any(block.kind == "heading" and block.number == "#" for block in blocks)
    blocks = _promoted(blocks, marked, doubts)
    blocks = leveled(blocks)
    return _nested(_flattened(demoted(blocks, doubts), doubts)), doubts


def with_words(blocks: list[Block], doubts: list[Doubt]) -> list[Block]:
    """The blocks without those that have no word; each is a doubt.

    A bullet before a name that was blacked out, or a full stop alone on its line, states nothing.
    """
    out: list[Block] = []
    for block in blocks:
        if block.kind == "head" or tokens(block.text):
            out.append(block)
            continue
        said = " ".join(f"{block.typed or block.number} {plain(block.text)}".split())
        doubts.append(Doubt(block.line, f"{said!r} has no words, so it was left out"))
    return out


def _nested(blocks: list[Block]) -> list[Block]:
    """The same blocks, with each item under an item: what was above it may be a heading now."""
    out: list[Block] = []
    for block in blocks:
        if block.kind in ("item", "numbered"):
            above = out[-1] if out and out[-1].kind in ("item", "numbered") else None
            block = block._replace(depth=min(block.depth, above.depth + 1 if above else 0))
        out.append(block)
    return out


def has_title(blocks: list[Block]) -> bool:
    """Whether a file begins with what is read as its title."""
    return _title(blocks, [])[0].kind == "title"


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
    text = _without_bold(first.text)
    if (
        first.kind == "paragraph"
        and text[-1] not in ".;!"
        and len(text) <= _LONGEST_TITLE
        and not _is_heading(text)
    ):
        return [first._replace(kind="title", depth=1, text=" ".join(text.split())), *blocks[1:]]
    return blocks


def _promoted(blocks: list[Block], marked: bool, doubts: list[Doubt]) -> list[Block]:
    """Turn the lines that read as headings into headings.

    `marked` says that the file itself marks some headings.
    """
    out: list[Block] = []
    plain_ones = not marked and not _are_bold(blocks)
    by_form = {} if marked else bare_headings.find(blocks, _is_heading, _is_bold_heading)
    signed = letter.signatures(blocks)
    for index, block in enumerate(blocks):
        if index in signed:
            out.append(block)
            continue
        short = len(_without_bold(block.text).split()) <= _MOST_WORDS
        heading = _numbered_heading(blocks, index, short, doubts)
        if heading is None and block.kind == "paragraph":
            heading = _worded_heading(block, short, marked, plain_ones, doubts)
        if heading is None and index in by_form:
            _doubt(doubts, block, f"was read as a heading, because it {by_form[index]}")
            heading = block._replace(kind="heading")
        if heading is None and block.kind == "paragraph" and short:
            _doubt_paragraph(block, doubts)
        out.append(heading or block)
    return out


def _numbered_heading(
    blocks: list[Block], index: int, short: bool, doubts: list[Doubt]
) -> Block | None:
    """The heading that a block is because of its number ("1. Background", "1.1 Background")."""
    block = blocks[index]
    text = _without_bold(block.text)
    if block.kind == "numbered" and short and block.depth == 0 and _stands_alone(blocks, index):
        doubts.append(
            Doubt(
                block.line,
                f"'{block.number}. {plain(text)}' was read as a heading, "
                "because no other number stands beside it",
            )
        )
        text = " ".join(f"{block.number}. {text}".split())
        return block._replace(kind="heading", text=text, number="", depth=1)
    if (
        block.kind == "paragraph"
        and short
        and index + 1 < len(blocks)
        and (numbers := _NUMBERED.match(text))
        and text[-1] not in ".;,!"
    ):
        depth = 1 + numbers[0].rstrip(".) ").count(".")
        return block._replace(kind="heading", text=" ".join(text.split()), depth=depth)
    return None


def _are_bold(blocks: list[Block]) -> bool:
    """Whether a file puts its headings in bold, so that a plain line with a colon is a lead-in."""
    others = [block for block in blocks if not _is_bold_heading(block)]
    bold = len(blocks) - len(others)
    return bold >= _FEWEST_BOLD and bold > sum(_is_heading(block.text) for block in others)


def _worded_heading(
    block: Block, short: bool, marked: bool, plain_ones: bool, doubts: list[Doubt]
) -> Block | None:
    """The heading that a paragraph is because it is in bold, or because of how it ends.

    `plain_ones` says that the end alone makes a line a heading.
    """
    text = _without_bold(block.text)
    if _is_bold_heading(block):
        if marked or not (short or text.endswith(":")):
            _doubt(doubts, block, "was read as a heading, because it stands alone in bold")
        return block._replace(kind="heading", text=" ".join(text.split()))
    if plain_ones and _is_heading(block.text):
        if block.text.endswith("?"):
            _doubt(
                doubts,
                block,
                "was read as a heading, because it is a question on a line of its own",
            )
        return block._replace(kind="heading", text=" ".join(text.split()))
    return None


def _is_bold_heading(block: Block) -> bool:
    """Whether a block is a paragraph in bold that is no sentence."""
    text = _without_bold(block.text)
    return (
        block.kind == "paragraph"
        and text != block.text
        and _is_short_enough(text)
        and (text[-1] not in ".;!," or bool(re.match(r"\d", text)))
        and (in_capitals(text) or not _LEAD_IN.search(text))
        and not _OWN_WORDS.fullmatch(text)
    )


def _is_short_enough(text: str) -> bool:
    """Whether a line in bold is no longer than a heading."""
    words = text.split()
    return len(words) <= _MOST_WORDS or (
        len(words) <= _MOST_BOLD
        and (text.endswith((":", "?")) or bare_headings.is_in_title_case(text))
    )


def _doubt_paragraph(block: Block, doubts: list[Doubt]) -> None:
    """Report a short paragraph that may be a heading after all."""
    text = _without_bold(block.text)
    if text.endswith(":"):
        _doubt(doubts, block, "was read as the beginning of what follows it, not as a heading")
    elif text != block.text and _OWN_WORDS.fullmatch(text):
        _doubt(doubts, block, "was read as somebody's own words, not as a heading")
    elif text[-1] not in _OPEN:
        _doubt(
            doubts,
            block,
            "was read as a paragraph: if it is a heading, give it a heading style, "
            "or let it end in a colon",
        )


def _doubt(doubts: list[Doubt], block: Block, how: str) -> None:
    """Add how a block was read, behind its words."""
    doubts.append(Doubt(block.line, f"{plain(_without_bold(block.text))!r} {how}"))


def _without_bold(text: str) -> str:
    """A text without its bold signs where all of it is bold; else the text itself."""
    bold = _BOLD.fullmatch(text)
    return bold[2] + bold[3] if bold else text


def _is_heading(text: str) -> bool:
    """Whether a paragraph reads as a heading: "Hidden men:", "What happens next?"."""
    most = {":": _MOST_WORDS, "?": _MOST_ASKED}.get(text[-1], 0)
    if len(text.split()) > most or not text.lstrip("*_")[:1].isupper():
        return False
    return not (_LEAD_IN.search(text) or re.search(r"[.;]\s", text))


def _stands_alone(blocks: list[Block], index: int) -> bool:
    """Whether a numbered item is no sentence, is alone in its list, and has something below it."""
    text = plain(blocks[index].text)
    return (
        text[-1] not in ".;,!"
        and (index == 0 or blocks[index - 1].kind != "numbered")
        and index + 1 < len(blocks)
        and blocks[index + 1].kind != "numbered"
    )


def _flattened(blocks: list[Block], doubts: list[Doubt]) -> list[Block]:
    """Raise the headings below a heading that also holds statements to its own level."""
    out: list[Block] = []
    above: list[tuple[int, int]] = []  # of each open heading: its level before, and as written
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
                    f"{plain(block.text)!r} was read as a theme beside the one above it, not as "
                    "a part of that: below a heading are points or other headings, not both",
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
    """A doubt for each heading that was read as a group, though the file did not mark it."""
    for block, following in pairwise(blocks):
        if (
            block.kind == following.kind == "heading"
            and block.number != "#"
            and following.depth > block.depth
        ):
            yield Doubt(
                block.line,
                f"{plain(block.text)!r} was read as the heading over the themes that follow it",
            )
