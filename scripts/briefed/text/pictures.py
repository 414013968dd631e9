"""Figures as dots: what an author asks for, and whether the briefing's words allow the picture.

A dot is one thing that was counted. So dots can show how many there were, how many of how many, and
two groups side by side. They would misrepresent whatever was not counted one by one: a percentage,
a rate, a date, an age, an estimate. Pure.
"""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from briefed.text.counting import FUNCTION
from briefed.text.figures import MONTHS, Figure, is_age_or_duration
from briefed.text.numbers import ANY, FRACTIONS, number
from briefed.text.patterns import lazily
from briefed.text.quantities import quantities
from briefed.text.words import fold

MOST = 50  # dots; nobody counts more


class Picture(NamedTuple):
    """A figure as dots.

    `groups` says how many filled dots each group has, `of` how many dots there are in all where
    some are not filled, and `unit` what they count, or "" where the author does not say.
    """

    groups: tuple[int, ...]
    of: int | None = None
    unit: str = ""

    @property
    def dots(self) -> int:
        """How many dots there are in all."""
        return sum(self.groups) if self.of is None else self.of

    @property
    def figure(self) -> str:
        """The figure in words: "3 of 12 cases"."""
        numbers = " and ".join(map(str, self.groups))
        part = numbers if self.of is None else f"{numbers} of {self.of}"
        return f"{part} {self.unit}".rstrip()

    @property
    def alternative(self) -> str:
        """What is said in the place of the picture."""
        if self.of is not None:
            drawn = f"{_dots(self.of)}, {self.groups[0]} of them filled"
        elif len(self.groups) > 1:
            drawn = " and ".join(f"a group of {_dots(number)}" for number in self.groups)
        else:
            drawn = _dots(self.dots)
        return f"{self.figure}: {drawn}"


class PictureFault(NamedTuple):
    """Why a picture can't stand above a quote.

    `misleads` is true where it would show the figure as something else than it is, and false where
    the quote does not hold the figure. `mend` is a sentence that says what to write, "" where there
    is nothing to add to what helps in all such cases.
    """

    why: str
    misleads: bool
    mend: str = ""


_MOST_WORDS = 4  # for what is counted
_UNIT = rf"(?: (?P<unit>[^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*){{0,{_MOST_WORDS - 1}}}))?"
_PART = lazily(rf"(?P<a>\d{{1,6}}) of (?P<b>\d{{1,6}}){_UNIT}")
_PAIR = lazily(rf"(?P<a>\d{{1,6}}) and (?P<b>\d{{1,6}}){_UNIT}")
_COUNT = lazily(rf"(?P<a>\d{{1,6}}){_UNIT}")

# What an author may have meant for one of these: "3/12", "three out of twelve", "6 + 6".
_MEANT_PART = lazily(
    rf"(?i)(?P<a>{ANY})(?P<unit>)\s*(?:[/⁄]|(?:out )?of\b|from\b)\s*(?:the\s+|all\s+)?(?P<b>{ANY})"
    r"(?!\w)(?P<rest>.*)"
)
_MEANT_PAIR = lazily(
    rf"(?i)(?P<a>{ANY})(?:(?P<unit>(?: [^\W\d_]+)*?)\s*(?:\band\b|&|\+)\s*|,\s)(?P<b>{ANY})"
    r"(?!\w)(?P<rest>.*)"
)
_MEANT_COUNT = lazily(rf"(?i)(?P<a>{ANY})(?!\w)(?P<rest>.*)")
_NUMERAL = lazily(rf"(?i)(?<!\w){ANY}(?!\w)|\d")

_RATE, _ESTIMATE = "a rate or a share, and no count", "an estimate, and dots are exact"
_DATE, _TIME = "a date", "an age or a length of time"
_NOT_WHOLE = "no whole number, and each dot is one that was counted"
_MEASURE, _NAME = "a measure", "a name"
_GUESSED = (
    r"about|around|approximately|approx\.?|roughly|nearly|almost|over|under|some|circa|ca?\.|~|≈"
    r"|(?:an? )?(?:estimated|possible|probable)|(?:more|fewer|less|greater) than|at (?:least|most)"
    r"|up to|as (?:many|few) as|between"
)
_GUESSED_BEFORE = lazily(rf"(?i)(?<![\w~≈])(?:{_GUESSED})\s*(?:the\s+)?$")
_GUESSED_BEHIND = lazily(r"(?i)\s*(?:\+|plus\b|or (?:so|more|fewer|less)\b|-odd\b)")
_SPREAD = lazily(r"(?i)\b(?:average|averages|averaged|averaging|mean|median)(?:\s+of)?\s+$")
_PER = lazily(
    r"(?i)[^,;:.()]*?\b(?:per\b|(?:in|for) every\b|an? (?:day|week|fortnight|month|year)\b"
    r"|daily\b|weekly\b|monthly\b|yearly\b)"
)
_MEASURED = lazily(
    r"(?i)\s*(?::\d\d|(?:a\.?m|p\.?m|o['’]clock|pence|p|km|cm|m|miles?|metres?|kg|g|mg|ml|°)(?!\w))"
)
_MONEY = lazily(r"[£$€]\s*$")
_NAMED = lazily(
    r"(?i)\b(?:section|regulation|part|chapter|article|page|level|stage|tier|step|number|no\.?"
    r"|grade|band|schedule|paragraph|edition|case|key stage)\s+$"
)
_MONTHLY = lazily(rf"(?:{'|'.join(MONTHS)})\b")
_EACH = lazily(r"(?i)\b(?:each|both|every|apiece)\b")
_CLAUSE = lazily(r"[^,;:.()]*")
_A_COUNT = lazily(r"(?i)\w+\s*[/⁄]\s*\w+|.*\bof\b.*")
_NO_COUNTS = (
    (lazily(rf"(?i)%|‰|\bper\b|percent|\bevery\b|\d:\d|(?<!\w){ANY}\s+in\s+{ANY}(?!\w)"), _RATE),
    (lazily(rf"(?i)\b(?:{'|'.join(FRACTIONS)})\b|[½⅓⅔¼¾]|\d\s*[/⁄]\s*\d+\s+of\b"), _RATE),
    (lazily(r"\d\.\d"), _NOT_WHOLE),
    (_MONTHLY, _DATE),
    (lazily(r"(?i)\b(?:aged?|olds?|minutes?|hours?|days?|nights?|weeks?|months?|years?)\b"), _TIME),
    (
        lazily(
            rf"(?i)(?<!\w)(?:{_GUESSED})\s+(?:the\s+)?{ANY}(?!\w)|[~≈]"
            r"|\d\s*(?:\+(?!\s*\d)|[-–]|to\b)"
        ),
        _ESTIMATE,
    ),
)


def _dots(number: int) -> str:
    return f"{number} dot{'' if number == 1 else 's'}"


def read(figure: str) -> Picture | None:
    """What an author has written, "3 of 12 cases", "6 and 6" or "11 babies", as a picture.

    None where it is nothing of the kind.
    """
    words = " ".join(figure.split())
    for pattern in (_PART, _PAIR, _COUNT):
        if match := pattern.fullmatch(words):
            said = match.groupdict()
            a, b, unit = int(match["a"]), int(said.get("b") or 0), match["unit"] or ""
            if unit.split()[-1:] and unit.split()[-1].lower() in FUNCTION:
                return None  # "3 subject to" names nothing that was counted
            if pattern is _PART:
                return Picture((a,), b, unit)
            return Picture((a, b) if pattern is _PAIR else (a,), unit=unit)
    return None


def no_count(figure: str) -> str:
    """Why a figure that `read` does not know can't be counted out in dots; "" if it is unclear."""
    return next((why for pattern, why in _NO_COUNTS if pattern.search(figure)), "")


def meant(figure: str) -> str:
    """What an author who wrote a figure in another way meant, as `read` knows it, or ""."""
    words = " ".join(figure.split())
    for pattern, between in ((_MEANT_PART, "of"), (_MEANT_PAIR, "and"), (_MEANT_COUNT, "")):
        match = pattern.fullmatch(words)
        if match is None or _NUMERAL.search(match["rest"]):
            continue
        numbers = number(match["a"])
        if between:
            numbers += f" {between} {number(match['b'])}"
        unit = match["rest"].strip(" .,;:!?") or ((match["unit"] or "") if between else "").strip()
        for said in (f"{numbers} {unit}".rstrip(), numbers):
            if (picture := read(said)) and not impossible(picture):
                return said
    return ""


def impossible(picture: Picture) -> str:
    """Why no dots can show a picture, whatever a quote says; "" if they can."""
    if sum(picture.groups) > picture.dots:
        return f"{picture.groups[0]} is more than {picture.dots}"
    if not picture.dots or (picture.of is None and not all(picture.groups)):
        return "there is nothing to draw"
    if _MONTHLY.match(picture.unit):
        return f"it is {_DATE}"
    if picture.dots > MOST:
        return f"nobody counts {picture.dots} dots, and {MOST} are the most"
    return ""


def fault(picture: Picture, quote: str, counted: frozenset[str]) -> PictureFault | None:
    """Why a picture can't stand with the words of a quote, or None.

    `counted` are the roots of what the briefing counts.
    """
    held = quantities(quote, counted, quote=True)
    if picture.of is not None:
        return _part_fault(picture, quote, held)
    for many in dict.fromkeys(picture.groups):
        found = _count_fault(many, picture.unit, quote, held)
        if found:
            return found
        times = picture.groups.count(many)
        said = sum(figure.values == (str(many),) for figure in held)
        if said < times and not _EACH.search(quote):
            one = next(figure for figure in held if figure.values == (str(many),))
            why = f"the quote says “{_with_next(quote, one)}” once, and neither “each” nor “both”"
            mend = f"Write {picture._replace(groups=(many,)).figure}"
            return PictureFault(why, misleads=False, mend=mend)
    return None


def _part_fault(picture: Picture, quote: str, held: tuple[Figure, ...]) -> PictureFault | None:
    """Why a quote does not say that so many of so many were counted."""
    part, whole = str(picture.groups[0]), str(picture.of)
    alike = [figure for figure in held if figure.values[0] == f"{part}/{whole}"]
    if not alike:
        why = f"the quote does not say “{part} of {whole}”"
        if {part, whole} <= {figure.values[0] for figure in held}:
            why += f", only {part} and {whole} by themselves"
        return PictureFault(why, misleads=False)
    whys = [_why_no_part(quote, figure) or _why_no_count(quote, figure) for figure in alike]
    return _told(whys, alike, picture.unit, quote)


def _why_no_part(quote: str, figure: Figure) -> str:
    """Why a fraction is no count; "" if it is one."""
    a, b = (int(value) for value in figure.values[0].split("/"))
    if not _A_COUNT.fullmatch(figure.text) or re.search(r"(?i)\bin\b|\bevery\b|-", figure.text):
        return _RATE
    reduced = math.gcd(a, b) == 1 and "of" not in figure.text
    return _RATE if reduced and re.match(r"\s+of\b", quote[figure.end :]) else ""


def _count_fault(many: int, unit: str, quote: str, held: tuple[Figure, ...]) -> PictureFault | None:
    """Why a quote does not say that so many were counted."""
    alike = [figure for figure in held if figure.values == (str(many),)]
    if alike:
        return _told([_why_no_count(quote, figure) for figure in alike], alike, unit, quote)
    around = next((figure for figure in held if str(many) in figure.values), None)
    if around is None:
        return PictureFault(f"the quote does not hold {many}", misleads=False)
    value = around.values[0]
    of = value.replace("/", " of ") if "/" in value else ""
    shown = _with_next(quote, around)
    why = f"in the quote it is part of “{shown}”{'' if of else f', {_kind(value)}'}"
    counted = f" {unit}" if unit and _counts(quote, around, unit) else ""
    return PictureFault(why, misleads=True, mend=f"Write {of}{counted}" if of else "")


def _kind(value: str) -> str:
    """What a figure of a value is that has another number among its parts."""
    if value.startswith("date:"):
        return _DATE
    if value.endswith("%"):
        return _RATE
    return _ESTIMATE if "–" in value else "which is another figure"


def _told(whys: list[str], alike: list[Figure], unit: str, quote: str) -> PictureFault | None:
    """The fault of a figure that a quote holds, once or more often; None if one of them will do."""
    fine = [figure for why, figure in zip(whys, alike, strict=True) if not why]
    if not fine:
        return PictureFault(f"in the quote “{alike[0].text}” is {whys[0]}", misleads=True)
    if any(_counts(quote, figure, unit) for figure in fine):
        return None
    why = f"in the quote “{_with_next(quote, fine[0])}” does not count “{unit}”"
    mend = f"Leave “{unit}” out, or write words that follow “{fine[0].text}” there"
    return PictureFault(why, misleads=False, mend=mend)


def _with_next(quote: str, figure: Figure) -> str:
    """A figure of a quote with the words behind it, up to the next stop, at most so many as a unit
    may have.
    """
    clause = _CLAUSE.match(quote, figure.end)
    words = clause[0].split()[:_MOST_WORDS] if clause else []
    return " ".join([figure.text, *words])


def _counts(quote: str, figure: Figure, unit: str) -> bool:
    """Whether the words behind a figure, up to the next stop, name what an author says it counts.

    No unit is named by whatever follows.
    """
    clause = _CLAUSE.match(quote, figure.end)
    words = f" {fold(clause[0])} ".lower() if clause else ""
    return not unit or f" {fold(unit)} ".lower() in words


def _why_no_count(quote: str, figure: Figure) -> str:
    """Why a number in a quote was not counted one by one; "" if it was."""
    before, behind = quote[: figure.start], quote[figure.end :]
    for why, there in (
        (_TIME, is_age_or_duration(quote, figure)),
        (_ESTIMATE, _GUESSED_BEFORE.search(before) or _GUESSED_BEHIND.match(behind)),
        (_RATE, _SPREAD.search(before) or _PER.match(behind)),
        (_MEASURE, _MONEY.search(before) or _MEASURED.match(behind)),
        (_NAME, _NAMED.search(before)),
    ):
        if there:
            return why
    return ""
