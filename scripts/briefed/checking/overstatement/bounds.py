"""The limits that a quote has: "some", "may", "in two cases", "described as"."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from itertools import pairwise

from briefed.checking.overstatement import limiting
from briefed.checking.overstatement.degrees import ALL, of_time
from briefed.checking.overstatement.forms import PAST
from briefed.checking.overstatement.reading import BREAKS, Mark, Reading
from briefed.checking.overstatement.shares import counts, share

_FEW = frozenset(limiting.FEW)
_PARTS = frozenset(("part of", "parts of"))
_AGES = frozenset("over under aged".split())
ASKING = frozenset("asked encouraged invited advised urged".split())  # "… providers to report"
DESCRIBING = frozenset("described regarded viewed perceived".split())  # "… the team as kind"
_GAP = 7  # words from these to their "to" or "as"
ENDS = BREAKS | frozenset((",", "and"))
_BY = frozenset(("in", "by", "at", "from"))
_AUDIT = frozenset(("audit", "review"))  # "at the time of the audit" limits nothing
_COUNTED = frozenset(
    """case cases file files record records families occasion occasions agencies services teams
    practitioners professionals workers schools home homes station stations school hospital
    hospitals ward wards area areas site sites setting settings nursery nurseries practice
    practices""".split()
)
_SPOTTING = frozenset("recognise recognising identify identifying spot spotting notice".split())
_WHOLLY = frozenset(("every", "not", "each"))  # "not one of the files"
_NEAR = 4  # words behind a limit that say in what it holds: "in a small number of files"
_NO_EVIDENCE = frozenset("no little limited any".split())
_COMPARED = frozenset("more less most least as so even".split())
_UNDER_WAY = frozenset(("is being", "are being"))
_OPEN_TO = frozenset("that whether if when where".split())  # "a sign that a child is being hurt"
MODALS = frozenset("may might could".split())
_ABLE = ("could", "can")
_RELATIVE = frozenset("where who whom which".split())  # "where they could speak" is no guess


def _shortly_before(held: Reading, mark: Mark) -> tuple[str, ...]:
    """The few words before a mark."""
    return held.words[max(0, mark.at - _NEAR) : mark.at]


def _shortly_behind(held: Reading, mark: Mark) -> tuple[str, ...]:
    """The few words behind a mark."""
    end = mark.at + mark.length
    return held.words[end : end + _NEAR]


@functools.lru_cache(maxsize=256)
def limits_of(held: Reading) -> tuple[tuple[Mark, str], ...]:
    """Every limit of a text, with its kind."""
    found = [
        (mark, "degree" if mark.bare in _FEW else "certainty")
        for mark in held.marks("limit")
        if (mark.bare not in _PARTS or of_time(held, mark))
        and not (mark.bare == "signs" and held.before(mark) in _SPOTTING)
        and not (mark.bare == "one of" and held.before(mark) in _WHOLLY)
        and not (mark.bare in MODALS and held.behind(mark) == "not")
        and not (mark.bare.startswith("evidence") and held.before(mark) in _NO_EVIDENCE)
        and not (mark.bare in _UNDER_WAY and not _OPEN_TO.isdisjoint(_shortly_before(held, mark)))
        and not (mark.bare in _ABLE and not _RELATIVE.isdisjoint(_shortly_before(held, mark)))
        and not (mark.bare == "at the time" and not _AUDIT.isdisjoint(_shortly_behind(held, mark)))
        and not (mark.bare == "likely" and held.before(mark) in _COMPARED)
    ]
    for at, (word, behind) in enumerate(pairwise(held.words)):
        if word in _AGES and behind.isdigit():
            found.append((Mark(f"{word} {behind}", at, 2, 1), "degree"))
    for at, one in enumerate(held.words[1:-1], 1):
        if (
            counts(one)
            and held.words[at - 1] in _BY
            and not _COUNTED.isdisjoint(held.words[at + 1 : at + 3])
        ):
            found.append((Mark(f"in {one}", at, 1, 1), "degree"))
    found += [(mark, "certainty") for mark in _spread(held, ASKING, "to")]
    found += [
        (mark._replace(bare="described as"), "certainty")
        for mark in _spread(held, DESCRIBING, "as")
    ]
    level, word = share(held)
    if word and level < ALL:
        length = len(word.split())
        at = next(
            at for at in range(len(held.words)) if " ".join(held.shown[at : at + length]) == word
        )
        found.append((Mark(word.lower(), at, length, level), "degree"))
    return tuple(found)


def _ended(gap: tuple[str, ...]) -> bool:
    """Whether a clause ends among some words, or a second verb begins: "asked him and went"."""
    return any(
        word in BREAKS
        or word == ","
        or (word == "and" and (behind in PAST or behind.endswith("ed")))
        for word, behind in pairwise((*gap, ""))
    )


def _spread(held: Reading, verbs: frozenset[str], link: str) -> Iterator[Mark]:
    """Each verb with a few words between it and its link: "asked providers to"."""
    for at, word in enumerate(held.words) if held.has(verbs) else ():
        gap = held.words[at + 2 : at + _GAP]
        if word in verbs and link in gap and not _ended(gap[: gap.index(link)]):
            yield Mark(f"{word} {link}", at, gap.index(link) + 3, 1)
