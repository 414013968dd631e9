"""The same worksheet is filled in again: what it put into the course it may change."""

from __future__ import annotations

import os
import re
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from support.building import Run
from support.worksheets import (
    Place,
    contents,
    exported,
    forms,
    places,
    rewrite,
)

pytestmark = pytest.mark.slow
PAGE, QUIZ = "docs/lamps/fog-signals.md", "quizzes/lamps/fog-signals.md"


def found(document: Document, form: str, label: str) -> Place:
    """The first place of a form and label."""
    return next(
        place
        for table in forms(document)
        for place in places(table)
        if place.form.startswith(form) and place.label.startswith(label)
    )


def write(sheet: Path, *said: tuple[str, str, str]) -> None:
    document = docx.Document(sheet)
    for form, label, words in said:
        found(document, form, label).write(words)
    document.save(sheet)


def words_of(sheet: Path) -> list[str]:
    """All words of a worksheet but its references and marks, without white space."""
    body = docx.Document(sheet).element.body
    paragraphs = (
        [piece.text or "" for piece in one.iter(qn("w:t"))] for one in body.iter(qn("w:p"))
    )
    texts = ("".join("".join(pieces).split()) for pieces in paragraphs)
    return [
        re.sub(r"Ref[0-9A-Z]{4,}-[0-9A-Z]{5}", "Ref", text) for text in texts if text != "towrite"
    ]


@pytest.mark.parametrize("change", [False, True])
def test_what_a_worksheet_put_into_the_course_it_may_change(
    scaffold: Path, briefed: Run, change: bool
) -> None:
    sheet = exported(briefed, scaffold, "lamps", "--theme", "fog-signals")
    write(
        sheet,
        ("What this asks", "", "Sound it by day."),
        ("Question 1", "Right?", "x"),
        ("Question 1", "Answer", "On Monday"),
        ("Question 1", "A situation", "When is it sounded?"),
    )
    if change:
        rewrite(sheet, seed=7)
    before = words_of(sheet)
    run = briefed("fill", "lamps", sheet, project=scaffold)
    assert "The worksheet knows what is there now" in run.stdout, run.stdout
    assert words_of(sheet) == before
    write(
        sheet,
        ("What this asks", "", "Sound it by day and night."),
        ("Question 1", "Answer", "On Tuesday"),
    )
    run = briefed("fill", "lamps", sheet, project=scaffold)
    assert "Left alone" not in run.stdout and "Filled in (2):" in run.stdout, run.stdout
    after = contents(scaffold)
    assert "\nSound it by day and night.\n" in after[PAGE]
    assert "\n- [x] On Tuesday\n" in after[QUIZ] and "On Monday" not in after[QUIZ]

    run = briefed("fill", "lamps", sheet, project=scaffold)
    assert "Nothing new was filled in." in run.stdout and "knows" not in run.stdout
    # What another changed is still left alone.
    page = scaffold / PAGE
    page.write_text(after[PAGE].replace("day and night", "night"), encoding="utf-8")
    write(sheet, ("What this asks", "", "Sound it at dawn."))
    run = briefed("fill", "lamps", sheet, project=scaffold)
    assert "Left alone" in run.stdout and "“Sound it at dawn.”" in run.stdout
    assert "Sound it by night." in page.read_text(encoding="utf-8")


def test_a_worksheet_that_can_not_be_written_is_told(
    scaffold: Path, briefed: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = exported(briefed, scaffold, "lamps", "--theme", "fog-signals")
    write(sheet, ("What this asks", "", "Sound it by day."))
    before = sheet.read_bytes()
    # As on Windows, where Word holds the file open.
    monkeypatch.setattr("os.replace", _held(sheet))
    run = briefed("fill", "lamps", sheet, project=scaffold)
    assert "could not be brought up to date: close it" in run.stdout, run.stdout
    assert sheet.read_bytes() == before
    assert "Sound it by day." in contents(scaffold)[PAGE]
    assert not list(sheet.parent.glob(".*.part"))


def _held(path: Path):
    replace = os.replace

    def held(source: str | Path, target: str | Path) -> None:
        if Path(target) == path:
            raise PermissionError(13, "Permission denied")
        replace(source, target)

    return held
