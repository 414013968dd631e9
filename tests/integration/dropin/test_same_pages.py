"""The drop-in renderer makes the same pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from briefed.source.project import load
from support.dropin import COMPARED, FIXTURE, REAL, THEMES, differences, parts, python_of, read

pytestmark = pytest.mark.slow


def test_every_part_is_there_to_be_compared(projects: dict[str, Path]) -> None:
    """On the pages of MkDocs, so that no comparison is one of nothing with nothing."""
    project = load(projects["mkdocs"])
    pages = {name: parts(page) for name, page in read(projects["mkdocs"] / "site").items()}
    assert {
        f"{course}/{name}.html"
        for course, name in (
            (REAL, "hidden-men"),
            (REAL, "briefing"),
            (FIXTURE, "lamp-care"),
            (FIXTURE, "my-learning"),
        )
    } < pages.keys()
    questions = [
        question
        for course in project.courses
        for quiz in course.quizzes
        for question in quiz.questions
    ]
    statements = [
        statement for course in project.courses for statement in course.briefing.statements
    ]
    assert (
        len(questions)
        == sum(
            sum(("class", "bf-question") in attributes for _, attributes, _ in page["questions"])
            for page in pages.values()
        )
        > 0
    )
    assert {statement.id for statement in statements} <= {
        name for page in pages.values() for name, _ in page["anchors"]
    }
    for name in COMPARED:
        assert any(page[name] for page in pages.values()), name
    decks = {name for name in pages if "/slides/" in name}
    assert len(decks) > 8 and [name for name, page in pages.items() if not page["words"]] == []
    pages = {name: page for name, page in pages.items() if name not in decks}
    assert [name for name, page in pages.items() if not page["navigation"]] == []
    assert [
        name
        for name, page in pages.items()
        if name != "404.html" and not (page["draft notice"] and page["article"])
    ] == []
    assert [name for name, page in pages.items() if not page["worried link"]] == ["worried.html"]


@pytest.mark.parametrize("theme", THEMES)
def test_every_page_says_the_same_in_the_same_form(projects: dict[str, Path], theme: str) -> None:
    ours, theirs = (read(projects[renderer] / "site") for renderer in ("mkdocs", theme))
    assert ours.keys() == theirs.keys()
    worker = re.findall(r'data-worker="[^"]*?([^"/]+)"', theirs["index.html"])
    packaged = python_of(theme).parents[1].glob("lib/*/site-packages/*/templates/**/workers/*.js")
    assert worker and worker[0] in {path.name for path in packaged}, "another theme built this site"
    assert [
        f"{name}: {difference}"
        for name in ours
        for difference in differences(parts(ours[name]), parts(theirs[name]))
    ] == []


@pytest.mark.parametrize("theme", THEMES)
def test_the_pages_come_with_the_same_files(projects: dict[str, Path], theme: str) -> None:
    """The runtime, the styles, what the courses know of themselves and what the search finds: all
    but the theme's own files.
    """

    def files(renderer: str) -> dict[str, bytes]:
        site = projects[renderer] / "site"
        found = [
            path
            for top in (site, site / REAL, site / FIXTURE)
            for folder in (top / "assets", top, top / "search", top / "search/all")
            for path in folder.glob("*.*")
        ]
        return {
            path.relative_to(site).as_posix(): path.read_bytes()
            for path in found
            if path.suffix != ".html"
        }

    ours = files("mkdocs")
    assert {
        "assets/learner.js",
        "assets/learner.css",
        f"{REAL}/course.js",
        f"{FIXTURE}/original.txt",
    } < ours.keys()
    assert files(theme) == ours
