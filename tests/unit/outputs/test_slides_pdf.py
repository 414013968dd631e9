"""Slides on paper: what is on the page of each."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from typing import Any

from briefed.outputs.case_slides import InCase
from briefed.outputs.question_slides import Asked, Item
from briefed.outputs.slide import Slide, part_begun
from briefed.outputs.slides_pdf import asked_on_paper, pdf_of_slides, pdf_with_notes
from briefed.outputs.typeset import Press, node
from briefed.source.project import load
from markupsafe import Markup
from pypdf import PageObject, PdfReader
from support.tagged import faults, lists
from support.tiny import BASE


def pages(*slides: Slide) -> list[dict[str, Any]]:
    (course,) = load(BASE).courses
    return pdf_of_slides(course, list(slides), "lamps.html").data["slides"]


def sizes_of(words: str, pages: Iterable[PageObject]) -> list[float]:
    """The size of type of each piece of text with these words."""
    found: list[float] = []

    def visit(said: str, _: object, matrix: list[float], __: object, size: float) -> None:
        if words in said:
            found.append(round(size * matrix[0], 1))

    for page in pages:
        page.extract_text(visitor_text=visit)
    return found


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


def test_in_a_deck_of_several_themes_each_page_names_its_own() -> None:
    """Above its title; in the outline, what is of no theme is beside the themes."""
    (course,) = load(BASE).courses
    themes = [
        slide
        for name in ("Oil", "Wicks")
        for slide in (
            Slide("title", "", f"<h1>{name}</h1>", theme=name),
            Slide("point", "What worked", "<p>It burns.</p>", theme=name),
        )
    ]
    document = pdf_of_slides(course, [*themes, Slide("end", "The end", "<p>.</p>")], "lamps.html")
    reader = PdfReader(io.BytesIO(Press(1_780_000_000).pdf(document)))
    texts = [page.extract_text().split("\n") for page in reader.pages]
    assert [lines[:2] for lines in texts[1::2]] == [
        ["Oil", "What worked"],
        ["Wicks", "What worked"],
    ]
    outline = [
        [one.title for one in entry] if isinstance(entry, list) else entry.title
        for entry in reader.outline
    ]
    assert outline == ["Oil", ["What worked"], "Wicks", ["What worked"], "The end"]
    assert faults(reader) == []


def test_the_pages_of_one_text_have_one_size_of_type() -> None:
    """That of the page which has least room, as on the wall; other pages have their own."""
    (course,) = load(BASE).courses
    opening = Slide("title", "", "<h1>Lamps</h1>")
    full = Slide("point", "All", f"<p>{'Look. ' * 150}</p>")
    long, short, other = (
        Slide("answer", "Why", f"<p>{'Wipe it. ' * times}</p>", goes_on=times == 1)
        for times in (90, 1, 2)
    )
    for make, at in ((pdf_of_slides, slice(1, 4)), (pdf_with_notes, slice(None))):
        document = make(course, [opening, long, short, other, full], "lamps.html")
        reader = PdfReader(io.BytesIO(Press(1_780_000_000).pdf(document)))
        first, *same, last = sizes_of("Wipe it", reader.pages[at])
        assert set(same) == {first} and first < last


def test_a_gap_is_a_line() -> None:
    gap = Markup('No <span class="bf-gap">  </span> is left.')
    item = Item("", Markup("oil"), Markup("Missing:"), Markup(), True)
    slide = Slide("question", "Question 1", "", asked=Asked(gap, Markup(), (), "", (item,)))
    assert [json.dumps(page["body"]).count("____ is left") for page in pages(slide)] == [1, 1]


def test_on_a_sheet_each_gap_is_a_place_to_write_in() -> None:
    gap = '<span class="bf-gap">  </span>'
    stem = Markup(f"<p>No {gap} is <em>left {gap}</em>.</p>")
    found = asked_on_paper(Asked(stem, Markup(), (), "", ()), "lamps.html", "Question 1")
    first, second = (node("gap", label=f"Question 1, gap {number}") for number in (1, 2))
    assert found == [node("paragraph", "No ", first, " is ", node("emph", "left ", second), ".")]


def test_numbers_to_call_are_larger_than_what_they_are_for() -> None:
    """To be read from the back; they are a list when they are read aloud."""
    listed = "".join(
        f"<li><b>{number}</b> <span>{about}</span></li>"
        for number, about in (("999", "Danger"), ("0808 2000 247", "A helpline: day and night"))
    )
    end = Slide("end", "Numbers to call", f'<ul class="bf-numbers">{listed}</ul>')
    (course,) = load(BASE).courses
    opening = Slide("title", "", "<h1>Lamps</h1>")
    document = pdf_of_slides(course, [opening, end], "lamps.html")
    reader = PdfReader(io.BytesIO(Press(1_780_000_000).pdf(document)))
    sizes: dict[str, float] = {}
    reader.pages[1].extract_text(
        visitor_text=lambda said, _, at, *font: sizes.update({said.strip(): font[1] * at[0]})
    )
    assert sizes["999"] == sizes["0808 2000 247"] > 1.3 * sizes["Danger"]
    assert lists(reader) == [2] and faults(reader) == []


def test_a_link_to_another_site_can_be_followed_and_says_where_it_leads() -> None:
    """On a slide, which shows it cut, and in the notes. A screen reader says `/Contents`."""
    address = "https://example.org/lamps?a=1&b=2/"
    opening = Slide("title", "", "<h1>Lamps</h1>")
    slide = Slide(
        "quote",
        "Lamps",
        "<p>See <b>example.org/lamps?a=1&amp;b=2</b>. <code>https://example.org</code></p>",
        notes=f"<ul><li>Lamps: {address.replace('&', '&amp;')}</li></ul>",
    )
    (course,) = load(BASE).courses
    for make, times in ((pdf_of_slides, 1), (pdf_with_notes, 2)):
        document = make(course, [opening, slide], "lamps.html")
        reader = PdfReader(io.BytesIO(Press(1_780_000_000).pdf(document)))
        links = [one.get_object() for page in reader.pages for one in page.get("/Annots", [])]
        assert [link["/A"]["/URI"] for link in links] == [address] * times
        assert all(address in link["/Contents"] for link in links)
        assert faults(reader) == []
