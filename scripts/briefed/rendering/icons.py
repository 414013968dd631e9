"""The line icons of the site: each is a file in `icons/`, drawn for it, 24 units square."""

from __future__ import annotations

import functools
from pathlib import Path

from markupsafe import Markup

from briefed.text.patterns import lazily

_FOLDER = Path(__file__).parent / "icons"
_DRAWING = lazily(r"<svg\b[^>]*>(.*)</svg>")


@functools.cache
def icon(name: str) -> Markup:
    """An icon as an element that a screen reader passes over; "" where there is none of the name.

    A theme without a drawing of its own has none.
    """
    path = _FOLDER / f"{name}.svg"
    if not name or not path.is_file():
        return Markup()
    drawn = _DRAWING.search(path.read_text(encoding="utf-8"))
    inner = drawn[1] if drawn else ""
    return Markup(f'<svg class="bf-icon" viewBox="0 0 24 24" aria-hidden="true">{inner}</svg>')
