"""Figures as dots in a real browser: what is drawn, how large, in which ink, and what is said."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from support.browsing import DESK, PHONE, WALL
from support.decks import now, to

COURSE = "lighthouse-keepers"
# Each page with what is said of its drawings, and how many dots are filled, of how many.
DRAWN = {
    "lamp-care": [("21 of 24 lighthouses: 24 dots, 21 of them filled", 21, 24)],
    "introduction": [("24 lighthouses: 24 dots", 24, 24)],
    "fog-signals": [
        ("3 and 2 keepers: a group of 3 dots and a group of 2 dots", 5, 5),
        ("0 of 5 horns: 5 dots, none of them filled", 0, 5),
    ],
    "the-wardens-map": [
        ("7 wardens: 7 dots", 7, 7),
        ("3 and 2 keepers: a group of 3 dots and a group of 2 dots", 5, 5),
    ],
    "index": [("21 of 24: 24 dots, 21 of them filled", 21, 24)],
}
CASE = "who-relieves-the-keeper"
CHOICES = ["Say nothing until the boat is in sight", "Take the spyglass away"]
IN_CASE = [
    ("3 and 2 keepers: a group of 3 dots and a group of 2 dots", 5, 5),
    ("0 of 5 horns: 5 dots, none of them filled", 0, 5),
]
NARROW = {"width": 320, "height": 640}
# Of each drawing: its ink, that of the words around it, its box, that of its quote, and its dots as
# they are drawn, each with its box and whether it is filled.
MEASURE = """drawings => drawings.map(drawing => {
    const box = element => {
        const { x, y, width, height, right, bottom } = element.getBoundingClientRect()
        return { x, y, width, height, right, bottom }
    }
    const quote = drawing.closest("blockquote")
    return {
        ink: getComputedStyle(drawing).color,
        words: getComputedStyle(quote.querySelector("p")).color,
        box: box(drawing),
        quote: box(quote),
        dots: [...drawing.querySelectorAll("circle")].map(dot => ({
            ...box(dot),
            fill: getComputedStyle(dot).fill,
            stroke: getComputedStyle(dot).stroke,
            seen: dot.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
        })),
    }
})"""


def measured(page: Page) -> list[dict]:
    return page.locator("svg.bf-dots").evaluate_all(MEASURE)


def check(drawings: list[dict], wanted: list[tuple[str, int, int]], least: float) -> None:
    """The dots that are wanted are drawn, in the ink of the words, apart, and within the quote."""
    assert len(drawings) == len(wanted)
    for drawing, (_, filled, whole) in zip(drawings, wanted, strict=True):
        dots = drawing["dots"]
        assert len(dots) == whole
        assert all(dot["seen"] and dot["stroke"] == drawing["ink"] for dot in dots)
        assert [dot["fill"] == drawing["ink"] for dot in dots] == [
            at < filled for at in range(whole)
        ]
        assert {dot["fill"] for dot in dots[filled:]} <= {"none"}
        assert drawing["ink"] == drawing["words"]
        assert min(dot["width"] for dot in dots) >= least
        assert drawing["box"]["x"] >= drawing["quote"]["x"]
        assert drawing["box"]["right"] <= drawing["quote"]["right"]
        for one, other in itertools.pairwise(dots):
            assert other["x"] >= one["right"] or other["y"] >= one["bottom"]


@pytest.mark.parametrize(
    "options",
    [{}, {"scheme": "dark"}, {"forced_colors": "active"}, {"java_script_enabled": False}],
    ids=["light", "dark", "forced", "without-script"],
)
def test_dots_are_drawn_as_they_are_counted(
    fixture_site: Path, open_context: Callable, options: dict
) -> None:
    page = open_context(NARROW, **options).new_page()
    for name, wanted in DRAWN.items():
        page.goto((fixture_site / COURSE / f"{name}.html").as_uri())
        for size in (NARROW, PHONE, DESK):
            page.set_viewport_size(size)
            for said, _, _ in wanted:
                expect(page.get_by_role("img", name=said, exact=True)).to_have_count(1)
            if options.get("java_script_enabled", True):
                check(measured(page), wanted, least=10)
                assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), size
            else:
                assert page.locator("svg.bf-dots").count() == len(wanted)


@pytest.mark.parametrize("size", [NARROW, DESK], ids=lambda size: str(size["width"]))
def test_dots_in_a_case_are_drawn_in_their_part(
    fixture_site: Path, open_context: Callable, size: dict
) -> None:
    page = open_context(size).new_page()
    page.goto((fixture_site / COURSE / f"{CASE}.html").as_uri())
    for at, (choice, shown) in enumerate(zip(CHOICES, IN_CASE, strict=True)):
        for said, _, _ in IN_CASE[at:]:  # a part shows its dots when it is reached
            expect(page.get_by_role("img", name=said, exact=True)).to_have_count(0)
        page.get_by_role("link", name=choice).click()
        expect(page.get_by_role("img", name=shown[0], exact=True)).to_be_visible()
        seen = [one for one in measured(page) if one["box"]["width"]]
        check(seen[-1:], [shown], least=10)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(
    "options", [{"java_script_enabled": False}, {}], ids=["no script", "paper"]
)
def test_dots_in_a_case_are_all_there_without_script_and_on_paper(
    fixture_site: Path, open_context: Callable, options: dict
) -> None:
    page = open_context(DESK, **options).new_page()
    page.goto((fixture_site / COURSE / f"{CASE}.html").as_uri())
    if not options:
        page.emulate_media(media="print")
        check(measured(page), IN_CASE, least=10)
    for said, _, _ in IN_CASE:
        expect(page.get_by_role("img", name=said, exact=True)).to_be_visible()


def test_dots_grow_with_the_type_and_stay_in_their_quote(
    fixture_site: Path, open_context: Callable
) -> None:
    page = open_context(DESK, bypass_csp=True).new_page()
    page.goto((fixture_site / COURSE / "fog-signals.html").as_uri())
    before = measured(page)[0]
    page.add_style_tag(content="html { font-size: 200%; }")
    after = measured(page)[0]
    assert after["dots"][0]["width"] > 1.5 * before["dots"][0]["width"]
    page.set_viewport_size(PHONE)
    page.goto((fixture_site / COURSE / "lamp-care.html").as_uri())
    page.add_style_tag(content="html { font-size: 200%; }")
    check(measured(page), DRAWN["lamp-care"], least=10)


def test_dots_are_on_paper(fixture_site: Path, open_context: Callable) -> None:
    page = open_context(DESK, "dark").new_page()
    page.goto((fixture_site / COURSE / "lamp-care.html").as_uri())
    page.emulate_media(media="print")
    (drawing,) = measured(page)
    check([drawing], DRAWN["lamp-care"], least=10)
    assert drawing["ink"] == "rgb(38, 36, 48)"  # the ink of the day


@pytest.mark.parametrize("name", ["lamp-care", "introduction", "fog-signals"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_dots_are_on_the_slide_of_their_quote(
    fixture_site: Path, open_context: Callable, name: str, scheme: str
) -> None:
    page = open_context(WALL, scheme).new_page()
    page.goto((fixture_site / COURSE / "slides" / f"{name}.html").as_uri())
    numbers = page.evaluate(
        "[...document.querySelectorAll('.slides > section')]"
        ".flatMap((one, at) => one.querySelector('.bf-dots') ? [at] : [])"
    )
    for at, number in enumerate(numbers):
        page.goto(f"{page.url.partition('#')[0]}#/{number}")
        drawing = page.locator("section.present svg.bf-dots")
        expect(drawing).to_have_accessible_name(DRAWN[name][at][0])
        check(measured(page)[at : at + 1], DRAWN[name][at : at + 1], least=24)
    assert len(numbers) == len(DRAWN[name])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_dots_in_a_case_are_on_the_slide_of_their_part(
    fixture_site: Path, open_context: Callable, scheme: str
) -> None:
    page = open_context(WALL, scheme).new_page()
    page.goto((fixture_site / COURSE / "slides" / f"{CASE}.html").as_uri())
    to(page, ".bf-choices")
    for choice, shown in zip(CHOICES, IN_CASE, strict=True):
        now(page).get_by_role("link", name=choice).click()
        drawing = now(page).locator("svg.bf-dots")
        expect(drawing).to_have_accessible_name(shown[0])
        seen = [one for one in measured(page) if one["dots"][0]["seen"]]
        check([one for one in seen if one["box"]["width"]][-1:], [shown], least=20)
        box = drawing.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= WALL["width"]
        assert box["y"] >= 0 and box["y"] + box["height"] <= WALL["height"]
