"""Where the quote says less than its words do alone: "more likely than" is not "likely"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefed.checking.overstatement import limiting, names
from briefed.checking.overstatement.excess import Excess
from briefed.checking.overstatement.grounds import LENGTHS
from briefed.checking.overstatement.reading import BREAKS, Reading, negated, roots
from briefed.checking.overstatement.shares import counts

_COMPARED = frozenset("more less most least as so equally than".split())
_AMONG = frozenset(("among", "amongst", "one"))
_REACH = 6  # words from "among" to the superlative, and from a denial to what it is about
# Whom these concern may still do it: "was not asked to record" is not "did not record".
_ENABLING = roots(
    """ask prompt require remind encourage invite enable allow permit help expect tell train
    instruct advise oblige persuade urge able possible""".split()
)
_COULD = frozenset(("could", "can", "cannot", "can't", "couldn't"))
_NOT = frozenset("not never no didn't don't doesn't wasn't weren't isn't aren't failed".split())
# What is missing for these readers may still exist: "not available" is not "no".
_WITHHELD = frozenset("available provided shared seen received located accessible read".split())
_UNABLE = ("unable to", "not able to", "could not", "not possible to")
_FINDING = frozenset("find locate trace see obtain access".split())
_NO = frozenset(("no", "without", "lacked", "lacks"))
# Parts of the calendar, with the words by which a quote may count them.
_UNITS = {
    "day": frozenset(("day", "days", "daily", "everyday")),
    "night": frozenset(("night", "nights", "nightly", "overnight")),
    "evening": frozenset(("evening", "evenings")),
    "morning": frozenset(("morning", "mornings")),
    "week": frozenset(("week", "weeks", "weekly")),
    "weekend": frozenset(("weekend", "weekends")),
    "month": frozenset(("month", "months", "monthly")),
    "year": frozenset(("year", "years", "yearly", "annual", "annually")),
}
_RATES = {
    "daily": _UNITS["day"],
    "weekly": _UNITS["week"] | {"fortnightly"},
    "monthly": _UNITS["month"],
}
_EACH = frozenset(("every", "each"))
_FEW_TIMES = frozenset("one two three once twice 1 2 3 single".split())
_OFTEN = frozenset(
    """often frequently frequent regularly regular repeatedly repeated many numerous multiple
    common commonly""".split()
)
_NO_COUNT = BREAKS | frozenset(("of", "a", "every", ","))  # "once a week" is often
# By these a sentence says as well that something is only likelier.
_CHANCES = frozenset(
    """likely unlikely likelier likelihood chance chances odds often more less fewer rarely may
    signs along linked associated suggest suggests indicate indicates
    might can could higher lower greater risk better worse seldom""".split()
)
_ABOUT_IT = 3  # words that a sentence shares with what it tells of
_NUMEROUS = frozenset(("many", "numerous", "multiple"))


def narrower(ours: Reading, held: Reading) -> Iterator[Excess]:
    """Every way in which the quote says less than the words that our sentence takes from it."""
    yield from _of_the_calendar(ours, held)
    yield from _daily(ours, held)
    if len(ours.roots & held.roots) > 1:
        yield from _more_than(ours, held)
        yield from _likelier(ours, held)
        yield from _among_the_most(ours, held)
        yield from _enabled(ours, held)
        yield from _withheld(ours, held)
        yield from _often(ours, held)


def _more_than(ours: Reading, held: Reading) -> Iterator[Excess]:
    """ "Likely", where the quote has "more likely than"."""
    if "than" not in held.words or "than" in ours.words:
        return
    for at, word in enumerate(held.words[1:-1], 1):
        if held.words[at - 1] in ("more", "less") and word != "than":
            found = [index for index, one in enumerate(ours.words) if one == word]
            if found and all(_COMPARED.isdisjoint(ours.words[max(0, i - 2) : i]) for i in found):
                yield Excess("degree", ours.shown[found[0]], " ".join(held.shown[at - 1 : at + 1]))


def _likelier(ours: Reading, held: Reading) -> Iterator[Excess]:
    """ "Gets it done", where the quote has "are more likely to have it done"."""
    if ours.has(_CHANCES) or len(ours.roots & held.roots) < _ABOUT_IT:
        return
    for at, (one, behind) in enumerate(pairwise(held.words)):
        not_even = held.words[at + 2 : at + 4] == ("than", "not")
        if behind == "likely" and one in ("more", "less") and not not_even:
            claimed = next(i for i, word in enumerate(ours.rooted) if word in held.roots)
            yield Excess(
                "certainty", ours.shown[claimed], " ".join(held.shown[at : at + 2]), dropped=True
            )


def _among_the_most(ours: Reading, held: Reading) -> Iterator[Excess]:
    """ "The most likely", where the quote has "among those most likely"."""
    for at, word in enumerate(held.words) if ours.says("the most") else ():
        if (
            word == "most"
            and not _AMONG.isdisjoint(held.words[max(0, at - _REACH) : at])
            and not ours.has(_AMONG)
            and held.words[at + 1 : at + 2]
            and held.words[at + 1] in ours.words
        ):
            yield Excess("degree", "the most", " ".join(held.shown[at - 2 : at + 2]))


def _of_the_calendar(ours: Reading, held: Reading) -> Iterator[Excess]:
    """ "Nearly every day", where the quote counts no days."""
    for at, word in enumerate(ours.words[1:], 1) if ours.has(_EACH) else ():
        if (
            word in _UNITS
            and ours.words[at - 1] in _EACH
            and not held.has(_UNITS[word])
            and not negated(ours, at - 1)
        ):
            yield Excess("degree", " ".join(ours.shown[at - 1 : at + 1]))


def _daily(ours: Reading, held: Reading) -> Iterator[Excess]:
    """ "Daily", where the quote counts no days."""
    for at, word in enumerate(ours.words[:-1]) if ours.has(_RATES) else ():
        if (
            word in _RATES
            and not held.has(_RATES[word])
            and ours.words[at + 1] not in ("life", "lives", "living")
        ):
            yield Excess("degree", ours.shown[at])


def _enabled(ours: Reading, held: Reading) -> Iterator[Excess]:
    """ "They did not record it", where the quote has "it did not prompt them to record it"."""
    if not ours.has(_NOT) or not _ENABLING.isdisjoint(ours.roots) or ours.has(_COULD):
        return
    for at, word in enumerate(held.words):
        if word not in _NOT and word not in _COULD:
            continue
        verb = next(
            (
                index + 1
                for index in range(at + 1, min(at + _REACH, len(held.words) - 1))
                if held.words[index] == "to"
                and not _ENABLING.isdisjoint(held.rooted[at + 1 : index])
            ),
            0,
        )
        if word in _COULD:
            verb = at + 2 if held.words[at + 1 : at + 2] == ("not",) else 0
        if not verb or verb >= len(held.words) or not held.rooted[verb]:
            continue
        for mine, one in enumerate(ours.words):
            if one in _NOT and held.rooted[verb] in ours.rooted[mine + 1 : mine + 4]:
                yield Excess("certainty", ours.shown[mine], " ".join(held.shown[at : verb + 1]))


def _withheld(ours: Reading, held: Reading) -> Iterator[Excess]:
    """ "No records", where the quote has "records were not available" or "unable to find"."""
    if not ours.has(_NO):
        return
    if not ours.has(_FINDING) and any(
        held.says(f"{unable} {verb}") for unable in _UNABLE for verb in _FINDING
    ):
        yield from _none(ours, held)
    if not held.has(_WITHHELD) or ours.has(_WITHHELD | limiting.RECORDS - {"records", "notes"}):
        return
    for at, word in enumerate(held.words[:-1]):
        if word == "not" and held.words[at + 1] in _WITHHELD:
            before = frozenset(filter(None, held.rooted[:at]))
            for mine, one in enumerate(ours.words[:-1]):
                if one in _NO and ours.rooted[mine + 1] in before:
                    yield Excess(
                        "certainty",
                        " ".join(ours.shown[mine : mine + 2]),
                        " ".join(held.shown[at : at + 2]),
                    )


def _often(ours: Reading, held: Reading) -> Iterator[Excess]:
    """ "Frequently", where the quote has "for two 17-year-olds" or "on one occasion"."""
    if (
        not ours.has(_OFTEN)
        or any(mark.level > 1 and mark.bare != "each" for mark in held.marks("degree"))
        or any(
            counts(word) and word not in _FEW_TIMES and "-" not in word and behind not in LENGTHS
            for word, behind in pairwise(held.words)
        )
    ):
        return
    for at, word in enumerate(held.words[:-1]):
        if word in _FEW_TIMES and held.words[at + 1] not in _NO_COUNT:
            for mine, one in enumerate(ours.words):
                counted = ours.words[mine + 1 : mine + 3]
                if (
                    one in _OFTEN
                    and word not in ours.words
                    and not negated(ours, mine)
                    and (one not in _NUMEROUS or any(two in names.HEADS for two in counted))
                ):
                    yield Excess("degree", ours.shown[mine], held.shown[at])
            return


def _none(ours: Reading, held: Reading) -> Iterator[Excess]:
    """ "No" before a word that the quote has as well."""
    for at, one in enumerate(ours.words[:-1]):
        if one in _NO and ours.rooted[at + 1] and ours.rooted[at + 1] in held.roots:
            yield Excess("certainty", " ".join(ours.shown[at : at + 2]), "unable")
