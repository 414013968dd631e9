"""The run sheet of a session and the one-page briefing, as they are published."""

from __future__ import annotations

import itertools
import json
import re
from pathlib import Path

import pytest
from pypdf import PdfReader
from selectolax.lexbor import LexborHTMLParser
from support.browsing import COURSE, words
from support.building import SAMPLE, Run

SECTIONS = ["Background", "Why it matters", "What was found", "In practice", "What to do"]


def said(sheet: Path) -> str:
    return words(" ".join(page.extract_text() for page in PdfReader(sheet).pages))


@pytest.mark.parametrize("minutes", [7, 20, 45])
@pytest.mark.parametrize("deck", ["hidden-men", "think-family", "index"])
def test_a_run_sheet_has_the_session_minute_by_minute(site: Path, deck: str, minutes: int) -> None:
    name = "" if deck == "index" else f"{deck}-"
    text = said(site / COURSE / f"handouts/{name}run-sheet-{minutes}-minutes.pdf")
    slides = LexborHTMLParser((site / COURSE / f"slides/{deck}.html").read_text("utf-8"))
    shown = [
        slide
        for slide in slides.css("section")
        if str(minutes) in slide.attributes["data-plans"].split()
    ]
    asked = [slide for slide in shown if "bf-question" in slide.attributes["class"]]
    assert text.count("Vote question") == len(asked) * 2, "in its row, and in what to leave out"
    for slide in shown:
        if {"bf-quote", "bf-monday", "bf-note"} & set(slide.attributes["class"].split()):
            told = slide.css_first("blockquote p, p:not(.bf-head, .bf-kicker)")
            assert words(told.text(deep=False)) in text
    for slide in asked:
        stem = slide.css_first(".bf-body > *")
        assert words(" ".join(stem.text(separator=" ").split()))[:60] in text, "what is asked"
    lead, _, table = text.partition("At Lasts Slide What")
    for brought in ("the evaluation", "the letter for three months later"):
        assert brought in lead
    assert "Hand out the evaluation" in table and "Hand out the letter" in table
    rows = re.findall(r"(\d+) (\d\d) (\d+) (\d\d) (\d+)(?: \d+)* [A-Z]", table)
    at = number = 0
    for begins, second, lasts, rest, slide in rows[:3]:
        assert int(begins) * 60 + int(second) == at and int(slide) > number
        at, number = at + int(lasts) * 60 + int(rest), int(slide)
    late = text.partition("in this order")[2].partition("Numbers to call")[0]
    assert late and not {"On Monday", "Opening", "Close"} & set(re.findall(r"\w+ ?\w+", late))


def test_what_is_needed_least_is_left_out_first(site: Path) -> None:
    late = said(site / COURSE / "handouts/hidden-men-run-sheet-45-minutes.pdf")
    late = late.partition("in this order")[2]
    order = [late.index(name) for name in ("Our reading", "Talk about it", "Vote question 1 of")]
    assert order == sorted(order)


def test_a_run_sheet_has_the_words_to_say_and_of_a_story_how_it_begins(site: Path) -> None:
    """Of a session that shows a case which does not branch, and one of words to say."""
    found = 0
    for deck in (site / COURSE / "slides").glob("*.html"):
        slides = LexborHTMLParser(deck.read_text("utf-8")).css(".bf-scenario:not([data-case])")
        shown = [one for one in slides if "45" in one.attributes["data-plans"].split()]
        if not shown or deck.stem == "index":
            continue
        text = said(site / COURSE / f"handouts/{deck.stem}-run-sheet-45-minutes.pdf")
        first = shown[0].css_first(".bf-body p, .bf-body li")
        assert " ".join(words(first.text()).split()[:6]) in text, deck.stem
        found += 1
    assert found > 1


def test_a_run_sheet_has_the_right_answers_and_the_caution(site: Path) -> None:
    text = said(site / COURSE / "handouts/hidden-men-run-sheet-20-minutes.pdf")
    assert re.search("Right [A-C] [A-Z]", text) and "Caution" in text and "Listen for" in text


def test_a_theme_has_seven_boxes_on_one_page_with_all_of_its_quotes(
    site: Path, briefed: Run
) -> None:
    read = json.loads(
        briefed("statements", SAMPLE / "docs" / COURSE / "briefing.md", "--format", "json").stdout
    )
    for theme in read["themes"]:
        sheet = site / COURSE / f"handouts/{theme['slug']}-seven-minute-briefing.pdf"
        assert len(PdfReader(sheet).pages) == 1
        text = said(sheet)
        boxes = [text.index(f"{number} {title}") for number, title in enumerate(SECTIONS, 1)]
        boxes += [text.index("6 Questions for your team"), text.index("7 Where to turn")]
        assert boxes == sorted(boxes)
        assert all(after - before > 30 for before, after in itertools.pairwise(boxes))
        quoted = [words(one) for each in theme["statements"] for one in each["sentences"]]
        assert [one for one in quoted if one not in text] == []
        questions = text[boxes[5] : boxes[6]]
        assert re.findall(r"(?<= )[1-9](?= [A-Z])", questions) == ["1", "2", "3"]
        assert "What we will do" in text


def test_the_course_has_a_practice_point_of_each_theme_on_its_page(site: Path) -> None:
    sheet = site / COURSE / "handouts/seven-minute-briefing.pdf"
    assert len(PdfReader(sheet).pages) == 1
    text = said(sheet)
    box = text[text.index("4 In practice") : text.index("5 What to do")]
    pages = [path for path in (site / COURSE / "slides").glob("*.html") if path.stem != "index"]
    for page in pages:
        first = LexborHTMLParser(page.read_text("utf-8")).css_first(".bf-practice li")
        assert words(first.text(deep=False)) in box, page.stem
    assert len(pages) > 8


def test_the_message_and_what_to_do_on_monday_are_on_both(fixture_site: Path) -> None:
    folder = fixture_site / "lighthouse-keepers/handouts"
    for name in ("run-sheet-45-minutes", "seven-minute-briefing"):
        whole = said(folder / f"{name}.pdf")
        theme = said(folder / f"who-relieves-the-keeper-{name}.pdf")
        assert "A keeper on watch knows the day of relief" in theme
        assert "Look in the relief book" in theme
        assert "A keeper on watch knows the day of relief" in whole
