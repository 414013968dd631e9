"""A question stands on the built page where its marker does."""

from __future__ import annotations

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser
from support.building import FIXTURE


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
        "bf-answers",
        "reflect",
    ]
    numbers = [node.text().strip() for node in article.css(".bf-question h3")]
    assert numbers == [f"Question {number} of 4" for number in range(1, 5)]
    assert article.text().count("The situations in these questions are fictional.") == 1
    asked = [node.attributes["href"] for node in article.css(".bf-answers h4 a")]
    assert asked == [f"#{name}" for name in shown if str(name).startswith("question-")]
