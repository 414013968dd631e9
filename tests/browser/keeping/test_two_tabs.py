"""Two tabs of one learner lose nothing of each other's."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from support.answering import HIDDEN_MEN, choose
from support.browsing import COURSE, RECORD
from support.records import (
    DEAF,
    HERE,
    MINE,
    NOTE,
    made,
    note,
    press,
    put,
    record,
    said,
    state,
    unfolded,
)


def test_a_note_that_two_tabs_write_loses_neither(context: BrowserContext, address: str) -> None:
    first, second = context.new_page(), context.new_page()
    second.add_init_script(DEAF)
    for page in (first, second):
        page.goto(f"{address}/{HERE}")
    note(first).fill("A long reflection.")
    note(second).press_sequentially("x")
    assert note(second).input_value() == "A long reflection.\n\nx"
    expect(second.locator(".bf-note")).to_contain_text(
        "changed in another tab. Both texts are here now"
    )
    note(second).press_sequentially("y")
    assert record(first)["notes"] == {"hidden-men": "A long reflection.\n\nxy"}
    expect(note(first)).to_have_value("A long reflection.\n\nxy")  # it heard of it


def test_a_note_that_finds_no_room_beside_the_other_tabs_is_set_aside(
    context: BrowserContext, address: str
) -> None:
    first, second = context.new_page(), context.new_page()
    second.add_init_script(DEAF)
    for page in (first, second):
        page.goto(f"{address}/{HERE}")
    note(first).fill("f" * NOTE)
    note(second).fill("Of the second.")
    expect(second.locator(".bf-note")).to_contain_text("The other text was set aside")
    second.goto(f"{address}/{MINE}")
    second.locator(".bf-other").get_by_text("Look at it").click()
    expect(second.locator(".bf-other .bf-own")).to_have_text("f" * NOTE)
    assert record(second)["notes"] == {"hidden-men": "Of the second."}


def test_a_step_is_found_by_its_id_whatever_its_place(
    context: BrowserContext, address: str
) -> None:
    first, second = context.new_page(), context.new_page()
    second.add_init_script(DEAF)
    first.goto(f"{address}/{MINE}")
    for what in ("One", "Two", "Three"):
        first.get_by_label("An action, in a few words").fill(what)
        first.get_by_role("button", name="Add to my plan").click()
    second.goto(f"{address}/{MINE}")
    first.get_by_role("button", name="Remove: One").click()
    second.get_by_role("button", name="Remove: Two").click()
    assert [step["what"] for step in record(first)["plan"]] == ["Three"]
    first.reload()
    second.evaluate("document.querySelector('#plan').dataset.old = 'yes'")
    first.get_by_role("button", name="Remove: Three").click()
    second.get_by_role("checkbox", name="Three").click()
    expect(said(second)).to_have_text("Already removed in another tab.")
    expect(second.locator("#plan li")).to_have_count(0)
    assert record(first)["plan"] == []


def test_steps_of_an_earlier_version_are_told_apart(context: BrowserContext, address: str) -> None:
    first, second = context.new_page(), context.new_page()
    second.add_init_script(DEAF)
    first.goto(f"{address}/{HERE}")
    put(
        first,
        f"{RECORD}/{COURSE}",
        json.dumps(
            made(
                plan=[
                    {"what": "Ask", "by": "", "done": False},
                    {"what": "Call", "by": "soon", "done": False},
                ]
            )
        ),
    )
    for page in (first, second):
        page.goto(f"{address}/{MINE}")
    first.get_by_role("button", name="Remove: Ask").click()
    second.get_by_role("checkbox", name="Call (by soon)").check()
    assert [(step["what"], step["done"]) for step in record(first)["plan"]] == [
        ("Call (by soon)", True)
    ]


@pytest.mark.parametrize("deaf", [False, True], ids=["hears of it", "hears nothing"])
def test_clearing_is_not_undone_by_another_tab(
    context: BrowserContext, address: str, deaf: bool
) -> None:
    first, second = context.new_page(), context.new_page()
    if deaf:
        second.add_init_script(DEAF)
    second.goto(f"{address}/{HERE}")
    choose(second, HIDDEN_MEN[0], 0)
    note(second).fill("A long reflection.")
    first.goto(f"{address}/{MINE}")
    unfolded(first).get_by_role("button", name="Clear everything on this device").click()
    press(first, "Clear everything")
    if deaf:
        note(second).press_sequentially("x")
    expect(note(second)).to_have_value("")
    expect(second.locator(".bf-verdict")).to_have_count(0)
    assert (
        second.evaluate("Object.keys(localStorage).filter(name => name.startsWith('briefed'))")
        == []
    )
    note(second).press_sequentially("new")
    assert record(first)["notes"] == {"hidden-men": "new"} and record(first)["tries"] == {}


def test_clearing_and_beginning_anew_is_not_undone_either(
    context: BrowserContext, address: str
) -> None:
    first, second = context.new_page(), context.new_page()
    second.add_init_script(DEAF)
    second.goto(f"{address}/{HERE}")
    note(second).fill("A long reflection.")
    first.goto(f"{address}/{MINE}")
    unfolded(first).get_by_role("button", name="Clear everything on this device").click()
    press(first, "Clear everything")
    first.goto(f"{address}/{COURSE}/think-family.html")
    choose(first, "who-else-she-cares-for", 0)
    note(second).press_sequentially("x")
    expect(note(second)).to_have_value("")
    assert record(first)["notes"] == {} and len(record(first)["tries"]) == 1


def test_nothing_is_lost_by_leaving_at_once(page: Page, address: str) -> None:
    page.goto(f"{address}/{HERE}")
    note(page).press_sequentially("Typed")
    page.reload()
    expect(note(page)).to_have_value("Typed")
    note(page).press("End")
    note(page).press_sequentially(" and gone")
    page.goto(f"{address}/index.html")
    assert record(page)["notes"] == {"hidden-men": "Typed and gone"}


def test_my_learning_shows_what_another_tab_does_and_keeps_what_is_being_typed(
    context: BrowserContext, address: str
) -> None:
    first, second = context.new_page(), context.new_page()
    first.goto(f"{address}/{MINE}")
    first.get_by_label("Your name").fill("Alex Example")
    first.get_by_label("An action, in a few words").fill("Half a")
    second.goto(f"{address}/{HERE}")
    choose(second, HIDDEN_MEN[0], 0)
    note(second).fill("Of the other tab.")
    expect(state(first, "Hidden men")).to_have_text("1 case, 3 questions left")
    expect(first.locator("#notes")).to_contain_text("Of the other tab.")
    expect(first.get_by_label("An action, in a few words")).to_have_value("Half a")
    expect(first.locator(".bf-paper")).to_contain_text("Alex Example")
