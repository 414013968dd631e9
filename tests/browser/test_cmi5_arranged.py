"""Items to sort, match and put in order in cmi5: as matching and sequencing, item by item."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from support.arranging import QUESTIONS, partly_right_then_right
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
