"""The files of a site that nobody writes, each as its path within docs/ and its text."""

from __future__ import annotations

import functools
import itertools
import os
from collections.abc import Callable, Iterator, Sequence

from briefed.building import edit_pages
from briefed.building.live_preview import LivePreview
from briefed.building.site_build import SiteBuild
from briefed.checking.project import Judged
from briefed.model import Course, Problem
from briefed.outputs.lines_to_sign import safety_lines
from briefed.rendering import course_data, coverage_page, desk
from briefed.source import stand_ins
from briefed.source.generated_pages import GENERATED


def for_courses(
    build: SiteBuild, live: LivePreview, is_written: Callable[[str], bool]
) -> Iterator[tuple[str, str]]:
    """The pages of each course that nobody writes, what all its pages know of the course, the list
    of all courses, and the pages in the place of those that are being corrected.

    `is_written` says whether somebody wrote the page at a path. `live` makes nothing twice.
    """
    for course in build.project.courses:
        for page in course.pages:
            path = page.location.file.removeprefix("docs/")
            text = GENERATED.get(path.rpartition("/")[2])
            if text is not None and not is_written(path):
                yield path, text
        checked, coverage = build.checked_course(course.slug), build.covered[course.slug]
        make = functools.partial(course_data.script, course, coverage)
        yield (
            f"{course.slug}/{course_data.NAME}",
            live.made(checked, course_data.NAME, make),
        )
    yield course_data.ALL, course_data.script_of_all(build.project.courses)
    for one in build.project.site.stand_ins:
        for page in one.pages:
            yield page.location.file.removeprefix("docs/"), stand_ins.text(page)


def desk_path(build: SiteBuild, course: Course) -> str:
    """The path of a course's desk within docs/: the page of a theme keeps the name it has."""
    names = (f"{coverage_page.NAME.removesuffix('.html')}{more}" for more in _numbers())
    return next(
        f"{course.slug}/{name}.html"
        for name in names
        if f"{course.slug}/{name}.md" not in build.pages
    )


def _numbers() -> Iterator[str]:
    yield ""
    yield from (f"-{number}" for number in itertools.count(2))


def desks(
    build: SiteBuild, live: LivePreview, address: Callable[[str, str], str]
) -> Iterator[tuple[str, str]]:
    """In a preview, the coverage page of each course, as the desk of the officer.

    `address` gives the address of a page, by its path within docs/, on another.
    """
    edit = edit_pages.of_platform(os.environ)
    for one in build.verdict.courses:
        path = desk_path(build, one.course)

        def place(problem: Problem, path: str = path) -> str:
            page, anchor = build.place(problem)
            return f"{address(page, path)}#{anchor}"

        def page(name: str, path: str = path) -> str:
            return address(name, path)

        links = desk.Links(place, page, edit)
        make = functools.partial(_desk, one, build.verdict.site, links)
        yield path, live.made(one.course, coverage_page.NAME, make, build.verdict.site)


def _desk(one: Judged, of_site: Sequence[Problem], links: desk.Links) -> str:
    problems = sorted([*of_site, *one.problems], key=lambda it: (it.location, it.code, it.message))
    to_sign = sum(len(lines) for _, lines in safety_lines(one.course.pages))
    return coverage_page.as_html(one.course, desk.desk(one.course, problems, links, to_sign))
