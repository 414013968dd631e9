"""What the pages of a course know of the whole of it, as the runtime reads it."""

from __future__ import annotations

import json

import pytest
from briefed.checking.coverage import cover
from briefed.model import Course
from briefed.rendering.course_data import script, stem, themes
from briefed.source.project import load
from support.tiny import BASE


@pytest.fixture(scope="module")
def course() -> Course:
    (course,) = load(BASE, "2026-06-01").courses
    return course


def read(course: Course) -> dict:
    text = script(course, cover(course))
    assert text.startswith("window.briefed = { course: {") and text.endswith("} };\n")
    return json.loads(text.removeprefix("window.briefed = { course: ").removesuffix(" };\n"))


def test_the_course_is_named_with_its_edition_and_dates(course: Course) -> None:
    known = read(course)
    known.pop("themes")
    assert known == {
        "slug": "tiny",
        "title": "The Riverbank course",
        "edition": "1",
        "published": "2026-01-15",
        "partnership": "Riverbank Safeguarding Partnership",
        "changes": False,
        "review": "2027-01-15",
        "formerly": [],
    }
    settings = course.settings._replace(formerly=("old",))
    later = read(course._replace(editions={"0": "# Before"}, settings=settings))
    assert later["changes"] is True and later["formerly"] == ["old"]


def test_each_theme_has_its_page_its_questions_and_its_statements(course: Course) -> None:
    """The fingerprints are in the records of learners, so they stay as long as the words do."""
    introduction, sleep, men = read(course)["themes"]
    assert introduction == {
        "slug": "introduction",
        "title": "Why the cases were audited",
        "page": "introduction.html",
        "minutes": 5,
        "together": 5,
        "questions": {
            "what-the-audit-covered": [
                "264d9289b2",
                "A colleague asks what the audit covered. What do you say?",
            ]
        },
        "cases": {},
        "statements": {"introduction-1": ["807dd8a0e1", "Introduction, paragraph 1"]},
    }
    assert sleep["statements"] == {
        "safe-sleep-1": ["be1f4ed0c6", "Safe sleep, point 1"],
        "safe-sleep-2": ["78b6bd8aaa", "Safe sleep, point 2"],
    }
    assert (sleep["page"], sleep["minutes"], sleep["together"]) == ("safe-sleep.html", 6, 8)
    assert men["questions"]["record-the-name"] == [
        "5be9ebd41c",
        "Health visitors should record the father's ….",
    ]


def test_a_theme_without_a_page_or_a_quiz(course: Course) -> None:
    without = course._replace(
        quizzes=(), pages=tuple(page for page in course.pages if page.theme != "safe-sleep")
    )
    found = themes(without, cover(without))
    assert [(theme["slug"], theme["questions"]) for theme in found] == [
        ("introduction", {}),
        ("hidden-men", {}),
    ]


def test_a_long_question_is_named_by_its_beginning(course: Course) -> None:
    quiz = course.quiz_of("safe-sleep")
    long = quiz.questions[0]._replace(stem="A lamp goes out at night, " * 6 + "what now?")
    asked = course._replace(quizzes=(quiz._replace(questions=(long,)),))
    (name,) = (names[1] for names in themes(asked, cover(asked))[1]["questions"].values())
    assert name == "A lamp goes out at night, " * 4 + "A …"
    assert stem(long._replace(stem="Which [[one]] is it?")) == "Which one is it?"
