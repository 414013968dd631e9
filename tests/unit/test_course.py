"""What is looked up in a course: found where it is, and None where it is not."""

from __future__ import annotations

import pytest
from briefed.model import Course
from briefed.source.project import load
from support.tiny import BASE


@pytest.fixture(scope="module")
def course() -> Course:
    (course,) = load(BASE, "2026-06-01").courses
    return course


def test_the_start_names_the_course(course: Course) -> None:
    assert course.start.location.file == "docs/tiny/index.md"
    assert course.title == "The Riverbank course"
    bare = course._replace(pages=tuple(page for page in course.pages if page.kind != "start"))
    assert bare.start is None and bare.title == "tiny"


def test_the_page_and_the_quiz_of_a_theme(course: Course) -> None:
    assert course.page_of("safe-sleep").title == "Safe sleep"
    assert course.page_of("introduction").location.file == "docs/tiny/introduction.md"
    assert course.page_of("nowhere") is None and course.page_of(None) is None
    assert course.quiz_of("safe-sleep").slug == "safe-sleep"
    assert course.quiz_of("nowhere") is None and course.quiz_of(None) is None


def test_the_theme_of_each_page(course: Course) -> None:
    of_kind = {(page.kind, page.theme) for page in course.pages}
    themes = {("theme", theme) for theme in ("introduction", "safe-sleep", "hidden-men")}
    assert of_kind == {*themes, ("start", None), ("extra", None)}


def test_questions_come_in_the_order_of_the_quizzes(course: Course) -> None:
    assert [question.id for question in course.questions] == [
        "what-the-audit-covered",
        "no-assessment",
        "room-sharing",
        "keep-trying",
        "record-the-name",
    ]


def test_the_folder_of_a_course(course: Course) -> None:
    assert course.folder == "docs/tiny"
