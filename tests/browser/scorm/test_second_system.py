"""SCORM in a second learning system that others wrote: what scorm-again lets pass, it might not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support.arranging import QUESTIONS, partly_right_then_right
from support.browsing import DESK, until
from support.packages import KINDS, RECORDED, Course, of
from support.scormhost import Host, scormhost

SEPARATORS = {"scorm12": (",", "."), "scorm2004": ("[,]", "[.]")}


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    with scormhost(tmp_path / "kept") as found:
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
        until(lambda: last in host.kept(), f"{last} was to be kept, not only {host.kept()}")
        assert host.kept()[state]
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
    assert (kept[score], kept[status]) == ("13.04", "incomplete"), "3 of 23"
