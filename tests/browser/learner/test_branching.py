"""A case that branches, as a learner takes it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect
from support.accessibility import WAYS, outlined, sideways, too_small, turn, violations
from support.answering import kept
from support.browsing import COURSE, DESK, PHONE, tab_into, until

PAGE = "hidden-men.html"
PARTS = [
    "The day before",
    "On her account",
    "A gap that is named",
    "What nobody asked",
    "After his shift",
]
STEPS = pytest.mark.parametrize("steps", [True, False], ids=["steps", "whole page"])


def heading(page: Page, name: str) -> Locator:
    return page.get_by_role("heading", name=name, exact=True)


def shown(page: Page, *parts: str) -> None:
    """These parts are shown, and no other; the browser's own way back takes a moment."""
    until(
        lambda: [name for name in PARTS if heading(page, name).is_visible()] == [*parts],
        f"not shown: {parts}",
    )


def ended(page: Page) -> list[str]:
    """The parts below which the page says that the case ends."""
    said = page.get_by_text("The case ends here.").all()
    above = "xpath=preceding::h3[1]"
    return [one.locator(above).inner_text() for one in said if one.is_visible()]


def take(page: Page, choice: str) -> None:
    page.get_by_role("link", name=choice).click()


@STEPS
def test_each_choice_leads_to_what_follows_and_a_way_leads_back(
    open_context: Callable, address: str, steps: bool
) -> None:
    page = open_context(PHONE, steps=steps).new_page()
    page.goto(f"{address}/{COURSE}/{PAGE}")
    shown(page, PARTS[0])
    expect(page.get_by_role("button", name="Change my choice")).to_be_hidden()
    take(page, "Complete it on the mother's account")
    shown(page, "On her account")
    expect(
        page.get_by_text("You chose “Complete it on the mother's account of both men”.")
    ).to_be_in_viewport()
    expect(page.get_by_role("button", name="Change my choice")).to_be_visible()
    if steps:
        expect(page.get_by_text("Step 1 of")).to_be_in_viewport()
    expect(heading(page, "On her account")).to_be_focused()
    expect(heading(page, "On her account")).to_be_in_viewport()
    expect(page.get_by_text("Your assessment of a seven-week-old")).to_be_hidden()
    take(page, "Leave it: she")
    shown(page, "What nobody asked")
    expect(page.get_by_text("You have seen 1 of 2 endings.")).to_be_visible()
    expect(
        page.get_by_text(
            "You chose “Complete it on the mother's account of both men”, "
            "then “Leave it: she knows them best”."
        )
    ).to_be_visible()
    expect(page.get_by_role("button", name="Change my choice")).to_be_hidden()
    if steps:
        expect(page.get_by_role("button", name="Try another way")).to_be_in_viewport()
    page.get_by_role("button", name="Try another way").click()
    shown(page, "On her account")
    expect(page.get_by_role("link", name="Leave it: she knows them best (tried)")).to_be_visible()
    page.get_by_role("button", name="Change my choice").click()
    shown(page, PARTS[0])
    expect(page.get_by_text("Your assessment of a seven-week-old")).to_be_visible()


def test_another_way_begins_where_a_choice_is_left(page: Page, address: str) -> None:
    page.goto(f"{address}/{COURSE}/{PAGE}")
    other = page.get_by_role("button", name="Try another way")
    expect(other).to_be_hidden()
    take(page, "Complete it, and say")
    take(page, "Wait until")
    other.click()
    shown(page, "A gap that is named")
    take(page, "Keep to the date")
    shown(page, "After his shift")
    expect(page.get_by_text("You have seen both endings.")).to_be_visible()
    other.click()
    shown(page, PARTS[0])
    take(page, "Complete it on")
    take(page, "Leave it")
    expect(page.get_by_text("You have seen both endings.")).to_be_visible()
    expect(other).to_be_hidden()


def test_of_choices_that_lead_to_the_same_part_only_the_chosen_one_is_tried(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/{COURSE}/{PAGE}")
    take(page, "Ask for more time")
    shown(page, "After his shift")
    page.get_by_role("button", name="Try another way").click()
    take(page, "Complete it, and say")
    expect(page.get_by_role("link", name="Keep to the date")).not_to_contain_text("tried")
    take(page, "Wait until")
    page.locator("summary", has_text="Map:").click()
    expect(page.get_by_text(re.compile(r"^Keep to the date.*\(not tried yet\)"))).to_be_visible()


def test_what_was_tried_is_known_again(page: Page, address: str) -> None:
    page.goto(f"{address}/{COURSE}/{PAGE}")
    take(page, "Complete it, and say")
    take(page, "Wait until")
    page = page.context.new_page()  # which has no scene that it was left at
    page.goto(f"{address}/{COURSE}/{PAGE}")
    shown(page, PARTS[0])
    tried = page.get_by_role("link", name="Complete it, and say that his view is missing (tried)")
    expect(tried).to_be_visible()
    way = kept(page)["cases"]["hidden-men-the-day-before"]
    assert way["path"] == ["the-day-before", "a-gap-that-is-named", "what-nobody-asked"]
    take(page, "Ask for more time")
    expect(page.get_by_text("You have seen both endings.")).to_be_visible()


@STEPS
def test_an_address_opens_its_part(open_context: Callable, address: str, steps: bool) -> None:
    page = open_context(PHONE, steps=steps).new_page()
    page.goto(f"{address}/{COURSE}/{PAGE}#what-nobody-asked")
    shown(page, "What nobody asked")
    expect(page.get_by_text("A link led you here. You have not chosen it.")).to_be_visible()
    expect(page.get_by_text(re.compile("You chose|You have seen"))).to_have_count(0)
    assert not kept(page)
    page.goto(f"{address}/{COURSE}/{PAGE}#on-her-account")
    shown(page, "On her account")
    page.get_by_role("button", name="Begin this case").click()
    shown(page, PARTS[0])
    expect(page.get_by_text("(tried)", exact=True)).to_have_count(0)


def test_a_keyboard_alone_takes_a_case(open_context: Callable, address: str) -> None:
    page = open_context(DESK).new_page()
    page.goto(f"{address}/{COURSE}/{PAGE}")
    tab_into(page, page.get_by_role("link", name="Ask for more time"))
    assert outlined(page)
    page.keyboard.press("Enter")
    expect(heading(page, "After his shift")).to_be_focused()
    tab_into(page, page.get_by_role("button", name="Try another way"))
    assert outlined(page)
    page.keyboard.press("Enter")
    expect(heading(page, "The day before")).to_be_focused()


def test_each_part_can_be_seen_and_tapped(open_context: Callable, address: str) -> None:
    page = open_context(PHONE, has_touch=True, steps=True).new_page()
    page.goto(f"{address}/{COURSE}/{PAGE}")
    for choice in ("Complete it on", "Offer the father", ""):
        for way in WAYS:
            turn(page, way)
            found = violations(page, part="article")
            assert found + sideways(page) + too_small(page, 44) == [], f"{way}, before {choice!r}"
        if choice:
            take(page, choice)


NUMBERED = [f"{number}. {name}" for number, name in enumerate(PARTS, 1)]


def test_without_a_script_parts_are_numbered_and_choices_say_where_to_go_on(
    open_context: Callable, address: str
) -> None:
    page = open_context(PHONE, java_script_enabled=False).new_page()
    page.goto(f"{address}/{COURSE}/{PAGE}")
    assert [name for name in NUMBERED if heading(page, name).is_visible()] == NUMBERED
    assert ended(page) == ["4. What nobody asked", "5. After his shift"]
    take(page, "Leave it: she knows them best: go on at 4")
    expect(heading(page, NUMBERED[3])).to_be_in_viewport()
    take(page, "Ask for more time, and meet him after his shift: go on at 5")
    expect(heading(page, NUMBERED[4])).to_be_in_viewport()


@STEPS
def test_on_paper_all_parts_are_numbered_and_on_the_screen_none(
    open_context: Callable, address: str, steps: bool
) -> None:
    page = open_context(PHONE, steps=steps).new_page()
    page.goto(f"{address}/{COURSE}/{PAGE}")
    numbers, ways_on = page.locator("h3 > .bf-nth"), page.locator(".bf-choices .bf-go-on")
    assert numbers.count() == 5 and ways_on.count() == 7
    take(page, "Ask for more time")
    assert ended(page) == []
    assert not [one for one in [*numbers.all(), *ways_on.all()] if one.is_visible()]
    page.emulate_media(media="print")
    assert [name for name in NUMBERED if heading(page, name).is_visible()] == NUMBERED
    assert all(one.is_visible() for one in ways_on.all())
    assert ended(page) == ["4. What nobody asked", "5. After his shift"]
    expect(page.get_by_role("button", name="Change my choice")).to_be_hidden()


def test_the_map_shows_what_was_tried_and_leads_back(page: Page, address: str) -> None:
    page.goto(f"{address}/{COURSE}/{PAGE}")
    told = page.locator("summary", has_text="Map:")
    expect(told).to_be_hidden()
    take(page, "Complete it, and say")
    take(page, "Wait until")
    told.click()
    expect(told).to_have_text("Map: 3 of 5 scenes seen")
    first, second, third = page.get_by_role("group").filter(has=told).locator("ol > li").all()
    expect(first.get_by_role("listitem")).to_have_text(
        [
            "○Complete it on the mother's account of both men (not tried yet)",
            "●Complete it, and say that his view is missing (tried)",
            "○Ask for more time, and meet him after his shift (not tried yet)",
        ]
    )
    expect(third).to_have_text("What nobody asked (you are here)An ending")
    second.get_by_role("button", name="A gap that is named", exact=True).click()
    shown(page, "A gap that is named")
    expect(heading(page, "A gap that is named")).to_be_focused()
    take(page, "Keep to the date")
    way = kept(page)["cases"]["hidden-men-the-day-before"]
    assert way["path"] == ["the-day-before", "a-gap-that-is-named", "after-his-shift"]
    page.go_back()
    shown(page, "A gap that is named")
    page.get_by_role("button", name="Change my choice").click()
    shown(page, PARTS[0])
