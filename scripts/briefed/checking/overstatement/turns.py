"""How a sentence turns a finding: "done" for "advised", "none" for "few", "over" for "less"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefed.checking.overstatement import names, tables
from briefed.checking.overstatement.degrees import ALL, of_time
from briefed.checking.overstatement.excess import Excess
from briefed.checking.overstatement.general import as_a_rule, generalised, multiplied
from briefed.checking.overstatement.limits import keeps_to_some
from briefed.checking.overstatement.narrower import narrower
from briefed.checking.overstatement.reading import Reading, conditional, negated, roots
from briefed.checking.overstatement.shares import counts
from briefed.checking.overstatement.support import Quote

_CONDITIONS = frozenset("in where when for if during at within following after".split())
_TYING = frozenset("where when if".split())
_HAVING = frozenset("have has had".split())
_DONE = frozenset("have has had was were did".split())
_RELATIVE = frozenset("which who whose where whom".split())
# These only say what was audited: "in all cases that were reviewed".
_SAMPLE = frozenset("audited reviewed sampled seen read".split())
_WILL = frozenset(("will", "won't"))
# With one of these a text speaks of what may be, or what is to come.
_AHEAD = _WILL | frozenset(
    """would may might could can should must shall cannot plan plans planned intend intends intended
    expected expects expectation future next due soon being hope hopes recommends recommended
    recommendation proposed agreed asked need needs ahead going until""".split()
)
_ADVISING = frozenset(("should", "must", "ought to", "recommended", "recommends"))
_ASSURING = frozenset("satisfy satisfies assure assures confirm confirms check checks".split())
_PLANNED = frozenset("will intends intend plans hopes aims".split())
_PLACING = frozenset("at in with from on who".split())
_TO_COME = frozenset("will shall going plan plans planned promise promised promises".split())


def turned(ours: Reading, quote: Quote, said: Reading) -> Iterator[Excess]:
    """Every way in which a sentence turns what the quote says, the plainest first."""
    held = quote.support(ours)
    common = ours.roots & held.roots
    if not common:
        return
    yield from _ended(ours, held)
    yield from narrower(ours, quote.whole)
    yield from as_a_rule(ours, held, said)
    if not said.text and not ours.marks("obligation"):
        yield from generalised(ours, held)
    if not said.text and not ours.has(tables.READER):
        yield from _foretold(ours, quote.whole)
    if len(common) > 1:
        yield from multiplied(ours, held)
        yield from _unrestricted(ours, held)
        yield from _done(ours, held)
        yield from _without_condition(ours, held, said)
    if len(common) > 2:
        yield from _one_of_two(ours, held)


def _ended(ours: Reading, held: Reading) -> Iterator[Excess]:
    """ "The visits stopped", where the quote has "became less frequent"."""
    mark = ours.first("ended")
    if mark and not held.marks("ended") and not negated(ours, mark.at):
        less = held.first("less") or next(
            (one for one in held.marks("degree") if one.level == 1 and of_time(held, one)), None
        )
        if less:
            yield Excess("degree", ours.written(mark), held.written(less))


def _foretold(ours: Reading, held: Reading) -> Iterator[Excess]:
    """ "It will happen again", where the quote tells only what has been."""
    for at, word in enumerate(ours.words) if ours.has(_WILL) and not held.has(_AHEAD) else ():
        if word in _WILL and not conditional(ours, at):
            yield Excess("certainty", ours.shown[at])


def _unrestricted(ours: Reading, held: Reading) -> Iterator[Excess]:
    """ "All of the cases", where the quote has "all of the cases in which an image had …"."""
    mine = next((mark for mark in ours.marks("degree") if mark.level == ALL), None)
    if mine and not _PLACING.isdisjoint(ours.words[mine.at + 1 : mine.at + 5]):
        return  # "all the adults at home"
    if not mine or held.has(_SAMPLE) or keeps_to_some(ours, held):
        return
    for mark in held.marks("degree"):
        begins = next(
            (
                at
                for at in range(mark.at + 2, min(mark.at + 6, len(held.words)))
                if held.words[at] in _RELATIVE
            ),
            0,
        )
        restricted = roots(held.words[begins:])
        if (
            mark.level == ALL
            and begins
            and len(restricted) > 1
            and restricted.isdisjoint(ours.roots)
        ):
            yield Excess("scope", ours.written(mine), " ".join(held.shown[mark.at : begins + 2]))


def _done(ours: Reading, held: Reading) -> Iterator[Excess]:
    """ "Agencies have reported", where the quote has "will be reporting" or "should report"."""
    advice = next((mark for mark in held.marks("obligation") if mark.bare in _ADVISING), None)
    done = advice and not (
        keeps_to_some(ours, held) or ours.has(tables.AUDIT | _ASSURING) or ours.marks("obligation")
    )
    to_come = ""
    if held.has(_PLANNED) and not ours.has(_TO_COME):
        to_come = next(word for word in held.words if word in _PLANNED)
    for at, word in enumerate(ours.words[:-1]) if done or to_come else ():
        if to_come and word in _HAVING and ours.words[at + 1].endswith(("ed", "en")):
            yield Excess("certainty", " ".join(ours.shown[at : at + 2]), to_come)
        elif (
            done
            and advice
            and word in _DONE
            and ours.words[at + 1] != "to"
            and word not in held.words
        ):
            yield Excess("certainty", ours.shown[at], held.written(advice))


def _without_condition(ours: Reading, held: Reading, said: Reading) -> Iterator[Excess]:
    """ "Joint supervision would be beneficial", where the quote begins "In complex cases, …".

    Or where it ends "where there is reasonable cause".
    """
    yield from _without_end(ours, held, said)
    if (
        held.words[0] not in _CONDITIONS
        or "," not in held.words
        or keeps_to_some(ours, held)
        or ours.has(("this", "it", "in"))
    ):
        return
    comma = held.words.index(",")
    condition, common = roots(held.words[:comma]), roots(held.words[comma:]) & ours.roots
    tied = held.words[0] in _TYING or any(word in names.HEADS for word in held.words[:comma])
    dated = any(word[0].isdigit() for word in held.words[:comma])
    if (
        tied
        and condition
        and not dated
        and not (any(map(counts, held.words[:comma])) and any(map(counts, ours.words)))
        and len(common) > 1
        and (_told_of(held.rooted[:comma]) if held.words[0] in _TYING else condition).isdisjoint(
            ours.roots | said.roots
        )
    ):
        claimed = next(at for at, one in enumerate(ours.rooted) if one in common)
        yield Excess("scope", ours.shown[claimed], " ".join(held.shown[:comma]), True)


def _told_of(rooted: Sequence[str]) -> frozenset[str]:
    """The roots of what a condition says, without those of whom it says it."""
    found = [one for one in rooted if one]
    people = roots((*names.HEADS, *names.KINDS_OF_PEOPLE, "young"))
    return frozenset(found) - people or frozenset(found)


def _without_end(ours: Reading, held: Reading, said: Reading) -> Iterator[Excess]:
    """A claim of ours without the condition that the quote ends with: "where …", "if …"."""
    at = next(
        (
            at
            for at, word in enumerate(held.words)
            if at > 1 and word in _TYING and held.words[at - 1] not in names.HEADS
        ),
        0,
    )
    if (
        not at
        or keeps_to_some(ours, held)
        or ours.has(_TYING | {"this", "it", "that", "these"})
        or _past_alone(held, at)
        or any(counts(word) and word in ours.words for word in held.words[max(0, at - 4) : at])
    ):
        return
    ends = (index for index in range(at, len(held.words)) if held.words[index] == ",")
    condition = roots(held.words[at : next(ends, None)])
    common = roots(held.words[:at]) & ours.roots
    if len(common) > 1 and len(condition) > 1 and condition.isdisjoint(ours.roots | said.roots):
        claimed = next(index for index, one in enumerate(ours.rooted) if one in common)
        yield Excess("scope", ours.shown[claimed], " ".join(held.shown[at : at + 6]), True)


def _past_alone(held: Reading, at: int) -> bool:
    """Whether the condition only tells when or where something happened: "when he was four"."""
    return held.words[at] == "when" and any(word in _DONE for word in held.words[at:])


def _one_of_two(ours: Reading, held: Reading) -> Iterator[Excess]:
    """ "Died", where the quote has "were seriously harmed or died"."""
    for at, word in enumerate(held.words[1:-1], 1) if "or" in held.words else ():
        first, second = held.rooted[at - 1], held.rooted[at + 1]
        if (
            word == "or"
            and _alternatives(held, at)
            and not negated(held, at)
            and (first in ours.roots) != (second in ours.roots)
        ):
            kept = next(
                index for index, one in enumerate(ours.rooted) if one and one in (first, second)
            )
            yield Excess("degree", ours.shown[kept], " ".join(held.shown[at - 1 : at + 2]))


def _alternatives(held: Reading, at: int) -> bool:
    """Whether "or" connects two words of one form: "harmed or died"."""
    return (
        "either" in held.words[max(0, at - 4) : at]
        or held.words[at - 1][-2:] == held.words[at + 1][-2:]
    )
