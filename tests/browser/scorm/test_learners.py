"""SCORM packages on a device with several learners, windows and attempts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect
from support.browsing import DESK, PHONE
from support.packages import (
    KINDS,
    RECORDED,
    Course,
    of,
    score,
    taken,
)


@pytest.mark.parametrize("kind", KINDS)
def test_two_windows_of_one_learner_take_nothing_from_each_other(
    open_context: Callable, system_with: Callable, fixture_site: Path, kind: str
) -> None:
    system = system_with(kind, of(fixture_site, kind))
    context = open_context(DESK)
    Course(context.new_page(), system.url()).leave(system)
    one, other = Course(context.new_page(), system.url()), Course(context.new_page(), system.url())
    one.answer("introduction", right=True)
    other.answer("fog-signals", right=True)
    one.answer("lamp-care", right=True)
    other.leave(system)
    one.leave(system)
    course = Course(open_context(DESK).new_page(), system.url())
    for name in ("introduction", "fog-signals", "lamp-care"):
        course.at(name)
        expect(course.page.locator(".bf-verdict")).to_have_count(5 if name == "lamp-care" else 3)
    assert score(system) == 47.83


def test_learners_on_one_device_see_nothing_of_each_other(
    open_context: Callable, system_with: Callable, fixture_site: Path
) -> None:
    system = system_with("scorm12", of(fixture_site, "scorm12"))
    context = open_context(PHONE)
    course = Course(context.new_page(), system.url())
    course.answer("introduction", right=True)
    course.at("fog-signals")
    course.page.get_by_label("Your notes").fill("Mine alone.")
    expect(course.page.get_by_text("Kept on this device.")).to_be_visible()
    course.leave(system)
    course = Course(context.new_page(), system.url("another"))
    expect(course.page.locator(".bf-verdict")).to_have_count(0)
    course.at("fog-signals")
    expect(course.page.get_by_label("Your notes")).to_have_value("")
    course.leave(system)
    course = Course(context.new_page(), system.url())
    course.at("fog-signals")
    expect(course.page.get_by_label("Your notes")).to_have_value("Mine alone.")


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_told_late_is_told_once_and_not_in_a_new_attempt(
    open_context: Callable, system_with: Callable, fixture_site: Path, kind: str
) -> None:
    system = system_with(kind, of(fixture_site, kind))
    context = open_context(PHONE)
    system.trouble = "error"
    course = Course(context.new_page(), system.url())
    course.answer("introduction", right=True)
    course.leave(system)
    system.trouble = ""
    course = Course(
        context.new_page(), system.url()
    )  # as it knows nothing of an attempt, another begins
    taken(system, 3)
    course.leave(system)
    assert score(system) == 13.04
    system.kept.clear()  # as a learning system does when somebody is to take a course again
    course = Course(context.new_page(), system.url())
    expect(course.strip).to_have_text(RECORDED)
    expect(course.page.locator(".bf-verdict")).to_have_count(0)
    course.answer("fog-signals", right=True)
    course.leave(system)
    assert len(system.interactions()) == 3 and score(system) == 13.04
