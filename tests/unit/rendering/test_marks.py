"""The mark of a finding: its word, its icon, its colour; and a heading that keeps its address."""

from __future__ import annotations

import pytest
from briefed.model import Location, Prose
from briefed.rendering.marks import CLASSES, SHOWN, marked, told
from selectolax.lexbor import LexborHTMLParser


@pytest.mark.parametrize("mark", CLASSES)
def test_each_mark_is_a_word_with_an_icon_and_a_colour(mark: str) -> None:
    shown = marked(f"### {mark}: Speaking to the father")
    tag = LexborHTMLParser(shown).css_first(".bf-tag")
    assert (
        tag.text() == f"{SHOWN.get(mark, mark)}:"
        and tag.css_first("svg path, svg circle") is not None
    )
    assert shown.startswith("### <span") and "</span> Speaking to the father { ." in shown
    assert f"{{ .{CLASSES[mark]} " in shown and "Both" not in shown and "Asks of you" not in shown


def test_the_address_of_the_heading_stays() -> None:
    shown = marked("### To strengthen: Speaking to the father { #what-needs-strengthening }")
    assert shown.endswith("</span> Speaking to the father { .bf-str #what-needs-strengthening }")


def test_a_mark_alone_has_no_colon() -> None:
    shown = marked("#### Both")
    words = "Worked well, and to strengthen"
    assert LexborHTMLParser(shown).css_first(".bf-tag").text() == words
    assert shown.endswith("</span> { .bf-both #both }")


def test_a_heading_without_an_address_has_that_of_the_author_s_words() -> None:
    """Links and records of learners lead to it, whatever words the page shows for the mark."""
    shown = marked("### Both: The mother's needs *and* the child's")
    assert shown.endswith("{ .bf-both #both-the-mothers-needs-and-the-childs }")
    assert marked("### To strengthen: Speaking").endswith("{ .bf-str }")


def test_no_mark_asks_something_of_a_reader_in_another_service() -> None:
    heading = Prose("Asks of you: register him", "heading", "what the audit found", Location("x"))
    assert told(heading).text == "What is asked: register him"
    elsewhere = heading._replace(part="in practice")
    assert told(elsewhere) == elsewhere


@pytest.mark.parametrize(
    "heading",
    [
        "### What worked",
        "### Bothered: by noise",
        "### Worked well enough",
        "## What the audit found",
    ],
)
def test_another_heading_stays_as_it_is(heading: str) -> None:
    assert marked(heading) == heading
