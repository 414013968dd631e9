"""A sentence as its words and marks, and whether it claims something, asks for something or speaks of a case."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Mapping
from typing import NamedTuple

from briefed.text.words import CURLY, content_stems
from briefed.checking.overstatement import tables

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


class Reading:
    """A text as its words in small letters, punctuation among them, and as written; what is asked of it is found once."""

    __slots__ = ("words", "shown", "text", "_set", "_spaced", "_roots", "_marks")

    def __init__(self, text: str) -> None:
        self.text = text
        self.shown = _TOKEN.findall(text if text.isascii() else text.translate(CURLY))
        self.words = tuple([word.lower() for word in self.shown])
        if "May" in self.shown:
            self.words = tuple(["month" if word == "May" and _is_month(self.shown, at) else word.lower() for at, word in enumerate(self.shown)])
        self._set: frozenset | None = None
        self._spaced = ""
        self._roots: frozenset | None = None
        self._marks: dict[str, list[Mark]] | None = None

    @property
    def roots(self) -> frozenset:
        """The roots of the words that carry meaning."""
        if self._roots is None:
            self._roots = roots(self.text)
        return self._roots

    def has(self, words: Collection[str]) -> bool:
        """Whether any of some words is there."""
        if self._set is None:
            self._set = frozenset(self.words)
        return not self._set.isdisjoint(words)

    def says(self, phrase: str) -> bool:
        """Whether some words are there one behind the other."""
        self._spaced = self._spaced or f" {' '.join(self.words)} "
        return f" {phrase} " in self._spaced

    def marks(self, table: str) -> list[Mark]:
        """Each word or phrase of a table, the longest first; what is part of an idiom is none."""
        if self._marks is None:
            self._marks = _marks(self.words, self.shown)
        return self._marks.get(table, [])


@functools.lru_cache(maxsize=256)
def read(text: str) -> Reading:
    """Read a plain text."""
    return Reading(text)


def _is_month(shown: list[str], at: int) -> bool:
    return bool(at) and (shown[at - 1].lower() in _BEFORE_MONTH or shown[at + 1 : at + 2] != [] and shown[at + 1][0].isdigit())


def roots(text: str) -> frozenset:
    """The stems of the words that carry meaning, so that "robustly delivered" meets "robust delivery"."""
    return frozenset([_root(one) for one in content_stems(text)])


@functools.lru_cache(maxsize=65536)
def _root(one: str) -> str:
    return one.removesuffix("ly").removesuffix("y") if len(one) > 5 else one


_IDIOM = "idiom"


def _lexicon() -> tuple[dict[str, list[tuple[str, int]]], dict[str, int]]:
    """Every phrase of every table to its tables and levels, and every first word to the most words of a phrase."""
    entries: dict[str, list[tuple[str, int]]] = {}
    for name, table in tables.MARKED.items():
        for phrase in table:
            entries.setdefault(phrase, []).append((name, table[phrase] if isinstance(table, Mapping) else 1))
    for phrase in tables.IDIOMS:
        entries[phrase] = [(_IDIOM, 0)]
    longest: dict[str, int] = {}
    for phrase in entries:
        words = phrase.split()
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return entries, longest


_ENTRIES, _LONGEST = _lexicon()


def _marks(words: tuple[str, ...], shown: list[str]) -> dict[str, list[Mark]]:
    """The marks of a text by table."""
    found: dict[str, list[Mark]] = {}
    behind: dict[str, int] = {}  # where the last mark of a table ends
    idiom = 0
    for at, word in enumerate(words):
        most = _LONGEST.get(word, 0) if at >= idiom else 0
        for length in range(most, 0, -1):
            entry = _ENTRIES.get(word if length == 1 else " ".join(words[at : at + length]))
            if entry is None or length > 1 and at + length > len(words):
                continue
            if entry[0][0] == _IDIOM:
                idiom = at + length
                break
            for name, level in entry:
                if at >= behind.get(name, 0):
                    behind[name] = at + length
                    found.setdefault(name, []).append(Mark(" ".join(shown[at : at + length]), at, length, level))
    return found


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
