"""Problems in the order in which somebody writes a course: theme by theme, the page first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefed.checking.change_entries import together
from briefed.checking.project import Verdict
from briefed.checking.rules import summary
from briefed.errors import InputError
from briefed.layout import START
from briefed.model import Course, Problem, Theme
from briefed.source.headings import heading_words

_TO_DECIDE = "exemption-proposed"  # stands in the briefing


def ordered(problems: Iterable[Problem], courses: Sequence[Course]) -> list[Problem]:
    """Problems that are sorted by file and line, in the order of the work.

    First those of what all courses share. Then, course by course: its briefing and its start; each
    theme in the briefing's order, the page before its questions; and its other files. Whether a
    sentence needs a question is decided before the questions of its theme. What one change of the
    briefing asks for is together, behind the first of it.
    """
    places = {file: place for place, file in enumerate(_files(courses))}
    own = tuple(folder for course in courses for folder in course.folders)

    def place(file: str) -> int:
        return places.get(file, len(places) if file.startswith(own) else -1)

    found = list(problems)
    listed = sorted(
        zip(map(place, files(found, courses)), found, strict=True), key=lambda one: one[0]
    )
    return list(together([problem for _, problem in listed], courses))


def files(problems: Sequence[Problem], courses: Sequence[Course]) -> list[str]:
    """The file that each problem is listed with: its own, or the questions of its theme."""
    quizzes = {
        (course.briefing.location.file, one.id): course.files_of(one.theme)[1]
        for course in courses
        for one in course.briefing.statements
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


def _files(courses: Iterable[Course]) -> Iterator[str]:
    """The files of some courses in the order in which they are written."""
    for course in courses:
        yield course.briefing.location.file
        yield f"{course.folder}/{START}"
        for theme in course.briefing.themes:
            yield from course.files_of(theme.slug)
