"""A learner's record is not lost where it grows too large or can't be read."""

from __future__ import annotations

import json
import re
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect
from support.answering import HIDDEN_MEN, choose, keys, question
from support.browsing import COURSE, RECORD
from support.building import FIXTURE
from support.records import (
    ANSWER,
    HERE,
    MINE,
    NOTE,
    STEP,
    made,
    note,
    ours,
    press,
    put,
    record,
    tried,
)
from support.serving import served


def test_a_note_ends_where_there_is_no_more_room(page: Page, address: str) -> None:
    page.goto(f"{address}/{HERE}")
    counter = page.locator(".bf-note .bf-count")
    note(page).fill("x" * 10_000)
    page.wait_for_timeout(900)
    expect(counter).to_have_text("")  # the end is far
    note(page).fill("x" * (NOTE - 3))
    expect(counter).to_have_text("3 characters left.")
    expect(counter).to_have_attribute("role", "status")
    note(page).press("End")
    note(page).press_sequentially("abcdef")
    assert note(page).input_value().endswith("xabc") and len(note(page).input_value()) == NOTE
    expect(counter).to_have_text(
        "Only 20,000 characters fit here: the end of what you typed or pasted was left out."
    )
    page.reload()
    assert len(note(page).input_value()) == NOTE
    note(page).fill("x" * (NOTE - 5))
    page.evaluate("navigator.clipboard.writeText('0123456789')")
    note(page).press("End")
    note(page).press("Control+v")
    assert (
        note(page).input_value().endswith("x01234")
        and len(record(page)["notes"]["hidden-men"]) == NOTE
    )
    expect(counter).to_have_text(re.compile("was left out"))
    note(page).fill("x" * (NOTE + 50))  # what a program puts there
    assert len(note(page).input_value()) == NOTE == len(record(page)["notes"]["hidden-men"])
    assert record(page)["tries"] == {} and len(ours(page)) == 1, "something was set aside"


def test_a_typed_answer_and_a_step_end_where_there_is_no_more_room(
    page: Page, fixture_site: Path
) -> None:
    with served(fixture_site) as root:
        page.goto(f"{root}/{FIXTURE}/introduction.html")
        one = page.locator(".bf-question", has=page.locator("input[type=text]")).first
        for field in one.locator("input").all():
            field.fill("y" * (ANSWER + 100))
            assert len(field.input_value()) == ANSWER
        expect(one.locator(".bf-count").first).to_contain_text("Only 500 characters fit here")
        page.keyboard.press("Enter")
        expect(one.locator(".bf-verdict")).to_be_visible()
        page.reload()
        expect(one.locator(".bf-verdict")).to_be_visible()
        page.goto(f"{root}/{FIXTURE}/my-learning.html")
        page.get_by_label("An action, in a few words").fill("z" * (STEP + 1))
        expect(page.locator("#plan .bf-count")).to_contain_text("Only 500 characters fit here")
        page.get_by_role("button", name="Add to my plan").click()
        expect(page.locator("#plan li")).to_contain_text("z" * STEP)
        page.reload()
        expect(page.locator("#plan li")).to_contain_text("z" * STEP)
        assert (
            page.evaluate("Object.keys(localStorage).filter(name => name.includes('aside'))") == []
        )


def test_of_a_record_that_can_be_read_in_part_that_part_stays(
    page: Page, site: Path, address: str, tmp_path: Path
) -> None:
    page.goto(f"{address}/{HERE}")
    right = keys(site, COURSE, "hidden-men")[HIDDEN_MEN[0]].index(True)
    choose(page, HIDDEN_MEN[0], right)
    kept = record(page)
    long = "A long reflection. " * 1_200
    put(
        page,
        f"{RECORD}/{COURSE}",
        json.dumps({**kept, "notes": {"hidden-men": long, "think-family": "Short."}}),
    )
    page.goto(f"{address}/{HERE}")
    expect(question(page, HIDDEN_MEN[0]).locator(".bf-verdict")).to_have_text("✓ Right.")
    assert note(page).input_value() == long[:NOTE]
    expect(page.locator(".bf-notices")).to_contain_text("It was set aside for you")
    put(
        page, f"{RECORD}/{COURSE}", '{"version": 1, "tries"'
    )  # a second one must not take the first one's place
    page.reload()
    page.locator(".bf-notices").get_by_role("link", name="My learning").click()
    page.wait_for_url(f"{address}/{MINE}#keep")
    first, second = page.locator(".bf-other").all()
    expect(first).to_contain_text("Set aside, number 1")
    expect(second).to_contain_text("Set aside, number 2")
    first.get_by_text("Look at it").click()
    expect(first).to_contain_text(long.strip())
    with page.expect_download() as download:
        first.get_by_role("button", name="Save it as a file").click()
    assert (
        json.loads(Path(download.value.path()).read_text(encoding="utf-8"))["notes"]["hidden-men"]
        == long
    )
    with page.expect_download() as download:
        second.get_by_role("button", name="Save it as a file").click()
    assert Path(download.value.path()).read_text(encoding="utf-8") == '{"version": 1, "tries"'
    page.goto(f"{address}/{HERE}")
    expect(page.locator(".bf-notices p")).to_have_count(0)  # it was looked at
    page.goto(f"{address}/{MINE}")
    expect(page.locator(".bf-other")).to_have_count(2)
    page.locator(".bf-other").first.get_by_role("button", name="Delete it").click()
    press(page, "Keep it")
    expect(page.locator(".bf-other")).to_have_count(2)
    page.locator(".bf-other").first.get_by_role("button", name="Delete it").click()
    press(page, "Delete it")
    expect(page.locator(".bf-other")).to_have_count(1)
    expect(page.locator(".bf-other")).to_contain_text("number 2")


def test_where_there_is_no_room_to_set_it_aside_nothing_is_overwritten(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    page.goto(f"{address}/{HERE}")
    broken = json.dumps(
        made(tries={HIDDEN_MEN[0]: [tried(True)]}, notes={"hidden-men": "x" * 25_000})
    )
    put(page, f"{RECORD}/{COURSE}", broken)
    context.add_init_script("""
        // there is room for a record, and none for what is to be set aside
        const whole = Storage.prototype.setItem
        Storage.prototype.setItem = function (name, text) {
            if (name.includes('aside')) throw new DOMException('full', 'QuotaExceededError')
            whole.call(this, name, text)
        }""")
    page.goto(f"{address}/{HERE}")
    choose(page, HIDDEN_MEN[1], 0)
    expect(question(page, HIDDEN_MEN[1]).locator(".bf-trouble")).to_contain_text("has no room left")
    assert record(page) == json.loads(broken), "the end of the note is lost"
    page.goto(f"{address}/{MINE}")
    expect(page.locator("#notes .bf-own")).to_have_text("x" * NOTE)
