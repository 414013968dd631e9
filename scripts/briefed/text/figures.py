"""Numbers, dates, fractions and percentages in a text.

A figure has its text as written and its values, that is, what it says. It is grounded when its
first value, its whole meaning, is among the values of the quotes that it must follow from. The
further values are its parts, and a quote grounds those as well: 3/12 grounds 3 and 12, and "25
December 2020" grounds 2020.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from briefed.text.counting import COUNTED_ROOTS, heads, in_places
from briefed.text.numbers import (
    ANY,
    DIGITS,
    FRACTIONS,
    JOIN,
    NUMBER_WORD,
    NUMBER_WORDS,
    UNITS,
    number,
    scaled,
    words_of,
)
from briefed.text.patterns import has_any, lazily, lazily_by_name
from briefed.text.words import plain, squeeze


class Figure(NamedTuple):
    """A figure in a text: as written, its values, and the offsets where it begins and ends."""

    text: str
    values: tuple[str, ...]
    start: int
    end: int

    @classmethod
    def of(cls, match: re.Match[str], *values: str, group: str | int = 0) -> Figure:
        """The figure that a pattern, or one of its groups, has matched."""
        return cls(squeeze(match[group]), values, *match.span(group))


MONTHS = (
    "January February March April May June July August September October November December".split()
)
# Letters in lower case, every digit a 0, anything else a space.
BARE = bytes(
    ord(chr(code).lower())
    if code < 128 and chr(code).isalpha()
    else 48
    if chr(code) in "0123456789"
    else 32
    for code in range(256)
)
_DIGIT = lazily(r"\d")
_DIGIT_RUN = lazily(r"\d+")


def _encoded(words: Iterable[str]) -> frozenset[bytes]:
    """Words in lower case and as bytes."""
    return frozenset(word.lower().encode() for word in words)


# A text is screened for these words as bytes: translating and splitting those takes a tenth of
# the time of a search.
_B_MONTHS = _encoded([*MONTHS, *(name[:3] for name in MONTHS), "sept"])
_B_PERCENT = _encoded(["percent", "cent", "percentage", "p", "pc"])
_B_NUMBERS, _B_FRACTIONS = _encoded(NUMBER_WORDS), _encoded(FRACTIONS)
TELLING = _B_NUMBERS | _B_FRACTIONS

# With a capital only: "10 may have" is no date.
MONTH = "(?:" + "|".join(f"{m}|{m[:3]}(?![a-z])" for m in MONTHS) + "|Sept)"
_PARTS = {"half": "5", "quarter": "25"}  # behind the point
_LARGE = "hundred|thousand|million|billion|dozen"
_PATTERNS = {
    "date": rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{MONTH})\b"
    r"(?:\.?,?\s+(?P<year>\d{4}))?"
    rf"|\b(?P<month2>{MONTH})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d)"
    r"(?:,?\s+(?P<year2>\d{4}))?"
    rf"|\b(?P<month3>{MONTH})\.?\s+(?P<year3>\d{{4}})\b",
    "fraction": rf"(?P<a>{DIGITS})\s*[/⁄]\s*(?P<b>{DIGITS})",
    "of": (
        rf"(?i)\b(?P<a>{ANY})\s+(?:out\s+of|of|in)\s+(?:(?:every|the|these|those|all|our)\s+)*"
        rf"(?P<b>{ANY})\b(?!\s*[-/]\s*\d)"
    ),
    "percent": (
        rf"(?i)(?P<n>{DIGITS}|\b{NUMBER_WORD})\s*"
        r"(?:%|p\.?c\b\.?|per\s?cent\b|percent\b|percentage\s+points?\b)"
    ),
    "number": rf"(?P<digits>{DIGITS})(?P<scale>‰|(?:\s?(?:k|m|bn))\b)?",
    # "1.5 million", "half a million", "one and a half million", "one point five million".
    "scaled": rf"(?i)(?P<exact>{DIGITS}){JOIN}?(?P<large>{_LARGE})\b"
    rf"|\b(?:(?P<n>{NUMBER_WORD}|\d+){JOIN}(?:and{JOIN}(?:an?{JOIN})?(?P<part>half|quarter)"
    rf"|point(?P<digits>(?:{JOIN}(?:{'|'.join(UNITS)}))+))"
    rf"|(?P<share>half|quarter)(?:{JOIN}of)?(?:{JOIN}an?)?){JOIN}(?P<scale>{_LARGE})\b",
    "range": rf"(?<![\d-])(?P<a>{DIGITS})\s*(?:–|-|\bto\b)\s*(?P<b>{DIGITS})(?![\d-])",
    "count": (
        rf"(?i)\b(?P<n>{NUMBER_WORD})\b(?="
        r"(?P<rest>(?:[-\s('’‘“\"]+[^\W\d_][\w'’-]*[)”\",]{0,2}){0,8}))"
    ),
    "share": r"(?i)\b(?:(?P<n>an?|every|one|two|three|four|five|six|seven|eight|nine)[-\s]+)?"
    r"(?P<p>half|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)\b"
    r"(?P<rest>(?:\s+[^\W\d_][\w'’-]*){0,5})",
}
DURATION = lazily(
    r"(?i)(?:\s*(?:to|or|and|-|–)\s*\w+)?[-\s]*"
    r"(?:minute|hour|day|night|week|fortnight|month|year)s?\b"
)
PRONOUN = lazily(r"(?i)\b(?:no|any|every|some|each|the|this|that|which)\s+$")  # "this one"
_SEVERAL = lazily(r"(?i)(?<!\bno )\bmore than\s+$")  # before "one" it is an amount


_find = lazily_by_name(_PATTERNS)


def figures(text: str, counted: frozenset[str] = COUNTED_ROOTS) -> tuple[Figure, ...]:
    """The figures of a plain text in their order; no two overlap.

    Digits always count. Number words count before something in `counted` (roots), in a date, a
    fraction or a percentage.
    """
    if not may_hold(text):
        return ()
    found: list[Figure] = []
    taken = bytearray(len(text))
    for finder in _finders(text):
        for figure in finder(text, counted):
            if not any(taken[figure.start : figure.end]):
                taken[figure.start : figure.end] = b"\1" * (figure.end - figure.start)
                found.append(figure)
    return tuple(sorted(found, key=lambda figure: figure.start))


def names_month(text: str) -> bool:
    """Whether a plain text has the name of a month as a word, with a capital."""
    return any(month[:3] in text for month in MONTHS) and not _B_MONTHS.isdisjoint(
        text.encode().translate(BARE).split()
    )


def may_hold(text: str, telling: frozenset[bytes] = TELLING) -> bool:
    """Whether a text, plain or as written, may hold a figure or one of the `telling` words.

    Quick. It may say True for a text without any, but never False for a text with one.
    """
    if "[" in text or "`" in text:
        text = plain(text)  # a link or a code span may be part of a word
    if not text.isascii() and any(map(str.isnumeric, text)):
        return True
    bare = text.encode().translate(BARE, b"*_")  # emphasis may be part of a word
    return b"0" in bare or not telling.isdisjoint(bare.split())


def _finders(text: str) -> Iterator[Callable[[str, frozenset[str]], Iterator[Figure]]]:
    """The finders that can find something in a plain text, the most telling first."""
    spelt = text.encode().translate(BARE).split()
    words = frozenset(spelt)
    digits = len(_DIGIT_RUN.findall(text))
    if digits and words & _B_MONTHS and names_month(text):  # "may" needs a capital, and a day
        yield _dates
    if "%" in text or words & _B_PERCENT:
        yield _percents
    if digits > 1:
        if "/" in text or "⁄" in text:
            yield _fractions
        if "-" in text or "–" in text or b"to" in words:
            yield _ranges
    if (b"of" in words or b"in" in words) and digits + sum(
        word in _B_NUMBERS for word in spelt
    ) > 1:
        yield _ofs
    if (digits or b"point" in words or words & _B_FRACTIONS) and has_any(text, *_LARGE.split("|")):
        yield with_scale
    if words & _B_FRACTIONS:
        yield _shares
    if words & _B_NUMBERS:
        yield _counts
    yield _numbers


def grounds(texts: Iterable[str], counted: frozenset[str]) -> set[str]:
    """Every value that these quotes hold, parts of fractions and dates included."""
    return {value for text in texts for figure in figures(text, counted) for value in figure.values}


def _dates(text: str, _: frozenset[str]) -> Iterator[Figure]:
    """ "25 December 2020", "December 25", "May 2021"."""
    for match in _find("date").finditer(text):
        day = match["day"] or match["day2"]
        name = (match["month"] or match["month2"] or match["month3"])[:3]
        year = match["year"] or match["year2"] or match["year3"]
        month = next(i for i, m in enumerate(MONTHS, 1) if m.startswith(name))
        values = []
        if day and year:
            values.append(f"date:{year}-{month}-{int(day)}")
        if year:
            values += [f"date:{year}-{month}", year]
        if day:
            values += [f"date:{month}-{int(day)}", str(int(day))]
        yield Figure(match.group(), tuple(values), *match.span())


def _percents(text: str, _: frozenset[str]) -> Iterator[Figure]:
    """ "12 %", "twelve per cent"."""
    for match in _find("percent").finditer(text):
        value = number(match["n"])
        yield Figure(match.group(), (f"{value}%", value), *match.span())


def _fractions(text: str, _: frozenset[str]) -> Iterator[Figure]:
    """ "3/12"."""
    for match in _find("fraction").finditer(text):
        yield _fraction(match)


def _ranges(text: str, _: frozenset[str]) -> Iterator[Figure]:
    """ "3–4", "3 to 4"."""
    for match in _find("range").finditer(text):
        a, b = number(match["a"]), number(match["b"])
        yield Figure(match.group(), (f"{a}–{b}", a, b), *match.span())


def _ofs(text: str, counted: frozenset[str]) -> Iterator[Figure]:
    """ "3 of the 12", "two in five"; "one of two" only before something counted."""
    for match in _starting("of", text, digits=True):
        telling = _DIGIT.search(match.group()) or re.search(r"(?i)\b(?:in|out)\b", match.group())
        if telling or heads(text[match.end() :], counted):
            yield _fraction(match)


def _fraction(match: re.Match[str]) -> Figure:
    """The figure of a fraction, with its two parts."""
    a, b = number(match["a"]), number(match["b"])
    return Figure(match.group(), (f"{a}/{b}", a, b), *match.span())


def _shares(text: str, counted: frozenset[str]) -> Iterator[Figure]:
    """ "Two thirds", "a quarter of the babies"."""
    for match in _find("share").finditer(text):
        # "Two thirds" is always a share; "a third" may be the third of a list.
        several = match["n"] and match["p"].lower().endswith("s")
        told = several or heads(match["rest"], counted) or in_places(text, *match.span("p"))
        if told and not DURATION.match(match["rest"]):
            above = (match["n"] or "one").lower()
            a = "1" if above in ("a", "an", "every", "one") else str(UNITS[above])
            end = match.start("rest")
            yield Figure(
                squeeze(text[match.start() : end]),
                (f"{a}/{FRACTIONS[match['p'].lower()]}",),
                match.start(),
                end,
            )


def with_scale(text: str, _: frozenset[str]) -> Iterator[Figure]:
    """ "1.5 million", "half a million", "one and a half million", "one point five million".

    As one figure: no "million" is left to be counted.
    """
    for match in _find("scaled").finditer(text):
        whole = number(match["n"] or "zero")
        if match["exact"]:
            value = number(match["exact"])
        elif match["digits"]:
            value = f"{whole}.{''.join(map(number, words_of(match['digits'])[1:]))}"
        else:
            value = f"{whole}.{_PARTS[(match['part'] or match['share']).lower()]}"
        scale = (match["large"] or match["scale"]).lower()
        yield Figure(match.group(), (scaled(value, scale),), *match.span())


def _starting(name: str, text: str, digits: bool) -> Iterator[re.Match[str]]:
    """The matches of a pattern that begins with a number, in words or (where `digits`) in digits.

    The numbers are looked for first, and the pattern is tried at those offsets only: a tenth of the
    time of a search.
    """
    lower = text.lower()
    if len(lower) != len(text):  # a letter whose lower case has two characters
        yield from _find(name).finditer(text)
        return
    offsets = {match.start() for match in _DIGIT_RUN.finditer(text)} if digits else set()
    for word in _B_NUMBERS.intersection(lower.encode().translate(BARE).split()):
        spelt = word.decode()
        at = lower.find(spelt)
        while at >= 0:
            offsets.add(at)
            at = lower.find(spelt, at + 1)
    end = 0
    for at in sorted(offsets):
        match = _find(name).match(text, at) if at >= end else None
        if match:
            end = match.end()
            yield match


def _counts(text: str, counted: frozenset[str]) -> Iterator[Figure]:
    """ "Three cases": a number word before something counted."""
    for match in _starting("count", text, digits=False):
        words = match["n"]
        before = text[max(0, match.start() - 16) : match.start()]
        if words.lower() == "one" and (
            PRONOUN.search(before)
            or (_SEVERAL.search(before) and not DURATION.match(match["rest"]))
        ):
            continue
        if words.lower() != "one" and re.match(r"(?i)\s+of\s+(?:them|whom)\b", match["rest"]):
            yield Figure(words, (number(words),), match.start(), match.end("n"))
            continue
        # "One" is also how English says "a": it counts only before the field's own nouns.
        if heads(
            match["rest"],
            COUNTED_ROOTS if words.lower() == "one" else counted,
            many=words.lower() != "one",
        ):
            yield Figure(words, (number(words),), match.start(), match.end("n"))


def _numbers(text: str, _: frozenset[str]) -> Iterator[Figure]:
    """Digits, with a scale such as "m", and other signs of numbers: ½ ² Ⅻ."""
    for match in _find("number").finditer(text):
        scale = (match["scale"] or "").strip().lower()
        yield Figure(match.group(), (number(match["digits"]) + scale,), *match.span())
    for at, character in enumerate(text if not text.isascii() else ""):
        if character.isnumeric() and not character.isdecimal():  # ½ ² Ⅻ ⓬
            value = unicodedata.numeric(character)
            # NFKC writes ⅔ as 2⁄3.
            share = (
                unicodedata.normalize("NFKC", character).replace("⁄", "/")
                if value % 1
                else f"{value:g}"
            )
            yield Figure(character, (share,), at, at + 1)
