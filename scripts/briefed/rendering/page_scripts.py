"""The scripts of ours that a page loads beside those that mkdocs.yml lists.

Our page template, `theme/main.html`, loads them, and the check of the built site looks for them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from briefed.model import Course, Page
from briefed.rendering.bundles import LEARNING, SEARCH
from briefed.rendering.course_data import NAME
from briefed.rendering.titles import taught_theme


class PageScripts(NamedTuple):
    """The addresses of a page's scripts, as they are written on it.

    `course_script` is that of the page's course, "" outside any, and `theme` the theme that the
    page teaches. `learning_script` is loaded behind all others, by the page My learning alone; it
    is "" elsewhere.
    """

    course_script: str
    theme: str
    search_script: str
    learning_script: str


def scripts(course: Course | None, page: Page | None, address: Callable[[str], str]) -> PageScripts:
    """The scripts of a page of a course, or of none.

    `page` is None for a briefing. `address` gives the address of a file of the site as it is
    written on the page.
    """
    return PageScripts(
        address(f"{course.slug}/{NAME}") if course else "",
        (course and taught_theme(course, page)) or "",
        address(SEARCH),
        address(LEARNING) if page is not None and page.shows("learning") else "",
    )
