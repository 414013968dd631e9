"""The end of a theme's page: what it says was done, what waits, and the way there and back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from support import walking
from support.answering import TAKE, keys
from support.browsing import COURSE, PHONE

HERE = f"{COURSE}/hidden-men.html"
STEPS = 13  # of the page, with the last one, which says what is done


@pytest.fixture
def phone(open_context: Callable) -> Page:
    return open_context(PHONE, steps=True).new_page()


def foot(page: Page, name: str) -> Locator:
    return page.locator(".bf-foot").get_by_role("button", name=name, exact=True)


def test_whoever_comes_back_from_the_end_goes_on_to_what_waits_and_to_the_end(
    phone: Page, address: str
) -> None:
    phone.goto(f"{address}/{HERE}")
    for _ in range(STEPS - 1):
        walking.onward(phone).click()
    expect(phone.get_by_text("0 of 5 done. Left to do: the case and 4 questions.")).to_be_visible()
    phone.get_by_role("link", name="Go to the case").click()
    for number in range(1, 5):
        walking.onward(phone).click()
        expect(phone.get_by_role("heading", name=f"Question {number} of 4")).to_be_visible()
    walking.onward(phone).click()
    expect(phone.locator(".bf-where")).to_have_text(f"Step {STEPS} of {STEPS}")


def test_the_end_leads_to_what_was_not_right(phone: Page, site: Path, address: str) -> None:
    phone.goto(f"{address}/{HERE}")
    phone.evaluate(TAKE)
    for at, (name, marks) in enumerate(keys(site, COURSE, "hidden-men").items()):
        phone.goto(f"{address}/{HERE}#question-{name}")
        phone.locator(f"#question-{name}-{marks.index(at > 1) + 1}").check()
        foot(phone, "Check answer").click()
    phone.goto(f"{address}/{HERE}#done")
    expect(phone.locator(".bf-finished")).to_contain_text(
        "You answered all 4 questions and took the case to an ending. 2 of 4 right at the first try"
    )
    phone.get_by_role("link", name="Look again at 2 questions").click()
    expect(phone.get_by_role("heading", name="Question 1 of 4")).to_be_visible()
    foot(phone, "Next").click()
    expect(phone.get_by_role("heading", name="Question 2 of 4")).to_be_visible()
    foot(phone, "Next").click()
    expect(phone.locator(".bf-where")).to_have_text(f"Step {STEPS} of {STEPS}")
