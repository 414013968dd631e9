"""The points of a briefing as the coverage page shows them, and what rests on each. Pure."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from briefed.checking.traceability import (
    EXEMPT,
    NEITHER,
    NOT_TAUGHT,
    NOT_TESTED,
    STATES,
    TESTED,
    Asked,
    Standing,
    standings,
)
from briefed.layout import page_name, question_anchor, quote_anchor
from briefed.model import Course, Location, Statement
from briefed.rendering.titles import label
from briefed.source.briefing_lines import cells
from briefed.text.words import plain


class State(NamedTuple):
    """What is true of a sentence: its `number` among STATES, and a `sign` besides the colour."""

    number: int
    name: str
    sign: str


_SIGNS = {
    TESTED: "✓",
    EXEMPT: "exempt",
    NOT_TESTED: "not tested",
    NOT_TAUGHT: "not taught",
    NEITHER: "neither",
}
ALL_STATES = {name: State(number, name, _SIGNS[name]) for number, name in enumerate(STATES)}


class Link(NamedTuple):
    """Words that lead to an address, or lead nowhere if the address is ""."""

    words: str
    address: str = ""


class Piece(NamedTuple):
    """A sentence, or the part of it that is in one cell of a table; `begins` it or continues it."""

    sentence: str  # statement and number, such as "hidden-men-1.2"
    state: State
    words: str
    begins: bool


class TeachingQuote(NamedTuple):
    """Where a quote is, and `which` sentences it repeats: "" for all of its statement."""

    line: Link
    which: str


class TeachingFile(NamedTuple):
    """The quotes of a statement on one page."""

    name: str
    quotes: list[TeachingQuote]


class AskedQuestion(NamedTuple):
    """A question that rests on a statement, where it is, and `which` sentences it quotes."""

    question: Link
    file: str
    line: int
    which: str
    written: bool


class FigureLine(NamedTuple):
    """A line of a page that holds a figure."""

    file: str
    line: Link


class Figures(NamedTuple):
    """Figures of a statement that our own words hold in the same lines and questions."""

    texts: list[str]
    lines: tuple[FigureLine, ...]
    questions: tuple[Link, ...]


class Reason(NamedTuple):
    """Why a sentence is exempt from being tested."""

    reason: str
    which: str


class StateCount(NamedTuple):
    """A state that sentences of a statement are in; `how_many` is "" if all of them are."""

    state: State
    how_many: str


class Point(NamedTuple):
    """A statement and all that rests on it. `cells` are those of a table's row, otherwise one."""

    id: str
    label: str
    cells: list[list[Piece]]
    taught: list[TeachingFile]
    asked: list[AskedQuestion]
    figures: list[Figures]
    figure_texts: list[str]
    exempt: list[Reason]
    states: list[StateCount]


class Points:
    """Makes the points of a course.

    In a preview they link to pages: `page` gives the address of one by its path within docs/. It is
    None where there are no pages to link to.
    """

    def __init__(self, course: Course, page: Callable[[str], str] | None) -> None:
        self._course = course
        self._page = page
        self._themes = {page.theme for page in course.pages}
        self._standings = standings(course)

    def all(self) -> list[Point]:
        """Every point, in the order of the briefing."""
        return [self._point(standing) for standing in self._standings]

    def sentences(self) -> Iterator[tuple[str, Statement]]:
        """The state of each sentence, with its statement."""
        for standing in self._standings:
            for state in standing.states:
                yield state, standing.statement

    def file_link(self, file: str) -> Link:
        """A file, linked if the preview shows it."""
        return Link(file, self._address(file))

    def _point(self, standing: Standing) -> Point:
        statement = standing.statement
        return Point(
            id=statement.id,
            label=label(self._course, statement),
            cells=_cells(standing),
            taught=list(self._taught(standing)),
            asked=[
                AskedQuestion(
                    self._question(asked),
                    self._name(asked.question.location.file),
                    asked.question.location.line,
                    _which(standing, asked.sentences),
                    asked.written,
                )
                for asked in standing.asked
            ],
            figures=self._figures(standing),
            figure_texts=[figure.text for figure in standing.figures],
            exempt=[Reason(reason, _which(standing, [at])) for at, reason in standing.exempt],
            states=_states(standing),
        )

    def _taught(self, standing: Standing) -> Iterator[TeachingFile]:
        """The quotes on its page, under the name of its file."""
        for file, found in itertools.groupby(
            standing.taught, lambda taught: taught.quote.location.file
        ):
            quotes = []
            for taught in found:
                first, last = taught.run
                anchor = quote_anchor(standing.statement.id, first)
                line = self._line(taught.quote.location, anchor)
                quotes.append(TeachingQuote(line, _which(standing, range(first, last + 1))))
            yield TeachingFile(self._name(file), quotes)

    def _figures(self, standing: Standing) -> list[Figures]:
        asked = {one.question: one for one in standing.asked}
        groups: dict[tuple[tuple[FigureLine, ...], tuple[Link, ...]], list[str]] = {}
        for figure in standing.figures:
            lines = tuple(
                FigureLine(self._name(location.file), self._line(location))
                for location in figure.pages
            )
            questions = tuple(self._question(asked[question]) for question in figure.questions)
            groups.setdefault((lines, questions), []).append(figure.text)
        return [Figures(texts, *where) for where, texts in groups.items()]

    def _name(self, file: str) -> str:
        """A file's name within the course's folder."""
        slug = self._course.slug
        return file.removeprefix(f"docs/{slug}/").removeprefix(f"quizzes/{slug}/")

    def _question(self, asked: Asked) -> Link:
        identity = asked.question.id
        if identity is None:
            return Link("a question without an id")
        page = self._page_of(asked.theme)
        return Link(identity, f"{page}#{question_anchor(identity)}" if page else "")

    def _line(self, location: Location, anchor: str = "") -> Link:
        address = self._address(location.file)
        fragment = f"#{anchor}" if address and anchor else ""
        return Link(f"line {location.line}", address + fragment)

    def _address(self, file: str) -> str:
        """The page of the preview that shows a file; "" for none, and outside the preview."""
        folder = f"docs/{self._course.slug}/"
        shown = {f"{folder}briefing.md"} | {page.location.file for page in self._course.pages}
        if file in shown and self._page:
            return self._page(file.removeprefix("docs/"))
        for quiz in self._course.quizzes:
            if quiz.location.file == file:
                return self._page_of(quiz.slug)
        return ""

    def _page_of(self, theme: str) -> str:
        """The address of a theme's page; "" for none, and outside the preview."""
        if self._page is None or theme not in self._themes:
            return ""
        return self._page(f"{self._course.slug}/{page_name(theme)}")


def _cells(standing: Standing) -> list[list[Piece]]:
    """The words of a statement in their cells; each sentence is a piece, or one in each cell."""
    statement = standing.statement
    texts = [statement.text]
    if statement.form == "row":
        texts = [plain(cell) for cell in cells(statement.markup)]
    runs, at = [], 0
    for sentence in statement.sentences:
        runs.append((at, at + len(sentence)))
        at += len(sentence) + 1
    made, start = [], 0
    for text in texts:
        pieces = []
        for number, ((first, end), state) in enumerate(zip(runs, standing.states, strict=True), 1):
            words = text[max(first - start, 0) : max(end - start, 0)]
            if words:
                identity = f"{statement.id}.{number}"
                pieces.append(Piece(identity, ALL_STATES[state], words.strip(), first >= start))
        made.append(pieces)
        start += len(text) + 1 if text else 0
    return made


def _states(standing: Standing) -> list[StateCount]:
    found = {state: standing.states.count(state) for state in STATES if state in standing.states}
    return [
        StateCount(
            ALL_STATES[state],
            f"{count} of {len(standing.states)} " if len(found) > 1 else "",
        )
        for state, count in found.items()
    ]


def _which(standing: Standing, sentences: Iterable[int]) -> str:
    """Sentences by their numbers, such as "sentences 1 and 3"; "" if all are meant."""
    *most, last = [str(at + 1) for at in sentences]
    if len(most) + 1 == len(standing.statement.sentences):
        return ""
    return f"sentences {', '.join(most)} and {last}" if most else f"sentence {last}"
