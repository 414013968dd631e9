"""What is asked and told of a record is for everyone: axe and the keyboard."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect
from support.accessibility import barriers
from support.answering import HIDDEN_MEN
from support.browsing import COURSE, DESK, PHONE, RECORD, tab_into
from support.records import (
    HERE,
    MINE,
    NOTE,
    bring,
    dialog,
    made,
    note,
    press,
    put,
    said,
    shared,
    tried,
    unfolded,
)


def fill_everything(page: Page, address: str) -> None:
    """My learning with all that it can offer back, on a shared computer's tab or not."""
    page.goto(f"{address}/{HERE}")
    put(
        page,
        f"{RECORD}/{COURSE}",
        json.dumps(
            made(tries={HIDDEN_MEN[0]: [tried(True)]}, notes={"hidden-men": "word " * 5_000})
        ),
    )
    put(
        page,
        f"briefed:course:{COURSE}",
        json.dumps(made(notes={"hidden-men": "Of an older version."})),
    )
    page.goto(f"{address}/{HERE}")
    expect(page.locator(".bf-notices p")).to_have_count(2)


def test_axe_finds_nothing(open_context: Callable, address: str, tmp_path: Path) -> None:
    """On a phone, and at a desk in the same window."""
    page = open_context(PHONE).new_page()
    found = {}

    def look(name: str) -> None:
        for size in (DESK, PHONE):
            page.set_viewport_size(size)
            found[name, size["width"]] = barriers(page)

    fill_everything(page, address)
    note(page).fill("x" * (NOTE - 3))
    expect(page.locator(".bf-count").last).to_contain_text("3 characters left.")
    look("notices and counter")
    page.goto(f"{address}/{MINE}")
    page.locator(".bf-other summary").first.click()
    bring(page, tmp_path, {COURSE: made(notes={"think-family": "New."}), "elsewhere": made()})
    expect(page.locator(".bf-report li")).to_have_count(2)
    look("my learning")
    shared(page).click()
    look("shared: on")
    press(page, "Move it into this tab")
    unfolded(page).get_by_role("button", name="Clear everything in this tab").click()
    look("clear")
    press(page, "Keep it")
    shared(page).click()
    look("shared: off")
    press(page, "Change nothing")
    page.goto(f"{address}/{HERE}")
    look("shared")
    assert {place: faults for place, faults in found.items() if faults} == {}


def test_a_keyboard_alone_does_it(page: Page, address: str) -> None:
    fill_everything(page, address)
    tab_into(page, page.locator(".bf-notices a").first)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}/{MINE}#keep")
    look = page.locator(".bf-other summary").first
    tab_into(page, look)
    page.keyboard.press("Enter")
    expect(page.locator(".bf-other details").first).to_have_attribute("open", "")
    add = page.get_by_role("button", name="Add it to my learning")
    tab_into(page, add)
    page.keyboard.press("Space")
    expect(said(page)).to_contain_text("Added")
    assert page.evaluate("document.activeElement.textContent") == "Add it to my learning", (
        "the focus is lost"
    )
    box = shared(page)
    tab_into(page, box)
    page.keyboard.press("Space")
    expect(dialog(page)).to_be_visible()
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(dialog(page)).to_have_count(0)
    expect(box).to_be_focused()
    expect(box).not_to_be_checked()
