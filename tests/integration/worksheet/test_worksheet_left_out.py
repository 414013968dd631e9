"""Any sentence may be left out of the questions on the worksheet, with a reason."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest
from docx.table import _Cell
from support.building import Run
from support.worksheets import contents, exported, forms

pytestmark = pytest.mark.slow
PAPER = """# Lamps lit

## Rounds

The Board meets at the pier. Keepers walk their rounds at dusk.

Keepers should trim the lamp. Oil was short in 3 of 12 lamps.
"""
START, QUIZ = "docs/lamps/index.md", "quizzes/lamps/rounds.md"
TITLE = "Is there another sentence that needs no question"


@pytest.fixture
def lamps(empty: Path, briefed: Run) -> Path:
    paper = empty.parent / "paper.md"
    paper.write_text(PAPER, encoding="utf-8")
    assert briefed("new", paper, "--course", "lamps", project=empty).returncode == 0
    return empty


def write_rows(sheet: Path, *rows: tuple[str, str]) -> None:
    """Write rows into the table, from its first row on, and empty those below."""
    document = docx.Document(sheet)
    (table,) = (one for one in forms(document) if one.rows[0].cells[0].text.startswith(TITLE))
    there = [row._tr.tc_lst for row in table.rows[2:]]
    for at, row in enumerate(there):
        for cell, words in zip(row, rows[at] if at < len(rows) else ("", ""), strict=True):
            _Cell(cell, table).text = words
    document.save(sheet)


def shown(sheet: Path) -> list[tuple[str, ...]]:
    """The rows that the table has on a worksheet."""
    document = docx.Document(sheet)
    (table,) = (one for one in forms(document) if one.rows[0].cells[0].text.startswith(TITLE))
    rows = (tuple(_Cell(cell, table).text for cell in row._tr.tc_lst) for row in table.rows[2:])
    return [row for row in rows if any(row)]


def codes(briefed: Run, project: Path) -> set[str]:
    run = briefed("check", "lamps", "--format", "json", project=project)
    return {one["code"] for one in json.loads(run.stdout)["problems"]}


def test_a_sentence_is_left_out_with_its_reason_and_its_empty_question_goes(
    lamps: Path, briefed: Run
) -> None:
    sheet = exported(briefed, lamps, "lamps")
    assert contents(lamps)[QUIZ].count("<quiz>") == 4
    write_rows(sheet, ("1A", "It says where the Board meets."))
    said = briefed("fill", "lamps", sheet, project=lamps).stdout
    assert "  Rounds, sentences to leave out\n" in said and "Not taken over" not in said, said
    done = contents(lamps)
    assert '    sentence: "The Board meets at the pier."\n    reason: "It says where' in done[START]
    assert done[QUIZ].count("<quiz>") == 3 and "question: rounds-1-a " not in done[QUIZ]
    assert not codes(briefed, lamps) & {"exemption-unused", "sentence-not-tested"}
    assert briefed("fill", "lamps", sheet, project=lamps).stdout.startswith("Nothing new")
    assert shown(exported(briefed, lamps, "lamps")) == [("1a", "It says where the Board meets.")]
    # The reason may be changed, and the sentence asked about again.
    sheet = exported(briefed, lamps, "lamps")
    write_rows(sheet, ("1a", "A place teaches nothing."))
    briefed("fill", "lamps", sheet, project=lamps)
    assert '    reason: "A place teaches nothing."\n' in contents(lamps)[START]
    write_rows(sheet)
    said = briefed("fill", "lamps", sheet, project=lamps).stdout
    assert "no question tests quote 1a: " in said, said
    assert "The Board meets" not in contents(lamps)[START]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (("1a", ""), "row 2: it has no reason: write why 1a needs no question"),
        (("", "Why not"), "row 2: it names no sentence: write the number beside it, such as 1a"),
        (("5", "A letterhead"), "row 2: there is no quote 5"),
        (("2", "Old"), 'row 2: 2a holds "should", so it needs a question'),
        (("2b", "Old"), 'row 2: 2b holds the figure "3 of 12", so it needs a question'),
    ],
)
def test_a_row_that_can_not_be_taken_over_keeps_no_other_from_it(
    lamps: Path, briefed: Run, row: tuple[str, str], told: str
) -> None:
    sheet = exported(briefed, lamps, "lamps")
    write_rows(sheet, ("1b", "They know."), row)
    said = briefed("fill", "lamps", sheet, project=lamps).stdout
    assert f"  Rounds, sentences to leave out, {told}" in said, said
    assert contents(lamps)[START].count("- statement:") == 1


def test_a_sentence_that_a_question_asks_about_is_not_left_out(lamps: Path, briefed: Run) -> None:
    quiz = lamps / QUIZ
    text = quiz.read_text(encoding="utf-8")
    begun = text.replace("[to write: a situation from work, and what is asked about it]", "Who?", 1)
    quiz.write_text(begun, encoding="utf-8")
    sheet = exported(briefed, lamps, "lamps")
    write_rows(sheet, ("1a", "It teaches nothing."))
    said = briefed("fill", "lamps", sheet, project=lamps).stdout
    assert "row 1: a question asks 1a: take that question away first" in said, said
    assert contents(lamps)[QUIZ] == begun
