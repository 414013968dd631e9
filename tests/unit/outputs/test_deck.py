"""From a built page to slides, and from slides to sessions."""

from __future__ import annotations

import html

import pytest
from briefed.errors import InputError
from briefed.outputs.deck import Slide, slides
from briefed.outputs.deck_page import opened
from briefed.outputs.fitting import SIZES
from briefed.outputs.session_plan import LENGTHS, parts, session_plan, text
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


def test_nobody_can_follow_a_link_on_a_wall() -> None:
    made = page(
        '<p>See <a href="https://example.org/lamps">the lamp guide</a>, and <a '
        'href="index.html">the start</a>.</p>'
    )
    assert made[1].html == "<p>See the lamp guide (example.org/lamps), and the start.</p>"
    assert (
        "the lamp guide: https://example.org/lamps" in made[0].notes
        and "index.html" not in made[0].notes
    )


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


def deck(*lengths: tuple[str, int]) -> list[Slide]:
    return [
        Slide(
            kind,
            kind.title(),
            "<h1>Lamps</h1>",
            seconds=seconds,
            theme="lamps",
            question=kind if kind.startswith("q") and kind != "quote" else "",
        )
        if kind not in ("question", "answer", "source")
        else Slide(kind, "Question 1 of 2", "", seconds=seconds, theme="lamps", question="first")
        for kind, seconds in lengths
    ]


DECK = deck(
    ("title", 20),
    ("note", 40),
    ("aims", 30),
    ("quote", 60),
    ("point", 60),
    ("practice", 60),
    ("scenario", 120),
    ("question", 90),
    ("answer", 60),
    ("source", 30),
    ("reflect", 90),
    ("together", 540),
    ("end", 30),
)


@pytest.mark.parametrize("minutes", [*LENGTHS, 10, 90])
def test_a_session_keeps_to_its_minutes_and_always_has_a_quote_and_a_question(minutes: int) -> None:
    session = session_plan(DECK, minutes)
    shown = [DECK[place].kind for place in session.shown]
    assert (
        session.fits
        and session.seconds == sum(DECK[place].seconds for place in session.shown) <= minutes * 60
    )
    assert {"title", "note", "quote", "question", "answer", "source", "end"} <= set(shown)
    assert list(session.shown) == sorted(session.shown)


def test_more_minutes_hold_more() -> None:
    assert [DECK[place].kind for place in session_plan(DECK, 7).shown] == [
        "title",
        "note",
        "quote",
        "question",
        "answer",
        "source",
        "reflect",
        "end",
    ]
    assert "together" in [DECK[place].kind for place in session_plan(DECK, 20).shown]
    assert len(session_plan(DECK, 45).shown) == len(DECK)


def test_what_does_not_fit_says_how_much_it_takes() -> None:
    session = session_plan(DECK, 5)
    assert not session.fits and session.least == 20 + 40 + 60 + 180 + 30


def test_a_plan_can_be_read() -> None:
    session = session_plan(DECK, 7)
    assert text(DECK, session).splitlines() == [
        "7 minutes, of which 7:00 are planned",
        "    1:00  Opening",
        "    1:00  The quotes",
        "    3:00  Question 1 of 2",
        "    1:30  Questions to take away",
        "    0:30  Close",
        (
            "Left out: What the page is for; Our reading of the quotes; In practice; The "
            "scenario; Together."
        ),
    ]
    assert sum(part.seconds for part in parts(DECK, session)) == sum(
        slide.seconds for slide in DECK
    )


def test_what_to_do_is_never_shown_without_what_keeps_people_safe() -> None:
    deck = [
        Slide("title", "", "<h1>A</h1>", seconds=20, theme="a"),
        Slide("quote", "", "<p>Q</p>", seconds=30, theme="a"),
        Slide("practice", "In practice", "<p>Ask</p>", seconds=60, theme="a"),
        Slide("safety", "Alone", "<p>Alone</p>", seconds=90, theme="a"),
        Slide("end", "", "<p>End</p>", seconds=10),
    ]
    kinds = {
        minutes: [deck[place].kind for place in session_plan(deck, minutes).shown]
        for minutes in (2, 3, 4)
    }
    assert kinds == {
        2: ["title", "quote", "end"],
        3: ["title", "quote", "safety", "end"],
        4: ["title", "quote", "practice", "safety", "end"],
    }


def test_a_session_too_short_for_all_quotes_keeps_whole_pages() -> None:
    deck = [
        slide
        for theme, seconds in (("a", 60), ("b", 200), ("c", 50))
        for slide in (
            Slide("title", "", f"<h1>{theme}</h1>", seconds=5, theme=theme),
            Slide("quote", "", "<p>Q</p>", seconds=seconds, theme=theme),
        )
    ]
    short = session_plan(deck, 2)
    assert (
        [deck[place].theme for place in short.shown] == ["a", "a", "c", "c"]
        and short.fits
        and short.seconds == 120
    )
    assert not session_plan(deck, 1).fits and session_plan(deck, 1).least == 65


def test_a_session_too_short_for_all_quotes_of_its_page_has_the_first_of_them() -> None:
    lengths = (("title", 20), ("q1", 60), ("q2", 200), ("q3", 30), ("question", 90), ("end", 30))
    deck = [
        Slide("quote" if kind[1:].isdigit() else kind, kind, "<p>Q</p>", seconds=seconds, theme="a")
        for kind, seconds in lengths
    ]
    session = session_plan(deck, 4)
    assert session.fits and session.least == 200
    assert [deck[place].title for place in session.shown] == [
        "title",
        "q1",
        "q3",
        "question",
        "end",
    ]
    assert text(deck, session).splitlines()[-1] == "Left out: The quotes (some of it)."


def test_the_first_slide_names_the_briefing_and_the_edition() -> None:
    (course,) = load(BASE, "2026-06-01").courses
    partnership = "Riverbank Safeguarding Partnership"
    for title, about in (
        ("Lamps", f"{course.briefing.title} · {partnership}"),
        (course.title, partnership),
    ):
        slide = Slide("title", "", f"<h1>{title}</h1>", theme="lamps")
        note = Slide("note", "", "<p>This is fiction.</p>")
        first, before, end, *_ = opened(course, [slide], note, "")
        assert first.html.startswith(f"<h1>{title}</h1>")
        assert f">{about}<" in first.html and ">Edition 1<" in first.html
        assert (before.kind, before.theme, end.kind) == ("note", "lamps", "end")
        assert "site_url" in first.notes and "<svg" not in first.html + end.html
        first, end, *_ = opened(course, [slide], None, "https://lamps.example/")
        assert "<svg" in first.html and "<svg" in end.html and first.notes == ""
        assert (end.size, end.title, end.seconds) == ("medium", "Before you go", 30)
