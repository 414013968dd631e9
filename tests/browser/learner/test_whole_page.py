"""A theme's page as a whole: chosen, undone, without a script, on paper."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from support.browsing import COURSE, PHONE
from support.stepping import HERE, QUESTION, STEPS, foot, shown, where


@pytest.fixture
def phone(open_context: Callable) -> Page:
    return open_context(PHONE, steps=True).new_page()


def test_where_the_script_of_the_steps_is_missing_the_page_is_whole(
    phone: Page, address: str
) -> None:
    phone.route("**/assets/learner.js", lambda route: route.abort())
    phone.goto(f"{address}/{HERE}#{QUESTION}")
    phone.wait_for_load_state("load")
    for place in ("reflect", QUESTION, "in-practice"):
        expect(phone.locator(f"[id='{place}']")).to_be_visible()


def test_it_can_be_shown_as_one_page_and_that_is_remembered(phone: Page, address: str) -> None:
    phone.goto(f"{address}/{HERE}")
    phone.get_by_role("button", name="Show as one page").click()
    assert len(shown(phone)) == STEPS
    phone.goto(f"{address}/{COURSE}/think-family.html")
    assert len(shown(phone)) > 5
    back = phone.get_by_role("button", name="Show one step at a time")
    expect(back).to_have_count(2)  # also behind all that is on the page
    expect(back.first).to_be_in_viewport()
    for at in (1, 0):
        back.nth(at).click()
        expect(back).to_have_count(0)
        assert len(shown(phone)) == 1 and phone.evaluate("scrollY") == 0
        phone.get_by_role("button", name="Show as one page").click()
    back.first.click()
    expect(back).to_have_count(0)
    phone.reload()
    assert len(shown(phone)) == 1


def test_one_page_that_was_chosen_by_mistake_is_undone_by_the_browsers_own_back(
    phone: Page, address: str
) -> None:
    phone.goto(f"{address}/{HERE}#{QUESTION}")
    before = where(phone).inner_text()
    whole = phone.get_by_role("button", name="Show as one page")
    back = phone.get_by_role("button", name="Show one step at a time")
    whole.click()
    assert len(shown(phone)) == STEPS
    expect(phone.locator(f"[id='{QUESTION}']")).to_be_in_viewport()
    beside = back.filter(visible=True).nth(1)
    expect(beside).to_be_in_viewport(ratio=1)  # beside the step, whichever it is
    expect(beside).to_be_focused()
    phone.go_back()
    expect(where(phone)).to_have_text(before)
    assert len(shown(phone)) == 1
    expect(back).to_have_count(0)
    phone.go_forward()
    expect(back).to_have_count(3)
    back.nth(1).click()
    expect(where(phone)).to_have_text(before)
    foot(phone, "Back").click()
    expect(where(phone)).not_to_have_text(before)
    phone.goto(f"{address}/{COURSE}/think-family.html")
    expect(where(phone)).to_have_text(re.compile("^Step 1 of"))


def test_without_scripts_and_on_paper_the_page_is_whole(
    open_context: Callable, phone: Page, address: str
) -> None:
    bare = open_context(PHONE, steps=True, java_script_enabled=False).new_page()
    bare.goto(f"{address}/{HERE}")
    for place in ("reflect", QUESTION, "in-practice"):
        expect(bare.locator(f"[id='{place}']")).to_be_visible()
    phone.goto(f"{address}/{HERE}")
    phone.emulate_media(media="print")
    assert len(shown(phone)) == STEPS - 1  # what is done stays on the screen
    expect(phone.locator(".bf-foot")).to_be_hidden()
