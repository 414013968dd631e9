"""The real course and the fictional one beside it: titles, pages and themes."""

from __future__ import annotations

import json
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from support.building import FIXTURE, Run

REAL = "keeping-babies-safe"
LAST = (
    "for-trainers.html",
    "the-wardens-map.html",
    "in-the-room.html",
    "for-agencies.html",
    "my-learning.html",
)  # behind the themes, those of the course itself first
TITLES = {
    REAL: "Learning from the Keeping Babies Safe audit",
    FIXTURE: "Learning from the Merrow Isles lamp audit",
}
PARTNERSHIPS = {
    REAL: "Derby and Derbyshire Safeguarding Children Partnership, edition 1",
    FIXTURE: "Merrow Lights Board, edition 2",
}
CONTACT = "Merrow Lights Board, duty warden"


def page_of(site: Path, name: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / name).read_text(encoding="utf-8"))


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def course_pages(site: Path, course: str) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in (site / course).glob("*.html"))


def words(node) -> str:
    return " ".join(node.text().split())


def themes(briefed: Run, project: Path, course: str) -> list[str]:
    """The pages of a course in its briefing's order."""
    read = json.loads(
        briefed("statements", project / "docs" / course / "briefing.md", "--format", "json").stdout
    )
    return [f"{theme['slug']}.html" for theme in read["themes"]]
