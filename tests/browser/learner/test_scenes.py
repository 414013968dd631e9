"""The scenes of a case are places in the browser's history, and the page's own way back is Back."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from support.browsing import COURSE, PHONE
from support.stepping import LATER

HERE = f"{COURSE}/hidden-men.html"
FIRST, ACCOUNT, GAP, NOBODY, SHIFT = (
    "The day before",
    "On her account",
    "A gap that is named",
    "What nobody asked",
    "After his shift",
)
SCENES = ".bf-case-part > h3"


@pytest.fixture
def phone(open_context: Callable) -> Page:
    return open_context(PHONE, steps=True).new_page()


def take(page: Page, choice: str) -> None:
    page.get_by_role("link", name=choice).click()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def at(page: Page, scene: str, focused: bool = True) -> None:
    """One scene is shown, from its top, and has the focus."""
    expect(page.locator(SCENES).locator("visible=true")).to_have_text(
        re.compile(rf"^(\d\. )?{scene}$")
    )
    heading = page.get_by_role("heading", name=scene, exact=True)
    expect(heading).to_be_in_viewport()
    if focused:
        expect(heading).to_be_focused()


@pytest.mark.parametrize("steps", [True, False], ids=["steps", "whole page"])
@pytest.mark.parametrize("served", [True, False], ids=["served", "from a folder"])
def test_the_browsers_own_back_and_forward_go_through_the_scenes(
    open_context: Callable, site: Path, address: str, steps: bool, served: bool
) -> None:
    page = open_context(PHONE, steps=steps).new_page()
    root = address if served else site.as_uri()
    page.goto(f"{root}/{COURSE}/index.html")
    page.goto(f"{root}/{HERE}")
    take(page, "Complete it on")
    take(page, "Leave it: she")
    page.go_back()
    at(page, ACCOUNT)
    expect(page.get_by_text("You chose “Complete it on the mother's account")).to_be_visible()
    page.go_back()
    at(page, FIRST)
    page.go_forward()
    page.go_forward()
    at(page, NOBODY)
    expect(page.get_by_text("You have seen 1 of 2 endings.")).to_be_visible()
    page.go_back()
    page.reload()
    at(page, ACCOUNT, focused=False)
    page.go_back()
    at(page, FIRST)
    page.go_back()
    expect(page).to_have_url(f"{root}/{COURSE}/index.html")


def test_the_way_back_on_the_page_is_the_browsers(phone: Page, address: str) -> None:
    phone.goto(f"{address}/{HERE}")
    take(phone, "Complete it on")
    entries = phone.evaluate("history.length")
    for _ in range(3):
        press(phone, "Change my choice")
        at(phone, FIRST)
        take(phone, "Complete it on")
        at(phone, ACCOUNT)
    assert phone.evaluate("history.length") == entries
    take(phone, "Leave it: she")
    press(phone, "Try another way")
    at(phone, ACCOUNT)
    phone.go_forward()
    at(phone, NOBODY)
    phone.go_back()
    press(phone, "Change my choice")
    at(phone, FIRST)
    assert phone.evaluate("history.length") == entries + 1


def test_steps_and_scenes_are_in_one_history(phone: Page, address: str) -> None:
    phone.goto(f"{address}/{HERE}")
    take(phone, "Complete it on")
    # The underline of the button ends with its word.
    later = phone.get_by_role("button", name=LATER, exact=True)
    assert later.evaluate("one => [...one.childNodes].map(one => one.nodeName)") == [
        "#text",
        "SMALL",
    ]
    press(phone, LATER)
    expect(phone.locator(".bf-where")).to_contain_text("Step 2 of")
    phone.go_back()
    at(phone, ACCOUNT)
    phone.go_forward()
    expect(phone.get_by_role("heading", name="What the audit found")).to_be_focused()
    press(phone, "Back")  # which is no way back in the history
    at(phone, ACCOUNT)
    press(phone, "Change my choice")
    at(phone, FIRST)
    phone.go_back()
    at(phone, ACCOUNT)
    phone.go_back()
    expect(phone.locator(".bf-where")).to_contain_text("Step 2 of")
    phone.go_back()
    at(phone, ACCOUNT)
    phone.go_back()
    at(phone, FIRST)


def test_another_way_that_was_not_chosen_now_says_how_it_was_reached(
    phone: Page, address: str
) -> None:
    phone.goto(f"{address}/{HERE}")
    for choice in ("Complete it on", "Complete it, and say"):
        take(phone, choice)
        press(phone, "Change my choice")
        at(phone, FIRST)
    take(phone, "Ask for more time")
    press(phone, "Try another way")
    at(phone, ACCOUNT)
    expect(
        phone.get_by_text(
            "“Complete it on the mother's account of both men” led you here before. "
            "You have not tried every choice here."
        )
    ).to_be_visible()
    expect(phone.get_by_text("You chose")).to_be_hidden()
    press(phone, f"Back to “{SHIFT}”")
    at(phone, SHIFT)
    phone.go_forward()
    at(phone, ACCOUNT)
    take(phone, "Leave it: she")
    at(phone, NOBODY)
    expect(phone.get_by_text("This is an ending.", exact=True)).to_be_visible()
    expect(phone.locator(".bf-endings")).to_have_text(
        "You chose “Leave it: she knows them best”. You have seen both endings."
    )
    phone.go_back()
    phone.go_back()
    at(phone, SHIFT)


def test_a_link_into_a_case_is_a_place_too(phone: Page, address: str) -> None:
    phone.goto(f"{address}/{HERE}#on-her-account")
    take(phone, "Leave it: she")
    phone.go_back()
    at(phone, ACCOUNT)
    expect(phone.get_by_text("A link led you here. You have not chosen it.")).to_be_visible()
    press(phone, "Begin this case")
    at(phone, FIRST)
    phone.go_back()
    at(phone, ACCOUNT)


def test_at_an_ending_the_story_comes_first_and_another_way_is_at_the_thumb(
    phone: Page, address: str
) -> None:
    phone.goto(f"{address}/{HERE}")
    heading = phone.get_by_role("heading", name="Try this")
    below = "one => one.getBoundingClientRect().bottom"
    first = phone.locator(".bf-lead").evaluate("one => one.getBoundingClientRect().top")
    room = first - heading.evaluate(below)
    take(phone, "Complete it on")
    top = phone.get_by_role("heading", name=ACCOUNT).evaluate(
        "one => one.getBoundingClientRect().top"
    )
    assert top - heading.evaluate(below) <= room + 8
    take(phone, "Leave it: she")
    assert heading.evaluate("one => one.getBoundingClientRect().height") < 20
    end = phone.get_by_text("You have seen 1 of 2 endings.")
    words = phone.locator(".bf-case-part:not([hidden]) > :is(p, blockquote)")
    last = max(one.evaluate(below) for one in words.all() if one.is_visible())
    assert end.evaluate("one => one.getBoundingClientRect().top") >= last
    assert end.evaluate("one => one.getClientRects().length") == 1
    foot = phone.locator(".bf-foot")
    expect(foot.get_by_role("button", name="Try another way")).to_be_in_viewport(ratio=1)
    expect(foot.get_by_role("button", name="Next", exact=True)).to_have_class("bf-button")


def test_the_map_opens_in_sight_and_says_what_it_leaves_out(phone: Page, address: str) -> None:
    phone.goto(f"{address}/{HERE}")
    take(phone, "Complete it on")
    told = phone.locator("summary", has_text="Map:")
    # Its line is the last one above the bar.
    told.evaluate("one => one.scrollIntoView({ block: 'end' })")
    told.click()
    left_out = phone.get_by_text("Scenes that you have not seen are not listed.")
    bar = phone.locator(".bf-foot").evaluate("one => one.getBoundingClientRect().top")
    for part in (told, left_out, phone.get_by_role("button", name=FIRST, exact=True)):
        box = part.bounding_box()
        assert box and box["y"] >= 48 and box["y"] + box["height"] <= bar
    phone.evaluate(
        """() => { for (const one of document.querySelectorAll(".bf-choices a")) one.click() }"""
    )
    expect(told).to_have_text("Map: 5 of 5 scenes seen")
    expect(left_out).to_be_hidden()


@pytest.mark.parametrize("steps", [True, False], ids=["steps", "whole page"])
def test_a_case_goes_on_at_the_scene_or_ending_that_it_was_left_at(
    open_context: Callable, address: str, steps: bool
) -> None:
    page = open_context(PHONE, steps=steps).new_page()

    def away_and_back() -> None:
        page.get_by_role("link", name="Worried about a child?").first.click()
        page.get_by_role("link", name="Back to where you were").click()

    page.goto(f"{address}/{HERE}")
    take(page, "Complete it on")
    away_and_back()
    at(page, ACCOUNT, focused=False)
    page.goto(f"{address}/{COURSE}/my-learning.html")
    if steps:
        page.locator(".bf-bar").get_by_role("link", name="Back to Hidden men").click()
    else:
        page.goto(f"{address}/{HERE}")
    at(page, ACCOUNT, focused=False)
    expect(page.get_by_text("You chose “Complete it on the mother's account")).to_be_visible()
    press(page, "Change my choice")
    at(page, FIRST)
    page.go_back()
    at(page, ACCOUNT)
    take(page, "Leave it: she")
    away_and_back()
    at(page, NOBODY, focused=False)
    expect(page.get_by_text("This is an ending.", exact=True)).to_be_visible()
    if steps:
        press(page, "Next")
        page.go_back()
        at(page, NOBODY)
    press(page, "Try another way")
    at(page, ACCOUNT)
    other = page.context.new_page()
    other.goto(f"{address}/{HERE}")
    at(other, FIRST, focused=False)


def test_what_is_no_scene_of_ours_opens_a_case_at_its_top(phone: Page, address: str) -> None:
    phone.goto(f"{address}/{HERE}")
    take(phone, "Complete it on")
    for text in ("{", "7", "[]", '{"path": ["gone"]}', '{"path": ["what-nobody-asked"]}'):
        phone.evaluate(
            """text => Object.keys(sessionStorage).filter(one => one.includes(':draft:'))
                .forEach(one => sessionStorage.setItem(one, text))""",
            text,
        )
        phone.goto(f"{address}/{COURSE}/index.html")
        phone.goto(f"{address}/{HERE}")
        at(phone, FIRST, focused=False)
