"""The trainer view for everyone: keyboard, axe, large text, targets, paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from support.accessibility import (
    AT_REST,
    COLOURS,
    WAYS,
    barriers,
    outlined,
    sideways,
    too_small,
    turn,
)
from support.answering import question
from support.browsing import COURSE, PHONE, tab_into, until
from support.pages import of_each_kind, pages
from support.trainer import FIRST, HERE, ROOM, strip, switch, turn_on


def test_a_keyboard_alone_does_it_and_the_focus_stays(page: Page, address: str) -> None:
    page.goto(f"{address}/{COURSE}/{ROOM}")
    tab_into(page, switch(page))
    assert outlined(page)
    page.keyboard.press("Space")
    expect(strip(page)).to_be_visible()
    expect(switch(page)).to_be_focused()
    expect(switch(page)).to_be_in_viewport()
    page.goto(f"{address}/{HERE}")
    expect(strip(page)).to_be_visible()
    page.wait_for_timeout(200)
    expect(switch(page)).not_to_be_focused()  # that was once, and not for ever
    tab_into(page, page.get_by_role("button", name="Switch trainer view off"))
    assert outlined(page)
    show = question(page, FIRST).get_by_role("button", name="Show the answer")
    tab_into(page, show)
    page.keyboard.press("Enter")
    hide = question(page, FIRST).get_by_role("button", name="Hide the answer")
    expect(hide).to_be_focused()
    expect(hide).to_have_attribute("aria-expanded", "true")
    assert outlined(page)
    page.goto(f"{address}/{COURSE}/{ROOM}")
    tab_into(page, switch(page))
    page.keyboard.press("Enter")
    expect(strip(page)).to_have_count(0)
    expect(switch(page)).to_be_focused()
    expect(switch(page)).to_be_in_viewport()


def all_shown(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}/{name}")
    expect(strip(page)).to_be_visible()
    for ask in page.get_by_role("button", name="Show the answer").all()[::-1]:
        ask.click()
    until(lambda: page.evaluate(AT_REST), "what moves was to end")


def switched_on(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(f"{address}/{COURSE}/index.html")
    turn_on(page)
    return page


def test_axe_finds_nothing(open_context: Callable, site: Path, address: str) -> None:
    """By day a page of each kind; in other colours and ways those that look different."""
    page, found = switched_on(open_context(**WAYS["phone"]), address), {}
    concerned = [HERE, f"{COURSE}/index.html", f"{COURSE}/my-learning.html"]
    for name in {*concerned, *of_each_kind(site, pages(site))}:
        all_shown(page, address, name)
        for way in WAYS if name in concerned else ["phone"]:
            turn(page, way)
            until(lambda: page.evaluate(AT_REST), "what moves was to end")
            colours = COLOURS if way == "phone" and name in concerned else ["light"]
            found[name, way] = barriers(page, colours)
        turn(page, "phone")
    assert {place: faults for place, faults in found.items() if faults} == {}


def test_text_of_twice_the_size_fits(open_context: Callable, address: str) -> None:
    page = switched_on(open_context({"width": 640, "height": 900}), address)
    for name in (HERE, f"{COURSE}/index.html", f"{COURSE}/my-learning.html"):
        all_shown(page, address, name)
        page.add_style_tag(content="html { font-size: 250% !important }")
        assert sideways(page) == [], name
        for place in page.locator(
            ".bf-strip :is(p, button), .bf-timing, .bf-mark, .bf-timings caption"
        ).all():
            place.scroll_into_view_if_needed()
            assert place.evaluate(
                "element => element.scrollWidth <= element.clientWidth || "
                "getComputedStyle(element).display === 'inline'"
            ), place.inner_text()


@pytest.mark.parametrize(("touch", "least"), [(False, 24), (True, 44)], ids=["mouse", "touch"])
def test_targets_are_large_enough(
    open_context: Callable, address: str, touch: bool, least: int
) -> None:
    page = switched_on(open_context(PHONE, has_touch=touch, is_mobile=touch), address)
    all_shown(page, address, HERE)
    assert list(too_small(page, least)) == []
    for button in (switch(page), page.get_by_role("button", name="Switch trainer view off")):
        box = button.bounding_box()
        assert min(box["width"], box["height"]) >= least - 0.5


def test_on_paper_are_the_notes_and_no_buttons(page: Page, address: str) -> None:
    page.goto(f"{address}/{HERE}")
    page.emulate_media(media="print")
    learner = page.locator("article").inner_text()
    page.emulate_media(media="screen")
    turn_on(page)
    question(page, FIRST).get_by_role("button", name="Show the answer").click()
    page.emulate_media(media="print")
    expect(strip(page)).to_be_hidden()
    expect(page.get_by_role("button").filter(visible=True)).to_have_count(0)
    expect(page.locator("details.trainer p").first).to_be_visible()
    assert page.locator("article").inner_text().count("✓ Right") == 0, (
        "the answers are on their own sheet, and not among the questions"
    )
    assert "Trainer view" not in learner and "Answers" in learner
