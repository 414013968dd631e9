"""A worksheet that was open in Word while it was filled in: its references are the old ones."""

from __future__ import annotations

import shutil
from pathlib import Path

import docx
import pytest
from support.building import Run
from support.worksheets import Place, contents, exported, forms, places

pytestmark = pytest.mark.slow
PAGE, QUIZ = "docs/lamps/fog-signals.md", "quizzes/lamps/fog-signals.md"


def write(sheet: Path, *said: tuple[str, str, str]) -> None:
    """Write into the first place of each form and label."""
    document = docx.Document(sheet)
    every = [one for table in forms(document) for one in places(table)]
    for form, label, words in said:
        _first(every, form, label).write(words)
    document.save(sheet)


def _first(every: list[Place], form: str, label: str) -> Place:
    return next(one for one in every if one.form.startswith(form) and one.label.startswith(label))


def fill(briefed: Run, project: Path, window: Path, sheet: Path) -> str:
    """Save what is in the window over the worksheet, and fill that in."""
    shutil.copy(window, sheet)
    return briefed("fill", "lamps", sheet, project=project).stdout


def opened(briefed: Run, project: Path) -> tuple[Path, Path]:
    """A worksheet, and the same as a window of Word has it."""
    sheet = exported(briefed, project, "lamps", "--theme", "fog-signals")
    window = sheet.with_name("window.docx")
    shutil.copy(sheet, window)
    return sheet, window


ASKS = ("What this asks", "")
QUESTION = (
    ("Question 1", "Right?", "x"),
    ("Question 1", "Answer", "On Monday"),
    ("Question 1", "A situation", "When is it sounded?"),
)


def test_newer_words_of_the_same_worksheet_are_taken(scaffold: Path, briefed: Run) -> None:
    sheet, window = opened(briefed, scaffold)
    write(window, (*ASKS, "Sound it by day."), *QUESTION)
    assert "was open" not in fill(briefed, scaffold, window, sheet)
    write(window, (*ASKS, "Sound it by day and night."), ("Question 1", "Answer", "On Tuesday"))
    said = fill(briefed, scaffold, window, sheet)
    assert "Left alone" not in said and "Filled in (2):" in said, said
    assert "was open while it was filled in before" in said
    after = contents(scaffold)
    assert "\nSound it by day and night.\n" in after[PAGE]
    assert "\n- [x] On Tuesday\n" in after[QUIZ] and "On Monday" not in after[QUIZ]
    # Once more from the same window, with nothing new, and with one new thing.
    assert "Nothing new was filled in." in fill(briefed, scaffold, window, sheet)
    write(window, (*ASKS, "Sound it."))
    assert "Filled in (1):" in fill(briefed, scaffold, window, sheet)
    assert "\nSound it.\n" in contents(scaffold)[PAGE]
    # The file on the disk has references that fit, so it can also be opened anew.
    write(sheet, (*ASKS, "Sound it twice."), ("Question 1", "Answer", "On Friday"))
    assert "Filled in (2):" in briefed("fill", "lamps", sheet, project=scaffold).stdout


def test_a_form_to_copy_changes_what_it_added(scaffold: Path, briefed: Run) -> None:
    sheet, window = opened(briefed, scaffold)
    form = "Fill this in"
    write(
        window,
        (form, "A situation", "Who sounds it?"),
        (form, "The theme", "Fog signals: 1"),
        (form, "Right?", "x"),
        (form, "Answer", "The keeper"),
    )
    first = fill(briefed, scaffold, window, sheet)
    assert "Filled in" in first, first
    count = contents(scaffold)[QUIZ].count("<quiz>")
    write(window, (form, "Answer", "The assistant"))
    fill(briefed, scaffold, window, sheet)
    after = contents(scaffold)[QUIZ]
    assert after.count("<quiz>") == count
    assert "The assistant" in after and "The keeper" not in after


def test_what_somebody_changed_in_the_markdown_stays(scaffold: Path, briefed: Run) -> None:
    sheet, window = opened(briefed, scaffold)
    write(window, (*ASKS, "Sound it by day."), *QUESTION)
    fill(briefed, scaffold, window, sheet)
    page = scaffold / PAGE
    page.write_text(page.read_text("utf-8").replace("by day", "at dusk"), encoding="utf-8")
    write(window, (*ASKS, "Sound it by night."), ("Question 1", "Answer", "On Tuesday"))
    for _ in range(2):
        said = fill(briefed, scaffold, window, sheet)
        assert "“Sound it by night.”" in said.partition("Left alone")[2], said
        after = contents(scaffold)
        assert "Sound it at dusk." in after[PAGE] and "On Tuesday" in after[QUIZ]


def test_another_copy_of_the_worksheet_takes_nothing_from_the_first(
    scaffold: Path, briefed: Run
) -> None:
    """Two people write on copies of one worksheet, and bring them under the same name."""
    sheet, window = opened(briefed, scaffold)
    other = window.with_name("other.docx")
    shutil.copy(window, other)
    write(window, (*ASKS, "Sound it by day."), *QUESTION)
    fill(briefed, scaffold, window, sheet)
    write(other, (*ASKS, "Sound it by night."), ("Minutes", "", "9"))
    said = fill(briefed, scaffold, other, sheet)
    assert "“Sound it by night.”" in said.partition("Left alone")[2], said
    assert "Filled in (1):" in said
    assert "Sound it by day." in contents(scaffold)[PAGE]


@pytest.mark.parametrize("spoiled", ["", "{", "[1]", '{"worksheet.docx": {"x": 1}}'])
def test_what_nobody_can_read_any_more_leaves_the_course_alone(
    scaffold: Path, briefed: Run, spoiled: str
) -> None:
    sheet, window = opened(briefed, scaffold)
    write(window, (*ASKS, "Sound it by day."))
    fill(briefed, scaffold, window, sheet)
    kept = scaffold / "quizzes/lamps/.worksheets.json"
    assert kept.is_file()
    kept.write_text(spoiled, encoding="utf-8")
    write(window, (*ASKS, "Sound it by night."))
    assert "Left alone" in fill(briefed, scaffold, window, sheet)
    assert "Sound it by day." in contents(scaffold)[PAGE]
