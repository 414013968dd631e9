"""The packages in a learning system: scorm-again in a real browser, in a frame and in a window of
its own, over several sessions.
"""

from __future__ import annotations

import contextlib
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect
from support.accessibility import AXE, violations
from support.browsing import COURSE, DESK, PHONE, Watch, follow, search, words
from support.building import FIXTURE, ROOT, Run, copy_sources
from support.lms import LearningSystem, learning_system
from support.packages import ALONE, ANSWER, PAGES, RECORDED, REFUSED, Course, ended, of, until

KINDS = ("scorm12", "scorm2004")


@pytest.fixture
def system_with(tmp_path: Path) -> Iterator[Callable[[str, Path], LearningSystem]]:
    """A learning system that has a package: system_with("scorm12", package)."""
    with contextlib.ExitStack() as stack:
        yield lambda kind, package: stack.enter_context(
            learning_system(kind, package, tmp_path / f"unpacked-{kind}")
        )


def status(system: LearningSystem) -> tuple[str, str]:
    """Completion and success, in the words of 2004; 1.2 has one word for both."""
    cmi = system.cmi()
    if system.kind == "scorm2004":
        return cmi["completion_status"], cmi["success_status"]
    return {
        "incomplete": ("incomplete", "unknown"),
        "failed": ("completed", "failed"),
        "passed": ("completed", "passed"),
        "completed": ("completed", "unknown"),
    }[cmi["core"]["lesson_status"]]


def score(system: LearningSystem) -> float:
    cmi = system.cmi()
    scores = cmi["core"]["score"] if system.kind == "scorm12" else cmi["score"]
    assert (scores["min"], scores["max"]) == ("0", "100")
    if system.kind == "scorm2004":
        assert float(scores["scaled"]) == pytest.approx(float(scores["raw"]) / 100)
    return float(scores["raw"])


def place(system: LearningSystem) -> str:
    return (
        system.cmi()["core"]["lesson_location"]
        if system.kind == "scorm12"
        else system.cmi()["location"]
    )


def taken(system: LearningSystem, answers: int) -> None:
    """Wait until so many answers were told."""
    until(
        lambda: (
            len(system.kept.get("a.learner", {}).get("cmi", {}).get("interactions", ())) == answers
        ),
        f"{answers} answers were to be told, and this was: {system.kept}",
    )


@pytest.mark.parametrize("own", [False, True], ids=["frame", "window"])
@pytest.mark.parametrize("kind", KINDS)
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
    course.answer("index", right=False)
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
    assert [one["id"] for one in first] == [
        "nobody-is-meant",
        "how-many-were-visited",
        "who-was-asked-and-who-is-addressed",
    ]
    assert [one["type"] for one in first] == ["choice", "fill-in", "choice"] and {
        one["result"] for one in first
    } == {"wrong" if kind == "scorm12" else "incorrect"}
    between = "," if kind == "scorm12" else "[,]"
    answer = "student_response" if kind == "scorm12" else "learner_response"
    assert [(one[answer], one["correct_responses"]["0"]["pattern"]) for one in first] == [
        ("c", "b"),
        (between.join(["nothing of the kind"] * 2), between.join(("24", "18"))),
        ("b", between.join("acd")),
    ]
    assert all(
        re.fullmatch(r"\d\d(\d\d)?:\d\d:\d\d(\.\d+)?|PT[\d.]+S", one["latency"]) for one in first
    )

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
        and score(system) == 70
        and place(system) == f"{FIXTURE}/who-relieves-the-keeper.html"
    )

    window = context.new_page()
    course = Course(window, system.url(**asked), own)
    course.answer(PAGES[-1], right=True)
    course.answer("index", right=True)
    expect(
        course.page.get_by_text(
            "All questions of this page answered: 0 of 3 right at the first try."
        )
    ).to_be_visible()
    course.leave(system)
    expect(course.outer.get_by_role("heading", name="Saved")).to_be_focused()
    assert status(system) == ("completed", "passed") and score(system) == 100
    told = system.interactions()
    assert len(told) == 23 and [one["id"] for one in told if ".try-" in one["id"]] == [
        f"{one['id']}.try-2" for one in first
    ]
    assert {one["result"] for one in told[3:]} == {"correct"}
    total = system.cmi()["core"]["total_time"] if kind == "scorm12" else system.cmi()["total_time"]
    assert total not in ("", "PT0S", "0000:00:00.00")
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
    assert status(system) == ("completed", "failed") and score(system) == 35
    course = Course(open_context(PHONE).new_page(), system.url())
    for name in ("index", "keepers-cafes-stores"):
        course.answer(name, right=True)
    course.leave(system)
    assert status(system) == ("completed", "passed") and score(system) == 65
    course = Course(open_context(PHONE).new_page(), system.url())
    course.at("index")
    question = course.page.locator("#question-nobody-is-meant")
    question.get_by_role("button", name="Try again").click()
    question.locator("input").nth(0).check()
    question.get_by_role("button", name="Check answer").click()
    course.leave(system)
    assert status(system) == ("completed", "passed") and score(system) == 65
    assert system.interactions()[-1]["id"] == "nobody-is-meant.try-3"


@pytest.mark.parametrize("kind", KINDS)
def test_a_course_without_a_mark_is_finished_and_not_passed(
    open_context: Callable, system_with: Callable, site: Path, kind: str
) -> None:
    system = system_with(kind, of(site, kind, COURSE))
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
    assert len(system.interactions()) == len(known["questions"]) == 40


@pytest.mark.parametrize("kind", KINDS)
def test_a_window_closed_right_after_an_answer_has_told_it(
    open_context: Callable, system_with: Callable, fixture_site: Path, kind: str
) -> None:
    system = system_with(kind, of(fixture_site, kind))
    course = Course(open_context(DESK).new_page(), system.url())
    course.answer("index", right=True)
    course.window.close()
    taken(system, 3)
    course = Course(open_context(DESK).new_page(), system.url())
    expect(course.page.locator("#question-nobody-is-meant .bf-verdict")).to_have_text("✓ Right.")


def test_without_a_learning_system_the_browser_keeps_it_and_the_page_says_so(
    open_context: Callable, system_with: Callable, fixture_site: Path
) -> None:
    system = system_with("scorm12", of(fixture_site, "scorm12"))
    context = open_context(PHONE)
    course = Course(context.new_page(), f"{system.address}/course/launch.html")
    expect(course.strip).to_have_text(ALONE)
    course.answer("index", right=True)
    course.close()
    course = Course(context.new_page(), f"{system.address}/course/launch.html")
    course.at("index")
    expect(course.page.locator("#question-nobody-is-meant .bf-verdict")).to_have_text("✓ Right.")
    course.leave()
    expect(course.outer.get_by_role("heading")).to_have_text("Not recorded")
    assert system.kept == {}


def test_a_page_that_is_opened_beside_the_course_says_that_nothing_is_recorded(
    open_context: Callable, system_with: Callable, fixture_site: Path
) -> None:
    system = system_with("scorm12", of(fixture_site, "scorm12"))
    page = open_context(PHONE).new_page()
    page.goto(f"{system.address}/course/{FIXTURE}/fog-signals.html")
    expect(page.locator("article .bf-trouble").first).to_contain_text(
        "opened beside the course, so what you do here is not recorded"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_learning_system_that_comes_late_is_waited_for(
    open_context: Callable, system_with: Callable, fixture_site: Path, kind: str
) -> None:
    system = system_with(kind, of(fixture_site, kind))
    page = open_context(DESK).new_page()
    page.goto(system.url(late=2000))
    expect(page.frame_locator("iframe").locator("#said")).to_have_text(
        "Connecting to your learning system…"
    )
    expect(page.frame_locator("iframe").locator("#said")).to_have_text(RECORDED)


@pytest.mark.parametrize("kind", KINDS)
def test_a_slow_learning_system_holds_up_no_answer(
    open_context: Callable, system_with: Callable, fixture_site: Path, kind: str
) -> None:
    system = system_with(kind, of(fixture_site, kind))
    course = Course(open_context(DESK).new_page(), system.url())
    course.at("index")
    expect(course.page.locator(".bf-question button").first).to_be_attached()
    system.trouble = "slow"
    seen = course.page.locator("article").evaluate(f"""async () => {{
        ({ANSWER})(true)
        const shown = document.querySelectorAll('.bf-verdict').length
        await new Promise(painted => requestAnimationFrame(() => setTimeout(painted)))
        return shown
    }}""")
    assert seen == 3 and not system.kept.get("a.learner", {}).get("cmi", {}).get("interactions"), (
        "the answer shows before it is told"
    )
    taken(system, 3)
    expect(course.strip).to_have_text(RECORDED)


@pytest.mark.parametrize("kind", KINDS)
def test_leaving_is_tried_again_where_one_request_was_lost(
    open_context: Callable, system_with: Callable, fixture_site: Path, kind: str
) -> None:
    system = system_with(kind, of(fixture_site, kind))
    course = Course(open_context(PHONE).new_page(), system.url())
    course.answer("index", right=True)
    taken(system, 3)
    system.trouble = "once"
    course.leave(system)
    expect(course.outer.get_by_role("heading")).to_have_text("Saved")
    assert system.trouble == ""


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_learning_system_does_not_take_is_kept_and_told_later(
    open_context: Callable, system_with: Callable, fixture_site: Path, kind: str
) -> None:
    system = system_with(kind, of(fixture_site, kind))
    context = open_context(PHONE)
    course = Course(context.new_page(), system.url())
    course.answer("index", right=True)
    taken(system, 3)
    system.trouble = "error"
    course.answer("fog-signals", right=True)
    expect(course.strip).to_have_text(
        "Not recorded yet: kept in this browser, and sent again soon."
    )
    course.leave(system)
    expect(course.outer.get_by_role("heading")).to_have_text("Not recorded")
    assert len(system.interactions()) == 3
    system.trouble = ""
    course = Course(context.new_page(), system.url())
    expect(course.strip).to_have_text(RECORDED)
    taken(system, 6)
    course.at("fog-signals")
    expect(course.page.locator(".bf-verdict").first).to_have_text("✓ Right.")
    course.leave(system)
    assert score(system) == 30


@pytest.mark.parametrize("kind", KINDS)
def test_two_windows_of_one_learner_take_nothing_from_each_other(
    open_context: Callable, system_with: Callable, fixture_site: Path, kind: str
) -> None:
    system = system_with(kind, of(fixture_site, kind))
    context = open_context(DESK)
    Course(context.new_page(), system.url()).leave(system)
    one, other = Course(context.new_page(), system.url()), Course(context.new_page(), system.url())
    one.answer("index", right=True)
    other.answer("fog-signals", right=True)
    one.answer("lamp-care", right=True)
    other.leave(system)
    one.leave(system)
    course = Course(open_context(DESK).new_page(), system.url())
    for name in ("index", "fog-signals", "lamp-care"):
        course.at(name)
        expect(course.page.locator(".bf-verdict")).to_have_count(4 if name == "lamp-care" else 3)
    assert score(system) == 50


@pytest.mark.parametrize("kind", KINDS)
def test_a_reload_loses_nothing(
    open_context: Callable, system_with: Callable, fixture_site: Path, kind: str
) -> None:
    system = system_with(kind, of(fixture_site, kind))
    context = open_context(DESK)
    course = Course(context.new_page(), system.url())
    course.answer("index", right=True)
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
    assert score(system) == 30


def test_learners_on_one_device_see_nothing_of_each_other(
    open_context: Callable, system_with: Callable, fixture_site: Path
) -> None:
    system = system_with("scorm12", of(fixture_site, "scorm12"))
    context = open_context(PHONE)
    course = Course(context.new_page(), system.url())
    course.answer("index", right=True)
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
def test_a_new_attempt_begins_anew(
    open_context: Callable, system_with: Callable, fixture_site: Path, kind: str
) -> None:
    system = system_with(kind, of(fixture_site, kind))
    context = open_context(PHONE)
    course = Course(context.new_page(), system.url())
    course.answer("index", right=True)
    course.leave(system)
    system.kept.clear()  # as a learning system does when somebody is to take a course again
    course = Course(context.new_page(), system.url())
    expect(course.strip).to_have_text(RECORDED)
    expect(course.page.locator(".bf-verdict")).to_have_count(0)


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_told_late_is_told_once_and_not_in_a_new_attempt(
    open_context: Callable, system_with: Callable, fixture_site: Path, kind: str
) -> None:
    system = system_with(kind, of(fixture_site, kind))
    context = open_context(PHONE)
    system.trouble = "error"
    course = Course(context.new_page(), system.url())
    course.answer("index", right=True)
    course.leave(system)
    system.trouble = ""
    course = Course(
        context.new_page(), system.url()
    )  # as it knows nothing of an attempt, another begins
    taken(system, 3)
    course.leave(system)
    assert score(system) == 15
    system.kept.clear()
    course = Course(context.new_page(), system.url())
    expect(course.page.locator(".bf-verdict")).to_have_count(0)
    course.answer("fog-signals", right=True)
    course.leave(system)
    assert len(system.interactions()) == 3 and score(system) == 15


@pytest.mark.parametrize("mode", ["review", "browse"])
@pytest.mark.parametrize("kind", KINDS)
def test_where_nothing_is_recorded_every_question_says_so(
    open_context: Callable, system_with: Callable, fixture_site: Path, kind: str, mode: str
) -> None:
    system = system_with(kind, of(fixture_site, kind))
    course = Course(open_context(PHONE).new_page(), system.url())
    course.answer("index", right=True)
    course.leave(system)

    def kept() -> list:
        return [
            system.cmi()["suspend_data"],
            system.interactions(),
            score(system),
            status(system),
            place(system),
        ]

    before, system.mode = kept(), mode
    course = Course(open_context(PHONE).new_page(), system.url())
    expect(course.strip).to_have_text(
        f"{'Review' if mode == 'review' else 'Preview'}: your learning system does not record "
        f"what you do now."
    )
    course.at("index")
    expect(course.page.locator(".bf-verdict")).to_have_count(3)
    expect(course.page.get_by_role("button", name="Try again")).to_have_count(0)
    expect(course.page.get_by_role("button", name="Practise again (not recorded)")).to_have_count(3)
    course.answer("fog-signals", right=True)
    beside = course.page.locator(".bf-question .bf-beside")
    expect(beside).to_have_count(course.page.locator(".bf-question").count())
    for one in beside.all():
        expect(one).to_be_visible()
        expect(one).to_contain_text("Not recorded: your learning system opened this course")
    course.at("my-learning")
    expect(course.page.locator("#keep")).to_contain_text("does not record what you do")
    course.leave(system)
    expect(course.outer.get_by_role("heading")).to_have_text("Closed")
    assert kept() == before


@pytest.mark.parametrize("kind", KINDS)
def test_a_course_that_is_recorded_says_nothing_beside_its_questions(
    open_context: Callable, system_with: Callable, fixture_site: Path, kind: str
) -> None:
    system = system_with(kind, of(fixture_site, kind))
    course = Course(open_context(PHONE).new_page(), system.url())
    course.answer("index", right=True)
    expect(course.page.locator(".bf-beside").first).to_be_hidden()
    expect(course.page.get_by_role("button", name="Try again")).to_have_count(3)


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
    course.answer("index", right=True)
    expect(course.page.locator(".bf-beside").first).to_have_text(
        "Not counted: your learning system gives no credit for this course now."
    )
    course.leave(system)
    assert len(system.interactions()) == 3
    expect(course.outer.get_by_text("gives no credit for it")).to_be_visible()


@pytest.mark.parametrize("count", ["", "undefined", "null", "NaN"])
@pytest.mark.parametrize("kind", KINDS)
def test_answers_of_earlier_sessions_stay_where_nobody_says_how_many_there_are(
    open_context: Callable, system_with: Callable, fixture_site: Path, kind: str, count: str
) -> None:
    system = system_with(kind, of(fixture_site, kind))
    system.gives = {"cmi.interactions._count": count}
    for name in ("index", "fog-signals", "lamp-care"):
        course = Course(open_context(DESK).new_page(), system.url())
        course.answer(name, right=True)
        course.leave(system)
    told = [one["id"] for one in system.interactions()]
    assert len(told) == len(set(told)) == 10 and told[0] == "nobody-is-meant", (
        "each answer of each session, once"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_learning_system_that_begins_each_session_without_answers_is_told_the_new_ones(
    open_context: Callable, system_with: Callable, fixture_site: Path, kind: str
) -> None:
    system = system_with(kind, of(fixture_site, kind))
    course = Course(open_context(DESK).new_page(), system.url())
    course.answer("index", right=True)
    course.leave(system)
    system.forgets = True
    course = Course(open_context(DESK).new_page(), system.url())
    course.answer("fog-signals", right=True)
    course.leave(system)
    assert len(system.interactions()) == 3 and all(
        one["id"] not in ("nobody-is-meant", "") for one in system.interactions()
    )


REFUSES = {
    "no answers": (["cmi.interactions"], ["cmi.interactions"]),
    "no bounds of a score, and no place": (
        ["cmi.core.score.min", "cmi.core.score.max", "cmi.core.lesson_location"],
        ["cmi.score.min", "cmi.score.max", "cmi.location"],
    ),
    "no time, and no exit": (
        ["cmi.core.session_time", "cmi.core.exit"],
        ["cmi.session_time", "cmi.exit", "adl.nav.request"],
    ),
}


@pytest.mark.parametrize("what", REFUSES)
@pytest.mark.parametrize("kind", KINDS)
def test_what_a_learning_system_need_not_take_is_no_failure(
    open_context: Callable, system_with: Callable, fixture_site: Path, kind: str, what: str
) -> None:
    system = system_with(kind, of(fixture_site, kind))
    system.refuses = REFUSES[what][KINDS.index(kind)]
    course = Course(open_context(DESK).new_page(), system.url())
    course.answer("index", right=True)
    course.leave(system)
    expect(course.outer.get_by_role("heading")).to_have_text("Saved")
    course = Course(open_context(DESK).new_page(), system.url())
    course.at("index")
    expect(course.page.locator(".bf-verdict")).to_have_count(3)


@pytest.mark.parametrize("kind", KINDS)
def test_a_state_that_is_not_taken_is_a_failure(
    open_context: Callable, system_with: Callable, fixture_site: Path, kind: str
) -> None:
    system = system_with(kind, of(fixture_site, kind))
    system.refuses = ["cmi.suspend_data"]
    course = Course(open_context(DESK).new_page(), system.url())
    course.answer("index", right=True)
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


@pytest.mark.parametrize("value", ["", "undefined", "not attempted"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_learning_system_that_says_nothing_of_its_own_is_told_everything(
    open_context: Callable, system_with: Callable, fixture_site: Path, kind: str, value: str
) -> None:
    system = system_with(kind, of(fixture_site, kind))
    system.gives = dict.fromkeys(EMPTY[kind], value)
    course = Course(open_context(DESK).new_page(), system.url())
    expect(course.strip).to_have_text(RECORDED)
    for name in PAGES:
        course.answer(name, right=True)
    course.leave(system)
    expect(course.outer.get_by_role("heading")).to_have_text("Saved")
    assert status(system) == ("completed", "passed") and score(system) == 100


@pytest.mark.parametrize("own", [False, True], ids=["frame", "window"])
def test_only_a_window_of_its_own_is_said_to_be_for_closing(
    open_context: Callable, system_with: Callable, fixture_site: Path, own: bool
) -> None:
    system = system_with("scorm12", of(fixture_site, "scorm12"))
    course = Course(open_context(DESK).new_page(), system.url(**({"own": 1} if own else {})), own)
    course.answer("index", right=True)
    course.leave(system)
    expect(course.outer.get_by_text("You can close this window.")).to_have_count(int(own))
    expect(
        course.outer.get_by_text(
            "use the menu or the buttons of your learning system around this box"
        )
    ).to_have_count(int(not own))


@pytest.mark.parametrize("kind", KINDS)
def test_going_back_and_forth_ends_the_session_once(
    open_context: Callable, system_with: Callable, fixture_site: Path, kind: str
) -> None:
    system = system_with(kind, of(fixture_site, kind))
    page = open_context(DESK).new_page()
    page.goto(f"{system.address}/course/accessibility.html")
    course = Course(page, system.url())
    course.answer("index", right=True)
    taken(system, 3)
    ends = system.ended
    page.goto(f"{system.address}/course/accessibility.html")
    until(lambda: system.ended == ends + 1, "the end of the session was to be told")
    page.go_back()  # to the learning system's page, which begins a session
    expect(course.page.locator("article h1")).to_be_visible()
    expect(course.strip).to_have_text(re.compile(f"{re.escape(RECORDED)}|{re.escape(REFUSED)}"))
    assert score(system) == 15 and len(system.interactions()) == 3


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_kept_and_damaged_is_said_and_comes_back_from_the_browser(
    open_context: Callable, system_with: Callable, fixture_site: Path, kind: str
) -> None:
    system = system_with(kind, of(fixture_site, kind))
    context = open_context(DESK)
    course = Course(context.new_page(), system.url())
    course.answer("index", right=True)
    course.leave(system)
    system.kept["a.learner"]["cmi"]["suspend_data"] = system.cmi()["suspend_data"][:-4]
    for where, found in ((open_context(DESK), 0), (context, 3)):
        kept = json.dumps(system.kept)
        course = Course(where.new_page(), system.url())
        expect(course.strip).to_have_text(
            f"{RECORDED} What it had kept of your answers could not be read."
        )
        course.at("index")
        expect(course.page.locator(".bf-verdict")).to_have_count(found)
        course.close(system)
        system.kept = json.loads(kept)


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_edition_takes_no_answer_to_what_has_changed(
    open_context: Callable,
    system_with: Callable,
    fixture_site: Path,
    briefed: Run,
    tmp_path: Path,
    kind: str,
) -> None:
    system = system_with(kind, of(fixture_site, kind))
    course = Course(open_context(DESK).new_page(), system.url())
    for name in PAGES:
        course.answer(name, right=True)
    course.leave(system)
    assert status(system) == ("completed", "passed")

    project = copy_sources(tmp_path / "next")
    for folder in ("docs", "quizzes"):
        shutil.rmtree(project / folder / COURSE)
        shutil.copytree(ROOT / "tests" / "fixture" / folder, project / folder, dirs_exist_ok=True)
    quiz = project / "quizzes" / FIXTURE / "introduction.md"
    text = quiz.read_text(encoding="utf-8").replace(
        "- [ ] Harbour pilots\n", "- [ ] Pilots of the harbour\n"
    )
    quiz.write_text(text, encoding="utf-8")
    start = project / "docs" / FIXTURE / "index.md"
    start.write_text(
        start.read_text(encoding="utf-8").replace("pass mark: 60\n", "pass mark: 100\n"),
        encoding="utf-8",
    )
    run = briefed("export", kind, "--output", tmp_path / "next.zip", project=project)
    assert run.returncode == 0, run.stdout + run.stderr
    with learning_system(kind, tmp_path / "next.zip", tmp_path / "unpacked-next") as following:
        following.kept = system.kept
        course = Course(open_context(DESK).new_page(), following.url())
        course.at("index")
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
        course.answer("index", right=False)
        course.leave(following)
        assert len(following.interactions()) == 21, "the wrong answer was told"
        assert status(following) == ("completed", "passed") and score(following) == 100, (
            "also where the new mark is not reached"
        )


def test_search_and_navigation_are_the_packages_own_and_other_sites_open_apart(
    open_context: Callable, system_with: Callable, site: Path
) -> None:
    system = system_with("scorm2004", of(site, "scorm2004", COURSE))
    page = open_context(DESK).new_page()
    watch = Watch(page, system.address)
    course = Course(page, system.url())
    follow(
        course.page,
        search(course.page, "registered on the system").first,
        "registered on the system",
    )
    expect(course.page.locator("a[href^=http]").first).to_be_attached()
    expect(course.page.locator("a[href^=http]:not([target=_blank])")).to_have_count(0)
    course.page.locator(".md-header a.md-logo").click()
    expect(course.page.locator("article h1")).to_have_text(
        "Learning from the Keeping Babies Safe audit"
    )
    assert len(page.frames) == 3, "the course opens in no frame of its own again"
    assert watch.faults == []


def test_without_the_browser_the_learning_system_keeps_it_and_without_both_the_page_says_so(
    open_context: Callable, system_with: Callable, fixture_site: Path
) -> None:
    system = system_with("scorm12", of(fixture_site, "scorm12"))
    context = open_context(PHONE)
    context.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, "
        "name, { get() { throw new DOMException('blocked', 'SecurityError') } })"
    )
    course = Course(context.new_page(), system.url())
    expect(course.strip).to_have_text(RECORDED)
    course.answer("index", right=True)
    taken(system, 3)
    system.trouble = "error"
    course.answer("fog-signals", right=True)
    expect(course.strip).to_have_text(
        "Not recorded, and not kept in this browser either: leave this window open."
    )
    system.trouble = ""
    course.answer("lamp-care", right=True)
    expect(course.strip).to_have_text(RECORDED)
    course.leave(system)
    assert score(system) == 50 and len(system.interactions()) == 10


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_around_the_course(
    open_context: Callable, system_with: Callable, fixture_site: Path, scheme: str
) -> None:
    system = system_with("scorm12", of(fixture_site, "scorm12"))
    for trouble, size in (("", PHONE), ("error", DESK)):
        course = Course(open_context(size, scheme).new_page(), f"{system.url()}&own=1", own=True)
        system.trouble = trouble
        course.answer("index", right=trouble == "")
        expect(course.strip).to_have_text(
            RECORDED
            if trouble == ""
            else "Not recorded yet: kept in this browser, and sent again soon."
        )
        for frame in course.window.frames[1:]:
            frame.evaluate(
                AXE.read_text(encoding="utf-8")
            )  # so that the course counts as part of the page
        assert violations(course.window) == []
        assert course.window.evaluate("document.documentElement.scrollWidth <= innerWidth")
        course.leave(system)
        assert violations(course.window) == []
        system.trouble, system.kept = "", {}


def test_the_keyboard_alone_leads_through_a_session(
    open_context: Callable, system_with: Callable, fixture_site: Path
) -> None:
    system = system_with("scorm2004", of(fixture_site, "scorm2004"))
    course = Course(open_context(DESK).new_page(), system.url(own=1), own=True)
    course.window.keyboard.press("Tab")
    expect(course.outer.get_by_role("button", name="Save and leave")).to_be_focused()
    course.window.keyboard.press("Tab")
    course.window.keyboard.press("Tab")
    assert course.window.evaluate("document.activeElement.tagName") == "IFRAME"
    course.window.keyboard.press("Shift+Tab")
    for _ in range(5):
        if course.window.evaluate("document.activeElement.id") == "leave":
            break
        course.window.keyboard.press("Shift+Tab")
    course.window.keyboard.press("Enter")
    expect(course.outer.get_by_role("heading", name="Saved")).to_be_focused()


def test_my_learning_says_what_the_learning_system_has(
    open_context: Callable, system_with: Callable, site: Path
) -> None:
    system = system_with("scorm12", of(site, "scorm12", COURSE))
    course = Course(open_context(PHONE).new_page(), system.url())
    course.at("my-learning")
    expect(course.page.locator("#keep")).to_contain_text(
        "Your learning system has your answers, your score and your time. Your notes and your "
        "plan are kept in this browser only."
    )
    text = words(course.page.locator("article").inner_text())
    assert (
        "nobody else" not in text and "this tab only" not in text and "Clear everything" not in text
    )
    assert "go to the learning system that opened it" in text
    course.page.get_by_label("What", exact=True).fill("Ask about fathers")
    course.page.get_by_role("button", name="Add").click()
    course.leave(system)
    assert "Ask about fathers" not in json.dumps(system.heard)


def test_of_notes_that_can_not_be_read_in_full_nothing_is_lost(
    open_context: Callable, system_with: Callable, site: Path
) -> None:
    system = system_with("scorm12", of(site, "scorm12", COURSE))
    context = open_context(PHONE)
    course = Course(context.new_page(), system.url())
    course.at("hidden-men")
    course.page.get_by_label("Your notes").fill("Ask who visits.")
    long = "A long reflection. " * 1_200
    course.page.locator("article").evaluate(
        """(_, long) => {
        const name = Object.keys(localStorage).find(name => name.endsWith(':notes'))
        localStorage.setItem(name, localStorage.getItem(name).replace('Ask who visits.', long))
    }""",
        long,
    )
    course.at("think-family")
    expect(course.page.locator(".bf-notices")).to_contain_text("It was set aside for you")
    course.leave(system)
    course = Course(context.new_page(), system.url())
    course.at("my-learning")
    other = course.page.locator(".bf-other")
    expect(other).to_contain_text("Set aside, number 1")
    other.get_by_text("Look at it").click()
    expect(other).to_contain_text(long.strip())
    assert "A long reflection" not in json.dumps(system.heard)
