"""Numbers that are said of each of several: "six cases from each authority". Pure.

All of them are more than such a number counts.
"""

from __future__ import annotations

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
    clause = CLAUSE.match(quote, figure.end)
    behind = clause[0] if clause else ""
    before = _CLAUSE_BEFORE.search(quote, 0, figure.start)
    above = quote[before.start() if before else 0 : figure.start]
    if _EACH_OF.search(above):
        return False
    if _EACH_BEHIND.match(quote, figure.end) or _EACH_BEFORE.match(above):
        return True
    found = _EACH.search(behind)
    if not found or (found["many"] and found["many"].lower() not in ("2", "two")):
        return False
    return _RELATIVE.isdisjoint(behind[: found.start()].lower().split())


def for_each(quote: str, figure: Figure) -> bool:
    """Whether a number is said of each of several, so that all of them are more than it counts.

    In doubt it is.
    """
    clause = CLAUSE.match(quote, figure.end)
    behind = clause[0] if clause else ""
    above = quote[: figure.start]
    if _EACH_OF.search(above):
        return False
    if _EACH_BEHIND.match(quote, figure.end) or _SHARED_BEFORE.search(above):
        return True
    found = _SHARED.search(behind)
    return found is not None and _RELATIVE.isdisjoint(behind[: found.start()].lower().split())
