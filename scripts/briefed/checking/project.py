"""Check a whole project: every course, and the pages outside any course."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from briefed.checking.coverage import Coverage, cover
from briefed.checking.rules import check_each, summary
from briefed.errors import InputError
from briefed.model import Course, Problem, Settings
from briefed.source.project import Project, load

_APPROVAL = frozenset({"approval-missing", "approval-stale"})


def chosen(root: Path, today: str = "", course: str | None = None) -> Project:
    """A project, or one course of it. Raises InputError for a course that is not there."""
    project = load(root, today)
    if course is None:
        return project
    found = tuple(one for one in project.courses if one.slug == course)
    if not found:
        raise InputError(
            f"there is no course {course!r}: there are "
            f"{', '.join(one.slug for one in project.courses)}"
        )
    return project._replace(
        courses=found,
        site=project.site._replace(pages=(), faults=(), shown_settings=(), settings=Settings()),
    )


class Judged(NamedTuple):
    """A course, or the pages outside any course, with the result of its check."""

    course: Course
    coverage: Coverage
    problems: tuple[Problem, ...]
    summary: dict[str, int]


def judge(project: Project, before: Iterable[Judged] = ()) -> list[Judged]:
    """Check every course, then the pages outside any course.

    A course found in `before` (the same object, not only an equal one) keeps its earlier result.
    """
    known = {id(one.course): one for one in before}
    courses = [*project.courses, project.site]
    new = [(course, cover(course)) for course in courses if id(course) not in known]
    for (course, coverage), problems in zip(new, check_each(new), strict=True):
        known[id(course)] = Judged(course, coverage, problems, summary(course, coverage))
    return [known[id(course)] for course in courses]


def check_project(project: Project) -> tuple[list[Problem], dict[str, int]]:
    """All problems, sorted by file and line, and the coverage of all courses added up."""
    return together(judge(project))


def together(judged: Iterable[Judged]) -> tuple[list[Problem], dict[str, int]]:
    """The problems of all courses, sorted by file and line, and their coverage added up."""
    problems: list[Problem] = []
    totals: dict[str, int] = {}
    for one in judged:
        problems += one.problems
        for name, number in one.summary.items():
            totals[name] = totals.get(name, 0) + number
    return sorted(
        problems, key=lambda problem: (problem.location, problem.code, problem.message)
    ), totals


def for_publishing(problems: Iterable[Problem]) -> list[Problem]:
    """The same problems, with the severities that count before publishing.

    A missing or stale approval is an error then.
    """
    return [
        problem._replace(severity="error") if problem.code in _APPROVAL else problem
        for problem in problems
    ]
