"""Dates without plain digits: "the third of May", "twenty eighteen", "the nineties"."""

from __future__ import annotations

from collections.abc import Iterator

from briefed.text.claims import addressed, told
from briefed.text.figures import MONTH, MONTHS, Figure, names_month
from briefed.text.numbers import DIGIT_WORDS, ORDINAL, TEENS, TENS, number, ordinal, words_of
from briefed.text.patterns import has_any, lazily_by_name

DECADES = {
    word: 10 * value
    for value, word in enumerate(
        "twenties thirties forties fifties sixties seventies eighties nineties".split(), 2
    )
}
# "twenty eighteen", "nineteen ninety-eight", "twenty oh nine"; not "twenty ten-week-old babies".
_YEAR = (
    rf"(?:(?:nineteen|twenty)[-\s](?:oh[-\s](?:{'|'.join(DIGIT_WORDS)})|{'|'.join(TEENS)}"
    rf"|(?:{'|'.join(TENS)})(?:[-\s](?:{'|'.join(DIGIT_WORDS)}))?)"
    r"|two[-\s]thousand(?:[-\s]and)?[-\s](?:"
    + "|".join(TEENS + DIGIT_WORDS)
    + rf"|(?:{'|'.join(TENS)})(?:[-\s](?:{'|'.join(DIGIT_WORDS)}))?))"
)
SEASON = "spring|summer|autumn|winter"
_PATTERNS = {
    "year": (
        rf"(?i)\b{_YEAR}\b(?![-\s]*(?:minute|hour|day|week|month|year|vision|hindsight)"
        r"|\s+[a-z]+s\b)"
    ),
    "date": (
        rf"\b(?P<d>(?i:{ORDINAL}))\s+(?:day\s+)?(?:of\s+)?(?P<m>{MONTH})\b"
        rf"|\b(?P<m2>{MONTH})\s+(?:the\s+)?(?P<d2>(?i:{ORDINAL}))\b"
    ),
    "month": (
        r"\b(?P<p>(?i:in|during|since|until|till|early|late|last|next|mid|throughout|by|from"
        rf"|between))(?:\s+|-)(?P<m>{MONTH})\b(?!['’])"
    ),
    "season": (
        rf"(?i)\b(?:last|previous|that|following|same)\s+(?:{SEASON})\b"
        rf"|\b(?:{SEASON})\s+of\s+(?:that|the|this|last|twenty|nineteen|two)\b"
    ),
    "then": (
        r"(?i)\b(?:that|(?:the\s+)?(?:same|following|previous|last)|last)\s+year\b"
        r"|\bthe\s+year\s+(?:before|after)\b|\byears?\s+(?:ago|earlier|later)\b"
    ),
    "decade": (
        r"(?i)\bthe\s+(?:(?:early|late|mid)[-\s])?(?:nineteen[-\s]|two[-\s]thousand[-\s])?"
        rf"(?P<n>{'|'.join(DECADES)}|noughties)\b"
    ),
}
_YEARS = ("nineteen", "twenty", "thousand")  # in every year that is written in words
_NAMES_TOO = frozenset(("Apr", "May", "Jun", "Aug", "Mar", "Jan"))  # "by June" may be somebody


_find = lazily_by_name(_PATTERNS)


def years(text: str, _: frozenset[str]) -> Iterator[Figure]:
    """Years in words: "twenty eighteen", "two thousand and nine"."""
    for match in _find("year").finditer(text) if has_any(text, *_YEARS) else ():
        words = words_of(match.group())
        if words[0] == "two":
            yield Figure.of(match, number(" ".join(words)))
        else:
            rest = [word for word in words[1:] if word != "oh"]
            yield Figure.of(
                match,
                str((19 if words[0] == "nineteen" else 20) * 100 + int(number(" ".join(rest)))),
            )


def dates(text: str, _: frozenset[str]) -> Iterator[Figure]:
    """Days of a month in words: "the third of May"."""
    for match in _find("date").finditer(text) if names_month(text) else ():
        month = _month(match["m"] or match["m2"])
        day = ordinal(match["d"] or match["d2"])
        yield Figure.of(match, f"date:{month}-{day}", f"month:{month}", str(day))


def _month(name: str) -> int:
    """The number of a month, from its name or the first three letters."""
    return next(at for at, month in enumerate(MONTHS, 1) if month.startswith(name[:3]))


def seasons(text: str, _: frozenset[str]) -> Iterator[Figure]:
    """Months, seasons, years and decades without a number: "in May", "last spring", "that year"."""
    for match in _find("month").finditer(text) if names_month(text) and not addressed(text) else ():
        if match["p"].lower() not in ("by", "from", "between") or match["m"][:3] not in _NAMES_TOO:
            yield Figure.of(match, f"month:{_month(match['m'])}", group="m")
    for match in _find("season").finditer(text) if has_any(text, *SEASON.split("|")) else ():
        yield Figure.of(match, f"season:{match.group().lower()}")
    for match in _find("then").finditer(text) if has_any(text, "year") and told(text) else ():
        yield Figure.of(match, f"year:{match.group().lower()}")
    for match in _find("decade").finditer(text) if has_any(text, "ties") else ():
        decade = match["n"].lower()
        yield Figure.of(match, "2000s" if decade == "noughties" else f"19{DECADES[decade]}s")
