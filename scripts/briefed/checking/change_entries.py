"""The problems that one change of the briefing has made are one entry of the to-do list. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from briefed.checking.editions import UNCHANGED, Comparison, latest
from briefed.layout import course_of
from briefed.model import Course, Problem
from briefed.source.headings import heading_words

_STALE = "quote-not-in-briefing"  # what a new edition makes of each quote whose words it changes
_GONE = "page-without-theme"
# What becomes of the points on a theme's only statement, which need not name it, once it is cut.
_UNNAMED = "point-without-statement"

# A course, and the id of a statement, the number of a change or the address of a theme.
ChangeEntry = tuple[str, str | int]


class Changes(NamedTuple):
    """What a new edition changed in a course, and which problems are of which change.

    `gone` has the address and the heading of each theme that is gone, by each file that is to go
    with it. `entries` has the entry of each statement, and `of_points` that of each file whose
    points are all of one entry.
    """

    course: str
    gone: Mapping[str, tuple[str, str]]
    entries: Mapping[str, ChangeEntry]
    of_points: Mapping[str, ChangeEntry]

    def entry(self, problem: Problem) -> ChangeEntry | None:
        """The entry that a problem belongs to; None for one that stands alone."""
        if problem.location.file in self.gone:
            return self.course, self.gone[problem.location.file][0]
        if problem.code == _UNNAMED and problem.location.file in self.of_points:
            return self.of_points[problem.location.file]
        if found := self.entries.get(problem.statement or ""):
            return found
        return (self.course, problem.statement or "") if problem.code == _STALE else None


def changes(course: Course, problems: Sequence[Problem]) -> Changes:
    """What a new edition changed in a course that has some problems."""
    compared = latest(course)
    if compared is None:
        return Changes(course.slug, {}, {}, {})
    gone = _removed(course, compared, problems)
    away = {slug for slug, _ in gone.values()}
    entries: dict[str, ChangeEntry] = {}
    for at, change in enumerate(compared.changes):
        for one in (*change.before, *change.after) if change.kind != UNCHANGED else ():
            goes = not change.after and one.theme in away
            entries.setdefault(one.id, (course.slug, one.theme if goes else at))
    of_points = {
        course.files_of(theme.slug)[0]: entries[theme.statements[0].id]
        for theme in compared.old.themes
        if len(theme.statements) == 1 and theme.statements[0].id in entries
    }
    return Changes(course.slug, gone, entries, of_points)


def _removed(
    course: Course, compared: Comparison, problems: Sequence[Problem]
) -> dict[str, tuple[str, str]]:
    """The address and the heading of each theme that is gone, by each file that goes with it."""
    reported = {one.location.file for one in problems if one.code == _GONE}
    found: dict[str, tuple[str, str]] = {}
    for theme in compared.removed:
        files = course.files_of(theme.slug)
        if reported & set(files):
            found |= dict.fromkeys(files, (theme.slug, heading_words(theme)))
    return found


def together(problems: Sequence[Problem], of_course: Mapping[str, Changes]) -> Iterator[Problem]:
    """The problems in their order, but all of one change behind the first of them.

    `of_course` has what changed in each course, by its name. A message that was said of the same
    change already refers to where it was.
    """
    keys = [_entry(problem, of_course) for problem in problems]
    entries: dict[ChangeEntry, list[Problem]] = {}
    for problem, entry in zip(problems, keys, strict=True):
        if entry:
            entries.setdefault(entry, []).append(problem)
    for problem, entry in zip(problems, keys, strict=True):
        if entry is None:
            yield problem
            continue
        said: dict[tuple[str | None, str], Problem] = {}
        gone = of_course[entry[0]].gone
        found = sorted(entries.pop(entry, ()), key=lambda one: one.code != _GONE)
        for one in found:
            first = said.setdefault((one.statement, one.message), one)
            if one.location.file in gone and one.code != _GONE:
                _, name = gone[one.location.file]
                yield one._replace(message=f"goes with the theme “{name}”: see {found[0].location}")
            elif first is one:
                yield one
            else:
                same = f"the same change of {one.statement} as at {first.location}"
                yield one._replace(message=same)


def entries_of(problems: Sequence[Problem], courses: Sequence[Course]) -> list[ChangeEntry | None]:
    """The entry that each problem belongs to; None for one that stands alone."""
    of_course = {course.slug: changes(course, problems) for course in courses}
    return [_entry(problem, of_course) for problem in problems]


def _entry(problem: Problem, of_course: Mapping[str, Changes]) -> ChangeEntry | None:
    of_its = of_course.get(course_of(problem.location.file))
    return of_its.entry(problem) if of_its else None
