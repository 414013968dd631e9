"""What an edition has made new is said on the slides that quote it."""

from __future__ import annotations

import re

import pytest
from briefed.model import Course
from briefed.outputs.deck_page import opened
from briefed.outputs.edition_marks import changes, marked
from briefed.outputs.handouts import for_session
from briefed.outputs.one_page import one_page
from briefed.outputs.powerpoint.frames import frames
from briefed.outputs.session_plan import session_plan
from briefed.outputs.slide import Slide
from briefed.source.project import load
from support.tiny import BASE


def quote(words: str, kind: str = "quote") -> Slide:
    html = f"<blockquote><p>{words} <cite>Hidden men, point 1</cite></p></blockquote>"
    return Slide(kind, "What was found", html, theme="hidden-men")


@pytest.fixture
def course() -> Course:
    """The course in its second edition; the first had other words, and another point."""
    (now,) = load(BASE, "2026-06-01").courses
    theme = next(theme for theme in now.briefing.themes if theme.slug == "hidden-men")
    first, *_ = theme.statements
    lines = now.briefing.body.replace(first.text, "Nobody asked who visits the baby at night.")
    gone = "- Somebody read every record of it at night. { #hidden-men-9 }\n"
    lines = re.sub(r"(?m)^.*\{ #hidden-men-2 \}\n?", gone, lines)
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


def test_a_line_names_what_was_changed_added_and_taken_out(course: Course) -> None:
    assert changes(course) == (
        "In edition 2: changed Hidden men, point 1; new Hidden men, point 2; "
        "taken out Hidden men “Somebody read every record of it …”."
    )
    assert changes(course, {"hidden-men"}) == changes(course)
    assert changes(course, {"think-family"}) == ""


def test_it_is_on_the_run_sheet_on_the_one_page_and_in_the_notes_of_the_title(
    course: Course,
) -> None:
    """Of what a session, or a deck, is about."""

    def deck(theme: str) -> list[Slide]:
        title = Slide("title", "", f"<h1>{theme}</h1>", theme=theme, seconds=20)
        return opened(course, [title, quote("Any.")._replace(theme=theme)], None, "")

    for theme, there in (("hidden-men", True), ("think-family", False)):
        made = deck(theme)
        sheet = for_session(course, made, session_plan(made, 7), "x.html")
        line = changes(course) if there else ""
        assert (sheet.data["lead"], one_page(course, made, "x.html").data["changes"]) == (
            line,
            line,
        )
        assert (changes(course) in made[0].notes) == there


def test_the_slides_for_powerpoint_have_the_marks(course: Course) -> None:
    first = next(one for one in course.briefing.statements if one.id == "hidden-men-1")
    made = marked(course, [quote(first.text)])
    assert [one.title for one in frames(made, "x.html")] == [
        "What was found (changed in edition 2)"
    ]


def test_a_first_edition_marks_nothing() -> None:
    (now,) = load(BASE, "2026-06-01").courses
    text = now.briefing.statements[-1].text
    assert titles(now, quote(text)) == ["What was found"] and changes(now) == ""
