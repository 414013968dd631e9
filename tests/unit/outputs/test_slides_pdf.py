"""Slides on paper: what is on the page of each."""

from __future__ import annotations

import json
from typing import Any

from briefed.outputs.case_slides import InCase
from briefed.outputs.question_slides import Asked, Item
from briefed.outputs.slide import Slide, part_begun
from briefed.outputs.slides_pdf import pdf_of_slides
from briefed.source.project import load
from markupsafe import Markup
from support.tiny import BASE


def pages(*slides: Slide) -> list[dict[str, Any]]:
    (course,) = load(BASE).courses
    return pdf_of_slides(course, list(slides), "lamps.html").data["slides"]


def of_case(part: str, **more: bool) -> Slide:
    return Slide("scenario", "At sea", "<p>Wait.</p>", case=InCase("c", part, 2, **more))


def test_a_part_on_two_slides_is_led_to_once() -> None:
    """The second says that the case ends there, so the places of the two differ."""
    first, second, other = of_case("one"), of_case("one", ends=True), of_case("two")
    assert [part_begun(*both) for both in ((first, None), (second, first), (other, second))] == [
        "one",
        "",
        "two",
    ]
    shown = json.dumps([page["title"] for page in pages(first, second, other)])
    assert shown.count('"target"') == 2


def test_a_gap_is_a_line() -> None:
    gap = Markup('No <span class="bf-gap">  </span> is left.')
    item = Item("", Markup("oil"), Markup("Missing:"), Markup(), True)
    slide = Slide("question", "Question 1", "", asked=Asked(gap, Markup(), (), "", (item,)))
    assert [json.dumps(page["body"]).count("____ is left") for page in pages(slide)] == [1, 1]
