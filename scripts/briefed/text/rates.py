"""Rates and shares without plain digits: "one horn in four", "two for every three", "every fourth".

A rate is one figure: its two numbers apart say something else. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefed.text.counting import HAPPENED, heads
from briefed.text.figures import DURATION, Figure
from briefed.text.numbers import ANY, ORDINAL, ORDINAL_UNITS, ORDINALS, is_number, number, ordinal
from briefed.text.patterns import has_any, lazily, lazily_by_name

# These parts of a whole are not in `FRACTIONS`: "a twelfth of the cases".
SMALL_PARTS = [*ORDINAL_UNITS[10:], "twentieth", "hundredth", "thousandth"]
# What is counted, between the two numbers; no other number and no other place is among it.
_BETWEEN = r"(?P<thing>(?:\s+(?!(?:{stop})\b)[^\W\d_][\w'’-]*){{{least},3}}?)"
_STOP = "of|in|for|at|from|to|by|on|with|and|or|per|each|every|out"
_ANY_THING = _BETWEEN.format(stop=_STOP, least=0)
_THING = _BETWEEN.format(stop=_STOP, least=1)
# Behind the second number of a rate is no noun, which would be what it counts.
_TELLS = (
    r"(?=\s*(?:[.,;:!?)”\"—–]|$)"
    rf"|\s+(?:{'|'.join(sorted(HAPPENED))}|is|are|do|does|can|could|may|might|will|would)\b)"
)
_PATTERNS = {
    "ratio": (
        rf"(?i)\b(?P<a>{ANY})(?:-(?:in|of|out-of)-|{_ANY_THING}"
        r"\s+(?:for|in|(?:out\s+)?of)\s+(?:every|each)\s+)"
        rf"(?P<b>{ANY})\b|\b(?P<c>{ANY})\s+to\s+one\b(?!\s+(?:side|another|of))"
    ),
    "in": rf"(?i)\b(?P<a>{ANY}){_THING}\s+(?:in|(?:out\s+)?of)\s+(?P<b>{ANY})\b{_TELLS}",
    "every": rf"(?i)\b(?:every|each)\s+(?P<n>{ORDINAL})(?P<rest>(?:\s+[\w'’-]+){{1,4}})",
    "even": r"(?i)\bfifty[-\s]fifty\b|\bhalf[-\s]and[-\s]half\b",
    "part": (
        r"(?i)\b(?P<n>an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven)[-\s]"
        rf"(?P<p>{'|'.join(SMALL_PARTS)})s?(?=\s+of\b)"
    ),
}
_MOST = 1000  # of how many a rate may be; a larger number is a year
_TIME = lazily(
    r"(?i)\s*(?:minute|hour|day|night|evening|morning|week|fortnight|month|year|time)s?\b"
)
# Quick searches, before a slow pattern is compiled and tried.
_RATIO = lazily(r"(?i)-(?:in|of)-|(?:for|in|of)\s+(?:every|each)\s|to\s+one\b")
_IN = lazily(rf"(?i)\b(?:in|of)\s+(\w+)\b{_TELLS}")


_find = lazily_by_name(_PATTERNS)


def rates(text: str, counted: frozenset[str]) -> Iterator[Figure]:
    """ "One for every two", "one horn in four", "every fourth case", "fifty-fifty"."""
    yield from _ratios(text)
    ordered = ("very" in text or "ach" in text) and has_any(text, *ORDINALS)
    for match in _find("every").finditer(text) if ordered else ():
        if not _TIME.match(match["rest"]) and heads(match["rest"], counted):
            yield Figure(
                " ".join(text[match.start() : match.end("n")].split()),
                (f"1/{ordinal(match['n'])}",),
                match.start(),
                match.end("n"),
            )
    for match in _find("even").finditer(text) if has_any(text, "fifty", "half") else ():
        yield Figure.of(match, "1/2")
    for match in _find("part").finditer(text) if has_any(text, *SMALL_PARTS) else ():
        above = match["n"].lower()
        below = {"thousandth": 1000, "hundredth": 100}.get(match["p"].lower()) or ordinal(
            match["p"]
        )
        yield Figure.of(match, f"{'1' if above in ('a', 'an') else number(above)}/{below}")


def _ratios(text: str) -> Iterator[Figure]:
    """ "One for every two", "one horn of every four", "three to one"; "one horn in four"."""
    for match in _find("ratio").finditer(text) if _RATIO.search(text) else ():
        a, b = (match["a"], match["b"]) if match["a"] else (match["c"], "one")
        if not match["a"] and number(a) in ("1", "0"):
            continue
        if match["thing"] and (DURATION.match(match["thing"]) or number(b) == "1"):
            continue  # "two minutes of every five", "two keepers of each one"
        yield Figure.of(
            match,
            f"{number(a)}/{number(b)}" if match["a"] else f"{number(a)}:1",
            number(a),
            number(b),
        )
    for match in _find("in").finditer(text) if any(map(is_number, _IN.findall(text))) else ():
        a, b = number(match["a"]), number(match["b"])
        if float(a) < float(b) <= _MOST and not DURATION.match(match["thing"]):
            yield Figure.of(match, f"{a}/{b}", a, b)
