"""Short fingerprints by which a learner's browser tells whether what was answered is still what stands there."""

from __future__ import annotations

import functools
import hashlib
import json

from briefed.checking.coverage import Coverage
from briefed.model import Option, Question, Statement
from briefed.text.words import fold, plain

_LENGTH = 10  # hexadecimal digits: of a million questions no two are likely to be alike


def _of(value: object) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False).encode()).hexdigest()[:_LENGTH]


def statement_print(statement: Statement) -> str:
    """The fingerprint of a statement: of its words alone."""
    return _of(fold(statement.text))


def option_print(option: Option) -> str:
    """The name an answer is kept under: of an option's words, so that its place may change."""
    return _named(option.words)


@functools.lru_cache(maxsize=10_000)  # each is asked for by its question, its answer and its check
def _named(words: str) -> str:
    return _of(fold(words).lower())


def question_print(question: Question, coverage: Coverage) -> str:
    """The fingerprint of what an answer was given to: stem, options with the key, in any order, and the quotes.

    Feedback is left out: a better reason does not make another question.
    """
    options = sorted((option_print(option), option.right) for option in question.options)
    quotes = [(quote.id, fold(coverage.text(quote))) for quote in question.quotes]
    return _of([fold(plain(question.stem)), options, list(question.blanks), quotes])
