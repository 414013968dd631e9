"""Decks as files and on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect
from support.browsing import WALL, Watch
from support.building import FIXTURE, Run
from support.decks import CRAMPED, DECK, LEAST, opened, speakers_window, to


def test_on_paper_a_question_and_its_answer_are_pages_of_their_own(
    open_context: Callable, site: Path, address: str
) -> None:
    page = opened(open_context(WALL).new_page(), f"{address}/{DECK}")
    page.get_by_role("navigation", name="Slides").get_by_role("link", name="Print").press("Enter")
    page.wait_for_selector(".pdf-page")
    pages = page.locator(".pdf-page")
    html = (site / DECK).read_text(encoding="utf-8")
    slides, questions = html.count("<section"), html.count('class="bf-slide bf-question')
    assert pages.count() == page.locator(".pdf-page > section").count() == slides + 2 * questions
    assert questions > 3
    asked = pages.filter(has=page.locator(".bf-hands"))
    for number in range(0, asked.count(), 3):
        told = [
            [asked.nth(number + press).locator(part).first.is_visible() for press in range(3)]
            for part in (".bf-verdict", ".bf-reason")
        ]
        assert told == [[False, True, True], [False, False, True]]


def test_one_file_needs_no_other(
    short_project: Path, export_here: Run, open_context: Callable, tmp_path: Path
) -> None:
    deck = tmp_path / "alone" / "deck.html"
    run = export_here(
        "slides",
        "--theme",
        "hidden-men",
        "--minutes",
        "20",
        "--output",
        deck,
        project=short_project,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "20 minutes, of which" in run.stdout and run.stdout.splitlines()[-1] == str(deck)
    context = open_context(WALL)
    context.set_offline(True)
    page = context.new_page()
    watch = Watch(page, deck.as_uri())
    opened(page, deck.as_uri())
    assert page.evaluate(CRAMPED, LEAST) == []
    page.evaluate("Reveal.slide(0)")
    question = to(page, ".bf-hands")
    page.keyboard.press("1")
    assert question.locator(".bf-bars b").first.text_content() == "1"
    expect(speakers_window(page).locator(".bf-clock")).to_contain_text("Slide ")
    assert watch.faults == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["--theme", "hidden-man"],
            "there is no theme 'hidden-man': there are introduction, think-family, hidden-men",
        ),
        (["--minutes", "0"], "'0' is no number of minutes from 1 to 480"),
        (["no-such-course"], "there is no course 'no-such-course'"),
    ],
)
def test_what_can_not_be_made_is_said(
    short_project: Path, briefed: Run, tmp_path: Path, arguments: list[str], said: str
) -> None:
    run = briefed(
        "export", "slides", *arguments, "--output", tmp_path / "deck.html", project=short_project
    )
    assert run.returncode == 2 and said in run.stderr and "Traceback" not in run.stderr
    assert "Built" not in run.stderr, "nobody waits for a site first"
    assert list(tmp_path.glob("*.html")) == []


def test_several_courses_ask_for_a_name(two_courses: Path, briefed: Run, tmp_path: Path) -> None:
    run = briefed("export", "slides", "--output", tmp_path / "deck.html", project=two_courses)
    assert run.returncode == 2 and "name the one you mean" in run.stderr and FIXTURE in run.stderr
