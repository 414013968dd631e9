"""What is left to write: on a worksheet's first page, and when it is read back."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from support.building import Run
from support.worksheets import exported

pytestmark = pytest.mark.slow


def test_what_is_missing_is_told_by_theme_and_nothing_twice(scaffold: Path, briefed: Run) -> None:
    """It was 139 lines, of which those on one theme were those on the next."""
    sheet = exported(briefed, scaffold, "lamps")
    missing = briefed("fill", "lamps", sheet, project=scaffold).stdout.partition("Still to write")
    themes = [line.strip() for line in missing[2].split("\n") if line.endswith("):")]
    assert themes[1:4] == ["Course start (4):", "Introduction (19):", "Lamp care (32):"]
    care = missing[2].partition("Lamp care (32):\n")[2].split("\n")
    assert care[0].startswith("    minutes; top; box “After this part you can”; ")
    assert care[1:3] == [
        "    quotes 1–8: what this asks of practice; what to do at work",
        "    questions 1–9: nothing is written yet",
    ]


def test_the_first_page_says_how_much_is_left_in_each_theme(scaffold: Path, briefed: Run) -> None:
    said = [one.text for one in docx.Document(exported(briefed, scaffold, "lamps")).paragraphs]
    (left,) = [one for one in said if one.startswith("Places that were still to write when")]
    assert said.index(left) < said.index("Course start")
    assert ": Course start, 4; Introduction, 19; Lamp care, 32; Fog signals, 17; " in left
    assert "copy" not in left
    alone = exported(briefed, scaffold, "lamps", "--theme", "fog-signals")
    assert any(one.text.endswith(": Fog signals, 17.") for one in docx.Document(alone).paragraphs)
