"""A new edition of the real briefing, brought to a copy of the project."""

from __future__ import annotations

from pathlib import Path

from support.building import ROOT, Run

COURSE = "keeping-babies-safe"
ORIGINAL = (ROOT / "docs" / COURSE / "original.txt").read_text(encoding="utf-8")


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def update(briefed: Run, project: Path, new: str, *options: str):
    path = project.parent / "next.txt"
    path.write_text(new, encoding="utf-8")
    return briefed("update", COURSE, path, *options, project=project)
