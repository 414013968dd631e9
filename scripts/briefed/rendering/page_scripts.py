"""The scripts and styles of ours that a page loads beside those of every page.

Our page template, `theme/main.html`, loads them, and the check of the built site looks for them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from briefed.model import Course, Page
from briefed.rendering import assets, home
from briefed.rendering.bundles import FORMS, HOME, LEARNING, SEARCH, SERVICES
from briefed.rendering.course_data import NAME
from briefed.rendering.titles import taught_theme
from briefed.source.branching import cases_of


class PageScripts(NamedTuple):
    """The addresses of a page's scripts and styles, as they are written on it.

    `course_script` is that of the page's course, "" outside any, and `theme` the theme that the
    page teaches. `forms_script` and `forms_style` are for gaps, items to arrange and cases that
    branch, and `learning_script`, which is loaded behind all others, for the page My learning; they
    are "" on pages that have none of these.
    `services_script` is for marks for services, "" in a course without any, and `home_script`
    and `home_style` for lists of many courses.
    """

    course_script: str
    theme: str
    forms_script: str
    forms_style: str
    search_script: str
    learning_script: str
    services_script: str
    home_script: str
    home_style: str


def scripts(
    course: Course | None,
    page: Page | None,
    courses: Sequence[Course],
    address: Callable[[str], str],
) -> PageScripts:
    """The scripts of a page of a course, or of none.

    `page` is None for a briefing, and `courses` are all of the site. `address` gives the address of
    a file of the site as it is written on the page.
    """
    forms = course is not None and page is not None and _needs_forms(course, page)
    lists = page is not None and page.shows(home.MARKER) and home.are_many(courses)
    return PageScripts(
        address(f"{course.slug}/{NAME}") if course else "",
        (course and taught_theme(course, page)) or "",
        address(FORMS) if forms else "",
        address(assets.FORMS) if forms else "",
        address(SEARCH),
        address(LEARNING) if page is not None and page.shows("learning") else "",
        address(SERVICES) if course and page and _shows_services(course, page) else "",
        address(HOME) if lists else "",
        address(assets.HOME) if lists else "",
    )


def _shows_services(course: Course, page: Page) -> bool:
    """Whether a page may have something that is marked for a service."""
    listed = page.shows("themes") or page.shows("learning")
    return bool(course.settings.services) and (listed or page.kind == "theme")


def _needs_forms(course: Course, page: Page) -> bool:
    """Whether a page has gaps to fill, items to arrange, or a case that branches."""
    quiz = course.quiz_of(page.theme)
    asked = quiz.questions if quiz else ()
    return any(question.arranged or question.blanks for question in asked) or bool(cases_of(page))
