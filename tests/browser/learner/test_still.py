"""Nothing moves on a page while its scripts find out what the learner has done."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route
from support.browsing import COURSE, DESK, PHONE, RECORD, TWO_FRAMES, until
from support.moves import DRAWN, MOVES, moved
from support.pages import pages

# How many of the themes are begun, from the first; the last of them is half answered.
BEGUN = {"empty": 0, "part": 6, "full": 99}


def learned(page: Page, begun: int) -> None:
    """Put a record with answers, notes and a plan into the browser."""
    themes = page.evaluate("briefed.course.themes")
    record: dict = {"version": 1, "tries": {}, "finished": {}, "notes": {}, "plan": []}
    for number, theme in enumerate(themes[:begun], 1):
        asked = list(theme["questions"].items())
        for name, (stamp, _) in asked[: 1 if number == begun else None]:
            attempt = {"at": f"2026-05-{number:02}T09:00:00.000Z", "print": stamp}
            record["tries"][name] = [{**attempt, "right": number % 2 == 0, "chosen": ["x"]}]
        record["notes"][theme["slug"]] = "Ask who visits. " * 9
    record["plan"] = [{"id": "a", "what": "Ask", "by": "2026-12-01", "done": True}]
    page.evaluate(
        "([name, text]) => localStorage.setItem(name, text)",
        [f"{RECORD}/{COURSE}", json.dumps(record)],
    )


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("kept", BEGUN)
def test_nothing_moves_on_any_page_of_the_course(
    open_context: Callable, site: Path, address: str, size: dict, kept: str
) -> None:
    context = open_context(size)
    page = context.new_page()
    if BEGUN[kept]:
        page.goto(f"{address}/{COURSE}/my-learning.html")
        learned(page, BEGUN[kept])
    page.add_init_script(MOVES)
    found = {
        name: moves
        for name in pages(site)
        if name.startswith(COURSE) and (moves := moved(page, f"{address}/{name}"))
    }
    assert found == {}


def test_nothing_moves_where_a_service_was_chosen_before(
    open_context: Callable, address: str
) -> None:
    """How high the choice is depends on whether it was made, and the parts are below it."""
    page = open_context(PHONE).new_page()
    page.goto(f"{address}/{COURSE}/index.html")
    page.get_by_role("button", name="Health visiting").click()
    page.add_init_script(MOVES)
    assert moved(page, f"{address}/{COURSE}/index.html") == []


def test_the_bar_is_in_place_before_all_of_it_has_arrived(
    open_context: Callable, address: str
) -> None:
    page = open_context(PHONE).new_page()
    page.goto(f"{address}/{COURSE}/briefing.html")
    links = page.locator(".bf-bar a")
    whole = [one.bounding_box() for one in links.all()]
    assert len(whole) == 3
    for left in (2, 1):
        links.last.evaluate("one => one.remove()")
        assert [one.bounding_box() for one in links.all()] == whole[:left]


# Where the words of a choice stand, and what is seen of what is for trainers.
CHOICES = """() => [...document.querySelectorAll("a:has(> .bf-go-on)")]
    .filter(one => one.checkVisibility()).map(one => {
        const { left, width, height } = one.getBoundingClientRect()
        return [left, width, height].map(Math.round)
    })"""
FOR_TRAINERS = """() => [...document.querySelectorAll(".bf-present, .trainer, [data-step=trainer]")]
    .filter(one => one.checkVisibility()).length"""


def test_a_case_looks_before_the_scripts_as_it_does_behind_them(
    open_context: Callable, address: str
) -> None:
    page = open_context(PHONE, steps=True).new_page()
    held: list[Route] = []
    page.route("**/*.js", lambda route: held.append(route))
    page.goto(f"{address}/{COURSE}/hidden-men.html", wait_until="commit")
    until(lambda: page.evaluate(DRAWN), "the page is not drawn before its scripts")
    page.evaluate(TWO_FRAMES)
    before, shown = page.evaluate(CHOICES), page.evaluate(FOR_TRAINERS)
    for route in held:
        route.continue_()
    page.unroute_all()
    page.wait_for_selector(".bf-choices")
    assert before and before == page.evaluate(CHOICES)
    assert shown == 0, "something for trainers is seen before the scripts"
