"""A problem of one course is its own, even where names are the same."""

from __future__ import annotations

import json
import posixpath
import re
from pathlib import Path

import pytest
from support.building import FIXTURE, TWIN, Run, put_beside
from support.courses import REAL, course_pages, page_of

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("course", "theme"), [(REAL, "hidden-men"), (FIXTURE, "lamp-care")])
def test_a_problem_of_one_course_is_its_own(
    two_courses: Path, briefed: Run, course: str, theme: str
) -> None:
    other = FIXTURE if course == REAL else REAL
    before = briefed("check", other, project=two_courses)
    path = two_courses / "docs" / course / f"{theme}.md"
    above, heading, findings = path.read_text(encoding="utf-8").partition("## What the audit found")
    path.write_text(above + heading + findings.replace("\n> ", "\n> Changed ", 1), encoding="utf-8")
    (two_courses / "quizzes" / course / f"{theme}.md").write_bytes(b"\0")
    after = briefed("check", other, project=two_courses)
    assert (after.returncode, after.stdout) == (0, before.stdout)
    for run in (
        briefed("check", course, project=two_courses),
        briefed("check", project=two_courses),
    ):
        errors = [line for line in run.stdout.splitlines() if ": error " in line]
        assert run.returncode == 1 and {line.partition(":")[0] for line in errors} == {
            f"docs/{course}/{theme}.md",
            f"quizzes/{course}/{theme}.md",
        }
    run = briefed("build", project=two_courses)
    assert (
        run.returncode == 1
        and f"docs/{course}/{theme}.md:" in run.stdout
        and not (two_courses / "site").exists()
    )
    assert (
        briefed(
            "export", "offline", other, "--output", two_courses / "one.zip", project=two_courses
        ).returncode
        == 0
    ), "the other can still be handed out"


def test_equal_names_disturb_nobody(three_courses: Path, briefed: Run) -> None:
    for course in (None, REAL, FIXTURE, TWIN):
        run = briefed("check", *([course] if course else []), project=three_courses)
        assert run.returncode == 0, run.stdout
    site = three_courses / "site"
    assert [
        link.attributes["href"]
        for link in page_of(site, "index.html").css("article h2 a, article h3 a")
    ] == [f"{name}/index.html" for name in sorted((REAL, FIXTURE, TWIN))]
    assert [name.partition("/")[2] for name in course_pages(site, FIXTURE)] == [
        name.partition("/")[2] for name in course_pages(site, TWIN)
    ]
    for course in (FIXTURE, TWIN):
        script = (site / course / "course.js").read_text(encoding="utf-8")
        assert script.startswith(f'window.briefed = {{ course: {{"slug":"{course}"')
        for name in course_pages(site, course):
            page = page_of(site, name)
            ids = [one.attributes["id"] for one in page.css("article [id]")]
            assert len(ids) == len(set(ids)), name
            targets = [
                posixpath.normpath(
                    posixpath.join(course, link.attributes["href"].partition("#")[0])
                )
                for link in page.css("article a[href]")
                if not re.match(r"(?:https?|tel|mailto):|#", link.attributes["href"])
            ]
            assert {target.partition("/")[0] for target in targets} <= {
                course,
                "worried.html",
                "index.html",
                "accessibility.html",
            }, name
    pages = [
        page_of(site, f"{course}/lamp-care.html").css_first("article").html
        for course in (FIXTURE, TWIN)
    ]
    assert pages[0] == pages[1], "twins say the same"


def test_a_problem_in_a_twin_is_not_its_brothers(two_courses: Path, briefed: Run) -> None:
    project = put_beside(two_courses, TWIN)
    path = project / "docs" / TWIN / "lamp-care.md"
    path.write_text(path.read_text(encoding="utf-8").replace("21/24", "22/24"), encoding="utf-8")
    run = briefed("check", "--format", "json", project=project)
    errors = [one for one in json.loads(run.stdout)["problems"] if one["severity"] == "error"]
    assert (
        run.returncode == 1 and errors and {one["file"].split("/")[1] for one in errors} == {TWIN}
    )
    assert briefed("check", FIXTURE, project=project).returncode == 0
