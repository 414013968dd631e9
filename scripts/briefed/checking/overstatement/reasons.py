"""Reasons and effects: "because", "led to" or "would have", where the quote gives no cause."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefed.checking.overstatement import causes, forms, names
from briefed.checking.overstatement.excess import Excess
from briefed.checking.overstatement.measures import stands
from briefed.checking.overstatement.reading import (
    BE,
    BREAKS,
    Mark,
    Reading,
    conditional,
    imperative,
    negated,
    passive,
    root,
)
from briefed.checking.overstatement.support import Quote

_LOOKING_BACK = frozenset(
    names.listed(
        """is why, was why, that is why, this is why, which is why
        the reason, reason for, reason why"""
    )
)
_PARTICLES = frozenset("through in on up out back away round over off by to".split())
_PUT = frozenset("put puts comes came come".split())  # "it came down to", not "moved down to"
_THE = frozenset("the a an this that these those their his her its".split())
_EXPECTED = frozenset(
    """should ought must expected required need needed requirement policy guidance missed
    opportunity opportunities premature appropriate appropriately could would late delay
    delays""".split()
)
_WOULD_HAVE = ("would", "have")
_WITHIN = frozenset("already also always ever never not since still then".split())
# Behind "have": irregular verbs whose participle is no form of its own, and plurals that look so.
_DONE = frozenset("been done had become come cut hit hurt let put read run set shut".split())
_NOUNS = frozenset(forms.PLURALS.values()) | {"wives", "lives", "crises", "analyses"}
_THIS = frozenset(("it", "this", "that", "these"))
_TAKERS = frozenset(names.HEADS) | names.PEOPLE_NAMES | frozenset("they she he who".split())
_TAKING_PART = frozenset(("helped", "helps"))  # "people helped to write it"
_POSSIBLE = frozenset("may might could possible possibly perhaps".split())
_SUPPOSED = frozenset("would should expected opportunity opportunities missed".split())
_NOTHING = frozenset(("nothing", "none", "nobody"))  # "came to nothing because"
# Behind a verb of change: "referrals increased over the year".
_NO_OBJECT = frozenset(("", ".", ",", ";", *"in over by from during since after and when".split()))
_ALONE = _NO_OBJECT | {"while", "as", "where"}
_CHANGED = frozenset("rose risen fell fallen grew grown increase decrease change changed".split())
_SOON = 3  # words behind "so" in which a hedge still counts: ", so it may well be …"
_OF_SOMETHING = frozenset(("risk of", "little", "barely"))  # these leave no cause open
_MIGHT = frozenset(("might", "could", "may"))
_OPEN = frozenset("likely risk unclear unknown whether if potential potentially".split())
_CLOSE = 5  # words from a hedge to the cause that it is about: "may agree with you because"
_BEHIND = frozenset(("if", "when", "where"))  # a hedge holds for the cause that these begin


def counterfactual(ours: Reading, quote: Quote) -> Iterator[Excess]:
    """ "He would have told them", where the quote says that it is possible, or nothing like it."""
    held = quote.whole
    if "have" not in ours.words:
        return
    yield from _fell_short(ours, held)
    would = any(
        two == _WOULD_HAVE and _happened(ours, at + 2)
        for at, two in enumerate(pairwise(ours.words))
    )
    if not held.has(_POSSIBLE | _SUPPOSED | _OPEN):
        for at, two in enumerate(pairwise(ours.words)):
            if two[0] in _MIGHT and two[1] == "have" and _caused_by(ours, at + 2):
                yield Excess("cause", " ".join(ours.shown[at : at + 3]))
    if not would or ours.marks("certainty"):
        return
    if held.has(_POSSIBLE):
        word = next(one for one in held.words if one in _POSSIBLE)
        yield Excess("certainty", "would have", word)
    elif not held.has(_SUPPOSED):
        yield Excess("cause", "would have")


def _caused_by(text: Reading, at: int) -> bool:
    """Whether a verb of an effect is at an index: "might have prevented"."""
    return not causes.CAUSE.isdisjoint(text.words[at : at + 1])


def _happened(text: Reading, at: int) -> bool:
    """Whether a participle is at an index: "have told", and not "have another name"."""
    word = next(
        (one for one in text.words[at:] if one not in _WITHIN and not one.endswith("ly")), ""
    )
    return word.endswith("ed") or word in _DONE or (word in forms.PAST and word not in _NOUNS)


def _fell_short(ours: Reading, held: Reading) -> Iterator[Excess]:
    """ "They should have asked", where the quote does not say what was right."""
    for at, two in enumerate(pairwise(ours.words)):
        if two == ("should", "have") and _happened(ours, at + 2) and not held.has(_EXPECTED):
            yield Excess("obligation", "should have")


def cause(ours: Reading, quote: Quote) -> Iterator[Excess]:
    """A cause where the quote gives none, or another one.

    A possible cause ("may agree because …") is no claim.
    """
    marks = [*ours.marks("cause"), *_effects(ours)]
    marks += [
        Mark("so", at, 1, 1)
        for at, word in enumerate(ours.words)
        if word == "so" and _concludes(ours, at) and not imperative(ours, at + 1)
    ]
    if not marks:
        return
    hedges = [
        mark
        for mark in ours.marks("certainty")
        if mark.level == 1
        and mark.bare not in _OF_SOMETHING
        and (mark.bare != "felt" or ours.behind(mark) == "that")
    ]
    for mark in marks:
        held = _giving(ours, mark, quote)
        if any(_leaves_open(ours, hedge, mark, quote) for hedge in hedges):
            continue
        if _claims_none(ours, mark, held, quote):
            continue
        if mark.bare in causes.SURE and (helping := _only_helps(held)):
            yield Excess("cause", ours.written(mark), helping)
        part = held.first("contributing")
        if (
            part
            and len(held.marks("causal")) == 1
            and not ours.marks("contributing")
            and not (mark.bare in causes.BY_DEGREES and _same(mark, held))
        ):
            yield Excess("cause", ours.written(mark), held.written(part))
        if not _is_given(ours, mark, held):
            yield Excess("cause", ours.written(mark))


def _claims_none(ours: Reading, mark: Mark, held: Reading, quote: Quote) -> bool:
    """Whether what looks like a cause is none: denied, conditional, or said of no effect."""
    return (
        (negated(ours, mark.at, 1) and ours.before(mark) not in _NOTHING)
        or (
            "would" in held.words
            and ("would" in ours.words[: mark.at] or mark.bare == "would not have")
        )
        or (mark.bare == "would not have" and not _happened(ours, mark.at + mark.length))
        or conditional(ours, mark.at)
        or (
            mark.bare in causes.CHANGING
            and ours.behind(mark) in _NO_OBJECT
            and quote.whole.has(_CHANGED)
        )
        or (mark.bare == "down to" and ours.before(mark) not in BE | _PUT)
        or (mark.bare in ("get", "gets") and ours.before(mark) == "to")
        or (mark.bare in ("cut", "cuts") and ours.before(mark) in _THE)
        or (mark.bare.endswith("reason") and "why" in held.words)
        or (mark.bare == "allowed" and ours.behind(mark) == "to" and passive(ours, mark.at))
        or (mark.bare in _TAKING_PART and _takes_part(ours, mark, held))
        or (passive(ours, mark.at) and any(passive(held, at) for at in _same(mark, held)))
    )


def _is_given(ours: Reading, mark: Mark, held: Reading) -> bool:
    """Whether the quote gives the cause, or has its words in the same use."""
    if _gives(held) and not held.marks("together"):
        return _caused(ours, mark, held) or _explains(ours, mark)
    if mark.bare in causes.LIGHT or not stands(mark, held):
        return False
    return not (
        mark.bare in causes.CHANGING
        and not passive(ours, mark.at)
        and all(
            passive(held, at) or (_stands_alone(held, at) and not _stands_alone(ours, mark.at))
            for at in _same(mark, held)
        )
    )


def _takes_part(ours: Reading, mark: Mark, held: Reading) -> bool:
    """Whether somebody helped to do something, or something did to do what the quote has."""
    return ours.behind(mark) == "to" and (
        ours.before(mark) in _TAKERS
        or not held.roots.isdisjoint(ours.rooted[mark.at + 2 : mark.at + 3])
    )


def _leaves_open(ours: Reading, hedge: Mark, mark: Mark, quote: Quote) -> bool:
    """Whether a hedge makes a cause a possible one: "may agree because they are afraid".

    It does not where what the cause adds is new: "were not sure who led, because of cuts".
    """
    behind = _SOON if mark.bare == "so" else 0
    if hedge.at > mark.at + behind:
        return False
    new = frozenset(filter(None, ours.rooted[mark.at + mark.length :]))
    return (
        mark.at - hedge.at <= _CLOSE
        or not new
        or not new.isdisjoint(quote.whole.roots)
        or not _BEHIND.isdisjoint(ours.words[hedge.at : mark.at])
    )


def _only_helps(held: Reading) -> str:
    """The word of a text that only helps towards an effect, where it has no stronger cause."""
    found = [mark for mark in held.marks("causal") if mark.bare not in causes.HELPING]
    helps = next((mark for mark in held.marks("causal") if mark.bare in causes.HELPING), None)
    return held.written(helps) if helps and not found else ""


def _explains(ours: Reading, mark: Mark) -> bool:
    """Whether "so" only says what a sentence means: ", so this is not all that was done"."""
    at = mark.at + 1
    return mark.bare == "so" and ours.words[at] in _THIS and ours.words[at + 1] in BE


def _same(mark: Mark, held: Reading) -> list[int]:
    """Where a text has the word of a mark, in any of its forms."""
    return [at for at, one in enumerate(held.rooted) if one == root(mark.bare)]


def _stands_alone(text: Reading, at: int) -> bool:
    """Whether a verb has no object: "home conditions improved while …"."""
    return _ALONE.issuperset(text.words[at + 1 : at + 2])


def _gives(held: Reading) -> bool:
    """Whether a text gives a cause."""
    causal = any(
        mark.bare != "help" or held.before(mark) != "early" for mark in held.marks("causal")
    )
    return bool(causal or next(_effects(held), None) or _too_much(held))


def _too_much(held: Reading) -> bool:
    """Whether something is "too long to be useful", which gives a cause."""
    return any(
        word == "too" and "to" in held.words[at + 2 : at + 4] for at, word in enumerate(held.words)
    )


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
