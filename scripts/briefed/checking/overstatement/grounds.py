"""Words of ours that need words like them in the quote: "soared", "cannot", "harmed", "failed"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefed.checking.overstatement import needs
from briefed.checking.overstatement.excess import Excess
from briefed.checking.overstatement.measures import reach, weakest
from briefed.checking.overstatement.reading import BREAKS, Mark, Reading, negated, roots
from briefed.checking.overstatement.support import Quote

_NO_VERDICT = BREAKS | frozenset(", few little many much".split())  # behind "too"


def ungrounded(ours: Reading, quote: Quote) -> Iterator[Excess]:
    """Every word that nothing in the quote is like."""
    held = quote.whole
    hedge = weakest(ours, "certainty")
    for mark in ours.marks("need"):
        need = needs.NEEDS[mark.level - 1]
        if (
            not held.has(need.grounds)
            and roots(mark.bare.split()).isdisjoint(held.roots)
            and not any(" " in one and held.says(one) for one in need.grounds)
            and not (hedge and hedge.at < mark.at)
            and not negated(ours, mark.at)
        ):
            yield Excess(need.kind, ours.written(mark), "")
    if "too" in ours.words and "too" not in held.words:
        for at, (one, behind) in enumerate(pairwise(ours.words)):
            if at and one == "too" and behind not in _NO_VERDICT and not negated(ours, at):
                yield Excess("degree", ours.written(Mark("too", at, 2, 1)), reach(held, "degree")[1])
