"""The file that a briefing was brought in is kept and offered beside its words: what is published
and approved must still be what it says.
"""

from __future__ import annotations

from pathlib import Path

import pypandoc
import pytest
from briefed.importing.same_words import without_ids
from support.building import Run
from support.editions import COURSE, text, update

pytestmark = pytest.mark.slow


@pytest.fixture
def briefed(briefed_here: Run) -> Run:
    """In this process; test_full_disk.py starts these commands in one of its own."""
    return briefed_here


def as_word(path: Path, markdown: str) -> None:
    pypandoc.convert_text(markdown, "docx", "markdown", outputfile=str(path))


@pytest.fixture
def in_word(project: Path) -> Path:
    """The real course with a Word file that says the same."""
    folder = project / "docs" / COURSE
    as_word(folder / "original.docx", without_ids(text(folder / "briefing.md")))
    return project


def test_a_file_that_says_the_same_passes(in_word: Path, briefed: Run) -> None:
    run = briefed("build", project=in_word)
    assert run.returncode == 0, run.stdout + run.stderr
    assert briefed("approve", COURSE, "--by", "Chair", project=in_word).returncode == 0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("should ensure that the father", "need not ensure that the father"),
        ("11 babies", "12 babies"),
    ],
)
def test_another_word_in_the_file_is_neither_published_nor_approved(
    in_word: Path, briefed: Run, old: str, new: str
) -> None:
    folder = in_word / "docs" / COURSE
    words = without_ids(text(folder / "briefing.md"))
    assert old in words
    as_word(folder / "original.docx", words.replace(old, new))
    for command in (("build",), ("approve", COURSE, "--by", "Chair")):
        run = briefed(*command, project=in_word)
        assert run.returncode, command
        assert (
            f"docs/{COURSE}/original.docx:1:1" in run.stdout + run.stderr
            and new.split()[0] in run.stdout + run.stderr
        )
    assert not (in_word / "site").exists() and not (in_word / "approvals").exists()


def test_a_file_that_can_not_be_read_is_said(in_word: Path, briefed: Run) -> None:
    (in_word / "docs" / COURSE / "original.docx").write_bytes(b"PK\3\4 and nothing behind")
    run = briefed("build", project=in_word)
    assert (
        run.returncode == 1
        and "can't be read any more as it was when it was brought" in run.stdout
        and "Traceback" not in run.stdout + run.stderr
    )


def test_the_file_of_a_former_edition_is_compared_as_well(in_word: Path, briefed: Run) -> None:
    folder = in_word / "docs" / COURSE
    original = text(folder / "original.txt")
    assert (
        update(
            briefed,
            in_word,
            original.replace("\n", "\n\n", 1).replace("Health visitors", "All health visitors"),
        ).returncode
        == 0
    )
    assert (folder / "editions/1/original.docx").is_file() and not (
        folder / "original.docx"
    ).exists()
    assert update(briefed, in_word, original).returncode == 0
    assert briefed("build", project=in_word).returncode == 0
    as_word(
        folder / "editions/1/original.docx",
        without_ids(text(folder / "editions/1.txt")).replace("tenacious", "little"),
    )
    run = briefed("build", project=in_word)
    assert (
        run.returncode == 1
        and f"docs/{COURSE}/editions/1/original.docx:1:1" in run.stdout
        and "little" in run.stdout
    )
