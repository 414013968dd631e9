"""A case that branches in cmi5: done at an ending, told as a path, and neither right nor wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect
from support.browsing import COURSE, DESK
from support.launches import at_rest
from support.lrs import launching
from support.packages import Course, of
from support.short_course import KEPT

PAGE = "hidden-men"


def test_each_other_way_is_told_once_and_completes_the_course_with_the_questions(
    open_context: Callable, short_site: Path, tmp_path: Path
) -> None:
    with launching(of(short_site, "cmi5", COURSE), tmp_path / "unpacked") as system:

        def opened() -> Course:
            course = Course(open_context(DESK).new_page(), system.url_of_a_launch())
            course.at(PAGE)
            return course

        def take(course: Course, *choices: str) -> None:
            for choice in choices:
                course.page.get_by_role("link", name=choice).click()

        def leave(course: Course) -> None:
            at_rest(course)
            course.leave()

        course = opened()
        for theme in sorted(KEPT):
            course.answer(theme, right=True, cases=False)
        leave(course)
        assert "completed" not in system.verbs()

        course = opened()
        take(course, "Complete it on", "Leave it: she")
        course.page.get_by_role("button", name="Try another way").click()
        take(course, "Leave it: she")
        leave(course)
        assert system.verbs().count("completed") == 1
        course = opened()
        expect(course.page.get_by_role("link", name="Complete it on")).to_contain_text("(tried)")
        take(course, "Ask for more time")
        leave(course)

        said = [
            (
                one["object"]["id"].partition("/case/")[2],
                one["object"]["definition"]["interactionType"],
                one["object"]["definition"]["description"],
                one["result"]["response"],
                one["result"]["completion"],
                "success" in one["result"],
            )
            for one in system.said
            if "/case/" in one["object"]["id"]
        ]
        name, words = f"{PAGE}-the-day-before", {"en-GB": "The day before"}
        first = "the-day-before > on-her-account > what-nobody-asked"
        assert said == [
            (name, "other", words, first, True, False),
            (f"{name}/way-2", "other", words, "the-day-before > after-his-shift", True, False),
        ]
        assert system.refused == []


def test_a_case_with_a_choice_that_is_reworded_is_asked_again_and_no_way_is_credited_to_it(
    open_context: Callable, site: Path, next_edition: Path, tmp_path: Path
) -> None:
    with launching(of(site, "cmi5", COURSE), tmp_path / "unpacked") as system:
        course = Course(open_context(DESK).new_page(), system.url_of_a_launch())
        course.at(PAGE)
        for choice in ("Complete it on", "Leave it: she"):
            course.page.get_by_role("link", name=choice).click()
        at_rest(course)
        course.leave()
        states = system.states
    with launching(of(next_edition, "cmi5", COURSE), tmp_path / "unpacked-next") as following:
        following.states.update(states)

        def opened() -> Course:
            course = Course(open_context(DESK).new_page(), following.url_of_a_launch())
            course.at(PAGE)
            return course

        course = opened()
        menu = course.page.locator("#bf-menu a", has_text="Hidden men")
        expect(menu).to_contain_text("1 case updated")
        expect(course.page.get_by_text("Updated since you took it")).to_be_visible()
        expect(course.page.get_by_text("(tried)", exact=True)).to_have_count(0)
        at_rest(course)
        course.leave()
        assert following.verbs() == ["initialized", "terminated"]

        course = opened()
        course.page.get_by_role("link", name="Ask for more time").click()
        expect(course.page.locator("#bf-menu a", has_text="Hidden men")).to_contain_text("begun")
        at_rest(course)
        course.leave()
        told = [
            one["result"]["response"] for one in following.said if "/case/" in one["object"]["id"]
        ]
        assert told == ["the-day-before > after-his-shift"] and following.refused == []
