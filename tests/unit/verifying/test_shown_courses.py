"""The links of the courses on the home page lead where their words say."""

from __future__ import annotations

import pytest
from briefed.model import Course, StandIn
from briefed.rendering.course_lists import addressed
from briefed.rendering.home import FEW, courses
from briefed.source.project import load
from briefed.verifying.built_page import BuiltPage
from briefed.verifying.shown_courses import check_courses
from support.tiny import BASE


@pytest.fixture(scope="module")
def many() -> list[Course]:
    (course,) = load(BASE, "2026-06-01").courses
    return [
        course._replace(
            slug=f"course-{at}",
            pages=tuple(page._replace(title=f"Number {at}") for page in course.pages),
            settings=course.settings._replace(partnership=f"Board {at % 2}"),
        )
        for at in range(FEW + 1)
    ]


def faults(listed: list[Course], *changes: tuple[str, str]) -> list[str]:
    """What is said of the page with some of these courses, once it was changed."""
    html = addressed(courses(listed), lambda path: path.replace(".md", ".html"))
    for old, new in changes:
        assert old in html
        html = html.replace(old, new, 1)
    page = BuiltPage("index.html", f"<article>{html}</article>", {})
    pages = {f"{course.slug}/index.html" for course in listed}
    return [problem.message.partition(":")[0] for problem in check_courses(listed, pages, page)]


ELSEWHERE = "the link {!r} leads to {}, which is something else"


def test_cards_and_lists_as_they_are_made_lead_where_they_say(many: list[Course]) -> None:
    assert faults(many) == faults(many[:FEW]) == []


def test_a_course_that_leads_to_another_is_found(many: list[Course]) -> None:
    address, other = "course-1/index.html", "course-2/index.html"
    title, button = (f'href="{address}">{words}' for words in ("Number 1", "<span>See"))
    swapped = (title, title.replace(address, other))
    assert faults(many, swapped) == [ELSEWHERE.format("Number 1", other)]
    assert faults(many, (title, title.replace(address, "https://far.example"))) == [
        ELSEWHERE.format("Number 1", "https://far.example").partition(":")[0]
    ]
    found = faults(many[:FEW], (button, button.replace(address, other)))
    assert found == [ELSEWHERE.format("See the course", other)]


def test_a_link_to_another_heading_is_found(many: list[Course]) -> None:
    found = faults(many, ('href="#listed-board-1"', 'href="#listed-board-0"'))
    assert found == [ELSEWHERE.format("Board 1", "#listed-board-0")]


def test_a_course_that_is_being_corrected_leads_to_its_own_start(many: list[Course]) -> None:
    aside = StandIn("aside", "Put aside", ())
    html = addressed(courses(many, corrected=[aside]), lambda path: path.replace(".md", ".html"))
    pages = {f"{one.slug}/index.html" for one in (*many, aside)}
    for old, found in (("", 0), ("aside/index.html", 1), (">Put aside<", 1)):
        changed = html.replace(old, old.replace("aside", "course-1"), 1) if old else html
        page = BuiltPage("index.html", f"<article>{changed}</article>", {})
        assert len(list(check_courses([*many, aside], pages, page))) == found
