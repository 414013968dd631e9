"""Typed answers: which are the same, and how else one may be spelled. Pure.

`scripts/web/record/typed.js` judges them in the same way, and one list of pairs tests both.
"""

from __future__ import annotations

import itertools
import re

from briefed.text.numbers import DIGIT_WORDS, TENS, UNITS, number
from briefed.text.patterns import lazily
from briefed.text.words import squeeze, straightened

_WORDS = lazily(
    rf"\b(?:(?:(?:a|one) )?hundred|{'|'.join(UNITS)}"
    rf"|(?:{'|'.join(TENS)})(?:[ -](?:{'|'.join(DIGIT_WORDS)}))?)\b",
    re.A | re.I,
)
_DIGITS = lazily(r"(?<![\w.,])\d{1,3}(?!\w|[.,]\d)", re.A)
_ENDS = lazily(r"^[\s\"'(\[]+|[\s\"')\].,;:!?…%]+$")
_THOUSANDS = lazily(r"(\d),(?=\d{3})")
_MOST = 100


def is_same(one: str, other: str) -> bool:
    """Whether two typed answers are the same.

    White space, marks at the ends and large letters make no difference, and neither does it whether
    a number, from zero to a hundred, is in words.
    """
    return _folded(one) == _folded(other)


def spellings(answer: str) -> tuple[str, ...]:
    """An answer as it is written, and with its numbers in digits and in words.

    For what compares letters alone, such as a question bank.
    """
    digits = _in_digits(_THOUSANDS.sub(r"\1", answer))
    between = _DIGITS.split(digits)
    numbers = [_spelled(int(found)) for found in _DIGITS.findall(digits)]
    return tuple(
        dict.fromkeys(
            [
                answer,
                *(
                    "".join(itertools.chain(*zip(between, chosen, strict=False))) + between[-1]
                    for chosen in itertools.product(*numbers)
                ),
            ]
        )
    )


def _folded(answer: str) -> str:
    bare = squeeze(_ENDS.sub("", straightened(answer)))
    return _in_digits(_THOUSANDS.sub(r"\1", bare.lower()))


def _in_digits(text: str) -> str:
    return _WORDS.sub(lambda found: number(found[0]), text)


def _spelled(value: int) -> list[str]:
    """A number in digits, and up to a hundred in words."""
    if value > _MOST:
        return [str(value)]
    if value == _MOST:
        return ["100", "one hundred", "a hundred", "hundred"]
    if value < len(UNITS):
        return [str(value), list(UNITS)[value]]
    ten, one = list(TENS)[value // 10 - 2], value % 10
    if not one:
        return [str(value), ten]
    return [str(value), *(f"{ten}{sign}{list(UNITS)[one]}" for sign in "- ")]
