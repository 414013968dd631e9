"""Check a whole project: every course, and the site that they share."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from briefed.checking.coverage import Coverage, cover
from briefed.checking.rules import COUNTED, check_all, summary
from briefed.errors import InputError
from briefed.model import Course, Problem, Site
from briefed.source.project import Project, load

_APPROVAL = frozenset({"approval-missing", "approval-stale"})


def chosen(root: Path, today: str = "", course: str | None = None) -> Project:
    """A project, or one course of it and nothing of the site.

    Raises InputError for a course that is not there.
    """
    return only(load(root, today), course)


def only(project: Project, course: str | None) -> Project:
    """One course of a project, and nothing of the site; or all of it. Raises as `chosen` does."""
    if course is None:
        return project
    require(course, [one.slug for one in project.courses])
    found = tuple(one for one in project.courses if one.slug == course)
    return project._replace(courses=found, site=Site(project.site.today))


def require(course: str, names: Sequence[str]) -> None:
    """Raise InputError for a course that is not among those of a project."""
    if course not in names:
        raise InputError(f"there is no course {course!r}: there are {', '.join(names)}")


class Judged(NamedTuple):
    """A course with the result of its check."""

    course: Course
    coverage: Coverage
    problems: tuple[Problem, ...]
    summary: dict[str, int]


class Verdict(NamedTuple):
    """The result of the check of a project: each course, and the problems of the site."""

    courses: tuple[Judged, ...]
    site: tuple[Problem, ...]

    @property
    def problems(self) -> list[Problem]:
        """All problems, sorted by file and line."""
        return in_order([*(one.problems for one in self.courses), self.site])

    @property
    def summary(self) -> dict[str, int]:
        """The coverage of all courses added up."""
        return added_up(one.summary for one in self.courses)


def in_order(problems: Iterable[Iterable[Problem]]) -> list[Problem]:
    """The problems of all courses, and those of the site, sorted by file and line."""
    return sorted(
        itertools.chain.from_iterable(problems),
        key=lambda problem: (problem.location, problem.code, problem.message),
    )


def added_up(summaries: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """The coverage of all courses, of each as `summary` gives it."""
    totals = dict.fromkeys(COUNTED, 0)
    for one in summaries:
        for name, number in one.items():
            totals[name] = totals.get(name, 0) + number
    return totals


def judge(project: Project, before: Iterable[Judged] = ()) -> Verdict:
    """Check every course, and the site.

    A course found in `before` (the same object, not only an equal one) keeps its earlier result.
    """
    known = {id(one.course): one for one in before}
    new = [(course, cover(course)) for course in project.courses if id(course) not in known]
    of_courses, of_site = check_all(new, project.site)
    for (course, coverage), problems in zip(new, of_courses, strict=True):
        known[id(course)] = Judged(course, coverage, problems, summary(course, coverage))
    return Verdict(tuple(known[id(course)] for course in project.courses), of_site)


def check_project(project: Project) -> tuple[list[Problem], dict[str, int]]:
    """All problems, sorted by file and line, and the coverage of all courses added up."""
    verdict = judge(project)
    return verdict.problems, verdict.summary


def for_publishing(problems: Iterable[Problem]) -> list[Problem]:
    """The same problems, with the severities that count before publishing.

    A missing or stale approval is an error then.
    """
    return [
        problem._replace(severity="error") if problem.code in _APPROVAL else problem
        for problem in problems
    ]
