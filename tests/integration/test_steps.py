"""The steps of a built page: each holds its part, and each question is where its marker is."""

from __future__ import annotations

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser
from support.building import FIXTURE
from support.pages import search_entries


def test_questions_are_shown_where_their_markers_are(fixture_site: Path) -> None:
    page = (fixture_site / FIXTURE / "lamp-care.html").read_text(encoding="utf-8")
    article = LexborHTMLParser(page).css_first("article")
    shown = [
        node.attributes.get("id") or node.attributes["class"]
        for node in article.css("h2, .bf-question, .bf-answers")
    ]
    assert shown == [
        "what-the-audit-found",
        "question-how-clean-were-the-lamps",
        "question-a-night-when-nothing-happens",
        "in-practice",
        "a-scenario",
        "check-your-understanding",
        "question-a-dirty-lamp",
        "question-where-the-wicks-are",
        "question-found-or-asked-for",
        "bf-answers",
        "reflect",
    ]
    numbers = [node.text().strip() for node in article.css(".bf-question h3 .bf-number")]
    assert numbers == [f"Question {number} of 5" for number in range(1, 6)]
    assert article.text().count("The situations in these questions are fictional.") == 1
    asked = [node.attributes["href"] for node in article.css(".bf-answers h4 a")]
    assert asked == [f"#{name}" for name in shown if str(name).startswith("question-")]


def test_each_step_holds_its_part(fixture_site: Path) -> None:
    page = (fixture_site / FIXTURE / "lamp-care.html").read_text(encoding="utf-8")
    found = LexborHTMLParser(page).css("article > .bf-step")
    assert [step.attributes["data-step"] for step in found] == [
        *("finding", "question", "finding", "finding", "finding", "finding", "question"),
        *("practice", "case", "question", "question", "question", "reflect", "trainer"),
    ]
    held = [[node.id for node in step.css("h2, .bf-question")] for step in found]
    assert held == [
        ["what-the-audit-found"],
        ["question-how-clean-were-the-lamps"],
        [],
        [],
        [],
        [],
        ["question-a-night-when-nothing-happens"],
        ["in-practice"],
        ["a-scenario"],
        ["check-your-understanding", "question-a-dirty-lamp"],
        ["question-where-the-wicks-are"],
        ["question-found-or-asked-for"],
        ["reflect"],
        [],
    ]
    assert found[0].css_first(".admonition.abstract") and not found[-1].css_first(".bf-present")


def test_the_search_finds_what_a_step_says_under_its_own_heading(fixture_site: Path) -> None:
    found = {
        one["location"].rpartition("#")[2]
        for one in search_entries(fixture_site)
        if one["location"].startswith(f"{FIXTURE}/lamp-care")
        and "Wipe the lamp before the wick is trimmed" in one["text"]
    }
    assert found == {"in-practice"}
