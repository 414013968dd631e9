"""SCORM packages in learning systems that give or take less than others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect
from support.browsing import DESK, PHONE
from support.packages import (
    KINDS,
    NO_TIME,
    PAGES,
    RECORDED,
    Course,
    of,
    score,
    status,
    total_time,
)


@pytest.mark.parametrize("kind", KINDS)
def test_a_course_without_credit_is_kept_and_says_that_it_does_not_count(
    open_context: Callable, system_with: Callable, fixture_site: Path, kind: str
) -> None:
    system = system_with(kind, of(fixture_site, kind))
    system.gives = {"cmi.core.credit" if kind == "scorm12" else "cmi.credit": "no-credit"}
    course = Course(open_context(PHONE).new_page(), system.url())
    expect(course.strip).to_have_text(
        "Your learning system keeps what you do, but gives no credit for it."
    )
    course.answer("introduction", right=True)
    expect(course.page.locator(".bf-beside").first).to_have_text(
        "Not counted: your learning system gives no credit for this course now."
    )
    course.leave(system)
    assert len(system.interactions()) == 3
    expect(course.outer.get_by_text("gives no credit for it")).to_be_visible()


@pytest.mark.parametrize("kind", KINDS)
def test_answers_of_earlier_sessions_stay_where_nobody_says_how_many_there_are(
    open_context: Callable, system_with: Callable, fixture_site: Path, kind: str
) -> None:
    """Behind the first, each session has answers of earlier ones to lose."""
    system = system_with(kind, of(fixture_site, kind))
    for name, count in zip(PAGES, ("", "undefined", "null", "NaN", ""), strict=False):
        system.gives = {"cmi.interactions._count": count}
        course = Course(open_context(DESK).new_page(), system.url())
        course.answer(name, right=True, cases=False)
        course.leave(system)
    told = [one["id"] for one in system.interactions()]
    assert len(told) == len(set(told)) == 20 and told[0] == "nobody-is-meant", (
        "each answer of each session, once"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_learning_system_that_begins_each_session_without_answers_is_told_the_new_ones(
    open_context: Callable, system_with: Callable, fixture_site: Path, kind: str
) -> None:
    system = system_with(kind, of(fixture_site, kind))
    course = Course(open_context(DESK).new_page(), system.url())
    course.answer("introduction", right=True)
    course.leave(system)
    system.forgets = True
    course = Course(open_context(DESK).new_page(), system.url())
    course.answer("fog-signals", right=True)
    course.leave(system)
    assert len(system.interactions()) == 3 and all(
        one["id"] not in ("nobody-is-meant", "") for one in system.interactions()
    )


# No answers, no bounds of a score, no place, no time and no exit.
REFUSES = {
    "scorm12": [
        "cmi.interactions",
        "cmi.core.score.min",
        "cmi.core.score.max",
        "cmi.core.lesson_location",
        "cmi.core.session_time",
        "cmi.core.exit",
    ],
    "scorm2004": [
        "cmi.interactions",
        "cmi.score.min",
        "cmi.score.max",
        "cmi.location",
        "cmi.session_time",
        "cmi.exit",
        "adl.nav.request",
    ],
}


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_learning_system_need_not_take_is_no_failure(
    open_context: Callable, system_with: Callable, fixture_site: Path, kind: str
) -> None:
    system = system_with(kind, of(fixture_site, kind))
    system.refuses = REFUSES[kind]
    course = Course(open_context(DESK).new_page(), system.url())
    course.answer("introduction", right=True)
    course.leave(system)
    expect(course.outer.get_by_role("heading")).to_have_text("Saved")
    course = Course(open_context(DESK).new_page(), system.url())
    course.at("introduction")
    expect(course.page.locator(".bf-verdict")).to_have_count(3)


@pytest.mark.parametrize("kind", KINDS)
def test_a_state_that_is_not_taken_is_a_failure(
    open_context: Callable, system_with: Callable, fixture_site: Path, kind: str
) -> None:
    system = system_with(kind, of(fixture_site, kind))
    system.refuses = ["cmi.suspend_data"]
    course = Course(open_context(DESK).new_page(), system.url())
    course.answer("introduction", right=True)
    expect(course.strip).to_have_text(
        "Not recorded yet: kept in this browser, and sent again soon."
    )


EMPTY = {
    "scorm12": (
        "cmi.core.lesson_mode",
        "cmi.core.credit",
        "cmi.core.lesson_status",
        "cmi.core.lesson_location",
        "cmi.core.score.raw",
        "cmi.core.student_id",
    ),
    "scorm2004": (
        "cmi.mode",
        "cmi.credit",
        "cmi.success_status",
        "cmi.completion_status",
        "cmi.location",
        "cmi.score.raw",
        "cmi.learner_id",
    ),
}


@pytest.mark.parametrize(
    ("kind", "value"),
    [("scorm12", ""), ("scorm12", "not attempted"), ("scorm2004", ""), ("scorm2004", "undefined")],
)
def test_a_learning_system_that_says_nothing_of_its_own_is_told_everything(
    open_context: Callable,
    system_with: Callable,
    fixture_site: Path,
    all_but_one_page: Callable,
    kind: str,
    value: str,
) -> None:
    system = system_with(kind, of(fixture_site, kind))
    system.kept = all_but_one_page(kind)
    assert status(system) == ("incomplete", "unknown") and score(system) == 86.96
    system.gives = dict.fromkeys(EMPTY[kind], value)
    course = Course(open_context(DESK).new_page(), system.url())
    expect(course.strip).to_have_text(RECORDED)
    course.answer(PAGES[-1], right=True)
    course.leave(system)
    expect(course.outer.get_by_role("heading")).to_have_text("Saved")
    assert status(system) == ("completed", "passed") and score(system) == 100


@pytest.mark.parametrize(
    ("kind", "own"),
    [("scorm12", False), ("scorm2004", True)],
    ids=["scorm12-frame", "scorm2004-window"],
)
def test_only_a_window_of_its_own_is_said_to_be_for_closing(
    open_context: Callable, system_with: Callable, fixture_site: Path, kind: str, own: bool
) -> None:
    system = system_with(kind, of(fixture_site, kind))
    course = Course(open_context(DESK).new_page(), system.url(**({"own": 1} if own else {})), own)
    course.answer("introduction", right=True)
    course.leave(system)
    expect(course.outer.get_by_text("You can close this window.")).to_have_count(int(own))
    expect(
        course.outer.get_by_text(
            "use the menu or the buttons of your learning system around this box"
        )
    ).to_have_count(int(not own))


@pytest.mark.parametrize("kind", KINDS)
def test_a_clock_that_is_set_back_takes_no_time_away(
    open_context: Callable, system_with: Callable, fixture_site: Path, kind: str
) -> None:
    system = system_with(kind, of(fixture_site, kind))
    course = Course(open_context(DESK).new_page(), system.url())
    course.set_clock_back()
    course.answer("introduction", right=True)
    course.leave(system)
    assert total_time(system) not in NO_TIME and "-" not in total_time(system)
