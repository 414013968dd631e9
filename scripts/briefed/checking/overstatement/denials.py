"""Denials of ours that go further than the quote's: "did not" for "did not always"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefed.checking.overstatement import limiting, names, tables
from briefed.checking.overstatement.degrees import ALL
from briefed.checking.overstatement.excess import Excess
from briefed.checking.overstatement.limits import keeps_to_some
from briefed.checking.overstatement.reading import CLAUSE_ENDS, Mark, Reading, clause, root, roots
from briefed.checking.overstatement.shares import counts, share
from briefed.checking.overstatement.support import Quote, clause_roots

_RECORD = frozenset("record records note notes evidence".split())
_UN = ("un", "dis")  # "unopened", "disagreed"
_BEHIND = 6  # words behind a denial that say what is denied
_ALONE = frozenset("itself alone only just".split())
NOT = frozenset("not never didn't wasn't weren't hadn't isn't aren't doesn't don't".split())
_NO_ADVERB = frozenset("only early likely family previously currently initially really".split())
_MORE = frozenset(("more", "better"))
_IDIOMS = frozenset("exception delay fail doubt".split())  # behind "without"
_NO = frozenset("no without lacked lacking".split())
_OPEN = frozenset(("can", "could", "evidence of", "risk of"))  # these limit no denial
_DOING = frozenset("be have do also usefully".split())  # "could be done" is advice
_RECORDED = frozenset("recorded noted documented".split())
_WHERE = frozenset("in on at by with for".split())  # "not in the records" denies no record
_AT_MOST = frozenset(("more", "later"))  # "no more than a week" denies nothing
_NEARLY = 4
_SHOWING = frozenset("show enable allow say located found indicate".split())
_SOON = 3  # words behind a denial of what records show
_SEEN = frozenset("sign signs trace show shows showed shown seen known clear tell say said".split())


def denied(ours: Reading, quote: Quote) -> Iterator[Excess]:
    """ "Not at all", where the quote denies nothing, or in part, or finds no record of it."""
    mark = ours.first("not at all")
    if (
        mark is None
        or (mark.bare == "without" and not mark.at)
        or (mark.bare == "no" and ours.behind(mark) in _AT_MOST)
        or _limits_itself(ours, quote.whole)
    ):
        return
    held = _denied_in(ours, mark, quote)
    common = ours.roots & held.roots
    if not common:
        return
    if not _denies(quote.whole):
        if _by_the_record(ours, quote.whole):
            yield Excess("certainty", ours.written(mark), share(quote.whole)[1])
        if not _other_side(ours, mark, quote.whole):
            yield Excess("degree", ours.written(mark), "")
        return
    if _told(ours, mark, quote.whole):
        yield Excess("degree", ours.written(mark), "")
    if narrow := _narrow(ours, mark, quote.whole):
        yield Excess("degree", ours.written(mark), narrow)
    if len(common) < 2 or held.roots.isdisjoint(clause_roots(ours, mark)):
        return
    unrecorded = _unrecorded(held) or ("" if _elsewhere(quote.whole) else _unrecorded(quote.whole))
    if (
        unrecorded
        and not ours.has(limiting.RECORDS | _SEEN)
        and not _denies_alike(ours, mark, held)
    ):
        yield Excess("certainty", ours.written(mark), unrecorded)
    elif any(
        one.level > 1 and not held.says(one.bare) for one in ours.marks("obligation")
    ) or _denies_alike(ours, mark, held):
        return
    elif partly := _in_part(held):
        known = partly.endswith("clear") and ours.has(_SEEN)
        if not _wholly(held) and not known and not ours.says(partly.lower()):
            yield Excess("degree", ours.written(mark), partly)
    elif (
        (advice := next((one for one in held.marks("obligation") if _advises(held, one)), None))
        and not ours.says("not until")
        and not _wholly(held)
        and not held.has(("not", "rather"))
    ):
        yield Excess("certainty", ours.written(mark), held.written(advice))


def _advises(held: Reading, mark: Mark) -> bool:
    """Whether a word asks for something: "should", but not "was considered" or "could speak"."""
    if mark.bare in ("could", "can"):
        return held.behind(mark) in _DOING
    return mark.bare not in limiting.TELLING


def _by_the_record(ours: Reading, held: Reading) -> bool:
    """Whether we deny what the quote only counts records of: "recorded for two of the five"."""
    return (
        held.has(_RECORDED)
        and not ours.has(limiting.RECORDS | _SEEN)
        and bool(share(held)[1])
        and any(map(counts, ours.words))
    )


def _told(ours: Reading, mark: Mark, held: Reading) -> bool:
    """Whether the quote says of the first word that we deny that it is so."""
    if any(map(counts, ours.words)):
        return False  # figures have a rule of their own
    if mark.bare not in NOT and mark.bare not in ("no", "nobody", "no one"):
        return False
    if ours.behind(mark) in _WHERE:
        return False
    first = next(filter(None, ours.rooted[mark.at + mark.length :]), "")
    found = [at for at, one in enumerate(held.rooted) if one == first] if first else []
    return bool(found) and not any(_denies(Reading(_clause(held, at))) for at in found)


def _clause(text: Reading, at: int) -> str:
    """The clause of a word, as text."""
    start = clause(text, at)
    end = next((to for to in range(at, len(text.words)) if text.words[to] in CLAUSE_ENDS), None)
    return " ".join(text.words[start:end])


def _narrow(ours: Reading, mark: Mark, held: Reading) -> str:
    """The words by which the quote denies less: "no written plan" is not "no plan"."""
    behind = roots(ours.words[mark.at + mark.length : mark.at + mark.length + 3])
    for one in held.marks("not at all"):
        start = one.at + one.length
        if one.bare in _NO and start + 1 < len(held.words):
            kind = held.words[start]
            said = (
                kind in ours.words
                or (root(kind) and root(kind) in ours.roots)
                or (kind in limiting.ONE and ours.has(limiting.ONE))
            )
            whom = kind in names.HEADS and names.HEADS[kind] != "work"
            if held.rooted[start + 1] in behind and not said and not whom:
                return " ".join(held.shown[one.at : start + 2])
    return ""


def _limits_itself(ours: Reading, held: Reading) -> bool:
    """Whether a denial holds for some cases only, or in part: "sometimes not", "not fully"."""
    return (
        keeps_to_some(ours, held)
        or ours.has(limiting.IN_PART)
        or bool(ours.marks("partly"))
        or any(
            one.level < ALL or _denied_after(ours, one)
            for one in ours.marks("degree")
            if one.bare not in _OPEN and (one.level == 1 or not held.says(one.bare))
        )
    )


def _denied_after(ours: Reading, mark: Mark) -> bool:
    """Whether "every" comes behind a denial: "didn't reach them every time"."""
    return mark.bare in ("every", "all", "always", "each", "everyone") and any(
        word in ("not", "didn't", "doesn't", "don't", "weren't", "wasn't", "never")
        for word in ours.words[clause(ours, mark.at) : mark.at]
    )


def _other_side(ours: Reading, mark: Mark, held: Reading) -> bool:
    """Whether our denial says what the quote says from its other side.

    "Five of the fourteen were not asked" for "nine were", "never changed" for "the same
    throughout", "not by itself".
    """
    return (
        ours.has(_ALONE | (limiting.LACKING - {mark.bare}))
        or bool(share(held)[1])
        or any(map(counts, ours.words))
        or (ours.has(_MORE) and held.has(("most", "best")))
        or (
            any(one.level >= _NEARLY for one in held.marks("degree"))
            and not any(one.level > 1 and _advises(held, one) for one in held.marks("obligation"))
        )
        or ours.behind(mark) in _IDIOMS
        or any(one.at in range(mark.at + 1, mark.at + 3) for one in ours.marks("ended"))
        or (ours.before(mark) == "or" and ours.behind(mark) in ("", "."))
    )


def _denied_in(ours: Reading, mark: Mark, quote: Quote) -> Reading:
    """The part of a quote that has most of what our sentence denies."""
    end = mark.at if mark.bare in ("lack", "lacked") else mark.at + mark.length
    about = roots(ours.words[end : end + _BEHIND])
    first = next(filter(None, ours.rooted[end:]), "")
    scores = [len(about & part.roots) + 2 * (first in part.roots) for part in quote.parts]
    best = max(scores)
    found = [part for part, one in zip(quote.parts, scores, strict=True) if one == best and best]
    return found[0] if len(found) == 1 else quote.support(ours, mark)


def _denies(held: Reading) -> bool:
    """Whether a text denies or misses anything: "not", "unopened", "rarely", "refused"."""
    return (
        held.has(tables.NEGATORS | limiting.LACKING)
        or bool(held.marks("not at all") or held.marks("partly"))
        or any(word.startswith(_UN) for word in held.words)
    )


def _in_part(held: Reading) -> str:
    """The words by which a text denies something in part: "not always", "not widely"."""
    if mark := held.first("partly"):
        return held.written(mark)
    for at, (word, behind) in enumerate(pairwise(held.words)):
        if word in tables.NEGATORS and behind.endswith("ly") and behind not in _NO_ADVERB:
            return " ".join(held.shown[at : at + 2])
    return ""


def asserted(ours: Reading, held: Reading) -> Iterator[Excess]:
    """ "It was measured", where the quote has "was not measured" or "not always"."""
    if (
        _denies(ours)
        or _limits_itself(ours, held)
        or ours.marks("obligation")
        or any(one.level == 1 for one in ours.marks("certainty"))
        or len(ours.roots & held.roots) < 2
        or share(held)[1]
        or any(map(counts, ours.words))
        or "until" in held.words  # it was done then
    ):
        return
    for at, one in enumerate(ours.rooted):
        found = [index for index, rooted in enumerate(held.rooted) if one and rooted == one]
        if found and all(NOT & {*held.words[max(0, index - 3) : index]} for index in found):
            start = max(0, found[0] - 3)
            yield Excess("degree", ours.shown[at], " ".join(held.shown[start : found[0] + 1]))


def _wholly(held: Reading) -> Mark | None:
    """The first word of a text that denies all of something."""
    partly = {one.at for one in held.marks("partly")}
    return next(
        (one for one in held.marks("not at all") if one.bare != "not" and one.at not in partly),
        None,
    )


def _unrecorded(held: Reading) -> str:
    """The word of a text for a record that is missing, as written, or ""."""
    for mark in held.marks("not at all"):
        behind = held.words[mark.at + 1 : mark.at + 12]
        end = behind.index(",") if "," in behind else len(behind)
        for index, word in enumerate(behind[:end], mark.at + 1):
            if word in limiting.RECORDS:
                return held.shown[index]
        if not _SHOWING.isdisjoint(behind[:_SOON]):  # "the records did not show"
            start = clause(held, mark.at)
            for index, word in enumerate(held.words[start : mark.at], start):
                if word in limiting.RECORDS:
                    return held.shown[index]
    return ""


def _elsewhere(held: Reading) -> bool:
    """Whether a text denies something besides a record."""
    partly = {one.at for one in held.marks("partly")}
    return any(
        limiting.RECORDS.isdisjoint(held.words[one.at : one.at + 12])
        for one in held.marks("not at all")
        if one.at not in partly
    )


def _denies_alike(ours: Reading, mark: Mark, held: Reading) -> bool:
    """Whether the quote denies the same thing: "not written down"."""
    behind = roots(ours.words[mark.at + 1 : mark.at + 5])
    partly = {one.at for one in held.marks("partly")}
    return any(
        behind & roots(held.words[one.at + 1 : one.at + 5])
        for one in held.marks("not at all")
        if one.at not in partly
        and held.behind(one) not in _RECORD
        and not held.behind(one).endswith("ly")
        and not _unrecorded(held)
    )
