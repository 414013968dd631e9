"""The look of a PowerPoint file: the colours of the course's style sheet, its type and its lengths.

Lengths are in pixels of a slide of 1280 by 720, as in `fitting.py`. Pure.
"""

from __future__ import annotations

import re

from briefed.errors import InputError
from briefed.text.patterns import lazily

WIDTH, HEIGHT = 1280, 720
_EMU = 9525  # in a pixel: 914,400 in an inch, 96 pixels in an inch
# The type of a deck that PowerPoint has on every system: see docs/assets/slides.css.
TYPE = "Arial"
CODE_TYPE = "Courier New"
SMALLEST = 27  # the smallest type, about 20 points; the line at the foot alone is smaller
FOOT = 20
# The colours of docs/assets/tokens.css by their places in a theme of PowerPoint, in its order.
THEME = {
    "dk1": "ink",
    "lt1": "paper",
    "dk2": "dusk",
    "lt2": "sheet",
    "accent1": "key",
    "accent2": "well",
    "accent3": "str",
    "accent4": "lamp",
    "accent5": "soft",
    "accent6": "edge",
    "hlink": "key",
    "folHlink": "key",
}
# What a slide calls the first four.
_MAPPED = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}
PLACES = {colour: _MAPPED.get(place, place) for place, colour in reversed(THEME.items())}
_APART = ("on-dusk", "ctx-ground", "key-ground")  # colours that no theme has a place for
_COLOUR = lazily(r"--bf-(?P<name>[\w-]+):\s*(?:var\(--bf-day,\s*)?#(?P<value>[0-9a-fA-F]{3,6})\b")


def emu(pixels: float) -> int:
    """A length in the unit of Office Open XML."""
    return round(pixels * _EMU)


def points(pixels: float) -> int:
    """A size of type in hundredths of a point."""
    return 5 * round(pixels * 75 / 5)


def colours(tokens: str) -> dict[str, str]:
    """The colours by day of the style sheet `tokens`, as six digits by their names.

    Raises InputError where one is missing.
    """
    found = {
        one["name"]: (
            one["value"] if len(one["value"]) == 6 else re.sub("(.)", r"\1\1", one["value"])
        )
        for one in _COLOUR.finditer(tokens)
    }
    missing = [name for name in (*THEME.values(), *_APART) if name not in found]
    if missing:
        raise InputError(
            f"docs/assets/tokens.css has no colour --bf-{missing[0]}, which the slides are drawn "
            "with: undo the last change to it"
        )
    return {name: value.upper() for name, value in found.items()}
