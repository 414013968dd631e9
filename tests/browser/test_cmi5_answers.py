"""A record store answers in every way that xAPI and cmi5 allow it to: nothing is lost, the learner
is told the truth, and `terminated` is last.

xAPI 1.0.3, part 3, 3.2 has the codes: 400, 401, 403, 404, 409, 412, 413, 429 and 500. A gateway
before a store adds 502, 503 and 504, and a network that nothing comes back at all (0 here). For 401
see test_cmi5_ended.py, for documents test_cmi5_documents.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import repeat
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect
from support.browsing import DESK, PHONE, until
from support.building import FIXTURE
from support.course_time import CourseTime
from support.launches import at_rest, heard, kept
from support.lrs import Launching, launching
from support.packages import ALONE, PAGES, RECORDED, REFUSED, Course, of
from support.record_store import Answer

BUSY = {
    "429 for a second": Answer(429, {"Retry-After": "1"}),
    "429": Answer(429),
    "503 for a second": Answer(503, {"Retry-After": "1"}),
}
# A session has a page for each of four.
ANSWERED = [[400, 403, 404, 413], [500, 502, 504, 0]]
SOONER = 14  # seconds: before the course gives a busy store up
STATEMENTS, PUT = "POST statements", "PUT activities/state"
TOKEN, PREFERENCES, GET = "POST /fetch", "GET agents/profile", "GET activities/state"


@pytest.fixture
def system(fixture_site: Path, tmp_path: Path) -> Iterator[Launching]:
    """A system that launches the fixture's course."""
    with launching(of(fixture_site, "cmi5"), tmp_path / "unpacked") as system:
        yield system


@pytest.fixture
def without_pages(system: Launching, tmp_path: Path) -> Launching:
    """The same where the pages of the course are empty: how a session begins is said above them,
    and to show them takes longer than all that a test of it does.
    """
    for page in (tmp_path / "unpacked" / FIXTURE).rglob("*.html"):
        page.write_text("<!doctype html><title>A page</title>")
    return system


def launched(context: BrowserContext, system: Launching) -> Course:
    """The course in a new window, launched once more."""
    return Course(context.new_page(), system.url_of_a_launch())


def leave(course: Course, passing: CourseTime, ending: str) -> None:
    """Save and leave, and let time pass until the course says how it ended."""
    course.outer.get_by_role("button", name="Save and leave").press("Enter")
    passing.until_text(course.outer.get_by_role("heading"), ending)


def refuse(system: Launching, status: int) -> None:
    """Have all that is to be recorded answered with a status from now on."""
    system.gives = {STATEMENTS: repeat(Answer(status)), PUT: repeat(Answer(status))}


def all_told(system: Launching, answers: int, status: int) -> None:
    """Wait until so many answers were told, and see that none was twice, after a status."""
    heard(system, "answered", answers)
    assert (system.verbs().count("answered"), system.refused) == (answers, []), f"after {status}"


def last_request(system: Launching) -> str:
    return next(one.what for one in reversed(system.log) if not one.what.startswith("OPTIONS"))


@pytest.mark.parametrize("request_", [TOKEN, GET, PREFERENCES, STATEMENTS])
def test_a_session_begins_where_a_store_is_busy_for_a_moment(
    open_context: Callable, without_pages: Launching, request_: str
) -> None:
    """In sessions one after the other."""
    system, context = without_pages, open_context(DESK)
    passing, page = CourseTime(context, system), context.new_page()
    for name, answer in BUSY.items():
        system.gives[request_] = iter([answer])
        page.goto(system.url_of_a_launch())
        passing.until(
            lambda: system.of_session() == ["initialized"],
            f"{name}: a session was to begin",
            most=8,
        )
        expect(page.locator("#said"), name).to_have_text(RECORDED)
        page.get_by_role("button", name="Save and leave").press("Enter")
        expect(page.get_by_role("heading"), name).to_have_text("Saved")
        assert (system.of_session(), system.refused) == (["initialized", "terminated"], []), name


@pytest.mark.parametrize("request_", [TOKEN, GET, STATEMENTS])
def test_a_store_that_answers_and_begins_no_session_is_not_said_to_be_silent(
    open_context: Callable, without_pages: Launching, request_: str
) -> None:
    page = open_context(DESK).new_page()
    for status in (400, 403, 404, 500):
        without_pages.gives[request_] = repeat(Answer(status, body=b"<h1>No</h1>"))
        page.goto(without_pages.url_of_a_launch())
        expect(page.locator("#said"), f"{status}").to_have_text(REFUSED)


def test_a_session_that_is_refused_is_kept_in_the_browser_and_told_at_the_next_launch(
    open_context: Callable, system: Launching
) -> None:
    context = open_context(DESK)
    system.gives[GET] = repeat(Answer(503, {"Retry-After": "3600"}))
    course = launched(context, system)
    expect(course.strip).to_have_text(REFUSED)
    course.answer("introduction", right=True)
    course.leave()
    expect(course.outer.get_by_role("heading")).to_have_text("Not recorded")
    expect(course.outer.get_by_role("main")).to_contain_text("It is kept in this browser.")
    system.gives.clear()
    course = launched(context, system)
    heard(system, "answered", 3)
    course.leave()
    assert system.verbs().count("answered") == 3 and system.refused == []


def test_a_token_that_the_network_lost_is_said_to_have_had_no_answer(
    open_context: Callable, system: Launching
) -> None:
    system.gives[TOKEN] = repeat(Answer(0))
    course = launched(open_context(DESK), system)
    expect(course.strip).to_have_text(ALONE)


def test_a_busy_store_is_left_alone_as_long_as_it_asks_and_no_longer(
    open_context: Callable, system: Launching
) -> None:
    context = open_context(DESK)
    passing = CourseTime(context, system)
    course = launched(context, system)
    at_rest(course)
    busy = Answer(429, {"Retry-After": "4"})
    system.gives[STATEMENTS] = iter([busy])
    course.answer("introduction", right=True)
    expect(course.strip).to_have_text(
        "Not recorded yet: kept in this browser, and sent again soon."
    )
    refused = max(one.answered for one in system.log if one.what == STATEMENTS)
    course.answer("fog-signals", right=True)
    passing.until(lambda: system.verbs().count("answered") == 6, "all was to be recorded", step=0.1)
    expect(course.strip).to_have_text(RECORDED)
    # Another request may have been on its way when the answer came.
    later = [
        one.came - refused
        for one in system.log
        if one.came > refused + (0 if one.what == STATEMENTS else 1)
    ]
    assert 4 <= min(later) < 15, "and not only after its usual 20 seconds"
    course.leave()
    assert system.verbs().count("answered") == 6 and system.refused == []


@pytest.mark.parametrize("answer", BUSY.values(), ids=BUSY)
def test_who_leaves_while_a_store_is_busy_for_a_moment_has_all_recorded(
    open_context: Callable, system: Launching, answer: Answer
) -> None:
    context = open_context(DESK)
    passing = CourseTime(context, system)
    course = launched(context, system)
    at_rest(course)
    # The answers and the state are refused twice, and `terminated` once.
    statements = iter([answer, answer, None, answer])
    system.gives = {STATEMENTS: statements, PUT: iter([answer, answer])}
    course.answer("introduction", right=True)
    leave(course, passing, "Saved")
    assert system.verbs() == ["initialized", *["answered"] * 3, "terminated"]
    assert last_request(system) == STATEMENTS and system.refused == [] and kept(system)


@pytest.mark.parametrize(
    "answer",
    [Answer(429), Answer(503, {"Retry-After": "3600"})],
    ids=["it does not say how long", "for an hour"],
)
def test_who_leaves_while_a_store_stays_busy_is_not_held_and_loses_nothing(
    open_context: Callable, system: Launching, answer: Answer
) -> None:
    context = open_context(DESK)
    passing = CourseTime(context, system)
    course = launched(context, system)
    at_rest(course)
    system.gives = {STATEMENTS: repeat(answer), PUT: repeat(answer)}
    course.answer("introduction", right=True)
    course.outer.get_by_role("button", name="Save and leave").click()
    heading = course.outer.get_by_role("heading")
    if not answer.headers:  # with an hour to wait, it says at once that it is not recorded
        offer = course.outer.get_by_role("button", name="Close now")
        passing.until(offer.count, "it was to be offered to close", most=SOONER)
        offer.click()
        expect(heading).to_have_text("Not recorded yet")
    passing.until_text(heading, "Not recorded")
    expect(course.outer.get_by_role("main")).to_contain_text("It is kept in this browser.")
    system.gives = {}
    course = launched(context, system)
    heard(system, "answered", 3)
    course.leave()
    expect(course.outer.get_by_role("heading")).to_have_text("Saved")
    assert system.verbs().count("answered") == 3 and system.refused == []


@pytest.mark.parametrize("statuses", ANSWERED, ids=str)
def test_whatever_a_store_answers_in_between_nothing_is_lost_or_told_twice(
    open_context: Callable, system: Launching, statuses: list[int]
) -> None:
    """One after the other in a session: each time a page is answered wrong, and then right."""
    course = launched(open_context(DESK), system)
    handed_in = 0
    for page, status in zip(PAGES, statuses, strict=False):
        at_rest(course)
        refuse(system, status)
        handed_in += course.answer(page, right=False, cases=False)
        expect(course.strip, f"while it answers {status}").to_contain_text("Not recorded yet")
        system.gives = {}
        handed_in += course.answer(page, right=True, cases=False)
        all_told(system, handed_in, status)
        expect(course.strip, f"after it answered {status}").to_contain_text(RECORDED)
    course.leave()
    expect(course.outer.get_by_role("heading")).to_have_text("Saved")
    all_told(system, handed_in, statuses[-1])
    assert system.verbs()[-1] == "terminated"


@pytest.mark.parametrize("statuses", ANSWERED, ids=str)
def test_whatever_a_store_answers_while_leaving_nothing_is_lost_or_told_twice(
    open_context: Callable, system: Launching, statuses: list[int]
) -> None:
    """One after the other, each in a session: the next tells what the one before it could not."""
    context = open_context(DESK)
    course = launched(context, system)
    handed_in = 0
    for page, status in zip(PAGES, statuses, strict=False):
        at_rest(course)
        refuse(system, status)
        handed_in += course.answer(page, right=True, cases=False)
        course.leave()
        heading = course.outer.get_by_role("heading")
        expect(heading, f"while it answers {status}").to_have_text("Not recorded")
        expect(course.outer.get_by_role("main")).to_contain_text("It is kept in this browser.")
        system.gives = {}
        course = launched(context, system)
        all_told(system, handed_in, status)
    course.leave()
    expect(course.outer.get_by_role("heading")).to_have_text("Saved")
    all_told(system, handed_in, statuses[-1])
    assert system.verbs()[-1] == "terminated"


def test_who_changes_networks_while_leaving_has_all_recorded(
    open_context: Callable, fixture_site: Path, tmp_path: Path
) -> None:
    with launching(of(fixture_site, "cmi5"), tmp_path / "unpacked", masteryScore=1) as system:
        context = open_context(PHONE)
        passing = CourseTime(context, system)
        course = launched(context, system)
        at_rest(course)
        system.gives = {STATEMENTS: iter([Answer(0)]), PUT: iter([Answer(0)])}
        course.answer("introduction", right=False)
        leave(course, passing, "Saved")
        assert system.verbs() == ["initialized", *["answered"] * 3, "terminated"]
        assert system.refused == []


def test_a_form_to_log_in_is_not_taken_for_a_store_that_has_recorded_something(
    open_context: Callable, system: Launching
) -> None:
    context = open_context(DESK)
    course = launched(context, system)
    at_rest(course)
    to_log_in = Answer(302, {"Location": system.player("log in")})
    system.gives = {STATEMENTS: repeat(to_log_in), PUT: repeat(to_log_in)}
    course.answer("introduction", right=True)
    expect(course.strip).to_contain_text("Not recorded yet")
    until(lambda: system.asked[STATEMENTS] > 0, "something was to be sent")
    course.leave()
    expect(course.outer.get_by_role("heading")).to_have_text("Not recorded")
    system.gives = {}
    course = launched(context, system)
    heard(system, "answered", 3)
    course.leave()
    assert system.verbs().count("answered") == 3 and system.refused == []
