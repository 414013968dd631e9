"""The coverage page for editors and auditors: the briefing's text, and what rests on each sentence.

It is one file that needs nothing else. Its template is templates/coverage.html. In a preview it
begins with the desk: see desk.py.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefed.checking.coverage import cover
from briefed.checking.rules import check, summary
from briefed.checking.rules.upkeep import is_approved
from briefed.checking.traceability import EXEMPT, NEITHER, NOT_TAUGHT, NOT_TESTED, TESTED
from briefed.checking.work import OFFICER
from briefed.model import Course, Problem, Statement, Theme
from briefed.rendering.coverage_points import ALL_STATES, Link, Point, Points, State
from briefed.rendering.desk import Desk
from briefed.rendering.notices import DRAFT
from briefed.rendering.titles import label
from briefed.source.briefing_lines import cells
from briefed.templates import render
from briefed.text.counting import how_many
from briefed.text.words import plain

NAME = "coverage.html"
_ITEMS = ("item", "numbered")


def as_html(course: Course, desk: Desk | None = None) -> str:
    """The page of a course.

    A preview has it beside the course's own pages, as the `desk` of the officer, and links to them;
    the exported file only names files and lines.
    """
    covered = cover(course)
    numbers = summary(course, covered)
    problems = check(course, covered) if desk is None else desk.problems
    source = Points(course, desk.page if desk else None)
    points = {point.id: point for point in source.all()}
    page = render(
        __package__,
        "coverage.html",
        title=course.title,
        desk=desk,
        officer=OFFICER,
        facts=_facts(course),
        verdict=_verdict([state for state, _ in source.sentences()]),
        unreadable=bool(course.briefing.faults),
        numbers=numbers,
        questions=how_many(numbers["questions"], "question"),
        open=_open(problems),
        key=_key(course, list(source.sentences())),
        folder=course.slug,
        blocks=list(_blocks(course, points)),
        points=list(points.values()),
        services=list(_services(course, points)),
        problems=[
            FileProblems(source.file_link(file), list(found))
            for file, found in itertools.groupby(problems, lambda problem: problem.location.file)
        ],
    )
    return f"{page}\n"


# --- In short ---


class KeyEntry(NamedTuple):
    """A state, how many sentences are in it, and the first of them if that needs work."""

    state: State
    how_many: str
    first: Link | None


class FileProblems(NamedTuple):
    """The problems of one file."""

    link: Link
    problems: list[Problem]


class ServicePoints(NamedTuple):
    """A service, what else the briefing calls it, and the points that are for it."""

    name: str
    also: str
    points: list[Point]


def _services(course: Course, points: dict[str, Point]) -> Iterator[ServicePoints]:
    for service in course.settings.services:
        listed = [points[one] for one in service.statements if one in points]
        yield ServicePoints(service.name, ", ".join(service.also), listed)


def _facts(course: Course) -> dict[str, str]:
    settings, approval = course.settings, course.settings.approval
    if approval is None:
        approved = DRAFT
    else:
        given = f"Approved by {approval['role']} on {approval['date']}"
        if is_approved(course):
            approved = f"{given}, edition {approval['edition']}."
        else:
            approved = f"{given}, and changed since: what stands here is not what was approved."
    return {
        "Briefing": course.briefing.title,
        "Partnership": settings.partnership,
        "Edition": settings.edition,
        "Published": settings.published,
        "Approval": approved,
        "Checked on": course.today,
    }


def _verdict(states: Sequence[str]) -> str:
    """Whether every sentence is taught and tested, in a sentence."""
    if not states:
        return "The briefing can’t be read, so nothing can be said of its coverage yet."
    untaught = sum(state in (NOT_TAUGHT, NEITHER) for state in states)
    untested = sum(state in (NOT_TESTED, NEITHER) for state in states)
    if not untaught and not untested:
        exempt = states.count(EXEMPT)
        but = f" but {exempt}, which {'is' if exempt == 1 else 'are'} exempt" if exempt else ""
        return f"Every sentence of the briefing is taught, and every one is tested{but}."
    missing = [
        f"{how_many(number, 'sentence')} {'is' if number == 1 else 'are'} not {what}"
        for number, what in ((untaught, "taught"), (untested, "tested"))
        if number
    ]
    return f"The course does not cover its briefing yet: {' and '.join(missing)}."


def _key(course: Course, sentences: Sequence[tuple[str, Statement]]) -> list[KeyEntry]:
    """What the signs mean."""
    entries = []
    for name, state in ALL_STATES.items():
        found = [statement for found_name, statement in sentences if found_name == name]
        count = how_many(len(found), "sentence") if found else "none"
        first = None
        if found and name != TESTED:
            first = Link(label(course, found[0]), f"#{found[0].id}")
        entries.append(KeyEntry(state, count, first))
    return entries


def _open(problems: Sequence[Problem]) -> str:
    errors = sum(problem.severity == "error" for problem in problems)
    found = [
        how_many(number, noun)
        for number, noun in ((errors, "error"), (len(problems) - errors, "warning"))
        if number
    ]
    return " and ".join(found) + " open" if found else "No problem is open"


# --- The briefing's own text ---


class Heading(NamedTuple):
    """A heading of the briefing, a level lower: the page has a title of its own."""

    level: int
    words: str
    kind: str = "heading"


class Paragraph(NamedTuple):
    """A statement that is a paragraph."""

    point: Point
    kind: str = "paragraph"


class Entry(NamedTuple):
    """An item of a list, and the lists nested in it; `number` counts if the list is numbered."""

    number: str
    point: Point
    below: list[Run]


class Run(NamedTuple):
    """Neighbouring items that make one list."""

    numbered: bool
    entries: list[Entry]


class Lists(NamedTuple):
    """Neighbouring statements that are items."""

    runs: list[Run]
    kind: str = "lists"


class Table(NamedTuple):
    """Neighbouring statements that are rows of one table."""

    id: str
    caption: str
    columns: list[str]
    rows: list[Point]
    kind: str = "table"


def _blocks(
    course: Course, points: dict[str, Point]
) -> Iterator[Heading | Paragraph | Lists | Table]:
    groups = list(course.briefing.groups)
    for theme in course.briefing.themes:
        while groups and groups[0][1] < theme.location:
            words, _, level = groups.pop(0)
            yield Heading(min(level + 1, 6), words)
        if theme.heading is not None:
            yield Heading(min(theme.level + 1, 6), theme.heading)
        for form, run in itertools.groupby(
            theme.statements, lambda one: "items" if one.form in _ITEMS else one.form
        ):
            statements = list(run)
            if form == "items":
                yield Lists(_runs(statements, points))
            elif form == "row":
                yield from _tables(course, theme, statements, points)
            else:
                yield from (Paragraph(points[statement.id]) for statement in statements)


def _runs(items: Sequence[Statement], points: dict[str, Point]) -> list[Run]:
    """Items as lists; an item that is nested deeper goes into the item above it."""
    depth = items[0].depth
    starts = [at for at, item in enumerate(items) if item.depth <= depth]
    entries = [items[start:end] for start, end in itertools.pairwise([*starts, len(items)])]
    return [
        Run(
            form == "numbered",
            [
                Entry(first.number, points[first.id], _runs(below, points) if below else [])
                for first, *below in same
            ],
        )
        for form, same in itertools.groupby(entries, lambda entry: entry[0].form)
    ]


def _tables(
    course: Course, theme: Theme, rows: Sequence[Statement], points: dict[str, Point]
) -> Iterator[Table]:
    heads = dict(course.briefing.table_heads)
    starts = [at for at, row in enumerate(rows) if not at or row.id in heads]
    for start, end in itertools.pairwise([*starts, len(rows)]):
        first = rows[start].id
        columns = [plain(cell) for cell in cells(heads.get(first, ""))]
        yield Table(
            f"table-{first}",
            f"Table in “{theme.name}”",
            [*columns, "What rests on it"],
            [points[row.id] for row in rows[start:end]],
        )
