"""How similar two texts are. This explains problems. Only warnings about the wording of questions
are decided by it.

Functions import difflib for themselves, since a check that finds nothing needs none of it.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefed.text.words import TEXTS


class Replacement(NamedTuple):
    """Words that differ between two texts, and where they begin, counted in words from 0.

    `before` begins at `before_at` in the first text, `after` at `at` in the second; either may be
    "".
    """

    before: str
    after: str
    before_at: int
    at: int


def nearest(word: str, known: Iterable[str], least: float = 0.6) -> str | None:
    """The known word most similar to `word`, or None where none reaches `least` (0 to 1)."""
    import difflib

    return next(iter(difflib.get_close_matches(word, list(known), 1, least)), None)


def similarity(before: Sequence[str], after: Sequence[str], least: float = 0) -> float:
    """The similarity of two sequences of words, from 0 to 1; 0 where it is below `least`.

    Most pairs are not alike at all, which their lengths or their common words tell at once.
    """
    total = len(before) + len(after)
    if least and total:
        if 2 * min(len(before), len(after)) / total < least:
            return 0
        for one, other in ((before, set(after)), (after, set(before))):
            if 2 * sum(word in other for word in one) / total < least:
                return 0

    import difflib

    alike = difflib.SequenceMatcher(None, before, after, autojunk=False).ratio()
    return alike if alike >= least else 0


def replacements(before: list[str], after: list[str]) -> list[Replacement]:
    """The changes that turn one sequence of words into another."""
    import difflib

    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    return [
        Replacement(" ".join(before[a:b]), " ".join(after[c:d]), a, c)
        for operation, a, b, c, d in matcher.get_opcodes()
        if operation != "equal"
    ]


@functools.lru_cache(maxsize=TEXTS)
def _folded(words: tuple[str, ...]) -> tuple[list[str], dict[str, list[int]]]:
    """Some words in lower case, and the positions of each of them."""
    folded = " ".join(words).lower().split()
    positions: dict[str, list[int]] = {}
    for at, word in enumerate(folded):
        positions.setdefault(word, []).append(at)
    return folded, positions


def shared_run(words: tuple[str, ...], other: tuple[str, ...], least: int) -> str:
    """The longest run of words, at least so many, that two texts share, as the first has it.

    "" where there is none. Capitals do not count.
    """
    (folded, _), (of_other, positions) = _folded(words), _folded(other)
    # Most texts have not even so many words in a row that are anywhere in the other.
    if "=" * least not in "".join(["=" if word in positions else " " for word in folded]):
        return ""
    begin, length = 0, least - 1
    for at, word in enumerate(folded):
        for there in positions.get(word, ()):
            while _same(folded, at, of_other, there, length + 1):
                begin, length = at, length + 1
    return " ".join(words[begin : begin + length]) if length >= least else ""


def _same(words: list[str], at: int, other: list[str], there: int, length: int) -> bool:
    """Whether so many words are the same in two texts, from a position in each."""
    run = words[at : at + length]
    return len(run) == length and run == other[there : there + length]
