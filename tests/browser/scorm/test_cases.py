"""A case that branches in SCORM: done at an ending, told as a path, and neither right nor wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect
from support.browsing import COURSE, DESK, until
from support.lms import LearningSystem, learning_system
from support.packages import KINDS, Course, of, place, score, status
from support.short_course import KEPT

PAGE = "hidden-men"
CASE = f"case.{PAGE}-the-day-before"
# The ways of the tests: their choices, and their parts by number and by address.
FIRST = (
    ("Complete it on", "Leave it: she"),
    ("1,2,4", "the-day-before > on-her-account > what-nobody-asked"),
)
OTHER = (("Ask for more time",), ("1,5", "the-day-before > after-his-shift"))


def take(course: Course, *choices: str) -> None:
    for choice in choices:
        course.page.get_by_role("link", name=choice).click()


def ways(system: LearningSystem) -> list[tuple[str, str, str, str]]:
    """What was told of cases: the id, the type, the response and the result."""
    word = "student_response" if system.kind == "scorm12" else "learner_response"
    told = [one for one in system.interactions() if one["id"].startswith("case.")]
    assert not any(one["correct_responses"] for one in told)
    return [(one["id"], one["type"], one[word], one["result"]) for one in told]


def told(kind: str, way: tuple, number: int = 1) -> tuple[str, str, str, str]:
    """How a way is told as the so many-th."""
    name = CASE + (f".way-{number}" if number > 1 else "")
    if kind == "scorm12":
        return name, "performance", way[1][0], "neutral"
    return name, "other", way[1][1], "neutral"


@pytest.mark.parametrize("kind", KINDS)
def test_each_other_way_is_told_once_and_comes_back(
    open_context: Callable, system_with: Callable, site: Path, kind: str
) -> None:
    system = system_with(kind, of(site, kind, COURSE))
    context = open_context(DESK)
    course = Course(context.new_page(), system.url())
    course.at(PAGE)
    take(course, *FIRST[0])
    # As the browser's own buttons do it, which know of no frames.
    for way, scene in ((-1, "On her account"), (1, "What nobody asked")):
        course.window.evaluate("way => history.go(way)", way)
        expect(course.page.get_by_role("heading", name=scene, exact=True)).to_be_focused()
    back = course.page.get_by_role("button", name="Try another way")
    back.click()
    take(course, FIRST[0][-1])
    course.leave(system)
    assert ways(system) == [told(kind, FIRST)], "stepping back on the same way is no other way"
    assert score(system) == 0 and status(system)[0] == "incomplete"

    course = Course(open_context(DESK).new_page(), system.url())  # another computer
    course.at(PAGE)
    expect(course.page.locator("#bf-menu a", has_text="Hidden men")).to_contain_text("begun")
    expect(course.page.get_by_role("link", name="Complete it on")).to_contain_text("(tried)")
    take(course, *FIRST[0])
    expect(course.page.get_by_text("You have seen 1 of 2 endings.")).to_be_visible()
    course.leave(system)
    assert ways(system) == [told(kind, FIRST)], "the same way on another day is no other way"

    course = Course(open_context(DESK).new_page(), system.url())
    course.at(PAGE)
    take(course, *OTHER[0])
    course.close(system)
    assert ways(system) == [told(kind, FIRST), told(kind, OTHER, 2)]
    assert len(system.interactions()) == 2 and score(system) == 0


@pytest.mark.parametrize("kind", KINDS)
def test_of_choices_that_lead_to_one_part_the_learning_system_keeps_the_taken_one(
    open_context: Callable, system_with: Callable, site: Path, kind: str
) -> None:
    system = system_with(kind, of(site, kind, COURSE))
    course = Course(open_context(DESK).new_page(), system.url())
    row = course.page.locator("#themes a", has_text="Hidden men").locator(".bf-state")
    course.at("index")
    expect(row).to_have_text("not done yet")  # a package keeps no list of what was read
    course.at(PAGE)
    take(course, *OTHER[0])
    course.leave(system)

    course = Course(open_context(DESK).new_page(), system.url())  # another computer
    course.at(PAGE)
    expect(course.page.get_by_role("link", name=OTHER[0][0])).to_contain_text("(tried)")
    take(course, "Complete it, and say")
    expect(course.page.get_by_role("link", name="Keep to the date")).not_to_contain_text("tried")


@pytest.mark.parametrize("kind", KINDS)
def test_a_case_that_is_begun_is_kept_before_it_is_left(
    open_context: Callable, system_with: Callable, site: Path, kind: str
) -> None:
    system = system_with(kind, of(site, kind, COURSE))
    course = Course(open_context(DESK).new_page(), system.url())
    course.at(PAGE)
    until(lambda: system.kept and place(system).endswith(f"{PAGE}.html"), "the page was to be told")
    assert "." not in states(system)[-1].partition(".")[2]
    take(course, "Complete it on")
    # The cases are the third part of a state: see scripts/web/lms/state.js.
    until(
        lambda: states(system)[-1].count(".") == 2,
        "the case was to be kept",
        lambda: states(system),
    )
    assert system.interactions() == [], "it has come to no ending"
    course = Course(open_context(DESK).new_page(), system.url())  # the other window was never left
    course.at(PAGE)
    expect(course.page.get_by_role("link", name="Complete it on")).to_contain_text("(tried)")
    expect(course.page.locator("#bf-menu a", has_text="Hidden men")).not_to_contain_text(" of ")


def states(system: LearningSystem) -> list[str]:
    """What was committed as a state, in order."""
    return [one["cmi"]["suspend_data"] for one in system.heard]


@pytest.mark.parametrize("kind", KINDS)
def test_a_course_is_finished_with_its_case_and_the_score_is_that_of_the_questions(
    open_context: Callable, system_with: Callable, short_site: Path, kind: str
) -> None:
    system = system_with(kind, of(short_site, kind, COURSE))
    course = Course(open_context(DESK).new_page(), system.url())
    for name in sorted(KEPT):
        course.answer(name, right=name != PAGE, cases=False)
    course.leave(system)
    before = score(system)
    assert status(system)[0] == "incomplete" and ways(system) == []
    course = Course(open_context(DESK).new_page(), system.url())
    course.at(PAGE)
    end = course.page.locator(".bf-finished")
    expect(end).to_contain_text("Left to do: 1 case")
    take(course, *FIRST[0])
    expect(end).to_contain_text("took the case to an ending.")
    course.leave(system)
    assert status(system)[0] == "completed" and score(system) == before
    assert ways(system) == [told(kind, FIRST)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_case_that_is_rewritten_is_asked_again(
    open_context: Callable,
    system_with: Callable,
    site: Path,
    next_edition: Path,
    tmp_path: Path,
    kind: str,
) -> None:
    system = system_with(kind, of(site, kind, COURSE))
    course = Course(open_context(DESK).new_page(), system.url())
    course.at(PAGE)
    take(course, *FIRST[0])
    course.leave(system)

    package, folder = of(next_edition, kind, COURSE), tmp_path / "unpacked-next"
    with learning_system(kind, package, folder) as following:
        following.kept = system.kept
        course = Course(open_context(DESK).new_page(), following.url())
        course.at(PAGE)
        menu = course.page.locator("#bf-menu a", has_text="Hidden men")
        expect(menu).to_contain_text("1 case updated")
        expect(course.page.get_by_text("Updated since you took it")).to_be_visible()
        expect(course.page.get_by_text("(tried)", exact=True)).to_have_count(0)
        take(course, *FIRST[0])
        expect(menu).to_contain_text("begun")
        course.leave(following)
        assert ways(following) == [told(kind, FIRST), told(kind, FIRST, 2)]
        assert following.refused == []
