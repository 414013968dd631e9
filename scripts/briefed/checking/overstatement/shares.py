"""How much of a whole a text counts: "22 of 25", "3/12", "just under half"."""

from __future__ import annotations

import functools

from briefed.checking.overstatement import tables
from briefed.checking.overstatement.reading import Reading
from briefed.text.numbers import number

_NEAR = 5  # words between the two numbers of "four of the last ten"
_BETWEEN = frozenset("the last first those these all its their his her our out of".split())
_THEM = frozenset("the his her their these those".split())
# Behind one of these a number is no share: "every six weeks", "all four of the homes".
_WHOLE = frozenset("every all each the of at within after before for than over".split())
_EVERY = frozenset(("every", "each", "not"))  # "every one of the files", "not one of them"
_PER_CENT = frozenset("% percent per".split())
# The share of "two of the schools" or "on three evenings", where nobody says out of how many.
_A_FEW = 0.2
_OFTEN = 0.3  # of more than three times
_ALL, _NEARLY, _MOST, _MANY, _SOME = 5, 4, 3, 2, 1
_ALMOST = 0.8  # from this share on, a text may say "nearly all"


def share(held: Reading, turned: bool = False) -> tuple[int, str]:
    """The level of a text's first share on the scale of degree, and its words; or (0, "").

    `turned` is true where one text denies and the other does not: "few had" and "most had not"
    agree.
    """
    part, word = portion(held)
    if not word:
        return 0, ""
    part = 1 - part if turned else part
    return (
        _ALL
        if part == 1
        else _NEARLY
        if part >= _ALMOST
        else _MOST
        if part > 0.5
        else _MANY
        if part > 0.25
        else _SOME
    ), word


@functools.lru_cache(maxsize=256)
def portion(held: Reading) -> tuple[float, str]:
    """The first share of a text, from 0 to 1, and the share as written; or (0, "")."""
    some, often = "", False
    for at, word in enumerate(held.words):
        if at and held.words[at - 1] == "by":
            continue  # "rose by 4%"
        if "/" in word or "%" in word:
            first, _, second = word.rstrip("%").partition("/")
            return ratio(first, second or "100"), held.shown[at]
        if counts(word):
            if word == "one" and at and held.words[at - 1] in _EVERY:
                return 1.0, " ".join(held.shown[at - 1 : at + 1])
            if whole := _whole(held, at):
                return ratio(word, whole), held.shown[at]
            if part := _part(held, at):
                return ratio(held.words[part], word), held.shown[part]
            behind = held.words[at + 1 : at + 3]
            if (at == 0 or held.words[at - 1] not in _WHOLE) and (
                not tables.TIME_NOUNS.isdisjoint(behind)
                or (behind[:1] == ("of",) and behind[-1] in _THEM)
            ):
                some = held.shown[at]
                often = behind[:1] != ("of",) and ratio("3", word) < 1  # "at least five times"
    if mark := held.first("share"):
        return tables.SHARES[mark.bare], held.written(mark)
    return (_OFTEN if often else _A_FEW, some) if some and not held.marks("degree") else (0, "")


def _whole(held: Reading, at: int) -> str:
    """The number that another is counted out of, or "".

    "25" behind "22 of the", "100" behind "90 per cent".
    """
    for index in range(at + 1, min(at + 1 + _NEAR, len(held.words))):
        if held.words[index] in ("of", "out") or (held.words[index] == "in" and index == at + 1):
            for one in held.words[index + 1 : index + 1 + _NEAR]:
                if counts(one):
                    return one
                if one not in _BETWEEN:
                    break
        elif held.words[index] in _PER_CENT:
            return "100"
        elif held.words[index] in (",", ";") or counts(held.words[index]):
            break
    return ""


def _part(held: Reading, at: int) -> int:
    """The index of the number that is a part of another, which comes first: "of the 30, 19 had".

    0 for none.
    """
    if held.words[max(0, at - 2) : at] not in (("of", "the"), ("of",), ("of", "these")):
        return 0
    if at > 2 and held.words[at - 3] not in (".", ";", ",", ":"):
        return 0
    commas = (index for index in range(at, len(held.words)) if held.words[index] == ",")
    start = next(commas, len(held.words))
    return next(
        (i for i in range(start, min(start + _NEAR, len(held.words))) if counts(held.words[i])), 0
    )


def counts(word: str) -> bool:
    """Whether a word is a number."""
    return word[0].isdigit() or word in tables.NUMBERS or word.partition("-")[0] in tables.TENS


def ratio(first: str, second: str) -> float:
    """One number divided by another, at most 1; 0 where they can't be divided."""
    try:
        return min(1.0, float(number(first.rstrip(".,"))) / float(number(second.rstrip(".,"))))
    except (ValueError, ZeroDivisionError):
        return 0
