"""Steps on narrow phones and on a desk, for readers who have set their browser to larger text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserType, Page, expect
from support import walking
from support.accessibility import broken_words, covered, sideways
from support.browsing import COURSE, enlarged

WIDTHS, HEIGHT = (320, 340, 390), 844
DESK = 1280  # pixels of width, where the bars stay in sight also with large text
MOST = 1 / 3  # of the window, for what stays at its lower edge
QUESTION = "a-visitor-in-the-kitchen"
ORDER = "how-reluctance-came-about"
SORT = "in-place-or-to-strengthen"
CHOICES = ("Complete it on the mother's account", "Leave it: she")


@pytest.fixture(scope="module", params=[100, 125, 150, 200], ids="{} %".format)
def reader(
    request: pytest.FixtureRequest, browser_type: BrowserType, browser_type_launch_args: dict
) -> Iterator[Browser]:
    yield from enlarged(browser_type, browser_type_launch_args, request.param)


def states(page: Page, start: str) -> Iterator[str]:
    """The states of a step, one after the other."""
    page.goto(f"{start}/hidden-men.html")
    yield "a case"
    for choice in CHOICES:
        page.get_by_role("link", name=choice).click()
    yield "an ending"
    page.goto(f"{start}/hidden-men.html#question-{QUESTION}")
    yield "a question"
    walking.answer(page, QUESTION, right=False)
    yield "an answer"
    page.goto(f"{start}/hidden-men.html#in-practice")
    yield "in practice"
    for theme, name in (("multi-agency-working", SORT), ("barriers-to-engagement", ORDER)):
        page.goto(f"{start}/{theme}.html#question-{name}")
        expect(walking.question(page, name)).to_be_in_viewport()
        yield name


def test_what_the_header_opens_leaves_the_header_free(reader: Browser, address: str) -> None:
    page = reader.new_page(viewport={"width": WIDTHS[0], "height": HEIGHT}, reduced_motion="reduce")
    page.goto(f"{address}/{COURSE}/hidden-men.html")
    found = {}
    for name, panel in (("Menu", "#bf-menu"), ("Search", "#bf-search")):
        page.get_by_role("button", name=name, exact=True).click()
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": HEIGHT})
            page.wait_for_timeout(50)
            header, opened = (
                page.locator(one).evaluate("one => one.getBoundingClientRect().toJSON()")
                for one in (".bf-top", panel)
            )
            if opened["top"] < header["bottom"] - 0.5 or opened["bottom"] > HEIGHT + 0.5:
                found[name, width] = header["bottom"], opened["top"], opened["bottom"]
        page.keyboard.press("Escape")
    page.close()
    assert found == {}


@pytest.mark.parametrize("name", ["", f"{COURSE}/", f"{COURSE}/my-learning.html", "worried.html"])
def test_no_word_on_a_control_is_broken(reader: Browser, address: str, name: str) -> None:
    page = reader.new_page(viewport={"width": WIDTHS[0], "height": HEIGHT}, reduced_motion="reduce")
    page.goto(f"{address}/{name}")
    page.wait_for_load_state("networkidle")
    assert broken_words(page) + sideways(page) == []
    page.close()


def faults(page: Page) -> list[str]:
    stuck = page.locator(".bf-foot").evaluate(
        "one => getComputedStyle(one).position === 'sticky' ? one.offsetHeight : 0"
    )
    found = [*sideways(page), *broken_words(page), *covered(page)]
    if stuck > MOST * HEIGHT:
        found.append(f"the foot has {stuck} of {HEIGHT} pixels")
    return found


def test_every_control_is_whole_and_in_sight(reader: Browser, address: str) -> None:
    page = reader.new_page(viewport={"width": WIDTHS[0], "height": HEIGHT}, reduced_motion="reduce")
    found = {}
    for state in states(page, f"{address}/{COURSE}"):
        for width in (*WIDTHS, DESK):
            page.set_viewport_size({"width": width, "height": HEIGHT})
            page.wait_for_timeout(50)  # what is measured anew, is so in the next frame
            found[state, width] = faults(page)
    page.close()
    assert len(found) == 7 * (len(WIDTHS) + 1)
    assert {where: told for where, told in found.items() if told} == {}
