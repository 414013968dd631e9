"""Twenty minutes in a room, with the keys of a clicker alone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from support.browsing import COURSE, WALL, Watch, until
from support.decks import now, opened, place, speakers_window

# The session began so many milliseconds ago: somebody opened the deck before people were there.
OPENED_EARLY = """ago => {
    const key = Object.keys(sessionStorage).find(key => key.endsWith(':clock'))
    const kept = JSON.parse(sessionStorage.getItem(key))
    sessionStorage.setItem(key, JSON.stringify({ ...kept, began: Date.now() - ago }))
}"""
KINDS = "all => all.map(one => one.className.match(/bf-(?!slide)\\w+/)[0].slice(3))"


def pressed(page: Page, key: str, window: Page) -> None:
    """A press of a clicker; it takes effect before the next one."""
    before = page.evaluate("JSON.stringify(Reveal.getState())")
    window.keyboard.press(key)
    until(
        lambda: page.evaluate("JSON.stringify(Reveal.getState())") != before,
        f"{key} was to do something",
    )


@pytest.mark.parametrize("theme", ["hidden-men", "think-family"])
def test_a_session_is_held_with_a_clicker_alone(
    open_context: Callable, address: str, theme: str
) -> None:
    page = open_context(WALL).new_page()
    watch = Watch(page, address)
    opened(page, f"{address}/{COURSE}/slides/{theme}.html?minutes=20")
    slides = page.locator(".slides > section")
    kinds = slides.evaluate_all(KINDS)
    assert [kinds[0], kinds[1], kinds[-1]] == ["title", "note", "end"]
    assert {"quote", "question", "together", "monday"} <= set(kinds)
    seconds = slides.evaluate_all("all => all.map(one => +one.dataset.seconds)")
    assert sum(seconds) <= 20 * 60
    speaker = speakers_window(page)
    clock = speaker.locator(".bf-clock")
    # A late start: the deck was opened ten minutes ago.
    page.evaluate(OPENED_EARLY, 10 * 60 * 1000)
    page.reload()
    page.wait_for_selector(".bf-ready")
    expect(clock).to_contain_text(re.compile(r"(9|10) min behind"))
    speaker.get_by_role("button", name="Start the clock again").click()
    expect(clock).not_to_contain_text("behind")

    seen, voted = [0], 0
    while place(page) < len(kinds) - 1:
        at = place(page)
        if kinds[at] == "question":
            asked = now(page).locator(".fragment")
            expect(asked.first).not_to_have_class(re.compile("visible"))
            if voted == 0:  # a wrong click, and back
                pressed(page, "PageUp", page)
                assert place(page) == at - 1
                pressed(page, "PageDown", page)
                assert place(page) == at
            for _ in range(2 if asked.count() else 0):
                pressed(page, "PageDown", speaker)
                assert place(page) == at, "what is right, and why, come where it was asked"
            expect(asked.last).to_have_class(re.compile("visible"))
            voted += 1
        if at == len(kinds) // 2:
            page.keyboard.press("b")
            until(lambda: page.evaluate("Reveal.isPaused()"), "the wall was to be dark")
            page.keyboard.press("b")
            until(lambda: not page.evaluate("Reveal.isPaused()"), "the wall was to be light")
            page.wait_for_url(re.compile(rf"#/{at}"))
            page.reload()
            page.wait_for_selector(".bf-ready")
            assert place(page) == at, "a reload stays where it was"
        while place(page) == at:
            pressed(page, "PageDown", speaker)
        seen.append(place(page))
    assert seen == list(range(len(kinds))) and voted == kinds.count("question")
    expect(now(page)).to_contain_text("Numbers to call")
    expect(clock).to_contain_text(f"Slide {len(kinds)} of {len(kinds)}")
    assert watch.faults == []
