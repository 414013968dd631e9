"""The sheet that a specialist signs: every line that says what is safe to do, with its source, by
the real command.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pypdf import PdfReader
from support.browsing import COURSE
from support.building import Run

pytestmark = pytest.mark.slow

BOX = "\n\n".join(
    [
        "## In practice",
        (
            '!!! safety "At the door"\n    - Say plainly why you came (see\n'
            "      [our source](https://safe.example.org/doors))."
        ),
        "",
    ]
)


def said(path: Path) -> str:
    """The words of a PDF; the marks at which an address may break are none of them."""
    text = " ".join(page.extract_text() for page in PdfReader(path).pages)
    return " ".join(text.replace("\u200b", "").split())


def sheet(briefed: Run, project: Path, target: Path) -> str:
    run = briefed("export", "signing", COURSE, "--output", target, project=project)
    assert run.returncode == 0 and run.stdout.strip() == str(target), run.stderr
    return said(target)


def test_it_has_every_safety_line_with_its_place_and_its_source(
    project: Path, briefed: Run, tmp_path: Path
) -> None:
    page = project / f"docs/{COURSE}/think-family.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace("## In practice\n\n", BOX), encoding="utf-8"
    )
    words = sheet(briefed, project, tmp_path / "sign.pdf")
    assert "Say plainly why you came" in words and "safe.example.org/doors" in words.replace(
        " ", ""
    )
    assert f"docs/{COURSE}/think-family.md:" in words
    for path in (project / "docs" / COURSE).glob("*.md"):
        for box in re.findall(
            r'^!!! safety "[^"]+"\n((?:    .*\n|\n(?=    ))+)',
            path.read_text(encoding="utf-8"),
            re.M,
        ):
            for line in re.findall(r"^    - ((?:[A-Za-z,' ]){12,})", box, re.M):
                assert " ".join(line.split()) in words, (path.name, line)


def test_it_has_the_help_page_the_numbers_and_a_place_to_sign(
    briefed: Run, tmp_path: Path, project: Path
) -> None:
    words = sheet(briefed, project, tmp_path / "sign.pdf")
    numbers = re.findall(
        r'number: "?([\d ]+\d)', (project / "docs/index.md").read_text(encoding="utf-8")
    )
    assert len(numbers) == 5 and all(number in words for number in numbers)
    assert "Follow your own agency's safeguarding procedures" in words and "Signature" in words
    assert words.count("not checked yet") == 5


def test_a_sentence_outside_the_boxes_is_on_it_too(
    briefed: Run, tmp_path: Path, project: Path
) -> None:
    quiz = project / f"quizzes/{COURSE}/think-family.md"
    text = quiz.read_text(encoding="utf-8")
    quiz.write_text(
        text.replace(
            "\n> They may be that.", "\n> Speak to her alone, in the kitchen. They may be that.", 1
        ),
        encoding="utf-8",
    )
    words = sheet(briefed, project, tmp_path / "sign.pdf").partition("Elsewhere in the course")[2]
    assert "Speak to her alone, in the kitchen." in words and "They may be that." not in words


def test_the_foot_tells_what_was_signed_from_what_changed_since(
    briefed: Run, tmp_path: Path, project: Path
) -> None:
    before = re.search(r"fingerprint (\w{16})", sheet(briefed, project, tmp_path / "one.pdf"))[1]
    page = project / f"docs/{COURSE}/think-family.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace("- Draw the family", "- Sketch the family"),
        encoding="utf-8",
    )
    assert (
        re.search(r"fingerprint (\w{16})", sheet(briefed, project, tmp_path / "two.pdf"))[1]
        != before
    )


def test_a_course_that_is_not_there_is_named(briefed: Run, tmp_path: Path, project: Path) -> None:
    run = briefed(
        "export", "signing", "nowhere", "--output", tmp_path / "sign.pdf", project=project
    )
    assert run.returncode == 2 and "nowhere" in run.stderr and not (tmp_path / "sign.pdf").exists()
