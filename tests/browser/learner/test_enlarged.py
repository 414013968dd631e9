"""The course on the narrowest phone with text of twice the normal size: 320 pixels, and 10 em.

Nothing here depends on how wide the letters of a font are: it is the room beside text that counts.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserType, Locator, Page, expect
from support import walking
from support.accessibility import broken_words, sideways
from support.browsing import COURSE, enlarged

WINDOW = {"width": 320, "height": 640}
LEAST = 0.6  # of the window's width, for text: a box in a box in the page leaves so much
# Texts of more than a few words that have less room, and words that are broken although they would
# fit into that room.
CRAMPED = """least => {
    const room = least * innerWidth, found = new Set(), range = document.createRange()
    const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        let block = text.parentElement
        if (!block.checkVisibility({visibilityProperty: true})) continue
        if (block.closest("script, option, textarea")) continue
        while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement
        const style = getComputedStyle(block), words = text.data.trim()
        const [left, right, size] = ["paddingLeft", "paddingRight", "fontSize"]
            .map(name => parseFloat(style[name]))
        const inner = block.clientWidth - left - right
        if (words.length > 25 && inner < room && block.clientHeight > 3 * size)
            found.add(`${Math.round(inner)} pixels for: ${words.slice(0, 40)}`)
        for (const { 0: word, index } of text.data.matchAll(/\\p{L}+/gu)) {
            range.setStart(text, index)
            range.setEnd(text, index + word.length)
            const lines = [...range.getClientRects()]
            if (new Set(lines.map(({ top }) => top)).size > 1
                && lines.reduce((sum, { width }) => sum + width, 0) < room)
                found.add(`broken: ${word}`)
        }
    }
    return [...found]
}"""


@pytest.fixture(scope="module")
def reader(browser_type: BrowserType, browser_type_launch_args: dict) -> Iterator[Browser]:
    yield from enlarged(browser_type, browser_type_launch_args, 200)


@pytest.fixture
def page(reader: Browser) -> Iterator[Page]:
    opened = reader.new_page(viewport=WINDOW, reduced_motion="reduce")
    yield opened
    opened.close()


def faults(page: Page) -> list[str]:
    return [*sideways(page), *broken_words(page), *page.evaluate(CRAMPED, LEAST)]


def box(part: Locator) -> dict:
    return part.evaluate("one => one.getBoundingClientRect().toJSON()")


@pytest.mark.parametrize("name", ["", f"{COURSE}/", f"{COURSE}/my-learning.html", "worried.html"])
def test_a_page_has_room_for_its_words(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}/{name}")
    page.wait_for_load_state("networkidle")
    assert faults(page) == []


@pytest.mark.parametrize("theme", ["hidden-men", "multi-agency-working"])
def test_every_step_has_room_for_its_words_and_leads_on(
    page: Page, address: str, theme: str
) -> None:
    page.goto(f"{address}/{COURSE}/{theme}.html")
    found: dict[str, list[str]] = {}
    while True:
        told = page.locator(".bf-count").first.inner_text()
        found[told] = faults(page)
        for name in walking.waiting(page):
            walking.answer(page, name, right=False)
            found[f"{told}, answered"] = faults(page)
        way = walking.onward(page)
        if not way:
            break
        way.click()
    assert len(found) > 15
    assert {where: what for where, what in found.items() if what} == {}


def test_the_header_has_one_row_and_scrolls_with_the_page(page: Page, address: str) -> None:
    page.goto(f"{address}/{COURSE}/hidden-men.html")
    controls = page.locator(".bf-top").locator("a, button").locator("visible=true")
    boxes = [box(one) for one in controls.all()]
    assert len(boxes) == 3  # the menu, the search, and what to do if worried
    assert max(one["top"] for one in boxes) < min(one["bottom"] for one in boxes)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    for bar in (".bf-top", ".bf-foot"):
        expect(page.locator(bar)).to_have_css("position", "static")


def test_every_entry_of_the_menu_can_be_reached(page: Page, address: str) -> None:
    page.goto(f"{address}/{COURSE}/hidden-men.html")
    page.get_by_role("button", name="Menu", exact=True).click()
    links = page.locator("#bf-menu a")
    assert links.count() > 10
    for link in links.all():
        link.click(trial=True)
    assert [*sideways(page), *broken_words(page)] == []
    # The page does not scroll on behind it.
    expect(page.locator("#bf-menu")).to_have_css("overscroll-behavior-y", "contain")


def test_what_is_searched_for_and_found_is_in_sight(page: Page, address: str) -> None:
    page.goto(f"{address}/{COURSE}/hidden-men.html")
    page.get_by_role("button", name="Search", exact=True).click()
    field = page.get_by_role("searchbox")
    field.fill("fathers")
    assert box(field)["width"] > LEAST * WINDOW["width"]
    first = page.locator("#bf-search li a").first
    expect(first).to_be_visible()
    assert box(first)["top"] < WINDOW["height"] - 64  # a line of it, and more
    page.get_by_role("button", name="Close").click(trial=True)
    assert [*sideways(page), *broken_words(page)] == []


def test_the_emergency_number_is_on_the_first_screen(page: Page, address: str) -> None:
    page.goto(f"{address}/worried.html")
    number = page.locator("main a[href='tel:999']").first
    assert box(number)["bottom"] <= WINDOW["height"]
    assert box(number)["width"] > 0.8 * WINDOW["width"]
