"""Problems of a course, told by the places of its worksheet."""

from __future__ import annotations

from briefed.authoring.worksheet.findings import findings
from briefed.authoring.worksheet.forms import Form, Worksheet
from briefed.model import Location, Problem
from briefed.source import briefing

QUIZ = "quizzes/lamps/oil.md"
TEXT = """<!-- question: one -->
<quiz>
At 1. Of a lamp. Who lit it?
- [x] Ann *did*
> So it says. Really.
</quiz>

<!-- question: two -->
<quiz>
Who put it out?
- [x] Ben
> So it says.
</quiz>
"""


def form(identity: str, where: str) -> Form:
    return Form(f"oil/question/{identity}", where, "", (), lambda _: [], question=(QUIZ, identity))


FORMS = form("one", "Oil, question 1"), form("two", "Oil, question 4")
BRIEFING = briefing.parse("# Lamps\n\n## Oil\n\n- It was short. { #oil-1 }\n", "briefing.md")
SHEET = Worksheet("lamps", "", "1", "", (("oil", FORMS),))


def told(line: int, column: int, message: str, code: str = "unsupported-figure") -> list[str]:
    problem = Problem(code, "error", Location(QUIZ, line, column), None, message)
    found = findings(SHEET, BRIEFING, {QUIZ: TEXT}, [problem], {"oil"})
    return [f"{one.told.where}: {one.told.what}" for one in found]


def test_a_problem_is_told_with_its_place_and_its_sentence() -> None:
    assert told(3, 1, "wrong") == ["Oil, question 1: “At 1. Of a lamp.”: wrong"]
    assert told(3, 20, "wrong") == ["Oil, question 1: “Who lit it?”: wrong"]
    assert told(4, 7, "wrong") == ["Oil, question 1: “Ann did”: wrong"]
    assert told(5, 3, "wrong") == ["Oil, question 1: “So it says.”: wrong"]
    assert told(5, 3, "“So it says.” is wrong") == ["Oil, question 1: “So it says.” is wrong"]


def test_another_place_is_named_as_the_worksheet_names_it() -> None:
    message = f"as at {QUIZ}:10:1, and docs/lamps/else.md:7"
    assert told(4, 7, message) == [
        "Oil, question 1: “Ann did”: as at Oil, question 4, and docs/lamps/else.md:7"
    ]


def test_a_problem_of_no_form_names_the_file() -> None:
    assert told(7, 1, "wrong") == [f"{QUIZ}:7:1: wrong"]


def test_what_the_worksheet_lists_itself_is_left_out() -> None:
    assert told(3, 1, "wrong", "not-written") == told(3, 1, "wrong", "approval-stale") == []
