"""The article of a page as it is published: its questions, and what is above and below it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from briefed.building.site_build import SiteBuild
from briefed.checking import report
from briefed.model import Course, Page
from briefed.outputs import room_page
from briefed.outputs.session_plan import LENGTHS
from briefed.rendering import (
    agencies_page,
    around_article,
    course_lists,
    coverage_page,
    markers,
    navigation,
    notices,
    questions,
    steps,
    titles,
)

Addressing = Callable[[str], str]  # a file or a folder of the site → its address on a page


class Links(NamedTuple):
    """How a page leads to any file of the site, and to a page by its path within docs/.

    `coverage` is true where there is a coverage page, which only a live preview has.
    """

    address: Addressing
    page: Addressing
    coverage: bool


def finished(build: SiteBuild, path: str, html: str, links: Links) -> str:
    """The HTML of a page's article, once mkdocs-quiz has rendered it, as it is published.

    Raises `questions.Unfamiliar` or InputError where mkdocs-quiz's markup has changed.
    """
    course, source = build.pages[path]
    html = questions.without_runtime(html)
    if course and (quiz := build.quiz(path)):
        html = questions.embed(html, quiz, build.covered[course.slug])
    html = around_article.for_trainers(html)
    html = steps.ended(html, steps.count(build.markdown(path)))
    if course and markers.PACKAGES in html:
        # Our own placeholder. If it is lost, the check of the built pages misses its words.
        up = links.address(f"{course.slug}/").removeprefix("./")
        packages = agencies_page.page(course, up, made=not build.shows_faults)
        html = html.replace(markers.PACKAGES, f'<div class="bf-packages">{packages}</div>')
    html = course_lists.addressed(html, links.page)
    is_draft = notices.shows_draft(course, build.project.site)
    parts = [
        _problems(build, path),
        _coverage(build, course, source) if course and links.coverage else "",
        around_article.draft_notice() if is_draft else "",
        html,
        _slides_link(course, source, links.address) if course else "",
    ]
    return "".join(parts)


def _problems(build: SiteBuild, path: str) -> str:
    """In a preview, the problems of a page."""
    problems = build.shown.get(path, []) if build.shows_faults else []
    return around_article.problem_list(
        (problem.severity, f"{problem.location}: {problem.message}") for problem in problems
    )


def _coverage(build: SiteBuild, course: Course, source: Page | None) -> str:
    """On a course start, the link to the course's coverage."""
    if source is None or source.kind != "start":
        return ""
    headline = coverage_page.headline(build.checked_course(course.slug))
    return around_article.coverage_line(coverage_page.NAME, headline)


def _slides_link(course: Course, source: Page | None, address: Addressing) -> str:
    """The link to a page's slides; from a page without any, to those of the whole course."""
    theme = titles.taught_theme(course, source)
    deck = address(f"{course.slug}/{room_page.slides_of(theme or room_page.WHOLE)}")
    if theme:
        return around_article.slides_link(deck, room_page.PRESENT_PAGE, LENGTHS)
    return around_article.slides_link(deck, room_page.PRESENT_COURSE, ())


def preview_banner(build: SiteBuild, address_of: Addressing) -> str:
    """On top of a page of a preview to keep: the notice that it is one, and pages with problems.

    `address_of` gives the address of a page by its path within docs/.
    """
    pages = []
    for path in sorted(build.shown.keys() & build.pages.keys()):
        _, source = build.pages[path]
        title = source.title if source else navigation.BRIEFING_TITLE
        problems = report.count(build.shown[path])
        pages.append(around_article.ProblemPage(address_of(path), title, problems))
    return around_article.preview_banner(report.count(build.problems), pages)
