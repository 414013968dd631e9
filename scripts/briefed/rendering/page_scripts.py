"""The scripts of ours that a page loads beside those that mkdocs.yml lists.

They are put into the blocks that the theme offers by `theme/main.html`. A theme without such a
block leaves them out in silence, so every page is looked through for them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from briefed.model import Course, Page
from briefed.rendering.bundles import LEARNING, SEARCH
from briefed.rendering.course_data import NAME
from briefed.rendering.page_edits import require_once
from briefed.rendering.titles import taught_theme

TEMPLATES = Path(__file__).parent / "theme"  # goes before the theme's own templates


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


def scripts(
    course: Course | None, page: Page | None, is_learning: bool, address: Callable[[str], str]
) -> PageScripts:
    """The scripts of a page of a course, or of none; `is_learning` for the page My learning.

    `page` is None for a briefing. `address` gives the address of a file of the site as it is
    written on the page.
    """
    return PageScripts(
        address(f"{course.slug}/{NAME}") if course else "",
        (course and taught_theme(course, page)) or "",
        address(SEARCH),
        address(LEARNING) if is_learning else "",
    )


def require(html: str, wanted: PageScripts) -> None:
    """Raise InputError where a page lacks a script, or has one twice."""
    sources = (wanted.course_script, wanted.search_script, wanted.learning_script)
    for source in filter(None, sources):
        require_once(html, f' src="{source}"', "A script of ours")
