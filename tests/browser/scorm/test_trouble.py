"""SCORM packages where the learning system fails, or the browser keeps nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect
from support.browsing import COURSE, DESK, PHONE
from support.building import FIXTURE
from support.packages import (
    ALONE,
    ANSWER,
    KINDS,
    RECORDED,
    Course,
    of,
    place,
    score,
    status,
    taken,
)


def test_without_a_learning_system_the_browser_keeps_it_and_the_page_says_so(
    open_context: Callable, system_with: Callable, fixture_site: Path
) -> None:
    system = system_with("scorm12", of(fixture_site, "scorm12"))
    context = open_context(PHONE)
    course = Course(context.new_page(), f"{system.address}/course/launch.html")
    expect(course.strip).to_have_text(ALONE)
    course.answer("introduction", right=True)
    course.close()
    course = Course(context.new_page(), f"{system.address}/course/launch.html")
    course.at("introduction")
    expect(course.page.locator("#question-nobody-is-meant .bf-verdict")).to_have_text("✓ Right.")
    course.leave()
    expect(course.outer.get_by_role("heading")).to_have_text("Not recorded")
    assert system.kept == {}


def test_a_page_that_is_opened_beside_the_course_says_that_nothing_is_recorded(
    open_context: Callable, system_with: Callable, fixture_site: Path
) -> None:
    system = system_with("scorm12", of(fixture_site, "scorm12"))
    page = open_context(PHONE).new_page()
    page.goto(f"{system.address}/course/{FIXTURE}/fog-signals.html")
    expect(page.locator("article .bf-trouble").first).to_contain_text(
        "opened beside the course, so what you do here is not recorded"
    )


def test_a_learning_system_that_comes_late_is_waited_for(
    open_context: Callable, system_with: Callable, fixture_site: Path
) -> None:
    system = system_with("scorm2004", of(fixture_site, "scorm2004"))
    page = open_context(DESK).new_page()
    page.goto(system.url(late=2000))
    expect(page.frame_locator("iframe").locator("#said")).to_have_text(
        "Connecting to your learning system…"
    )
    expect(page.frame_locator("iframe").locator("#said")).to_have_text(RECORDED)


@pytest.mark.parametrize("kind", KINDS)
def test_a_slow_learning_system_holds_up_no_answer(
    open_context: Callable, system_with: Callable, fixture_site: Path, kind: str
) -> None:
    system = system_with(kind, of(fixture_site, kind))
    course = Course(open_context(DESK).new_page(), system.url())
    course.at("introduction")
    expect(course.page.locator(".bf-question button").first).to_be_attached()
    system.trouble = "slow"
    seen = course.page.locator("article").evaluate(f"""async () => {{
        ({ANSWER})(true)
        const shown = document.querySelectorAll('.bf-verdict').length
        await new Promise(painted => requestAnimationFrame(() => setTimeout(painted)))
        return shown
    }}""")
    assert seen == 3 and not system.kept.get("a.learner", {}).get("cmi", {}).get("interactions"), (
        "the answer shows before it is told"
    )
    taken(system, 3)
    expect(course.strip).to_have_text(RECORDED)


@pytest.mark.parametrize("kind", KINDS)
def test_leaving_is_tried_again_where_one_request_was_lost(
    open_context: Callable, system_with: Callable, fixture_site: Path, kind: str
) -> None:
    system = system_with(kind, of(fixture_site, kind))
    course = Course(open_context(PHONE).new_page(), system.url())
    course.answer("introduction", right=True)
    taken(system, 3)
    system.trouble = "once"
    course.leave(system)
    expect(course.outer.get_by_role("heading")).to_have_text("Saved")
    assert system.trouble == ""


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_learning_system_does_not_take_is_kept_and_told_later(
    open_context: Callable, system_with: Callable, fixture_site: Path, kind: str
) -> None:
    system = system_with(kind, of(fixture_site, kind))
    context = open_context(PHONE)
    course = Course(context.new_page(), system.url())
    course.answer("introduction", right=True)
    taken(system, 3)
    system.trouble = "error"
    course.answer("fog-signals", right=True)
    expect(course.strip).to_have_text(
        "Not recorded yet: kept in this browser, and sent again soon."
    )
    course.leave(system)
    expect(course.outer.get_by_role("heading")).to_have_text("Not recorded")
    assert len(system.interactions()) == 3
    system.trouble = ""
    course = Course(context.new_page(), system.url())
    expect(course.strip).to_have_text(RECORDED)
    taken(system, 6)
    course.at("fog-signals")
    expect(course.page.locator(".bf-verdict").first).to_have_text("✓ Right.")
    course.leave(system)
    assert score(system) == 26.09


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("scorm12", "review"), ("scorm2004", "browse")],
    ids=["scorm12-review", "scorm2004-browse"],
)
def test_where_nothing_is_recorded_every_question_says_so_and_no_other_does(
    open_context: Callable, system_with: Callable, fixture_site: Path, kind: str, mode: str
) -> None:
    system = system_with(kind, of(fixture_site, kind))
    course = Course(open_context(PHONE).new_page(), system.url())
    course.answer("introduction", right=True)
    expect(course.page.locator(".bf-beside").first).to_be_hidden()
    expect(course.page.get_by_role("button", name="Try again")).to_have_count(3)
    course.leave(system)

    def kept() -> list:
        return [
            system.cmi()["suspend_data"],
            system.interactions(),
            score(system),
            status(system),
            place(system),
        ]

    before, system.mode = kept(), mode
    course = Course(open_context(PHONE).new_page(), system.url())
    expect(course.strip).to_have_text(
        f"{'Review' if mode == 'review' else 'Preview'}: your learning system does not record "
        f"what you do now."
    )
    course.at("introduction")
    expect(course.page.locator(".bf-verdict")).to_have_count(3)
    expect(course.page.get_by_role("button", name="Try again")).to_have_count(0)
    expect(course.page.get_by_role("button", name="Practise again (not recorded)")).to_have_count(3)
    course.answer("fog-signals", right=True)
    beside = course.page.locator(".bf-question .bf-beside")
    expect(beside).to_have_count(course.page.locator(".bf-question").count())
    for one in beside.all():
        expect(one).to_be_visible()
        expect(one).to_contain_text("Not recorded: your learning system opened this course")
    course.at("my-learning")
    expect(course.page.locator("#keep")).to_contain_text("does not record what you do")
    course.leave(system)
    expect(course.outer.get_by_role("heading")).to_have_text("Closed")
    assert kept() == before


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_kept_and_damaged_is_said_and_comes_back_from_the_browser(
    open_context: Callable, system_with: Callable, fixture_site: Path, kind: str
) -> None:
    system = system_with(kind, of(fixture_site, kind))
    context = open_context(DESK)
    course = Course(context.new_page(), system.url())
    course.answer("introduction", right=True)
    course.leave(system)
    system.kept["a.learner"]["cmi"]["suspend_data"] = system.cmi()["suspend_data"][:-4]
    for where, found in ((open_context(DESK), 0), (context, 3)):
        kept = json.dumps(system.kept)
        course = Course(where.new_page(), system.url())
        expect(course.strip).to_have_text(f"{RECORDED} The answers it had kept could not be read.")
        course.at("introduction")
        expect(course.page.locator(".bf-verdict")).to_have_count(found)
        course.close(system)
        system.kept = json.loads(kept)


def test_without_the_browser_the_learning_system_keeps_it_and_without_both_the_page_says_so(
    open_context: Callable, system_with: Callable, fixture_site: Path
) -> None:
    system = system_with("scorm12", of(fixture_site, "scorm12"))
    context = open_context(PHONE)
    context.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, "
        "name, { get() { throw new DOMException('blocked', 'SecurityError') } })"
    )
    course = Course(context.new_page(), system.url())
    expect(course.strip).to_have_text(RECORDED)
    course.answer("introduction", right=True)
    taken(system, 3)
    system.trouble = "error"
    course.answer("fog-signals", right=True)
    expect(course.strip).to_have_text(
        "Not recorded, and not kept in this browser either: leave this window open."
    )
    system.trouble = ""
    course.answer("lamp-care", right=True)
    expect(course.strip).to_have_text(RECORDED)
    course.leave(system)
    assert score(system) == 47.83 and len(system.interactions()) == 11


def test_of_notes_that_can_not_be_read_in_full_nothing_is_lost(
    open_context: Callable, system_with: Callable, site: Path
) -> None:
    system = system_with("scorm12", of(site, "scorm12", COURSE))
    context = open_context(PHONE)
    course = Course(context.new_page(), system.url())
    course.at("hidden-men")
    course.page.get_by_label("Your notes").fill("Ask who visits.")
    long = "A long reflection. " * 1_200
    course.page.locator("article").evaluate(
        """(_, long) => {
        const name = Object.keys(localStorage).find(name => name.endsWith(':notes'))
        localStorage.setItem(name, localStorage.getItem(name).replace('Ask who visits.', long))
    }""",
        long,
    )
    course.at("think-family")
    expect(course.page.locator(".bf-notices")).to_contain_text("It was set aside for you")
    course.leave(system)
    course = Course(context.new_page(), system.url())
    course.at("my-learning")
    other = course.page.locator(".bf-other")
    expect(other).to_contain_text("Set aside, number 1")
    other.get_by_text("Look at it").click()
    expect(other).to_contain_text(long.strip())
    assert "A long reflection" not in json.dumps(system.heard)
