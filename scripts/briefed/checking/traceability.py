"""What rests on each statement: its page, its questions, and uses of its figures. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefed.checking.captions import captioned
from briefed.checking.coverage import Coverage, cover, locate, sentence_index
from briefed.checking.our_texts import held_figures, page_texts, question_texts
from briefed.model import Course, Location, Page, Question, Quote, Statement
from briefed.source.placeholders import unwritten, written
from briefed.text.counting import counted_words
from briefed.text.figures import Figure, figures, may_hold
from briefed.text.quantities import quantities

# What can be said of a sentence, the best first.
TESTED, EXEMPT, NOT_TESTED, NOT_TAUGHT, NEITHER = STATES = (
    "taught and tested",
    "taught and exempt from questions",
    "taught, not tested",
    "tested, not taught",
    "neither taught nor tested",
)


class Taught(NamedTuple):
    """A quote on a statement's page; `run` has its first and last sentence, from 0."""

    quote: Quote
    run: tuple[int, int]


class Asked(NamedTuple):
    """A question that rests on a statement.

    `theme` is the theme whose quiz holds it, `sentences` are those that it quotes, counted from 0,
    and `written` is false where it still has to be written.
    """

    question: Question
    theme: str
    sentences: tuple[int, ...]
    written: bool


class Used(NamedTuple):
    """A figure of a statement as the briefing writes it, and where our own words repeat it."""

    text: str
    pages: tuple[Location, ...]
    questions: tuple[Question, ...]


class Standing(NamedTuple):
    """A statement with all that rests on it.

    `states` has a state for each sentence, `exempt` a pair (sentence, reason) for each exempt one.
    """

    statement: Statement
    states: tuple[str, ...]
    taught: tuple[Taught, ...]
    asked: tuple[Asked, ...]
    figures: tuple[Used, ...]
    exempt: tuple[tuple[int, str], ...]


def standings(course: Course) -> tuple[Standing, ...]:
    """The standing of every statement of a briefing, in order.

    A question that is not written yet tests nothing.
    """
    coverage, tested = cover(course), cover(written(course)).tested
    taught, asked = _taught(course, coverage), _asked(course, coverage)
    reasons = _reasons(course, coverage)
    uses = _Uses(course, coverage)

    def standing(statement: Statement) -> Standing:
        sentences = range(len(statement.sentences))
        return Standing(
            statement,
            tuple(_state((statement.id, at), coverage, tested) for at in sentences),
            tuple(taught[statement.id]),
            tuple(asked[statement.id]),
            tuple(uses.of(statement)),
            tuple(
                (at, reasons[statement.id, at])
                for at in sentences
                if (statement.id, at) in coverage.exempt
            ),
        )

    return tuple(standing(statement) for statement in course.briefing.statements)


def _taught(course: Course, coverage: Coverage) -> defaultdict[str, list[Taught]]:
    """The quotes that teach each statement, by the statement's id."""
    taught: defaultdict[str, list[Taught]] = defaultdict(list)
    for page in course.pages:
        for quote in page.quotes:
            if quote.id and coverage.teaches(quote, page):
                taught[quote.id].append(Taught(quote, coverage.matches[quote]))
    return taught


def _asked(course: Course, coverage: Coverage) -> defaultdict[str, list[Asked]]:
    """The questions that rest on each statement, by the statement's id."""
    asked: defaultdict[str, list[Asked]] = defaultdict(list)
    for quiz in course.quizzes:
        for question in quiz.questions:
            sentences: dict[str, set[int]] = {}
            for quote in question.quotes:
                if quote.id and quote in coverage.matches:
                    run = _within(coverage.matches[quote])
                    sentences.setdefault(quote.id, set()).update(run)
            is_written = not unwritten(question.source)
            for identity, quoted in sentences.items():
                asked[identity].append(
                    Asked(question, quiz.slug, tuple(sorted(quoted)), is_written)
                )
    return asked


def _reasons(course: Course, coverage: Coverage) -> dict[tuple[str, int | None], str]:
    """The reason of each exemption, by statement and sentence; None for an unknown sentence."""
    return {
        (
            one.statement,
            sentence_index(coverage.statements.get(one.statement), one.sentence),
        ): one.reason
        for one in course.settings.exemptions
    }


def _within(run: tuple[int, int]) -> range:
    """The indices of the sentences of a run."""
    return range(run[0], run[1] + 1)


def _state(
    sentence: tuple[str, int], coverage: Coverage, tested: frozenset[tuple[str, int]]
) -> str:
    """The state of a sentence. An exemption excuses it from questions, never from being taught."""
    if sentence in coverage.taught:
        return (
            TESTED if sentence in tested else EXEMPT if sentence in coverage.exempt else NOT_TESTED
        )
    return NOT_TAUGHT if sentence in tested else NEITHER


def _matched(quotes: Iterable[Quote], coverage: Coverage) -> dict[str, None]:
    """The ids of the statements that some quotes match, each once and in order."""
    return dict.fromkeys(quote.id for quote in quotes if quote.id and quote in coverage.matches)


class _Uses:
    """The figures in a course's own words that its quotes must ground; each text is read once."""

    def __init__(self, course: Course, coverage: Coverage) -> None:
        self.counted = counted_words(statement.text for statement in course.briefing.statements)
        self.kind = course.settings.kind
        self.pages: dict[str, list[list[tuple[Figure, Location]]]] = defaultdict(list)
        for page in course.pages:
            on_page = list(self._on_page(page))
            for identity in _matched(page.quotes, coverage) if on_page else ():
                self.pages[identity].append(on_page)
            for shown in captioned(course, coverage, page):
                found = quantities(shown.asked.figure, self.counted) if shown.picture else ()
                self.pages[shown.asked.statement].append(
                    [(figure, shown.asked.location) for figure in found]
                )
        self.questions: dict[str, list[tuple[Question, list[Figure]]]] = defaultdict(list)
        for question in course.questions:
            in_question = list(self._in_question(question))
            for identity in _matched(question.quotes, coverage) if in_question else ():
                self.questions[identity].append((question, in_question))

    def _on_page(self, page: Page) -> Iterator[tuple[Figure, Location]]:
        """The figures of a page that a quote must hold, with their locations."""
        for text, location, free in page_texts(page):
            start = 0
            for held in held_figures(text, self.counted, free, self.kind) if may_hold(text) else ():
                where, start = locate(text, location, held.figure.text, start)
                if held.bound:
                    yield held.figure, where

    def _in_question(self, question: Question) -> Iterator[Figure]:
        """The figures of a question that a quote must hold."""
        for text, _, free, _ in question_texts(question):
            if may_hold(text):
                yield from (
                    held.figure
                    for held in held_figures(text, self.counted, free, self.kind)
                    if held.bound
                )

    def of(self, statement: Statement) -> Iterator[Used]:
        """Each figure of a statement once.

        Whatever a quote of 3/12 grounds is a use of it: 3/12, 3 and 12.
        """
        for figure in {
            figure.text: figure for figure in figures(statement.text, self.counted)
        }.values():
            pages = sorted(
                {
                    where
                    for held in self.pages[statement.id]
                    for used, where in held
                    if used.values[0] in figure.values
                }
            )
            questions = [
                question
                for question, held in self.questions[statement.id]
                if any(used.values[0] in figure.values for used in held)
            ]
            yield Used(figure.text, tuple(pages), tuple(questions))
