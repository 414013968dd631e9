"""Dates as a person writes them, and as the front matter has them. Pure."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from briefed.authoring.worksheet.forms import Wrong
from briefed.authoring.worksheet.texts import Text, text, words_of
from briefed.text.patterns import lazily

_DAY = lazily(r"(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]+)\.?,?\s+(\d{4})")
_MONTH_FIRST = lazily(r"([A-Za-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_SLASHED = lazily(r"(\d{1,2})([/.])(\d{1,2})\2(\d{4})")
_NUMBERS = lazily(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_MONTH = lazily(r"([A-Za-z]+)\.?,?\s+(\d{4})")
_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_SHORTEST = 3  # letters of a month


def written_date(said: str) -> str:
    """A date as the front matter has it. Raises Wrong for another text."""
    if date := _with_day(said):
        return date
    raise Wrong(f"{_unclear(said) or _no_date(said)}, as 31 March 2027")


def passed_date(said: str) -> str:
    """A day on which something was done, as the front matter has it.

    Raises Wrong for another text, and for a day that is yet to come by this machine's clock.
    """
    date = written_date(said)
    if date > datetime.date.today().isoformat():
        raise Wrong(f"{shown_date(date)} is yet to come: write the day on which it was done")
    return date


def day_or_month(said: str) -> str:
    """A date of publication as the front matter has it; a month stays without a day.

    Raises Wrong for another text.
    """
    if date := _with_day(said) or _month_alone(said):
        return date
    if unclear := _unclear(said):
        raise Wrong(f"{unclear}, as 31 March 2027")
    raise Wrong(
        f"{_no_date(said)}, as 31 March 2027, or the month alone, as March 2027, if the paper says "
        "no day"
    )


def _no_date(said: str) -> str:
    return f"“{said[:40]}” is no date: write it with its day"


def _with_day(said: str) -> str:
    """A date that has its day, or ""."""
    named, counted = _DAY.fullmatch(said), _NUMBERS.fullmatch(said)
    turned, slashed = _MONTH_FIRST.fullmatch(said), _SLASHED.fullmatch(said)
    try:
        if counted and counted[3]:
            return datetime.date(*map(int, counted.groups())).isoformat()
        if slashed and not _unclear(said):
            return datetime.date(int(slashed[4]), int(slashed[3]), int(slashed[1])).isoformat()
        if turned and (month := _month(turned[1])):
            return datetime.date(int(turned[3]), month, int(turned[2])).isoformat()
        if named and (month := _month(named[2])):
            return datetime.date(int(named[3]), month, int(named[1])).isoformat()
    except ValueError:
        pass
    return ""


def _unclear(said: str) -> str:
    """Why a date in numbers could be two days, as 3/4/2027 could; "" for any other."""
    found = _SLASHED.fullmatch(said)
    if not found or not {int(found[1]), int(found[3])} <= set(range(1, 13)) or found[1] == found[3]:
        return ""
    day, month = int(found[1]), int(found[3])
    first, second = f"{day} {_MONTHS[month - 1]}", f"{month} {_MONTHS[day - 1]}"
    return f"“{said}” could be {first} or {second}: write the month as a word"


def _month_alone(said: str) -> str:
    """A month and its year, or ""."""
    named, counted = _MONTH.fullmatch(said), _NUMBERS.fullmatch(said)
    if counted and not counted[3] and 1 <= int(counted[2]) <= len(_MONTHS):
        return f"{counted[1]}-{int(counted[2]):02}"
    month = _month(named[1]) if named else 0
    return f"{named[2]}-{month:02}" if named and month else ""


def _month(name: str) -> int:
    """The number of a month by its name or the beginning of it; 0 for another word."""
    begins = name.lower()
    known = (at for at, one in enumerate(_MONTHS, 1) if one.lower().startswith(begins))
    return next(known, 0) if len(begins) >= _SHORTEST else 0


def shown_date(written: object) -> str:
    """A date of the front matter as people write it; any other value as it is."""
    found = _NUMBERS.fullmatch(str(written or ""))
    if not found or not 1 <= int(found[2]) <= len(_MONTHS):
        return str(written or "")
    month = f"{_MONTHS[int(found[2]) - 1]} {found[1]}"
    return f"{int(found[3])} {month}" if found[3] else month


def settled_date(said: Text, written: Callable[[str], str]) -> Text:
    """A date as `shown_date` shows it, read by `written`; any other text as it is."""
    try:
        return text(shown_date(written(words_of(said))))
    except Wrong:
        return said
