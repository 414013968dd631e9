"""The verdicts on the courses of a project: what is kept of them is not found again.

The verdict on a course is kept under a fingerprint of its files, of what it shares with the other
courses, and of the program. Two more things that it may rest on are kept with it: on which days it
holds, and which courses there must be.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from briefed import cache, program
from briefed.checking.change_entries import ChangeEntry, Changes
from briefed.checking.coverage import Coverage, cover
from briefed.checking.project import Judged, Verdict, judge
from briefed.checking.rules import check, of_day, summary
from briefed.checking.to_do import Outline, outline
from briefed.file_index import Index
from briefed.model import Course, Location, Problem
from briefed.parallel import of_each
from briefed.source.course_files import read_course, read_from
from briefed.source.project import Opened, Project
from briefed.source.settings import names_courses

_DAYS = 31  # so many days, at most, a verdict is kept for


class Kept(NamedTuple):
    """The verdict on a course: its problems, sorted by file and line, its coverage as counts, and
    what the order of the work needs of it.
    """

    problems: tuple[Problem, ...]
    summary: dict[str, int]
    outline: Outline


class Verdicts:
    """The verdicts on the courses of a project, as far as they are kept."""

    def __init__(self, project: Opened) -> None:
        self._project = project
        self._index = Index(project.root)
        shared = project.shared
        self._names = _name(*project.names)
        nav = sorted(shared.nav) if shared.nav is not None else None
        self._shared = repr((nav, shared.numbers, sorted(shared.unread)))
        self._program = program.version()
        self._found = {slug: self._fingerprint(slug) for slug in project.names}
        self._index.keep()
        kept = ((slug, self._get(name)) for slug, name in self._found.items() if name)
        self.kept: dict[str, Kept] = {slug: one for slug, one in kept if one}

    def _fingerprint(self, slug: str) -> str | None:
        """The name of the verdict on a course; None where it can't be kept."""
        digest = self._index.digest(*read_from(slug)) if self._program else None
        return digest and _name("verdict", str(self._program), slug, digest, self._shared)

    def judge(self, slug: str) -> Kept:
        """Read a course, judge it and keep the verdict. Raises InputError where a file can't be
        opened.
        """
        course = read_course(self._project.root, slug, self._project.shared)
        coverage = cover(course)
        return self._keep(
            Judged(course, coverage, check(course, coverage), summary(course, coverage))
        )

    def judge_all(self, project: Project) -> Verdict:
        """Check the courses of a project, which were read since, and the site; see `judge`.

        A verdict that is kept is taken, and every other is kept.
        """
        taken = [
            Judged(course, cover(course), kept.problems, kept.summary)
            for course in project.courses
            if (kept := self.kept.get(course.slug))
        ]
        verdict = judge(project, taken)
        for one in verdict.courses:
            if one.course.slug not in self.kept:
                self._keep(one)
        return verdict

    def _keep(self, judged: Judged) -> Kept:
        """Keep the verdict on a course, unless a file was changed since it was asked for."""
        course, coverage, problems, counts = judged
        found = Kept(problems, counts, outline(course, problems))
        name = self._found[course.slug]
        if name and self._fingerprint(course.slug) == name:
            known = {
                "days": (course.today, _last_day(course, coverage)),
                "names": self._names if course.start and names_courses(course.start) else "",
                "verdict": found,
            }
            cache.put(name, json.dumps(known).encode())
            cache.tidy(name)
        return found

    def _get(self, name: str) -> Kept | None:
        data = cache.get(name)
        if data is None:
            return None
        known = json.loads(data)
        first, last = known["days"]
        holds = first <= self._project.shared.today <= last and known["names"] in ("", self._names)
        return _read(*known["verdict"]) if holds else None


def of_courses(project: Opened, course: str | None = None) -> list[Kept]:
    """The verdicts on the courses of a project, or on one of them, if it is there.

    Raises InputError where a file of any course can't be opened.
    """
    verdicts = Verdicts(project)
    new = [slug for slug in project.names if slug not in verdicts.kept]
    if course is None:
        made = dict(zip(new, of_each(new, verdicts.judge), strict=True))
        return [verdicts.kept.get(slug) or made[slug] for slug in project.names]
    found = verdicts.kept.get(course)
    for slug in new:
        if slug == course:
            found = verdicts.judge(slug)
        else:
            read_course(project.root, slug, project.shared)  # may raise
    return [found] if found else []


def _last_day(course: Course, coverage: Coverage) -> str:
    """The last day on which what is said of a course is that of the course's `today`."""
    first = datetime.date.fromisoformat(course.today)
    said = of_day(course, coverage)
    last = course.today
    for ahead in range(1, min(_DAYS, (datetime.date.max - first).days)):
        day = (first + datetime.timedelta(ahead)).isoformat()
        if of_day(course._replace(today=day), coverage) != said:
            break
        last = day
    return last


def _read(problems: list[Any], counts: dict[str, int], of_work: list[Any]) -> Kept:
    """A verdict as it was written into the cache."""
    slug, files, asked, (_, gone, entries, of_points) = of_work
    return Kept(
        tuple(
            Problem(code, severity, Location(*location), statement, message)
            for code, severity, location, statement, message in problems
        ),
        counts,
        Outline(
            slug,
            tuple(files),
            asked,
            Changes(
                slug,
                {file: (theme, heading) for file, (theme, heading) in gone.items()},
                _entries(entries),
                _entries(of_points),
            ),
        ),
    )


def _entries(written: Mapping[str, tuple[str, str | int]]) -> dict[str, ChangeEntry]:
    return {name: (slug, which) for name, (slug, which) in written.items()}


def _name(*parts: str) -> str:
    return cache.fingerprint(part.encode("utf-8", "surrogateescape") for part in parts)
