"""What is still to be written is told theme by theme, and nothing twice."""

from __future__ import annotations

from briefed.authoring.worksheet.still_open import Place, StillOpen, count, lines

ASKS, DO = "what this asks of practice", "what to do at work"
EMPTY = "nothing is written yet"


def part(name: str, *places: tuple[str, str]) -> StillOpen:
    return StillOpen(name, tuple(Place(f"{name}, {where}", what) for where, what in places))


def test_quotes_and_questions_that_want_the_same_share_a_line() -> None:
    quotes = [(f"quote {at}: {wanted}", "") for at in (1, 2, 3, 5) for wanted in (ASKS, DO)]
    questions = [(f"question {at}", EMPTY) for at in (1, 2, 4)]
    given = part("Oil, and wicks", *quotes, ("quote 6: " + DO, ""), *questions)
    assert lines([given]) == [
        "Oil, and wicks (12):",
        f"  quotes 1–3, 5: {ASKS}; {DO}",
        f"  quote 6: {DO}",
        f"  questions 1, 2, 4: {EMPTY}",
    ]
    assert count([given, given]) == 24


def test_a_question_that_is_begun_names_each_of_its_places() -> None:
    given = part("Oil", ("question 2, first answer, why", "why it is"), ("question 2, text", ""))
    assert lines([given])[1:] == ["  question 2: first answer, why: why it is; text"]


def test_what_a_place_is_for_is_said_once_and_another_thing_to_do_there_each_time() -> None:
    minutes, box = ("minutes", "how many"), ("box “Aims”", "two or three")
    given = [part("Oil", minutes, box), part("Fog", minutes, box), part("Sea", ("minutes", "mend"))]
    assert lines(given) == [
        "Oil (2):",
        "  minutes: how many",
        "  box “Aims”: two or three",
        "Fog (2):",
        "  minutes; box “Aims”",
        "Sea (1):",
        "  minutes: mend",
    ]


def test_what_is_wanted_of_a_whole_theme_is_said_of_each() -> None:
    given = [StillOpen(name, (Place(name, "no question tests quote 1"),)) for name in ("A", "B")]
    assert lines(given) == [
        "A (1):",
        "  no question tests quote 1",
        "B (1):",
        "  no question tests quote 1",
    ]


def test_a_place_that_is_named_otherwise_keeps_its_whole_name() -> None:
    assert lines([StillOpen("Oil", (Place("The whole course, title", ""),))])[1:] == [
        "  The whole course, title"
    ]
