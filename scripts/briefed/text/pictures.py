"""Figures as dots: what an author asks for, and what nobody can count out in dots.

A dot is one thing that was counted. So dots can show how many there were, how many of how many, and
two groups side by side. They would misrepresent whatever was not counted one by one: a percentage,
a rate, a date, an age, an estimate. `picture_faults.py` judges whether a quote allows it. Pure.
"""

from __future__ import annotations

from typing import NamedTuple

from briefed.text.counting import FUNCTION, how_many
from briefed.text.figures import MONTHS
from briefed.text.numbers import ANY, FRACTIONS, number
from briefed.text.patterns import lazily

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
            drawn = f"{how_many(self.of, 'dot')}, {self.groups[0] or 'none'} of them filled"
        elif len(self.groups) > 1:
            drawn = " and ".join(f"a group of {how_many(number, 'dot')}" for number in self.groups)
        else:
            drawn = how_many(self.dots, "dot")
        return f"{self.figure}: {drawn}"


MOST_WORDS = 4  # for what is counted
_UNIT = rf"(?: (?P<unit>[^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*){{0,{MOST_WORDS - 1}}}))?"
_PART = lazily(rf"(?P<a>\d{{1,6}}) of (?P<b>\d{{1,6}}){_UNIT}")
_PAIR = lazily(rf"(?P<a>\d{{1,6}}) and (?P<b>\d{{1,6}}){_UNIT}")
_COUNT = lazily(rf"(?P<a>\d{{1,6}}){_UNIT}")

# What an author may have meant for one of these: "3/12", "three out of twelve", "6 + 6".
_MEANT_PART = lazily(
    rf"(?i)(?P<a>{ANY}|none|not (?:a single )?one)(?P<unit>)\s*(?:[/⁄]|(?:out )?of\b|from\b)\s*"
    rf"(?:the\s+|all\s+)?(?P<b>{ANY})(?!\w)(?P<rest>.*)"
)
_MEANT_PAIR = lazily(
    rf"(?i)(?P<a>{ANY})(?:(?P<unit>(?: [^\W\d_]+)*?)\s*(?:\band\b|&|\+)\s*|,\s)(?P<b>{ANY})"
    r"(?!\w)(?P<rest>.*)"
)
_MEANT_COUNT = lazily(rf"(?i)(?P<a>{ANY})(?!\w)(?P<rest>.*)")
_NUMERAL = lazily(rf"(?i)(?<!\w){ANY}(?!\w)|\d")

RATE, ESTIMATE = "a rate or a share, and no count", "an estimate, and dots are exact"
DATE, TIME = "a date", "an age or a length of time"
NOT_WHOLE = "no whole number, and each dot is one that was counted"
GUESSED = (
    r"about|around|approximately|approx\.?|roughly|nearly|almost|over|under|some|circa|ca?\.|~|≈"
    r"|(?:an? )?(?:estimated|possible|probable)|(?:more|fewer|less|greater) than|at (?:least|most)"
    r"|up to|as (?:many|few) as|between"
)
_MONTHLY = lazily(rf"(?:{'|'.join(MONTHS)})\b")
_NO_COUNTS = (
    (lazily(rf"(?i)%|‰|\bper\b|percent|\bevery\b|\d:\d|(?<!\w){ANY}\s+in\s+{ANY}(?!\w)"), RATE),
    (lazily(rf"(?i)\b(?:{'|'.join(FRACTIONS)})\b|[½⅓⅔¼¾]|\d\s*[/⁄]\s*\d+\s+of\b"), RATE),
    (lazily(r"\d\.\d"), NOT_WHOLE),
    (_MONTHLY, DATE),
    (lazily(r"(?i)\b(?:aged?|olds?|minutes?|hours?|days?|nights?|weeks?|months?|years?)\b"), TIME),
    (
        lazily(
            rf"(?i)(?<!\w)(?:{GUESSED})\s+(?:the\s+)?{ANY}(?!\w)|[~≈]"
            r"|\d\s*(?:\+(?!\s*\d)|[-–]|to\b)"
        ),
        ESTIMATE,
    ),
)


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
        nothing = match["a"].lower().startswith("no")
        numbers = "0" if nothing else number(match["a"])
        if between:
            numbers += f" {between} {number(match['b'])}"
        behind = match["rest"].strip(" .,;:!?")
        first = (match["unit"] or "").strip() if between else ""
        # Words that are with one number alone do not count both.
        unit = "" if behind and first and behind != first else behind or first
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
        return f"it is {DATE}"
    if picture.dots > MOST:
        return f"nobody counts {picture.dots} dots, and {MOST} are the most"
    return ""
