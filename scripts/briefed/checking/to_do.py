"""Problems in the order in which somebody writes a course: theme by theme, the page first."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from briefed.checking.change_entries import Changes, changes, together
from briefed.checking.project import Verdict
from briefed.checking.rules import summary
from briefed.errors import InputError
from briefed.layout import START, course_of
from briefed.model import Course, Problem, Theme
from briefed.source.headings import heading_words

_TO_DECIDE = "exemption-proposed"  # stands in the briefing


class Outline(NamedTuple):
    """What the order of the work needs of a course, some of whose problems are known.

    `files` are its briefing, its start and those of its themes, in the order in which they are
    written. `asked` has the file of the questions on each statement of which a problem says that
    nobody has decided about it. `changes` is what a new edition changed.
    """

    course: str
    files: tuple[str, ...]
    asked: Mapping[str, str]
    changes: Changes


def outline(course: Course, problems: Iterable[Problem]) -> Outline:
    """The outline of a course. Its problems are among these, maybe with others."""
    found = list(problems)
    undecided = {one.statement for one in found if one.code == _TO_DECIDE}
    return Outline(
        course.slug,
        tuple(_files(course)),
        {
            one.id: course.files_of(one.theme)[1]
            for one in course.briefing.statements
            if one.id in undecided
        },
        changes(course, found),
    )


def ordered(problems: Iterable[Problem], courses: Sequence[Course]) -> list[Problem]:
    """The problems of some courses in the order of the work; see `arranged`."""
    found = list(problems)
    return arranged(found, [outline(course, found) for course in courses])


def arranged(problems: Sequence[Problem], courses: Sequence[Outline]) -> list[Problem]:
    """Problems that are sorted by file and line, in the order of the work.

    First those of what all courses share. Then, course by course: its briefing and its start; each
    theme in the briefing's order, the page before its questions. At last the other files of the
    courses. Whether a sentence needs a question is decided before the questions of its theme. What
    one change of the briefing asks for is together, behind the first of it.
    """
    in_order = itertools.chain.from_iterable(one.files for one in courses)
    places = {file: place for place, file in enumerate(in_order)}
    names = {one.course for one in courses}

    def place(file: str) -> int:
        return places.get(file, len(places) if course_of(file) in names else -1)

    listed = sorted(
        zip(map(place, _listed_with(problems, courses)), problems, strict=True),
        key=lambda one: one[0],
    )
    of_courses = {one.course: one.changes for one in courses}
    return list(together([problem for _, problem in listed], of_courses))


def files(problems: Sequence[Problem], courses: Sequence[Course]) -> list[str]:
    """The file that each problem is listed with: its own, or the questions of its theme."""
    return _listed_with(problems, [outline(course, problems) for course in courses])


def _listed_with(problems: Sequence[Problem], courses: Iterable[Outline]) -> list[str]:
    quizzes = {
        (one.files[0], statement): file for one in courses for statement, file in one.asked.items()
    }
    return [
        quizzes.get((one.location.file, one.statement or ""), one.location.file)
        if one.code == _TO_DECIDE
        else one.location.file
        for one in problems
    ]


def theme_of(courses: Sequence[Course], name: str) -> Theme:
    """A theme of the only course.

    `name` is its heading, or the name of its page. Raises InputError for a theme that is not there,
    and for several courses.
    """
    if len(courses) != 1:
        raise InputError("there are several courses: name the course of this theme")
    (course,) = courses
    said = name.lower().removesuffix(".md").rstrip(" :")
    for theme in course.briefing.themes:
        if said in (theme.slug, theme.name.lower().rstrip(" :"), heading_words(theme).lower()):
            return theme
    slugs = ", ".join(theme.slug for theme in course.briefing.themes)
    raise InputError(f"{course.slug} has no theme {name!r}: there are {slugs or 'none'}")


def of_theme(problems: Iterable[Problem], course: Course, theme: Theme) -> list[Problem]:
    """The problems of one theme of a course: of its page, its questions and its statements."""
    files = frozenset(course.files_of(theme.slug))
    statements = {statement.id for statement in theme.statements}
    return [
        problem
        for problem in problems
        if problem.location.file in files or problem.statement in statements
    ]


def only(verdict: Verdict, name: str) -> tuple[list[Problem], dict[str, int], str]:
    """What a check found of one theme of the only course: its problems, its coverage as counts, and
    the words for what they are of.

    Raises InputError as `theme_of` does.
    """
    theme = theme_of([judged.course for judged in verdict.courses], name)
    (judged,) = verdict.courses
    problems = of_theme(verdict.problems, judged.course, theme)
    counts = summary(judged.course, judged.coverage, theme.slug)
    return problems, counts, f"the theme “{theme.name}”"


def _files(course: Course) -> Iterator[str]:
    """The files of a course in the order in which they are written."""
    yield course.briefing.location.file
    yield f"{course.folder}/{START}"
    for theme in course.briefing.themes:
        yield from course.files_of(theme.slug)
