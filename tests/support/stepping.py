"""A theme's page that is shown one step at a time, and what of it can be seen."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from support.browsing import COURSE

HERE = f"{COURSE}/hidden-men.html"
QUESTION = "question-a-visitor-in-the-kitchen"
RIGHT = 3  # the right one of its options
LATER = "Later at the end"  # the button that passes over a question or a case
STEPS = 13  # of the page, with the last one, which says what is done


def where(page: Page) -> Locator:
    return page.locator(".bf-where")


def shown(page: Page) -> list[str]:
    """The places of the steps that can be seen, also of those for trainers."""
    return page.evaluate(
        """() => [...document.querySelectorAll(".bf-step")]
            .map((step, at) => step.firstElementChild.checkVisibility() ? `${at}` : "")
            .filter(Boolean)"""
    )


def foot(page: Page, name: str) -> Locator:
    return page.locator(".bf-foot").get_by_role("button", name=name, exact=True)
