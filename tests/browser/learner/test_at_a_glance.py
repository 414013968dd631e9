"""My learning as a page: its order, its addresses, what is folded, and its two sheets."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from playwright.sync_api import Page, expect
from support.accessibility import sideways
from support.answering import HIDDEN_MEN, TAKE, choose, finish
from support.browsing import COURSE, DESK, PHONE, RECORD
from support.records import HERE, MINE, made, put, results, said, shared

FOLD = "#keep > details"
BROKEN = '{"version": 1, "tries"'
FULL = """() => {
    Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }
}"""


def learned(page: Page, address: str) -> None:
    """A finished theme, one that is begun, a note and a plan."""
    finish(page, address, "think-family")
    page.goto(f"{address}/{HERE}")
    page.evaluate(TAKE)
    choose(page, HIDDEN_MEN[0], 0)
    page.get_by_label("Your notes").fill("Ask who else visits.")
    page.goto(f"{address}/{MINE}")
    page.get_by_label("An action, in a few words").fill("Check the register")
    page.get_by_label("By when").fill("2027-01-31")
    page.get_by_role("button", name="Add to my plan").click()


def test_it_begins_with_what_the_course_start_says(page: Page, address: str) -> None:
    learned(page, address)
    shown = {}
    for name, rows in (("index", "#themes"), ("my-learning", "#progress")):
        page.goto(f"{address}/{COURSE}/{name}.html")
        shown[name] = page.evaluate(
            """rows => [...document.querySelectorAll(`article .bf-go, ${rows} a`)].map(
                one => [one.textContent, one.href])""",
            rows,
        )
    assert shown["my-learning"] == shown["index"] and len(shown["index"]) == 10
    assert shown["my-learning"][0][0].startswith("Continue: Hidden men, 3 questions")
    button = page.locator("article .bf-go").bounding_box()
    assert button["y"] <= 400, "the way on is not at once in sight"
    headings = page.locator(":is(h1, h2, h3):not(.bf-rows h3)").all_inner_texts()
    assert headings == [
        *("My learning", "Themes: what is left in each", "Look again", "For supervision"),
        *("Your notes", "What I will do", "A record to keep", "Keep or move"),
    ]


def test_every_address_leads_to_its_place(page: Page, address: str) -> None:
    learned(page, address)
    for place in "progress again supervision notes plan record keep".split():
        page.goto("about:blank")
        page.goto(f"{address}/{COURSE}/my-learning.html#{place}")
        expect(page.locator(f"#{place}")).to_be_in_viewport()
        opened = page.locator(f"{FOLD}[open]")
        expect(opened).to_have_count(1 if place == "keep" else 0)


def test_an_address_within_what_is_folded_unfolds_it(page: Page, address: str) -> None:
    page.goto(f"{address}/{MINE}")
    fold = page.locator(FOLD)
    expect(fold).not_to_have_attribute("open", "")
    page.evaluate("location.hash = 'bf-clear'")
    expect(page.get_by_role("button", name="Clear everything on this device")).to_be_in_viewport()
    page.locator(f"{FOLD} > summary").click()
    expect(fold).not_to_have_attribute("open", "")
    page.evaluate("location.hash = 'record'")
    expect(fold).not_to_have_attribute("open", "")


def test_a_notice_leads_to_what_needs_attention_though_the_address_is_the_same(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/{HERE}")
    put(page, f"{RECORD}/{COURSE}", BROKEN)
    page.reload()
    page.locator(".bf-notices a").click()
    expect(page.locator(FOLD)).to_have_attribute("open", "")
    expect(page.locator(".bf-other")).to_be_in_viewport()
    page.locator(f"{FOLD} > summary").click()
    expect(page.locator(".bf-other")).to_be_visible()  # it is never folded away
    page.locator(".bf-notices a").click()
    expect(page.locator(FOLD)).to_have_attribute("open", "")


def test_it_is_unfolded_on_a_shared_computer_and_where_nothing_more_is_kept(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/{MINE}")
    shared(page).click()
    page.reload()
    expect(page.locator(".bf-notices")).to_contain_text("Shared computer")
    expect(page.get_by_role("checkbox", name="This is a shared computer")).to_be_checked()
    page.get_by_role("checkbox", name="This is a shared computer").click()
    page.reload()
    expect(page.locator(FOLD)).not_to_have_attribute("open", "")
    page.evaluate(FULL)
    page.get_by_label("An action, in a few words").fill("Ask")
    page.get_by_role("button", name="Add to my plan").click()
    expect(said(page)).to_contain_text("no room left")
    expect(page.get_by_role("button", name="Save a copy")).to_be_visible()


def test_the_record_has_days_results_and_actions(open_context: Callable, address: str) -> None:
    page = open_context(PHONE).new_page()
    learned(page, address)
    day = r"\d+ \w+ 20\d\d"
    expect(results(page, "Think family")).to_have_text(
        [re.compile(f"^{day}$"), "3 of 3 answered", "all right at the first try"]
    )
    expect(results(page, "Hidden men").first).to_have_text(re.compile(f"^begun on {day}$"))
    paper = page.locator(".bf-paper")
    expect(paper.locator(".bf-part")).to_have_count(2)
    expect(paper).to_contain_text("Nothing done yet in: Why this audit, Keeping babies safe, ")
    expect(paper).not_to_contain_text("not started")
    for told in ("Edition: 1", "Parts done: 1 of 9", "Planned time of these parts: 6 minutes"):
        expect(paper).to_contain_text(told)
    expect(paper.locator("ul").last).to_have_text("Check the register, by 31 January 2027")
    page.get_by_role("checkbox", name="Check the register").check()
    expect(paper.locator("ul").last).to_have_text("Check the register, by 31 January 2027 (done)")
    expect(page.get_by_label("Your name")).to_have_attribute("autocomplete", "name")


def test_the_results_are_columns_where_there_is_room(open_context: Callable, address: str) -> None:
    for size, columns in ((PHONE, 1), (DESK, 4)):
        page = open_context(size).new_page()
        finish(page, address, "think-family")
        finish(page, address, "hidden-men")
        page.goto(f"{address}/{MINE}")
        lefts = page.evaluate(
            """() => [...document.querySelectorAll('.bf-paper li:has(small + small)')].map(row =>
                [...new Set([...row.children].map(cell => cell.getBoundingClientRect().left))])"""
        )
        assert len(lefts) == 2 and lefts[0] == lefts[1] and len(lefts[0]) == columns


def test_it_fits_a_narrow_screen_and_text_of_twice_the_size(
    open_context: Callable, address: str
) -> None:
    for size, text in (({"width": 320, "height": 700}, "100%"), (PHONE, "200%")):
        page = open_context(size).new_page()
        learned(page, address)
        put(page, f"briefed:course:{COURSE}", json.dumps(made(notes={"hidden-men": "Older."})))
        page.goto(f"{address}/{MINE}#keep")
        page.reload()
        page.add_style_tag(content=f"html {{ font-size: {text} !important }}")
        expect(page.locator(".bf-other")).to_be_visible()
        beyond = page.evaluate(
            """() => [...document.querySelectorAll(".bf-learning *")].filter(
                one => one.getBoundingClientRect().right > innerWidth + 1).map(
                one => one.outerHTML.slice(0, 80))"""
        )
        assert beyond + sideways(page) == [], size


def test_notes_and_actions_are_a_sheet_and_the_record_is_another(
    open_context: Callable, address: str
) -> None:
    page = open_context(DESK).new_page()
    learned(page, address)
    page.evaluate("window.print = () => 0")
    sheets = {
        "Print for supervision": ("For supervision", "Ask who else visits.", "Check the register"),
        "Print this record": ("Record of learning, not finished", "Check the register"),
    }
    for name, told in sheets.items():
        page.get_by_role("button", name=name).click()
        page.emulate_media(media="print")
        text = page.locator("body").inner_text()
        assert all(words in text for words in told), name
        for away in ("Look again", "Keep or move", "My learning", "By when", "Remove", "Print"):
            assert away not in text, name
        pdf = page.pdf(format="A4")  # behind it, the whole page is there again
        assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1, name
        page.emulate_media(media="screen")
        expect(page.get_by_role("heading", name="Keep or move")).to_be_visible()
