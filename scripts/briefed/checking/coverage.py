"""Match each quote to the whole sentences of its statement that it repeats, word for word."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefed.model import Course, Location, Quote, Statement
from briefed.text.similarity import changes, likeness
from briefed.text.words import fold


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
        run = self.matches.get(quote)
        return " ".join(self.statements[quote.id].sentences[run[0] : run[1] + 1]) if run else ""


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

    def match(quote: Quote) -> tuple[int, int] | None:
        statement = statements.get(quote.id)
        if statement is None:
            return None
        if quote.id not in known:
            known[quote.id] = runs(statement)
        run = known[quote.id].get(fold(quote.text))
        if run is not None:
            matches[quote] = run
        return run

    for page in course.pages:
        for quote in page.quotes:
            run = match(quote)
            if run is not None and quote.teaches and page_theme(page) == statements[quote.id].theme:
                taught.update((quote.id, index) for index in range(run[0], run[1] + 1))
    for question in course.questions:
        for quote in question.quotes:
            run = match(quote)
            if run is not None:
                tested.update((quote.id, index) for index in range(run[0], run[1] + 1))
    exempt = frozenset(
        (exemption.statement, index)
        for exemption in course.settings.exemptions
        for index in [sentence_index(statements.get(exemption.statement), exemption.sentence)]
        if index is not None
    )
    return Coverage(statements, matches, frozenset(taught), frozenset(tested), exempt)


def page_theme(page) -> str | None:
    """The slug of the theme that a page teaches, or None.

    The start of a course teaches the introduction.
    """
    return {"theme": page.slug, "start": "introduction"}.get(page.kind)


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
    return (place(text, location, found.start()), found.end()) if found else (location, start)


def place(text: str, location: Location, at: int) -> Location:
    """The location of the character at offset `at` of a text that begins at `location`."""
    line = text.count("\n", 0, at)
    if not line:
        return location._replace(column=location.column + at)
    return Location(location.file, location.line + line, at - text.rfind("\n", 0, at))


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
    nearest = max(runs(statement), key=lambda run: likeness(run.split(), words))
    said = []
    for change in changes(nearest.split(), words):
        if not change.after:
            said.append(f'"{change.before}" is missing')
        elif not change.before:
            said.append(f'"{change.after}" is not in the briefing')
        else:
            said.append(f'the briefing has "{change.before}" where the quote has "{change.after}"')
    shown = "; ".join(said[:4]) + ("; and more" if len(said) > 4 else "")
    return f'{shown}. The nearest whole sentences are: "{nearest}"'
