"""Items to sort, match and put in order in SCORM: as matching and sequencing, item by item.

That what was right comes back, and what is told of wrong answers, is in test_second_system.py.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from support.arranging import QUESTIONS, expect_asked_again
from support.browsing import DESK
from support.lms import learning_system
from support.packages import KINDS, Course, of, score

# Between two parts of an answer, and within a pair.
SEPARATORS = {"scorm12": (",", "."), "scorm2004": ("[,]", "[.]")}


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
    answer = "student_response" if kind == "scorm12" else "learner_response"
    told = [(one["id"], one["type"], one["result"], one[answer]) for one in system.interactions()]
    between, within = SEPARATORS[kind]
    assert told == [
        (one.id, one.type, "correct", between.join(within.join(part) for part in one.key))
        for one in QUESTIONS
    ]
    assert score(system) == 17.39, "4 of 23"

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
