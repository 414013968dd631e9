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
        if {"bf-quote", "bf-monday"} & set(slide.attributes["class"].split()):
            told = slide.css_first("blockquote p, p:not(.bf-head, .bf-kicker)")
            assert words(told.text(deep=False)) in text
    table = text.partition("At Lasts What")[2]
    rows = re.findall(r"(\d+) (\d\d) (\d+) (\d\d) [A-Z]", table)
    at = 0
    for begins, second, lasts, rest in rows[:3]:
        assert int(begins) * 60 + int(second) == at
        at += int(lasts) * 60 + int(rest)
    late = text.partition("in this order")[2].partition("Numbers to call")[0]
    assert late and not {"On Monday", "Opening", "Close"} & set(re.findall(r"\w+ ?\w+", late))


def test_what_is_needed_least_is_left_out_first(site: Path) -> None:
    late = said(site / COURSE / "handouts/hidden-men-run-sheet-45-minutes.pdf")
    late = late.partition("in this order")[2]
    order = [late.index(name) for name in ("Our reading", "Talk about it", "Vote question 1 of")]
    assert order == sorted(order)


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


def test_the_message_and_what_to_do_on_monday_are_on_both(fixture_site: Path) -> None:
    folder = fixture_site / "lighthouse-keepers/handouts"
    for name in ("run-sheet-45-minutes", "seven-minute-briefing"):
        whole = said(folder / f"{name}.pdf")
        theme = said(folder / f"who-relieves-the-keeper-{name}.pdf")
        assert "A keeper on watch knows the day of relief" in theme
        assert "Look in the relief book" in theme
        assert "A keeper on watch knows the day of relief" in whole
