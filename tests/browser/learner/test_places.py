"""Where parts of a page are: in the same place on each step, in line, and clear of each other."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect
from support import walking
from support.browsing import COURSE, DESK, PHONE

CLEAR = 8  # pixels between two parts, at the least
# The box of the words of a line, without the button before them.
WORDS = "line => line.querySelector('.bf-line > span').getBoundingClientRect().toJSON()"


def box(part: Locator) -> dict:
    return part.evaluate("one => one.getBoundingClientRect().toJSON()")


@pytest.fixture
def phone(open_context: Callable) -> Page:
    return open_context(PHONE, steps=True).new_page()


@pytest.mark.parametrize("font", ["1", "0.9"], ids="{} of the normal text".format)
def test_the_main_button_has_one_place_on_all_steps(phone: Page, address: str, font: str) -> None:
    phone.goto(f"{address}/{COURSE}/hidden-men.html")
    # Without the draft notice, and with smaller text, less is above a step.
    phone.add_style_tag(content=f":root {{ font-size: {font}em }} .bf-draft {{ display: none }}")
    found: dict[str, tuple[int, int]] = {}

    def see(state: str) -> None:
        button = phone.locator(".bf-foot > .bf-button").locator("visible=true").last
        if button.count():
            found[state] = (
                round(box(button)["bottom"]),
                round(box(phone.locator(".bf-foot"))["bottom"]),
            )

    while True:
        told = phone.locator(".bf-count").first.inner_text()
        see(told)
        for name in walking.waiting(phone):
            walking.answer(phone, name)
            see(f"{told}, answered")
        way = walking.onward(phone)
        if not way:
            break
        way.click()
    assert len(found) > 15
    place = next(iter(found.values()))
    assert {told: at for told, at in found.items() if at != place} == {}
    assert place[1] == PHONE["height"]  # nothing shows below it


def test_the_buttons_of_a_part_that_is_done_are_of_one_width(phone: Page, address: str) -> None:
    phone.goto(f"{address}/{COURSE}/hidden-men.html#done")
    buttons = phone.locator(".bf-way-on > *").locator("visible=true")
    expect(buttons.first).to_be_visible()
    assert len({round(box(one)["width"]) for one in buttons.all()}) == 1


def practice(page: Page, address: str) -> list[tuple[dict, dict, dict]]:
    """The lines of “In practice”: the boxes of each, of its words and of its button."""
    page.goto(f"{address}/{COURSE}/hidden-men.html#in-practice")
    lines = page.locator("[data-step=practice] li:has(.bf-to-plan)").locator("visible=true")
    expect(lines.first).to_be_visible()
    return [(box(one), one.evaluate(WORDS), box(one.locator(".bf-to-plan"))) for one in lines.all()]


def test_what_puts_a_line_into_the_plan_stands_beside_its_words(
    open_context: Callable, address: str
) -> None:
    for size in (PHONE, DESK):
        for line, words, button in practice(open_context(size).new_page(), address):
            assert button["right"] + CLEAR <= words["left"]
            assert button["width"] >= 44 and button["height"] >= 44
            assert line["top"] + CLEAR / 2 <= button["top"]
            assert line["bottom"] - CLEAR / 2 >= button["bottom"]


def test_the_line_for_an_action_of_ones_own_is_made_like_the_others(
    phone: Page, address: str
) -> None:
    line, _, button = practice(phone, address)[-1]
    own = phone.locator(".bf-own-action").locator("visible=true")
    sign = box(own.locator("span"))
    assert box(own)["top"] == line["bottom"]
    assert (sign["left"], sign["right"]) == (button["left"], button["right"])


def test_adding_to_the_plan_is_clear_of_its_date(phone: Page, address: str) -> None:
    phone.goto(f"{address}/{COURSE}/my-learning.html")
    button, day = phone.get_by_role("button", name="Add to my plan"), phone.locator("#bf-by")
    assert box(button)["top"] >= box(day)["bottom"] + CLEAR


def test_what_is_around_a_wide_page_is_in_line(open_context: Callable, address: str) -> None:
    page = open_context(DESK).new_page()
    page.goto(f"{address}/{COURSE}/hidden-men.html")
    search, worried = page.get_by_role("button", name="Search"), page.locator(".bf-worried")
    assert box(worried)["left"] - box(search)["right"] < 2 * CLEAR
    assert box(page.locator(".bf-name"))["right"] < DESK["width"] / 2  # and so its ring
    heading, colours = page.locator(".bf-menu > p").first, page.locator(".bf-colours label")
    assert box(colours)["left"] == box(heading)["left"]


def test_where_a_reader_is_makes_no_entry_of_the_menu_higher(
    open_context: Callable, address: str
) -> None:
    page, heights = open_context(DESK).new_page(), []
    for name in ("professional-optimism-and-curiosity", "hidden-men"):
        page.goto(f"{address}/{COURSE}/{name}.html")
        links = page.locator("#bf-menu ul a")
        heights.append([box(one)["height"] for one in links.all()])
    assert heights[0] == heights[1]


def test_on_paper_the_page_has_its_title_and_the_answers_come_last(
    phone: Page, address: str
) -> None:
    phone.goto(f"{address}/{COURSE}/think-family.html")
    phone.emulate_media(media="print")
    title = phone.locator("h1")
    expect(title).to_have_css("float", "none")
    size = "one => parseFloat(getComputedStyle(one).fontSize)"
    assert title.evaluate(size) > phone.locator("h2").first.evaluate(size)
    answers = box(phone.locator(".bf-answers"))
    for last in ("practice", "reflect"):
        assert box(phone.locator(f"[data-step={last}]"))["bottom"] <= answers["top"]
    quote = phone.locator("blockquote")
    assert quote.last.evaluate(size) < quote.first.evaluate(size)
    margins = {
        round(box(one)["left"]) for one in (title, quote.first, phone.locator(".bf-top a").first)
    }
    assert max(margins) - min(margins) < 2 * CLEAR


def test_on_a_desk_the_bar_of_a_step_covers_signs_and_rings_beside_the_words(
    open_context: Callable, address: str
) -> None:
    page = open_context(DESK, steps=True).new_page()
    page.goto(f"{address}/{COURSE}/hidden-men.html")
    words, bar = box(page.locator("article h2").first), box(page.locator(".bf-foot"))
    assert bar["left"] <= words["left"] - CLEAR / 2 and bar["right"] >= words["right"] + CLEAR / 2
