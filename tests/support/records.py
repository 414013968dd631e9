"""Learners' records in a browser: made, read, shared and brought in."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from support.browsing import COURSE, RECORD

HERE, MINE = f"{COURSE}/hidden-men.html", f"{COURSE}/my-learning.html"
NOTE, STEP, ANSWER = 20_000, 500, 500  # characters, as scripts/web/record/record.js has them
# a tab that hears nothing of the others in time
DEAF = "addEventListener('storage', event => event.stopImmediatePropagation(), true)"


def record(
    page: Page, path: str = "/", course: str = COURSE, kept: str = "localStorage"
) -> dict | None:
    return json.loads(page.evaluate(f"{kept}.getItem('{RECORD}{path}{course}')") or "null")


def made(**parts: object) -> dict:
    """A record as an earlier version of the site kept it."""
    return {"version": 1, "tries": {}, "finished": {}, "notes": {}, "plan": [], **parts}


def tried(right: bool, day: int = 1) -> dict:
    return {
        "at": f"2026-05-{day:02}T09:00:00.000Z",
        "print": "abc123",
        "right": right,
        "chosen": ["x"],
    }


def put(page: Page, name: str, text: str) -> None:
    page.evaluate("([name, text]) => localStorage.setItem(name, text)", [name, text])


def ours(page: Page) -> list[str]:
    """The names of what the device keeps for the site, but for Material's colours."""
    return page.evaluate("Object.keys(localStorage).filter(name => name.startsWith('briefed'))")


def note(page: Page) -> Locator:
    return page.get_by_label("Your notes")


def unfolded(page: Page) -> Page:
    """My learning with “Keep or move” unfolded."""
    if page.locator("#keep > details:not([open])").count():
        page.locator("#keep > details > summary").click()
    return page


def state(page: Page, title: str) -> Locator:
    """How far a theme is, in the list on My learning."""
    return page.locator("#progress a", has_text=title).locator(".bf-state")


def results(page: Page, title: str) -> Locator:
    """What the record on My learning says of a theme: the days, what is answered, and how well."""
    return page.locator(".bf-paper li", has_text=title).locator("small")


def shared(page: Page) -> Locator:
    return unfolded(page).get_by_role("checkbox", name="This is a shared computer")


def dialog(page: Page) -> Locator:
    return page.locator("dialog[open]")


def said(page: Page) -> Locator:
    """What My learning says that was done."""
    return page.locator(".bf-said:not(:empty)")


def press(page: Page, name: str) -> None:
    dialog(page).get_by_role("button", name=name, exact=True).click()


def bring(page: Page, folder: Path, courses: dict, **more: object) -> None:
    """Bring a copy in that holds these courses."""
    file = folder / "copy.json"
    file.write_text(
        json.dumps(
            {
                "format": "briefed-learning",
                "version": 1,
                "exported": "2026-11-03T09:00:00.000Z",
                "courses": courses,
                **more,
            }
        ),
        encoding="utf-8",
    )
    page.get_by_label("Bring a copy back").set_input_files(file)


def share(page: Page, address: str, choice: str | None = None) -> None:
    page.goto(f"{address}/{MINE}")
    shared(page).click()
    if choice:
        press(page, choice)
    expect(said(page)).to_contain_text("Kept in this tab only")
    expect(shared(page)).to_be_checked()
