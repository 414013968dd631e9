"""Items to sort, match and put in order in SCORM: as matching and sequencing, item by item."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from support.arranging import QUESTIONS, expect_asked_again, partly_right_then_right
from support.browsing import DESK
from support.lms import learning_system
from support.packages import KINDS, Course, of, score

# Between two parts of an answer, and within a pair.
SEPARATORS = {"scorm12": (",", "."), "scorm2004": ("[,]", "[.]")}


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_right_comes_back_and_each_answer_is_told(
    open_context: Callable, system_with: Callable, fixture_site: Path, kind: str
) -> None:
    system = system_with(kind, of(fixture_site, kind))
    partly_right_then_right(
        lambda: Course(open_context(DESK).new_page(), system.url()),
        lambda course: course.leave(system),
    )
    between, within = SEPARATORS[kind]
    answer = "student_response" if kind == "scorm12" else "learner_response"
    wrong = "wrong" if kind == "scorm12" else "incorrect"
    told = [
        (
            one["id"],
            one["type"],
            one["result"],
            one[answer],
            one["correct_responses"]["0"]["pattern"],
        )
        for one in system.interactions()
    ]

    def written(parts: list[str]) -> str:
        return between.join(within.join(one) for one in parts)

    assert told == [
        (one.id, one.type, wrong, written(one.first), written(one.key)) for one in QUESTIONS
    ] + [
        (f"{one.id}.try-2", one.type, "correct", written(one.key), written(one.key))
        for one in QUESTIONS
    ]
    assert score(system) == 17.39, "4 of 23"


@pytest.mark.parametrize("kind", KINDS)
def test_an_item_or_a_label_that_is_reworded_is_asked_again_and_credits_no_other(
    open_context: Callable,
    system_with: Callable,
    fixture_site: Path,
    next_edition: Path,
    tmp_path: Path,
    kind: str,
) -> None:
    system = system_with(kind, of(fixture_site, kind))
    course = Course(open_context(DESK).new_page(), system.url())
    for question in QUESTIONS:
        course.at(question.page)
        course.arrange(question.id, [])
    course.leave(system)
    assert score(system) == 17.39

    folder = tmp_path / "unpacked-next"
    with learning_system(kind, of(next_edition, kind), folder) as following:
        following.kept = system.kept
        course = Course(open_context(DESK).new_page(), following.url())
        for question in QUESTIONS:
            course.at(question.page)
            expect_asked_again(course.page, question)
        course.leave(following)
        assert score(following) == 0, "no answer counts for another question"
        assert following.refused == []
