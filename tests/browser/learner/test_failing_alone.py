"""A component that fails stops no other."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect
from support.answering import HIDDEN_MEN, question
from support.browsing import COURSE, answer
from support.trainer import turn_on


def test_a_question_that_can_not_start_stops_nothing_else(
    page: Page, site: Path, address: str
) -> None:
    broken, sound = HIDDEN_MEN[0], HIDDEN_MEN[1]
    html = (site / COURSE / "hidden-men.html").read_text(encoding="utf-8")
    assert html.count(f'id="answer-{broken}"') == 1
    page.route(
        "**/hidden-men.html",
        lambda route: route.fulfill(
            body=html.replace(f'id="answer-{broken}"', 'id="answer-gone"'),
            content_type="text/html",
        ),
    )
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{address}/{COURSE}/hidden-men.html")

    one = question(page, broken)
    expect(one.get_by_role("button", name="Check answer")).to_have_count(0)
    assert [text for text in said if f"missing: #answer-{broken}" in text]
    # Its answer can still be read: the answers below the questions stay.
    expect(page.locator(".bf-answers")).to_be_visible()

    other = question(page, sound)
    answer(page, other, 0)
    expect(other.locator(".bf-verdict")).to_be_focused()
    page.get_by_label("Your notes").fill("It goes on.")
    page.reload()
    expect(page.get_by_label("Your notes")).to_have_value("It goes on.")
    expect(other.locator(".bf-verdict")).to_be_visible()
    turn_on(page)
    expect(page.locator("details.trainer").first).to_have_attribute("open", "")
    expect(page.get_by_text("Trainer view is on.")).to_be_visible()
