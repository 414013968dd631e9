"""The files of the search: what each course has, and what is made where there are several."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from briefed.model import Course
from briefed.rendering import bundles, search, search_all
from briefed.source.project import Project, load
from support.tiny import BASE


@pytest.fixture(scope="module")
def project() -> Project:
    return load(BASE, "2026-06-01")


def with_courses(project: Project, *newer: tuple[str, str]) -> Project:
    """The project with copies of its course: the name of each, and of the one that replaces it."""
    (course,) = project.courses
    return project._replace(
        courses=tuple(
            course._replace(slug=slug, settings=course.settings._replace(superseded_by=by))
            for slug, by in newer
        )
    )


def completed(site: Path, project: Project) -> dict[str, str]:
    """The scripts of the search in a site of a project, by their names."""
    entries = [
        {"location": f"{at}{page}", "title": title, "text": "<p>A safe sleep plan</p>"}
        for at in ("", *(f"{course.slug}/" for course in project.courses))
        for page, title in (("briefing.html", "The briefing"), ("sleep.html", "Sleep"))
    ]
    for name, text in (
        (search.WRITTEN, json.dumps({"config": {"lang": ["en"]}, "docs": entries})),
        ("assets/javascripts/workers/search.1.min.js", ""),
    ):
        (site / name).parent.mkdir(parents=True)
        (site / name).write_text(text, "utf-8")
    search.add_search(site, project, kept=())
    assert not (site / search.WRITTEN).exists() and (site / search.WORKER).exists()
    return {
        path.relative_to(site).as_posix(): path.read_text("utf-8")
        for path in site.rglob("search/**/*.js")
    }


def test_a_course_has_the_same_index_whatever_others_there_are(
    project: Project, tmp_path: Path
) -> None:
    alone = completed(tmp_path / "alone", with_courses(project, ("b", "")))
    beside = completed(tmp_path / "beside", with_courses(project, ("a", ""), ("b", "")))
    assert alone.keys() == {"b/search/index.js", "search/index.js", "search/worker.js"}
    assert {name: beside[name] for name in alone} == alone
    settings, entries = search.parts_of(alone["b/search/index.js"])
    assert settings == {"lang": ["en"]}
    assert [entry["location"] for entry in entries] == ["b/briefing.html", "b/sleep.html"]


def test_the_search_in_all_courses_says_what_each_is(project: Project, tmp_path: Path) -> None:
    made = completed(tmp_path, with_courses(project, ("a", "b"), ("b", "")))

    def brought(name: str) -> dict:
        return json.loads(made[name].partition("]=")[2].removesuffix(";\n"))

    # The newer course comes first, and in it what teaches comes before the briefing.
    assert brought(search_all.HEAD)["courses"] == ["", "b/", "a/"]
    title = project.courses[0].title
    newer, older = brought("b/search/places.js"), brought("a/search/places.js")
    assert newer[""].startswith(title) and newer[""].endswith(", draft")
    assert older[""] == f"{newer['']}, there is a newer course"
    assert newer["0"] == ["b/sleep.html", "Sleep"]


def test_what_a_page_looks_into(project: Project) -> None:
    a, b = with_courses(project, ("a", ""), ("b", "")).courses

    def told(course: Course | None, *courses: Course, serving: bool = False) -> tuple[str, str]:
        return tuple(search.searched(course, courses, serving))

    assert told(a, a) == told(None, a) == ("a/", "")
    assert told(a, a, b) == ("a/", bundles.SEARCH_ALL)
    assert told(None, a, b) == ("", bundles.SEARCH_ALL)
    # A live preview has no index of all courses.
    assert told(a, a, b, serving=True) == ("a/", "")
    assert told(None, a, b, serving=True) == ("a/,b/", "")
    assert told(None) == ("", "")
