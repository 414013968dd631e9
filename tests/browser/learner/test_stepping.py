"""A theme's page, one step at a time: by thumb, by keyboard, by address, on paper, and whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect
from support.browsing import COURSE, DESK, PHONE, tab_into

HERE = f"{COURSE}/hidden-men.html"
QUESTION = "question-a-visitor-in-the-kitchen"
STEPS = 11  # of the page, with the last one, which says what is done


@pytest.fixture
def phone(open_context: Callable) -> Page:
    return open_context(PHONE, steps=True).new_page()


def where(page: Page) -> Locator:
    return page.locator(".bf-where")


def shown(page: Page) -> list[str]:
    """The headings, quotes and questions that can be seen."""
    return page.evaluate(
        """() => [...document.querySelectorAll(".bf-step")]
            .map((step, at) => step.firstElementChild.checkVisibility() ? `${at}` : "")
            .filter(Boolean)"""
    )


def onward(page: Page) -> None:
    page.get_by_role("button", name="Next", exact=True).click()


def test_one_step_is_shown_and_next_is_at_the_thumb(phone: Page, address: str) -> None:
    phone.goto(f"{address}/{HERE}")
    seen = []
    for at in range(STEPS):
        expect(where(phone)).to_have_text(f"Step {at + 1} of {STEPS}")
        seen += shown(phone)
        if at:
            assert phone.evaluate("document.activeElement.closest('.bf-step') !== null")
            assert phone.evaluate("scrollY") == 0
        if at + 1 < STEPS:
            button = phone.get_by_role("button", name="Next", exact=True)
            expect(button).to_be_in_viewport(ratio=1)
            button.click()
    assert seen == [str(at) for at in range(STEPS)]
    expect(phone.get_by_role("button", name="Next", exact=True)).to_have_count(0)
    expect(phone.get_by_role("heading", name="Hidden men: not done yet")).to_be_visible()


def test_the_browsers_own_back_and_forward_go_through_the_steps(phone: Page, address: str) -> None:
    phone.goto(f"{address}/{HERE}")
    onward(phone)
    onward(phone)
    expect(where(phone)).to_contain_text("Step 3 of")
    phone.go_back()
    expect(where(phone)).to_contain_text("Step 2 of")
    phone.reload()
    expect(where(phone)).to_contain_text("Step 2 of")
    phone.go_forward()
    expect(where(phone)).to_contain_text("Step 3 of")
    phone.get_by_role("button", name="Back", exact=True).click()
    expect(where(phone)).to_contain_text("Step 2 of")


@pytest.mark.parametrize(
    "place", [QUESTION, "reflect", "quote-hidden-men-2-1", "in-practice"], ids=str
)
def test_every_address_opens_its_step(phone: Page, address: str, place: str) -> None:
    phone.goto(f"{address}/{HERE}#{place}")
    expect(phone.locator(f"[id='{place}']")).to_be_in_viewport()
    phone.goto(f"{address}/{HERE}")
    phone.evaluate("place => { location.hash = place }", place)
    expect(phone.locator(f"[id='{place}']")).to_be_in_viewport()


def test_next_behind_an_answer_leads_to_the_next_step(phone: Page, address: str) -> None:
    phone.goto(f"{address}/{HERE}#{QUESTION}")
    phone.locator(f"#{QUESTION}-1").check()
    phone.get_by_role("button", name="Check answer").click()
    before = where(phone).inner_text()
    phone.locator(f"#{QUESTION}").get_by_role("button", name="Next", exact=True).click()
    expect(where(phone)).not_to_have_text(before)
    expect(phone.locator(f"#{QUESTION}")).to_be_hidden()


def test_it_can_be_shown_as_one_page_and_that_is_remembered(phone: Page, address: str) -> None:
    phone.goto(f"{address}/{HERE}")
    phone.get_by_role("button", name="Show as one page").click()
    assert len(shown(phone)) > STEPS
    phone.goto(f"{address}/{COURSE}/think-family.html")
    assert len(shown(phone)) > 5
    phone.get_by_role("button", name="Show one step at a time").click()
    assert len(shown(phone)) == 1
    phone.reload()
    assert len(shown(phone)) == 1


def test_without_scripts_and_on_paper_the_page_is_whole(
    open_context: Callable, phone: Page, address: str
) -> None:
    bare = open_context(PHONE, steps=True, java_script_enabled=False).new_page()
    bare.goto(f"{address}/{HERE}")
    for place in ("reflect", QUESTION, "in-practice"):
        expect(bare.locator(f"[id='{place}']")).to_be_visible()
    phone.goto(f"{address}/{HERE}")
    phone.emulate_media(media="print")
    assert len(shown(phone)) >= STEPS
    expect(phone.locator(".bf-foot")).to_be_hidden()


def test_by_keyboard_alone(open_context: Callable, address: str) -> None:
    page = open_context(DESK, steps=True).new_page()
    page.goto(f"{address}/{HERE}")
    for at in range(2, 5):
        tab_into(page, page.get_by_role("button", name="Next", exact=True))
        page.keyboard.press("Enter")
        expect(where(page)).to_have_text(f"Step {at} of {STEPS}")
        focused = page.evaluate("document.activeElement.closest('.bf-step') !== null")
        assert focused, "the focus is at the new step"
