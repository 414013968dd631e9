"""A preview that followed many edits shows what a new one would."""

from __future__ import annotations

import re
import shutil
import signal
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from briefed.rendering import search
from support.building import ROOT
from support.previewing import COURSE, DEADLINE, QUIZZES, Preview, change
from support.short_course import copy_short

pytestmark = pytest.mark.slow

# What differs with the address of a preview.
OF_THE_ADDRESS = (
    r"livereload\(\d+, \d+\);|<svg role=.img. aria-label=.QR code.*?</svg>|127\.0\.0\.1:\d+"
)


def everything(preview: Preview) -> dict[str, object]:
    """All that a preview serves: its pages, what each course's scripts know, and what the search
    finds.
    """
    docs = preview.project / "docs"
    names = [path.relative_to(docs).with_suffix(".html").as_posix() for path in docs.rglob("*.md")]
    courses = [path.parent.name for path in docs.glob("*/briefing.md")]
    names += [
        f"{course}/{name}"
        for course in courses
        for name in ("my-learning.html", "coverage.html", "course.js", "slides/index.html")
    ]
    names += [
        f"{name.replace('/', '/slides/')}"
        for name in names
        if name.count("/") == 1 and (docs.parent / "quizzes" / name).with_suffix(".md").exists()
    ]
    served: dict[str, object] = {}
    for name in names:
        try:
            with urllib.request.urlopen(f"{preview.root}/{name}", timeout=DEADLINE) as answer:
                text = answer.read().decode("utf-8")
        except urllib.error.HTTPError as error:
            text = str(error.code)
        served[name] = re.sub(OF_THE_ADDRESS, "", text)
    found = []
    for course in ("", *courses):
        with urllib.request.urlopen(
            f"{preview.root}/{search.index_of(course)}", timeout=DEADLINE
        ) as answer:
            found += search.parts_of(answer.read().decode("utf-8"))[1]
    served["search"] = sorted(str(sorted(entry.items())) for entry in found)
    return served


class LongPreview:
    """A preview of several courses that follows edits, and is compared with new ones."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.preview = Preview(project)

    def edit(self, file: str, *changes: tuple[str, str]) -> None:
        path = self.project / file
        text = path.read_text(encoding="utf-8")
        for old, new in changes:
            text = change(old, new)(text)
        path.write_text(text, encoding="utf-8")

    def slides_made(self) -> dict[str, set[int]]:
        """When each course's slides were made."""
        made: dict[str, set[int]] = {}
        for path in self.preview.temporary.glob("*/*/slides/*.html"):
            made.setdefault(path.parts[-3], set()).add(path.stat().st_mtime_ns)
        return made

    def compared(self) -> dict[str, object]:
        """All that a new preview serves, once this one serves the same."""
        new = Preview(self.project)
        try:
            new.until(lambda: new.page("index.html"))
            shown = everything(new)
            self.preview.until(lambda: everything(self.preview) == shown)
        finally:
            new.stop(signal.SIGINT)
        assert len(shown["search"]) > 50 and all(
            len(str(page)) > 500 for name, page in shown.items() if name.endswith(".html")
        )
        return shown


NAME = COURSE.removeprefix("docs/")
PAGE, START = f"{COURSE}/hidden-men.md", f"{COURSE}/index.md"
LATER = f"{COURSE}/for-trainers.md"
CONTACT = "{name: The duty team, number: 01632 960001, verified: 2026-01-05}"


@pytest.fixture
def long(tmp_path: Path) -> Iterator[LongPreview]:
    project = copy_short(tmp_path / "project")
    for folder in ("docs", "quizzes"):
        for course in (ROOT / "tests/fixture" / folder).iterdir():
            if course.is_dir():
                shutil.copytree(course, project / folder / course.name)
    long = LongPreview(project)
    try:
        long.preview.until(lambda: long.preview.page("index.html"))
        yield long
    finally:
        long.preview.stop(signal.SIGINT)


def test_a_long_preview_shows_what_a_new_one_would(long: LongPreview) -> None:
    """Pages that would be as they are do not get made again; whatever is edited, none may be left
    behind.
    """
    only_what_was_edited_is_made_again(long)
    long.edit(PAGE, ("title: Hidden men", "title: Unseen men"))  # each page's navigation has it
    long.edit(START, ("local contacts: []", f"local contacts: [{CONTACT}]"))
    renamed = long.compared()
    assert "Unseen men" in str(renamed[f"{NAME}/think-family.html"])
    assert "01632 960001" in str(renamed["worried.html"])
    a_course_comes_and_goes(long)
    a_failing_build_is_taken_back(long)
    assert long.compared() == renamed


def only_what_was_edited_is_made_again(long: LongPreview) -> None:
    first, made = long.compared(), long.slides_made()
    long.edit(PAGE, ("## In practice", "## In daily practice"))
    long.edit(f"{QUIZZES}/think-family.md", ("- [x] ", "- [x] Indeed: "))
    edited = long.compared()
    assert {name for name in first if name.endswith(".html") and first[name] != edited[name]} == {
        f"{NAME}/{name}.html"
        for name in (
            "hidden-men",
            "think-family",
            "coverage",
            "slides/index",
            "slides/hidden-men",
            "slides/think-family",
        )
    }
    assert len(made) == 2 and {
        course for course, when in long.slides_made().items() if when != made[course]
    } == {NAME}


def a_course_comes_and_goes(long: LongPreview) -> None:
    project = long.project
    third = project / "docs/third"
    second = next(
        path.parent
        for path in (project / "docs").glob("*/briefing.md")
        if path.parent.name not in COURSE
    )
    shutil.copytree(second, third)
    shutil.copytree(project / "quizzes" / second.name, project / "quizzes/third")
    assert "third/index.html" in long.compared()
    shutil.rmtree(third)
    shutil.rmtree(project / "quizzes/third")
    long.compared()
    assert long.preview.page("third/index.html") is None


def a_failing_build_is_taken_back(long: LongPreview) -> None:
    """A build that fails half-way, and what it had made taken back."""
    output = long.preview.output
    said = len(output.read_text(encoding="utf-8"))
    page, later = long.project / PAGE, long.project / LATER
    whole, last = page.read_bytes(), later.read_bytes()
    later.write_bytes(b"---\ntemplate: none.html\n" + last.removeprefix(b"---\n"))
    long.edit(PAGE, ("## In daily practice", "## In another practice"))
    long.preview.until(lambda: "none.html" in output.read_text(encoding="utf-8")[said:])
    page.write_bytes(whole)
    later.write_bytes(last)
