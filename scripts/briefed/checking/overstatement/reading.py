"""Read a sentence: its words, its marks, and whether it is a request."""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Iterable
from typing import NamedTuple

from briefed.checking.overstatement import forms, tables
from briefed.text.patterns import lazily
from briefed.text.words import content_roots, straightened

_TOKEN = lazily(r"[^\W\d_]\w*(?:['-]\w+)*|\d[\d.,/%]*|[;:(),.!?…—–]")
BREAKS = frozenset(";:()—–.!?…")
CLAUSE_ENDS = BREAKS | frozenset(", although though but whereas while".split())
BE = frozenset("is are was were be been being".split())
_BEING = frozenset("is are was were".split())  # "staff without a check were routinely sent"
_NEAR = 3  # how many words behind it a negation weakens
_ROOT = 6  # letters of a root: more are cut off
# Endings that make a noun or adjective of a verb: "engagement", "refusal", "assessment".
_DERIVING = tuple(
    """ments ment ations ation ition ions ion ances ance ences enc enc ence iv ive al fulness ful
    ness ity abl able""".split()
)
_LEAST = 4  # letters that an ending leaves
_DOUBLED = frozenset("bb dd gg mm nn pp rr ss tt".split())  # doubled before an ending: "stopped"
# Words of three letters that carry no meaning.
_SHORT = frozenset(
    """the and for was not had has but who any all our out own one two its his her him
    she are can may did how why now off too yet per via six ten you let nor""".split()
)
_BEFORE_MONTH = frozenset("in of by since from until during and to".split())
OPENERS = frozenset(
    "what who which how whether if that where when why while because so and or".split()
)
_FINITE = frozenset(
    "is are was were has had have did does must should could would will can may".split()
)
_RELATING = frozenset("with between from of by".split())
_LEADING = frozenset(
    """after before when if where once while in at on for with as during until wherever
    whenever from""".split()
)
_TELLING = frozenset("never always don't".split())  # "Never assume that …"
_NO_VERB = _FINITE | frozenset(
    """a an the this that these those any all there did do had been being before after again in on
    at by""".split()
)
_IDIOM = "idiom"


class Mark(NamedTuple):
    """A word or phrase of a table in a text.

    `bare` is in lower case, `at` the index of its first word, `length` its number of words.
    """

    bare: str
    at: int
    length: int
    level: int


class Reading:
    """A text as its words in lower case, with punctuation; properties are computed on demand."""

    __slots__ = ("_marks", "_set", "_spaced", "rooted", "roots", "shown", "text", "words")
    _marks: dict[str, list[Mark]]
    _set: frozenset[str]
    _spaced: str  # the words with one space between them and at both ends
    words: tuple[str, ...]
    shown: list[str]  # the words as written
    rooted: list[str]  # the root of each word, "" for one that carries no meaning
    roots: frozenset[str]

    def __init__(self, text: str) -> None:
        self.text = straightened(text)

    def __getattr__(self, name: str) -> object:
        """Compute a property on first use, and keep it."""
        found = _FIND[name](self)
        setattr(self, name, found)
        return found

    def has(self, words: Collection[str]) -> bool:
        """Whether any of some words is in the text."""
        return not self._set.isdisjoint(words)

    def says(self, phrase: str) -> bool:
        """Whether the text has a phrase, word by word."""
        return f" {phrase} " in self._spaced

    def marks(self, table: str) -> list[Mark] | tuple[()]:
        """The words and phrases of a table in the text.

        The longest wins, and no part of an idiom counts.
        """
        return self._marks.get(table, ())

    def first(self, table: str) -> Mark | None:
        """The first word or phrase of a table in the text, or None."""
        return next(iter(self.marks(table)), None)

    def before(self, mark: Mark) -> str:
        """The word before a mark, "" for none."""
        return self.words[mark.at - 1] if mark.at else ""

    def behind(self, mark: Mark) -> str:
        """The word behind a mark, "" for none."""
        return self.words[mark.at + mark.length] if mark.at + mark.length < len(self.words) else ""

    def written(self, mark: Mark) -> str:
        """The words of a mark as the text has them."""
        return " ".join(self.shown[mark.at : mark.at + mark.length])


def _words(text: Reading) -> tuple[str, ...]:
    """The words of a text in lower case; "May" becomes "month" where it is one."""
    words = tuple(_TOKEN.findall(text.text.lower()))
    if "May" not in text.text:
        return words
    return tuple(
        [
            "month" if text.shown[at] == "May" and _is_month(text.shown, at) else word
            for at, word in enumerate(words)
        ]
    )


@functools.lru_cache(maxsize=256)
def read(text: str) -> Reading:
    """Read a plain text, once for repeated calls."""
    return Reading(text)


def _is_month(shown: list[str], at: int) -> bool:
    """Whether the "May" at an index is the month."""
    behind = shown[at + 1 : at + 2]
    return bool(at) and (
        shown[at - 1].lower() in _BEFORE_MONTH or (bool(behind) and behind[0][0].isdigit())
    )


@functools.lru_cache(maxsize=65536)
def root(word: str) -> str:
    """The common root of the forms of a word: "attend", "attendance".

    A word that carries no meaning has the root "".
    """
    word = word.removesuffix("'s").removesuffix("'")
    if word in tables.DEGREE:
        return ""
    verb = forms.PAST.get(word) or (
        word[:-3] + "y" if word.endswith("ied") and len(word) > 5 else word
    )
    roots: Iterable[str] = content_roots(verb)
    if len(verb) == 3 and verb.isalpha():
        roots = {verb} - _SHORT
    found = max(sorted(roots), key=len, default="").removesuffix("ly")
    for ending in _DERIVING if found.endswith(_DERIVING) else ():  # most words have none
        if found.endswith(ending) and len(found) - len(ending) >= _LEAST:
            found = found[: -len(ending)]
            break
    found = found.rstrip("ey")[:_ROOT]
    return found[:-1] if found[-2:] in _DOUBLED else found


def roots(words: Iterable[str]) -> frozenset[str]:
    """The roots of some words that carry meaning."""
    return frozenset(filter(None, map(root, words)))


def rarest(phrase: str) -> str:
    """The word of a phrase that occurs in the fewest texts."""
    if " " not in phrase:  # as most are
        return phrase
    words = phrase.split()
    return max([word for word in words if word not in tables.COMMON] or words, key=len)


class _Entry(NamedTuple):
    """A phrase of the tables: its words, the index of the rarest, and its tables with levels."""

    words: tuple[str, ...]
    at: int
    found: list[tuple[str, int]]


@functools.cache
def _lexicon() -> dict[str, list[_Entry]]:
    """Every phrase of every table, by its rarest word: most words of a text are in no phrase."""
    entries: dict[str, list[tuple[str, int]]] = {}
    for name in tables.MARKED:
        for phrase, level in tables.leveled(name):
            entries.setdefault(phrase, []).append((name, level))
    entries |= {phrase: [(_IDIOM, 0)] for phrase in tables.IDIOMS}
    lexicon: dict[str, list[_Entry]] = {}
    for phrase, found in entries.items():
        words, key = tuple(phrase.split()), rarest(phrase)
        lexicon.setdefault(key, []).append(_Entry(words, words.index(key), found))
    return lexicon


def _marks(words: tuple[str, ...]) -> dict[str, list[Mark]]:
    """The marks of a text by table; the longest at a word wins, and none overlap."""
    lexicon = _lexicon()
    hits = []
    for index, word in enumerate(words):
        for phrase, offset, names in lexicon.get(word, ()):
            at, length = index - offset, len(phrase)
            if length == 1 or (at >= 0 and words[at : at + length] == phrase):
                hits.append((at, -length, names))
    hits.sort(key=lambda hit: hit[:2])
    found: dict[str, list[Mark]] = {}
    ends: dict[str, int] = {}  # where the last mark of a table ends
    idiom = 0
    for at, length, names in hits:
        if at < idiom:
            continue
        if names[0][0] == _IDIOM:
            idiom = at - length
            continue
        for name, level in names:
            if at >= ends.get(name, 0):
                ends[name] = at - length
                found.setdefault(name, []).append(
                    Mark(" ".join(words[at : at - length]), at, -length, level)
                )
    return found


def clause(text: Reading, at: int) -> int:
    """The index where the clause of a word begins."""
    while at > 0 and text.words[at - 1] not in CLAUSE_ENDS:
        at -= 1
    return at


def negated(text: Reading, at: int, near: int = _NEAR) -> bool:
    """Whether a negation comes shortly before a word, in its clause."""
    before = text.words[max(clause(text, at), at - near) : at]
    return any(
        word in tables.NEGATORS
        and not (word == "without" and not _BEING.isdisjoint(before[index:]))
        for index, word in enumerate(before)
    )


def passive(text: Reading, at: int) -> bool:
    """Whether a form of "to be" comes right before a word: "was reduced"."""
    return not BE.isdisjoint(text.words[max(0, at - 2) : at])


def conditional(text: Reading, at: int) -> bool:
    """Whether a word is in a clause that begins with "if" or the like."""
    return any(word in tables.CONDITIONS for word in text.words[clause(text, at) : at])


def commands(text: Reading) -> bool:
    """Whether a sentence begins with an imperative, or has one behind a colon or a phrase."""
    if imperative(text, 0):
        return True
    starts = (
        [at + 1 for at, word in enumerate(text.words) if word == ":"] if ":" in text.words else []
    )
    if text.words[:1] and text.words[0] in _LEADING and "," in text.words:
        starts.append(text.words.index(",") + 1)
    return any(imperative(text, at) for at in starts)


def imperative(text: Reading, at: int) -> bool:
    """Whether an imperative is at an index, or behind words that may lead it: "then also ask"."""
    words = text.words
    while at < len(words) and (words[at] in forms.LEADS or words[at] == ","):
        at += 1
    if at >= len(words):
        return False
    behind = words[at + 1] if at + 1 < len(words) else ""
    told = (
        at
        and (words[at - 1] in _TELLING or words[max(0, at - 2) : at] == ("do", "not"))
        and words[at] not in _NO_VERB
    )
    verb = (
        told
        or words[at] in forms.VERBS
        or (words[at] in forms.NOUN_VERBS and behind in forms.OBJECTS)
    )
    return bool(verb) and (bool(told) or not _is_subject(text, at))


def _is_subject(text: Reading, at: int) -> bool:
    """Whether an apparent verb is the subject of another.

    "Work with fathers was inconsistent", "Contact with him lapsed".
    """
    related = text.words[at] in forms.NOUN_VERBS and text.words[at + 1] in _RELATING
    for word in text.words[at + 1 : at + 9]:
        if word in OPENERS or word in BREAKS or word == ",":
            return False
        if word in _FINITE or (related and word.endswith("ed")):
            return True
    return False


# How each property of a reading is computed.
_FIND: dict[str, Callable[[Reading], object]] = {
    "words": _words,
    "shown": lambda text: _TOKEN.findall(text.text),
    "rooted": lambda text: [root(word) for word in text.words],
    "roots": lambda text: frozenset([one for one in text.rooted if one]),
    "_set": lambda text: frozenset(text.words),
    "_spaced": lambda text: f" {' '.join(text.words)} ",
    "_marks": lambda text: _marks(text.words),
}
