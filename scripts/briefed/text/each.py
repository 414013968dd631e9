"""Numbers that are said of each of several: "six cases from each authority". Pure.

All of them are more than such a number counts.
"""

from __future__ import annotations

import re

from briefed.text.counting import HAPPENED
from briefed.text.figures import Figure
from briefed.text.numbers import ANY
from briefed.text.patterns import lazily

CLAUSE = lazily(r"[^,;:.()]*")
_CLAUSE_BEFORE = lazily(r"[^,;:.()]*$")
_EACH = lazily(
    r"(?i)(?<!\w)(?:(?:from|in|by|for|of|at|to|per)\s+each|apiece)(?!\w)"
    r"(?!\s+of\s+which)(?:\s+of)?(?:\s+(?:the|these|those|our))?(?:\s+(?P<many>"
    + ANY
    + r")(?!\w))?"
)
_EACH_BEFORE = lazily(r"(?i)(?:^|.*[,;:.()])\s*(?:and\s+)?each\s+(?!of\b)[^\W\d_]")
_EACH_OF = lazily(r"(?i)\beach(?:\s+of)?(?:\s+(?:the|these|those|our|their))?\s*$")
_EACH_BEHIND = lazily(
    r"(?i)(?:\s+[^\W\d_][\w'’-]*){0,2}\s+(?:each|apiece)"
    rf"(?=\s*(?:$|[.,;:)]|\b(?:{'|'.join(sorted(HAPPENED))})\b))"
)
# A number for each of several, however many these are: "six from each", "in each team, six".
_SHARED = lazily(
    r"(?i)(?<!\w)(?:(?:from|by|for|at|to|of|per|in)\s+(?:each|every)|from\s+both|apiece)(?!\w)"
    r"(?!\s+of\s+(?:which|whom)\b)"
)
_SHARED_BEFORE = lazily(
    r"(?i)\b(?:each|every)\s[^,;:.()]*$|\b(?:from|by|for|at|of|in)\s+(?:each|every)\s[^,;:.()]*,\s*$"
)
_RELATIVE = frozenset("which who whom whose where when that if while with without".split())


def for_each_of_two(quote: str, figure: Figure) -> bool:
    """Whether a number is said of each of two: "six from each authority", "six cases each"."""
    before = _CLAUSE_BEFORE.search(quote, 0, figure.start)
    leads = before is not None and _EACH_BEFORE.match(before[0]) is not None
    return _said_of_each(quote, figure, leads, _EACH)


def for_each(quote: str, figure: Figure) -> bool:
    """Whether a number is said of each of several, so that all of them are more than it counts.

    In doubt it is.
    """
    leads = _SHARED_BEFORE.search(quote[: figure.start]) is not None
    return _said_of_each(quote, figure, leads, _SHARED)


def _said_of_each(quote: str, figure: Figure, leads: bool, each: re.Pattern[str]) -> bool:
    """Whether a number is said of each, by what `leads` to it or by `each` in its clause.

    Where the pattern takes up how many these are ("each of the three"), they must be two.
    """
    if _EACH_OF.search(quote[: figure.start]):
        return False
    if leads or _EACH_BEHIND.match(quote, figure.end):
        return True
    clause = CLAUSE.match(quote, figure.end)
    behind = clause[0] if clause else ""
    found = each.search(behind)
    many = found and found.groupdict().get("many")
    if not found or (many and many.lower() not in ("2", "two")):
        return False
    return _RELATIVE.isdisjoint(behind[: found.start()].lower().split())
