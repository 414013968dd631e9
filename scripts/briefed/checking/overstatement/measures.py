"""Compare our words with the quote's on one scale: obligation, certainty, verdicts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefed.checking.overstatement import forms, names, tables
from briefed.checking.overstatement.excess import Excess
from briefed.checking.overstatement.reading import Mark, Reading, clause, negated, passive, root
from briefed.checking.overstatement.support import Quote

# Words with too many meanings to judge.
_LOOSE_NEEDS = frozenset("need needs important vital crucial necessary critical key advice".split())
_LOOSE_PROOF = frozenset("shows showed shown found documented tested".split())
# These may tell what happened: "she had to tell it six times".
_PAST_NEEDS = frozenset(("had to", "having to"))
_BEFORE_A_NOUN = frozenset(
    "the their her his its a of in and child's mother's these those what".split()
)
_MAY = frozenset("would may might".split())
_EVERY = frozenset("all every each".split())
_ALL = 5
_TELLERS = tables.AUDIT | {"it", "what"}  # "it names fathers", "what the audit calls"
_SOON = 3  # words behind "so" in which a hedge still counts: ", so it may well be …"
_TO_WEIGH = frozenset(("consider", "explore", "discuss"))
_BINDING = frozenset("should must to could may might".split())
_WEIGHING = frozenset(
    """consider considered considers considering consideration explore explored discuss discussed
    think weigh whether""".split()
)
_HARDLY = frozenset("unlikely likely probably hardly rarely may might".split())
_NEAR = 4  # words between "when" and "is to be"
_ADVISED, _NEEDED = 2, 3


def reach(held: Reading, scale: str) -> tuple[int, str]:
    """The highest level of a quote on a scale (0 for none), and the word that has it."""
    marks = [mark for mark in held.marks(scale) if not _to_come(held, mark)]
    best = max(marks, key=lambda mark: mark.level, default=None)
    return (best.level, held.written(best)) if best else (0, "")


def _to_come(held: Reading, mark: Mark) -> bool:
    """Whether a mark binds nobody: "when a case is to be discussed", "whether it is needed"."""
    before = held.words[max(0, mark.at - _NEAR) : mark.at]
    dated = mark.bare in ("is to be", "are to be") and ("when" in before or "if" in before)
    return dated or "whether" in held.words[clause(held, mark.at) : mark.at]


def weakest(text: Reading, scale: str) -> Mark | None:
    """The first mark of the lowest level of a scale."""
    return next((mark for mark in text.marks(scale) if mark.level == 1), None)


def stands(mark: Mark, held: Reading) -> bool:
    """Whether the quote has the same word, in any of its forms."""
    return held.says(mark.bare) or (
        mark.length == 1 and "-" not in mark.bare and root(mark.bare) in held.roots
    )


def obligation(ours: Reading, quote: Quote, claims: bool) -> Iterator[Excess]:
    """Excesses of obligation.

    "Should" may follow from a bare finding, but not replace "could". A stronger word must be in the
    quote.
    """
    for mark in ours.marks("obligation"):
        if mark.level < _ADVISED:
            continue
        held = quote.support(ours, mark, behind=True)
        level, word = min(
            reach(held, "obligation"), reach(quote.spoken_of(ours, mark, held), "obligation")
        )
        needed = claims and mark.bare in ("need", "needs") and level == 1 and not stands(mark, held)
        if (
            (needed and ours.before(mark) not in _BEFORE_A_NOUN)
            or (
                not _loose(ours, mark, held, level)
                and (
                    (mark.level > _NEEDED and (level < _NEEDED or mark.bare in tables.LAW))
                    or (mark.level == _ADVISED and level == 1)
                    or (mark.level == _NEEDED and level != _ADVISED)
                )
            )
            or (word := _weighed(ours, mark, quote.whole))
        ):
            yield Excess("obligation", ours.written(mark), word)


def _weighed(ours: Reading, mark: Mark, held: Reading) -> str:
    """The quote's "consider", where we bind to what it asks to consider: "should convene"."""
    if not ours.has(_WEIGHING):
        for at, (verb, weighed) in enumerate(pairwise(held.words)):
            done = root(weighed)
            if (
                verb in _TO_WEIGH
                and held.words[at - 1] in _BINDING
                and weighed.endswith("ing")
                and done in ours.rooted[mark.at + mark.length :]
            ):
                return held.shown[at]
    return ""


def _loose(ours: Reading, mark: Mark, held: Reading, level: int) -> bool:
    """Whether a word of obligation is in the quote, or obliges nobody: "would need to"."""
    return (
        (mark.level <= level and mark.bare not in tables.LAW)
        or mark.bare in _LOOSE_NEEDS
        or (mark.bare in _PAST_NEEDS and not level)
        or stands(mark, held)
        or (mark.bare in ("the law", "by law", "in law") and "law" in held.words)
        or (negated(ours, mark.at, 2) and mark.bare != "must")
        or ours.before(mark) in _MAY
        or (mark.bare == "asked to" and "asked" in held.words)
        or (mark.bare == "expected to" and not passive(ours, mark.at))
        or (mark.bare == "expected" and level == _ADVISED)
        or (mark.bare in ("have to", "has to", "had to") and ours.before(mark) in ("who", "that"))
        or (mark.bare == "asked to" and ours.behind(mark) in _BEFORE_A_NOUN)
        or (mark.bare.endswith("to be") and "will" in held.words)
    )


def every_time(ours: Reading, quote: Quote) -> Iterator[Excess]:
    """ "Always revisit it", where the quote leaves it open: "more consideration could be given".

    "Ask every family" goes as far, where the quote speaks of some.
    """
    for mark in ours.marks("degree"):
        if mark.bare in _EVERY and not negated(ours, mark.at):
            held = quote.support(ours)
            level, word = reach(held, "obligation")
            every = any(one.level == _ALL for one in held.marks("degree"))
            if not every and level == 1 and ours.behind(mark) not in names.OWN_HEADS:
                yield Excess("obligation", ours.written(mark), word)
    for at, one in enumerate(ours.words):
        if one in forms.INSISTING and (at < 2 or ours.words[at - 1] in (":", ",")):
            held = quote.support(ours)
            level, word = reach(held, "obligation")
            if level == 1 and one not in held.words:
                yield Excess("obligation", ours.shown[at], word)


def certainty(ours: Reading, quote: Quote, claims: bool) -> Iterator[Excess]:
    """Excesses of certainty.

    "Proves" needs proof in the quote; "shows that" and "will" may not replace "may".
    """
    yield from _ruled_out(ours, quote)
    for mark in ours.marks("certainty"):
        if (
            mark.level == 1
            or mark.bare in _LOOSE_PROOF
            or negated(ours, mark.at)
            or ours.behind(mark) in ("not", "never")
        ):
            continue
        held = quote.support(ours, mark, behind=True)
        level, _ = reach(held, "certainty")
        if level >= mark.level or stands(mark, held):
            continue
        weak = weakest(held, "certainty")
        hedged = limited(ours) or weakest(ours, "certainty")
        if mark.level > 2 or (
            claims
            and weak
            and not hedged
            and (mark.bare != "will" or len(ours.roots & held.roots) > 1)
        ):
            yield Excess("certainty", ours.written(mark), held.written(weak) if weak else "")


def _ruled_out(ours: Reading, quote: Quote) -> Iterator[Excess]:
    """ "They will not be offered one", where the quote has "are unlikely to be"."""
    no = next((one for one in ("will not", "won't") if ours.says(one)), "")
    if no and "unlikely" in quote.whole.words and not ours.has(_HARDLY):
        yield Excess("certainty", no, "unlikely")


def limited(ours: Reading) -> bool:
    """Whether a sentence keeps to some of the cases ("where …"), or to what the audit speaks of."""
    return ours.has(tables.HEDGING) or names_only(ours)


def names_only(ours: Reading) -> bool:
    """Whether a sentence tells what the audit speaks of: "The audit names fathers"."""
    if not ours.has(tables.NAMING) or not ours.has(_TELLERS):
        return False
    return ours.has(tables.AUDIT) or any(
        word in tables.NAMING and not _TELLERS.isdisjoint(ours.words[max(0, at - _SOON) : at])
        for at, word in enumerate(ours.words)
    )
