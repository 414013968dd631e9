"""The part of a quote that is about the same thing as a sentence of ours.

A quote may say several things: "All of them came. Two of them had read it." A word of ours is
compared with the part that is about the same.
"""

from __future__ import annotations

import functools

from briefed.checking.overstatement import forms
from briefed.checking.overstatement.reading import CLAUSE_ENDS, Mark, Reading, clause, read
from briefed.text.patterns import lazily
from briefed.text.words import sentences

# Where a part of a sentence ends: the next part may have other limits.
_PART_ENDS = lazily(
    r"; |, (?=(?:al)?though |however |whereas |while |yet )|(?<!all)(?<!nothing),? (?=but )"
    r"|, and (?=(?:in )?(?:\w+|a \w+) of (?:these|those|them)\b)"
)
_JOINS = lazily(
    r"(?i)(?:(?:but|however|although|though|while|in|in all|for|of)[ ,]+)*"
    r"(?:this|these|those|such)\b"
)
_POINTING = frozenset("it them theirs they its their".split())
_SUBJECT = (2, 1)  # extra weight of a sentence's first roots: it is about them
_POINTED = 0.5  # weight lost by a part that only points to what ours is about


class Quote:
    """Quoted words, as a whole and in their parts."""

    def __init__(self, text: str) -> None:
        self.whole = read(text)

    @functools.cached_property
    def parts(self) -> list[Reading]:
        """The statements within the quote, one by one."""
        return [Reading(part) for part in _parts(self.whole.text)] or [self.whole]

    @functools.cached_property
    def _known(self) -> list[frozenset[str]]:
        """The roots of each part.

        A part that points back ("it was dated in half") also has the roots of the part before it.
        """
        return [
            part.roots | before.roots if part.has(_POINTING) else part.roots
            for part, before in zip(self.parts, (self.parts[0], *self.parts), strict=False)
        ]

    def support(self, ours: Reading, mark: Mark | None = None, behind: bool = False) -> Reading:
        """The part that shares most with our sentence, or with the clause of a mark.

        The first words of a sentence count most; with `behind`, the words behind the mark do. The
        whole quote is returned where no part shares more than the others.
        """
        if len(self.parts) == 1:
            return self.whole
        if mark:
            about = _clause_roots(ours, mark, without=behind)
            telling = _clause_roots(ours, mark, without=True, begin=mark.at) if behind else about
            if len(best := self._best(about, telling or about)) == 1:
                return best[0]
        best = self.nearest(ours)
        return best[0] if len(best) == 1 else self.whole

    def spoken_of(self, ours: Reading, mark: Mark, held: Reading) -> Reading:
        """The one part that names the first noun of a mark's clause; `held` where there is none."""
        first = next(iter(_clause_roots(ours, mark)), "")
        naming = [part for part in self.parts if first in part.roots]
        return naming[0] if len(naming) == 1 and held is not self.whole else held

    def nearest(self, ours: Reading) -> list[Reading]:
        """The parts that share most with our sentence; none where no part shares anything."""
        if len(self.parts) == 1:
            return [self.whole]
        about = [one for one in ours.rooted if one]
        return self._best(about, about)

    def told(self, ours: Reading) -> list[Reading]:
        """The parts that our sentence tells of: the nearest, and any that it shares two words with.

        A part shares only what the nearest does not have.
        """
        best = self.nearest(ours)
        known = frozenset().union(*(part.roots for part in best))
        return [
            *best,
            *(
                part
                for part in self.parts
                if part not in best
                and len(part.roots & ours.roots) > 1
                and not (part.roots & ours.roots) <= known
            ),
        ]

    def joined(self, ours: Reading, held: Reading) -> list[Reading]:
        """The part our sentence rests on, and any that it joins: "parents and grandparents"."""
        if "and" not in ours.words or "," in ours.words or len(ours.marks("degree")) > 1:
            return [held]
        return [
            held,
            *(
                part
                for part in self.parts
                if part.marks("degree") and not (ours.roots & part.roots) <= held.roots
            ),
        ]

    def _best(self, about: list[str], telling: list[str]) -> list[Reading]:
        """The parts with the highest weight; none where no part shares a root."""
        weights = dict(zip(telling, _SUBJECT, strict=False))
        distinct = frozenset(about)
        scores = [
            len(distinct & known)
            + sum(weights[one] for one in weights if one in known)
            - (known is not part.roots) * _POINTED
            for part, known in zip(self.parts, self._known, strict=True)
        ]
        best = max(scores)
        return (
            [part for part, score in zip(self.parts, scores, strict=True) if score == best]
            if best > 0
            else []
        )


def clause_roots(ours: Reading, mark: Mark) -> frozenset[str]:
    """The roots in the clause of a mark."""
    return frozenset(_clause_roots(ours, mark))


def _clause_roots(ours: Reading, mark: Mark, without: bool = False, begin: int = 0) -> list[str]:
    """The roots in the clause of a mark, in order, from the index `begin` on.

    With `without`, the mark's own roots are left out.
    """
    words, start = ours.words, max(clause(ours, mark.at), begin)
    end = next((at for at in range(mark.at, len(words)) if words[at] in CLAUSE_ENDS), len(words))
    for at in range(start, mark.at):
        if words[at] == "and" and (words[at + 1].endswith("ed") or words[at + 1] in forms.PAST):
            start = at  # a second verb begins a part: "and revisited regularly"
    own = range(mark.at, mark.at + mark.length) if without else ()
    return [ours.rooted[at] for at in range(start, end) if ours.rooted[at] and at not in own]


def _parts(text: str) -> list[str]:
    """The parts of a quote as texts; a part that begins with "this" joins the part before it."""
    found: list[str] = []
    for part in [part for one in sentences(text) for part in _PART_ENDS.split(one) if part.strip()]:
        if found and _JOINS.match(part):
            found[-1] += f" {part}"
        else:
            found.append(part)
    return found


@functools.lru_cache(maxsize=64)
def quote(text: str) -> Quote:
    """Read quoted words, once for repeated calls."""
    return Quote(text)
