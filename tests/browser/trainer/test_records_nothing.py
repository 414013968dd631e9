"""The trainer view neither shows nor changes a learner's record."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from support.answering import question
from support.browsing import COURSE, RECORD
from support.pages import of_each_kind, pages
from support.records import shared
from support.trainer import (
    FIRST,
    HERE,
    ROOM,
    article,
    learn,
    storage,
    strip,
    switch,
    turn_on,
)


def use_it_all(page: Page, address: str, site: Path) -> None:
    """Everything that a trainer can do on a page of each kind."""
    for name in of_each_kind(site, pages(site)):
        page.goto(f"{address}/{name}")
        expect(strip(page)).to_be_visible()
        for one in page.locator(".bf-question").all():
            for field in one.locator("input[type=text]").all():
                field.fill("word")
                field.press("Enter")
            for option in one.locator("input:not([type=text])").element_handles():
                option.check()
                option.press("Enter")
            one.get_by_role("button", name="Show the answer").click()
        for field in page.locator(
            "article :is(textarea, input[type=file], input[type=date])"
        ).all():
            pytest.fail(f"{name} still has a place that would be kept: {field.get_attribute('id')}")


def test_the_learners_record_stays_as_it_is_and_comes_back(
    page: Page, site: Path, address: str
) -> None:
    kept = learn(page, address)
    names = [
        HERE,
        f"{COURSE}/index.html",
        f"{COURSE}/my-learning.html",
        f"{COURSE}/think-family.html",
        "index.html",
    ]
    before = {name: article(page, address, name) for name in names}
    page.goto(f"{address}/{HERE}")
    assert (
        'aria-label="Your answer"' in before[HERE]
        and "1 of 9 parts done" in before[names[1]]
        and "What the father said." in before[names[2]]
    )
    turn_on(page)
    use_it_all(page, address, site)
    assert storage(page) == kept
    page.goto(f"{address}/{HERE}")
    page.get_by_role("button", name="Switch trainer view off").click()
    expect(strip(page)).to_have_count(0)
    assert storage(page) == kept
    assert {name: article(page, address, name) for name in names} == before


def test_nothing_of_the_learners_own_is_on_the_wall(page: Page, address: str) -> None:
    learn(page, address)
    page.goto(f"{address}/{HERE}")
    turn_on(page)
    for name in (
        HERE,
        f"{COURSE}/index.html",
        f"{COURSE}/my-learning.html",
        f"{COURSE}/think-family.html",
    ):
        page.goto(f"{address}/{name}")
        expect(strip(page)).to_be_visible()
        expect(
            page.locator(
                ".bf-state, .bf-progress, .bf-finished, .bf-note, .bf-verdict, "
                ":checked:is([type=radio]:not([name^=__]))"
            )
        ).to_have_count(0)
        text = page.locator("body").inner_text()
        for mine in (
            "Your answer",
            "What the father said.",
            "Ask the father",
            "Continue:",
            "parts done",
            "✓ done",
        ):
            assert mine not in text, f"{name} shows {mine!r}"
    page.goto(f"{address}/{COURSE}/my-learning.html")
    expect(page.locator("article")).to_contain_text("put away while the trainer view is on")


def test_an_unreadable_record_is_not_touched(page: Page, address: str) -> None:
    page.goto(f"{address}/{HERE}")
    turn_on(page)
    page.evaluate(f"localStorage.setItem('{RECORD}/{COURSE}', 'no record')")
    page.goto(f"{address}/{HERE}")
    expect(strip(page)).to_be_visible()
    assert storage(page) == {f"0{RECORD}/{COURSE}": "no record"}


def test_clearing_everything_clears_it_too(page: Page, address: str) -> None:
    learn(page, address)
    turn_on(page)
    page.get_by_role("button", name="Clear everything on this device").click()
    page.get_by_role("dialog").get_by_role("button", name="Clear everything", exact=True).click()
    expect(strip(page)).to_have_count(0)
    expect(page.get_by_text("0 of 43 answered")).not_to_have_count(0)
    assert (
        storage(page) == {} and page.evaluate("localStorage.getItem('briefed:trainer:/')") is None
    )


def test_on_a_shared_computer_it_is_for_this_tab(page: Page, address: str) -> None:
    page.goto(f"{address}/{COURSE}/my-learning.html")
    shared(page).click()
    turn_on(page)
    page.goto(f"{address}/{HERE}")
    expect(strip(page)).to_be_visible()
    assert page.evaluate("localStorage.getItem('briefed:trainer:/')") is None
    other = page.context.new_page()
    other.goto(f"{address}/{COURSE}/{ROOM}")
    expect(switch(other)).to_have_attribute("aria-pressed", "false")


BLOCKED = (
    "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, "
    "{get() { throw new DOMException('denied', 'SecurityError') }})"
)
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"


def test_where_nothing_can_be_kept_it_holds_for_the_page_and_says_so(
    page: Page, address: str
) -> None:
    page.add_init_script(BLOCKED)
    page.goto(f"{address}/{HERE}")
    switch(page).click()
    expect(strip(page)).to_contain_text("it is on for this page alone")
    page.reload()
    expect(strip(page)).to_be_visible()
    question(page, FIRST).get_by_role("button", name="Show the answer").click()
    expect(question(page, FIRST).locator("blockquote")).to_be_visible()
    page.get_by_role("button", name="Switch trainer view off").click()
    expect(strip(page)).to_have_count(0)
    expect(question(page, FIRST)).to_have_count(1)
    expect(page.get_by_role("button", name="Show the answer")).to_have_count(0)


def test_where_there_is_no_room_it_holds_for_the_page_and_says_so(page: Page, address: str) -> None:
    page.add_init_script(FULL)
    page.goto(f"{address}/{COURSE}/{ROOM}")
    switch(page).click()
    expect(strip(page)).to_contain_text("it is on for this page alone")
    page.get_by_role("button", name="Switch trainer view off").click()
    expect(strip(page)).to_have_count(0)
