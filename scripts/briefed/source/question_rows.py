"""How the parts of a question are written: options, gaps, items to arrange, and what is between."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefed.text.patterns import lazily

LEAD_IN = "The briefing says:"  # above the quotes of a question
RULE = "---"  # between the text of a question with gaps and its explanation
BLANK = lazily(r"\[\[([^\[\]]+)\]\]")
# How an option or an item begins, or may have been begun.
BULLET = lazily(r"[-*•–—][ \u00a0]|\d{1,2}[.)][ ]")


class Rows(NamedTuple):
    """How the options of a question are written.

    `pattern` reads a line with the brackets' text and the words, `nearly` finds one that was meant
    so, and `form` is how to write it, for messages.
    """

    called: str
    pattern: re.Pattern[str]
    nearly: re.Pattern[str]
    form: str


OPTIONS = Rows(
    "option",
    lazily(r"[-*] \[([xX ]?)\] (.*\S.*)$"),
    lazily(
        r"\s*(?:[-*+–—•]|\d+[.)])?\s*\[\s*[^\]\w]?\s*\](?!\()"
        r"|\s*[-*+–—•]\s*\[\s*\w?\s*\](?!\()"
    ),
    "'- [ ] text' or '- [x] text'",
)
ITEMS = Rows(
    "item",
    lazily(r"[-*] \[([^\[\]]*)\] (.*\S.*)$"),
    lazily(r"\s*(?:[-*+–—•]|\d+[.)])\s*\[[^\[\]]*\](?!\()"),
    "'- [label] text'",
)


def was_meant(line: str, rows: Rows) -> bool:
    """Whether a line below an option, which is not read as another, was meant as one."""
    return bool(BULLET.match(line) or rows.nearly.match(line))


# A gap that lacks brackets: some, or one of each pair. A link has brackets of its own.
_HALF_BLANK = lazily(
    r"(?<!\[)\[\[?(?P<word>[^\[\]]+)\]{1,2}(?!\]|\()|\[\[(?P<open>[\w'’-]+)(?![^\[\]]*\])"
    r"|\(\((?P<round>[^()]+)\)\)"
)


class HalfBlank(NamedTuple):
    """What was meant as a gap: its offset in the line, as written, and the gap as it should be."""

    at: int
    written: str
    meant: str


def half_blank(line: str) -> HalfBlank | None:
    """The first gap in a line that lacks some of its brackets; None for none."""
    found = _HALF_BLANK.search(line) if "[" in line or "((" in line else None
    if not found or BLANK.fullmatch(found[0]):
        return None
    return HalfBlank(
        found.start(), found[0], f"[[{found['word'] or found['open'] or found['round']}]]"
    )
