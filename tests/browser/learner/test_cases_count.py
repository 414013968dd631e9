"""A case that branches is one piece of learning: who has come to an ending has done it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from support.answering import HIDDEN_MEN, choose, finish, kept, keys, saved
from support.browsing import COURSE, DESK, PHONE, RECORD
from support.building import SAMPLE
from support.records import put, record, results, said, state, unfolded

PAGE = f"{COURSE}/hidden-men.html"
CASE = "hidden-men-the-day-before"
FINISHED = "2026-05-03T12:00:00.000Z"


def answer_all(page: Page, address: str) -> None:
    """Answer the questions of the page, and leave its case alone."""
    page.goto(f"{address}/{PAGE}")
    for name, marks in keys(SAMPLE, COURSE, "hidden-men").items():
        choose(page, name, marks.index(True))


def take(page: Page, *choices: str) -> None:
    for choice in choices:
        page.get_by_role("link", name=choice).click()


@pytest.mark.parametrize("steps", [True, False], ids=["steps", "whole page"])
def test_a_page_is_done_when_its_case_is_taken_as_well(
    open_context: Callable, address: str, steps: bool
) -> None:
    context = open_context(PHONE)
    answer_all(context.new_page(), address)
    page = open_context(PHONE, steps=steps).new_page()
    page.goto(f"{address}/{COURSE}/index.html")
    put(page, f"{RECORD}/{COURSE}", context.pages[0].evaluate(f"localStorage['{RECORD}/{COURSE}']"))
    page.goto(f"{address}/{PAGE}{'#done' if steps else ''}")
    end = page.locator(".bf-finished")
    expect(end).to_contain_text("Hidden men: not done yet")
    expect(end).to_contain_text("Left to do: 1 case.")
    assert "hidden-men" not in kept(page)["finished"]
    end.get_by_role("link", name="Go to what is left").click()
    expect(page.get_by_role("heading", name="The day before")).to_be_in_viewport()
    take(page, "Complete it on")
    assert "done" not in kept(page)["cases"][CASE]
    take(page, "Offer the father")
    assert kept(page)["cases"][CASE]["done"] and "hidden-men" in kept(page)["finished"]
    expect(end).to_contain_text("Hidden men: done")
    expect(end).to_contain_text(
        "You answered all 4 questions: all right at the first try. You took the case to an ending."
    )
    expect(page.get_by_text("You have seen 1 of 2 endings.")).to_be_visible()


def test_each_place_that_says_how_far_a_learner_is_counts_the_case(
    open_context: Callable, address: str
) -> None:
    page = open_context(DESK).new_page()
    page.goto(f"{address}/{PAGE}")
    take(page, "Ask for more time")
    menu = page.locator("#bf-menu")
    expect(menu.get_by_role("link", name="Hidden men begun")).to_be_visible()
    page.goto(f"{address}/{COURSE}/index.html")
    row = page.locator("#themes a", has_text="Hidden men").locator(".bf-state")
    expect(row).to_have_text("4 questions left")
    expect(page.locator(".bf-parts")).to_contain_text("0 of 9 parts done,")
    go_on = page.get_by_role("link", name="Continue: Hidden men, 4 questions, ")
    expect(go_on).to_have_attribute("href", f"hidden-men.html#question-{HIDDEN_MEN[0]}")
    page.goto(f"{address}/index.html")
    expect(page.locator(".bf-parts").first).to_contain_text("0 of 9 parts done")
    expect(page.locator(".bf-segments i.bf-half")).to_have_count(1)
    page.goto(f"{address}/{COURSE}/my-learning.html")
    expect(state(page, "Hidden men")).to_have_text("4 questions left")
    expect(results(page, "Hidden men")).to_have_text(
        [re.compile("^begun on "), "0 of 4 answered, case taken to an ending"]
    )
    expect(page.locator(".bf-paper")).to_contain_text("Cases: 1 of 1 taken to an ending")
    expect(page.locator(".bf-paper")).to_contain_text("Questions: 0 of 43 answered")
    expect(page.locator(".bf-paper")).not_to_contain_text("not begun")
    answer_all(page, address)
    page.goto(f"{address}/{COURSE}/index.html")
    expect(row).to_have_text("✓ done")
    expect(page.locator(".bf-parts")).to_contain_text("1 of 9 parts done,")


def test_who_finished_before_there_was_a_case_stays_so_and_is_led_to_it(
    page: Page, address: str
) -> None:
    finish(page, address, "hidden-men")
    old = kept(page)
    # As the version before kept it: it knew of cases only which way was taken.
    old["cases"] = {CASE: {"at": FINISHED, "path": ["the-day-before"], "seen": ["the-day-before"]}}
    old["finished"]["hidden-men"]["at"] = FINISHED
    old.pop("place", None)
    for older in (old, {name: part for name, part in old.items() if name != "cases"}):
        put(page, f"{RECORD}/{COURSE}", json.dumps(older))
        page.goto(f"{address}/{COURSE}/my-learning.html")
        expect(state(page, "Hidden men")).to_have_text("1 case left, 1 new")
        expect(results(page, "Hidden men")).to_have_text(
            [
                "finished on 3 May 2026, 1 new since",
                "4 of 4 answered, case not taken to an ending",
                "all right at the first try",
            ]
        )
        page.goto(f"{address}/{COURSE}/index.html")
        go_on = page.get_by_role("link", name="Continue: Hidden men, 1 case, ")
        expect(go_on).to_have_attribute("href", "hidden-men.html#the-day-before")
        assert record(page)["finished"]["hidden-men"]["at"] == FINISHED


def test_a_way_counts_once_and_every_other_way_again(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    back = page.get_by_role("button", name="Try another way")
    take(page, "Complete it on", "Leave it: she")
    first = kept(page)["cases"][CASE]
    assert first["ways"] == 1 and first["at"] == first["done"]
    assert first["path"] == ["the-day-before", "on-her-account", "what-nobody-asked"]
    for _ in range(3):
        back.click()
        take(page, "Leave it: she")
    back.click()
    page.get_by_role("button", name="Change my choice").click()
    take(page, "Complete it on", "Leave it: she")
    assert {**kept(page)["cases"][CASE], "at": 0} == {**first, "at": 0}
    back.click()
    take(page, "Offer the father")
    other = kept(page)["cases"][CASE]
    assert (other["ways"], other["done"]) == (2, first["done"])
    assert other["path"] == ["the-day-before", "on-her-account", "after-his-shift"]


def test_an_ending_that_was_opened_by_its_address_was_not_come_to(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}#what-nobody-asked")
    expect(page.get_by_role("heading", name="What nobody asked")).to_be_visible()
    assert not kept(page)
    page.goto(f"{address}/{PAGE}#on-her-account")
    take(page, "Leave it: she")
    assert "done" not in kept(page)["cases"][CASE]
    expect(page.locator(".bf-finished")).to_contain_text("Left to do: 1 case")
    page.reload()
    page.goto(f"{address}/{PAGE}")
    take(page, "Ask for more time")
    assert kept(page)["cases"][CASE]["done"]


def test_a_case_in_other_words_is_asked_again_and_its_old_way_counts_no_more(
    open_context: Callable, address: str
) -> None:
    page = open_context(DESK).new_page()
    page.route(
        "**/course.js",
        lambda route: route.fulfill(
            body=re.sub(
                rf'("{CASE}":\["?)\w{{10}}', r"\g<1>0123456789", route.fetch().text(), count=1
            ),
            content_type="text/javascript",
        ),
        times=1,
    )
    page.goto(f"{address}/{PAGE}")
    take(page, "Complete it on", "Leave it: she")
    assert kept(page)["cases"][CASE]["print"] == "0123456789"
    page.reload()
    asked = page.get_by_text("Updated since you took it: please take it again.")
    expect(asked).to_be_visible()
    expect(page.get_by_text("(tried)", exact=True)).to_have_count(0)
    menu = page.locator("#bf-menu")
    expect(menu.get_by_role("link", name="Hidden men 1 case updated")).to_be_visible()
    expect(page.locator(".bf-finished")).to_contain_text("Left to do: 1 case")
    take(page, "Complete it on", "Leave it: she")
    now = kept(page)["cases"][CASE]
    assert now["ways"] == 2 and now["print"] != "0123456789"
    expect(menu.get_by_role("link", name="Hidden men begun")).to_be_visible()
    for name in ("Try another way", "Change my choice"):
        page.get_by_role("button", name=name).click()
    expect(asked).to_be_hidden()


def test_a_case_that_was_taken_goes_with_a_copy(
    open_context: Callable, address: str, tmp_path: Path
) -> None:
    page = open_context(PHONE).new_page()
    page.goto(f"{address}/{PAGE}")
    take(page, "Ask for more time")
    page.goto(f"{address}/{COURSE}/my-learning.html")
    file = tmp_path / "copy.json"
    saved(page, unfolded(page).get_by_role("button", name="Save a copy")).save_as(file)
    other = open_context(PHONE).new_page()
    other.goto(f"{address}/{COURSE}/my-learning.html")
    for words in ("1 case added", "nothing new"):
        other.get_by_label("Bring a copy back").set_input_files(file)
        expect(said(other)).to_have_text(re.compile("The copy was added."))
        expect(other.locator(".bf-report")).to_contain_text(words)
    expect(state(other, "Hidden men")).to_have_text("4 questions left")
    assert kept(other)["cases"] == kept(page)["cases"]
