"""SCORM in a second learning system that others wrote: what scorm-again lets pass, it might not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect
from support.arranging import QUESTIONS, partly_right_then_right
from support.browsing import DESK, until
from support.packages import KINDS, RECORDED, Course, of
from support.scormhost import Host, scormhost

# The case of the fixture: two ways through it, their choices and how each is told.
PAGE = "who-relieves-the-keeper"
WAYS = (
    (
        ("Tell the keeper the day on which", "Tell the keeper the new day"),
        {"scorm12": "1,2,4", "scorm2004": "the-boat-is-late > a-day-is-told > the-day-is-known"},
    ),
    (
        ("Say nothing until", "Take the spyglass away"),
        {
            "scorm12": "1,3,5",
            "scorm2004": "the-boat-is-late > nothing-is-said > the-boat-in-the-spyglass",
        },
    ),
)
# What the host refuses, since it knows nothing of navigation.
UNKNOWN = {"scorm12": [], "scorm2004": [["adl.nav.request", "suspendAll", "false"]]}
SEPARATORS = {"scorm12": (",", "."), "scorm2004": ("[,]", "[.]")}

# Counts what the course tells the system, and keeps what that refuses.
HEARD = """if (window === window.top) {
    window.heard = 0
    window.refused = []
    for (const [name, set] of [['API', 'LMSSetValue'], ['API_1484_11', 'SetValue']]) {
        let api
        Object.defineProperty(window, name, {
            configurable: true,
            get: () => api,
            set: (found) => {
                api = found
                const own = found[set]
                found[set] = (...given) => {
                    const answer = own.apply(found, given)
                    heard++
                    if (String(answer) !== 'true') refused.push([...given, answer])
                    return answer
                }
            },
        })
    }
}"""


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    with scormhost(tmp_path_factory.mktemp("host") / "kept") as found:
        yield found


@pytest.mark.parametrize("kind", KINDS)
def test_items_to_arrange_are_told_and_come_back(
    open_context: Callable, fixture_site: Path, host: Host, kind: str
) -> None:
    address = host.bring(of(fixture_site, kind))
    known: list = []  # the cookie by which the host knows who is no member
    state = "cmi.suspend_data"
    sessions = 0

    def opened() -> Course:
        context = open_context(DESK)  # another browser, which has no record of its own
        context.add_cookies(known)
        course = Course(context.new_page(), address)
        known[:] = context.cookies()
        assert course.strip.inner_text().startswith(RECORDED)
        return course

    def leave(course: Course) -> None:
        nonlocal sessions
        sessions += 1
        answers = len(QUESTIONS) * min(sessions, 2)
        course.leave()
        last = f"cmi.interactions.{answers - 1}.result"
        until(lambda: last in host.kept(), f"{last} was to be kept", host.kept)
        until(lambda: host.kept().get(state), f"{state} was to be kept", host.kept)
        course.window.wait_for_load_state("networkidle")  # the end of the session is told
        course.window.close()

    partly_right_then_right(opened, leave)
    between, within = SEPARATORS[kind]
    kept = host.kept()
    answer = "student_response" if kind == "scorm12" else "learner_response"
    wrong = "wrong" if kind == "scorm12" else "incorrect"
    told = [
        tuple(
            kept[f"cmi.interactions.{at}.{name}"]
            for name in ("id", "type", "result", answer, "correct_responses.0.pattern")
        )
        for at in range(2 * len(QUESTIONS))
    ]

    def written(parts: list[str]) -> str:
        return between.join(within.join(one) for one in parts)

    assert told == [
        (one.id, one.type, wrong, written(one.first), written(one.key)) for one in QUESTIONS
    ] + [
        (f"{one.id}.try-2", one.type, "correct", written(one.key), written(one.key))
        for one in QUESTIONS
    ]
    assert f"cmi.interactions.{2 * len(QUESTIONS)}.id" not in kept, "nothing is told twice"
    score = "cmi.core.score.raw" if kind == "scorm12" else "cmi.score.raw"
    status = "cmi.core.lesson_status" if kind == "scorm12" else "cmi.completion_status"
    assert (kept[score], kept[status]) == ("17.39", "incomplete"), "4 of 23"


def way(kind: str, number: int) -> dict[str, str]:
    """What is told of a way through the case."""
    return {
        "id": f"case.{PAGE}-the-boat-is-late" + (f".way-{number}" if number > 1 else ""),
        "type": "performance" if kind == "scorm12" else "other",
        "student_response" if kind == "scorm12" else "learner_response": WAYS[number - 1][1][kind],
        "result": "neutral",
    }


def interactions(kept: dict[str, str], names: list[str]) -> list[dict[str, str | None]]:
    """Values of what was told as interactions, none of which has a right answer."""
    found: dict[str, dict[str, str]] = {}
    for name, value in kept.items():
        parts = name.split(".", 3)
        if parts[1] == "interactions" and parts[2].isdigit():
            found.setdefault(parts[2], {})[parts[3]] = value
    assert not any("correct_responses" in part for one in found.values() for part in one)
    return [{name: one.get(name) for name in names} for _, one in sorted(found.items())]


@pytest.mark.parametrize("kind", KINDS)
def test_a_case_is_told_as_a_path_and_comes_back(
    open_context: Callable, fixture_site: Path, host: Host, kind: str
) -> None:
    address = host.bring(of(fixture_site, kind))
    known: list = []  # the cookie by which the host knows who is no member

    def opened() -> Course:
        context = open_context(DESK)  # another browser, which has no record of its own
        context.add_init_script(HEARD)
        context.add_cookies(known)
        course = Course(context.new_page(), address)
        known[:] = context.cookies()
        assert course.strip.inner_text().startswith(RECORDED)
        course.at(PAGE)
        return course

    def leave(course: Course, told: int) -> dict[str, str]:
        course.leave()
        last = f"cmi.interactions.{told - 1}.result"
        until(lambda: last in host.kept(), f"{last} was to be kept", host.kept)
        course.window.wait_for_load_state("networkidle")  # the end of the session is told
        assert course.window.evaluate("heard") > 5
        assert course.window.evaluate("refused") == UNKNOWN[kind]
        course.window.close()
        return host.kept()

    def tally(course: Course) -> str:
        return course.page.locator("#bf-menu a", has_text="Who relieves").inner_text()

    def told(kept: dict[str, str]) -> list[dict[str, str | None]]:
        return interactions(kept, list(way(kind, 1)))

    course = opened()
    assert "begun" not in tally(course)
    for choice in WAYS[0][0]:
        course.page.get_by_role("link", name=choice).click()
    expect(course.page.get_by_text("You have seen 1 of 2 endings.")).to_be_visible()
    assert told(leave(course, 1)) == [way(kind, 1)]

    course = opened()
    done = tally(course)
    assert "begun" in done
    tried = course.page.get_by_role("link", name=WAYS[0][0][0])
    expect(tried).to_contain_text("(tried)")
    expect(course.page.get_by_role("link", name=WAYS[1][0][0])).not_to_contain_text("(tried)")
    for choice in WAYS[1][0]:
        course.page.get_by_role("link", name=choice).click()
    expect(course.page.get_by_text("You have seen both endings.")).to_be_visible()
    assert told(leave(course, 2)) == [way(kind, 1), way(kind, 2)], "the first is not told again"

    course = opened()
    assert tally(course) == done, "one case is one task, in how many ways it is taken"
    for choices, _ in WAYS:
        expect(course.page.get_by_role("link", name=choices[0])).to_contain_text("(tried)")
    kept = leave(course, 2)
    assert len(told(kept)) == 2
    score = "cmi.core.score.raw" if kind == "scorm12" else "cmi.score.raw"
    assert kept[score] == "0", "a case is neither right nor wrong"
