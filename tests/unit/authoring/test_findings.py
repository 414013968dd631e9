"""Problems of a course, told by the places of its worksheet."""

from __future__ import annotations

from briefed.authoring.worksheet.findings import Found, alike, findings
from briefed.authoring.worksheet.forms import Form, Worksheet
from briefed.authoring.worksheet.told import Told
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


def test_another_line_is_named_by_its_place() -> None:
    said = "line {} says nearly the same: say what follows"
    assert told(5, 3, said.format(13)) == [
        "Oil, question 1: “So it says.”: Oil, question 4 says nearly the same: say what follows"
    ]
    (here,) = told(5, 3, said.format(4))
    assert here.startswith("Oil, question 1: “So it says.”: another line here says nearly")


def test_what_is_said_of_all_questions_of_a_theme_has_a_place() -> None:
    message = "the right answer is option 1 in 2 of 2 questions (one, two): move some of them"
    assert told(1, 1, message, "same-position") == [
        f"Oil, the questions: {message.replace('(one, two)', '(question 1, question 4)')}"
    ]
    assert told(1, 1, message.replace("two", "three"), "same-position")[0].endswith(
        "(one, three): move some of them"
    )


def test_problems_of_a_kind_are_told_once() -> None:
    found = [
        Found(Problem(code, "warning", Location(QUIZ, 1), None, ""), Told(where, what), True)
        for code, where, what in (
            ("a", "Oil, question 1", "too long"),
            ("b", "Oil, question 1", "too short"),
            ("a", "Oil, question 1", "too long as well"),
            ("a", "Oil, question 4", "too long"),
        )
    ]
    assert list(alike(found)) == [
        Told("Oil, question 1", "too long. Likewise: Oil, question 4"),
        Told("Oil, question 1", "too short"),
    ]


def test_a_problem_of_no_form_names_the_file() -> None:
    assert told(7, 1, "wrong") == [f"{QUIZ}:7:1: wrong"]


def test_what_the_worksheet_lists_itself_is_left_out() -> None:
    assert told(3, 1, "wrong", "not-written") == told(3, 1, "wrong", "approval-stale") == []
