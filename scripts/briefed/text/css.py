"""Parse style sheets: their rules, and the selectors of nested rules."""

from __future__ import annotations

import functools
import re

import tinycss2
from tinycss2.ast import Node

from briefed.text.patterns import lazily

_COMMENT = lazily(r"/\*.*?\*/", re.S)


@functools.lru_cache(maxsize=64)
def parsed(style_sheet: str) -> list[Node]:
    """The rules of a style sheet, parsed once however many parts of a check ask."""
    rules: list[Node] = tinycss2.parse_stylesheet(
        style_sheet, skip_comments=True, skip_whitespace=True
    )
    return rules


def nested(prelude: str, around: str) -> list[str]:
    """The selectors of a rule, each combined with the selector of the rule around it.

    `prelude` is the rule's own selector list; `around` is the outer selector, "" for none.
    """
    selectors, depth, start = [], 0, 0
    prelude = _COMMENT.sub(" ", prelude)
    for at, sign in enumerate(prelude + ","):
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and depth <= 0:
            selectors.append(prelude[start:at].strip())
            start = at + 1
    if not around:
        return selectors
    return [
        selector.replace("&", around) if "&" in selector else f"{around} {selector}"
        for selector in selectors
    ]
