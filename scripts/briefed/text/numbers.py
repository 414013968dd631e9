"""Numbers as digits and as words: the patterns that find them, and the value of each."""

from __future__ import annotations

import re
import unicodedata

UNITS = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
        fifteen sixteen seventeen eighteen nineteen""".split()
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "dozen": 12,
    "hundreds": 100,
    "thousands": 1000,
    "millions": 1_000_000,
    "dozens": 12,
}
FRACTIONS = {
    "half": "2",
    "halves": "2",
    "third": "3",
    "thirds": "3",
    "quarter": "4",
    "quarters": "4",
    "fifth": "5",
    "fifths": "5",
    "sixth": "6",
    "sixths": "6",
    "seventh": "7",
    "sevenths": "7",
    "eighth": "8",
    "eighths": "8",
    "ninth": "9",
    "ninths": "9",
    "tenth": "10",
    "tenths": "10",
}
DIGIT_WORDS = list(UNITS)[1:10]
TEENS = list(UNITS)[10:]
NUMBER_WORDS = frozenset([*UNITS, *TENS, *SCALES])
DIGITS = r"\d+(?:,\d{3})*(?:\.\d+)?"
# Between the words of one number: a space or a hyphen, either of which may be one that keeps a
# line from breaking there.
JOIN = r"(?:\s+|[-‐‑])"
_SMALL = (
    rf"(?:(?:{'|'.join(TENS)})(?:{JOIN}(?:{'|'.join(list(UNITS)[1:10])}))?"
    rf"|{'|'.join(sorted(UNITS, key=len, reverse=True))})"
)
_SCALE = rf"(?:{'|'.join(SCALES)})"
NUMBER_WORD = (
    rf"(?:{_SMALL}(?:(?:{JOIN}{_SCALE})+(?:{JOIN}(?:and{JOIN})?{_SMALL}(?:{JOIN}{_SCALE})*)?)?"
    rf"|{_SCALE})"
)
ORDINAL_UNITS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_ORDINAL_TENS = (
    "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth"
).split()
ORDINALS = {word: value for value, word in enumerate(ORDINAL_UNITS, 1)} | {
    word: 10 * value for value, word in enumerate(_ORDINAL_TENS, 2)
}
ORDINAL = (
    rf"(?:(?:{'|'.join(TENS)})[-\s](?:{'|'.join(ORDINAL_UNITS[:9])})"
    rf"|{'|'.join(sorted(ORDINALS, key=len, reverse=True))})"
)
ANY = rf"(?:{DIGITS}|{NUMBER_WORD})"


def number(text: str) -> str:
    """The value of a number in digits or in words, as digits without thousands' commas."""
    if any(character.isdigit() for character in text):
        digits = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in text if c != ",")
        whole, _, decimals = digits.partition(".")
        return (whole.lstrip("0") or "0") + (f".{decimals}" if decimals else "")
    total = current = 0
    for word in words_of(text):
        if word in SCALES:
            current = max(current, 1) * SCALES[word]
            if SCALES[word] >= 1000:
                total, current = total + current, 0
        else:
            current += UNITS.get(word, TENS.get(word, 0))
    return str(total + current)


def words_of(number: str) -> list[str]:
    """The words of a number in lower case."""
    return re.split(r"[-‐‑\s]+", number.lower())


def is_number(word: str) -> bool:
    """Whether a word is a number in digits, or the first or the last word of one."""
    return word.isdecimal() or word.lower() in NUMBER_WORDS


def scaled(value: str, scale: str) -> str:
    """The value of a number with a word of SCALES behind it: "1.5" and "million" are 1500000."""
    from decimal import Decimal  # few texts have such a number

    product = Decimal(value) * SCALES[scale]
    return f"{product.normalize():f}"


def ordinal(words: str) -> int:
    """The value of an ordinal in words: "twenty-first" is 21."""
    return sum(TENS.get(word, ORDINALS.get(word, 0)) for word in words_of(words))
