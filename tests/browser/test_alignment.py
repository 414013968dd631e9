"""How the parts of a page are laid out: what touches, what lines up, and the colour of controls."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect
from support.browsing import COURSE, DESK, PHONE

HERE = f"{COURSE}/hidden-men.html"
OPEN = 48  # pixels without anything in them
NAME = 140  # pixels of a column of 272 that a name in the menu has at least
BOX = "one => one.getBoundingClientRect().toJSON()"
CONTRAST = """one => {
    const light = text => {
        const [red, green, blue] = text.match(/[\\d.]+/g).map(part => {
            const value = part / 255
            return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
        })
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    const ground = getComputedStyle(one.closest(".bf-option")).backgroundColor
    const both = [getComputedStyle(one).accentColor, ground].map(light)
    const [dark, pale] = both.sort((a, b) => a - b)
    return (pale + 0.05) / (dark + 0.05)
}"""


def box(place: Locator) -> dict:
    return place.first.evaluate(BOX)


@pytest.fixture
def desk(open_context: Callable) -> Page:
    return open_context(DESK, steps=True).new_page()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_chosen_has_the_colour_of_the_page(
    open_context: Callable, address: str, scheme: str
) -> None:
    page = open_context(PHONE, scheme).new_page()
    page.goto(f"{address}/{HERE}")
    field = page.locator(".bf-option input").first
    button = page.get_by_role("button", name="Check answer").first
    field.check()
    colour = button.evaluate("one => getComputedStyle(one).backgroundColor")
    assert field.evaluate("one => getComputedStyle(one).accentColor") == colour
    assert field.evaluate(CONTRAST) >= 3  # WCAG 1.4.11


def test_a_name_in_the_menu_has_most_of_its_column(desk: Page, address: str) -> None:
    desk.goto(f"{address}/{HERE}")
    names = desk.locator(".bf-menu a > span:first-of-type")
    widths = names.evaluate_all(
        "all => all.map(one => one.offsetWidth - parseFloat(getComputedStyle(one).paddingRight))"
    )
    assert len(widths) > 9 and min(widths) >= NAME


def test_pages_and_their_footer_line_up_on_a_desk(desk: Page, address: str) -> None:
    sides = set()
    for name in ("my-learning.html", "hidden-men.html", "index.html", "briefing.html"):
        desk.goto(f"{address}/{COURSE}/{name}")
        main, footer = box(desk.locator("main")), box(desk.locator(".bf-footer a"))
        sides.add((main["left"], main["right"]))
        assert footer["left"] == main["left"], name
    assert len(sides) == 1


def test_a_tag_and_the_button_beside_it_do_not_touch(open_context: Callable, address: str) -> None:
    page = open_context(PHONE).new_page()
    page.goto(f"{address}/{COURSE}/keeping-babies-safe.html")
    line = page.locator("li:has(.bf-for):has(.bf-to-plan)")
    gap = box(line.locator(".bf-for"))["left"] - box(line.locator(".bf-to-plan"))["right"]
    assert gap >= 8


def test_buttons_beside_each_other_begin_alike(open_context: Callable, address: str) -> None:
    page = open_context(PHONE, steps=True).new_page()
    page.goto(f"{address}/{HERE}#done")
    indents = page.locator(".bf-way-on > *").evaluate_all(
        "all => all.map(one => parseFloat(getComputedStyle(one).paddingLeft))"
    )
    assert len(indents) > 1 and len(set(indents)) == 1


def test_nothing_is_left_open_between_the_start_and_the_themes(
    open_context: Callable, address: str
) -> None:
    page = open_context(PHONE).new_page()
    page.goto(f"{address}/{COURSE}/index.html")
    parts = page.locator(".bf-begin > *")
    expect(parts.last).to_have_text("9 parts, 6 to 8 minutes each")
    boxes = [box(page.locator(".bf-go")), *map(box, parts.all()[1:])]
    boxes.append(box(page.locator("[data-module=services]")))
    boxes.append(box(page.locator("#themes h2")))
    assert len(boxes) == 5
    for above, below in itertools.pairwise(boxes):
        assert below["top"] - above["bottom"] < OPEN, below


def test_a_draft_says_so_once_on_the_home_page(open_context: Callable, address: str) -> None:
    page = open_context(PHONE).new_page()
    page.goto(f"{address}/index.html")
    expect(page.get_by_text("not yet approved")).to_have_count(1)
    expect(page.locator(".bf-go")).to_have_text("See the course")
