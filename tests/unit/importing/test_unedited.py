"""What was read in a file is, to the check, what the file says: nobody has edited it."""

from __future__ import annotations

from pathlib import Path

import pytest
from briefed.checking.coverage import cover
from briefed.checking.rules import REGISTRY
from briefed.importing.convert import import_here
from briefed.source.briefing import EDITED, parse
from briefed.source.project import load
from support.building import TESTS
from support.tiny import BASE

FILES = sorted([*(TESTS / "texts").glob("brought*"), *(TESTS / "brought").glob("[rt]*.[dhp][^o]*")])
LED_IN = "# Lamps\n\n## Care\n\nKeepers should:\nTrim the lamp, which is kept at the window.\n"


def told(path: Path) -> list[str]:
    """What the check says of the briefing that is read in a file."""
    read = import_here(path)
    (course,) = load(BASE, "2026-06-01").courses
    briefing = parse(read.markdown, "briefing.md")
    course = course._replace(briefing=briefing, original=read.original, editions={})
    return [message for _, _, message in REGISTRY[EDITED].run(course, cover(course))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_is_read_as_it_says(path: Path) -> None:
    assert told(path) == []


def test_a_line_that_leads_in_may_stand_right_above_its_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(LED_IN, "utf-8")
    assert told(path) == []
