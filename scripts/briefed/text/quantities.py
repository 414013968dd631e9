"""Every quantity of a text: its figures, and the numbers and amounts without digits.

The rule on figures reads these. `figures.py` alone knows digits, and number words before a counted
noun; this module adds "a majority", "twice as many", "XII cases" and "the third of May".
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable

from briefed.text import figures as plainly
from briefed.text.amounts import TRIGGERS, amounts, follow, plurals
from briefed.text.claims import names_authors
from briefed.text.figures import BARE, Figure
from briefed.text.numerals import BEFORE, BEHIND, ones
from briefed.text.quotation_marks import quoted
from briefed.text.times import is_age_or_duration, is_time_of_day
from briefed.text.words import TEXTS, plain, squeeze

# The finders that a word asks for. A text without such a word and without a digit has no quantity.
_ASKS: dict[bytes, tuple[int, ...]] = {}
_FINDERS = (*BEFORE, *BEHIND)
for _index, (_words, _) in enumerate(_FINDERS):
    for _word in _words:
        _ASKS[_word] = (*_ASKS.get(_word, ()), _index)
_TELLING = plainly.TELLING | TRIGGERS.keys() | _ASKS.keys() - {b"may", b"each", b"x", b"v", b"not"}
_KINDS = ("most", "vast", "all", "none", "many", "several", "few", "plural")
_FICTION = ("month:", "season:", "year:")


@functools.lru_cache(maxsize=TEXTS)
def may_hold(text: str) -> bool:
    """Whether a text, plain or as written, may hold a quantity.

    Quick. It may say True for a text without any, but never False for a text with one.
    """
    return plainly.may_hold(text, _TELLING) or "May" in text


@functools.lru_cache(maxsize=TEXTS)
def quantities(text: str, counted: frozenset[str], quote: bool = False) -> tuple[Figure, ...]:
    """The quantities of a plain text in their order; no two overlap.

    A `quote` of the briefing grounds more than would count as a quantity in our own text.
    """
    spelt = frozenset(text.encode().translate(BARE).split())
    found: list[Figure] = []
    taken = bytearray(len(text))

    def take(some: Iterable[Figure]) -> None:
        for figure in some:
            if not any(taken[figure.start : figure.end]):
                taken[figure.start : figure.end] = b"\1" * (figure.end - figure.start)
                found.append(figure)

    asked = sorted({index for word in spelt & _ASKS.keys() for index in _ASKS[word]})
    for index in asked:
        if index < len(BEFORE):
            take(_FINDERS[index][1](text, counted))
    if not spelt.isdisjoint(TRIGGERS):
        take(amounts(text, spelt, counted, quote))
    take(plainly.figures(text, counted))
    if quote and b"one" in spelt:
        take(ones(text, counted))
    for index in asked:
        if index >= len(BEFORE):
            take(_FINDERS[index][1](text, counted))
    return tuple(sorted(found, key=lambda figure: figure.start))


def grounds(texts: Iterable[str], counted: frozenset[str]) -> set[str]:
    """Every value that these quotes hold.

    Includes the parts of fractions and dates, and the amounts that follow from a fraction.
    """
    values: set[str] = set()
    for text in texts:
        values.update(plurals(text, counted))
        for figure in quantities(text, counted, quote=True) if may_hold(text) else ():
            values.update(figure.values)
            values.update(follow(text, figure, counted))
            values.update(f"month:{month}" for month in _months(figure))
    return values


def _months(figure: Figure) -> list[str]:
    """The month of a date, as a list of at most one.

    "date:2020-12-25", "date:2020-12" and "date:12-25" are all in month 12.
    """
    parts = (
        figure.values[0].removeprefix("date:").split("-")
        if figure.values[0].startswith("date:")
        else []
    )
    return [parts[1] if len(parts[0]) == 4 else parts[0]] if parts else []


def is_amount(figure: Figure) -> bool:
    """Whether a quantity is an amount without a number, such as "most" or "none"."""
    return figure.values[0].partition(":")[0] in _KINDS


def is_told_in_fiction(text: str, figure: Figure) -> bool:
    """Whether a scenario or a stem may say this of its own characters.

    It may say an age, a length of time, a time of day, a month, an amount, "the third visit", or
    "Scenario 2". A sentence that names the audit or the briefing is no fiction.
    """
    if is_age_or_duration(text, figure) or numbers_case(text, figure):
        return True
    if (
        figure.values[0].startswith(_FICTION)
        or is_amount(figure)
        or is_time_of_day(text, figure)
        or re.fullmatch(r"\d+th", figure.values[0])
    ):
        return not names_authors(text)
    return False


def numbers_case(text: str, figure: Figure) -> bool:
    """Whether a figure is the number of a case, as in "Scenario 2"."""
    return text[: figure.start].lower().endswith("scenario ")


def in_stem(question_stem: str) -> Callable[[str, Figure], bool]:
    """Which quantities are free in a stem.

    Free is whatever fiction may say, and an amount in direct speech ("Nobody asked him").
    """
    spoken: list[tuple[int, int]] = []

    def free(sentence: str, figure: Figure) -> bool:
        if is_told_in_fiction(sentence, figure):
            return True
        if not is_amount(figure):
            return False
        words = squeeze(plain(question_stem))
        if not spoken:
            spoken.extend((span.start, span.end) for span in quoted(words))
        at = words.find(sentence) + figure.start
        return any(start <= at < end for start, end in spoken)

    return free
