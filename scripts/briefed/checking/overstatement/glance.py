"""What can be told at a glance: most sentences hold nothing that could be stronger than their quote.

A whole check reads a hundred thousand sentences, so what decides here are sets of words as bytes, which take a tenth of the time of
a search. A sentence that is let go here must be one in which `stronger` finds nothing; the other way round costs only time.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from briefed.checking.overstatement import tables

PLACED = re.compile(r"\b(?:in|across|at|from|throughout|within) [A-Z]")
# Letters small; hyphens and apostrophes belong to a word.
_BARE = bytes(ord(chr(code).lower()) if code < 128 and (chr(code).isalnum() or chr(code) in "-'%") else 32 for code in range(256))
# Too common to look for alone: `_PAIRS` looks for those that matter, with what stands behind them.
_COMMON = frozenset("the that is are this not it was were to of in on no had have has yet still what made needed made be home family support care".split())
_PAIRS = ("ave to ", "has to ", "had to ", " to be ", " is needed", " are needed", " was needed", " were needed", " has made ", " have made ", " made it ",
          " made them ", "No ")


def _bytes(words: Iterable[str]) -> frozenset:
    return frozenset(word.encode() for word in words)


def _keys(*found: Iterable[str]) -> frozenset:
    """Of each word or phrase its longest word that is not found everywhere."""
    return _bytes(key for phrases in found for phrase in phrases if (key := max(phrase.split(), key=lambda word: (word not in _COMMON, len(word)))) not in _COMMON)


_STRONG = [phrase for table, least in ((tables.DEGREE, 2), (tables.OBLIGATION, 2), (tables.CERTAINTY, 3)) for phrase, level in table.items() if level >= least]
# Strong wherever the quote has no such word; and strong even then, since it may say them of something else.
_TELLING = _keys(_STRONG, tables.SERVICE_NAMES, tables.PEOPLE)
_EVEN_THEN = _bytes("all every always never only nobody none".split())
# Strong in a claim alone.
_CLAIMING = _keys(tables.VERDICTS, tables.FAR, tables.ANY_SERVICE) | _bytes(("so", "too"))
_CAUSES = _keys(tables.CAUSE)
_DENYING, _DENIABLE = _keys(tables.NOT_AT_ALL) | _bytes(("not", "no")), _keys(tables.PARTLY, tables.OBLIGATION, tables.RECORDS)
_DONE, _TO_DO = _bytes("have has had was were did".split()), _bytes("will should must".split())
_LIMITING = (_bytes(tables.LIMITING) | _bytes(tables.NUMBERS)) - _bytes(("or", "will", "should", "must"))
_UNSURE = _LIMITING - _bytes("some several few example examples sometimes occasionally most mostly usually tendency often majority cases".split()) - _bytes(tables.NUMBERS)
_HEDGING, _AUDIT, _CHOICE, _VERBS = _bytes(tables.HEDGING), _bytes(tables.AUDIT), _bytes(tables.CHOICE), _bytes(tables.VERBS)


def cannot_be_stronger(sentence: str, quoted: str, said: str, asks: bool, whole: str) -> bool:
    """Whether a sentence holds nothing in which it could go beyond its quote; the arguments are those of `stronger`."""
    bare = sentence.encode().translate(_BARE).split()
    words, held = frozenset(bare), _bag(quoted)
    new = words - held
    if not new.isdisjoint(_TELLING) or not words.isdisjoint(_EVEN_THEN) or PLACED.search(sentence) or any(pair in sentence for pair in _PAIRS):
        return False
    if not bare or asks or b"asks" in words or bare[0] in _VERBS or said and bare[0] in _CHOICE and words.isdisjoint(_AUDIT):
        return True
    if not new.isdisjoint(_CLAIMING) or not words.isdisjoint(_CAUSES):
        return False
    common = len(_beginnings(whole).intersection([word[:4] for word in bare if len(word) > 3]))
    if common < (2 if said else 1):
        return True  # it speaks of something else
    limits = _bag(whole)
    hedged = not words.isdisjoint(_HEDGING)
    if common > 1 and not hedged and (not words.isdisjoint(_DENYING) and not limits.isdisjoint(_DENIABLE) or not words.isdisjoint(_DONE) and not limits.isdisjoint(_TO_DO)):
        return False
    if common > 2 and b"or" in limits:
        return False
    return limits.isdisjoint(_LIMITING) or hedged and limits.isdisjoint(_UNSURE)


@functools.lru_cache(maxsize=64)
def _bag(text: str) -> frozenset:
    return frozenset(text.encode().translate(_BARE).split())


@functools.lru_cache(maxsize=64)
def _beginnings(text: str) -> frozenset:
    """The first letters of the words: two of one stem have them in common."""
    return frozenset([word[:4] for word in _bag(text) if len(word) > 3])
