"""Filling in a worksheet ends with what the check finds, by the places of the worksheet."""

from __future__ import annotations

import re
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
    found = said.partition("Not on the worksheet, for whoever edits the course’s files (1):")[2]
    assert found.startswith("\n  docs/lamps/fog-signals.md:2:"), said


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


def test_what_is_told_speaks_of_the_worksheet_and_of_no_file(scaffold: Path, briefed: Run) -> None:
    sheet = exported(briefed, scaffold, "lamps")
    document = docx.Document(sheet)
    every = [one for table in forms(document) for one in places(table)]

    def say(begins: str, words: str, at: int = 0) -> None:
        found = [one for one in every if begins in (one.form[: len(begins)], one.label)]
        found[at].write(words)

    say("After this part you can", "Trim a lamp at dusk.")
    say("What this asks", "Keepers must always sound all 24 horns.", -1)
    say("What to do at work", "Every keeper needs to clean all lamps.")
    say("Service", "keepers")
    say("The quotes that are for it", "Fog signals: 1")
    say("Number", "0300 1")
    say("Who answers", "The pier")
    say("The day on which somebody rang it", "1 January 2019")
    document.save(sheet)
    said = briefed("fill", "lamps", sheet, project=scaffold).stdout
    found = said.partition("as the check finds (")[2].partition("\nNext:")[0]
    told = [one for one in found.split("\n") if one.startswith("  ")]
    assert len(told) > 5, said
    for words in (r"\.md\b", r"“[\w ]+:”", r"\bids?\b", r"[a-z]-\d+\b", r"<!--", r"lines? \d"):
        assert not [one for one in told if re.search(words, one)], words
    assert "name that at its end, as “(quote 1)”, which readers do not see" in found
    elsewhere = "it is in quote 2 of Introduction or quote 1 of Lamp care"
    assert f"no quote on this page holds it: take it away ({elsewhere})\n" in found, found
    assert "Not on the worksheet" not in said


def test_a_sentence_that_says_more_is_kept_with_a_reason(scaffold: Path, briefed: Run) -> None:
    sheet = exported(briefed, scaffold, "lamps")
    strong = "Every keeper needs to clean all lamps."
    write(sheet, ("What this asks", "", strong))
    said = briefed("fill", "lamps", sheet, project=scaffold).stdout
    assert f'our sentence "{strong}"' in said and "keep it: write it into the table of" in said
    document = docx.Document(sheet)
    (table,) = (one for one in forms(document) if "that stay" in one.rows[0].cells[0].text)
    for cell, words in zip(table.rows[2].cells[::3], (strong, "The Board asks it."), strict=False):
        cell.text = words
    table.rows[3].cells[0].text = "Another one."
    document.save(sheet)
    said = briefed("fill", "lamps", sheet, project=scaffold).stdout
    assert "  Course start, sentences that stay\n" in said, said
    assert "sentences that stay, row 2: the sentence or the reason is missing" in said
    assert f'our sentence "{strong}"' not in said
    start = (scaffold / "docs/lamps/index.md").read_text(encoding="utf-8")
    assert f"kept:\n  - sentence: {strong}\n    reason: The Board asks it.\n" in start
