"""Numbers of a quote that were not counted one by one: dots would misrepresent them. Pure."""

from __future__ import annotations

import math
import re

from briefed.text.figures import Figure
from briefed.text.numbers import ANY
from briefed.text.patterns import lazily
from briefed.text.pictures import ESTIMATE, GUESSED, RATE, TIME
from briefed.text.times import is_age_or_duration

_MEASURE, _NAME = "a measure", "a name"
_DIFFERENCE, _DENIED = "a difference, and no count", "denied"
_GUESSED_BEFORE = lazily(
    rf"(?i)(?<![\w~≈])(?:{GUESSED}|perhaps|maybe|probably|possibly|likely|suspected|close to"
    rf"|upwards of|in excess of|exceeding|{ANY}(?:,? or|,? (?:perhaps|maybe|possibly)))"
    r"\s*(?:the\s+|a total of\s+)?$"
)
_GUESSED_BEHIND = lazily(
    r"(?i)\s*(?:\+|plus\b|-odd\b"
    rf"|,?\s*(?:or|perhaps|maybe|possibly)\s+(?:so|more|fewer|less|{ANY})\b)"
)
_SPREAD = lazily(
    r"(?i)\b(?:average|averages|averaged|averaging|mean|median"
    r"|scor(?:ed?|es|ing)|rat(?:ed?|es|ing))(?:\s+(?:of|as|at))?\s+$"
)
_PER = lazily(
    r"(?i)\s*(?:-?\s*fold|times\s+(?:as|more|less|fewer|\w+er))\b|[^,;:.()]*?\b(?:per\b"
    r"|(?:in|for) every\b|(?:an?|each|every) (?:day|night|week|fortnight|month|quarter|year)\b"
    r"|daily\b|nightly\b|weekly\b|monthly\b|quarterly\b|yearly\b|annually\b)"
)
_MEASURED = lazily(
    r"(?i)\s*(?::\d\d|(?:a\.?m|p\.?m|o['’]clock|pence|pounds|euros|dollars|p|km|cm|m|miles?"
    r"|(?:kilo|centi|milli)?(?:metre|gram|litre)s?|inch(?:es)?|feet|foot|ft|ounces|oz|lbs?|stone"
    r"|degrees|kilos?|kg|g|mg|ml|°)(?!\w))"
)
_MONEY = lazily(r"[£$€]\s*$")
_NAMED = lazily(
    r"(?i)\b(?:section|regulation|part|chapter|article|page|level|stage|tier|step|number|no\.?"
    r"|grade|band|schedule|paragraph|edition|case|key stage|form|table|figure|annex|appendix"
    r"|phase|category|priority|version|volume|question|recommendation|ward|room)\s+$"
)
_NOT_SO = lazily(r"(?i)\b(?:not|rather than|instead of)\s+$")
_CHANGED = lazily(r"(?i)\s+(?:more|fewer|less|extra|additional)\b")
_BY = lazily(
    r"(?i)\b(?:rose|risen|fell|fallen|increased?|decreased?|reduced|grew|grown|up|down) by\s+$"
)
_A_COUNT = lazily(r"(?i)\w+\s*[/⁄]\s*\w+|.*\bof\b.*")


def why_no_count(quote: str, figure: Figure) -> str:
    """Why a number in a quote was not counted one by one; "" if it was."""
    before, behind = quote[: figure.start], quote[figure.end :]
    for why, there in (
        (TIME, is_age_or_duration(quote, figure)),
        (ESTIMATE, _GUESSED_BEFORE.search(before) or _GUESSED_BEHIND.match(behind)),
        (RATE, _SPREAD.search(before) or _PER.match(behind)),
        (_MEASURE, _MONEY.search(before) or _MEASURED.match(behind)),
        (_NAME, _NAMED.search(before)),
        (_DIFFERENCE, _BY.search(before) or _CHANGED.match(behind)),
        (_DENIED, _NOT_SO.search(before)),
    ):
        if there:
            return why
    return ""


def why_no_part(quote: str, figure: Figure) -> str:
    """Why a fraction is no count; "" if it is one."""
    a, b = (int(value) for value in figure.values[0].split("/"))
    if not _A_COUNT.fullmatch(figure.text) or re.search(r"(?i)\bin\b|\bevery\b|-", figure.text):
        return RATE
    reduced = math.gcd(a, b) == 1 and "of" not in figure.text
    return RATE if reduced and re.match(r"\s+of\b", quote[figure.end :]) else ""
