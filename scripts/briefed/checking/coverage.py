"""Match each quote to the whole sentences of its statement that it repeats, word for word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from briefed.model import Course, Location, Page, Quote, Statement
from briefed.text.similarity import replacements, similarity
from briefed.text.words import fold, in_marks, tokens

_MEANT = 0.6  # least share of a sentence's words in a quote that was meant to repeat it


class Coverage(NamedTuple):
    """The matched quotes of one course, computed once for all rules.

    `statements` has the statements by id. `matches` maps a quote to the first and last sentence
    that it repeats, counted from 0. `taught`, `tested` and `exempt` hold sentences as (statement
    id, index); `exempt` are those excused from questions.
    """

    statements: dict[str, Statement]
    matches: dict[Quote, tuple[int, int]]
    taught: frozenset[tuple[str, int]]
    tested: frozenset[tuple[str, int]]
    exempt: frozenset[tuple[str, int]]

    def text(self, quote: Quote) -> str:
        """The briefing's own words that a quote repeats, "" for a quote that matches nothing."""
        statement, run = self.statement(quote), self.matches.get(quote)
        return " ".join(statement.sentences[run[0] : run[1] + 1]) if statement and run else ""

    def statement(self, quote: Quote) -> Statement | None:
        """The statement whose id a quote ends in, or None."""
        return self.statements.get(quote.id) if quote.id else None

    def broken(self, quotes: Iterable[Quote]) -> bool:
        """Whether one of some quotes repeats nothing of the briefing and names no other source.

        Another rule reports it, and what rests on it can't be judged.
        """
        return any(quote not in self.matches and not quote.sourced for quote in quotes)

    def holders(self, words: str) -> list[str]:
        """The ids of the statements that have these words as whole sentences of theirs."""
        wanted = fold(words)
        return [
            identity
            for identity, statement in self.statements.items()
            if wanted and wanted in fold(statement.text) and wanted in runs(statement)
        ]

    def is_meant(self, sentence: str, quotes: Iterable[Quote]) -> bool:
        """Whether one of some quotes that repeat nothing was meant to repeat a sentence."""
        words = set(tokens(sentence.lower()))
        return any(
            len(words.intersection(tokens(quote.text.lower()))) >= _MEANT * len(words)
            for quote in quotes
        )

    def teaches(self, quote: Quote, page: Page) -> bool:
        """Whether a matched quote of a page teaches a statement of the page's own theme."""
        statement = self.statement(quote)
        return (
            quote.teaches
            and quote in self.matches
            and statement is not None
            and statement.theme == page.theme
        )


# The site's own pages can quote no statement.
NO_COVERAGE = Coverage({}, {}, frozenset(), frozenset(), frozenset())


def runs(statement: Statement) -> dict[str, tuple[int, int]]:
    """Every run of consecutive sentences of a statement, folded, with its first and last index."""
    sentences = statement.sentences
    found: dict[str, tuple[int, int]] = {}
    for first in range(len(sentences)):
        for last in range(first, len(sentences)):
            found.setdefault(fold(" ".join(sentences[first : last + 1])), (first, last))
    return found


def cover(course: Course) -> Coverage:
    """Match every quote of a course's pages and questions."""
    statements = {statement.id: statement for statement in course.briefing.statements}
    known: dict[str, dict[str, tuple[int, int]]] = {}
    matches: dict[Quote, tuple[int, int]] = {}
    taught: set[tuple[str, int]] = set()
    tested: set[tuple[str, int]] = set()

    def repeated(quote: Quote) -> list[tuple[str, int]]:
        """The sentences that a quote repeats; the match is noted."""
        statement = statements.get(quote.id) if quote.id else None
        if statement is None:
            return []
        if statement.id not in known:
            known[statement.id] = runs(statement)
        run = known[statement.id].get(fold(quote.text))
        if run is None:
            return []
        matches[quote] = run
        return [(statement.id, index) for index in range(run[0], run[1] + 1)]

    for page in course.pages:
        theme = page.theme
        for quote in page.quotes:
            found = repeated(quote)
            if found and quote.teaches and statements[found[0][0]].theme == theme:
                taught.update(found)
    for question in course.questions:
        for quote in question.quotes:
            tested.update(repeated(quote))
    exempt = frozenset(
        (exemption.statement, index)
        for exemption in course.settings.exemptions
        for index in [sentence_index(statements.get(exemption.statement), exemption.sentence)]
        if index is not None
    )
    return Coverage(statements, matches, frozenset(taught), frozenset(tested), exempt)


def sentence_index(statement: Statement | None, text: str) -> int | None:
    """The index of the sentence of a statement that has these words, or None."""
    if statement is not None:
        for index, sentence in enumerate(statement.sentences):
            if fold(sentence) == fold(text):
                return index
    return None


def locate(text: str, location: Location, words: str, start: int = 0) -> tuple[Location, int]:
    """Find plain words in a text as written, from the offset `start` on.

    Returns the location where they begin and the offset behind them. Where they are not found,
    returns `location`, where the text itself begins, and `start`.
    """
    gap = r"[\s*_\[\]\\]*(?:\([^()]*\))?[\s*_\[\]\\]*"
    wanted = gap.join(re.escape(word) for word in words.split()[:5])
    found = re.compile(
        rf"(?<![\w.,/]){wanted}(?!\d)" if re.match(r"[A-Za-z0-9]", words) else wanted
    ).search(text, start)
    return (location.within(text, found.start()), found.end()) if found else (location, start)


def sentence_location(statement: Statement, index: int) -> Location:
    """The location in the briefing where a sentence of a statement begins."""
    start = 0
    location = statement.location
    for sentence in statement.sentences[: index + 1]:
        location, start = locate(statement.markup, statement.location, sentence, start)
    return location


def difference(statement: Statement, quote: str) -> str:
    """How a quote differs from the nearest run of whole sentences, in words for a message."""
    words = fold(quote).split()
    known = runs(statement)
    nearest = max(known, key=lambda run: similarity(run.split(), words))
    differences = []
    for change in replacements(nearest.split(), words):
        if not change.after:
            differences.append(f'"{change.before}" is missing')
        elif not change.before:
            differences.append(f'"{change.after}" is not in the briefing')
        else:
            differences.append(
                f'the briefing has "{change.before}" where the quote has "{change.after}"'
            )
    shown = "; ".join(differences[:4]) + ("; and more" if len(differences) > 4 else "")
    first, last = known[nearest]
    # In the briefing's own words, to be copied.
    whole = in_marks(" ".join(statement.sentences[first : last + 1]))
    return f"{shown}. The nearest whole sentences are: {whole}"
