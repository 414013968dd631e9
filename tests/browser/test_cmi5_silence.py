"""Leaving a cmi5 course whose record store never answers: a learner need not wait for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect
from support.browsing import DESK, until
from support.course_time import CourseTime
from support.launches import at_rest, heard
from support.lrs import Launching, launching
from support.packages import Course, of

SOONER = 14  # seconds: before the course gives up its first request
KEPT = (
    "You can close now: what it has not recorded yet is kept in this browser. To have it recorded, "
    "open the course again from your learning system, on this device."
)
NO_STORE = """
    for (const name of ["localStorage", "sessionStorage"])
        Object.defineProperty(window, name, { get() { throw new Error("blocked") } })
"""


def silenced(system: Launching, context: BrowserContext) -> tuple[Course, CourseTime]:
    """A course with three answers whose store has stopped answering, and which is being left, and
    its time.
    """
    passing = CourseTime(context, system)
    course = Course(context.new_page(), system.url_of_a_launch())
    at_rest(course)
    system.held.set()
    course.answer("introduction", right=True)
    course.outer.get_by_role("button", name="Save and leave").click()
    expect(course.strip).to_have_text("Saving 3 answers…")
    return course, passing


def close_now(course: Course, passing: CourseTime, offer: str, slow: str = "record this") -> None:
    """Take the offer to close, by keyboard, as soon as it is made."""
    button = course.outer.get_by_role("button", name="Close now")
    passing.until(
        lambda: button.evaluate_all("found => found.includes(document.activeElement)"),
        "it was to be offered to close",
        most=SOONER,
    )
    expect(course.strip).to_contain_text(f"Your learning system is slow to {slow}. {offer}")
    button.press("Enter")


@pytest.mark.parametrize("arrives", [True, False], ids=["arrives", "never arrives"])
def test_who_closes_now_has_lost_nothing_at_the_next_launch_on_this_device(
    open_context: Callable, fixture_site: Path, tmp_path: Path, arrives: bool
) -> None:
    with launching(of(fixture_site, "cmi5"), tmp_path / "unpacked") as system:
        system.launch["returnURL"] = f"{system.site}/worried.html"
        context = open_context(DESK)
        course, passing = silenced(system, context)
        close_now(course, passing, KEPT)
        heading = course.outer.get_by_role("heading")
        expect(heading).to_have_text("Not recorded yet")
        expect(heading).to_be_focused()
        expect(course.outer.get_by_role("main")).to_contain_text(KEPT.partition(". ")[2])
        course.outer.get_by_role("link", name="Back to your learning system").click()
        course.window.wait_for_url("**/worried.html")
        if arrives:
            system.held.clear()
            heard(system, "answered", 3)
        del system.launch["returnURL"]
        url = system.url_of_a_launch()  # refuses the requests of the session before from now on
        system.held.clear()
        until(lambda: not system.under_way, "what hung was to be looked at")
        assert system.verbs().count("answered") == (3 if arrives else 0)
        course = Course(context.new_page(), url)
        heard(system, "answered", 3)
        course.leave()
        expect(course.outer.get_by_role("heading")).to_have_text("Saved")
        assert system.verbs().count("answered") == 3 and system.refused == []


def test_who_has_closed_is_told_when_all_was_recorded_after_all(
    open_context: Callable, fixture_site: Path, tmp_path: Path
) -> None:
    with launching(of(fixture_site, "cmi5"), tmp_path / "unpacked") as system:
        course, passing = silenced(system, open_context(DESK))
        close_now(course, passing, KEPT)
        expect(course.outer.get_by_role("heading")).to_have_text("Not recorded yet")
        system.held.clear()
        expect(course.outer.get_by_role("heading")).to_have_text("Saved")
        assert system.verbs() == ["initialized", *["answered"] * 3, "terminated"]


def test_who_waits_is_told_in_the_end_and_the_store_is_asked_for_no_more(
    open_context: Callable, fixture_site: Path, tmp_path: Path
) -> None:
    with launching(of(fixture_site, "cmi5"), tmp_path / "unpacked") as system:
        course, passing = silenced(system, open_context(DESK))
        sent = system.asked.total()
        passing.until_text(course.outer.get_by_role("heading"), "Not recorded")
        # After what hung already, one round in which nothing is answered is enough.
        assert system.asked.total() - sent <= 2, f"{system.asked}"
        system.held.clear()


def test_where_the_browser_keeps_nothing_the_learner_is_told_so_before_closing(
    open_context: Callable, fixture_site: Path, tmp_path: Path
) -> None:
    with launching(of(fixture_site, "cmi5"), tmp_path / "unpacked") as system:
        context = open_context(DESK)
        context.add_init_script(NO_STORE)
        course, passing = silenced(system, context)
        close_now(
            course,
            passing,
            "If you close now, what it has not recorded yet is lost: "
            "this browser does not keep it.",
        )
        expect(course.outer.get_by_role("main")).to_contain_text("leave this window open until")
        system.held.clear()
        expect(course.outer.get_by_role("heading")).to_have_text("Saved")


def test_who_only_looked_may_close_as_well(
    open_context: Callable, fixture_site: Path, tmp_path: Path
) -> None:
    with launching(of(fixture_site, "cmi5"), tmp_path / "unpacked", launchMode="Review") as system:
        context = open_context(DESK)
        passing = CourseTime(context, system)
        course = Course(context.new_page(), system.url_of_a_launch())
        system.held.set()
        course.outer.get_by_role("button", name="Save and leave").click()
        close_now(course, passing, "You can close now: there is nothing to record.", "answer")
        expect(course.outer.get_by_role("heading")).to_have_text("Closed")
        system.held.clear()
