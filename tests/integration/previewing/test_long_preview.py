"""A preview that followed many edits shows what a new one would."""

from __future__ import annotations

import json
import re
import shutil
import signal
import urllib.error
import urllib.request
from pathlib import Path

from support.building import ROOT, copy_sources
from support.previewing import COURSE, DEADLINE, QUIZZES, Preview, change


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
        served[name] = re.sub(
            (
                r"livereload\(\d+, \d+\);|<svg role=.img. aria-label=.QR "
                r"code.*?</svg>|127\.0\.0\.1:\d+"
            ),
            "",
            text,
        )
    with urllib.request.urlopen(
        f"{preview.root}/search/search_index.json", timeout=DEADLINE
    ) as answer:
        served["search"] = sorted(str(sorted(entry.items())) for entry in json.load(answer)["docs"])
    return served


def test_a_long_preview_shows_what_a_new_one_would(tmp_path: Path) -> None:
    """Pages that would be as they are do not get made again; whatever is edited, none may be left
    behind.
    """
    project = copy_sources(tmp_path / "project")
    for folder in ("docs", "quizzes"):
        for course in (ROOT / "tests/fixture" / folder).iterdir():
            if course.is_dir():
                shutil.copytree(course, project / folder / course.name)
    second = next(
        path.parent
        for path in (project / "docs").glob("*/briefing.md")
        if path.parent.name not in COURSE
    )
    third = project / "docs/third"
    long = Preview(project)

    def edit(file: Path, *changes: tuple[str, str]) -> None:
        text = file.read_text(encoding="utf-8")
        for old, new in changes:
            text = change(old, new)(text)
        file.write_text(text, encoding="utf-8")

    def slides_made() -> dict[str, set[int]]:
        """When each course's slides were made."""
        made: dict[str, set[int]] = {}
        for path in long.temporary.glob("*/*/slides/*.html"):
            made.setdefault(path.parts[-3], set()).add(path.stat().st_mtime_ns)
        return made

    def compare() -> dict[str, object]:
        new = Preview(project)
        try:
            new.until(lambda: new.page("index.html"))
            shown = everything(new)
            long.until(lambda: everything(long) == shown)
        finally:
            new.stop(signal.SIGINT)
        assert len(shown["search"]) > 50 and all(
            len(str(page)) > 500 for name, page in shown.items() if name.endswith(".html")
        )
        return shown

    page = project / COURSE / "hidden-men.md"
    start = project / COURSE / "index.md"
    try:
        long.until(lambda: long.page("index.html"))
        first, made = compare(), slides_made()
        edit(page, ("## In practice", "## In daily practice"))
        edit(project / QUIZZES / "think-family.md", ("- [x] ", "- [x] Indeed: "))
        edited = compare()
        assert {
            name for name in first if name.endswith(".html") and first[name] != edited[name]
        } == {
            f"{COURSE[5:]}/{name}.html"
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
            course for course, when in slides_made().items() if when != made[course]
        } == {COURSE[5:]}
        edit(
            page, ("title: Hidden men", "title: Unseen men")
        )  # in the navigation of every page of the course
        edit(
            start,
            (
                "local contacts: []",
                (
                    "local contacts: [{name: The duty team, number: 01632 960001, verified: "
                    "2026-01-05}]"
                ),
            ),
        )
        renamed = compare()
        assert "Unseen men" in str(renamed[f"{COURSE[5:]}/think-family.html"])
        assert "01632 960001" in str(renamed["worried.html"])
        shutil.copytree(second, third)
        shutil.copytree(project / "quizzes" / second.name, project / "quizzes/third")
        assert "third/index.html" in compare()
        shutil.rmtree(third)
        shutil.rmtree(project / "quizzes/third")
        compare()
        assert long.page("third/index.html") is None
        # A build that fails half-way, and what it had made taken back.
        said = len(long.output.read_text(encoding="utf-8"))
        later = project / COURSE / "what-happens-next.md"
        whole, last = page.read_bytes(), later.read_bytes()
        later.write_bytes(b"---\ntemplate: none.html\n" + last.removeprefix(b"---\n"))
        edit(page, ("## In daily practice", "## In another practice"))
        long.until(lambda: "none.html" in long.output.read_text(encoding="utf-8")[said:])
        page.write_bytes(whole)
        later.write_bytes(last)
        assert compare() == renamed
    finally:
        long.stop(signal.SIGINT)
