"""What an edition has made new is said on the slides that quote it."""

from __future__ import annotations

import re

import pytest
from briefed.model import Course
from briefed.outputs.edition_marks import marked
from briefed.outputs.slide import Slide
from briefed.source.project import load
from support.tiny import BASE


def quote(words: str, kind: str = "quote") -> Slide:
    html = f"<blockquote><p>{words} <cite>Hidden men, point 1</cite></p></blockquote>"
    return Slide(kind, "What was found", html, theme="hidden-men")


@pytest.fixture
def course() -> Course:
    """The course in its second edition; the first had other words, and a point less."""
    (now,) = load(BASE, "2026-06-01").courses
    theme = next(theme for theme in now.briefing.themes if theme.slug == "hidden-men")
    first, *_ = theme.statements
    lines = now.briefing.body.replace(first.text, "Nobody asked who visits the baby at night.")
    lines = re.sub(r"(?m)^.*\{ #hidden-men-2 \}\n?", "", lines)
    settings = now.settings._replace(edition="2")
    return now._replace(editions={"1": lines}, settings=settings)


def titles(course: Course, *slides: Slide) -> list[str]:
    return [slide.title for slide in marked(course, list(slides))]


def test_changed_and_new_words_say_so(course: Course) -> None:
    statements = {one.id: one.text for one in course.briefing.statements}
    stayed = next(text for name, text in statements.items() if "hidden-men" not in name)
    assert titles(
        course,
        quote(statements["hidden-men-1"]),
        quote(statements["hidden-men-1"], "source"),
        quote(statements["hidden-men-2"]),
        quote(stayed),
        quote(statements["hidden-men-1"], "scenario"),
    ) == [
        "What was found (changed in edition 2)",
        "What was found (changed in edition 2)",
        "What was found (new in edition 2)",
        "What was found",
        "What was found",
    ]


def test_a_first_edition_marks_nothing() -> None:
    (now,) = load(BASE, "2026-06-01").courses
    text = now.briefing.statements[-1].text
    assert titles(now, quote(text)) == ["What was found"]
