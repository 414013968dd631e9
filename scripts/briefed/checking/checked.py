"""What `briefed check` finds in a project, or in one course of it."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from briefed.checking.project import Judged, Verdict, added_up, in_order, judge, only, require
from briefed.checking.rules import check_all
from briefed.checking.to_do import Outline, outline
from briefed.model import Problem, Site
from briefed.source.project import Opened, Project, opened, read

# How many courses a project has from which on their verdicts are kept: to tell that it was this
# program that kept them takes as long as to judge a short course.
_WORTH = 4


class Checked(NamedTuple):
    """All problems, sorted by file and line; the coverage of all courses added up; and what the
    order of the work needs of each course.
    """

    problems: list[Problem]
    summary: dict[str, int]
    outlines: list[Outline]


def checked(root: Path, today: str = "", course: str | None = None) -> Checked:
    """Check a project, or one course of it and nothing of the site. `today` is an ISO date.

    Raises InputError where there is no project, for a course that is not there, and where a file of
    any course can't be opened.
    """
    project = opened(root, today)
    if len(project.names) < _WORTH:
        return _of(judge(only(read(project), course)))
    from briefed.checking import kept_verdicts  # a check of few courses does without its imports

    verdicts = kept_verdicts.of_courses(project, course)
    site = project.site()
    if course is not None:
        require(course, project.names)
        site = Site(site.today)
    _, of_site = check_all([], site)
    return Checked(
        in_order([*(one.problems for one in verdicts), of_site]),
        added_up(one.summary for one in verdicts),
        [one.outline for one in verdicts],
    )


def judging(project: Opened, before: Iterable[Judged] = ()) -> Callable[[Project], Verdict]:
    """How to check a project whose courses are read afterwards: as `judge` does.

    Where nothing was judged `before`, the verdicts that are kept are taken.
    """
    judged = tuple(before)
    if judged or len(project.names) < _WORTH:
        return functools.partial(judge, before=judged)
    from briefed.checking import kept_verdicts

    return kept_verdicts.Verdicts(project).judge_all


def _of(verdict: Verdict) -> Checked:
    outlines = [outline(one.course, one.problems) for one in verdict.courses]
    return Checked(verdict.problems, verdict.summary, outlines)
