"""The pages that a site shows in the place of a course with errors: it is being corrected. Pure.

Each address that the course had shows one, so that an old link, a menu or a calendar leads to what
is the matter, and to whom to call. It belongs to no course, and has nothing of the course but its
title: no script of it is loaded, so what a learner has done in it stays as the browser keeps it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from briefed.layout import BRIEFING, HELP_PAGE, START, page_name
from briefed.model import Course, Page, Site, StandIn
from briefed.source import allowed_files, pages
from briefed.source.project import Project

# Courses that are being corrected, by their names, with what they are called.
Corrected = Mapping[str, str]
NONE: Corrected = {}

_HEAD = """---
title: {title}
search:
  exclude: true
---
"""
_BODY = """# {title}

**This course is being corrected.** Something in it has to be put right before you can learn with it
again. It will then be at the same address.

Your answers, notes and plans in it stay in your own browser.

[See the other courses]({up}index.md)
"""
_WORRIED = """
## Worried about a child now?

Do not wait for this course. Read [what to do now]({up}worried.md).
"""
_NUMBERS = """
## Numbers to call

<!-- numbers -->
"""


def title_in_words(slug: str) -> str:
    """What a course is called whose title can't be shown: the name of its folder, in words."""
    return slug.replace("-", " ").capitalize()


def without(project: Project, corrected: Corrected) -> Project:
    """A project without some of its courses: its site shows that they are being corrected."""
    if not corrected:
        return project
    site = project.site
    kept = tuple(course for course in project.courses if course.slug not in corrected)
    stand_ins = tuple(
        StandIn(course.slug, corrected[course.slug], tuple(_pages(course, corrected, site)))
        for course in project.courses
        if course.slug in corrected
    )
    return project._replace(courses=kept, site=site._replace(stand_ins=stand_ins))


def text(page: Page) -> str:
    """A page of a stand-in as it would be written."""
    return _head(page.title) + page.body


def _head(title: str) -> str:
    return _HEAD.format(title=json.dumps(title, ensure_ascii=False))


def _pages(course: Course, corrected: Corrected, site: Site) -> Iterator[Page]:
    """The pages that take the place of a course's own; the first is that of its start."""
    title = corrected[course.slug]
    has_help = any(page.location.file == f"docs/{HELP_PAGE}" for page in site.pages)
    body = _BODY + _WORRIED * has_help + _NUMBERS * bool(site.settings.numbers)
    for file in _addresses(course):
        up = "../" * (file.count("/") - 1)
        yield pages.parse(_head(title) + body.format(title=title, up=up), file, "site")


def _addresses(course: Course) -> dict[str, None]:
    """The files whose addresses a course had: also a theme's whose page is gone."""
    themes = (page_name(theme.slug) for theme in course.briefing.themes)
    found = [f"{course.folder}/{name}" for name in (START, BRIEFING, *themes)]
    found += (page.location.file for page in course.pages)
    return dict.fromkeys(
        file for file in found if allowed_files.PAGE_NAME.fullmatch(file.rpartition("/")[2])
    )
