"""The two windows of a deck: a clicker's keys, the clock, reloads, what is shown above slides."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from support.accessibility import violations
from support.browsing import SEEN, WALL, until
from support.decks import DECK, now, opened, place, speakers_window, to

CLOCK = "Object.keys(sessionStorage).find(key => key.endsWith(':clock'))"
BEGAN = f"JSON.parse(sessionStorage.getItem({CLOCK})).began"
LATE = f"""late => {{
    const clock = JSON.parse(sessionStorage.getItem({CLOCK}))
    sessionStorage.setItem({CLOCK}, JSON.stringify({{ ...clock, began: clock.began - late }}))
}}"""
# The slides of the grid whose copy is wider or narrower than what it is shown in.
OUTSIDE = """all => all.filter(one => {
    const [view, slide] = [".bf-view", ".bf-slide"].map(
        part => one.parentElement.querySelector(part).getBoundingClientRect())
    return Math.abs(view.width - slide.width) > 2 || Math.abs(view.left - slide.left) > 2
}).map(one => one.textContent)"""


def both_windows(open_context: Callable, address: str, more: str = "") -> tuple[Page, Page]:
    """The wall and the speaker's window of a deck, at its first slide."""
    page = opened(open_context(WALL).new_page(), f"{address}/{DECK}{more}")
    speaker = speakers_window(page)
    expect(speaker.locator(".bf-clock")).to_contain_text("Slide 1 of")
    return page, speaker


@pytest.mark.parametrize("key", ["b", "."])
def test_a_clicker_makes_the_wall_dark_from_either_window(
    open_context: Callable, address: str, key: str
) -> None:
    page, speaker = both_windows(open_context, address)
    told, button = (
        speaker.get_by_role("status"),
        speaker.get_by_role("button", name="Dark wall (B)"),
    )
    expect(button).to_have_attribute("aria-pressed", "false")
    for window, after in ((speaker, True), (page, False), (page, True), (speaker, False)):
        window.keyboard.press(key)
        until(
            lambda after=after: page.evaluate("Reveal.isPaused()") == after, "the wall was to turn"
        )
        expect(told).to_have_text("The wall is dark" if after else "")
        expect(button).to_have_attribute("aria-pressed", str(after).lower())
    speaker.keyboard.press("End")
    until(lambda: place(page) > 5, "the deck was to go to its end")
    speaker.keyboard.press("Home")
    until(lambda: place(page) == 0, "the deck was to go to its beginning")


def test_in_the_course_each_slide_names_its_theme(open_context: Callable, address: str) -> None:
    """Above its title, and in the grid of all slides."""
    course = f"{DECK.rpartition('/')[0]}/index.html?minutes=20"
    page = opened(open_context(WALL).new_page(), f"{address}/{course}")
    page.keyboard.press("o")
    named = page.get_by_role("button", name=re.compile(r"^\d+\. Keeping babies safe: \w"))
    assert named.count() > 1
    expect(
        page.get_by_role("button", name=re.compile(r"^\d+\. Keeping babies safe$"))
    ).to_have_count(1)
    assert named.evaluate_all("all => all.every(one => one.scrollWidth <= one.clientWidth)")
    named.last.press("Enter")
    head, title = now(page).locator(".bf-head"), now(page).locator(".bf-kicker")
    expect(head).to_have_text("Keeping babies safe")
    box, below = head.bounding_box() or {}, title.bounding_box() or {}
    assert box["y"] > 0 and box["y"] + box["height"] <= below["y"] + 1 and box["x"] == below["x"]


def test_all_slides_stand_in_a_grid(open_context: Callable, address: str) -> None:
    page = opened(open_context(WALL).new_page(), f"{address}/{DECK}")
    slides = page.locator(".slides > section").count()
    for _ in range(3):
        page.keyboard.press("PageDown")
    page.keyboard.press("o")
    grid = page.get_by_role("dialog", name="All slides")
    views = grid.get_by_role("button", name=re.compile(r"^\d+\. "))
    assert views.count() == slides
    expect(views.nth(3)).to_be_focused()
    expect(views.nth(3)).to_have_attribute("aria-current", "true")
    boxes = [one.bounding_box() or {} for one in views.all()]
    columns = len({round(one["x"]) for one in boxes})
    assert columns > 2
    assert views.evaluate_all(OUTSIDE) == []
    page.keyboard.press("ArrowDown")
    expect(views.nth(3 + columns)).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(grid).to_have_count(0)
    until(lambda: place(page) == 4 + columns, "the slide was to be shown")
    page.keyboard.press("o")
    assert violations(page) == []
    page.keyboard.press("PageDown")  # of the dialog, not of the deck
    page.keyboard.press("Escape")
    expect(grid).to_have_count(0)
    assert place(page) == 4 + columns


def test_help_lists_every_key_that_does_something_in_its_window(
    open_context: Callable, address: str
) -> None:
    page, speaker = both_windows(open_context, address)
    both = ["→ ↓ Page Down, N, Space", "← ↑ Page Up, P", "Home", "End", "B, full stop", "C", "T"]
    both += ["R", "O", "L", "H, ?", "1 to 9", "Shift and 1 to 9"]
    for window, alone in ((page, ["S", "F"]), (speaker, [])):
        window.keyboard.press("h")
        keys = window.get_by_role("dialog", name="Keys")
        assert sorted(keys.locator("dt").all_inner_texts()) == sorted([*both, *alone])
        window.keyboard.press("Escape")
        expect(keys).to_have_count(0)


def test_the_number_keys_answer_in_the_speakers_window_too(
    open_context: Callable, address: str
) -> None:
    page, speaker = both_windows(open_context, address)
    to(page, ".bf-hands")
    counted = speaker.locator(".bf-hands-now output")
    expect(counted).to_have_text(["0", "0", "0"])
    for key in ("1", "2", "2", "2", "Shift+2"):
        speaker.keyboard.press(key)
    expect(counted).to_have_text(["1", "2", "0"])
    speaker.keyboard.press("h")
    speaker.keyboard.press("3")  # of the dialog
    speaker.keyboard.press("Escape")
    speaker.keyboard.press("1")
    expect(counted).to_have_text(["2", "2", "0"])
    page.keyboard.press("Home")
    to(page, ".bf-choices")
    expect(speaker.get_by_role("button", name="1. Complete it on the mother's")).to_be_visible()
    speaker.keyboard.press("2")
    expect(now(page).locator(".bf-kicker")).to_have_text("A gap that is named", use_inner_text=True)


def test_either_window_survives_a_reload(open_context: Callable, address: str) -> None:
    page, speaker = both_windows(open_context, address, "?minutes=20")
    clock = speaker.locator(".bf-clock")
    for _ in range(2):
        speaker.keyboard.press("PageDown")
    expect(clock).to_contain_text("Slide 3 of")
    page.wait_for_url("**#/2")
    began = page.evaluate(BEGAN)
    speaker.reload()
    expect(clock).to_contain_text("Slide 3 of")
    page.reload()
    page.wait_for_selector(".bf-ready")
    assert place(page) == 2 and page.evaluate(BEGAN) == began > 0
    until(lambda: place(page) == 3 or speaker.keyboard.press("PageDown"), "the deck was to go on")
    expect(clock).to_contain_text("Slide 4 of")
    page.keyboard.press("PageUp")
    expect(clock).to_contain_text("Slide 3 of")


def test_the_clock_says_how_far_ahead_or_behind_somebody_is(
    open_context: Callable, address: str
) -> None:
    page, speaker = both_windows(open_context, address, "?minutes=20")
    clock = speaker.locator(".bf-clock")
    planned = page.evaluate(
        "[...document.querySelectorAll('.slides > section')].map(one => +one.dataset.seconds)"
    )
    expect(clock).not_to_contain_text(re.compile("ahead|behind"))
    expect(clock).to_contain_text("The clock begins with the next slide")
    speaker.keyboard.press("End")
    early = sum(planned[:-1]) // 60
    expect(clock).to_contain_text(re.compile(rf"({early - 1}|{early}) min ahead"))
    here = f"of {planned[-1] // 60}:{planned[-1] % 60:02}"
    expect(clock).to_contain_text(re.compile(rf"On this slide 0:0\d {here}"))
    page.wait_for_url(re.compile(r"#/\d+$"))
    page.evaluate(LATE, (sum(planned) + 5 * 60 + 20) * 1000)
    page.reload()
    expect(clock).to_contain_text("5 min behind", timeout=10_000)


ENDS_NOW = """() => {
    const key = Object.keys(sessionStorage).find(key => key.endsWith(':countdown'))
    const kept = JSON.parse(sessionStorage.getItem(key))
    sessionStorage.setItem(key, JSON.stringify({ ...kept, ends: Date.now() }))
}"""


def test_the_time_of_a_task_is_counted_down_in_both_windows(
    open_context: Callable, address: str
) -> None:
    page, speaker = both_windows(open_context, address)
    button = speaker.get_by_role("button", name="Count down (T)")
    expect(button).to_be_hidden()
    page.keyboard.press("t")  # there is nothing to count down
    task = to(page, ".bf-countdown")
    shown = task.locator(".bf-body")
    expect(shown).to_contain_text("In pairs, choose a question you could put to him next")
    expect(shown).not_to_contain_text("Caution")
    times = [
        page.locator("section.present .bf-countdown"),
        speaker.get_by_label("On the wall", exact=True).locator(".bf-countdown"),
    ]
    for time in times:
        expect(time).to_have_text("5 minutes")
    page.keyboard.press("t")
    for time in times:
        expect(time).to_have_text(re.compile(r"^(5:00|4:5\d)$"))
    page.wait_for_url(re.compile(rf"#/{place(page)}$"))
    page.reload()
    page.wait_for_selector(".bf-ready")
    expect(times[0]).to_have_text(re.compile(r"^4:[0-5]\d$"))
    page.evaluate(ENDS_NOW)
    page.reload()
    for time in times:
        expect(time).to_have_text("Time is up")
    button.click()
    for time in times:
        expect(time).to_have_text("5 minutes")
    times[0].click()
    expect(times[0]).to_have_text(re.compile(r"^(5:00|4:5\d)$"))
    counted = speaker.locator(".bf-clock").get_by_text(re.compile(r"^Task (5:00|4:[45]\d)$"))
    expect(counted).to_be_visible()
    page.keyboard.press("PageDown")
    expect(times[0]).to_have_text("4 minutes")
    expect(counted).to_be_visible()
    page.evaluate(ENDS_NOW)
    page.wait_for_url(re.compile(rf"#/{place(page)}$"))
    page.reload()
    expect(speaker.locator(".bf-clock")).to_contain_text("Task Time is up")
    shown = now(page).locator(".bf-body")
    expect(shown).to_contain_text("What gets in the way of speaking to a father")
    expect(shown).not_to_contain_text("Listen for")
    expect(times[0]).to_have_text("4 minutes")


def test_a_wall_with_a_mouse_that_can_also_be_touched_has_a_button_for_the_tools(
    site: Path,
) -> None:
    """What browsers on Windows say of such a wall: it hovers, and a finger is one of its pointers.

    Chromium makes believe of no screen that it has both, so the style sheet is asked.
    """
    sheet = "".join((site / "assets/deck.css").read_text(encoding="utf-8").split())
    shown = re.search(r"@media([^{]+)\{[^@]*?\.bf-tools-toggle\{display:block", sheet)
    assert shown and {*shown[1].split(",")} == {"(hover:none)", "(any-pointer:coarse)"}


def test_the_tools_can_be_reached_by_touch(open_context: Callable, address: str) -> None:
    context = open_context({"width": 1024, "height": 768}, has_touch=True, is_mobile=True)
    page = opened(context.new_page(), f"{address}/{DECK}")
    tools = page.get_by_role("navigation", name="Slides")
    assert tools.get_by_role("button").all_inner_texts() == ["Tools"]
    toggle = tools.get_by_role("button", name="Tools")
    assert toggle.evaluate(SEEN)
    toggle.tap()
    expect(toggle).to_have_attribute("aria-expanded", "true")
    tools.get_by_role("button", name="All slides").tap()
    grid = page.get_by_role("dialog", name="All slides")
    grid.get_by_role("button", name=re.compile("^3[.] ")).tap()
    until(lambda: place(page) == 2, "the third slide was to be shown")
    toggle.tap()
    assert tools.get_by_role("button").all_inner_texts() == ["Tools"]
