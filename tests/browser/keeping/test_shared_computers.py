"""A shared computer keeps nothing, and nothing is lost without a question."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Dialog, Page, expect
from support.answering import HIDDEN_MEN, choose
from support.records import (
    DEAF,
    HERE,
    MINE,
    dialog,
    note,
    press,
    record,
    said,
    share,
    shared,
    state,
    unfolded,
)


def asked(page: Page, act: Callable[[], object]) -> list[str]:
    """The kinds of questions that the browser itself asks while something is done; each is answered
    with yes.
    """
    kinds: list[str] = []

    def answer(dialog: Dialog) -> None:
        kinds.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    act()
    page.remove_listener("dialog", answer) if not page.is_closed() else None
    return kinds


def close(page: Page) -> list[str]:
    def act() -> None:
        with page.expect_event("close"):
            page.close(run_before_unload=True)

    return asked(page, act)


@pytest.mark.parametrize("choice", ["Move it into this tab", "Leave it on this device"])
def test_what_is_on_a_shared_computer_is_asked_about(
    context: BrowserContext, address: str, choice: str
) -> None:
    page = context.new_page()
    page.goto(f"{address}/{HERE}")
    choose(page, HIDDEN_MEN[0], 0)
    before = record(page)
    page.goto(f"{address}/{MINE}")
    box = shared(page)
    for way in ("Change nothing", "Escape"):
        box.click()
        expect(dialog(page)).to_contain_text(
            "what should happen to the learning that is already saved on it?"
        )
        press(page, way) if way != "Escape" else page.keyboard.press(way)
        expect(box).not_to_be_checked()
        assert record(page) == before
    box.click()
    with page.expect_download():
        press(page, "Save a copy first")
    press(page, choice)
    expect(box).to_be_checked()
    along = choice.startswith("Move")
    assert (record(page) is None) == along and (
        record(page, kept="sessionStorage") is not None
    ) == along
    page.goto(f"{address}/{HERE}")
    expect(page.locator(".bf-notices")).to_contain_text("is gone when you close it")
    expect(page.locator(".bf-verdict")).to_have_count(1 if along else 0)
    choose(page, HIDDEN_MEN[1], 0)
    other = context.new_page()  # a second tab, or whoever comes next
    other.goto(f"{address}/{HERE}")
    expect(other.locator(".bf-verdict")).to_have_count(0)
    choose(other, HIDDEN_MEN[2], 0)
    note(other).fill("of the second tab")
    device = record(other)
    assert device is None if along else device["tries"] == before["tries"] and not device["notes"]
    page.goto(f"{address}/{MINE}")
    shared(page).click()
    press(page, "Add it to this device")
    expect(said(page)).to_have_text("Kept on this device.")
    assert record(page)["tries"].keys() == set(HIDDEN_MEN[:2]), (
        "something is lost, or another tab's is here"
    )
    note(other).fill(
        "of the second tab, and more"
    )  # it was begun when the computer was shared, and stays so
    assert not record(other)["notes"]
    other.goto(f"{address}/{MINE}")
    shared(other).click()
    press(other, "Add it to this device")
    expect(said(other)).to_have_text("Kept on this device.")
    assert record(other)["tries"].keys() == set(HIDDEN_MEN[:3]) and record(other)["notes"] == {
        "hidden-men": "of the second tab, and more"
    }
    assert (
        other.evaluate("Object.keys(sessionStorage).filter(name => name.startsWith('briefed'))")
        == []
    )


def test_a_tab_that_was_open_before_the_computer_was_shared_keeps_nothing_on_it_either(
    context: BrowserContext, address: str
) -> None:
    first, second = context.new_page(), context.new_page()
    second.add_init_script(DEAF)
    second.goto(f"{address}/{HERE}")
    choose(second, HIDDEN_MEN[0], 0)
    share(first, address, "Move it into this tab")
    note(second).fill("Of the tab that was open.")
    second.wait_for_load_state()
    choose(second, HIDDEN_MEN[1], 0)
    assert record(second) is None
    assert record(first, kept="sessionStorage")["tries"].keys() == {HIDDEN_MEN[0]}


def test_taking_away_what_is_in_the_tab_leaves_what_is_on_the_device(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    page.goto(f"{address}/{HERE}")
    choose(page, HIDDEN_MEN[0], 0)
    before = record(page)
    share(page, address, "Leave it on this device")
    page.goto(f"{address}/{HERE}")
    choose(page, HIDDEN_MEN[1], 0)
    page.goto(f"{address}/{MINE}")
    shared(page).click()
    press(page, "Delete it")
    expect(state(page, "Hidden men")).to_have_text("1 case, 3 questions left")
    assert record(page) == before


def test_closing_a_tab_that_holds_the_only_copy_asks_first(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    share(page, address)
    assert asked(page, lambda: page.goto(f"{address}/{HERE}")) == [], (
        "nothing is lost by leaving a page"
    )
    choose(page, HIDDEN_MEN[0], 0)
    assert (
        asked(
            page,
            lambda: (
                page.locator("article a.bf-cite:visible").first.click(),
                page.wait_for_url("**/briefing.html#*"),
            ),
        )
        == []
    )
    page.goto(f"{address}/{HERE}")
    assert asked(page, page.reload) == [], "a reload loses nothing"
    expect(page.locator(".bf-verdict")).to_have_count(1)
    page.locator(".bf-notices").get_by_role("link", name="My learning").click()
    page.wait_for_url(f"{address}/{MINE}#keep")
    page.get_by_label(
        "An action, in a few words"
    ).click()  # a browser asks only for a page that somebody used
    with page.expect_download():
        unfolded(page).get_by_role("button", name="Save a copy").click()
    assert close(page) == [], "a copy was saved"
    page = context.new_page()
    page.goto(f"{address}/{HERE}")
    choose(page, HIDDEN_MEN[0], 0)
    page.evaluate("location.hash = 'reflect'")  # within the page
    assert close(page) == ["beforeunload"]


def test_a_device_that_keeps_asks_nothing(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/{HERE}")
    choose(page, HIDDEN_MEN[0], 0)
    note(page).fill("Kept.")
    assert close(page) == []
