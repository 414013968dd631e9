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
from support.word_files import BOLD, TITLE, box, heading, holding, paragraph, table, word_file

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


def test_a_word_file_as_it_is_used_is_read_as_it_says(tmp_path: Path) -> None:
    text = paragraph("Oil was there.")
    facts = holding(box(paragraph("Key facts", look=BOLD) + text))
    said = paragraph("“Nobody asked me”", look=f"{BOLD}<w:i/>") + paragraph("No one", "Quote")
    signs = "".join(paragraph(f"{sign} Trim the lamp.") for sign in ("a)", "b)", "(iv)", "1."))
    grid = table([paragraph("1. Oil", look=BOLD) + text, paragraph("2. Glass", look=BOLD) + text])
    values = table([paragraph("Light"), paragraph("Lamps")], [paragraph("North"), paragraph("3")])
    path = tmp_path / "b.docx"
    body = TITLE + heading("Lamps") + text + facts + said + signs + grid + values
    path.write_bytes(word_file(body))
    assert told(path) == []
