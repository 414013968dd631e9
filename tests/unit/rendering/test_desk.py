"""The officer's desk: what is listed below which heading, what is next, and how far a course is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from briefed.model import Course, Location, Problem
from briefed.rendering.coverage_page import as_html
from briefed.rendering.desk import Desk, Links, desk
from briefed.source.project import load
from selectolax.lexbor import LexborHTMLParser
from support.tiny import BASE

LINKS = Links(
    lambda problem: f"place#{problem.location.line}", lambda path: path, lambda location: "edit"
)
CHANGED = "quote-not-in-briefing"


@pytest.fixture
def course(tmp_path: Path) -> Course:
    (found,) = load(shutil.copytree(BASE, tmp_path / "project"), "2026-06-01").courses
    return found


def problem(file: str, line: int, code: str = "not-written", statement: str = "") -> Problem:
    severity = "error" if code in (CHANGED, "not-written") else "warning"
    return Problem(code, severity, Location(file, line), statement or None, f"{code} <{line}>")


def made(course: Course, *problems: Problem, to_sign: int = 0) -> Desk:
    return desk(course, sorted(problems, key=lambda one: one.location), LINKS, to_sign)


def listed(desk: Desk) -> list[tuple[str, list[int]]]:
    return [
        (group.name, [entry.problem.location.line for entry in group.entries])
        for group in desk.groups
    ]


def test_entries_are_below_the_heading_of_their_file_in_the_order_of_the_work(
    course: Course,
) -> None:
    found = made(
        course,
        problem("quizzes/tiny/safe-sleep.md", 6),
        problem("docs/tiny/safe-sleep.md", 5),
        problem("docs/tiny/hidden-men.md", 4),
        problem("docs/tiny/odd.md", 9),
        problem("docs/tiny/index.md", 3),
        problem("docs/tiny/briefing.md", 2),
        problem("mkdocs.yml", 1),
    )
    names = [theme.name for theme in course.briefing.themes]
    assert listed(found) == [
        ("What all courses share", [1]),
        ("The briefing and the course start", [2, 3]),
        *sorted([("Hidden men", [4]), ("Safe sleep", [5, 6])], key=lambda it: names.index(it[0])),
        ("Other files", [9]),
    ]
    assert [entry.number for group in found.groups for entry in group.entries] == list(range(1, 8))


def test_what_rests_on_one_change_is_listed_with_the_first_of_it(course: Course) -> None:
    first, last = [theme for theme in course.briefing.themes if theme.slug != "introduction"]
    found = made(
        course,
        problem(f"docs/tiny/{first.slug}.md", 1, CHANGED, f"{last.slug}-1"),
        problem(f"docs/tiny/{last.slug}.md", 2, CHANGED, f"{last.slug}-1"),
        problem(f"docs/tiny/{last.slug}.md", 3),
    )
    assert listed(found) == [(first.name, [1, 2]), (last.name, [3])]
    # Both themes have to see to it.
    counts = {row.name: row.counts for row in found.themes}
    assert counts[first.name] == [("out of date", 1, 1)]
    assert counts[last.name] == [("to write", 1, 3), ("out of date", 2, 1)]
    assert [entry.theme for entry in found.groups[0].entries] == [last.name, last.name]


def test_a_sentence_that_nothing_tests_counts_for_its_theme(course: Course) -> None:
    found = made(course, problem("docs/tiny/briefing.md", 9, "sentence-not-tested", "safe-sleep-1"))
    rows = {row.name: row.state for row in found.themes}
    assert rows == {name: "open" if name == "Safe sleep" else "done" for name in rows}
    (entry,) = found.groups[0].entries
    assert (entry.theme, entry.edit) == ("Safe sleep", ""), "nobody edits a briefing"


def test_an_error_is_next_then_a_warning_and_the_approval_last(course: Course) -> None:
    approval = problem("docs/tiny/index.md", 1, "approval-missing")
    warning = problem("docs/tiny/index.md", 2, "longest-option")
    error = problem("docs/tiny/hidden-men.md", 3)
    problems = [approval, warning, error]
    for expected in (error, warning, approval):
        following = made(course, *problems).next
        assert following and following.problem == expected
        problems.remove(expected)
    assert made(course).next is None


def test_how_far_it_is_in_words(course: Course) -> None:
    number = len(course.briefing.themes)
    warning = problem("docs/tiny/hidden-men.md", 1, "longest-option")
    error = problem("docs/tiny/safe-sleep.md", 1)
    assert made(course).far == f"{number} of {number} themes are done. 0 entries are left."
    assert made(course, warning, error).far == (
        f"{number - 2} of {number} themes {'is' if number == 3 else 'are'} done. "
        "1 is written and waits for decisions. 2 entries are left."
    )
    unreadable = course._replace(briefing=course.briefing._replace(themes=()))
    assert made(unreadable, error).far == "1 entry is left."


def test_the_page_says_when_nothing_is_left_and_what_a_specialist_signs(course: Course) -> None:
    page = LexborHTMLParser(as_html(course, made(course, to_sign=1))).css_first("main").text()
    assert "The check finds nothing that is left to do." in page and "✓ Done" in page
    assert "No entry waits for anybody." in page and "also signs 1 line on what" in page
    shown = as_html(course, made(course, problem("docs/tiny/hidden-men.md", 7)))
    assert "not-written &lt;7&gt;" in shown and "signs" not in shown


def test_numbers_to_call_that_are_to_be_checked_have_a_worksheet(course: Course) -> None:
    for code, named in (("number-unverified", True), ("contact-missing", False)):
        found = made(course, problem("docs/index.md", 3, code))
        assert found.numbers is named
        said = LexborHTMLParser(as_html(course, found)).text()
        assert ("briefed export worksheet --site makes it" in said) is named


def test_a_course_with_errors_of_its_own_says_what_a_build_makes_of_it(course: Course) -> None:
    for file, code, faulty in (
        ("docs/tiny/hidden-men.md", "not-written", True),
        ("docs/tiny/hidden-men.md", "longest-option", False),
        ("docs/index.md", "not-written", False),
    ):
        found = made(course, problem(file, 3, code))
        assert found.is_faulty is faulty
        assert ("--keep-going" in as_html(course, found)) is faulty
