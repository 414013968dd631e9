"""A session that the learning system has ended elsewhere, or whose token has expired."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect
from support.browsing import DESK
from support.launches import at_rest, heard
from support.lrs import launching
from support.packages import RECORDED, REFUSED, Course, of

ENDED = (
    "Not recorded: your learning system has ended this session. Until you open the course again "
    "from there, what you do is kept in this browser."
)


def test_who_goes_on_after_another_launch_is_told_so_and_loses_nothing(
    open_context: Callable, fixture_site: Path, tmp_path: Path
) -> None:
    with launching(of(fixture_site, "cmi5"), tmp_path / "unpacked") as system:
        context = open_context(DESK)
        course = Course(context.new_page(), system.url_of_a_launch())
        course.answer("introduction", right=True)
        heard(system, "answered", 3)
        at_rest(course)
        url = system.url_of_a_launch()  # on another device: the first token is worth nothing now
        course.answer("fog-signals", right=True)
        expect(course.strip).to_have_text(ENDED)
        asked = system.asked.total()
        course.answer("lamp-care", right=True)
        expect(course.page.locator(".bf-beside").first).to_contain_text("has ended this session")
        course.leave()
        expect(course.outer.get_by_role("heading")).to_have_text("Not recorded")
        expect(course.outer.get_by_role("main").get_by_role("paragraph").first).to_have_text(
            "Your learning system has ended this session."
        )
        assert system.asked.total() == asked, "nothing more is asked of a store that takes nothing"
        course = Course(context.new_page(), url)
        expect(course.strip).to_have_text(RECORDED)
        heard(system, "answered", 11)
        course.leave()
        assert system.verbs().count("answered") == 11 and system.refused == []


def test_one_statement_that_may_not_be_told_ends_no_session(
    open_context: Callable, fixture_site: Path, tmp_path: Path
) -> None:
    with launching(of(fixture_site, "cmi5"), tmp_path / "unpacked") as system:
        course = Course(open_context(DESK).new_page(), system.url_of_a_launch())
        at_rest(course)
        system.unwanted = "question/nobody-is-meant"
        course.answer("introduction", right=True)
        expect(course.strip).to_contain_text("Not recorded yet")
        course.answer("fog-signals", right=True)
        heard(system, "answered", 5)
        course.leave()
        expect(course.outer.get_by_role("heading")).to_have_text("Not recorded")
        assert system.verbs().count("answered") == 5 and system.verbs()[-1] == "terminated"
        assert set(system.refused) == {"answered: an activity that is wanted"}


def test_a_session_that_may_not_begin_is_not_said_to_have_no_answer(
    open_context: Callable, fixture_site: Path, tmp_path: Path
) -> None:
    with launching(of(fixture_site, "cmi5"), tmp_path / "unpacked") as system:
        system.unwanted = system.activity
        course = Course(open_context(DESK).new_page(), system.url_of_a_launch())
        expect(course.strip).to_have_text(REFUSED)
        assert system.refused == ["initialized: an activity that is wanted"]
