"""The files of a site that nobody writes, each as its path within docs/ and its text."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Set

from briefed.building.live_preview import LivePreview
from briefed.building.site_build import SiteBuild
from briefed.rendering import course_data, coverage_page
from briefed.source.generated_pages import GENERATED


def for_courses(
    build: SiteBuild, live: LivePreview, is_written: Callable[[str], bool]
) -> Iterator[tuple[str, str]]:
    """The pages of each course that nobody writes, and what all its pages know of the course.

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


def coverage_pages(
    build: SiteBuild, live: LivePreview, taken: Set[str]
) -> Iterator[tuple[str, str]]:
    """The coverage page of each course, unless a theme's page has its name, as in `taken`."""
    for course in build.checked.courses:
        path = f"{course.slug}/{coverage_page.NAME}"
        if path not in taken:
            make = functools.partial(coverage_page.as_html, course, preview=True)
            yield path, live.made(course, coverage_page.NAME, make)
