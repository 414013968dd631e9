"""SCORM packages over several sessions, attempts and learners."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect
from support.browsing import COURSE, DESK, PHONE, Watch, until
from support.building import FIXTURE
from support.lms import learning_system
from support.packages import (
    KINDS,
    NO_TIME,
    PAGES,
    RECORDED,
    REFUSED,
    Course,
    ended,
    of,
    place,
    score,
    status,
    taken,
    total_time,
)


def check_wrong_answers(told: list[dict], kind: str) -> None:
    """What a learning system was told of three wrong answers."""
    assert [one["id"] for one in told] == [
        "nobody-is-meant",
        "how-many-were-visited",
        "who-was-asked-and-who-is-addressed",
    ]
    assert [one["type"] for one in told] == ["choice", "fill-in", "choice"] and {
        one["result"] for one in told
    } == {"wrong" if kind == "scorm12" else "incorrect"}
    between = "," if kind == "scorm12" else "[,]"
    answer = "student_response" if kind == "scorm12" else "learner_response"
    assert [
        (one[answer], [right["pattern"] for right in one["correct_responses"].values()])
        for one in told
    ] == [
        ("c", ["b"]),
        (
            between.join(["nothing of the kind"] * 2),
            [
                between.join(pair)
                for pair in itertools.product(("24", "twenty-four"), ("18", "eighteen"))
            ],
        ),
        ("b", [between.join("acd")]),
    ]
    assert all(
        re.fullmatch(r"\d\d(\d\d)?:\d\d:\d\d(\.\d+)?|PT[\d.]+S", one["latency"]) for one in told
    )


# The other two ways are in test_odd_systems.py, where one session shows that the course finds its
# learning system there.
@pytest.mark.parametrize(
    ("kind", "own"),
    [("scorm12", True), ("scorm2004", False)],
    ids=["scorm12-window", "scorm2004-frame"],
)
def test_from_launch_to_pass_over_several_sessions(
    open_context: Callable, system_with: Callable, fixture_site: Path, kind: str, own: bool
) -> None:
    system = system_with(kind, of(fixture_site, kind))
    context = open_context(DESK)
    window = context.new_page()
    watch = Watch(window, system.address)
    asked = {"own": 1} if own else {}

    course = Course(window, system.url(**asked), own)
    expect(course.strip).to_have_text(RECORDED)
    course.answer("introduction", right=False)
    course.at("fog-signals")
    course.page.get_by_label("Your notes").fill("Ask who else tends the lamp.")
    expect(course.page.get_by_text("Kept on this device.")).to_be_visible()
    course.close(system)
    taken(system, 3)
    assert (
        status(system) == ("incomplete", "unknown")
        and score(system) == 0
        and place(system) == f"{FIXTURE}/fog-signals.html"
    )
    first = system.interactions()
    check_wrong_answers(first, kind)

    window = context.new_page()
    Watch(window, system.address).faults = watch.faults
    course = Course(window, system.url(**asked), own)
    expect(course.page.locator("article h1")).to_have_text("Fog signals")
    expect(course.page.get_by_label("Your notes")).to_have_value("Ask who else tends the lamp.")
    for name in PAGES[1:-1]:
        course.answer(name, right=True)
    course.leave(system)
    assert (
        status(system) == ("incomplete", "unknown")
        and score(system) == 73.91
        and place(system) == f"{FIXTURE}/who-relieves-the-keeper.html"
    )

    window = context.new_page()
    course = Course(window, system.url(**asked), own)
    course.answer(PAGES[-1], right=True)
    course.answer("introduction", right=True)
    expect(course.page.get_by_text("You answered all 3 questions: ")).to_be_visible()
    course.leave(system)
    expect(course.outer.get_by_role("heading", name="Saved")).to_be_focused()
    assert status(system) == ("completed", "passed") and score(system) == 100
    told = system.interactions()
    assert [one["result"] for one in told if one["id"].startswith("case.")] == ["neutral"]
    told = [one for one in told if not one["id"].startswith("case.")]
    assert len(told) == 26 and [one["id"] for one in told if ".try-" in one["id"]] == [
        f"{one['id']}.try-2" for one in first
    ]
    assert {one["result"] for one in told[3:]} == {"correct"}
    assert total_time(system) not in NO_TIME
    assert "tends the lamp" not in json.dumps(system.heard), "a note never leaves the browser"
    assert watch.faults == []


@pytest.mark.parametrize("kind", KINDS)
def test_below_the_mark_is_failed_until_it_is_reached_and_then_stays(
    open_context: Callable, system_with: Callable, fixture_site: Path, kind: str
) -> None:
    system = system_with(kind, of(fixture_site, kind))
    course = Course(open_context(PHONE).new_page(), system.url())
    for name in PAGES:
        course.answer(name, right=name in ("fog-signals", "lamp-care"))
    course.leave(system)
    assert status(system) == ("completed", "failed") and score(system) == 34.78
    course = Course(open_context(PHONE).new_page(), system.url())
    for name in ("introduction", "keepers-cafes-stores"):
        course.answer(name, right=True)
    course.leave(system)
    assert status(system) == ("completed", "passed") and score(system) == 65.22
    course = Course(open_context(PHONE).new_page(), system.url())
    course.at("introduction")
    question = course.page.locator("#question-nobody-is-meant")
    question.get_by_role("button", name="Try again").click()
    question.locator("input").nth(0).check()
    question.get_by_role("button", name="Check answer").click()
    course.leave(system)
    assert status(system) == ("completed", "passed") and score(system) == 65.22
    assert system.interactions()[-1]["id"] == "nobody-is-meant.try-3"


@pytest.mark.parametrize("kind", KINDS)
def test_a_course_without_a_mark_is_finished_and_not_passed(
    open_context: Callable, system_with: Callable, short_site: Path, kind: str
) -> None:
    system = system_with(kind, of(short_site, kind, COURSE))
    course = Course(open_context(DESK).new_page(), system.url())
    known = json.loads(
        (system.folder / "assets/lms/course.js")
        .read_text(encoding="utf-8")
        .removeprefix("window.briefedCourse = ")
        .removesuffix(";\n")
    )
    for theme in known["themes"].values():
        course.answer(Path(theme["page"]).stem, right=False)
    course.leave(system)
    assert status(system) == ("completed", "unknown") and score(system) == 0
    assert len(known["questions"]) == 12 and len(known["cases"]) == 1
    assert len(system.interactions()) == 13


@pytest.mark.parametrize("kind", KINDS)
def test_a_window_closed_right_after_an_answer_has_told_it(
    open_context: Callable, system_with: Callable, fixture_site: Path, kind: str
) -> None:
    system = system_with(kind, of(fixture_site, kind))
    course = Course(open_context(DESK).new_page(), system.url())
    course.answer("introduction", right=True)
    course.window.close()
    taken(system, 3)
    course = Course(open_context(DESK).new_page(), system.url())
    expect(course.page.locator("#question-nobody-is-meant .bf-verdict")).to_have_text("✓ Right.")


@pytest.mark.parametrize("kind", KINDS)
def test_a_reload_loses_nothing(
    open_context: Callable, system_with: Callable, fixture_site: Path, kind: str
) -> None:
    system = system_with(kind, of(fixture_site, kind))
    context = open_context(DESK)
    course = Course(context.new_page(), system.url())
    course.answer("introduction", right=True)
    frame = next(frame for frame in course.window.frames if frame.url.endswith("/launch.html"))
    with ended(system), frame.expect_navigation():
        frame.evaluate("setTimeout(() => location.reload())")
    expect(course.page.locator("article h1")).to_be_visible()
    expect(course.strip).to_have_text(re.compile(f"{re.escape(RECORDED)}|{re.escape(REFUSED)}"))
    course.answer("fog-signals", right=True)
    with ended(
        system if course.strip.inner_text() == RECORDED else None
    ):  # where the second session was let begin
        course.window.reload()
    course = Course(course.window, system.url())
    expect(course.strip).to_have_text(RECORDED)
    taken(system, 6)
    course.at("fog-signals")
    expect(course.page.locator(".bf-verdict")).to_have_count(3)
    course.leave(system)
    assert score(system) == 26.09


@pytest.mark.parametrize("kind", KINDS)
def test_going_back_and_forth_ends_the_session_once(
    open_context: Callable, system_with: Callable, fixture_site: Path, kind: str
) -> None:
    system = system_with(kind, of(fixture_site, kind))
    page = open_context(DESK).new_page()
    page.goto(f"{system.address}/course/accessibility.html")
    course = Course(page, system.url())
    course.answer("introduction", right=True)
    taken(system, 3)
    ends = system.ended
    page.goto(f"{system.address}/course/accessibility.html")
    until(lambda: system.ended == ends + 1, "the end of the session was to be told")
    page.go_back()  # to the learning system's page, which begins a session
    expect(course.page.locator("article h1")).to_be_visible()
    expect(course.strip).to_have_text(re.compile(f"{re.escape(RECORDED)}|{re.escape(REFUSED)}"))
    assert score(system) == 13.04 and len(system.interactions()) == 3


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_edition_takes_no_answer_to_what_has_changed(
    open_context: Callable,
    system_with: Callable,
    fixture_site: Path,
    all_but_one_page: Callable,
    next_edition: Path,
    tmp_path: Path,
    kind: str,
) -> None:
    system = system_with(kind, of(fixture_site, kind))
    system.kept = all_but_one_page(kind)
    course = Course(open_context(DESK).new_page(), system.url())
    course.answer(PAGES[-1], right=True)
    course.leave(system)
    assert status(system) == ("completed", "passed")

    folder = tmp_path / "unpacked-next"
    with learning_system(kind, of(next_edition, kind), folder) as following:
        following.kept = system.kept
        course = Course(open_context(DESK).new_page(), following.url())
        course.at("introduction")
        changed = course.page.locator("#question-who-was-asked-and-who-is-addressed")
        expect(
            changed.get_by_text("Updated since you answered: please answer it again.")
        ).to_be_visible()
        expect(changed.locator(".bf-verdict")).to_have_count(0)
        expect(changed.locator("input:checked")).to_have_count(0)
        expect(course.page.locator(".bf-verdict")).to_have_count(2)
        course.leave(following)
        assert status(following) == ("completed", "passed") and score(following) == 100, (
            "what was reached stays"
        )
        course = Course(open_context(DESK).new_page(), following.url())
        course.answer("introduction", right=False)
        course.leave(following)
        assert len(following.interactions()) == 25, "the wrong answer was told"
        assert status(following) == ("completed", "passed") and score(following) == 100, (
            "also where the new mark is not reached"
        )
