"""One finding told as a rule: "landlords wait" for "the landlord waited", "are" for "were"."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from itertools import pairwise

from briefed.checking.overstatement import forms, names, tables
from briefed.checking.overstatement.degrees import ALL, of_time
from briefed.checking.overstatement.excess import Excess
from briefed.checking.overstatement.reading import BREAKS, Reading
from briefed.checking.overstatement.shares import counts, share

PAST = frozenset("was were had did been could wasn't weren't hadn't didn't couldn't".split())
_BEING = frozenset("is are be being been get gets has have having isn't aren't".split())
_PRESENT = frozenset("is are do does has have can may should must will cannot".split())
# A present perfect, a modal and a plan tell no rule.
NO_RULE = frozenset(
    """has have been would could should must may might will shall need needs ought want wants
    say says hope hopes these those this here you your we our""".split()
)
HAVING = frozenset(("have", "has"))
_NAMED = frozenset("a an the this that his her their its".split())
# What a text says lasts as long as the text: "the files record", "the notes say".
_TEXTS = frozenset(
    """record records recording note notes file files report reports reviews log logs form letter
    letters document documents picture""".split()
)
_LEADING = frozenset(
    """after before when if where once while in at on for with as during until from to by what who
    how why which whether it they he she there according and but so""".split()
)
_PRAISE = frozenset(("good practice", "best practice", "could", "helpful", "useful"))
_BETWEEN = frozenset("not never and or also always still often been being up".split())
_SINGLE = frozenset("a an one the this his her".split())
# Before a noun these make it general: "the impact of a parent's health".
_KINDS = frozenset("of other".split())
_SAME_IN_PAST = frozenset("put set read let cut hit shut cost hurt spread led".split())
_ONE_OF = frozenset("the his her one".split())
_SINGULARS = {many: one for one, many in forms.PLURALS.items()}
_SHORTEST = 4  # words; a shorter text is a label
_SUBJECT = 3  # words that a subject may have
_ENDINGS = ("ed", "ied")
_PRESENT_ENDINGS = ("s", "ing")  # `forms.PAST` has these forms, too: "asks", "using"


def as_a_rule(ours: Reading, held: Reading, said: Reading) -> Iterator[Excess]:
    """ "Landlords wait for weeks", where the quote has "the landlord waited for six weeks"."""
    if (
        not _told_once(held)
        or _no_rule(ours)
        or ours.has(tables.AUDIT)
        or not _TEXTS.isdisjoint(ours.words[:4])
        or _past(ours)
        or ours.has(_SAME_IN_PAST)
        or len(ours.words) < _SHORTEST
        or (said.text and not ours.has(tables.FINITE))
        or _keeps_count(ours)
    ):
        return
    at = _present(ours)
    if at is not None and not held.roots.isdisjoint(ours.rooted[at : at + _SUBJECT]):
        yield Excess("scope", ours.shown[at], _past(held))


def _no_rule(ours: Reading) -> bool:
    """Whether a sentence states no rule: "have asked", "would"; "have plans" may be a rule."""
    return any(
        word in NO_RULE
        and (word not in HAVING or behind in _BEING or behind in forms.PAST or _ends_in_ed(behind))
        for word, behind in pairwise((*ours.words, "."))
    )


def _ends_in_ed(word: str) -> bool:
    return word.endswith(("ed", "en"))


def generalised(ours: Reading, held: Reading) -> Iterator[Excess]:
    """ "GPs are not told", where the quote has "the family's GP was not told"."""
    if (
        _past(ours)
        or ours.has(tables.AUDIT)
        or _no_rule(ours)
        or _keeps_count(ours)
        or ours.words[0] in _NAMED
    ):
        return
    for at, plural in enumerate(ours.words[:3]):
        if plural in BREAKS or plural == "," or plural in PAST or plural in _PRESENT:
            return
        single = _SINGULARS.get(plural, plural.removesuffix("s"))
        if single == plural or plural in held.words:
            continue
        for index, word in enumerate(held.words):
            before = held.words[max(0, index - 3) : index]
            one = not _ONE_OF.isdisjoint(before) or any(b.endswith("'s") for b in before)
            if word in (single, f"{single}'s") and one and (_past(held) or index < 3):
                yield Excess("scope", ours.shown[at], held.shown[index])
                return


def multiplied(ours: Reading, held: Reading) -> Iterator[Excess]:
    """ "Support workers remembered", where the quote has "a support worker remembered"."""
    if share(held)[1] or any(mark.level > 1 for mark in held.marks("degree")):
        return  # each of many may be told in the singular
    for plural, at in _single(held).items():
        if (
            plural in ours.words
            and plural != "people"
            and plural not in held.words
            and held.words[at] not in ours.words
        ):
            index = ours.words.index(plural)
            if not any(map(counts, ours.words[max(0, index - 4) : index])):
                yield Excess(
                    "scope", ours.shown[index], " ".join(held.shown[max(0, at - 1) : at + 1])
                )


@functools.lru_cache(maxsize=256)
def _single(held: Reading) -> dict[str, int]:
    """The plurals of nouns for one person or thing in a text, with the singular's index."""
    if not _past(held) or held.has(tables.NEGATORS) or held.marks("obligation"):
        return {}
    before = [frozenset(held.words[max(0, at - 3) : at]) for at in range(len(held.words))]
    return {
        forms.PLURALS.get(word, f"{word}s"): at
        for at, word in enumerate(held.words)
        if held.rooted[at] and before[at] & _SINGLE and not before[at] & _KINDS
    }


@functools.lru_cache(maxsize=256)
def _told_once(held: Reading) -> bool:
    """Whether a text tells what happened, and nothing that lasts."""
    asked = any(mark.bare not in _PRAISE for mark in held.marks("obligation"))
    return bool(_past(held)) and not held.has(_PRESENT) and not asked


def _past(text: Reading) -> str:
    """The first past verb of a text as written, or ""."""
    for at, word in enumerate(text.words):
        if word in PAST or (
            at
            and (word in forms.PAST or word.endswith(_ENDINGS))
            and word not in names.HEADS
            and not word.endswith(_PRESENT_ENDINGS)
            and forms.PAST.get(word) != word
            and not _participle(text, at)
        ):
            return text.shown[at]
    return ""


def _participle(text: Reading, at: int) -> bool:
    """Whether a form of "to be" or "to have" comes before a verb: "is noted and not followed"."""
    while at and (
        text.words[at - 1] in _BETWEEN
        or text.words[at - 1].endswith(("ly", "ed"))
        or text.words[at - 1] in forms.PAST
    ):
        at -= 1
    return bool(at) and text.words[at - 1] in _BEING


def _present(text: Reading) -> int | None:
    """The index of the subject of a general present claim, or None.

    Its subject has no article: "Landlords wait", "Escalation leads to", "Decay is noted".
    """
    start = 1 if text.words[0] in forms.LEADS else 0
    if text.words[start] in _LEADING:
        if "," not in text.words:
            return None
        start = text.words.index(",") + 1
    if start < len(text.words) and text.words[start].endswith("ing"):
        return None
    named = start >= len(text.words) or text.words[start] in _NAMED | BREAKS | _LEADING
    return None if named else start


def _keeps_count(ours: Reading) -> bool:
    """Whether a sentence says how many cases it is about; "most homes are" is a rule as well."""
    return bool(
        ours.marks("share")
        or any(map(counts, ours.words))
        or any(
            mark.level < ALL
            and mark.bare != "most"
            and not of_time(ours, mark)
            and not mark.bare.startswith("tend")
            for mark in ours.marks("degree")
        )
    )
