"""Words of ours that need words like them in the quote: "soared", "cannot", "harmed", "failed"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefed.checking.overstatement import inferences, needs, tables
from briefed.checking.overstatement.excess import Excess
from briefed.checking.overstatement.measures import reach, weakest
from briefed.checking.overstatement.reading import (
    BREAKS,
    Mark,
    Reading,
    clause,
    conditional,
    negated,
    roots,
)
from briefed.checking.overstatement.shares import counts, ratio
from briefed.checking.overstatement.support import Quote

_GREAT = 2 / 3  # a great change leaves no more than this of the greater number
_COUNTING = frozenset("few many little much often rarely seldom".split())  # `degrees` judges these
_NO_VERDICT = BREAKS | frozenset(", few little much".split())  # behind "too"
_LEARNT = tuple((word,) for word in ("learnt", "told", "known", "seen", "said", "found"))
_UNABLE = frozenset(("cannot", "can't", "could"))  # "who cannot move" describes somebody
_YOURS = frozenset(("your", "our"))  # these are the reader's, not the quote's
# What people feel, want or do may be as wrong to deny as to claim: "they were not interested".
_DENIED_TOO = ("certainty", "cause")
_NO_HEDGE = ("can", "felt")  # "can be relied on", "felt abandoned"
_HARD = frozenset(("hard", "difficult", "harder", "struggled"))
_IN_PART = frozenset("always every all consistently routinely".split())
_COMPARING = frozenset(
    """than more less fewer most least rather compared unlike while whereas but although though
    varied varies differed differ different difference better worse longer higher lower later
    earlier further additional increased reduced improved increase decrease rose risen fell fallen
    mainly particularly especially prefer preferred not only beyond best strongest
    over-represented under-represented overrepresented disproportionate
    disproportionately""".split()
)
LENGTHS = frozenset("minutes hours days nights weeks months years decades fortnight".split())
_SEVERAL = frozenset("several many few some for within of takes took take".split())
_LATE = frozenset("late later earlier before after".split())
_TIMED = LENGTHS | frozenset(
    """minute hour day week month year decade daily weekly fortnightly monthly yearly annual
    annually long longer old aged age time times term overnight weekend childhood quarter
    quarterly night nights""".split()
)
_TOO = frozenset("too more less enough insufficient insufficiently limited few lack lacked".split())


def _shared(mark: Mark, held: Reading) -> bool:
    """Whether a quote has the words of a mark in any of their forms."""
    found = roots(mark.bare.split())
    return bool(found) and found <= held.roots


def _judged_if_denied(need: needs.Need, mark: Mark) -> bool:
    """Whether a denial of a word needs support, too; "cannot" is a denial itself."""
    return need.kind in _DENIED_TOO and mark.bare not in _UNABLE


def _says_no(ours: Reading, mark: Mark) -> bool:
    """Whether the word is denied: "not poor", "no one agency was to blame"."""
    first = ours.words[clause(ours, mark.at)]
    hard = not _HARD.isdisjoint(ours.words[max(0, mark.at - 2) : mark.at])
    return hard or negated(ours, mark.at) or first in ("no", "none", "nobody", "neither", "nothing")


def _fails_alike(ours: Reading, mark: Mark, held: Reading) -> bool:
    """Whether "failed to" only denies what the quote denies as well: "did not"."""
    return (
        ours.behind(mark) == "to"
        and mark.bare.startswith("fail")
        and held.has(tables.NEGATORS | {"missed", "missing"})
    )


def _counted_change(held: Reading) -> bool:
    """Whether a quote counts a great change: "from 22 to 57"."""
    for at, word in enumerate(held.words[:-3]):
        first, to, second = held.words[at + 1 : at + 4]
        if word == "from" and to == "to" and counts(first) and counts(second):
            return min(ratio(first, second), ratio(second, first)) <= _GREAT
    return False


def _compared(ours: Reading, held: Reading) -> Iterator[Excess]:
    """ "Better than", where the quote compares and counts nothing."""
    if "than" not in ours.words or held.has(_COMPARING):
        return
    at = ours.words.index("than")
    behind = "".join(ours.words[at + 1 : at + 2])
    if ours.words[max(0, at - 2) : at] == ("no", "more"):
        return  # "no more than a week" is "within a week"
    counted = any(map(counts, (*held.words, *ours.words)))
    if behind and behind not in ("once", "one", "that", "not") and not counted:
        yield Excess("degree", " ".join(ours.shown[max(0, at - 1) : at + 2]))


def _lasted(ours: Reading, held: Reading) -> Iterator[Excess]:
    """ "Several weeks late", where the quote names no length of time."""
    if not ours.has(LENGTHS) or held.has(_TIMED) or any(word[0].isdigit() for word in held.words):
        return
    for at, word in enumerate(ours.words):
        before = ours.words[at - 1] if at else ""
        behind = ours.words[at + 1 : at + 2]
        if (
            word in LENGTHS
            and (before in _SEVERAL or (before and counts(before)) or not _LATE.isdisjoint(behind))
            and not negated(ours, at)
        ):
            yield Excess("scope", " ".join(ours.shown[max(0, at - 1) : at + 1]))


def ungrounded(ours: Reading, quote: Quote) -> Iterator[Excess]:
    """Every word that nothing in the quote is like."""
    held = quote.whole
    hedge = weakest(ours, "certainty")
    for mark in ours.marks("need"):
        need = inferences.NEEDS[mark.level - 1]
        if (
            not held.has(need.grounds)
            and not _shared(mark, held)
            and not any(" " in one and held.says(one) for one in need.grounds)
            and not (hedge and hedge.at < mark.at and hedge.bare not in _NO_HEDGE)
            and (_judged_if_denied(need, mark) or not _says_no(ours, mark))
            and ours.behind(mark) not in _IN_PART
            and ours.before(mark) not in _YOURS
            and ours.words[mark.at + mark.length + 1 : mark.at + mark.length + 2] not in _LEARNT
            and not (mark.bare == "very" and ours.behind(mark) in _COUNTING)
            and not (mark.bare in needs.CHANGES and _counted_change(held))
            and not _fails_alike(ours, mark, held)
            and not conditional(ours, mark.at)
            and not (mark.bare in _UNABLE and ours.before(mark) == "who")
            and not (mark.bare == "still" and ours.before(mark).endswith("er"))
        ):
            yield Excess(need.kind, ours.written(mark), "")
    yield from _compared(ours, held)
    yield from _lasted(ours, held)
    excess = held.has(_TOO) or any(word.startswith("over-") for word in held.words)
    if "too" in ours.words and not excess:
        for at, (one, behind) in enumerate(pairwise(ours.words)):
            if at and one == "too" and behind not in _NO_VERDICT and not negated(ours, at):
                yield Excess(
                    "degree", ours.written(Mark("too", at, 2, 1)), reach(held, "degree")[1]
                )
