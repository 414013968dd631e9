"""What stands around every page: the menu, the search, the bar, the colours, by eye, by keyboard
and as a screen reader is told of it.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from support.accessibility import sideways
from support.browsing import COURSE, DESK, PHONE, SEEN, tab_into

HERE = f"{COURSE}/hidden-men.html"
THEMES = 9  # of the briefing


def menu(page: Page):
    return page.get_by_role("button", name="Menu", exact=True)


def stops(page: Page, most: int = 400) -> list[str]:
    """What the tabulator key stops at from the top of a page to its end, each told by its words."""
    found: list[str] = []
    page.evaluate("document.activeElement.blur()")
    for _ in range(most):
        page.keyboard.press("Tab")
        told = page.evaluate(
            """() => document.activeElement === document.body ? "" :
                (document.activeElement.closest("#bf-menu") ? "menu: " : "")
                + (document.activeElement.ariaLabel || document.activeElement.textContent
                || document.activeElement.id).trim().replace(/\\s+/g, " ")"""
        )
        if not told:
            return found
        found.append(told)
    raise AssertionError("the tabulator key never comes to the end")


def test_the_menu_is_a_button_that_says_whether_it_is_open(
    open_context: Callable, address: str
) -> None:
    page = open_context(PHONE).new_page()
    page.goto(f"{address}/{HERE}")
    links = page.get_by_role("navigation", name="Course", exact=True).get_by_role("link")
    expect(menu(page)).to_have_attribute("aria-expanded", "false")
    expect(links).to_have_count(0)  # a screen reader finds none of them
    tab_into(page, menu(page))
    page.keyboard.press("Enter")
    expect(menu(page)).to_have_attribute("aria-expanded", "true")
    expect(links.first).to_be_visible()
    assert links.count() >= THEMES + 3
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#bf-menu') !== null"), "Tab goes into it"
    page.keyboard.press("Escape")
    expect(menu(page)).to_have_attribute("aria-expanded", "false")
    expect(menu(page)).to_be_focused()
    expect(links).to_have_count(0)


def test_a_closed_menu_is_passed_over(open_context: Callable, address: str) -> None:
    page = open_context(PHONE).new_page()
    page.goto(f"{address}/{HERE}")
    found = stops(page)
    assert found[:4] == ["Skip to the text", "Menu", "Keeping Babies Safe", "Search"]
    assert found[4] == "Worried about a child?"
    assert not [one for one in found if one.startswith("menu: ")]
    assert found[-1] == "My learning", "the bar comes last"


def test_the_focus_is_never_covered(open_context: Callable, address: str) -> None:
    page = open_context(PHONE).new_page()
    page.goto(f"{address}/{HERE}")
    page.evaluate("document.activeElement.blur()")
    covered = []
    for _ in range(400):
        page.keyboard.press("Tab")
        told = page.evaluate(
            """() => {
                const one = document.activeElement
                if (one === document.body) return null
                const box = (one.labels?.[0] || one).getClientRects()[0]
                const [across, down] = [box.left + box.width / 2, box.top + box.height / 2]
                const top = document.elementFromPoint(across, down)
                const free = top && (one.contains(top) || top.contains(one)
                    || one.labels?.[0]?.contains(top))
                return free ? "" : one.outerHTML.slice(0, 90)
            }"""
        )
        if told is None:
            break
        if told:
            covered.append(told)
    assert covered == []


@pytest.mark.parametrize("touch", [True, False], ids=["finger", "mouse"])
def test_a_tap_on_the_dimmed_page_only_closes_what_is_open(
    open_context: Callable, address: str, touch: bool
) -> None:
    page = open_context(PHONE, has_touch=touch, steps=True).new_page()
    page.goto(f"{address}/{HERE}")
    page.get_by_role("button", name="Later").click()
    box = page.locator(".bf-foot").get_by_role("button", name="Next").bounding_box()
    assert box
    tap = page.touchscreen.tap if touch else page.mouse.click
    for opener in ("Menu", "Search"):
        page.get_by_role("button", name=opener, exact=True).click()
        expect(page.locator(":popover-open")).to_be_visible()
        tap(box["x"] + box["width"] - 8, box["y"] + box["height"] / 2)
        expect(page.locator(":popover-open")).to_have_count(0)
        expect(page.get_by_text("Step 2 of")).to_be_visible()
    tap(box["x"] + box["width"] - 8, box["y"] + box["height"] / 2)
    expect(page.get_by_text("Step 3 of")).to_be_visible()


def test_where_the_bars_scroll_next_brings_the_heading_to_the_top(
    open_context: Callable, address: str
) -> None:
    page = open_context({"width": 320, "height": 440}, steps=True).new_page()
    page.goto(f"{address}/{HERE}")
    page.get_by_role("button", name="Later").click()
    focused = page.locator(":focus")
    expect(focused).to_be_in_viewport()
    box = focused.bounding_box()
    assert box and box["y"] < 20


def test_where_there_is_room_the_menu_stands_open(open_context: Callable, address: str) -> None:
    page = open_context(DESK).new_page()
    page.goto(f"{address}/{HERE}")
    expect(menu(page)).to_be_hidden()
    here = page.locator("#bf-menu").get_by_role("link", name="Hidden men", exact=True)
    expect(here).to_be_visible()
    expect(here).to_have_attribute("aria-current", "page")
    assert [one for one in stops(page) if one.startswith("menu: ")][:3] == [
        "menu: Start here",
        "menu: Themes",
        "menu: My learning",
    ]


def test_no_single_key_does_anything(open_context: Callable, address: str) -> None:
    page = open_context(PHONE).new_page()
    page.goto(f"{address}/{HERE}")
    page.wait_for_load_state("networkidle")
    before = page.evaluate("document.body.outerHTML")
    for key in "nps/f,.?":
        page.keyboard.press(key)
        page.wait_for_timeout(100)
        assert page.url == f"{address}/{HERE}", key
        assert page.evaluate("document.body.outerHTML") == before, key


def test_the_chosen_colours_stay(open_context: Callable, address: str) -> None:
    def scheme() -> str:
        return page.evaluate("getComputedStyle(document.documentElement).colorScheme")

    def ground() -> str:
        return page.evaluate("getComputedStyle(document.body).backgroundColor")

    page = open_context(DESK, "light").new_page()
    page.goto(f"{address}/{HERE}")
    assert scheme() == "light"
    by_day = ground()
    page.get_by_label("Colours").select_option("Dark")
    assert scheme() == "dark" and ground() != by_day
    page.goto(f"{address}/index.html")
    assert scheme() == "dark" and ground() != by_day
    expect(page.get_by_label("Colours")).to_have_value("dark")
    page.emulate_media(color_scheme="dark")
    page.get_by_label("Colours").select_option("Light")
    assert scheme() == "light" and ground() == by_day
    page.get_by_label("Colours").select_option("As this device")
    assert scheme() == "dark"


def test_paper_has_the_colours_of_the_day(open_context: Callable, address: str) -> None:
    def colours() -> list[str]:
        return page.evaluate(
            "(({ backgroundColor, color }) => [backgroundColor, color])(getComputedStyle("
            "document.body))"
        )

    page = open_context(DESK, "light").new_page()
    page.goto(f"{address}/{HERE}")
    page.emulate_media(media="print")
    on_paper = colours()
    page.emulate_media(media="screen")
    page.get_by_label("Colours").select_option("Dark")
    assert colours() != on_paper
    page.emulate_media(media="print")
    assert colours() == on_paper, "dark was chosen here"
    page.emulate_media(media="screen", color_scheme="dark")
    page.get_by_label("Colours").select_option("As this device")
    assert colours() != on_paper
    page.emulate_media(media="print")
    assert colours() == on_paper, "the device is dark"


def test_nothing_is_sticky_in_a_low_window(open_context: Callable, address: str) -> None:
    page = open_context({"width": 844, "height": 390}).new_page()
    page.goto(f"{address}/{HERE}")
    page.evaluate("scrollTo(0, 1500)")
    for part in (".bf-top", ".bf-bar"):
        assert not page.locator(part).evaluate(
            "one => { const box = one.getBoundingClientRect();"
            " return box.bottom > 0 && box.top < innerHeight }"
        ), part


def test_without_scripts_everything_is_there(open_context: Callable, address: str) -> None:
    page = open_context(PHONE, java_script_enabled=False).new_page()
    page.goto(f"{address}/{HERE}")
    expect(page.get_by_role("button", name="Search", exact=True)).to_have_count(0)
    menu(page).click()
    page.get_by_role("link", name="Think family", exact=True).click()
    page.wait_for_url(f"{address}/{COURSE}/think-family.html")
    page.locator(".bf-next-page a").click()
    page.wait_for_url(f"{address}/{HERE}")


def test_the_help_link_is_in_sight_at_once(open_context: Callable, address: str) -> None:
    for size in (PHONE, {"width": 320, "height": 640}, DESK):
        page = open_context(size).new_page()
        page.goto(f"{address}/{HERE}")
        link = page.get_by_role("banner").get_by_role("link", name="Worried about a child?")
        expect(link).to_be_in_viewport()
        assert link.evaluate(SEEN)
        link.click()
        page.wait_for_url(f"{address}/worried.html#from=*")
        page.context.close()


def test_text_of_twice_the_size_fits_a_narrow_window(open_context: Callable, address: str) -> None:
    page, found = open_context({"width": 320, "height": 640}).new_page(), {}
    of_course = ("index", "hidden-men", "my-learning", "briefing", "in-the-room")
    for name in ("index", "worried", "your-data", *(f"{COURSE}/{one}" for one in of_course)):
        page.goto(f"{address}/{name}.html")
        page.add_style_tag(content="html { font-size: 200% !important }")
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        cut = page.evaluate(
            """() => [...document.querySelectorAll("main *, nav *")].filter(
                one => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1
            ).map(one => one.outerHTML.slice(0, 80))"""
        )
        found[name] = cut + sideways(page)
    assert {name: faults for name, faults in found.items() if faults} == {}
