"""A tiny project, and faults that are put into it."""

from __future__ import annotations

from pathlib import Path

from support.building import ROOT

BASE = ROOT / "tests/cases/_base"

TODAY = ["--today", "2026-06-01"]


def spoil(project: Path) -> Path:
    """Put an error into three files, none in the order of its name."""
    for name, old, new in [
        ("quizzes/tiny/safe-sleep.md", "no safe sleep assessment. [", "a safe sleep assessment. ["),
        ("docs/tiny/safe-sleep.md", "3/12", "2/12"),
        ("docs/tiny/hidden-men.md", "Keep trying.", "Keep trying 7 cases.\n\n> More."),
    ]:
        text = (project / name).read_text(encoding="utf-8")
        assert old in text
        (project / name).write_text(text.replace(old, new), encoding="utf-8")
    return project
