"""Compare our words with the quote's on one scale: obligation, certainty, causes, verdicts."""

from __future__ import annotations

from collections.abc import Iterator

from briefed.checking.overstatement import causes, forms, names, tables
from briefed.checking.overstatement.excess import Excess
from briefed.checking.overstatement.reading import BREAKS, Mark, Reading, conditional, negated, root
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
_LOOKING_BACK = frozenset(
    names.listed(
        """is why, was why, that is why, this is why, which is why
        the reason, reason for, reason why"""
    )
)
_EVERY = frozenset("all every each".split())
_ALL = 5
_PARTICLES = frozenset("through in on up out back away round over off by to".split())
_BE = frozenset("is are was were be been being".split())
_THE = frozenset("the a an this that these those their his her its".split())
_TAKING_PART = frozenset(("helped", "helps"))  # "people helped to write it"
_POSSIBLE = frozenset("may might could possible possibly perhaps".split())
_SUPPOSED = frozenset("would should expected opportunity opportunities missed".split())
_NOTHING = frozenset(("nothing", "none", "nobody"))  # "came to nothing because"
# Behind a verb of change: "referrals increased over the year".
_NO_OBJECT = frozenset(("", ".", ",", ";", *"in over by from during since after and when".split()))
_CHANGED = frozenset("rose risen fell fallen grew grown increase decrease change changed".split())
_SOON = 3  # words behind "so" in which a hedge still counts: ", so it may well be …"
_NEAR = 4  # words between "when" and "is to be"
_ADVISED, _NEEDED = 2, 3


def reach(held: Reading, scale: str) -> tuple[int, str]:
    """The highest level of a quote on a scale (0 for none), and the word that has it."""
    marks = [mark for mark in held.marks(scale) if not _to_come(held, mark)]
    best = max(marks, key=lambda mark: mark.level, default=None)
    return (best.level, held.written(best)) if best else (0, "")


def _to_come(held: Reading, mark: Mark) -> bool:
    """Whether a mark only dates something: "when their case is to be discussed"."""
    before = held.words[max(0, mark.at - _NEAR) : mark.at]
    return mark.bare in ("is to be", "are to be") and ("when" in before or "if" in before)


def weakest(text: Reading, scale: str) -> Mark | None:
    """The first mark of the lowest level of a scale."""
    return next((mark for mark in text.marks(scale) if mark.level == 1), None)


def _stands(mark: Mark, held: Reading) -> bool:
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
        needed = (
            claims and mark.bare in ("need", "needs") and level == 1 and not _stands(mark, held)
        )
        if (needed and ours.before(mark) not in _BEFORE_A_NOUN) or (
            not _loose(ours, mark, held, level)
            and (
                (mark.level > _NEEDED and (level < _NEEDED or mark.bare in tables.LAW))
                or (mark.level == _ADVISED and level == 1)
                or (mark.level == _NEEDED and level != _ADVISED)
            )
        ):
            yield Excess("obligation", ours.written(mark), word)


def _loose(ours: Reading, mark: Mark, held: Reading, level: int) -> bool:
    """Whether a word of obligation is in the quote, or obliges nobody: "would need to"."""
    return (
        (mark.level <= level and mark.bare not in tables.LAW)
        or mark.bare in _LOOSE_NEEDS
        or (mark.bare in _PAST_NEEDS and not level)
        or _stands(mark, held)
        or (mark.bare in ("the law", "by law", "in law") and "law" in held.words)
        or (negated(ours, mark.at, 2) and mark.bare != "must")
        or ours.before(mark) in _MAY
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
        if level >= mark.level or _stands(mark, held):
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


def counterfactual(ours: Reading, quote: Quote) -> Iterator[Excess]:
    """ "He would have told them", where the quote says that it is possible, or nothing like it."""
    held = quote.whole
    if not ours.says("would have") or ours.marks("certainty"):
        return
    if held.has(_POSSIBLE):
        word = next(one for one in held.words if one in _POSSIBLE)
        yield Excess("certainty", "would have", word)
    elif not held.has(_SUPPOSED):
        yield Excess("cause", "would have")


def limited(ours: Reading) -> bool:
    """Whether a sentence keeps to some of the cases ("where …"), or to what the audit speaks of."""
    return ours.has(tables.HEDGING) or names_only(ours)


def names_only(ours: Reading) -> bool:
    """Whether a sentence tells what the audit speaks of: "The audit names fathers"."""
    return ours.has(tables.NAMING) and ours.has(tables.AUDIT | {"it", "what"})


def cause(ours: Reading, quote: Quote) -> Iterator[Excess]:
    """A cause where the quote gives none, or another one.

    A possible cause ("may agree because …") is no claim.
    """
    marks = [*ours.marks("cause"), *_effects(ours)]
    marks += [
        Mark("so", at, 1, 1)
        for at, word in enumerate(ours.words)
        if word == "so" and _concludes(ours, at)
    ]
    if not marks:
        return
    hedge = weakest(ours, "certainty")
    for mark in marks:
        held = _giving(ours, mark, quote)
        given = _gives(held) and not held.marks("together")
        behind = _SOON if mark.bare == "so" else 0
        if (
            (hedge and hedge.at <= mark.at + behind)
            or (negated(ours, mark.at, 1) and ours.before(mark) not in _NOTHING)
            or (
                "would" in held.words
                and ("would" in ours.words[: mark.at] or mark.bare == "would not have")
            )
            or conditional(ours, mark.at)
            or (
                mark.bare in causes.CHANGING
                and ours.behind(mark) in _NO_OBJECT
                and quote.whole.has(_CHANGED)
            )
            or (mark.bare in _TAKING_PART and ours.behind(mark) == "to")
        ):
            continue
        part = held.first("contributing")
        if part and len(held.marks("causal")) == 1 and not ours.marks("contributing"):
            yield Excess("cause", ours.written(mark), held.written(part))
        if not (
            (given and (mark.bare == "so" or _caused(ours, mark, held)))
            or (
                not given
                and mark.bare not in causes.LIGHT
                and _stands(mark, held)
                and not (
                    mark.bare in causes.CHANGING
                    and not _passive(ours, mark.at)
                    and all(_passive(held, at) for at in _same(mark, held))
                )
            )
        ):
            yield Excess("cause", ours.written(mark))


def _same(mark: Mark, held: Reading) -> list[int]:
    """Where a text has the word of a mark, in any of its forms."""
    return [at for at, one in enumerate(held.rooted) if one == root(mark.bare)]


def _passive(text: Reading, at: int) -> bool:
    """Whether a form of "to be" comes right before a verb: "was reduced"."""
    return not _BE.isdisjoint(text.words[max(0, at - 2) : at])


def _gives(held: Reading) -> bool:
    """Whether a text gives a cause."""
    causal = any(
        mark.bare != "help" or held.before(mark) != "early" for mark in held.marks("causal")
    )
    return bool(causal or next(_effects(held), None))


def _giving(ours: Reading, mark: Mark, quote: Quote) -> Reading:
    """The part of a quote that our cause is compared with.

    Of the parts that share a word with what our mark causes, it is one that gives a cause.
    """
    held = quote.support(ours, mark)
    if _gives(held):
        return held
    behind = frozenset(filter(None, ours.rooted[mark.at + mark.length :]))
    return next((part for part in quote.parts if _gives(part) and part.roots & behind), held)


def _concludes(ours: Reading, at: int) -> bool:
    """Whether "so" connects a cause and its result."""
    return (
        0 < at < len(ours.words) - 1 and ours.words[at - 1] == "," and ours.words[at + 1] != "that"
    )


def _ends(text: Reading, at: int) -> bool:
    """Whether a clause ends at a word."""
    return text.words[at] == "," or text.words[at] in BREAKS


def _effects(text: Reading) -> Iterator[Mark]:
    """Verbs of an effect with a separate particle: "brought calls down", "kept him from it"."""
    for at, word in enumerate(text.words) if text.has(causes.EFFECTING_VERBS) else ():
        if text.words[at + 1 : at + 2] and text.words[at + 1] in _PARTICLES:
            continue
        ends = (
            index
            for index in range(at, min(at + 8, len(text.words)))
            if _ends(text, index)
            or (
                text.words[index] == "to" and not _THE.isdisjoint(text.words[index + 1 : index + 2])
            )
        )
        if not causes.EFFECTING.get(word, frozenset()).isdisjoint(
            text.words[at + 2 : next(ends, at + 8)]
        ):
            yield Mark(word, at, 1, 1)


def _caused(ours: Reading, mark: Mark, held: Reading) -> bool:
    """Whether the words behind a word of cause are in the quote, which gives a cause, too."""
    behind = frozenset(filter(None, ours.rooted[mark.at + mark.length :]))
    back = mark.bare in _LOOKING_BACK and not held.roots.isdisjoint(ours.rooted[: mark.at])
    return back or not behind or not behind.isdisjoint(held.roots)
