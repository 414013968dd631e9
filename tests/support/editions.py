"""A new edition of the real briefing, brought to a copy of the project."""

from __future__ import annotations

import json
import re
from pathlib import Path

from support.building import SAMPLE, Run

COURSE = "keeping-babies-safe"
ORIGINAL = (SAMPLE / "docs" / COURSE / "original.txt").read_text(encoding="utf-8")


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def update(briefed: Run, project: Path, new: str, *options: str):
    path = project.parent / "next.txt"
    path.write_text(new, encoding="utf-8")
    return briefed("update", COURSE, path, *options, project=project)


FATHER = (
    "- Health visitors should ensure that the father is registered on the system as per best "
    "practise\n"
)
STALE = {"quote-not-in-briefing", "unknown-statement"}


def errors(briefed: Run, project: Path) -> list[dict]:
    return [
        one
        for one in json.loads(briefed("check", "--format", "json", project=project).stdout)[
            "problems"
        ]
        if one["severity"] == "error"
    ]


def ids(project: Path) -> dict[str, str]:
    """The words of each statement by its id."""
    found = re.findall(
        r"^\s*(?:- |\d+\. )?(.*) \{ #([a-z0-9-]+-\d+) \}$",
        text(project / "docs" / COURSE / "briefing.md"),
        re.M,
    )
    return {identity: words for words, identity in found}


EDITS = {
    "a figure": ("However, 3/12 cases", "However, 4/12 cases"),
    "a not": ("was not well recognised", "was well recognised"),
    "a statement taken away": (FATHER, ""),
    "a sentence taken away": (" However, 3/12 cases had no **safe sleep assessment**.", ""),
    "the first paragraph": ("In May 2021,", "In June 2021,"),
    "a short item": (
        "- There is good consideration of baby",
        "- There is some consideration of baby",
    ),
}
