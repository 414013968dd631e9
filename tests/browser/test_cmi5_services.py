"""“I work in …” in cmi5: kept in the browser, and no statement, state or request tells it."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect
from support.browsing import COURSE, PHONE
from support.launches import at_rest
from support.lrs import launching
from support.packages import Course, of


def test_the_choice_holds_at_the_next_launch_and_is_told_to_nobody(
    open_context: Callable, site: Path, tmp_path: Path
) -> None:
    with launching(of(site, "cmi5", COURSE), tmp_path / "unpacked") as system:
        context = open_context(PHONE)
        sent: list[str] = []
        context.on("request", lambda one: sent.append(f"{one.url} {one.post_data or ''}"))

        def opened() -> Course:
            course = Course(context.new_page(), system.url_of_a_launch())
            course.at("index")
            at_rest(course)
            return course

        def marked(course: Course) -> None:
            expect(course.page.locator("[data-module=services] p")).to_contain_text(
                "You work in health visiting."
            )
            expect(course.page.get_by_text("I work in …")).to_have_count(0)
            expect(course.page.locator(".bf-mine").first).to_contain_text("names health visiting")
            course.at("hidden-men")
            expect(course.page.locator(".bf-yours")).to_have_count(2)

        course = opened()
        before = copy.deepcopy((system.said, system.states))
        course.page.get_by_role("button", name="Health visiting").click()
        at_rest(course)
        assert (system.said, system.states) == before, "the choice is no news to a record store"
        marked(course)
        at_rest(course)
        course.leave()
        course.window.close()

        marked(opened())
        assert any("initialized" in one for one in sent), "what is sent was to be heard"
        assert [one for one in sent if "health-visiting" in one] == []
        assert system.refused == []
