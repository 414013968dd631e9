"""Dates as a person writes them, and as the front matter has them. Pure."""

from __future__ import annotations

import datetime

from briefed.authoring.worksheet.forms import Wrong
from briefed.text.patterns import lazily

_DAY = lazily(r"(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]+)\.?,?\s+(\d{4})")
_NUMBERS = lazily(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_MONTHS = (
    "January February March April May June July August September October November December".split()
)


def written_date(said: str) -> str:
    """A date as the front matter has it. Raises Wrong for another text."""
    named, counted = _DAY.fullmatch(said), _NUMBERS.fullmatch(said)
    try:
        if counted:
            return datetime.date(*map(int, counted.groups())).isoformat()
        if named:
            month = [one[:3] for one in _MONTHS].index(named[2][:3].capitalize()) + 1
            return datetime.date(int(named[3]), month, int(named[1])).isoformat()
    except ValueError:
        pass
    raise Wrong(f"“{said[:40]}” is no date: write it with its day, as 31 March 2027")


def shown_date(written: object) -> str:
    """A date of the front matter as people write it; any other value as it is."""
    found = _NUMBERS.fullmatch(str(written or ""))
    if not found or not 1 <= int(found[2]) <= 12:
        return str(written or "")
    return f"{int(found[3])} {_MONTHS[int(found[2]) - 1]} {found[1]}"
