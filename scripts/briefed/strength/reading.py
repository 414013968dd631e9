"""A sentence as its words and marks, and whether it claims something, asks for something or speaks of a case."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from ..words import CURLY, content_stems, sentences
from . import tables

_TOKEN = re.compile(r"[^\W\d_]\w*(?:['-]\w+)*|\d[\d.,/%]*|[;:(),.!?…—–]")
BREAKS = frozenset(";:()—–.!?…")
# Where a part of a sentence ends that may be limited otherwise than what stands before it.
_PART_ENDS = re.compile(r"; |, (?=(?:al)?though |but |however |whereas |while |yet )")
_POINTS_BACK = re.compile(r"(?i)(?:(?:but|however|although|though|while|in|in all|for|of)[ ,]+)*(?:this|these|those|such)\b")
# What has three letters and carries no meaning.
_SHORT = frozenset("""the and for was not had has but who any all our out own one two its his her him she are can may did how why now off too yet per via six ten you let
    nor""".split())
_POINTING = frozenset("it them theirs they its their".split())
_NO_ROOT = frozenset([""])
_DOUBLED = frozenset("bb dd gg mm nn pp rr tt".split())  # "stopped"
_ROOT = 6  # letters that two forms of a word have in common at most
_SUBJECT = (2, 1)  # what the first roots of a sentence are worth besides
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

    def __init__(self, text: str) -> None:
        self.text = text
        self.shown = _TOKEN.findall(text if text.isascii() else text.translate(CURLY))
        self.words = tuple([word.lower() for word in self.shown])
        if "May" in self.shown:
            self.words = tuple(["month" if word == "May" and _is_month(self.shown, at) else word.lower() for at, word in enumerate(self.shown)])

    @functools.cached_property
    def rooted(self) -> list[str]:
        """The root of each word, "" for one that carries no meaning."""
        return [root(word) for word in self.words]

    @functools.cached_property
    def roots(self) -> frozenset:
        """The roots of the words that carry meaning."""
        return frozenset(self.rooted) - _NO_ROOT

    @functools.cached_property
    def subject(self) -> dict[str, int]:
        """The first roots, which are most often what a sentence speaks of, and what each is worth."""
        return dict(zip([one for one in self.rooted if one], _SUBJECT))

    @functools.cached_property
    def _set(self) -> frozenset:
        return frozenset(self.words)

    @functools.cached_property
    def _spaced(self) -> str:
        return f" {' '.join(self.words)} "

    @functools.cached_property
    def _marks(self) -> dict[str, list[Mark]]:
        return _marks(self.words, self.shown)

    def has(self, words: Collection[str]) -> bool:
        """Whether any of some words is there."""
        return not self._set.isdisjoint(words)

    def says(self, phrase: str) -> bool:
        """Whether some words are there one behind the other."""
        return f" {phrase} " in self._spaced

    def marks(self, table: str) -> list[Mark]:
        """Each word or phrase of a table, the longest first; what is part of an idiom is none."""
        return self._marks.get(table, [])


@functools.lru_cache(maxsize=256)
def read(text: str) -> Reading:
    """Read a plain text."""
    return Reading(text)


class Quote:
    """Quoted words as a whole and in their parts: what a sentence of ours rests on is the part that speaks of the same."""

    def __init__(self, text: str) -> None:
        self.whole = read(text)
        self.parts = [Reading(part) for part in _parts(text)] or [self.whole]
        # A part that points back ("half of them were dated") speaks of what the part before it speaks of, too.
        self.known = [part.roots | before.roots if part.has(_POINTING) else part.roots for part, before in zip(self.parts, (self.parts[0], *self.parts))]

    def support(self, ours: Reading, at: int | None = None, behind: int = 0) -> Reading:
        """The part that has most in common with a sentence of ours, its subject above all, or with the clause that a word of it stands in.

        The whole where no part has more than the others.
        """
        if len(self.parts) == 1:
            return self.whole
        if at is not None and len(found := self._best(*_about(ours, at, behind))) == 1:
            return found[0]
        best = self.nearest(ours)
        return best[0] if len(best) == 1 else self.whole

    def nearest(self, ours: Reading) -> list[Reading]:
        """The parts that have most in common with a text of ours; none where none has anything."""
        return self.parts if len(self.parts) == 1 else self._best(ours.roots, ours.subject)

    def supports(self, ours: Reading, held: Reading) -> list[Reading]:
        """The part that a sentence rests on, and each other one that it joins to it by "and": "parents and grandparents were asked"."""
        if len(self.parts) == 1 or held is self.whole or "and" not in ours.words or "," in ours.words or len(ours.marks("degree")) > 1:
            return [held]
        return [held, *(part for part in self.parts if part is not held and part.marks("degree") and not (ours.roots & part.roots) <= held.roots)]

    def _best(self, about: frozenset, subject: dict[str, int]) -> list[Reading]:
        scores = [len(about & known) + sum(weight for one, weight in subject.items() if one in known) - (known is not part.roots) / 2
                  for part, known in zip(self.parts, self.known)]
        best = max(scores)
        return [part for part, score in zip(self.parts, scores) if score == best] if best else []


def about(ours: Reading, at: int) -> frozenset:
    """The roots of the clause that a word stands in."""
    return _about(ours, at, 0)[0]


def _about(ours: Reading, at: int, behind: int) -> tuple[frozenset, dict[str, int]]:
    """The roots of the clause that a word stands in, and the most telling of them: the first ones, or those behind a place, too."""
    end = next((place for place in range(at, len(ours.words)) if ours.words[place] in _CLAUSE_ENDS), len(ours.words))
    start = clause(ours, at)
    joint = max((place for place in range(start, at) if ours.words[place] == "and" and _is_past(ours.words[place + 1])), default=start)
    found = [one for place, one in enumerate(ours.rooted[joint:end], joint) if one and not at <= place < behind]
    telling = [one for one in ours.rooted[behind:end] if one][:2] if behind else []
    return frozenset(found), dict(zip(telling or found, _SUBJECT))


def _is_past(word: str) -> bool:
    return word.endswith("ed") or word in tables.PAST


def _parts(text: str) -> list[str]:
    found: list[str] = []
    for part in [part for one in sentences(text) for part in _PART_ENDS.split(one) if part.strip()]:
        if found and _POINTS_BACK.match(part):
            found[-1] += f" {part}"
        else:
            found.append(part)
    return found


@functools.lru_cache(maxsize=64)
def quote(text: str) -> Quote:
    """Read what a course quotes."""
    return Quote(text)


def _is_month(shown: list[str], at: int) -> bool:
    return bool(at) and (shown[at - 1].lower() in _BEFORE_MONTH or shown[at + 1 : at + 2] != [] and shown[at + 1][0].isdigit())


@functools.lru_cache(maxsize=65536)
def root(word: str) -> str:
    """What the forms of a word have in common ("attend", "attendance"), or "" for one that carries no meaning."""
    word = word.removesuffix("'s").removesuffix("'")
    if word in tables.DEGREE:
        return ""
    verb = tables.PAST.get(word) or (word[:-3] + "y" if word.endswith("ied") and len(word) > 5 else word)
    stems = content_stems(verb) if len(verb) > 3 else {verb} - _SHORT if verb.isalpha() and len(verb) == 3 else ()
    found = max(stems, key=len).removesuffix("ly").removesuffix("y")[:_ROOT] if stems else ""
    return found[:-1] if found[-2:] in _DOUBLED else found


def roots(text: str) -> frozenset:
    """The roots of the words of a text that carry meaning."""
    return read(text).roots


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


_CLAUSE_ENDS = BREAKS | frozenset(", although though but whereas while".split())


def clause(text: Reading, at: int) -> int:
    """Where the clause begins that a word stands in."""
    while at > 0 and text.words[at - 1] not in _CLAUSE_ENDS:
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
