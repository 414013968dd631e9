"""Leaving a cmi5 course loses nothing and takes no long time."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect
from support.browsing import COURSE, DESK, PHONE, until
from support.launches import at_rest, heard, kept
from support.lrs import launching
from support.packages import PAGES, RECORDED, Course, of
from support.record_store import ONCE
from tools.leaving import CASES, LATENCY, PATIENT, leave


def test_who_leaves_is_led_back_to_where_the_learning_system_says(
    open_context: Callable, fixture_site: Path, tmp_path: Path
) -> None:
    with launching(of(fixture_site, "cmi5"), tmp_path / "unpacked") as system:
        system.launch["returnURL"] = f"{system.site}/worried.html"
        course = Course(open_context(DESK).new_page(), system.url_of_a_launch())
        course.answer("introduction", right=True)
        course.outer.get_by_role("button", name="Save and leave").click()
        course.window.wait_for_url("**/worried.html")
        assert system.verbs() == ["initialized", "answered", "answered", "answered", "terminated"]
        assert system.refused == [] and kept(system), "the state is kept before the end is told"


@pytest.mark.parametrize("mode", ["Browse", "Review"])
def test_who_has_looked_around_is_led_back_too(
    open_context: Callable, fixture_site: Path, tmp_path: Path, mode: str
) -> None:
    with launching(of(fixture_site, "cmi5"), tmp_path / "unpacked", launchMode=mode) as system:
        system.launch["returnURL"] = f"{system.site}/worried.html"
        course = Course(open_context(DESK).new_page(), system.url_of_a_launch())
        system.late.add("statements")
        course.outer.get_by_role("button", name="Save and leave").click()
        until(lambda: system.waiting["statements"], "the end was to be told")
        course.window.wait_for_timeout(300)  # in which it could go there, and must not
        assert not course.window.url.endswith("worried.html")
        system.late.clear()
        course.window.wait_for_url("**/worried.html")
        assert system.verbs() == ["initialized", "terminated"], (
            "the way back is taken when the end was told"
        )


def test_where_saving_fails_the_way_back_is_a_link_and_never_a_script(
    open_context: Callable, fixture_site: Path, tmp_path: Path
) -> None:
    with launching(of(fixture_site, "cmi5"), tmp_path / "unpacked") as system:
        system.launch["returnURL"] = f"{system.site}/worried.html"
        course = Course(open_context(DESK).new_page(), system.url_of_a_launch())
        at_rest(course)
        system.trouble = True
        course.answer("introduction", right=True)
        course.leave()
        expect(course.outer.get_by_role("heading")).to_have_text("Not recorded")
        course.outer.get_by_role("link", name="Back to your learning system").click()
        course.window.wait_for_url("**/worried.html")
        system.trouble = False
        system.launch["returnURL"] = "javascript:document.title='led astray'"
        course = Course(open_context(DESK).new_page(), system.url_of_a_launch())
        course.leave()
        expect(course.outer.get_by_role("heading")).to_have_text("Saved")
        assert course.window.title() != "led astray"


@pytest.mark.parametrize("slow", ["statements", "activities/state"])
@pytest.mark.parametrize("rest", [False, True], ids=["at once", "under way"])
def test_a_window_that_closes_loses_nothing_in_whatever_order_its_requests_arrive(
    open_context: Callable, fixture_site: Path, tmp_path: Path, slow: str, rest: bool
) -> None:
    (quick,) = {"statements", "activities/state"} - {slow}
    with launching(of(fixture_site, "cmi5"), tmp_path / "unpacked") as system:
        course = Course(open_context(DESK).new_page(), system.url_of_a_launch())
        at_rest(course)
        system.late.add(slow)
        course.answer("introduction", right=True)
        if rest:  # the first requests are under way when more is answered and the window closes
            until(lambda: system.waiting[slow], "something was to be sent")
            course.answer("fog-signals", right=True)
        before = system.asked[f"PUT {quick}"] + system.asked[f"POST {quick}"]
        course.close()
        until(
            lambda: system.asked[f"PUT {quick}"] + system.asked[f"POST {quick}"] > before,
            "the rest was to be sent",
        )
        until(
            lambda: system.under_way == len(system.waiting[slow]) > 0,
            "all but what is slow was to be looked at",
        )
        system.late.clear()
        heard(system, "answered", 6 if rest else 3)
        until(lambda: not system.under_way, "all that was sent was to be looked at")
        assert system.refused == [] and not system.asked["POST that names what is known"]
        course = Course(open_context(PHONE).new_page(), system.url_of_a_launch())  # another device
        for name in ("introduction", "fog-signals")[: 2 if rest else 1]:
            course.at(name)
            expect(course.page.locator(".bf-verdict")).to_have_count(3)
        course.leave()
        assert (
            system.verbs().count("answered") == (6 if rest else 3)
            and system.verbs()[-1] == "terminated"
            and system.refused == []
        )


def test_a_window_that_closes_sends_as_much_as_a_browser_allows(
    open_context: Callable, site: Path, tmp_path: Path
) -> None:
    """The answers of a course, its ways through cases and the record: 53 of 64 KiB."""
    with launching(of(site, "cmi5", COURSE), tmp_path / "unpacked") as system:
        context = open_context(DESK)
        context.add_init_script(PATIENT)
        # Every request asks leave first, and nothing else has gone by when the window has.
        system.leave_holds, system.latency = 0, 0.3
        course = Course(context.new_page(), system.url_of_a_launch())
        at_rest(course)
        system.held.set()
        pages = "Object.values(briefedCourse.themes).map(({ page }) => page)"
        for page in course.window.evaluate(pages):
            course.answer(Path(page).stem, right=True)
        course.close()
        system.held.clear()
        heard(system, "answered", 44)
        assert system.verbs().count("completed") == 1 and system.refused == []


@pytest.mark.parametrize("lists", [True, False], ids=["lists", "lists nothing"])
def test_what_was_taken_without_an_answer_keeps_nothing_else_from_being_told(
    open_context: Callable, fixture_site: Path, tmp_path: Path, lists: bool
) -> None:
    with launching(of(fixture_site, "cmi5"), tmp_path / "unpacked") as system:
        system.lists = lists
        context = open_context(DESK)
        course = Course(context.new_page(), system.url_of_a_launch())
        at_rest(course)
        system.lost = {"GET", "PUT", "POST"}
        course.answer("introduction", right=True)
        heard(system, "answered", 3)
        expect(course.strip).to_contain_text("Not recorded yet")
        system.lost = ()
        course.answer("fog-signals", right=True)
        course.close()  # the store refuses a batch with any of the first three
        heard(system, "answered", 6)
        course = Course(context.new_page(), system.url_of_a_launch())
        expect(course.strip).to_have_text(RECORDED)
        at_rest(course)
        course.leave()
        assert system.verbs().count("answered") == 6 and system.refused == []


@pytest.mark.parametrize("case", CASES)
def test_leaving_with_every_answer_says_so_at_once_and_takes_the_fewest_requests(
    open_context: Callable, site: Path, tmp_path: Path, case: str
) -> None:
    left = leave(
        open_context(DESK).new_page(), of(site, "cmi5", COURSE), tmp_path / "unpacked", case
    )
    assert (left.waiting, left.ended) == (43, "Saved")
    # State and answers (in two batches) side by side, then `terminated`; each address has a
    # preflight. To that comes what hung before, or the question which of the answers have
    # arrived: where replies were lost, it is all that is needed.
    asked = [one for one in left.requests if not one.what.startswith("OPTIONS")]
    assert len(asked) <= (3 if "lost" in case else 6 if "until now" in case else 5), f"{left}"
    assert asked[-1].came >= max(one.answered for one in asked[:-1]), (
        "terminated waits for the rest"
    )
    assert left.at_once == "Saving 43 answers…", f"{left}"
    # The seconds are measured by `make leaving`, since they depend on the machine. What does not:
    # even one after the other these requests would take less than three.
    assert len(left.requests) * LATENCY < 3, f"{left}"


def test_more_answers_than_may_outlive_a_window_are_recorded_too(
    open_context: Callable, site: Path, tmp_path: Path
) -> None:
    left = leave(
        open_context(DESK).new_page(),
        of(site, "cmi5", COURSE),
        tmp_path / "unpacked",
        "not answered until now",
        times=2,
    )
    assert (left.waiting, left.ended) == (86, "Saved"), f"{left}"


def test_batches_that_are_refused_go_one_by_one_and_none_is_one_too_many_for_the_browser(
    open_context: Callable, site: Path, tmp_path: Path
) -> None:
    """A browser counts the bytes of a request until it has all of the answer, not its head alone,
    and fails a request that is one too many.
    """
    left = leave(
        open_context(DESK).new_page(),
        of(site, "cmi5", COURSE),
        tmp_path / "unpacked",
        "refused with an error",
        most=1,
    )
    assert (left.waiting, left.ended) == (43, "Saved"), f"{left}"


def test_leaving_after_many_answers_takes_few_requests_and_says_how_many_are_saved(
    open_context: Callable, fixture_site: Path, tmp_path: Path
) -> None:
    with launching(of(fixture_site, "cmi5"), tmp_path / "unpacked") as system:
        context = open_context(DESK)
        context.add_init_script("""addEventListener("DOMContentLoaded", () => {
            window.seen = []
            const said = document.getElementById("said")
            if (!said) return
            const watcher = new MutationObserver(() => window.seen.push(said.textContent))
            watcher.observe(said, { childList: true })
        })""")
        course = Course(context.new_page(), system.url_of_a_launch())
        at_rest(course)
        system.late.add("statements")  # so that most is still to be told
        for name in PAGES:
            course.answer(name, right=True)
        before = system.asked.total()
        course.outer.get_by_role("button", name="Save and leave").press("Enter")
        expect(course.strip).to_contain_text("Saving")
        system.late.clear()
        expect(course.outer.get_by_role("heading")).to_have_text("Saved")
        assert (
            system.verbs().count("answered") == 24  # 23 answers, and the way through a case
            and system.verbs()[-1] == "terminated"
            and system.refused == []
        )
        assert system.asked.total() - before <= 6, f"{system.asked}"
        seen = course.window.evaluate("window.seen")
        assert any(re.fullmatch(r"Saving \d+ answers…", one) for one in seen), seen


def test_a_completed_course_says_so_once_though_nobody_heard_the_answer(
    open_context: Callable, fixture_site: Path, tmp_path: Path
) -> None:
    with launching(of(fixture_site, "cmi5"), tmp_path / "unpacked") as system:
        course = Course(open_context(DESK).new_page(), system.url_of_a_launch())
        for name in PAGES[1:]:
            course.answer(name, right=True)
        at_rest(course)
        system.late.add("statements")
        course.answer("introduction", right=True)
        until(
            lambda: system.asked["POST statements"] > 0 and len(kept(system)) > 200,
            "the last answers were to be under way",
        )
        course.close()
        system.late.clear()
        heard(system, "passed")
        course = Course(open_context(PHONE).new_page(), system.url_of_a_launch())
        at_rest(course)
        course.leave()
        assert (system.verbs().count("completed"), system.verbs().count("passed")) == (1, 1)
        assert (
            not any(name.endswith("what is known") for name in system.asked)
            and system.refused == []
        )


@pytest.mark.parametrize("asks", [True, False], ids=["and may ask", "and may not"])
def test_a_window_that_closes_after_a_lost_reply_never_says_anything_else_under_a_known_id(
    open_context: Callable, fixture_site: Path, tmp_path: Path, asks: bool
) -> None:
    with launching(of(fixture_site, "cmi5"), tmp_path / "unpacked") as system:
        course = Course(open_context(DESK).new_page(), system.url_of_a_launch())
        for name in PAGES[1:]:
            course.answer(name, right=True)
        at_rest(course)
        system.lost = {"POST"} if asks else {"GET", "POST"}
        course.answer("introduction", right=True)
        heard(system, "passed")
        expect(course.strip).to_contain_text("Not recorded yet")
        course.close()
        until(
            lambda: system.asked["POST that names what is known"] >= (3 if asks else 5),
            "the window was to say what it had no answer to",
        )
        until(lambda: not system.under_way, "all that was sent was to be looked at")
        again = [] if asks else [f"completed: {ONCE}", f"passed: {ONCE}"]
        assert sorted(system.refused) == again, "what is asked about at once is not said again"
        system.lost = ()
        course = Course(open_context(PHONE).new_page(), system.url_of_a_launch())
        at_rest(course)
        course.leave()
        assert sorted(system.refused) == again
        assert (system.verbs().count("completed"), system.verbs().count("passed")) == (1, 1)
        assert system.verbs().count("answered") == 24 and system.verbs()[-1] == "terminated"
