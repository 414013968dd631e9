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
def _folded(words: tuple[str, ...]) -> tuple[list[str], frozenset[str]]:
    """Some words in lower case, in their order and as a set."""
    folded = " ".join(words).lower().split()
    return folded, frozenset(folded)


def shared_run(words: tuple[str, ...], other: tuple[str, ...], least: int) -> str:
    """The longest run of words, at least so many, that two texts share, as the first has it.

    "" where there is none. Capitals do not count.
    """
    (folded, _), (of_other, known) = _folded(words), _folded(other)
    # Most texts have not even so many words in a row that are anywhere in the other.
    if "=" * least not in "".join(["=" if word in known else " " for word in folded]):
        return ""
    found = ""
    for length in range(least, min(len(words), len(other)) + 1):
        runs = {tuple(of_other[at : at + length]) for at in range(len(other) - length + 1)}
        starts = range(len(words) - length + 1)
        at = next((at for at in starts if tuple(folded[at : at + length]) in runs), None)
        if at is None:
            break
        found = " ".join(words[at : at + length])
    return found
