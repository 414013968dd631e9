"""A question is taken away on a worksheet, and only the one that its writer saw."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest
from support.building import Run
from support.worksheets import Place, contents, exported, forms, places

pytestmark = pytest.mark.slow
QUIZ, PAGE = "quizzes/lamps/fog-signals.md", "docs/lamps/fog-signals.md"
AWAY = "Take this question away?"


def cells(sheet: Path, title: str = "Question 1"):
    """A worksheet, and the cells of a form by their labels; the first of each label."""
    document = docx.Document(sheet)
    table = next(
        one for one in forms(document) if one.rows[0].cells[0].text.strip().startswith(title)
    )
    found: dict[str, Place] = {}
    for place in places(table):
        found.setdefault(place.label.partition("?")[0], place)
    return document, found


def write(sheet: Path, title: str = "Question 1", **said: str) -> None:
    """Write into the cells of a question: `Take`, `Answer`, `A_situation` begin their labels."""
    document, found = cells(sheet, title)
    for begins, words in said.items():
        label = next(one for one in found if one.startswith(begins.replace("_", " ")))
        found[label].write(words)
    document.save(sheet)


@pytest.fixture
def sheet(scaffold: Path, briefed: Run) -> Path:
    return exported(briefed, scaffold, "lamps", "--theme", "fog-signals")


def test_a_question_is_taken_away_by_a_yes(scaffold: Path, briefed: Run, sheet: Path) -> None:
    before = contents(scaffold)
    first = before[QUIZ].index("<!-- question: ")
    second = before[QUIZ].index("<!-- question: ", first + 1)
    write(sheet, Take="Yes.")
    run = briefed("fill", "lamps", sheet, project=scaffold)
    assert "  Fog signals, question 1: taken away\n" in run.stdout, run.stdout
    assert (
        "    no question tests quote 1: write the number at another question of the "
        "theme, fill in a form to copy, or leave it out with a reason, above the questions\n"
        in run.stdout
    ), run.stdout
    after = contents(scaffold)
    assert after[QUIZ] == before[QUIZ][:first] + before[QUIZ][second:]
    assert {**after, QUIZ: ""} == {**before, QUIZ: ""}
    # The same worksheet again changes nothing more, though one of its forms is gone.
    run = briefed("fill", "lamps", sheet, project=scaffold)
    assert "Nothing new was filled in." in run.stdout, run.stdout
    assert "Left alone" not in run.stdout and "Not taken over" not in run.stdout
    assert contents(scaffold) == after


def test_its_place_on_the_page_goes_with_it(scaffold: Path, briefed: Run, sheet: Path) -> None:
    identity = contents(scaffold)[QUIZ].partition("<!-- question: ")[2].partition(" ")[0]
    page = scaffold / PAGE
    text = page.read_text(encoding="utf-8")
    shown = text.replace("\n<!-- quiz -->", f"\n<!-- question: {identity} -->\n\n<!-- quiz -->", 1)
    assert shown != text
    page.write_text(shown, encoding="utf-8")
    write(sheet, Take="yes")
    briefed("fill", "lamps", sheet, project=scaffold)
    assert page.read_text(encoding="utf-8") == text
    result = json.loads(briefed("check", "lamps", "--format", "json", project=scaffold).stdout)
    codes = {one["code"] for one in result["problems"]}
    assert not codes & {"quiz-not-embedded", "question-malformed", "page-malformed"}, codes


def test_one_that_was_emptied_too_goes(scaffold: Path, briefed: Run, sheet: Path) -> None:
    write(sheet, A_situation="When is it sounded?", Answer="On Monday", Right="x")
    briefed("fill", "lamps", sheet, project=scaffold)
    assert "When is it sounded?" in contents(scaffold)[QUIZ]
    write(sheet, A_situation="", Answer="", Right="")
    run = briefed("fill", "lamps", sheet, project=scaffold)
    assert (
        "  Fog signals, question 1: the question itself is empty: what was there was left. To take "
        f"the question away, write yes beside “{AWAY}" in run.stdout
    ), run.stdout
    assert "When is it sounded?" in contents(scaffold)[QUIZ]
    write(sheet, Take="yes")
    run = briefed("fill", "lamps", sheet, project=scaffold)
    assert "  Fog signals, question 1: taken away\n" in run.stdout, run.stdout
    assert "When is it sounded?" not in contents(scaffold)[QUIZ]


def test_one_that_somebody_changed_since_stays(scaffold: Path, briefed: Run, sheet: Path) -> None:
    quiz = scaffold / QUIZ
    text = quiz.read_text(encoding="utf-8")
    stem = text.partition("<quiz>\n")[2].partition("\n")[0]
    quiz.write_text(text.replace(stem, "Written by another?", 1), encoding="utf-8")
    before = contents(scaffold)
    write(sheet, Take="yes")
    run = briefed("fill", "lamps", sheet, project=scaffold)
    assert run.returncode == 1
    assert (
        "  Fog signals, question 1: it was not taken away, since somebody changed it after this "
        "worksheet was made: look at it on a new worksheet, and write yes there\n" in run.stdout
    ), run.stdout
    assert contents(scaffold) == before


@pytest.mark.parametrize("said", ["x", "perhaps", "yes, if nobody minds"])
def test_nothing_but_a_yes_takes_a_question_away(
    scaffold: Path, briefed: Run, sheet: Path, said: str
) -> None:
    before = contents(scaffold)
    write(sheet, Take=said)
    run = briefed("fill", "lamps", sheet, project=scaffold)
    assert f"is “{said}”: write the word yes to take the question away" in run.stdout, run.stdout
    assert contents(scaffold) == before


def test_a_worksheet_without_that_row_is_still_read(
    scaffold: Path, briefed: Run, sheet: Path
) -> None:
    document = docx.Document(sheet)
    for table in document.tables:
        for row in list(table.rows):
            if row.cells[0].text.startswith(AWAY):
                row._tr.getparent().remove(row._tr)
    document.save(sheet)
    write(sheet, A_situation="When is it sounded?")
    run = briefed("fill", "lamps", sheet, project=scaffold)
    assert "Not taken over" not in run.stdout and "Left alone" not in run.stdout, run.stdout
