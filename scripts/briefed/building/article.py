"""The article of a page as it is published: its questions, and what is above and below it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from briefed.building import generated_files
from briefed.building.site_build import SiteBuild
from briefed.checking import report
from briefed.model import Course, Page
from briefed.outputs import room_page
from briefed.outputs.session_plan import LENGTHS
from briefed.rendering import (
    agencies_page,
    around_article,
    course_lists,
    markers,
    notices,
    places,
    questions,
    steps,
    titles,
)

Addressing = Callable[[str], str]  # a file or a folder of the site → its address on a page


class Links(NamedTuple):
    """How a page leads to any file of the site, and to a page by its path within docs/."""

    address: Addressing
    page: Addressing


def finished(build: SiteBuild, path: str, html: str, links: Links) -> str:
    """The HTML of a page's article, once mkdocs-quiz has rendered it, as it is published.

    Raises `questions.Unfamiliar` or InputError where mkdocs-quiz's markup has changed.
    """
    course, source = build.pages[path]
    html = questions.without_runtime(html)
    if course and (quiz := build.quiz(path)):
        html = questions.embed(html, quiz, build.covered[course.slug])
        html = places.of_questions(html, quiz, build.wanted(quiz.location.file, path))
    html = around_article.for_trainers(html)
    html = steps.ended(html, steps.count(build.markdown(path)))
    if course and markers.PACKAGES in html:
        # Our own placeholder. If it is lost, the check of the built pages misses its words.
        up = links.address(f"{course.slug}/").removeprefix("./")
        packages = agencies_page.page(course, up, made=not build.shows_faults)
        html = html.replace(markers.PACKAGES, f'<div class="bf-packages">{packages}</div>')
    html = course_lists.addressed(html, links.page)
    html = places.elements(html)
    is_draft = notices.shows_draft(course, build.project.site)
    parts = [
        _problems(build, path, html),
        around_article.draft_notice() if is_draft else "",
        html,
        _slides_link(course, source, links.address) if course else "",
    ]
    return "".join(parts)


def _problems(build: SiteBuild, path: str, html: str) -> str:
    """In a preview, the problems of a page; each leads to its place, or is in the place of it."""
    listed, known = [], set()
    for problem in build.shown.get(path, []) if build.shows_faults else []:
        page, anchor = build.place(problem)
        is_there = f'id="{anchor}"' in html
        own = anchor if page == path and not is_there and anchor not in known else ""
        known.add(own)
        listed.append(
            around_article.Listed(
                problem.severity,
                str(problem.location),
                problem.message,
                f"#{anchor}" if is_there else "",
                own,
            )
        )
    return around_article.problem_list(listed)


def _slides_link(course: Course, source: Page | None, address: Addressing) -> str:
    """The link to a page's slides; from a page without any, to those of the whole course."""
    theme = titles.taught_theme(course, source)
    deck = address(f"{course.slug}/{room_page.slides_of(theme or room_page.WHOLE)}")
    if theme:
        return around_article.slides_link(deck, room_page.PRESENT_PAGE, LENGTHS)
    return around_article.slides_link(deck, room_page.PRESENT_COURSE, ())


def preview_notice(
    build: SiteBuild, course: Course | None, address: Addressing, is_kept: bool
) -> str:
    """On top of a page of a preview: the notice that it is one, and the way to the desk.

    A page of no course leads to the desk of each. `address` gives the address of a page by its path
    within docs/. Only a preview that `is_kept` counts what is left: in one that follows edits,
    every page would have to be rendered again at each of them.
    """
    desks = [
        around_article.WayToDesk(
            address(generated_files.desk_path(build, one.course)),
            "" if course else one.course.title,
            report.count([*build.verdict.site, *one.problems]) if is_kept else "",
        )
        for one in build.verdict.courses
        if course is None or one.course.slug == course.slug
    ]
    return around_article.preview_notice(desks, is_kept)
