"""The home page of many courses: found by words, listed in three ways, and begun courses first.

Nothing is built for it: the lists take the place of the cards on a home page that is built.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from briefed.model import Course
from briefed.rendering import assets, bundles, course_lists, home
from briefed.source.project import load
from playwright.sync_api import Page, expect
from support.accessibility import barriers, too_small
from support.answering import HIDDEN_MEN, TAKE, choose
from support.browsing import COURSE, DESK, PHONE, Watch, tab_into
from support.drawing import VIEWS, pictured, placed, prepare, shown_in
from support.moves import MOVES, moved

MANY = 70  # more than come into sight at once
NAMED = "Sleep at Môn"


def courses(course: Course) -> list[Course]:
    """The course itself, one that is past, one with nothing but a title, and many others."""
    start = course.start
    assert start

    def called(slug: str, title: str, **settings: object) -> Course:
        pages = tuple(
            page._replace(title=title) if page is start else page for page in course.pages
        )
        settings = {"partnership": "Isles Board", "published": "2024-05", **settings}
        named = course.settings._replace(**settings)
        return course._replace(slug=slug, pages=pages, settings=named)

    return [
        course._replace(settings=course.settings._replace(subjects=("Babies", "Fathers"))),
        called("past", "All of it before", superseded_by=COURSE, subjects=("Babies",)),
        called("bare", "Bare", partnership="", published="", edition=""),
        called("mon", NAMED, subjects=("Babies",), published="2026-10-01"),
        *(called(f"isle-{at}", f"Isle number {at}") for at in range(MANY - 4)),
    ]


@pytest.fixture(scope="module")
def lists(site: Path, sample: Path) -> str:
    """A home page with many courses."""
    (course,) = load(sample).courses
    html = (site / "index.html").read_text("utf-8")
    made = course_lists.addressed(
        home.courses(courses(course)), lambda p: p.replace(".md", ".html")
    )
    html, cards = re.subn(r'(?s)<div class="bf-cards">.*?(?=<ul>)', "LISTS", html)
    style = f'<link rel="stylesheet" href="{assets.HOME}">'
    script = f'<script defer src="{bundles.HOME}"></script>'
    assert cards == 1
    return html.replace("LISTS", made).replace("</head>", f"{style}{script}</head>")


@pytest.fixture
def opened(open_context: Callable, address: str, lists: str) -> Callable[..., Page]:
    """Open the page, as a phone does or in another way."""

    def opening(size: dict = PHONE, path: str = "", **options: object) -> Page:
        context = open_context(size, **options)
        prepare(context)
        context.route(
            "**/index.html", lambda route: route.fulfill(body=lists, content_type="text/html")
        )
        page = context.new_page()
        page.goto(f"{address}/index.html{path}")
        return page

    return opening


def found(page: Page) -> dict[str, list[str]]:
    """The courses in sight under each heading in sight."""
    return dict(
        page.evaluate("""() => [...document.querySelectorAll("section")]
        .filter((one) => one.checkVisibility()).map((one) => [
            one.querySelector("h2").textContent,
            [...one.querySelectorAll("li > a")].filter((link) => link.checkVisibility())
                .map((link) => link.textContent)])""")
    )


def status(page: Page):
    return page.locator(".bf-find").get_by_role("status")


def test_without_scripts_it_is_a_list_by_subject_with_links_to_jump(
    opened: Callable[..., Page],
) -> None:
    page = opened(java_script_enabled=False)
    said = page.locator("section").first
    expect(page.get_by_label("Show only courses")).to_be_hidden()
    assert page.locator("section h2").all_inner_texts() == [
        *("Babies", "Fathers", "Isles Board", "Other courses")
    ]
    assert said.locator("li > a").all_inner_texts()[-1] == "All of it before", "past: the last"
    expect(said).to_contain_text("There is a newer course.")
    page.get_by_text("Go to a subject").click()
    page.get_by_role("link", name="Isles Board", exact=True).click()
    expect(page.get_by_role("heading", name="Isles Board")).to_be_in_viewport()


def test_courses_are_found_by_words_with_the_keyboard_alone(opened: Callable[..., Page]) -> None:
    page = opened(DESK)
    watch = Watch(page, page.url.removesuffix("/index.html"))
    expect(status(page)).to_have_text(f"{MANY} courses")
    tab_into(page, page.get_by_label("Show only courses with these words"))
    page.keyboard.type("mon sl")
    expect(status(page)).to_have_text(f"1 of {MANY} courses")
    assert found(page) == {"Babies": [NAMED]}
    page.keyboard.type("umber")
    expect(status(page)).to_have_text(re.compile("No course has all of these words"))
    assert found(page) == {}
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("babies")
    expect(status(page)).to_have_text(f"3 of {MANY} courses")  # a course of two subjects is one
    assert list(found(page)) == ["Babies", "Fathers"]
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.press("Delete")
    expect(page.locator("section li:not([hidden])")).to_have_count(MANY + 1)
    tab_into(page, page.get_by_label("List by"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("List by")).to_have_value("date")
    expect(page.locator("section li:not([hidden])")).to_have_count(MANY)
    by_date = found(page)
    assert list(by_date) == ["2026", "2024", "Without a date"]
    assert by_date["2026"] == [NAMED] and by_date["Without a date"][0] == "Bare"
    assert by_date["2024"][:2] == ["Isle number 0", "Isle number 1"]
    assert by_date["2024"][-1] == "All of it before"
    page.keyboard.press("ArrowUp")
    expect(page.locator("section li:not([hidden])")).to_have_count(MANY)
    assert list(found(page))[-1] == "Other courses" and "Isles Board" in found(page)
    page.get_by_text("Go to a partnership").press("Enter")
    page.get_by_role("link", name="Other courses").press("Enter")
    expect(page.get_by_role("heading", name="Other courses")).to_be_in_viewport()
    assert watch.faults == []


def test_what_was_sought_is_there_again_behind_a_course(
    opened: Callable[..., Page], address: str
) -> None:
    page = opened()
    page.get_by_label("Show only courses").fill("audit")
    page.get_by_label("List by").select_option("date")
    expect(status(page)).to_have_text(f"1 of {MANY} courses")
    page.goto(f"{address}/worried.html")
    page.go_back()
    expect(status(page)).to_have_text(f"1 of {MANY} courses")
    assert list(found(page)) == ["Without a date"]


def test_a_course_that_is_begun_comes_first_and_nothing_moves(
    opened: Callable[..., Page], address: str
) -> None:
    page = opened()
    expect(page.locator(".bf-card")).to_have_count(0)
    assert not page.locator("script[src*='course.js']").count(), "nobody has learned anything here"
    page.goto(f"{address}/{COURSE}/hidden-men.html")
    page.evaluate(TAKE)
    choose(page, HIDDEN_MEN[0], 0)
    page.goto(f"{address}/index.html")
    card = page.locator(".bf-card")
    expect(card.locator(".bf-go")).to_have_text("Continue: Hidden men, 3 questions, 4 minutes left")
    expect(card.locator(".bf-parts")).to_have_text("0 of 9 parts done, 6 to 8 minutes each")
    expect(card.locator(".bf-segments i")).to_have_count(9)
    expect(card).to_contain_text(
        "Derby and Derbyshire Safeguarding Children Partnership, edition 1"
    )
    assert page.locator("script[src*='course.js']").count() == 1
    page.get_by_label("Show only courses").fill("isle")
    expect(card).to_be_hidden()
    page.add_init_script(MOVES)
    assert moved(page, f"{address}/index.html") == []
    card.get_by_role("heading").get_by_role("link").click()
    page.wait_for_url(f"{address}/{COURSE}/index.html")


def test_it_can_be_read_by_everyone(opened: Callable[..., Page]) -> None:
    page = opened()
    camera = page.context.new_cdp_session(page)
    page.get_by_text("Go to a subject").click()
    assert barriers(page) == [] and too_small(page, 44) == []
    seen = {}
    for where in shown_in(page, VIEWS[::2]):
        seen[where] = [*placed(page).faults, *pictured(page, camera, ".bf-find, .bf-listed")]
    assert {where: faults for where, faults in seen.items() if faults} == {}
    page.set_viewport_size({"width": 320, "height": 640})
    assert barriers(page, ("forced colours",)) == []
