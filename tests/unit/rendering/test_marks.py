"""The mark of a finding: its word, its icon, its colour; and a heading that keeps its address."""

from __future__ import annotations

import pytest
from briefed.rendering.marks import CLASSES, marked
from selectolax.lexbor import LexborHTMLParser


@pytest.mark.parametrize("mark", CLASSES)
def test_each_mark_is_a_word_with_an_icon_and_a_colour(mark: str) -> None:
    shown = marked(f"### {mark}: Speaking to the father")
    tag = LexborHTMLParser(shown).css_first(".bf-tag")
    assert tag.text() == f"{mark}:" and tag.css_first("svg path, svg circle") is not None
    assert shown.startswith("### <span") and "</span> Speaking to the father { ." in shown
    assert shown.endswith(f"{{ .{CLASSES[mark]} }}")


def test_the_address_of_the_heading_stays() -> None:
    shown = marked("### To strengthen: Speaking to the father { #what-needs-strengthening }")
    assert shown.endswith("</span> Speaking to the father { .bf-str #what-needs-strengthening }")


def test_a_mark_alone_has_no_colon() -> None:
    shown = marked("#### Both")
    assert LexborHTMLParser(shown).css_first(".bf-tag").text() == "Both"
    assert shown.endswith("</span> { .bf-both }")


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
