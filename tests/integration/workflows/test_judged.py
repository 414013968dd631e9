"""What the job with a credential lets a worksheet of what all courses share change."""

from __future__ import annotations

from pathlib import Path

import pytest
from handing_on import BRING, Platform, Refused, Request, judge
from support.platforms import git

HERE = Platform(True, "main", "main", "https://runs.example/1")
REQUEST = Request(BRING, "bring/site-0000000", "Worksheet: what all courses share", "", "0.bundle")
HOME = "docs/index.md"
TEXT = """---
title: Home
numbers to call:
  # Rung by Ann.
  - name: Emergency services
    number: "999"
approval:
  role: Chair
---
# Home

Words.
"""


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    committed(tmp_path, {HOME: TEXT, "docs/lamps/wicks.md": "Wicks\n", "incoming/a.docx": "A"})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def committed(folder: Path, files: dict[str, str | None]) -> str:
    """Commit some files, of which None deletes one; returns the commit."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            (folder / name).unlink()
        else:
            (folder / name).write_text(text, encoding="utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "A change")
    return git(folder, "rev-parse", "HEAD").strip()


def changed(folder: Path, files: dict[str, str | None]) -> str:
    """A commit that is not checked out."""
    commit = committed(folder, files)
    git(folder, "reset", "--quiet", "--hard", "HEAD^")
    return commit


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('    number: "999"\n', '    number: "999"\n    verified: 2024-11-01\n'),
        ('    number: "999"\n', '    number: "999"\n- name: Desk\n\n# By night:\n'),
        ("---\n# Home", "report to: desk@partnership.example\n---\n# Home"),
        ("numbers to call:\n  # Rung by Ann.\n", "numbers to call:\n"),
        ("title: Home\n", "title: Home\nreport to: https://form.example\n"),
    ],
    ids=str,
)
def test_numbers_and_where_mistakes_are_reported_may_change(
    repository: Path, old: str, new: str
) -> None:
    files = {
        HOME: TEXT.replace(old, new),
        "quizzes/.worksheets.json": "{}",
        "incoming/a.docx": None,
    }
    assert files[HOME] != TEXT
    judge(HERE, REQUEST, changed(repository, files))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Home\n", "title: Elsewhere\n"),
        ("role: Chair", "role: Nobody"),
        ("approval:\n  role: Chair\n", ""),
        ("---\n# Home", "more: words\n---\n# Home"),
        ("Words.", "Other words."),
        ("numbers to call:\n", "numbers to call:\n---\n- Words\n"),
        ("Words.\n", "numbers to call: are these\n\nWords.\n"),
        ('    number: "999"\n', '    number: "999"\n"approval": {role: Chair}\n'),
        (TEXT, "numbers to call:\n"),
    ],
    ids=str,
)
def test_nothing_else_of_the_home_page_may(repository: Path, old: str, new: str) -> None:
    text = TEXT.replace(old, new, 1)
    assert text != TEXT
    with pytest.raises(Refused, match=r"more of docs/index\.md than what a worksheet may"):
        judge(HERE, REQUEST, changed(repository, {HOME: text}))


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"docs/lamps/wicks.md": "Other\n"}, "more than one course"),
        ({"docs/worried.md": "Words\n"}, "no change request of this kind may change"),
        ({"quizzes/README.md": "Words\n"}, "no change request of this kind may change"),
        ({HOME: None}, "no change request of this kind may change"),
    ],
    ids=str,
)
def test_no_other_file_may(repository: Path, more: dict[str, str | None], why: str) -> None:
    home = {HOME: TEXT.replace('"999"', '"112"')}
    with pytest.raises(Refused, match=why):
        judge(HERE, REQUEST, changed(repository, {**home, **more}))
