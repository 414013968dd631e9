"""The words of a theme's heading, and the address that they give."""

from __future__ import annotations

import re
import unicodedata

from briefed.model import Theme
from briefed.text.patterns import lazily
from briefed.text.words import plain, squeeze

RESERVED = frozenset({"index", "briefing"})  # addresses of other pages of a course
_NUMBER = lazily(r"\d+(?:(?:\.\d+)*[.)]|(?:\.\d+)+)\s+(?=\S)")  # 1. Background, 1.1 Background


def slugify(heading: str) -> str:
    """A heading's address: lower-case letters and digits, with hyphens between.

    The number before a heading is left out. "" if nothing is left.
    """
    words = unicodedata.normalize("NFKD", _NUMBER.sub("", plain(heading)))
    text = words.encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", text.replace("'", "")).strip("-")
    return f"theme-{slug}" if slug in RESERVED else slug


def heading_words(theme: Theme) -> str:
    """A theme's name without number and colon, as its page's title."""
    return squeeze(_NUMBER.sub("", theme.name)).rstrip(" :")
