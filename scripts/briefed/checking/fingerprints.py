"""Fingerprints that tell a browser whether a learner's answer still fits its question."""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Iterable

from briefed.checking.coverage import Coverage
from briefed.model import Option, Question, Quote, Statement
from briefed.source.arranged import labels_of
from briefed.source.branching import Case
from briefed.text.words import fold, plain

_LENGTH = 10  # hexadecimal digits: of a million questions no two are likely to be alike


def _of(value: object) -> str:
    """The fingerprint of a value that JSON can hold."""
    return hashlib.sha256(json.dumps(value, ensure_ascii=False).encode()).hexdigest()[:_LENGTH]


def statement_fingerprint(statement: Statement) -> str:
    """The fingerprint of a statement, computed from its words alone."""
    return _of(fold(statement.text))


def option_fingerprint(option: Option) -> str:
    """The key under which an answer is kept: from an option's words, not its position."""
    return _named(option.words)


def label_fingerprint(option: Option) -> str:
    """What the label of an item to arrange is kept under: a position itself, or from its words.

    "" for an option to choose.
    """
    return _named(option.label) if option.label and not option.label.isdecimal() else option.label


def labels(question: Question) -> list[tuple[str, str]]:
    """What can be chosen for each item of a question: the fingerprint of a label, and its words."""
    kept = {item.label: label_fingerprint(item) for item in question.options}
    return [(kept[label], label) for label in labels_of(question)]


def case_fingerprint(case: Case, coverage: Coverage) -> str:
    """The fingerprint of a case that branches: its parts in any order, its choices and its quotes.

    Where the case begins is in its id.
    """
    parts = sorted(
        (
            part.address,
            fold(part.title),
            [fold(words) for words in part.words],
            sorted((fold(choice.words), choice.target) for choice in part.choices),
            _quoted(part.quotes, coverage),
        )
        for part in case.parts
    )
    return _of([[fold(words) for words in case.lead], parts])


def _quoted(quotes: Iterable[Quote], coverage: Coverage) -> list[tuple[str | None, str]]:
    """The words of some quotes: the briefing's, or of an outside source as they are quoted.

    A quote of the briefing that is no longer in it has none, so what rests on it is another.
    """
    return [
        (quote.id, fold(quote.text if quote.sourced else coverage.text(quote))) for quote in quotes
    ]


@functools.lru_cache(maxsize=10_000)  # each is asked for by its question, its answer and its check
def _named(words: str) -> str:
    return _of(fold(words).lower())


def question_fingerprint(question: Question, coverage: Coverage) -> str:
    """The fingerprint of a question: its stem, its options and key in any order, and its quotes.

    Feedback is left out, since better feedback does not make it another question.
    """
    quotes = _quoted(question.quotes, coverage)
    stem = fold(plain(question.stem))
    if question.arranged:
        items = sorted(
            (option_fingerprint(item), label_fingerprint(item)) for item in question.options
        )
        return _of([stem, items, question.kind, quotes])
    options = sorted((option_fingerprint(option), option.right) for option in question.options)
    return _of([stem, options, list(question.blanks), quotes])
