"""The problems that one change of the briefing has made are one entry of the to-do list. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefed.checking.editions import UNCHANGED, Comparison, latest
from briefed.model import Course, Problem, Theme
from briefed.source.headings import heading_words

_STALE = "quote-not-in-briefing"  # what a new edition makes of each quote whose words it changes
_GONE = "page-without-theme"
# What becomes of the points on a theme's only statement, which need not name it, once it is cut.
_UNNAMED = "point-without-statement"

# A course, and the id of a statement, the number of a change or the address of a theme.
ChangeEntry = tuple[str, str | int]


class _Changes:
    """What a new edition changed in a course, and which problems are of which change."""

    def __init__(self, course: Course, problems: Sequence[Problem]) -> None:
        compared = latest(course)
        self.course = course.slug
        self.gone = _removed(course, compared, problems) if compared else {}
        self.entries: dict[str, ChangeEntry] = {}
        self.of_points: dict[str, ChangeEntry] = {}
        for at, change in enumerate(compared.changes if compared else ()):
            for one in (*change.before, *change.after) if change.kind != UNCHANGED else ():
                away = not change.after and one.theme in {slug for slug, _ in self.gone.values()}
                self.entries.setdefault(one.id, (course.slug, one.theme if away else at))
        for theme in compared.old.themes if compared else ():
            if len(theme.statements) == 1 and theme.statements[0].id in self.entries:
                page, _ = course.files_of(theme.slug)
                self.of_points[page] = self.entries[theme.statements[0].id]

    def entry(self, problem: Problem) -> ChangeEntry | None:
        """The entry that a problem belongs to; None for one that stands alone."""
        if problem.location.file in self.gone:
            return self.course, self.gone[problem.location.file][0]
        if problem.code == _UNNAMED and problem.location.file in self.of_points:
            return self.of_points[problem.location.file]
        if problem.statement in self.entries:
            return self.entries[problem.statement]
        return (self.course, problem.statement or "") if problem.code == _STALE else None


def _removed(
    course: Course, compared: Comparison, problems: Sequence[Problem]
) -> dict[str, tuple[str, Theme]]:
    """The address of each theme that is gone, and the theme, by each file that is to go with it."""
    reported = {one.location.file for one in problems if one.code == _GONE}
    found: dict[str, tuple[str, Theme]] = {}
    for theme in compared.removed:
        files = course.files_of(theme.slug)
        if reported & set(files):
            found |= dict.fromkeys(files, (theme.slug, theme))
    return found


def together(problems: Sequence[Problem], courses: Sequence[Course]) -> Iterator[Problem]:
    """The problems in their order, but all of one change behind the first of them.

    A message that was said of the same change already refers to where it was.
    """
    of_course = {course.slug: _Changes(course, problems) for course in courses}
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
                name = heading_words(gone[one.location.file][1])
                yield one._replace(message=f"goes with the theme “{name}”: see {found[0].location}")
            elif first is one:
                yield one
            else:
                same = f"the same change of {one.statement} as at {first.location}"
                yield one._replace(message=same)


def entries_of(problems: Sequence[Problem], courses: Sequence[Course]) -> list[ChangeEntry | None]:
    """The entry that each problem belongs to; None for one that stands alone."""
    of_course = {course.slug: _Changes(course, problems) for course in courses}
    return [_entry(problem, of_course) for problem in problems]


def _entry(problem: Problem, of_course: Mapping[str, _Changes]) -> ChangeEntry | None:
    _, _, rest = problem.location.file.partition("/")
    changes = of_course.get(rest.partition("/")[0])
    return changes.entry(problem) if changes else None
