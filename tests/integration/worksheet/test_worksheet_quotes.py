"""On a worksheet somebody says which sentences a question tests, and nothing is credited twice."""

from __future__ import annotations

import json
import re
from pathlib import Path

import docx
import pytest
from support.building import Run
from support.files import everything
from support.worksheets import exported, forms, places

pytestmark = pytest.mark.slow

BRIEFING = """# Lamps lit

## Lamp care

Keepers should trim the lamp. It takes an hour. Spare wicks were dry.

In three lighthouses the oil was low.

## On the shore

The boat was late in winter.
"""
RESTS = "The quotes it rests on"
STEM = "You come to the light at dusk. What does the audit ask of you?"


@pytest.fixture
def lamps(empty: Path, briefed: Run) -> Path:
    file = empty.parent / "lamps.md"
    file.write_text(BRIEFING, encoding="utf-8")
    assert briefed("new", file, "--course", "lamps", project=empty).returncode == 0
    return empty


def write(sheet: Path, **wanted: tuple[str, str]) -> None:
    """Write the stem and the quotes of questions, by the quotes that each rests on: `_1a=…`."""
    document = docx.Document(sheet)
    for table in forms(document):
        cells = {place.label: place for place in places(table)}
        rests = next((place for label, place in cells.items() if label.startswith(RESTS)), None)
        if rests and (said := wanted.get(f"_{rests.words.replace(', ', '_')}")):
            stem, quotes = said
            if stem:
                next(iter(cells.values())).write(stem)
            rests.write(quotes)
    document.save(sheet)


def fill(briefed: Run, project: Path) -> str:
    return briefed("fill", "lamps", project.parent / "worksheet.docx", project=project).stdout


def resting_on(project: Path) -> dict[str, list[str]]:
    """The ids and first words of the quotes of each question, by its id."""
    text = (project / "quizzes/lamps/lamp-care.md").read_text(encoding="utf-8")
    found = {}
    for block in text.split("<!-- question: ")[1:]:
        quotes = re.findall(
            r"> (\w+ \w+)[^>]*?\n?>? ?\[(\S+)\]", block.partition("briefing says:")[2]
        )
        found[block.split(" ")[0]] = [f"{words} {identity}" for words, identity in quotes]
    return found


A, B, C, OIL = (
    "Keepers should lamp-care-1",
    "It takes lamp-care-1",
    "Spare wicks lamp-care-1",
    "In three lamp-care-2",
)


def test_an_empty_question_goes_when_another_tests_its_sentence(lamps: Path, briefed: Run) -> None:
    assert list(resting_on(lamps).values()) == [[A], [B], [C], [OIL]]
    write(exported(briefed, lamps, "lamps"), _1a=(STEM, "1a, 1b and 2"))
    said = fill(briefed, lamps)
    took = "Lamp care, question 1: takes the place of question 2 and question 4, not yet written"
    assert said.count(f"  {took}\n") == 1, said
    assert list(resting_on(lamps).values()) == [[A, B, OIL], [C]]
    # The same worksheet again says and changes nothing, though two of its forms are gone.
    before = everything(lamps)
    assert "Nothing new was filled in." in (said := fill(briefed, lamps))
    assert "Left alone" not in said and everything(lamps) == before
    result = json.loads(briefed("check", "lamps", "--format", "json", project=lamps).stdout)
    codes = {one["code"] for one in result["problems"]}
    assert not codes & {"sentence-not-tested", "question-malformed", "quote-not-in-briefing"}


def test_a_range_of_sentences_is_understood(lamps: Path, briefed: Run) -> None:
    write(exported(briefed, lamps, "lamps"), _1a=(STEM, "1a–1c"))
    fill(briefed, lamps)
    assert list(resting_on(lamps).values()) == [[A, B, C], [OIL]]


def test_a_question_that_somebody_began_stays(lamps: Path, briefed: Run) -> None:
    write(exported(briefed, lamps, "lamps"), _1a=(STEM, "1a, 1b"), _1b=("How long is it?", "1b"))
    assert "takes the place" not in fill(briefed, lamps)
    assert list(resting_on(lamps).values()) == [[A, B], [B], [C], [OIL]]


def test_a_number_that_is_taken_out_is_tested_no_more(lamps: Path, briefed: Run) -> None:
    write(exported(briefed, lamps, "lamps"), _1a=(STEM, "1"))
    fill(briefed, lamps)
    assert list(resting_on(lamps).values()) == [[A, B, C], [OIL]]
    write(exported(briefed, lamps, "lamps"), _1=("", "1c"))
    fill(briefed, lamps)
    assert list(resting_on(lamps).values()) == [[C], [OIL]]
    run = briefed("check", "lamps", "--format", "json", project=lamps)
    found = [one for one in json.loads(run.stdout)["problems"] if "not-tested" in one["code"]]
    assert len(found) == 2  # nothing is credited to what no longer quotes it


@pytest.mark.parametrize(
    ("quotes", "told"),
    [
        ("7", "there is no quote 7: the theme has quotes 1 to 2"),
        ("1d", "quote 1 has no sentence d"),
        ("1c–1a", "“1c–1a” ends before it begins: write the smaller number first"),
        ("the first", "names no quote"),
    ],
)
def test_a_name_of_no_quote_is_told(quotes: str, told: str, lamps: Path, briefed: Run) -> None:
    before = resting_on(lamps)
    write(exported(briefed, lamps, "lamps"), _1a=(STEM, quotes))
    assert told in fill(briefed, lamps)
    assert resting_on(lamps) == before


def test_an_empty_cell_takes_nothing_away(lamps: Path, briefed: Run) -> None:
    write(exported(briefed, lamps, "lamps"), _1a=(STEM, ""))
    assert "Not taken over" not in fill(briefed, lamps)
    assert list(resting_on(lamps).values()) == [[A], [B], [C], [OIL]]


def test_after_an_edition_somebody_says_what_it_rests_on_now(lamps: Path, briefed: Run) -> None:
    new = lamps.parent / "next.md"
    new.write_text(BRIEFING.replace("three light", "four light"), encoding="utf-8")
    assert briefed("update", "lamps", new, project=lamps).returncode == 0
    sheet = exported(briefed, lamps, "lamps")
    write(sheet, _=("", "2"))
    # The quotes of new questions are empty as well, and theirs are not filled in for that.
    fill(briefed, lamps)
    quiz = (lamps / "quizzes/lamps/lamp-care.md").read_text(encoding="utf-8")
    assert "In four lighthouses" in quiz and "In three lighthouses" not in quiz
