"""Filling in a worksheet ends with what the check finds, by the places of the worksheet."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from support.building import Run
from support.worksheets import exported, forms, places

pytestmark = pytest.mark.slow


def write(sheet: Path, *said: tuple[str, str, str]) -> None:
    """Write into the first place of each form and label."""
    document = docx.Document(sheet)
    every = [one for table in forms(document) for one in places(table)]
    for form, label, words in said:
        next(
            one for one in every if one.form.startswith(form) and one.label.startswith(label)
        ).write(words)
    document.save(sheet)


def test_what_the_check_finds_is_told_by_the_places_of_the_worksheet(
    scaffold: Path, briefed: Run
) -> None:
    sheet = exported(briefed, scaffold, "lamps", "--theme", "fog-signals")
    write(
        sheet,
        ("What this asks", "", "Sound it by day. All 77 keepers sound it by night."),
        ("Question 1", "A situation", "A keeper of 40 lamps asks you. What do you do?"),
        ("Question 1", "Right?", "x"),
        ("Question 1", "Answer", "Sound it"),
    )
    said = briefed("fill", "lamps", sheet, project=scaffold).stdout
    found = said.partition("To mend, as the check finds (")[2].split("\n\n")[0]
    (page,) = (one for one in found.split("\n") if "77" in one)
    assert page.startswith("  Fog signals, quote 1: what this asks of practice: “All 77 keepers")
    question = next(one for one in found.split("\n") if "40" in one)
    assert question.startswith("  Fog signals, question 1: “A keeper of 40 lamps asks you.”: ")
    assert "fog-signals.md" not in found and "lamp-care" not in said
    assert "Next: write the rest and mend what the check finds on this worksheet" in said


def test_what_the_worksheet_can_not_mend_names_the_file(scaffold: Path, briefed: Run) -> None:
    sheet = exported(briefed, scaffold, "lamps", "--theme", "fog-signals")
    page = scaffold / "docs/lamps/fog-signals.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("---\n", "---\ncolour: red\n", 1), encoding="utf-8")
    said = briefed("fill", "lamps", sheet, project=scaffold).stdout
    found = said.partition("To mend, as the check finds (")[2].split("\n\n")[0]
    assert "  docs/lamps/fog-signals.md:2:" in found, said


def test_an_entry_of_a_table_is_told_by_its_row(scaffold: Path, briefed: Run) -> None:
    sheet = exported(briefed, scaffold, "lamps")
    start = scaffold / "docs/lamps/index.md"
    text = start.read_text(encoding="utf-8")
    entry = "  - name: {}\n    statements:\n      - fog-signals-1\n"
    services = f"services:\n{entry.format('keepers')}{entry.format('wardens of the moon')}"
    text = "".join(one for one in text.splitlines(True) if not one.startswith("services:"))
    start.write_text(text.replace("---\n", f"---\n{services}", 1), encoding="utf-8")
    said = briefed("fill", "lamps", sheet, project=scaffold).stdout
    assert "\n  Course start, services, row 2: " in said, said
