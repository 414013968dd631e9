"""A sentence as its words and marks, and whether it claims something, asks for something or speaks of a case."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from ..words import CURLY, content_stems
from . import tables

_TOKEN = re.compile(r"[^\W\d_]\w*(?:['-]\w+)*|\d[\d.,/%]*|[;:(),.!?…—–]")
BREAKS = frozenset(";:()—–.!?…")
_NEAR = 3  # words between a negation and what it weakens
_BEFORE_MONTH = frozenset("in of by since from until during and to".split())
_OPENERS = frozenset("what who which how whether if that where when why while because so and or".split())
_FINITE = frozenset("is are was were has had have does did must should could would will can may".split())
_LEADING = frozenset("after before when if where once while in at on for with as during until wherever whenever from".split())


class Mark(NamedTuple):
    """A word or phrase of a table in a text: as written, where it begins, how many words it has, and its level."""

    text: str
    at: int
    length: int
    level: int


class Reading(NamedTuple):
    """A text as its words in small letters, punctuation among them, as written, and the roots of those that carry meaning."""

    words: tuple[str, ...]
    shown: tuple[str, ...]
    roots: frozenset

    def has(self, words: Collection[str]) -> bool:
        """Whether any of some words is there."""
        return any(word in words for word in self.words)

    def says(self, phrase: str) -> bool:
        """Whether some words are there one behind the other."""
        return f" {phrase} " in f" {' '.join(self.words)} "


@functools.lru_cache(maxsize=4096)
def read(text: str) -> Reading:
    """Read a plain text."""
    shown = tuple(_TOKEN.findall(text.translate(CURLY)))
    return Reading(tuple("month" if word == "May" and _is_month(shown, at) else word.lower() for at, word in enumerate(shown)), shown, roots(text))


def _is_month(shown: tuple[str, ...], at: int) -> bool:
    return bool(at) and (shown[at - 1].lower() in _BEFORE_MONTH or shown[at + 1 : at + 2] != () and shown[at + 1][0].isdigit())


def roots(text: str) -> frozenset:
    """The stems of the words that carry meaning, so that "robustly delivered" meets "robust delivery"."""
    return frozenset(one.removesuffix("ly").removesuffix("y") if len(one) > 5 else one for one in content_stems(text))


def marks(text: Reading, levels: Mapping[str, int] | Collection[str]) -> Iterator[Mark]:
    """Each word or phrase of a table, the longest first; what is part of an idiom is none."""
    at = 0
    while at < len(text.words):
        step = 1
        for length in (4, 3, 2, 1):
            phrase = " ".join(text.words[at : at + length])
            if length > 1 and phrase in tables.IDIOMS:
                step = length
                break
            if phrase in levels:
                yield Mark(" ".join(text.shown[at : at + length]), at, length, levels[phrase] if isinstance(levels, Mapping) else 1)
                step = length
                break
        at += step


def clause(text: Reading, at: int) -> int:
    """Where the clause begins that a word stands in."""
    while at > 0 and text.words[at - 1] not in BREAKS and text.words[at - 1] != ",":
        at -= 1
    return at


def negated(text: Reading, at: int, near: int = _NEAR) -> bool:
    """Whether a negation stands shortly before a word, in its clause."""
    return any(word in tables.NEGATORS for word in text.words[max(clause(text, at), at - near) : at])


def conditional(text: Reading, at: int) -> bool:
    """Whether a word stands in a clause that begins with "if" or its like."""
    return any(word in tables.CONDITIONS for word in text.words[clause(text, at) : at])


def commands(text: Reading) -> bool:
    """Whether a sentence begins with a verb in the imperative, or has one behind a colon or an opening phrase."""
    starts = [0, *(at + 1 for at, word in enumerate(text.words) if word == ":")]
    if text.words and text.words[0] in _LEADING and "," in text.words:
        starts.append(text.words.index(",") + 1)
    return any(_imperative(text, at) for at in starts)


def _imperative(text: Reading, at: int) -> bool:
    while at < len(text.words) and (text.words[at] in tables.LEADS or text.words[at] == ","):
        at += 1
    word, behind = text.words[at : at + 1], text.words[at + 1 : at + 2]
    verb = word and (word[0] in tables.VERBS or word[0] in tables.NOUN_VERBS and behind and behind[0] in tables.OBJECTS)
    return bool(verb) and not _is_subject(text, at)


def _is_subject(text: Reading, at: int) -> bool:
    """Whether what looks like a verb is the subject of another one: "Work with fathers was inconsistent"."""
    for word in text.words[at + 1 : at + 9]:
        if word in _OPENERS or word in BREAKS or word == ",":
            return False
        if word in _FINITE:
            return True
    return False
