"""From "Worried about a child now?" back to the step that the learner came from."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from support.browsing import COURSE, PHONE

HERE = f"{COURSE}/hidden-men.html"
HELP = "Worried about a child now?"


def back(place: Page) -> Locator:
    return place.get_by_role("link", name="Back to where you were")


def there_and_back(place: Page, help_link: Locator, step: str) -> None:
    help_link.click()
    expect(place.get_by_role("heading", level=1)).to_have_text(HELP)
    expect(back(place)).to_be_in_viewport()
    back(place).click()
    expect(place.locator(".bf-where")).to_contain_text(step)


@pytest.mark.parametrize("served", [True, False], ids=["served", "from a folder"])
def test_the_help_page_leads_back_to_the_step(
    open_context: Callable, site: Path, address: str, served: bool
) -> None:
    page = open_context(PHONE, steps=True).new_page()
    page.goto(f"{address if served else site.as_uri()}/{HERE}")
    there_and_back(page, page.locator(".bf-worried"), "Step 1 of")
    for _ in range(2):
        page.get_by_role("button", name="Next", exact=True).or_(
            page.get_by_role("button", name=re.compile("^(Skip this case|Later)$"))
        ).click()
    there_and_back(page, page.locator(".bf-worried"), "Step 3 of")
    page.goto(
        f"{address if served else site.as_uri()}/{COURSE}/what-happens-next.html#back-to-the-case"
    )
    step = page.locator(".bf-where").inner_text().partition("\n")[0]
    there_and_back(page, page.locator(".bf-step").get_by_role("link", name=HELP), step)


def test_opened_by_itself_it_has_no_way_back(page: Page, address: str) -> None:
    for behind in (
        "",
        "#numbers-to-call",
        "#from=https%3A%2F%2Fexample.com%2F",
        "#from=%2F%2Fexample.com",
    ):
        page.goto("about:blank")
        page.goto(f"{address}/worried.html{behind}")
        expect(page.locator("#bf-colours")).to_be_attached()  # the script has done its work
        expect(back(page)).to_have_count(0)
