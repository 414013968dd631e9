"""SCORM packages: the course in its frame, for everyone."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect
from support.accessibility import AXE, barriers, broken_words, covered, sideways
from support.answering import MATCH, ORDER, SORT
from support.browsing import COURSE, DESK, PHONE, Watch, follow, search, words
from support.packages import KINDS, RECORDED, Course, of, place

# What Moodle leaves a course: its own columns take half of a desk, and 500 is the height that it
# gives a frame where nobody sets another.
NARROW = {"width": 600, "height": 500}


def test_search_and_navigation_are_the_packages_own_and_other_sites_open_apart(
    open_context: Callable, system_with: Callable, site: Path
) -> None:
    system = system_with("scorm2004", of(site, "scorm2004", COURSE))
    page = open_context(DESK).new_page()
    watch = Watch(page, system.address)
    course = Course(page, system.url())
    follow(
        course.page,
        search(course.page, "registered on the system").first,
        "registered on the system",
    )
    expect(course.page.locator("a[href^=http]").first).to_be_attached()
    expect(course.page.locator("a[href^=http]:not([target=_blank])")).to_have_count(0)
    course.page.locator(".bf-name").click()
    expect(course.page.locator("article h1")).to_have_text(
        "Learning from the Keeping Babies Safe audit"
    )
    assert len(page.frames) == 3, "the course opens in no frame of its own again"
    assert watch.faults == []


def test_in_a_narrow_frame_all_is_in_sight_and_the_help_page_leads_back(
    open_context: Callable, system_with: Callable, site: Path
) -> None:
    system = system_with("scorm2004", of(site, "scorm2004", COURSE))
    course = Course(open_context(NARROW, steps=True).new_page(), system.url())
    course.at("think-family")
    found = {"first step": sideways(course.page) + covered(course.page)}
    course.page.get_by_role("button", name="Next", exact=True).click()
    heading = course.page.locator(":focus")
    expect(heading).to_be_in_viewport(ratio=0.9)
    for theme, name in (SORT, MATCH, ORDER):
        step = f"question-{name}"
        course.page.evaluate("to => { location.href = to }", f"{theme}.html#{step}")
        expect(course.page.locator(f"#{step}")).to_be_in_viewport()
        found[step] = sideways(course.page) + broken_words(course.page) + covered(course.page)
    assert {where: faults for where, faults in found.items() if faults} == {}
    course.page.evaluate("location.href = 'think-family.html'")
    expect(course.page.locator("article h1")).to_have_text("Think family")
    course.page.get_by_role("button", name="Next", exact=True).click()
    course.page.locator(".bf-worried").click()
    expect(course.page.locator("article h1")).to_have_text("Worried about a child now?")
    course.page.get_by_role("link", name="Back to where you were").click()
    expect(course.page.locator("article h1")).to_have_text("Think family")
    expect(course.page.locator(".bf-where")).to_contain_text("Step 2 of")


def test_axe_finds_nothing_around_the_course(
    open_context: Callable, system_with: Callable, fixture_site: Path
) -> None:
    system = system_with("scorm12", of(fixture_site, "scorm12"))
    for trouble, size in (("", PHONE), ("error", DESK)):
        course = Course(open_context(size).new_page(), f"{system.url()}&own=1", own=True)
        system.trouble = trouble
        course.answer("introduction", right=trouble == "")
        expect(course.strip).to_have_text(
            RECORDED
            if trouble == ""
            else "Not recorded yet: kept in this browser, and sent again soon."
        )
        for frame in course.window.frames[1:]:
            frame.evaluate(
                AXE.read_text(encoding="utf-8")
            )  # so that the course counts as part of the page
        assert barriers(course.window) == []
        course.leave(system)
        assert barriers(course.window) == []
        system.trouble, system.kept = "", {}


def test_the_keyboard_alone_leads_through_a_session(
    open_context: Callable, system_with: Callable, fixture_site: Path
) -> None:
    system = system_with("scorm2004", of(fixture_site, "scorm2004"))
    course = Course(open_context(DESK).new_page(), system.url(own=1), own=True)
    course.window.keyboard.press("Tab")
    expect(course.outer.get_by_role("button", name="Save and leave")).to_be_focused()
    course.window.keyboard.press("Tab")
    course.window.keyboard.press("Tab")
    assert course.window.evaluate("document.activeElement.tagName") == "IFRAME"
    course.window.keyboard.press("Shift+Tab")
    for _ in range(5):
        if course.window.evaluate("document.activeElement.id") == "leave":
            break
        course.window.keyboard.press("Shift+Tab")
    course.window.keyboard.press("Enter")
    expect(course.outer.get_by_role("heading", name="Saved")).to_be_focused()


def test_my_learning_says_what_the_learning_system_has(
    open_context: Callable, system_with: Callable, site: Path
) -> None:
    system = system_with("scorm12", of(site, "scorm12", COURSE))
    course = Course(open_context(PHONE).new_page(), system.url())
    course.at("my-learning")
    expect(course.page.locator("#keep")).to_contain_text(
        "Your learning system has your answers, your ways through cases, your score and your "
        "time. Your notes and your plan are kept in this browser only."
    )
    expect(course.page.get_by_role("button", name="Save a copy")).to_be_visible()
    expect(course.page.locator("#keep details, #bf-clear, #bf-tab")).to_have_count(0)
    text = words(course.page.locator("article").inner_text())
    assert (
        "nobody else" not in text and "this tab only" not in text and "Clear everything" not in text
    )
    assert "go to the learning system that opened it" in text
    course.page.get_by_label("An action, in a few words").fill("Ask about fathers")
    course.page.get_by_role("button", name="Add").click()
    course.leave(system)
    assert "Ask about fathers" not in json.dumps(system.heard)


@pytest.mark.parametrize("kind", KINDS)
def test_an_old_address_of_the_introduction_opens_its_place_and_is_where_the_learner_stopped(
    open_context: Callable, system_with: Callable, site: Path, kind: str
) -> None:
    """Links, bookmarks and packages name places that were on the course start."""
    system = system_with(kind, of(site, kind, COURSE))
    course = Course(open_context(PHONE).new_page(), system.url())
    course.page.locator("article").evaluate(
        "() => { location.href = 'index.html#question-cases-and-agencies' }"
    )
    expect(course.page.locator("#question-cases-and-agencies")).to_be_in_viewport()
    expect(course.page.locator("article h1")).to_have_text("Why this audit")
    course.leave(system)
    assert place(system) == f"{COURSE}/introduction.html"
