"""The project with a course of three themes, for the tests to which a course's length is nothing.

Its build takes about half as long as that of the whole course.
"""

from __future__ import annotations

import re
from pathlib import Path

from support.building import copy_sources

COURSE = "keeping-babies-safe"
KEPT = {"introduction", "think-family", "hidden-men"}

_HEADING = re.compile(r"#+ (.*)")
_ID = re.compile(r"\{ #([a-z-]+)-\d+ \}")


def copy_short(to: Path) -> Path:
    """Copy the sources of the project, and shorten its course."""
    return shorten(copy_sources(to))


def shorten(project: Path) -> Path:
    """Take all themes but three out of the course of a project, whatever they are called."""
    pages, quizzes = project / "docs" / COURSE, project / "quizzes" / COURSE
    gone = {path.stem for path in quizzes.glob("*.md")} - KEPT
    for name in gone:
        (pages / f"{name}.md").unlink()
        (quizzes / f"{name}.md").unlink()
    _shorten_briefing(pages, gone)
    _shorten_services(pages, gone)
    link = re.compile(rf"\[([^\]]+)\]\((?:{'|'.join(gone)})\.md[^)]*\)")
    for page in pages.glob("*.md"):
        page.write_text(link.sub(r"\1", page.read_text(encoding="utf-8")), encoding="utf-8")
    return project


def _shorten_services(pages: Path, gone: set[str]) -> None:
    """Take what is no longer in the briefing out of the services on the course start."""
    briefing = (pages / "briefing.md").read_text(encoding="utf-8").lower()
    start = pages / "index.md"
    text = re.sub(rf"(?m)^ +- (?:{'|'.join(gone)})-\d+\n", "", start.read_text(encoding="utf-8"))
    services = re.compile(r"(?m)^  - name: (.*)\n(?:    .*\n)+")
    text = re.sub(rf"(?m)^  - (?:{'|'.join(gone)})\n", "", text)  # those of a short session
    text = services.sub(lambda one: one[0] if one[1].lower() in briefing else "", text)
    start.write_text(text, encoding="utf-8")


def _shorten_briefing(pages: Path, gone: set[str]) -> None:
    """Take the sections of themes out of the briefing, and out of the text it was brought in."""
    sections = re.split(r"(?m)^(?=#+ )", (pages / "briefing.md").read_text(encoding="utf-8"))
    headings = {_HEADING.match(section)[1]: section for section in sections if section}
    without = {
        heading
        for heading, section in headings.items()
        if (found := _ID.search(section)) and found[1] in gone
    }
    (pages / "briefing.md").write_text(
        "".join(section for heading, section in headings.items() if heading not in without),
        encoding="utf-8",
    )
    kept, skips = [], False
    for paragraph in (pages / "original.txt").read_text(encoding="utf-8").split("\n\n"):
        if paragraph.strip() in headings:
            skips = paragraph.strip() in without
        if not skips:
            kept.append(paragraph)
    (pages / "original.txt").write_text("\n\n".join(kept), encoding="utf-8")
