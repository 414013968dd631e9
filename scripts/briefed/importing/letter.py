"""What makes a briefing a letter: to whom it is sent, and who signs it. Pure."""

from __future__ import annotations

import re
from itertools import takewhile

from briefed.importing.blocks import Block
from briefed.text.patterns import lazily
from briefed.text.words import plain

FIRST = 10  # blocks among which the title and the date of a paper stand
_MOST_ADDRESSED = 150  # words of a date and of those whom a letter is sent to
_SUBJECT = 20  # words of what a letter says that it is about
_DEAR = lazily(r"(?:dear\b.{1,120}|to whom it may concern)", re.I)
# How a letter ends; behind it are the names of those who sign, each with an office.
_YOURS = lazily(r"(?:yours (?:sincerely|faithfully|truly)|(?:with )?(?:kind|best) regards),?", re.I)
_MOST_SIGNED = 12  # paragraphs of names and offices
_OFFICE = 24  # words of one


def read(blocks: list[Block]) -> tuple[list[Block], list[str]]:
    """The blocks of a letter from what it is about on, without those that sign it, and
    descriptions of what is not among them.

    All blocks, where they are no letter, or it does not say below the salutation what it is about.
    """
    for at, block in enumerate(blocks[: min(FIRST, len(blocks) - 1)]):
        about = plain(blocks[at + 1].text)
        if (
            block.kind == "paragraph"
            and _DEAR.fullmatch(plain(block.text).strip())
            and len(about.split()) <= _SUBJECT
            and about[-1] not in ".;!"
            and sum(len(plain(one.text).split()) for one in blocks[:at]) <= _MOST_ADDRESSED
        ):
            above, below = blocks[: at + 1], blocks[at + 1 :]
            signed = signatures(below)
            signed |= {place for place, one in enumerate(below) if ends(one)}
            told = [f"to whom the letter is: {plain(one.text)}" for one in above]
            told += [f"who signs the letter: {plain(below[one].text)}" for one in sorted(signed)]
            return [one for place, one in enumerate(below) if place not in signed], told
    return blocks, []


def ends(block: Block) -> bool:
    """Whether a block is how a letter ends, as “Yours sincerely”."""
    return block.kind == "paragraph" and bool(_YOURS.fullmatch(plain(block.text).strip()))


def signatures(blocks: list[Block]) -> set[int]:
    """The indexes of the short paragraphs behind the end of a letter: names and offices.

    Where more follows them, the last may be its heading.
    """
    found: set[int] = set()
    for at, block in enumerate(blocks):
        if ends(block):
            behind = range(at + 1, min(at + 1 + _MOST_SIGNED, len(blocks)))
            names = list(takewhile(lambda one: _may_be_a_name(blocks[one]), behind))
            more = names and names[-1] + 1 < len(blocks)
            found.update(names[:-1] if more else names)
    return found


def _may_be_a_name(block: Block) -> bool:
    few = len(block.text.split()) <= _OFFICE
    return block.kind == "paragraph" and few and not block.text.rstrip().endswith((".", "!", "?"))
