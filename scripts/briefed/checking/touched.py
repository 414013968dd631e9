"""What of a course rests on a statement that changed from one edition to the next. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefed.checking.captions import captioned, may_caption
from briefed.checking.coverage import Coverage
from briefed.checking.editions import MOVED, REWORDED, UNCHANGED, Change
from briefed.model import Course, Location, Statement
from briefed.source.support import points
from briefed.text.naming import named
from briefed.text.words import fold

QUOTE, QUESTION, FIGURE, POINT, SERVICE, EXEMPTION = (
    "quote",
    "question",
    "figure",
    "point",
    "service",
    "exemption",
)


class Touched(NamedTuple):
    """What of a course rests on a statement that changed.

    `kind` is "quote" for a quote on a page, "question" for one in a question, "figure" for a figure
    as dots, "point" for a practice point or an objective, "service" for the list of a service, or
    "exemption" for a sentence that is left out of the questions. `name` is the question's id, the
    figure as written or the service's name, and "" for the rest. `slides` is the theme whose slides
    show it, "" for none. `edit` is true where a person has to edit or read it again: the quoted or
    exempt words are no longer whole in one statement, no statement holds the figure, the statement
    that a point names has other words, a service's list no longer fits.
    """

    location: Location
    kind: str
    name: str
    slides: str
    edit: bool


def touched(course: Course, coverage: Coverage, change: Change) -> Iterator[Touched]:
    """All of a course that a change of a statement touches."""
    if change.kind == UNCHANGED and change.before[0].id == change.after[0].id:
        return
    ids = {one.id for one in change.before}
    yield from _quotes(course, coverage, change, ids)
    yield from _figures(course, coverage, change, ids)
    yield from points_on(course, change)
    yield from _services(course, change)
    yield from _exemptions(course, change, ids)


def _quotes(course: Course, coverage: Coverage, change: Change, ids: set[str]) -> Iterator[Touched]:
    kept = [{fold(sentence) for sentence in one.sentences} for one in change.after]
    sentences = {one.id: one.sentences for one in change.before}
    quotes = [
        (quote, QUOTE, "", page.theme or "") for page in course.pages for quote in page.quotes
    ]
    quotes += [
        (quote, QUESTION, question.id or "", quiz.slug)
        for quiz in course.quizzes
        for question in quiz.questions
        for quote in question.quotes
    ]
    for quote, kind, name, slides in quotes:
        if quote.id in ids:
            first, last = coverage.matches.get(quote) or (0, len(sentences[quote.id]) - 1)
            quoted = {fold(sentence) for sentence in sentences[quote.id][first : last + 1]}
            edit = not any(quoted <= one for one in kept)
            yield Touched(quote.location, kind, name, slides, edit)


def _figures(
    course: Course, coverage: Coverage, change: Change, ids: set[str]
) -> Iterator[Touched]:
    for page in course.pages:
        for shown in captioned(course, coverage, page):
            if shown.asked.statement in ids:
                figure, where = shown.asked.figure, shown.asked.location
                gone = not any(may_caption(one, figure) for one in change.after)
                yield Touched(where, FIGURE, figure, page.theme or "", gone)


def points_on(course: Course, change: Change) -> Iterator[Touched]:
    """The practice points and objectives that rest on a statement that changed."""
    ids = {one.id for one in change.before}
    whole = {one.id for one in change.before if _is_whole(one, change)}
    for theme, page in course.parts:
        # Where the briefing has one statement on a theme, its points rest on that one.
        only = tuple(one.id for one in theme.statements) if len(theme.statements) == 1 else ()
        for point in points(page):
            if rests := ids & set(point.named or only):
                edit = change.kind == REWORDED or not rests <= whole
                yield Touched(point.location, POINT, "", theme.slug, edit)


def _is_whole(statement: Statement, change: Change) -> bool:
    """Whether all words of a statement are in one statement now."""
    words = {fold(sentence) for sentence in statement.sentences}
    return any(words <= {fold(sentence) for sentence in one.sentences} for one in change.after)


def _services(course: Course, change: Change) -> Iterator[Touched]:
    """The services that changed statements were for, or name now.

    A list stays right where a statement that keeps its id names the service as it did before.
    """
    keeps_id = change.kind in (UNCHANGED, MOVED, REWORDED)
    keys = course.settings.keys
    for at, service in enumerate(course.settings.services):
        way = ("services", at, "statements")
        listed = [one.id for one in change.before if one.id in service.statements]
        said, says = (
            any(named(one.text, service.names) for one in side)
            for side in (change.before, change.after)
        )
        edit = not keeps_id or (says and not listed) or (said and not says)
        where = [keys.listed(one, *way) for one in listed]
        for location in where or ([keys.value(*way)] if says else []):
            yield Touched(location, SERVICE, service.name, "", edit)


def _exemptions(course: Course, change: Change, ids: set[str]) -> Iterator[Touched]:
    kept = {fold(sentence) for one in change.after for sentence in one.sentences}
    for exemption in course.settings.exemptions:
        if exemption.statement in ids:
            gone = fold(exemption.sentence) not in kept
            yield Touched(exemption.location, EXEMPTION, "", "", gone)
