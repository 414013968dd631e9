"""SCORM packages where a function of the learning system refuses, or throws, as it does when the
connection or the page of the learning system is gone.

What fails in one way and then in another does so in sessions one after the other: each next one
shows that the one before it has lost nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect
from support.browsing import DESK, PHONE
from support.lms import LearningSystem
from support.packages import KINDS, PAGES, RECORDED, REFUSED, Course, of, taken

STATE = "cmi.suspend_data"
FAILING = {
    "no commit": {"Commit": "false"},
    "commit throws": {"Commit": "throws"},
    "set throws": {"SetValue": "throws"},
    "all throw": {
        "Commit": "throws",
        "SetValue": "throws",
        "GetValue": "throws",
        "Terminate": "throws",
    },
}


@pytest.fixture(params=KINDS)
def system(
    request: pytest.FixtureRequest, system_with: Callable, fixture_site: Path
) -> LearningSystem:
    """A learning system of each version, with the fixture's course."""
    return system_with(request.param, of(fixture_site, request.param))


def opened(context: BrowserContext, system: LearningSystem, learner: str = "a.learner") -> Course:
    """The course in a new window."""
    return Course(context.new_page(), system.url(learner))


def fail(course: Course, fails: dict[str, str]) -> None:
    """Have functions fail from now on, in the session that is open."""
    course.window.evaluate("fails => Object.assign(odd.fails, fails)", fails)


def ended_with(course: Course, title: str, case: str) -> None:
    expect(course.outer.get_by_role("heading"), case).to_have_text(title)


def test_what_is_refused_while_leaving_is_kept_and_told_at_the_next_launch(
    open_context: Callable, system: LearningSystem
) -> None:
    context = open_context(DESK)
    course = opened(context, system)
    answers = course.answer(PAGES[0], right=True)
    taken(system, answers)
    for page, (case, fails) in zip(PAGES[1:], FAILING.items(), strict=False):
        fail(course, fails)
        answers += course.answer(page, right=True, cases=False)
        expect(course.strip, case).to_contain_text("Not recorded yet")
        # The session is ended all the same, where the learning system can be told so.
        course.leave(None if "Terminate" in fails else system)
        ended_with(course, "Not recorded", case)
        expect(course.outer.get_by_role("main"), case).to_contain_text(
            "It is kept in this browser."
        )
        course = opened(context, system)
        expect(course.strip, case).to_have_text(RECORDED)
        taken(system, answers, case)
    course.leave(system)
    ended_with(course, "Saved", "at the end")
    assert len(system.interactions()) == answers


def test_what_was_committed_is_recorded_though_the_end_of_the_session_is_refused(
    open_context: Callable, system: LearningSystem
) -> None:
    """Also where the window closes: the next session has all of it, once."""
    context = open_context(DESK)
    answers = 0
    for page, how in zip(PAGES, ("false", "throws"), strict=False):
        course = opened(context, system)
        fail(course, {"Terminate": how})
        answers += course.answer(page, right=True)
        course.leave()
        ended_with(course, "Saved", how)
        assert len(system.interactions()) == answers, how
    course = opened(context, system)
    fail(course, {"Terminate": "false"})
    answers += course.answer("lamp-care", right=True)
    course.close()
    course = opened(context, system)
    expect(course.strip).to_have_text(RECORDED)
    taken(system, answers, "closed")
    course.leave(system)
    ended_with(course, "Saved", "closed")
    assert len(system.interactions()) == answers


def test_a_state_that_can_not_be_read_is_not_overwritten(
    open_context: Callable, system: LearningSystem
) -> None:
    course = opened(open_context(DESK), system)
    course.answer(PAGES[0], right=True)
    course.leave(system)
    codes = ("101", "301", "throws")
    for page, code in zip(PAGES[1:], codes, strict=False):
        before = system.cmi()[STATE.removeprefix("cmi.")]
        system.fails, system.codes = (
            ({"GetValue": "throws"}, {}) if code == "throws" else ({}, {STATE: code})
        )
        course = opened(open_context(PHONE), system)  # which knows nothing of earlier sessions
        expect(course.strip, code).to_have_text(REFUSED)
        course.answer(page, right=True)
        course.leave()
        ended_with(course, "Not recorded", code)
        assert system.cmi()[STATE.removeprefix("cmi.")] == before, code
        system.fails, system.codes = {}, {}
        course = Course(course.window, system.url())
        expect(course.strip, code).to_have_text(RECORDED)
        course.leave(system)
    course = opened(open_context(DESK), system)
    for page in PAGES[: 1 + len(codes)]:
        course.at(page)
        open_ones = course.page.locator(".bf-question:not(:has(.bf-verdict))")
        expect(open_ones, page).to_have_count(0)


def test_a_first_session_begins_whatever_code_an_empty_state_has(
    open_context: Callable, system: LearningSystem
) -> None:
    context = open_context(DESK)
    for code in ("101", "403", "301"):
        system.codes = {STATE: code}
        course = opened(context, system, f"learner.{code}")
        expect(course.strip, code).to_have_text(RECORDED)
        answers = course.answer("introduction", right=True)
        course.leave(system)
        ended_with(course, "Saved", code)
        assert len(system.interactions(f"learner.{code}")) == answers, code


@pytest.mark.parametrize("how", ["false", "throws"])
def test_what_was_done_without_a_session_is_told_when_one_begins_in_the_same_window(
    open_context: Callable, system: LearningSystem, how: str
) -> None:
    system.fails = {"Initialize": how}
    course = opened(open_context(DESK), system)
    expect(course.strip).to_have_text(REFUSED)
    course.answer("introduction", right=True)
    course.leave()
    expect(course.outer.get_by_role("main")).to_contain_text(
        "It is kept in this browser. To have it recorded, open the course again from your learning "
        "system, in this window."
    )
    system.fails = {}
    other = opened(course.window.context, system, "another.learner")
    other.leave(system)
    assert system.interactions("another.learner") == [], "another window may be another learner's"
    course = Course(course.window, system.url())
    taken(system, 3)
    course.leave(system)
    assert len(system.interactions()) == 3
