"""The cmi5 package: launched by the parameters of its address, in a real browser, with a learning
record store that takes nothing invalid.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect
from support.browsing import COURSE, DESK, PHONE, until
from support.course_time import CourseTime
from support.launches import at_rest, heard
from support.lrs import launching
from support.packages import ALONE, PAGES, RECORDED, REFUSED, Course, of


def test_from_launch_to_pass_over_several_sessions(
    open_context: Callable, fixture_site: Path, tmp_path: Path
) -> None:
    """The first session in a frame of the learning system, the others in a window."""
    with launching(of(fixture_site, "cmi5"), tmp_path / "unpacked") as system:
        context = open_context(DESK)
        course = Course(context.new_page(), system.player(system.url_of_a_launch()))
        expect(course.strip).to_have_text(RECORDED)
        course.at("fog-signals")
        course.page.get_by_label("Your notes").fill("Ask who else tends the lamp.")
        course.answer("introduction", right=False)
        heard(system, "answered", 3)
        at_rest(course)
        course.close()
        heard(system, "terminated")
        assert system.verbs() == ["initialized", "answered", "answered", "answered", "terminated"]

        course = Course(open_context(PHONE).new_page(), system.url_of_a_launch())
        expect(course.page.locator("#question-nobody-is-meant .bf-verdict")).to_have_text(
            "✗ Not right."
        )
        for name in PAGES[1:]:
            course.answer(name, right=True)
        heard(system, "passed")
        course.answer("introduction", right=True)
        heard(system, "answered", 27)  # of them one way through a case
        course.leave()
        expect(course.outer.get_by_role("heading")).to_have_text("Saved")
        assert system.last("passed")["result"]["score"] == {
            "scaled": 0.8696,
            "raw": 20,
            "min": 0,
            "max": 23,
        }
        assert (
            system.verbs().count("completed") == system.verbs().count("passed") == 1
            and system.verbs()[-1] == "terminated"
        )
        answers = [one for one in system.said if "/question/" in one["object"]["id"]]
        assert len(answers) == 26
        assert answers[0]["object"]["id"].endswith("/question/nobody-is-meant") and answers[23][
            "object"
        ]["id"].endswith("/try-2")
        assert answers[0]["result"]["response"] == "c" and answers[0]["object"]["definition"][
            "correctResponsesPattern"
        ] == ["b"]

        course = Course(open_context(DESK).new_page(), system.url_of_a_launch())
        course.at("lamp-care")
        expect(course.page.locator(".bf-verdict")).to_have_count(5)
        at_rest(course)
        course.close()  # which says all at once: a store takes none of it where one was said before
        heard(system, "terminated", 3)
        assert system.verbs()[-2:] == ["initialized", "terminated"], "nothing is said twice"
        assert system.refused == []
        assert "tends the lamp" not in json.dumps([system.said, system.states])


def test_below_the_mark_is_failed_when_the_session_ends_and_passed_in_another(
    open_context: Callable, fixture_site: Path, tmp_path: Path
) -> None:
    with launching(of(fixture_site, "cmi5"), tmp_path / "unpacked", masteryScore=0.45) as system:
        course = Course(open_context(DESK).new_page(), system.url_of_a_launch())
        for name in PAGES:
            course.answer(name, right=name in ("fog-signals", "lamp-care"))
        course.leave()
        assert system.verbs()[-3:] == ["completed", "failed", "terminated"]
        assert system.last("failed")["result"]["score"]["scaled"] == 0.3478
        course = Course(open_context(DESK).new_page(), system.url_of_a_launch())
        course.answer("introduction", right=True)
        course.leave()
        assert (
            system.verbs()[-2:] == ["passed", "terminated"]
            and system.last("passed")["result"]["score"]["scaled"] == 0.4783
        )
        assert system.refused == []


@pytest.mark.parametrize(
    ("move_on", "said"),
    [("Completed", ["completed", "terminated"]), ("Passed", ["completed", "passed", "terminated"])],
)
def test_without_a_mark_it_is_the_learning_system_that_wants_a_pass(
    open_context: Callable, short_site: Path, tmp_path: Path, move_on: str, said: list[str]
) -> None:
    package = of(short_site, "cmi5", COURSE)
    with launching(package, tmp_path / "unpacked", moveOn=move_on) as system:
        course = Course(open_context(DESK).new_page(), system.url_of_a_launch())
        known = json.loads(
            (tmp_path / "unpacked/assets/lms/course.js")
            .read_text(encoding="utf-8")
            .removeprefix("window.briefedCourse = ")
            .removesuffix(";\n")
        )
        for theme in known["themes"].values():
            course.answer(Path(theme["page"]).stem, right=False)
        course.leave()
        assert [verb for verb in system.verbs() if verb != "answered"] == [
            "initialized",
            *said,
        ] and system.refused == []


@pytest.mark.parametrize("mode", ["Browse", "Review"])
def test_looking_back_says_nothing_of_what_was_done(
    open_context: Callable, fixture_site: Path, tmp_path: Path, mode: str
) -> None:
    with launching(of(fixture_site, "cmi5"), tmp_path / "unpacked", launchMode=mode) as system:
        course = Course(open_context(DESK).new_page(), system.url_of_a_launch())
        looking = "Review" if mode == "Review" else "Preview"
        expect(course.strip).to_have_text(
            f"{looking}: your learning system does not record what you do now."
        )
        course.answer("introduction", right=True)
        expect(course.page.locator(".bf-beside").first).to_contain_text(
            "Not recorded: your learning system opened this course"
        )
        expect(
            course.page.get_by_role("button", name="Practise again (not recorded)")
        ).to_have_count(3)
        course.page.get_by_role("button", name="Show one step at a time").first.click()
        foot = course.page.locator(".bf-foot").get_by_role("button")
        while not (again := foot.filter(has_text="Practise again")).is_visible():
            foot.filter(has_text="Next").click()
        again.click()
        # The end knows of no answer that was taken back, and does not lead there.
        expect(foot.filter(has_text="Later")).to_have_text("Later")
        course.leave()
        heard(system, "terminated")
        assert (
            system.verbs() == ["initialized", "terminated"]
            and system.refused == []
            and set(system.states) == {"LMS.LaunchData"}
        )


def test_what_the_store_does_not_take_is_told_once_later(
    open_context: Callable, fixture_site: Path, tmp_path: Path
) -> None:
    with launching(of(fixture_site, "cmi5"), tmp_path / "unpacked") as system:
        context = open_context(DESK)
        course = Course(context.new_page(), system.url_of_a_launch())
        course.answer("introduction", right=True)
        heard(system, "answered", 3)
        system.trouble = True
        course.answer("fog-signals", right=True)
        expect(course.strip).to_contain_text("Not recorded yet")
        course.leave()
        expect(course.outer.get_by_role("heading")).to_have_text("Not recorded")
        system.trouble = False
        course = Course(context.new_page(), system.url_of_a_launch())
        heard(system, "answered", 6)
        course.leave()
        assert system.verbs().count("answered") == 6 and system.refused == []


def test_what_is_answered_while_a_store_is_slow_is_told_too(
    open_context: Callable, fixture_site: Path, tmp_path: Path
) -> None:
    with launching(of(fixture_site, "cmi5"), tmp_path / "unpacked") as system:
        context = open_context(DESK)
        passing = CourseTime(context, system)
        course = Course(context.new_page(), system.url_of_a_launch())
        system.late.add("statements")
        course.answer("introduction", right=True)
        until(lambda: system.waiting["statements"], "the answers were to be under way")
        course.answer("fog-signals", right=True)
        passing.pass_by(1)  # it would tell these, too, and has to wait for the first
        system.late.clear()
        passing.until(lambda: system.verbs().count("answered") == 6, "all was to be told", most=5)
        course.leave()
        assert system.verbs().count("answered") == 6 and system.refused == []


def test_a_system_that_never_answers_keeps_nobody_from_the_course(
    open_context: Callable, fixture_site: Path, tmp_path: Path
) -> None:
    with launching(of(fixture_site, "cmi5"), tmp_path / "unpacked") as system:
        system.silent.set()
        context = open_context(DESK)
        passing = CourseTime(context, system)
        page = context.new_page()
        page.goto(system.url_of_a_launch())
        expect(page.locator("#said")).to_have_text("Connecting to your learning system…")
        passing.until_text(page.locator("#said"), ALONE, most=30)
        expect(page.frame_locator("iframe").locator("article h1")).to_be_visible()
        system.silent.clear()


def test_a_launch_that_is_used_twice_says_that_nothing_is_recorded(
    open_context: Callable, fixture_site: Path, tmp_path: Path
) -> None:
    with launching(of(fixture_site, "cmi5"), tmp_path / "unpacked") as system:
        context = open_context(DESK)
        url = system.url_of_a_launch()
        course = Course(context.new_page(), url)
        course.answer("introduction", right=True)
        heard(system, "answered", 3)
        course.window.reload()
        expect(course.strip).to_have_text(REFUSED)
        course.answer("fog-signals", right=True)
        course.close()
        course = Course(context.new_page(), system.url_of_a_launch())
        heard(system, "answered", 6)
        expect(course.strip).to_have_text(RECORDED)
        assert system.refused == []


def test_a_clock_that_is_set_back_makes_no_duration_negative(
    open_context: Callable, fixture_site: Path, tmp_path: Path
) -> None:
    with launching(of(fixture_site, "cmi5"), tmp_path / "unpacked") as system:
        course = Course(open_context(DESK).new_page(), system.url_of_a_launch())
        at_rest(course)
        course.set_clock_back()
        course.answer("introduction", right=True)
        course.leave()
        assert system.verbs()[-1] == "terminated" and system.refused == []


def test_what_two_windows_of_a_session_could_not_hand_on_is_told_at_the_next_launch(
    open_context: Callable, fixture_site: Path, tmp_path: Path
) -> None:
    with launching(of(fixture_site, "cmi5"), tmp_path / "unpacked") as system:
        context = open_context(DESK)
        launch = system.url_of_a_launch()
        one = Course(context.new_page(), launch)
        at_rest(one)
        system.trouble = True
        one.answer("introduction", right=True)
        expect(one.strip).to_contain_text("Not recorded yet")
        with one.window.expect_popup() as duplicate:  # what a tab remembers goes along
            one.window.evaluate("window.open('about:blank')")
        other = Course(duplicate.value, launch)
        expect(other.strip).to_have_text(REFUSED)
        other.answer("fog-signals", right=True)
        one.close()
        other.close()
        system.trouble = False
        course = Course(context.new_page(), system.url_of_a_launch())
        heard(system, "answered", 6)
        course.leave()
        assert system.verbs().count("answered") == 6 and system.refused == []
