"""The coverage page says what is missing, and what can't be read or written."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from support.building import FIXTURE, ROOT, Run
from support.coverage import (
    EXEMPT,
    NEITHER,
    NOT_TAUGHT,
    NOT_TESTED,
    REAL,
    TESTED,
    expected,
    exported,
    notes,
    rows,
    shown,
    states,
    without_question,
)


@pytest.fixture
def briefed(briefed_here: Run) -> Run:
    """In this process; test_coverage_page.py starts the command in one of its own."""
    return briefed_here


def test_what_is_taken_away_changes_the_state_of_just_its_sentences(
    two_courses: Path, briefed: Run
) -> None:
    before = states(exported(briefed, two_courses, REAL))
    without_question(two_courses / "quizzes" / REAL / "hidden-men.md", "register-the-father")
    page = exported(briefed, two_courses, REAL)
    assert states(page) == before | {"hidden-men-2.1": NOT_TESTED}
    assert (
        notes(page, "hidden-men-2")["Questions"] == "none"
        and page.css_first(".verdict").text()
        == "The course does not cover its briefing yet: 1 sentence is not tested."
    )

    (two_courses / "docs" / REAL / "hidden-men.md").unlink()
    page = exported(briefed, two_courses, REAL)
    assert states(page) == before | {
        "hidden-men-1.1": NOT_TAUGHT,
        "hidden-men-1.2": NOT_TAUGHT,
        "hidden-men-2.1": NEITHER,
    }
    assert notes(page, "hidden-men-1")["Taught"] == notes(page, "hidden-men-2")["Taught"] == "none"
    without_question(two_courses / "quizzes" / REAL / "hidden-men.md", "father-does-not-answer")
    page = exported(briefed, two_courses, REAL)
    assert states(page) == before | {
        "hidden-men-1.1": NEITHER,
        "hidden-men-1.2": NOT_TAUGHT,
        "hidden-men-2.1": NEITHER,
    }
    assert page.css_first(".verdict").text() == (
        "The course does not cover its briefing yet: 3 sentences are not taught and 2 "
        "sentences are not tested."
    )
    row = next(row for row in rows(page) if row[0].css_first("code").text() == "hidden-men-1")
    assert (
        row[5].text()
        == "not taught 1 of 2 tested, not taught; neither 1 of 2 neither taught nor tested"
    )
    assert set(states(exported(briefed, two_courses, FIXTURE)).values()) == {TESTED, EXEMPT}, (
        "the other course is as it was"
    )


def test_one_quote_of_a_changed_word_is_enough(two_courses: Path, briefed: Run) -> None:
    path = two_courses / "docs" / FIXTURE / "lamp-care.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("21/24", "22/24"), encoding="utf-8")
    found = states(exported(briefed, two_courses, FIXTURE))
    assert {name for name, state in found.items() if state not in (TESTED, EXEMPT)} == {
        "lamp-care-1.1"
    } and found["lamp-care-1.1"] == NOT_TAUGHT


def test_the_open_problems_are_those_of_the_check(two_courses: Path, briefed: Run) -> None:
    (two_courses / "docs" / FIXTURE / "fog-signals.md").unlink()
    quiz = two_courses / "quizzes" / FIXTURE / "lamp-care.md"
    quiz.write_text(quiz.read_text(encoding="utf-8").replace("</quiz>", "", 1), encoding="utf-8")
    run = briefed("check", FIXTURE, "--format", "json", project=two_courses)
    told = [
        (one["file"], one["severity"], one["line"], " ".join(one["message"].split()), one["code"])
        for one in json.loads(run.stdout)["problems"]
    ]
    assert run.returncode == 1 and len({file for file, *_ in told}) > 2
    page = exported(briefed, two_courses, FIXTURE)
    found, file = [], ""
    for node in page.css("section[aria-labelledby=problems] :is(h3, li)"):
        if node.tag == "h3":
            file = node.text()
        else:
            code = node.css_first("code").text()
            severity, line, message = re.fullmatch(
                rf"(Error|Warning), line (\d+): (.*) {code}", " ".join(node.text().split())
            ).groups()
            found.append((file, severity.lower(), int(line), message, code))
    assert sorted(found) == sorted(told)
    errors = sum(one[1] == "error" for one in told)
    warnings = len(told) - errors
    assert (
        page.css_first("a[href='#problems'] ").text() == "Open problems"
        and f"{errors} errors and {warnings} warnings open" in page.css_first("main").text()
    )


def test_a_scaffold_is_taught_and_waits_for_its_questions(project: Path, briefed: Run) -> None:
    assert (
        briefed(
            "new",
            ROOT / "tests/fixture/docs" / FIXTURE / "original.txt",
            "--course",
            "lamps",
            project=project,
        ).returncode
        == 0
    )
    page = exported(briefed, project, "lamps")
    assert shown(page) == expected(briefed, project, "lamps")
    assert set(states(page).values()) == {NOT_TESTED}
    identity = shown(page)[0][0].partition(".")[0]
    assert re.fullmatch(
        r"[\w-]+ \([\w-]+\.md, line \d+; sentence 1; still to be written\); .*",
        notes(page, identity)["Questions"],
    )
    assert "0 of " in page.css("section[aria-labelledby=in-short] li")[1].text()


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("briefing.md", ""),
        ("briefing.md", "no title\n"),
        ("index.md", "---\ntitle: [\n---\n"),
        ("original.txt", "\0"),
    ],
)
def test_what_can_not_be_read_is_said_on_the_page(
    two_courses: Path, briefed: Run, file: str, text: str
) -> None:
    (two_courses / "docs" / FIXTURE / file).write_text(text, encoding="utf-8")
    page = exported(briefed, two_courses, FIXTURE)
    assert page.css_first("section[aria-labelledby=problems]").text().count("Error") > 0
    if file == "briefing.md":
        assert (
            page.css_first(".verdict").text()
            == "The briefing can’t be read, so nothing can be said of its coverage yet."
        )
    elif file == "original.txt":
        assert (
            "Parts of the briefing can’t be read"
            in page.css_first("section[aria-labelledby=in-short]").text()
        )


def test_part_of_a_briefing_that_can_not_be_read_is_no_full_coverage(
    two_courses: Path, briefed: Run
) -> None:
    briefing = two_courses / "docs" / FIXTURE / "briefing.md"
    briefing.write_text(
        briefing.read_text(encoding="utf-8") + "\nA paragraph without an id.\n", encoding="utf-8"
    )
    assert (
        "Parts of the briefing can’t be read, and may be missing here."
        in exported(briefed, two_courses, FIXTURE)
        .css_first("section[aria-labelledby=in-short]")
        .text()
    )


def test_the_course_may_be_left_out_where_there_is_one(
    two_courses: Path, briefed: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    run = briefed("export", "coverage", project=two_courses)
    assert (
        run.returncode == 2
        and run.stderr
        == f"briefed: there are several courses: name the one you mean, {REAL}, {FIXTURE}\n"
    )
    run = briefed("export", "coverage", "no-such-course", project=two_courses)
    assert (
        run.returncode == 2
        and f"there is no course 'no-such-course': there are {REAL}, {FIXTURE}" in run.stderr
    )
    assert list(here.iterdir()) == []
    for folder in (f"docs/{FIXTURE}", f"quizzes/{FIXTURE}"):
        shutil.rmtree(two_courses / folder)
    run = briefed("export", "coverage", project=two_courses)
    assert (run.returncode, run.stdout) == (0, f"{REAL}-coverage.html\n")
    assert [path.name for path in here.iterdir()] == [f"{REAL}-coverage.html"]
    first = (here / f"{REAL}-coverage.html").read_bytes()
    assert (
        briefed("export", "coverage", project=two_courses).returncode == 0
        and (here / f"{REAL}-coverage.html").read_bytes() == first
    )


def test_a_place_that_can_not_be_written_is_said(
    project: Path, briefed: Run, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    for target in (tmp_path / "file" / "page.html", tmp_path / "folder"):
        run = briefed("export", "coverage", "--output", target, project=project)
        assert (
            run.returncode == 2
            and "the page can't be written" in run.stderr
            and "Traceback" not in run.stderr
        )
    assert [path.name for path in tmp_path.rglob(".*")] == []


@pytest.mark.slow
def test_it_is_in_no_site_and_in_no_package(
    site: Path, two_courses: Path, briefed: Run, tmp_path: Path
) -> None:
    assert not list(site.rglob("coverage*"))
    assert [
        path.name
        for path in site.rglob("*.html")
        if "coverage.html" in path.read_text(encoding="utf-8")
    ] == []
    assert (
        briefed(
            "export", "offline", FIXTURE, "--output", tmp_path / "one.zip", project=two_courses
        ).returncode
        == 0
    )
    package = zipfile.ZipFile(tmp_path / "one.zip")
    assert [
        name
        for name in package.namelist()
        if "coverage" in name or b"coverage.html" in package.read(name)
    ] == []
