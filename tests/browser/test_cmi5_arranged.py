"""Items to sort, match and put in order in cmi5: as matching and sequencing, item by item."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from support.arranging import QUESTIONS, expect_asked_again, partly_right_then_right
from support.browsing import DESK
from support.launches import at_rest
from support.lrs import launching
from support.packages import Course, of


def test_what_was_right_comes_back_and_each_answer_is_told(
    open_context: Callable, fixture_site: Path, tmp_path: Path
) -> None:
    with launching(of(fixture_site, "cmi5"), tmp_path / "unpacked") as system:

        def leave(course: Course) -> None:
            at_rest(course)
            course.leave()

        partly_right_then_right(
            lambda: Course(open_context(DESK).new_page(), system.url_of_a_launch()), leave
        )
        told = [
            (
                one["object"]["id"].partition("/question/")[2],
                one["object"]["definition"]["interactionType"],
                one["result"]["success"],
                one["result"]["response"],
                one["object"]["definition"]["correctResponsesPattern"],
            )
            for one in system.said
            if one["verb"]["id"].endswith("/answered")
        ]

        def written(parts: list[str]) -> str:
            return "[,]".join("[.]".join(one) for one in parts)

        assert told == [
            (one.id, one.type, False, written(one.first), [written(one.key)]) for one in QUESTIONS
        ] + [
            (f"{one.id}/try-2", one.type, True, written(one.key), [written(one.key)])
            for one in QUESTIONS
        ]
        assert system.refused == []


def test_an_item_or_a_label_that_is_reworded_is_asked_again_and_credits_no_other(
    open_context: Callable, fixture_site: Path, next_edition: Path, tmp_path: Path
) -> None:
    with launching(of(fixture_site, "cmi5"), tmp_path / "unpacked") as system:
        course = Course(open_context(DESK).new_page(), system.url_of_a_launch())
        for question in QUESTIONS:
            course.at(question.page)
            course.arrange(question.id, [])
        at_rest(course)
        course.leave()
        states = system.states
    with launching(of(next_edition, "cmi5"), tmp_path / "unpacked-next") as following:
        following.states.update(states)
        course = Course(open_context(DESK).new_page(), following.url_of_a_launch())
        for question in QUESTIONS:
            course.at(question.page)
            expect_asked_again(course.page, question)
        at_rest(course)
        course.leave()
        assert following.verbs() == ["initialized", "terminated"] and following.refused == []
