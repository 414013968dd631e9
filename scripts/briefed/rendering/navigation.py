"""The site's navigation, in the form of MkDocs' `nav:`. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from briefed.layout import HELP_PAGE, START, page_name
from briefed.model import Course, Site

BRIEFING_TITLE = "The briefing"

Entry: TypeAlias = "dict[str, str | list[Entry]]"  # a title, and its page or its group


def navigation(courses: Iterable[Course], site: Site) -> list[Entry]:
    """The home page, the courses with their pages in the briefings' order, and the other pages.

    The help page comes last.
    """
    entries: list[Entry] = []
    rest = {page.location.file.removeprefix("docs/"): page for page in site.pages}
    if START in rest:
        entries.append({rest.pop(START).title: START})
    entries += [{course.title: _course_entries(course)} for course in courses]
    help_page = rest.pop(HELP_PAGE, None)
    entries += [{page.title: file} for file, page in sorted(rest.items())]
    return entries + ([{help_page.title: HELP_PAGE}] if help_page else [])


def _course_entries(course: Course) -> list[Entry]:
    pages = {page.theme: page for page in course.pages if page.theme}
    entries: list[Entry] = []
    groups: dict[str, list[Entry]] = {}
    start = course.start
    if start:
        entries.append({start.title: f"{course.slug}/{START}"})
    for theme in course.briefing.themes:
        if theme.slug not in pages:
            continue
        if theme.group and theme.group not in groups:
            groups[theme.group] = []
            entries.append({theme.group: groups[theme.group]})
        (groups[theme.group] if theme.group else entries).append(
            {pages[theme.slug].title: f"{course.slug}/{page_name(theme.slug)}"}
        )
    entries.append({BRIEFING_TITLE: f"{course.slug}/briefing.md"})
    return entries + [
        {page.title: page.location.file.removeprefix("docs/")}
        for page in course.pages
        if page.kind == "extra"
    ]
