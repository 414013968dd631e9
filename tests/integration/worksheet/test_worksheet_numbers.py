"""Messages name questions by the numbers that the worksheet in hand has, and tell what went."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from support.building import Run
from support.worksheets import exported, forms, places

pytestmark = pytest.mark.slow

BRIEFING = """# Lamps lit

## Lamp care

Keepers should trim the lamp. It takes an hour. Spare wicks were dry.

In three lighthouses the oil was low.
"""


@pytest.fixture
def sheet(empty: Path, briefed: Run) -> Path:
    file = empty.parent / "lamps.md"
    file.write_text(BRIEFING, encoding="utf-8")
    assert briefed("new", file, "--course", "lamps", project=empty).returncode == 0
    made = exported(briefed, empty, "lamps")
    write(made, 1, {"A situation": "What is trimmed?", "The quotes": "1a, 1b"})
    return made


def write(path: Path, question: int, said: dict[str, str]) -> None:
    """Write into the form with this number, beside the labels that begin so."""
    document = docx.Document(path)
    for table in forms(document):
        for place in places(table):
            words = [it for label, it in said.items() if place.label.startswith(label)]
            if place.form.startswith(f"Question {question}:") and words:
                place.write(words[0])
                said = {one: it for one, it in said.items() if it != words[0]}
    document.save(path)


def fill(briefed: Run, sheet: Path) -> str:
    return briefed("fill", "lamps", sheet, project=sheet.parent / "project").stdout


def test_a_question_keeps_the_number_that_it_has_on_the_worksheet(
    sheet: Path, briefed: Run
) -> None:
    said = fill(briefed, sheet)
    assert "Lamp care, question 1: takes the place of question 2, not yet written" in said
    assert "    questions 3, 4: nothing is written yet\n" in said, said
    assert said.count("question 2") == 1
    write(sheet, 4, {"A situation": "Where was the oil low?", "Answer": "At one"})
    said = fill(briefed, sheet)
    assert "Lamp care, question 4: no answer is marked as right" in said, said
    assert said.count("question 4") == 1 and "    question 3: nothing is written yet\n" in said, (
        said
    )
    # A new worksheet numbers anew, and asks nothing of what went.
    new = exported(briefed, sheet.parent / "project", "lamps")
    titles = [one.rows[0].cells[0].text for one in forms(docx.Document(new))]
    assert [one for one in titles if one.startswith("Question")] == [
        f"Question {number}: one answer is right" for number in (1, 2, 3)
    ]


def test_a_question_that_the_worksheet_lacks_has_no_number(sheet: Path, briefed: Run) -> None:
    fill(briefed, sheet)
    quiz = sheet.parent / "project/quizzes/lamps/lamp-care.md"
    text = quiz.read_text(encoding="utf-8")
    new = text[text.rindex("<!-- question:") :].replace("lamp-care-2-a", "by-hand")
    quiz.write_text(f"{text}\n{new}", encoding="utf-8")
    write(sheet, 3, {"A situation": "Were they dry?"})
    said = fill(briefed, sheet)
    assert "    a question that this worksheet does not have: nothing is written" in said, said
    assert "    question 4: nothing is written yet\n" in said, said


def test_words_in_a_form_that_went_are_told_with_the_way_on(sheet: Path, briefed: Run) -> None:
    fill(briefed, sheet)
    write(sheet, 2, {"A situation": "How long does it take?", "Answer": "An hour"})
    said = fill(briefed, sheet)
    (line,) = (one for one in said.split("\n") if "How long" in one)
    assert line == (
        "  Lamp care, question 2: it went when question 1 took 1b. To ask it as well, write your "
        "words into a form to copy, at the end of the worksheet; then write yes beside “Take this "
        "question away?” here. Your words: “How long does it take? / An hour”"
    )
    assert "Left alone" not in said
    write(sheet, 2, {"Take this question away": "yes"})
    assert "How long" not in fill(briefed, sheet)


def test_words_in_a_question_that_somebody_took_away_are_told(sheet: Path, briefed: Run) -> None:
    write(sheet, 4, {"Take this question away": "yes"})
    fill(briefed, sheet)
    write(sheet, 4, {"Take this question away": "", "A situation": "Where was it low?"})
    said = fill(briefed, sheet)
    assert "Lamp care, question 4: it was taken away, and no question asks 2. To ask it" in said
    assert "Your words: “Where was it low?”" in said, said


def test_only_what_was_written_is_quoted_of_what_was_left_alone(sheet: Path, briefed: Run) -> None:
    quiz = sheet.parent / "project/quizzes/lamps/lamp-care.md"
    text = quiz.read_text(encoding="utf-8")
    mark = text.index("[to write: a situation")
    end = text.index("]", mark) + 1
    quiz.write_text(f"{text[:mark]}What is done to it?{text[end:]}", encoding="utf-8")
    said = fill(briefed, sheet)
    (line,) = (one for one in said.split("\n") if "What is trimmed?" in one)
    assert line == "  Lamp care, question 1; your words: “What is trimmed? / 1a, 1b”"


def marks(sheet: Path) -> dict[str, str]:
    """What each question of a worksheet says beside its title, above its reference."""
    rows = (one.rows[0].cells for one in forms(docx.Document(sheet)))
    return {
        cells[0].text.partition(":")[0]: cells[-1].text.partition("Ref")[0].strip()
        for cells in rows
        if cells[0].text.startswith("Question ")
    }


def test_the_worksheet_in_hand_says_what_is_still_to_write(sheet: Path, briefed: Run) -> None:
    assert set(marks(sheet).values()) == {"to write"}
    every = {
        "Right?": "x",
        "Answer": "The lamp",
        "Why": "So it says.",
    }
    write(sheet, 1, every)
    write(sheet, 4, {"A situation": "Where was the oil low?"})
    said = fill(briefed, sheet)
    assert "The worksheet knows what is there now" in said
    now = marks(sheet)
    assert now["Question 2"] == "gone from the course", now
    assert now["Question 3"] == now["Question 4"] == "to write"
    # Words for it stay, and its reference is read as before.
    write(sheet, 2, {"A situation": "How long does it take?"})
    assert "it went when question 1 took 1b" in fill(briefed, sheet)


def test_a_text_that_was_written_is_no_longer_to_write(sheet: Path, briefed: Run) -> None:
    document = docx.Document(sheet)
    (table, *_) = (one for one in forms(document) if "What this asks" in one.rows[0].cells[0].text)
    assert "to write" in table.rows[0].cells[-1].text
    places(table)[0].write("Trim it at dusk.")
    document.save(sheet)
    fill(briefed, sheet)
    (table, *_) = (
        one for one in forms(docx.Document(sheet)) if "What this asks" in one.rows[0].cells[0].text
    )
    assert "to write" not in table.rows[0].cells[-1].text
    assert fill(briefed, sheet).startswith("Nothing new was filled in.")
