"""Figures that are an age, a length of time or a time of day."""

from __future__ import annotations

from briefed.text.figures import DURATION, Figure
from briefed.text.patterns import lazily

_TIMING = lazily(r"(?i)[-\s]*(?:to\s+\w+\s+)?minutes?\b")
_CLOCK = lazily(r"(?i)(?:[.:]\d\d)?\s*(?:o['’]clock\b|[ap]m\b|[ap]\.m\.)")
_AGED = lazily(r"(?i)\b(?:aged?|turned|(?:he|she|who)\s+(?:is|was))\s+$")


def is_age_or_duration(text: str, figure: Figure) -> bool:
    """Whether a figure is an age or a length of time: "four-month-old", "aged 3", "two weeks"."""
    return bool(
        DURATION.match(text, figure.end)
        or _AGED.search(text[max(0, figure.start - 20) : figure.start])
    )


def is_timing(text: str, figure: Figure) -> bool:
    """Whether a figure is a number of minutes."""
    return bool(_TIMING.match(text, figure.end))


def is_time_of_day(text: str, figure: Figure) -> bool:
    """Whether a figure is a time by the clock: "10 o'clock", "10.30 am"."""
    return bool(_CLOCK.match(text, figure.end))
