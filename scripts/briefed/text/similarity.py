"""How alike two texts are: used to help with a problem, never to decide whether there is one.

difflib is imported where it is used, since a clean check needs none of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Change(NamedTuple):
    """Words of one text that another has otherwise; `before_at` and `at` are the places in the two where they begin."""

    before: str
    after: str
    before_at: int
    at: int


def nearest(word: str, known: Iterable[str], least: float = 0.6) -> str | None:
    """The one of some known words that is most like a word, or None where none is alike enough (0 to 1)."""
    import difflib

    return next(iter(difflib.get_close_matches(word, list(known), 1, least)), None)


def likeness(before: list[str], after: list[str]) -> float:
    """How alike two sequences of words are, from 0 to 1."""
    import difflib

    return difflib.SequenceMatcher(None, before, after, autojunk=False).ratio()


def changes(before: list[str], after: list[str]) -> list[Change]:
    """What turns one sequence of words into another."""
    import difflib

    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    return [
        Change(" ".join(before[a:b]), " ".join(after[c:d]), a, c)
        for operation, a, b, c, d in matcher.get_opcodes()
        if operation != "equal"
    ]
