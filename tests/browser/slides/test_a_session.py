"""Twenty minutes in a room, with the keys of a clicker alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from support.browsing import COURSE, WALL, Watch, until
from support.decks import now, opened, place, speakers_window

# The first slide has been on the wall for so many milliseconds: people were not there yet.
OPENED_EARLY = """ago => {
    const key = Object.keys(sessionStorage).find(key => key.endsWith(':clock'))
    const kept = JSON.parse(sessionStorage.getItem(key))
    sessionStorage.setItem(key, JSON.stringify({ ...kept, since: Date.now() - ago }))
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


def begun_late(page: Page, speaker: Page) -> None:
    """A late start: the deck was opened ten minutes ago. Nobody has to set the clock."""
    clock = speaker.locator(".bf-clock")
    page.evaluate(OPENED_EARLY, 10 * 60 * 1000)
    page.reload()
    page.wait_for_selector(".bf-ready")
    expect(clock).to_contain_text(re.compile(r"On this slide (9|10):\d\d"))
    expect(clock).to_contain_text("Elapsed 0:00")
    pressed(page, "PageDown", page)
    expect(clock).to_contain_text(re.compile(r"Elapsed 0:[0-4]\d"))
    expect(clock).not_to_contain_text(re.compile("behind|ahead"))


def voted(page: Page, speaker: Page, wrong_click: bool) -> None:
    """A question is asked and answered."""
    at, asked = place(page), now(page).locator(".fragment")
    expect(asked.first).not_to_have_class(re.compile("visible"))
    if wrong_click:  # and back
        pressed(page, "PageUp", page)
        assert place(page) == at - 1
        pressed(page, "PageDown", page)
        assert place(page) == at
    for _ in range(2 if asked.count() else 0):
        pressed(page, "PageDown", speaker)
        assert place(page) == at, "what is right, and why, come where it was asked"
    expect(asked.last).to_have_class(re.compile("visible"))


def interrupted(page: Page) -> None:
    """The wall is made dark and light again, and then the browser is loaded anew."""
    at = place(page)
    for dark in (True, False):
        page.keyboard.press("b")
        until(lambda dark=dark: page.evaluate("Reveal.isPaused()") == dark, "the wall was to turn")
    page.wait_for_url(re.compile(rf"#/{at}"))
    page.reload()
    page.wait_for_selector(".bf-ready")
    assert place(page) == at, "a reload stays where it was"


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
    begun_late(page, speaker)
    seen, votes = [0, 1], 0
    while place(page) < len(kinds) - 1:
        at = place(page)
        if kinds[at] == "question":
            voted(page, speaker, wrong_click=votes == 0)
            votes += 1
        if at == len(kinds) // 2:
            interrupted(page)
        while place(page) == at:
            pressed(page, "PageDown", speaker)
        seen.append(place(page))
    assert seen == list(range(len(kinds))) and votes == kinds.count("question")
    expect(now(page)).to_contain_text("Numbers to call")
    expect(speaker.locator(".bf-clock")).to_contain_text(re.compile(r"Slide (\d+) of \1"))
    assert watch.faults == []


def test_a_session_with_a_case_that_branches_is_held(
    open_context: Callable, published_site: Path
) -> None:
    """A clicker goes by the case, whose choices nobody took; a choice needs the key of its number.

    Whichever way the room takes, the slides behind the case keep their numbers.
    """
    page = open_context(WALL).new_page()
    deck = published_site / COURSE / "slides/domestic-abuse.html"
    opened(page, f"{deck.as_uri()}?minutes=20")
    shown = page.locator(".slides > section")
    whole = shown.evaluate_all(KINDS)
    speaker = speakers_window(page)
    told = speaker.locator(".bf-clock")
    begun_late(page, speaker)
    while not now(page).locator(".bf-choices").count():
        pressed(page, "PageDown", speaker)
    choice = place(page)
    pressed(page, "PageDown", speaker)
    assert now(page).get_attribute("data-part") is None, "nothing is told that nobody chose"
    number = re.search(r"Slide (\d+) of (\d+)", told.inner_text())
    assert number and int(number[2]) > len(whole), "all parts of the case count"
    pressed(page, "PageUp", speaker)
    taken = 0
    while now(page).locator(".bf-choices").count():
        pressed(page, "1", speaker)
        taken += 1
    assert taken > 0 and place(page) > choice
    while "The case ends here" not in (now(page).locator(".notes").text_content() or ""):
        pressed(page, "PageDown", speaker)
    pressed(page, "PageDown", speaker)
    expect(told).to_contain_text(number[0])
    while place(page) < shown.count() - 1:
        pressed(page, "PageDown", speaker)
    expect(now(page)).to_contain_text("Numbers to call")
    assert shown.count() > len(whole), "the way that was taken is among the slides"
