"""How to mend a figure that no quote holds, by where it is and what it counts. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from briefed.checking.our_texts import Held
from briefed.text.quantities import is_amount, is_told_in_fiction


class Spot(Enum):
    """Where a figure is, as far as it decides how to mend it."""

    PAGE = "a text of a page"
    START = "a course start, which quotes nothing"
    CASE = "a case"
    STEM = "the situation that a question begins with"
    ANSWER = "a right answer, or what is said of any answer"
    CONFIRMED = "a wrong answer that its feedback says is right"
    SETTING = "a setting whose words a page shows"


class Said(NamedTuple):
    """What a message says of a figure: why it is wrong, and how to mend it."""

    why: str
    how: str


_IN_FICTION = "might be taken for a finding"
_NOWHERE = "nothing in the briefing says it"
_TAKE_IT_AWAY = "take it away"
_OR_LINK = f"{_TAKE_IT_AWAY}, or link to its source in the same sentence"
_WITHOUT = "say it without a number"
_WITHOUT_OR_LINK = f"{_WITHOUT}, or link to its source in the same sentence"
_AGES = (
    f"{_WITHOUT}, as “her older children” for “two children”. Ages, and times such as “10 am”, "
    "may be written"
)
_AS_AGE = (
    "write an age as “{} years old”, a time as “10 am”, and anything else without a number, as "
    "“her older children”"
)
_NO_AGE = f"{_WITHOUT}, as “the baby” for “the 3-week-old”"
_NO_TIME = (
    f"{_WITHOUT}, as “at night” for “at 2 am”. Times may be written in a case and in the situation "
    "of a question"
)
_DIGITS_OF_AGE = 2
_BY_CASES = (Spot.CASE, Spot.STEM)
_BY_QUOTES = (Spot.STEM, Spot.ANSWER, Spot.CONFIRMED)  # those of a question


def said_of(held: Held, spot: Spot, why: str, holders: Sequence[str] | None) -> Said:
    """What a message says of a figure that no quote beside it holds.

    `why` says so in words. `holders` are the statements that hold it, by their ids in brackets, and
    None where there is no briefing.
    """
    figure = held.figure
    free_in_fiction = not is_amount(figure) and is_told_in_fiction(held.sentence, figure)
    if spot is Spot.SETTING:
        return Said(why, _TAKE_IT_AWAY)
    if spot is Spot.START:
        return Said("the course start quotes nothing", _WITHOUT_OR_LINK)
    if spot in _BY_CASES and not is_amount(figure):
        may_be_age = figure.text.isdecimal() and len(figure.text) <= _DIGITS_OF_AGE
        how = _AS_AGE.format(figure.text) if may_be_age else _AGES
        return Said(_IN_FICTION, _with_quotes(how, spot, holders))
    if holders is not None and not holders:
        why = _NOWHERE if spot is not Spot.CONFIRMED else why
    if free_in_fiction and not holders:
        return Said(why, _NO_AGE if spot in _BY_QUOTES else _NO_TIME)
    if spot in _BY_QUOTES:
        return Said(why, _with_quotes(_TAKE_IT_AWAY, spot, holders))
    return Said(why, f"{_TAKE_IT_AWAY}, or quote {_either(holders)}" if holders else _OR_LINK)


def _with_quotes(how: str, spot: Spot, holders: Sequence[str] | None) -> str:
    """How to mend a figure of a question also by the quotes that it rests on."""
    if not holders or spot not in _BY_QUOTES:
        return how
    return f"{how}; or let the question rest on {_either(holders)}"


def _either(holders: Sequence[str]) -> str:
    return f"{' or '.join(holders)}, which {'has' if len(holders) == 1 else 'have'} it"
