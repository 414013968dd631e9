"""A quick look that lets most sentences go: nothing in them can be stronger than their quote.

A whole check reads a hundred thousand sentences. So this module works on sets of words as bytes,
which takes a tenth of the time of a reading. It may let a sentence go only where `stronger` would
find nothing; the other mistake merely costs time.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import NamedTuple

from briefed.checking.overstatement import causes, forms, names, tables
from briefed.checking.overstatement.claims import asks_something
from briefed.checking.overstatement.reading import OPENERS, rarest
from briefed.text.patterns import lazily
from briefed.text.words import TEXTS

_PLACED = lazily(r"\b(?:in|across|at|from|throughout|within) [A-Z]")
# Letters in lower case; hyphens and apostrophes belong to a word.
_BARE = bytes(
    ord(chr(code).lower()) if code < 128 and (chr(code).isalnum() or chr(code) in "-'%") else 32
    for code in range(256)
)
_BEGINNING = 3  # letters that all forms of a regular word share
_SURE = 2
_SHARED = 2  # words that a sentence must share with its quote, at least, to be about the same


def _bytes(words: Iterable[str]) -> frozenset[bytes]:
    return frozenset(word.encode() for word in words)


class _Phrases:
    """Words to look for in a sentence as a set, and phrases by their rarest word."""

    def __init__(self, phrases: Iterable[str]) -> None:
        phrases = set(phrases)
        self._single = _bytes(phrase for phrase in phrases if " " not in phrase)
        self._behind: dict[bytes, list[bytes]] = {}
        for phrase in phrases:
            if " " in phrase:
                self._behind.setdefault(rarest(phrase).encode(), []).append(f" {phrase} ".encode())
        self._keys = frozenset(self._behind)

    def found(self, words: frozenset[bytes], bare: list[bytes]) -> frozenset[bytes]:
        """The words in a sentence, and the rarest word of each phrase in it.

        The sentence is given by its words as a set and in their order.
        """
        single, keys = words & self._single, words & self._keys
        if not keys:
            return single
        line = b" %b " % b" ".join(bare)
        return single.union(
            word for word in keys if any(phrase in line for phrase in self._behind[word])
        )


class _Words(NamedTuple):
    """The words to look for in a sentence and in a quote."""

    binding: _Phrases  # obligation and proof: judged in every sentence
    claiming: _Phrases  # judged where a sentence claims something
    surely: _Phrases  # judged where the quote is not sure
    new: _Phrases  # judged where the quote does not have the words
    denying: _Phrases
    insisting: frozenset[bytes]
    effecting: frozenset[bytes]
    limiting: frozenset[bytes]  # these may limit a quote
    irregular: frozenset[bytes]
    verbs: frozenset[bytes]
    noun_verbs: frozenset[bytes]
    openers: frozenset[bytes]
    naming: frozenset[bytes]
    audit: frozenset[bytes]


@functools.cache
def _words() -> _Words:
    """The words to look for, read from the tables once."""

    def entries(name: str, least: int = 1, most: int = 4) -> list[str]:
        return [phrase for phrase, level in tables.leveled(name) if least <= level <= most]

    limiting = [
        *entries("limit"),
        *tables.SHARES,
        *tables.NUMBERS,
        *tables.TENS,
        *entries("certainty", 1, 1),
    ]
    return _Words(
        _Phrases((*entries("obligation", 2), *entries("certainty", _SURE + 1))),
        _Phrases(
            (
                *entries("degree", 2),
                *entries("cause"),
                *entries("share"),
                *entries("ended"),
                "so",
                "too",
                "no",
            )
        ),
        _Phrases(entries("certainty", _SURE, _SURE)),
        _Phrases(
            (
                *entries("verdict"),
                *entries("service"),
                *names.PEOPLE,
                *names.BROADER,
                *names.FAR,
                *names.ANY_SERVICE,
            )
        ),
        _Phrases(entries("not at all")),
        _bytes(forms.INSISTING),
        _bytes(causes.EFFECTING),
        _bytes(map(rarest, limiting)) | _bytes("or will should must over under aged".split()),
        _bytes(forms.PAST),
        _bytes(forms.VERBS),
        _bytes(forms.NOUN_VERBS),
        _bytes(OPENERS),
        _bytes(tables.NAMING),
        _bytes(tables.AUDIT),
    )


@functools.lru_cache(maxsize=64)
def _held(text: str) -> frozenset[bytes]:
    """The words of a quote."""
    return frozenset(text.encode().translate(_BARE).split())


@functools.lru_cache(maxsize=64)
def _beginnings(text: str) -> frozenset[bytes]:
    """The beginnings of the words of a quote."""
    return frozenset([word[:_BEGINNING] for word in _held(text)])


@functools.lru_cache(maxsize=64)
def _limited(text: str) -> bool:
    """Whether anything limits a quote."""
    words = _held(text)
    return not words.isdisjoint(_words().limiting) or any(word[:1].isdigit() for word in words)


def _commands(bare: list[bytes], known: _Words) -> bool:
    """Whether a sentence plainly begins with an imperative: "Ask", "Notice how"."""
    return bool(bare) and (
        bare[0] in known.verbs
        or (bare[0] in known.noun_verbs and not known.openers.isdisjoint(bare[1:2]))
    )


class _Said(NamedTuple):
    """What a sentence says, whatever its quote."""

    questions: bool = False  # it claims nothing: nothing else is known of it
    binds: bool = False  # it has to be read: nothing else is known of it
    names: frozenset[bytes] = frozenset()  # these must be in the quote
    insists: bool = False
    asks: bool = False
    claims: bool = False
    tells: bool = False  # it only tells what the audit speaks of
    denies: bool = False
    plurals: tuple[bytes, ...] = ()
    irregular: int = 0
    beginnings: tuple[bytes, ...] = ()  # of the other words


@functools.lru_cache(maxsize=TEXTS)
def _said(sentence: str) -> _Said:
    """Look at a sentence, once for all quotes that it rests on."""
    if sentence.rstrip().endswith("?"):
        return _Said(questions=True)
    known = _words()
    bare = sentence.encode().translate(_BARE).split()
    words = frozenset(bare)
    if known.binding.found(words, bare) or (
        not sentence[1:].islower() and _PLACED.search(sentence)
    ):
        return _Said(binds=True)
    regular = [word for word in words if len(word) >= _BEGINNING and word not in known.irregular]
    return _Said(
        names=known.new.found(words, bare),
        insists=not words.isdisjoint(known.insisting),
        asks=_commands(bare, known) if ":" not in sentence else asks_something(sentence),
        claims=bool(known.claiming.found(words, bare)) or not words.isdisjoint(known.effecting),
        tells=not words.isdisjoint(known.naming) and not words.isdisjoint(known.audit),
        denies=bool(known.denying.found(words, bare)),
        plurals=tuple([word for word in words if word.endswith(b"s")]),
        irregular=sum(word in known.irregular for word in words if len(word) >= _BEGINNING),
        beginnings=tuple([word[:_BEGINNING] for word in regular]),
    )


def cannot_be_stronger(sentence: str, quoted: str, whole: str, asks: bool) -> bool:
    """Whether a sentence certainly holds nothing that goes beyond its quote."""
    said = _said(sentence)
    if said.questions or said.binds:
        return said.questions
    if (said.names and not said.names <= _held(quoted)) or (said.insists and _limited(quoted)):
        return False
    if asks or said.asks:
        return True
    if said.claims:
        return False
    if said.tells:
        return True
    if not said.denies and not _limited(whole):
        held = _held(quoted)
        if not any(word[:-1] in held and word not in held for word in said.plurals):
            return True
    beginnings = _beginnings(whole)
    return said.irregular + sum(one in beginnings for one in said.beginnings) < _SHARED
