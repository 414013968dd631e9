"""What a form to copy added is changed by that form, and never added twice."""

from __future__ import annotations

import copy
from pathlib import Path

import docx
import pytest
from docx.table import Table
from support.building import Run
from support.worksheets import contents, exported, forms, places, rewrite

pytestmark = pytest.mark.slow
QUIZ, PAGE = "quizzes/lamps/lamp-care.md", "docs/lamps/lamp-care.md"
ROWS = [("", "One", "No."), ("x", "Two", "Yes."), ("", "Three", "No, too.")]
GAPS, DOTS, CHOICE = "A sentence with a gap", "What was counted", "Right?"


def to_copy(document, label: str, at: int = 0) -> Table:
    """A form to copy with a row or a head of a label."""
    found = [
        table
        for table in forms(document)
        if table.rows[0].cells[0].text.startswith("Fill this in")
        and any(place.label.startswith(label) for place in places(table))
    ]
    return found[at]


def say(table: Table, **said: str) -> None:
    """Write into the cells whose labels begin so."""
    for begins, words in said.items():
        wanted = begins.replace("_", " ")
        next(one for one in places(table) if one.label.startswith(wanted)).write(words)


def rows(table: Table, *wanted: tuple[str, str, str]) -> None:
    """Write into the first rows of the table."""
    heads = ("Right?", "Answer", "Why it is")
    found = [one for one in places(table) if one.label.startswith(heads)]
    for place, words in zip(found, [one for row in wanted for one in row], strict=False):
        place.write(words)


@pytest.fixture
def sheet(scaffold: Path, briefed: Run) -> Path:
    return exported(briefed, scaffold, "lamps", "--theme", "lamp-care")


def asked(sheet: Path, stem: str = "What did the wardens see?", on: str = "Lamp care: 1b") -> None:
    document = docx.Document(sheet)
    table = to_copy(document, CHOICE)
    say(table, A_situation=stem, The_theme=on)
    rows(table, *ROWS)
    document.save(sheet)


def ids(project: Path) -> list[str]:
    text = contents(project)[QUIZ]
    return [one.split(" ")[0] for one in text.split("<!-- question: ")[1:]]


@pytest.mark.parametrize("change", [False, True])
def test_a_question_that_a_form_added_is_changed_by_it(
    scaffold: Path, briefed: Run, sheet: Path, change: bool
) -> None:
    asked(sheet)
    briefed("fill", "lamps", sheet, project=scaffold)
    known = ids(scaffold)
    document = docx.Document(sheet)
    table = to_copy(document, CHOICE)
    say(table, A_situation="What had the wardens seen?", The_theme="lamp care: 1b, 2")
    rows(table, ROWS[0], ("x", "Two of them", "Yes."))
    document.save(sheet)
    if change:
        rewrite(sheet, seed=3)
    run = briefed("fill", "lamps", sheet, project=scaffold)
    assert "Left alone" not in run.stdout and "Not taken over" not in run.stdout, run.stdout
    quiz = contents(scaffold)[QUIZ]
    assert "New question" not in run.stdout
    assert f"  Lamp care, question {len(known)}\n" in run.stdout, run.stdout
    assert known[-1] == ids(scaffold)[-1] and "What did the wardens see?" not in quiz
    assert "What had the wardens seen?\n- [ ] One\n> No.\n- [x] Two of them\n> Yes." in quiz
    after = contents(scaffold)
    run = briefed("fill", "lamps", sheet, project=scaffold)
    assert "Nothing new was filled in." in run.stdout and contents(scaffold) == after, run.stdout


def test_what_another_changed_is_left_alone(scaffold: Path, briefed: Run, sheet: Path) -> None:
    asked(sheet)
    briefed("fill", "lamps", sheet, project=scaffold)
    quiz = scaffold / QUIZ
    text = quiz.read_text(encoding="utf-8").replace("the wardens see", "somebody see")
    quiz.write_text(text, encoding="utf-8")
    asked(sheet, "What did the wardens know?")
    run = briefed("fill", "lamps", sheet, project=scaffold)
    assert "Left alone" in run.stdout and "What did the wardens know?" in run.stdout, run.stdout
    assert quiz.read_text(encoding="utf-8") == text


def test_a_copy_of_a_filled_in_form_adds_another(scaffold: Path, briefed: Run, sheet: Path) -> None:
    asked(sheet)
    briefed("fill", "lamps", sheet, project=scaffold)
    known = ids(scaffold)
    document = docx.Document(sheet)
    table = to_copy(document, CHOICE)
    other = Table(copy.deepcopy(table._tbl), table._parent)
    table._tbl.addnext(other._tbl)
    say(other, A_situation="What did the keepers see?", The_theme="Lamp care: 1a")
    document.save(sheet)
    run = briefed("fill", "lamps", sheet, project=scaffold)
    assert "  New question (one answer is right)\n" in run.stdout, run.stdout
    assert len(set(ids(scaffold)) - set(known)) == 1 and known[-1] in ids(scaffold)
    # Each of the two changes its own question from now on.
    document = docx.Document(sheet)
    say(to_copy(document, CHOICE, 0), A_situation="What did the wardens say?")
    say(to_copy(document, CHOICE, 1), A_situation="What did the keepers say?")
    document.save(sheet)
    known = ids(scaffold)
    run = briefed("fill", "lamps", sheet, project=scaffold)
    assert ids(scaffold) == known, run.stdout
    quiz = contents(scaffold)[QUIZ]
    assert "wardens say?" in quiz and "keepers say?" in quiz and "see?" not in quiz


def test_two_changed_copies_of_one_form_are_told(scaffold: Path, briefed: Run, sheet: Path) -> None:
    asked(sheet)
    briefed("fill", "lamps", sheet, project=scaffold)
    document = docx.Document(sheet)
    table = to_copy(document, CHOICE)
    other = Table(copy.deepcopy(table._tbl), table._parent)
    table._tbl.addnext(other._tbl)
    say(table, A_situation="What did the first see?")
    say(other, A_situation="What did the second see?")
    document.save(sheet)
    before = contents(scaffold)
    run = briefed("fill", "lamps", sheet, project=scaffold)
    assert "several forms have the same Ref" in run.stdout, run.stdout
    assert contents(scaffold) == before


def test_it_stays_in_its_theme(scaffold: Path, briefed: Run, sheet: Path) -> None:
    asked(sheet)
    briefed("fill", "lamps", sheet, project=scaffold)
    before = contents(scaffold)
    asked(sheet, on="Fog signals: 1")
    run = briefed("fill", "lamps", sheet, project=scaffold)
    assert "this form added a question to the theme “Lamp care”" in run.stdout, run.stdout
    assert contents(scaffold) == before


def test_it_is_taken_away_by_its_form(scaffold: Path, briefed: Run, sheet: Path) -> None:
    before = contents(scaffold)
    asked(sheet, on="Lamp care: 4, 5")
    briefed("fill", "lamps", sheet, project=scaffold)
    document = docx.Document(sheet)
    table = to_copy(document, CHOICE)
    say(table, A_situation="", The_theme="")
    rows(table, *[("", "", "")] * 3)
    document.save(sheet)
    run = briefed("fill", "lamps", sheet, project=scaffold)
    assert "the form is empty, and the question that it added was left" in run.stdout, run.stdout
    document = docx.Document(sheet)
    say(to_copy(document, CHOICE), Take_this="yes")
    document.save(sheet)
    run = briefed("fill", "lamps", sheet, project=scaffold)
    assert ": taken away\n" in run.stdout, run.stdout
    assert "What did the wardens see?" not in contents(scaffold)[QUIZ]
    assert contents(scaffold)[PAGE] == before[PAGE]
    run = briefed("fill", "lamps", sheet, project=scaffold)
    assert "Nothing new" in run.stdout and "Left alone" not in run.stdout, run.stdout


def test_a_figure_as_dots_is_changed_by_its_form(scaffold: Path, briefed: Run, sheet: Path) -> None:
    document = docx.Document(sheet)
    say(to_copy(document, DOTS), What_was_counted="20 of 24 lighthouses", The_theme="Lamp care: 1a")
    document.save(sheet)
    briefed("fill", "lamps", sheet, project=scaffold)
    document = docx.Document(sheet)
    say(to_copy(document, DOTS), What_was_counted="21 of 24 lighthouses")
    document.save(sheet)
    run = briefed("fill", "lamps", sheet, project=scaffold)
    assert "Not taken over" not in run.stdout, run.stdout
    page = contents(scaffold)[PAGE]
    assert page.count("<!-- figure:") == 1
    assert "<!-- figure: 21 of 24 lighthouses [lamp-care-1] -->" in page
    run = briefed("fill", "lamps", sheet, project=scaffold)
    assert "Nothing new was filled in." in run.stdout, run.stdout
