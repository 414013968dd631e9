"""How much of a whole a text counts: "22 of 25", "3/12", "all nine", "just under half"."""

from __future__ import annotations

from ..figures import number
from . import tables
from .reading import Reading

_NEAR = 5  # words between the two numbers of "four of the last ten"
_OF_THEM = frozenset((("of", "the"), ("of", "his"), ("of", "her"), ("of", "their"), ("of", "these"), ("of", "those")))
_WHOLE = frozenset((("every",), ("all",), ("each",), ("the",), ("of",)))
_PER_CENT = frozenset("% percent per".split())
_MOST, _MANY, _SOME = 3, 2, 1


def share(held: Reading, turned: bool) -> tuple[int, str]:
    """The level of the first share of a text on the scale of degree, and the share as written; (0, "") for none.

    `turned` is true where one text denies and the other doesn't: that few had heard of it means that most had not.
    """
    part, word = portion(held)
    if not word:
        return 0, ""
    part = 1 - part if turned else part
    return (4 if part == 1 else _MOST if part > 0.5 else _MANY if part > 0.25 else _SOME), word


def portion(held: Reading) -> tuple[float, str]:
    """The first share of a text, from 0 to 1, and the share as written; (0, "") for none."""
    some = ""
    for at, word in enumerate(held.words):
        if "/" in word or "%" in word:
            first, _, second = word.rstrip("%").partition("/")
            return _ratio(first, second or "100"), held.shown[at]
        if _counts(word) and held.words[at - 1 : at] not in _WHOLE and (set(held.words[at + 1 : at + 3]) & tables.TIME_NOUNS or held.words[at + 1 : at + 3] in _OF_THEM):
            some = held.shown[at]
        if word in tables.SHARES or word[0].isdigit() or _counts(word):
            for behind in range(at + 1, min(at + 1 + _NEAR, len(held.words))):
                if held.words[behind] in ("of", "out", "in") and _counts(word):
                    whole = next((one for one in held.words[behind + 1 : behind + 1 + _NEAR] if _counts(one)), "")
                    if whole:
                        return _ratio(word, whole), held.shown[at]
                elif held.words[behind] in _PER_CENT:
                    return _ratio(word, "100"), held.shown[at]
                elif held.words[behind] in (",", ";"):
                    break
    for mark in held.marks("share"):
        return tables.SHARES[mark.text.lower()], mark.text
    return (0.2, some) if some and not held.marks("degree") else (0, "")


def _counts(word: str) -> bool:
    return word[0].isdigit() or word.partition("-")[0] in tables.NUMBERS or word in tables.TENS


def _ratio(first: str, second: str) -> float:
    try:
        return min(1.0, float(number(first.rstrip(".,"))) / float(number(second.rstrip(".,"))))
    except (ValueError, ZeroDivisionError):
        return 0
