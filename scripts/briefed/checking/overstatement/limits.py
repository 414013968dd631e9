"""Limits of a quote that our sentence leaves out: "some", "may", "on one occasion"."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator
from itertools import accumulate, pairwise

from briefed.checking.overstatement import limiting, names, tables
from briefed.checking.overstatement.bounds import DESCRIBING, ENDS, MODALS, limits_of
from briefed.checking.overstatement.degrees import ALL
from briefed.checking.overstatement.excess import Excess
from briefed.checking.overstatement.measures import names_only
from briefed.checking.overstatement.reading import (
    BREAKS,
    Mark,
    Reading,
    clause,
    read,
    root,
    roots,
)
from briefed.checking.overstatement.shares import counts
from briefed.checking.overstatement.support import Quote
from briefed.text.figures import may_hold
from briefed.text.words import sentences

_REACH = 8  # how many words a limit applies to
_BEHIND = frozenset("where when if which who whose whether".split())  # these end what is limited
_SEEMING = frozenset((*limiting.SEEMING, *limiting.TOLD))  # these limit the whole clause
_WHOLE_CLAUSE = _SEEMING | limiting.EXCEPTIONS
_UNDONE = frozenset(limiting.UNDONE)
_ON_OFFER = frozenset(limiting.ON_OFFER)
_WITHIN = frozenset("in on at across for".split())
_APART = 1  # words between two hedges of one clause: "it seems likely"
# Behind these comes what was to be done: "asked to confirm that it has been read".
_CONFIRMING = frozenset(map(root, ("confirm", "check")))
_NEAR = 4  # words behind a limit that say in what it holds: "in a small number of files"
_WHOLLY = frozenset((*limiting.LASTING, "in part", "partly", "partially", "to some extent"))
_ASIDE = frozenset(("particularly", "in particular", "risk of", "evidence of", *MODALS, "can"))
_OPEN = frozenset("perhaps possible possibly whether point".split())
_ONCE = frozenset(("one", "single", "once"))
_SURE = frozenset(("confident", "sure", "surer"))
# Before a verb of saying these leave nothing to anybody: "had not been told".
_BEING = frozenset("been was were be is not never".split())
_LEADING = 5  # a limit among the first words of a sentence limits all of it

_COMPARING = frozenset("share proportion than larger smaller higher lower".split())
_UNABLE = ("could not ", "unable to ", "not able to ", "cannot ", "not possible to ")
_SHORTEST_CLAIM = 4  # words; a shorter text without a sure verb is a heading or a link


def dropped(ours: Reading, quote: Quote, said: Reading) -> Iterator[Excess]:
    """Claims that the quote limits and our sentence does not."""
    label = not ours.has(tables.FINITE) and (said.text or len(ours.words) < _SHORTEST_CLAIM)
    if label or ours.has(_OPEN.difference(quote.whole.words)) or _supposes(ours):
        return
    near = quote.nearest(ours)
    for held in quote.told(ours):
        for limit, kind in limits_of(held):
            shared = _of_its_sentence(ours, held, limit, _under(ours, held, limit, not said.text))
            if held not in near and limit.bare not in limiting.LASTING:
                shared = shared.intersection(_limited(held, limit)[:1])
            shared -= _denied_alike(ours, held)
            if not shared or _keeps(ours, held, limit, kind) or _of_a_case(held, limit):
                continue
            claimed = max(at for at, one in enumerate(ours.rooted) if one in shared)
            hedges = [
                mark.at
                for mark in (*ours.marks("certainty"), *ours.marks("obligation"))
                if _hedges(ours, mark)
                and not _tells(held, mark)
                and not (mark.bare == "can" and limit.bare in _SEEMING)
                and not _elsewhere(held, limit, mark)
            ]
            if ours.words[0] in _BEHIND and not _part(ours, claimed) and hedges:
                continue  # "When a case is stepped up, they should consider it"
            if not any(_part(ours, hedge) <= _part(ours, claimed) for hedge in hedges):
                yield Excess(kind, ours.shown[claimed], held.written(limit), True)


def _of_a_case(held: Reading, limit: Mark) -> bool:
    """Whether a limit is within a condition: "when an alarm is thought to be false, check it"."""
    return limit.bare in _SEEMING and not _BEHIND.isdisjoint(
        held.words[clause(held, limit.at) : limit.at]
    )


def _supposes(ours: Reading) -> bool:
    """Whether an "if" leaves the claim open; beside "would" it only says what would follow."""
    return (
        "if" in ours.words
        and "would" not in ours.words[: ours.words.index("if")]
        and not ours.says("would have")
    )


def _of_its_sentence(
    ours: Reading, held: Reading, limit: Mark, shared: frozenset[str]
) -> frozenset[str]:
    """Of the roots that a limit applies to those that our sentence has from the limit's sentence.

    A part of a quote may be several sentences, of which ours may be about another.
    """
    if not shared or len(texts := sentences(held.text)) == 1:
        return shared
    found = [read(text) for text in texts]
    ends = list(accumulate(len(one.words) for one in found))
    own = found[min(bisect(ends, limit.at), len(found) - 1)]
    nearest = max((own, *found), key=lambda one: len(one.roots & ours.roots))
    return shared if nearest is own else shared - nearest.roots


def _denied_alike(ours: Reading, held: Reading) -> frozenset[str]:
    """The roots that both texts deny: "was not seen" for "this was not seen consistently"."""
    return frozenset.intersection(
        *(
            frozenset(
                one
                for at, one in enumerate(text.rooted)
                if one and "not" in text.words[max(0, at - 1) : at]
            )
            for text in (ours, held)
        )
    )


def _hedges(ours: Reading, mark: Mark) -> bool:
    """Whether a word leaves something open: "could", but not "could not"."""
    return mark.level == 1 and not (mark.bare in ("could", "can") and ours.behind(mark) == "not")


def _tells(held: Reading, mark: Mark) -> bool:
    """Whether the quote has a word as well, and it leaves nothing open: "considered", "useful"."""
    return mark.bare in limiting.TELLING and held.says(mark.bare)


def _elsewhere(held: Reading, limit: Mark, hedge: Mark) -> bool:
    """Whether the quote has our hedge as well, for another word than its limit applies to."""
    return (
        "possible" not in limit.bare
        and any(
            one.bare == hedge.bare
            and abs(one.at - limit.at) > _APART
            and not (hedge.bare in MODALS and one.at > limit.at)
            for one in held.marks("certainty")
        )
        and not held.says(f"{hedge.bare} {limit.bare}")
    )


def _keeps(ours: Reading, held: Reading, limit: Mark, kind: str) -> bool:
    """Whether our sentence has the same limit, or another of its kind."""
    if limit.bare in limiting.PREVIOUS:
        return ours.has(limiting.FORMER)
    if limit.bare in limiting.LASTING:
        late = any(word in tables.NEGATORS for word in held.words[: limit.at])
        if limit.bare == "until" and ours.says("up to"):
            return True
        early = limiting.EARLY.difference(held.words)
        return ours.says(limit.bare) or ours.has(early) or late != ours.has(tables.NEGATORS)
    if limit.bare in limiting.EXCEPTIONS:
        return ours.has(limiting.EXCEPTED) or not ours.roots.isdisjoint(_limited(held, limit))
    if limit.bare.startswith(_UNABLE) and "whether" in ours.words:
        return True  # "was left not knowing whether"
    if limit.bare == "if" and _has_condition(ours, held, limit):
        return True
    if limit.bare == "described as" and ours.has(DESCRIBING):
        return True
    if limit.bare.startswith("in one") and ours.has(_ONCE):
        return True
    if limit.bare in _UNDONE and any(one.level > 1 for one in ours.marks("obligation")):
        return True  # "have to" for "must"
    if limit.bare in _UNDONE or limit.bare in _ON_OFFER:
        phrase = ours.says(limit.bare) or ours.says("to be") or ours.says("working on")
        return phrase or ours.has(limiting.NOT_YET | tables.NEGATORS)
    if kind == "degree" and (
        _tells_of_some(ours)
        or _limits_itself(ours, held, limit.bare)
        or ("one occasion" in limit.bare and "once" in ours.words)
    ):
        return True
    if limit.bare[0].isdigit() and (
        ours.has(_COMPARING)
        or ours.marks("degree")
        or may_hold(ours.text)
        or len(ours.roots & held.roots) < 2
    ):
        return True
    leaves = (limit.bare in _SEEMING or limit.bare in limiting.REGARDED) and any(
        word in tables.ATTRIBUTING and (ours.words[at - 1] not in _BEING or word in _SURE)
        for at, word in enumerate(ours.words)
        if word != "reported" or ours.words[at + 1 : at + 2] not in (("it",), ("them",), ("this",))
    )
    some = limit.bare.startswith("evidence") and held.before(limit) == "some"
    if some and (ours.marks("partly") or _limits_itself(ours, held)):
        return True
    aims = limit.bare in limiting.AIMS and ours.has(tables.AIMING)
    return (
        leaves
        or aims
        or (limit.bare.endswith("where") and ours.has(_BEHIND))
        or ours.says(limit.bare)
        or (limit.bare.startswith("would") and "would" in ours.words)
    )


def _tells_of_some(ours: Reading) -> bool:
    """Whether a sentence only says that there were some: "There were joint visits"."""
    return (
        ours.words[0] == "there"
        and not _BEING.isdisjoint(ours.words[1:2])
        and not ours.has(tables.NEGATORS)
        and all(mark.level == 1 for mark in ours.marks("degree"))
    )


def _has_condition(ours: Reading, held: Reading, limit: Mark) -> bool:
    """Whether our sentence names most of a condition: "A bruise on a baby" for "if a bruise …"."""
    if limit.at or "," not in held.words:
        return False
    end = held.words.index(",")
    condition = roots(held.words[limit.at + 1 : end])
    return len(condition & ours.roots) * 2 > len(condition)


def _limits_itself(ours: Reading, held: Reading, limit: str = "") -> bool:
    """Whether a sentence says for how many, or how surely, it holds.

    A number that the quote has as well counts only beside what it counts there. A word
    such as "particularly" that the quote has beside the `limit` limits something else.
    """
    few = (
        any(
            mark.level < ALL and not (limit and mark.bare in _ASIDE and held.says(mark.bare))
            for mark in ours.marks("degree")
        )
        or "both" in ours.words
        or ("more" in ours.words and "than" in ours.words)
        or ours.marks("share")
        or any(
            counts(word) and not _other_number(ours, held, at) for at, word in enumerate(ours.words)
        )
    )
    hedged = "would" in ours.words or any(
        _hedges(ours, mark) and not (limit and held.says(mark.bare))
        for mark in ours.marks("certainty")
    )
    return bool(few) or hedged or keeps_to_some(ours, held)


def _other_number(ours: Reading, held: Reading, at: int) -> bool:
    """Whether a number of ours counts in the quote what its limit does not: "up to five times"."""
    found = [index for index, word in enumerate(held.words) if word == ours.words[at]]
    return bool(found) and all(
        any(mark.at + mark.length <= index <= mark.at + _REACH for mark in held.marks("limit"))
        for index in found
    )


def keeps_to_some(ours: Reading, held: Reading) -> bool:
    """Whether a sentence keeps to some of the cases: "where …", "such …", "these cases".

    A "where" that the quote has as well keeps to no fewer than the quote.
    """
    return (
        names_only(ours)
        or any(word in ours.words and word not in held.words for word in tables.HEDGING)
        or ours.says("in which")
        or any(
            word == "these" or (word == "those" and behind in names.HEADS)
            for word, behind in pairwise(ours.words)
        )
    )


def _under(ours: Reading, held: Reading, limit: Mark, alone: bool) -> frozenset[str]:
    """The roots in our sentence that the limit of the quote applies to.

    There are none where the sentence is about other things.

    `alone` is true where a sentence may be about the quote only, as it is outside a question.
    """
    common = ours.roots & held.roots
    whole = bool(common) and common == ours.roots and not ours.has(tables.AUDIT)
    if len(common) < 2 and not whole:
        first = next(iter(_limited(held, limit)), "")
        return common & {first} if limit.bare == "evidence of" else frozenset()
    if limit.bare in _ON_OFFER:
        before = held.words[max(0, limit.at - _REACH) : limit.at]
        start = next((at for at in range(limit.at - 1, -1, -1) if held.words[at] in ENDS), -1) + 1
        return common.intersection(held.rooted[max(start, limit.at - len(before)) : limit.at])
    if limit.bare in limiting.REGARDED:
        return common.intersection(_limited(held, limit)[:1])
    if limit.bare in _UNDONE:
        behind = _limited(held, limit)
        verb_only = (
            limit.length > 1 or limit.bare in ("should", "must")
        ) and _CONFIRMING.isdisjoint(behind[:1])
        return common.intersection(behind[:1] if verb_only else behind)
    leads = alone and limit.at < _LEADING and not ours.has(tables.AUDIT)
    return (
        common
        if leads or limit.bare in _WHOLE_CLAUSE or _adverbial(held, limit)
        else common.intersection(_limited(held, limit))
    )


def _adverbial(held: Reading, limit: Mark) -> bool:
    """Whether a limit is in a phrase that limits the whole clause: "in a small number of files"."""
    end = limit.at + limit.length
    return (
        limit.bare in _WHOLLY
        or limit.bare.startswith("in ")
        or (
            limit.at > 0
            and held.words[limit.at - 1] in _WITHIN
            and any(
                word in tables.TIME_NOUNS or names.HEADS.get(word) == "work"
                for word in held.words[end : end + _NEAR]
            )
        )
    )


def _part(ours: Reading, at: int) -> int:
    """The number of commas and stronger breaks before a word."""
    return sum(word in BREAKS or word == "," for word in ours.words[:at])


def _limited(held: Reading, limit: Mark) -> list[str]:
    """The roots of the words that a limit applies to: those behind it, to the end of its clause."""
    found: list[str] = []
    start = limit.at + limit.length
    for word, rooted in zip(held.words[start : start + _REACH], held.rooted[start:], strict=False):
        if word in BREAKS or word in _BEHIND:
            break
        found += [rooted] if rooted else []
    return found
