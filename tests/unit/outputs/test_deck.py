"""From a built page to slides, and from slides to sessions."""

from __future__ import annotations

import html

import pytest
from briefed.errors import InputError
from briefed.outputs.deck import slides
from briefed.outputs.deck_page import opened
from briefed.outputs.fitting import SIZES
from briefed.outputs.slide import Slide, texts
from briefed.outputs.slide_html import text
from briefed.source.project import load
from hypothesis import given
from hypothesis import strategies as st
from support.sampling import sampled
from support.tiny import BASE

TOP = '<article><h1>Lamps</h1><h2 id="what-the-audit-found">What the audit found</h2>'
QUOTE = (
    '<blockquote><p id="quote-lamps-1-1">Light it at dusk. <a class="bf-cite" '
    'href="briefing.html#lamps-1">Lamps, point 1</a></p></blockquote>'
)
NOTES = (
    '<details class="trainer"><summary>Trainer notes (9 '
    "minutes)</summary><p><strong>Aim:</strong> light.</p></details>"
)


def page(*parts: str) -> list[Slide]:
    return slides("".join([TOP, *parts, "</article>"]), "lamps", "lamps.md")


def kinds(made: list[Slide]) -> list[str]:
    return [slide.kind for slide in made]


def test_a_quote_stands_alone_and_its_practice_point_behind_it() -> None:
    made = page("<h3>What worked</h3>", QUOTE, "<p>So light it.</p>", QUOTE, "<p>And again.</p>")
    assert kinds(made) == ["title", "quote", "point", "quote", "point"]
    assert (
        made[1].title == "What worked"
        and made[1].html
        == "<blockquote><p>Light it at dusk. <cite>Lamps, point 1</cite></p></blockquote>"
    )
    assert {slide.theme for slide in made} == {"lamps"} and all(slide.seconds > 0 for slide in made)


def test_the_heading_of_a_finding_is_above_it_with_its_mark() -> None:
    tag = '<span class="bf-tag"><svg><path d="M1 1"/></svg>Worked well:</span>'
    made = page(
        f'<h3 class="bf-well" id="dusk">{tag} Lamps at dusk</h3>',
        QUOTE,
        "<p>So light it.</p>",
        "<h3>Lamps at dawn</h3>",
        QUOTE,
        '<div class="admonition note"><p class="admonition-title">Oil</p><p>Fill it.</p></div>',
    )
    assert [(slide.title, slide.mark.kind if slide.mark else "") for slide in made[1:]] == [
        ("Worked well: Lamps at dusk", "bf-well"),
        ("Worked well: Lamps at dusk", "bf-well"),
        ("Lamps at dawn", ""),
        ("Oil", ""),
    ]
    assert made[1].mark.icon == '<svg><path d="M1 1"></path></svg>'


def test_a_box_is_part_of_the_story_that_it_stands_in() -> None:
    box = (
        '<div class="admonition example"><p class="admonition-title">An entry</p><p>Dark.</p></div>'
    )
    made = page("<h2>Try this</h2>", "<p>A lamp.</p>", box, "<h2>Say it right</h2>", box)
    assert kinds(made) == ["title", "scenario", "scenario", "context"]
    start = slides(f"<article><h1>Lamps</h1>{box}</article>", "", "index.md")
    assert kinds(start) == ["title", "note"]


def test_nobody_can_follow_a_link_on_a_wall() -> None:
    made = page(
        '<p>See <a href="https://example.org/lamps">the lamp guide</a>, and <a '
        'href="index.html">the start</a>.</p>'
    )
    guide = '<a href="https://example.org/lamps" target="_blank">the lamp guide</a>'
    assert made[1].html == f"<p>See {guide}, and the start.</p>"
    assert (
        "the lamp guide: https://example.org/lamps" in made[0].notes
        and "index.html" not in made[0].notes
    )


def test_no_address_is_read_out_and_a_long_paragraph_with_a_link_is_parted() -> None:
    link = '<a href="https://example.org/a?b=c">The guide. Lamps</a>'
    made = page(f"<p>{'It is lit at dusk. ' * 40}{link} says so. {'Trim it. ' * 60}</p>")
    assert len(made) > 2 and all("example.org" not in text(one.html) for one in made)
    assert sum("The guide. Lamps</a> says so." in one.html for one in made) == 1


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("This part asks who lit it.", "This session asks who lit it."),
        ("A lamp. Its oil comes in the next part.", "A lamp."),
        ("Decide first; you will see it lit later in this part.", "Decide first."),
        ("Light it. <em>My learning</em> has a field for it.", "Light it."),
        ('Say "Light it." The next part says why.', 'Say "Light it."'),
        ("Where it is yours, the page\nsays so.", ""),
        ("What a wick is comes further on in this part. Trim it.", "Trim it."),
        ("The last page of the log says so.", "The last page of the log says so."),
        ("Part of it is lit. Say so on the page.", "Part of it is lit. Say so on the page."),
    ],
)
def test_a_room_is_not_told_of_a_page(said: str, shown: str) -> None:
    made = page(f"<p>{said}</p>", "<p>Then the oil.</p>")
    assert made[1].html == (f"<p>{shown}</p>" if shown else "") + "<p>Then the oil.</p>"
    box = (
        f'<div class="admonition"><p class="admonition-title">Oil</p><ul><li>{said}</li></ul></div>'
    )
    assert [one.html for one in page(box)[1:]] == ([f"<ul><li>{shown}</li></ul>"] if shown else [])


def test_an_element_that_no_slide_is_made_of_is_named() -> None:
    with pytest.raises(
        InputError, match=r"no slide was made for <video>, which stands on lamps\.md"
    ):
        page("<video></video>")


def test_what_is_too_long_for_a_slide_is_parted_between_sentences_and_items() -> None:
    sentences = [
        f"Sentence {number} says something of a lamp that was lit at dusk and put out at dawn."
        for number in range(30)
    ]
    made = page(
        f"<p>{' '.join(sentences)}</p>",
        "<ul>" + "".join(f"<li>{sentence}</li>" for sentence in sentences) + "</ul>",
    )
    assert len(made) > 6
    joined = " ".join(slide.html for slide in made)
    assert [joined.count(sentence) for sentence in sentences] == [2] * 30, (
        "no sentence is torn, and none is lost"
    )


def test_numbers_go_on_where_a_list_is_parted() -> None:
    made = page(
        "<ol>"
        + "".join(f"<li>{'Step of many words that fill the slide. ' * 4}</li>" for _ in range(9))
        + "</ol>"
    )
    starts = [int(slide.html.split('start="')[1].split('"')[0]) for slide in made[1:]]
    assert starts[0] == 1 and len(starts) > 1
    for before, after, slide in zip(starts, starts[1:], made[1:], strict=False):
        assert after == before + slide.html.count("<li>")


def test_what_leads_in_stays_with_what_it_leads_to() -> None:
    filler = (
        "<p>" + "Words that fill the slide to its end, and then some more of them. " * 7 + "</p>"
    )
    made = page(
        filler, "<p>Practitioners should:</p>", "<ul><li>light it</li><li>put it out</li></ul>"
    )
    holder = next(slide for slide in made if "Practitioners should:" in slide.html)
    assert "light it" in holder.html


def test_slides_of_one_text_share_it_and_no_others_do() -> None:
    long = f"<p>{'Light it at dusk and put it out at dawn. ' * 40}</p>"
    made = page("<h3>Dusk</h3>", long, QUOTE, long, "<h3>Dawn</h3>", "<p>Put it out.</p>")
    numbers = texts(made)
    first, second = (
        [one for one in numbers if one and (one == max(numbers)) is last] for last in (False, True)
    )
    assert len(set(first)) == len(set(second)) == 1 and len(first) == len(second) > 1
    assert [
        number for slide, number in zip(made, numbers, strict=True) if slide.kind == "quote"
    ] == [0]
    assert numbers[0] == numbers[-1] == 0
    left_out = [slide for slide in made if slide.goes_on or slide.kind == "title"]
    assert texts(left_out)[0] == 0, "what it began on may be left out"


@sampled()
@given(st.lists(st.text("abc de. <&", max_size=300), min_size=1, max_size=12))
def test_no_word_is_lost_whatever_the_page_says(paragraphs: list[str]) -> None:
    made = page(*(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs))
    shown = (
        html.unescape(" ".join(slide.html for slide in made[1:]))
        .replace("<p>", " ")
        .replace("</p>", " ")
    )
    assert shown.split() == " ".join(paragraphs).split()
    assert all(slide.size in SIZES for slide in made)


def test_the_first_slide_names_the_briefing_and_the_edition() -> None:
    (course,) = load(BASE, "2026-06-01").courses
    partnership = "Riverbank Safeguarding Partnership"
    for title, about in (
        ("Lamps", f"{course.briefing.title} · {partnership}"),
        (course.title, partnership),
    ):
        slide = Slide("title", "", f"<h1>{title}</h1>", theme="lamps")
        note = Slide("note", "", "<p>This is fiction.</p>")
        first, before, take, end, *_ = opened(course, [slide], note, "")
        assert first.html.startswith(f"<h1>{title}</h1>")
        assert f">{about}<" in first.html and ">Edition 1<" in first.html
        assert (before.kind, before.theme, take.kind, end.kind) == (
            "note",
            "lamps",
            "monday",
            "end",
        )
        assert "site_url" in first.notes and "<svg" not in first.html + end.html
        first, take, code, end = opened(course, [slide], None, "https://lamps.example/")
        assert "<svg" in first.html and "<svg" in code.html and first.notes == ""
        assert "<figcaption>lamps.example/</figcaption>" in code.html and code.kind == "end"
        assert "6 metres where it is 2 metres wide" in code.notes
        assert "Where the course is: lamps.example/" in end.html, "to be typed, while people go"
        assert (take.title, end.title, end.seconds) == ("Take it with you", "Numbers to call", 30)


def test_what_to_do_on_monday_takes_the_place_of_what_every_deck_can_say() -> None:
    (course,) = load(BASE, "2026-06-01").courses
    slide = Slide("title", "", "<h1>Lamps</h1>", theme="lamps")
    monday = Slide("monday", "On Monday", "<p>Light a lamp.</p>", theme="lamps")
    made = opened(course, [slide, monday], None, "")
    assert [one.title for one in made if one.kind == "monday"] == ["On Monday"]
