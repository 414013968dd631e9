"""How the options of a question are written, and the items to arrange of one."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefed.text.patterns import lazily

BULLETS = ("- ", "* ")  # how an option or an item begins


class Rows(NamedTuple):
    """How the options of a question are written.

    `pattern` reads a line with the brackets' text and the words, `nearly` finds one that was meant
    so, and `form` is how to write it, for messages.
    """

    called: str
    pattern: re.Pattern[str]
    nearly: re.Pattern[str]
    form: str


OPTIONS = Rows(
    "option",
    lazily(r"[-*] \[([xX ]?)\] (.*\S.*)$"),
    lazily(
        r"\s*(?:[-*+–—•]|\d+[.)])?\s*\[\s*[^\]\w]?\s*\](?!\()"
        r"|\s*[-*+–—•]\s*\[\s*\w?\s*\](?!\()"
    ),
    "'- [ ] text' or '- [x] text'",
)
ITEMS = Rows(
    "item",
    lazily(r"[-*] \[([^\[\]]*)\] (.*\S.*)$"),
    lazily(r"\s*(?:[-*+–—•]|\d+[.)])\s*\[[^\[\]]*\](?!\()"),
    "'- [label] text'",
)
