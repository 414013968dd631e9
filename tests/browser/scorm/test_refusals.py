"""SCORM packages where a function of the learning system refuses, or throws, as it does when the
connection or the page of the learning system is gone.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect
from support.browsing import DESK, PHONE
from support.lms import LearningSystem
from support.packages import KINDS, RECORDED, REFUSED, Course, of, taken

STATE = "cmi.suspend_data"


@pytest.fixture(params=KINDS)
def system(
    request: pytest.FixtureRequest, system_with: Callable, fixture_site: Path
) -> LearningSystem:
    """A learning system of each version, with the fixture's course."""
    return system_with(request.param, of(fixture_site, request.param))


def opened(open_context: Callable, system: LearningSystem) -> Course:
    """The course, in a browser that knows nothing of an earlier session."""
    return Course(open_context(DESK).new_page(), system.url())


def fail(course: Course, fails: dict[str, str]) -> None:
    """Have functions fail from now on, in the session that is open."""
    course.window.evaluate("fails => Object.assign(odd.fails, fails)", fails)


def told_at_the_next_launch(course: Course, system: LearningSystem, answers: int) -> None:
    course = Course(course.window.context.new_page(), system.url())
    expect(course.strip).to_have_text(RECORDED)
    taken(system, answers)
    course.leave(system)
    expect(course.outer.get_by_role("heading")).to_have_text("Saved")
    assert len(system.interactions()) == answers


@pytest.mark.parametrize(
    "fails",
    [
        {"Commit": "false"},
        {"Commit": "throws"},
        {"SetValue": "throws"},
        {"Commit": "throws", "SetValue": "throws", "GetValue": "throws", "Terminate": "throws"},
    ],
    ids=["no commit", "commit throws", "set throws", "all throw"],
)
def test_what_is_refused_while_leaving_is_kept_and_told_at_the_next_launch(
    open_context: Callable, system: LearningSystem, fails: dict
) -> None:
    course = opened(open_context, system)
    course.answer("introduction", right=True)
    taken(system, 3)
    fail(course, fails)
    course.answer("fog-signals", right=True)
    expect(course.strip).to_contain_text("Not recorded yet")
    # The session is ended all the same, where the learning system can be told so.
    course.leave(None if "Terminate" in fails else system)
    expect(course.outer.get_by_role("heading")).to_have_text("Not recorded")
    expect(course.outer.get_by_role("main")).to_contain_text("It is kept in this browser.")
    told_at_the_next_launch(course, system, 6)


@pytest.mark.parametrize("how", ["false", "throws"])
def test_what_was_committed_is_recorded_though_the_end_of_the_session_is_refused(
    open_context: Callable, system: LearningSystem, how: str
) -> None:
    course = opened(open_context, system)
    fail(course, {"Terminate": how})
    course.answer("introduction", right=True)
    course.leave()
    expect(course.outer.get_by_role("heading")).to_have_text("Saved")
    assert len(system.interactions()) == 3


def test_a_window_that_closes_loses_nothing_where_the_end_of_the_session_is_refused(
    open_context: Callable, system: LearningSystem
) -> None:
    course = opened(open_context, system)
    fail(course, {"Terminate": "false"})
    course.answer("introduction", right=True)
    course.close()
    told_at_the_next_launch(course, system, 3)


@pytest.mark.parametrize("code", ["101", "301", "throws"])
def test_a_state_that_can_not_be_read_is_not_overwritten(
    open_context: Callable, system: LearningSystem, code: str
) -> None:
    course = opened(open_context, system)
    course.answer("introduction", right=True)
    course.leave(system)
    before = system.cmi()[STATE.removeprefix("cmi.")]
    system.fails, system.codes = (
        ({"GetValue": "throws"}, {}) if code == "throws" else ({}, {STATE: code})
    )
    context = open_context(PHONE)  # which knows nothing of the first session
    course = Course(context.new_page(), system.url())
    expect(course.strip).to_have_text(REFUSED)
    course.answer("fog-signals", right=True)
    course.leave()
    expect(course.outer.get_by_role("heading")).to_have_text("Not recorded")
    assert system.cmi()[STATE.removeprefix("cmi.")] == before
    system.fails, system.codes = {}, {}
    course = Course(course.window, system.url())
    expect(course.strip).to_have_text(RECORDED)
    course.leave(system)
    course = opened(open_context, system)
    for name in ("introduction", "fog-signals"):
        course.at(name)
        expect(course.page.locator(".bf-question:not(:has(.bf-verdict))")).to_have_count(0)


@pytest.mark.parametrize("code", ["101", "403", "301"])
def test_a_first_session_begins_whatever_code_an_empty_state_has(
    open_context: Callable, system: LearningSystem, code: str
) -> None:
    system.codes = {STATE: code}
    course = opened(open_context, system)
    expect(course.strip).to_have_text(RECORDED)
    course.answer("introduction", right=True)
    course.leave(system)
    expect(course.outer.get_by_role("heading")).to_have_text("Saved")


@pytest.mark.parametrize("how", ["false", "throws"])
def test_what_was_done_without_a_session_is_told_when_one_begins_in_the_same_window(
    open_context: Callable, system: LearningSystem, how: str
) -> None:
    system.fails = {"Initialize": how}
    course = opened(open_context, system)
    expect(course.strip).to_have_text(REFUSED)
    course.answer("introduction", right=True)
    course.leave()
    expect(course.outer.get_by_role("main")).to_contain_text(
        "It is kept in this browser. To have it recorded, open the course again from your learning "
        "system, in this window."
    )
    system.fails = {}
    other = Course(course.window.context.new_page(), system.url("another.learner"))
    other.leave(system)
    assert system.interactions("another.learner") == [], "another window may be another learner's"
    course = Course(course.window, system.url())
    taken(system, 3)
    course.leave(system)
    assert len(system.interactions()) == 3
