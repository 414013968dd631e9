"""What a specialist signs: lines on safety with their sources, from pages and questions."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from briefed.layout import HELP_PAGE
from briefed.outputs.lines_to_sign import lines_elsewhere, safety_lines, whole
from briefed.outputs.signing_sheet import as_pdf
from briefed.source.project import Project, load
from pypdf import PdfReader
from support.tiny import BASE

BOX = """!!! safety "At the door"
    - Say plainly why you came ([our source](https://safe.example/doors)).
    - Never go alone.

## In practice
"""
WORRIED = "---\ntitle: Worried?\n---\n# Worried?\n\nRing somebody.\n"
CHECKED = "https://helpline.example/\n    verified:"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    root = shutil.copytree(BASE, tmp_path / "project")
    page = root / "docs/tiny/safe-sleep.md"
    text = page.read_text("utf-8")
    page.write_text(text.replace("## In practice\n", BOX), "utf-8")
    home = root / "docs/index.md"
    text = home.read_text("utf-8")
    assert f"{CHECKED} 2026-02-01\n" in text
    home.write_text(text.replace(f"{CHECKED} 2026-02-01\n", f"{CHECKED}\n"), "utf-8")
    (root / "docs" / HELP_PAGE).write_text(WORRIED, "utf-8")
    return load(root, "2026-06-01")


def test_the_lines_of_safety_boxes_with_their_sources(project: Project) -> None:
    ((page, lines),) = safety_lines(project.courses[0].pages)
    assert page.title == "Safe sleep"
    assert [(line.words, line.sources, line.location.line) for line in lines] == [
        ("Say plainly why you came (our source).", ("https://safe.example/doors",), 22),
        ("Never go alone.", (), 23),
    ]


def test_sentences_elsewhere_on_the_same_subjects(project: Project) -> None:
    found = {line.words: line.location.file for line in lines_elsewhere(project.courses[0])}
    assert found["Record the assessment on the day."] == "docs/tiny/safe-sleep.md"
    assert found["Advice alone is not an assessment."] == "docs/tiny/safe-sleep.md"
    assert found["Record the attempts and go on with the mother alone"] == (
        "quizzes/tiny/hidden-men.md"
    )
    assert "Never go alone." not in found and "Ask both parents." not in found


def test_the_whole_of_a_page_but_its_headings(project: Project) -> None:
    page = next(one for one in project.site.pages if one.title == "Worried?")
    assert [line.words for line in whole(page)] == ["Ring somebody."]


def test_the_sheet_says_all_of_it_with_its_edition_and_fingerprint(project: Project) -> None:
    (course,) = project.courses
    data = as_pdf(project.root, course, project.site, 1_780_000_000)
    reader = PdfReader(io.BytesIO(data))
    assert reader.metadata.title == "The Riverbank course: lines to sign"
    said = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    said = said.replace("\u200b", "")
    for part in (
        "Every line below tells a practitioner what is safe to do.",
        "Safe sleep What it says Source Agreed Say plainly why you came (our source).",
        "docs/tiny/safe-sleep.md:22",
        "safe.example/doors",
        "none named",
        "Elsewhere in the course",
        "Worried? What it says Source Agreed Ring somebody.",
        "999 Emergency services: somebody is in immediate danger (checked on 2026-02-01)",
        "01632 960 001 Riverbank helpline: advice for whoever is worried (not checked yet)",
        "helpline.example/",
        "edition 1, 2026-05-28, fingerprint ",
        "Name",
        "Role and agency",
        "Signature",
    ):
        assert part in said, part
