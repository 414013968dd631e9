"""The trainer view: its switch, its timings and its answers."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from support.answering import keys, question
from support.browsing import COURSE, DESK, SEEN, Watch, words
from support.building import FIXTURE, ROOT, SAMPLE
from support.pages import html_files, pages
from support.serving import served
from support.trainer import FIRST, HERE, ROOM, STRIP, storage, strip, switch, turn_on

# The trainer notes whose last words can't be seen.
UNSEEN = f"""all => all.map(one => [...one.querySelectorAll("p")].at(-1)).filter(last => {{
    last.scrollIntoView({{block: "center"}})
    return !({SEEN})(last)
}}).map(last => last.textContent)"""


@pytest.mark.parametrize("where", ["server", "folder"])
def test_it_stays_on_every_page_until_it_is_switched_off(
    page: Page, site: Path, address: str, folder: str, where: str
) -> None:
    root = address if where == "server" else folder
    watch = Watch(page, root)
    page.goto(f"{root}/{COURSE}/{ROOM}")
    expect(switch(page)).to_have_attribute("aria-pressed", "false")
    turn_on(page)
    for name in pages(site):
        page.goto(f"{root}/{name}")
        expect(strip(page)).to_contain_text(STRIP)
        expect(switch(page)).to_have_attribute("aria-pressed", "true")
        expect(page.get_by_role("button", name="Check answer")).to_have_count(0)
        expect(page.locator("details.trainer:not([open])")).to_have_count(0)
        assert page.locator("details.trainer").evaluate_all(UNSEEN) == [], name
    again = page.context.new_page()  # a later visit
    again.goto(f"{root}/{HERE}")
    again.get_by_role("button", name="Switch trainer view off").click()
    expect(strip(again)).to_have_count(0)
    expect(switch(again)).to_have_count(0)  # a learner's page has none
    expect(strip(page)).to_have_count(0)  # the page that stands open beside it goes along
    assert (
        again.evaluate(
            "[...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter(key => "
            "key.startsWith('briefed:'))"
        )
        == []
    )
    assert watch.faults == [] and page.context.cookies() == []


def test_a_learners_page_asks_for_nothing_of_it(page: Page, site: Path, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    for name in html_files(site):
        page.goto(f"{address}/{name}")
        page.wait_for_load_state()
        theirs = name.endswith((f"/{ROOM}", "/for-trainers.html"))
        expect(switch(page)).to_have_count(1 if theirs else 0)
        if not theirs:
            expect(page.locator("details.trainer, .bf-present").filter(visible=True)).to_have_count(
                0
            )
    page.goto(f"{address}/{HERE}")
    assert "/assets/learner.js" in asked and not [one for one in asked if "trainer." in one]
    turn_on(page)
    assert {"/assets/trainer.js", "/assets/trainer.css"} <= set(asked)


def test_without_a_script_there_is_no_switch(open_context: Callable, address: str) -> None:
    page = open_context(DESK, java_script_enabled=False).new_page()
    page.goto(f"{address}/{HERE}")
    expect(page.get_by_text("Answers", exact=True)).to_be_visible()
    assert "Trainer view" not in page.locator("body").inner_text()


def test_timings(page: Page, address: str) -> None:
    page.goto(f"{address}/{HERE}")
    text = (SAMPLE / "docs" / COURSE / "hidden-men.md").read_text(encoding="utf-8")
    alone, notes = (
        re.search(r"^minutes: (\d+)", text, re.M)[1],
        re.search(r"Trainer notes \((\d+) minutes", text)[1],
    )
    expect(page.locator(".bf-timing")).to_have_count(0)
    turn_on(page)
    expect(page.locator("article")).to_contain_text(
        f"Learning alone: {alone} minutes. Trainer notes: {notes} minutes."
    )
    page.goto(f"{address}/{COURSE}/index.html")
    rows = [
        row.locator("th, td").all_inner_texts()
        for row in page.get_by_role("region", name="Timings").get_by_role("row").all()
    ]
    assert ["Hidden men", alone, notes] in rows and len(rows) == 11
    assert rows[-1] == [
        "All of them",
        *(str(sum(int(row[at]) for row in rows[1:-1])) for at in (1, 2)),
    ]
    page.goto(f"{address}/{COURSE}/for-trainers.html")
    expect(strip(page)).to_be_visible()
    expect(page.locator(".bf-timing")).to_have_count(0)


def test_an_answer_is_shown_when_it_is_asked_for(page: Page, address: str) -> None:
    page.goto(f"{address}/{HERE}")
    turn_on(page)
    one, marks = question(page, FIRST), keys(SAMPLE, COURSE, "hidden-men")[FIRST]
    block = (
        (SAMPLE / "quizzes" / COURSE / "hidden-men.md")
        .read_text(encoding="utf-8")
        .split("<quiz>")[1]
        .split("</quiz>")[0]
    )
    reasons, quote = (
        re.findall(r"^- .*\n> (.*(?:\n> .*)*)", block, re.M),
        "There were examples of tenacious work to engage reluctant fathers",
    )
    before = one.inner_text()
    assert (
        len(reasons) == len(marks) == 3
        and not any(words(reason) in words(before) for reason in reasons)
        and quote not in before
        and "Right" not in before
    )
    one.locator("input").first.check()  # what the room chose may stand there
    assert one.inner_text() == before
    one.get_by_role("button", name="Show the answer").click()
    rows = one.locator(".bf-option")
    for at, right in enumerate(marks):
        expect(rows.nth(at).locator(".bf-mark")).to_have_text("✓ Right" if right else "✗ Not right")
        assert (
            rows.nth(at).locator(".bf-mark").get_attribute("data-right") is not None
        ) == right, "the colour says something else"
        assert words(reasons[at]) in words(rows.nth(at).inner_text())
        expect(rows.nth(at).locator(".bf-reason")).to_be_visible()
    expect(one.locator("blockquote")).to_contain_text(quote)
    expect(page.get_by_role("button", name="Show the answer")).to_have_count(
        3
    )  # the other questions keep theirs
    one.get_by_role("button", name="Hide the answer").click()
    assert one.inner_text() == before


def test_every_kind_of_question_is_shown(page: Page, fixture_site: Path) -> None:
    with served(fixture_site) as root:
        kinds = set()
        page.goto(f"{root}/{FIXTURE}/index.html")
        turn_on(page)
        for file in sorted((ROOT / "tests" / "fixture" / "quizzes" / FIXTURE).glob("*.md")):
            page.goto(f"{root}/{FIXTURE}/{file.stem}.html")
            expect(strip(page)).to_be_visible()
            blocks = file.read_text(encoding="utf-8").split("<!-- question: ")[1:]
            for block in blocks:
                one, blanks = (
                    question(page, block.partition(" ")[0]),
                    re.findall(r"\[\[(.+?)\]\]", block),
                )
                for field in one.locator("input[type=text]").all():
                    field.fill("word")
                    field.press("Enter")  # answers nothing
                one.get_by_role("button", name="Show the answer").click()
                if kind := one.get_attribute("data-kind"):
                    told = page.locator(f"#answer-{block.partition(' ')[0]} li")
                    items = one.locator(".bf-item")
                    for item in items.all():
                        name = item.get_attribute("data-item")
                        belongs = page.locator(f"li[data-option='{name}'] b").text_content()
                        expect(item.locator(".bf-mark")).to_have_text(
                            [] if kind == "order" else [f"✓ {belongs.removesuffix(':')}"]
                        )
                        expect(item.locator(".bf-reason")).to_be_visible()
                    assert items.count() == told.count() > 2
                    expect(one.locator("input, select, .bf-moves")).to_have_count(0)
                    kinds.add(kind)
                    continue
                right = [mark == "x" for mark in re.findall(r"^[-*] \[(.?)\]", block.lower(), re.M)]
                wanted = [f"✓ {blank}" for blank in blanks] + [
                    "✓ Right" if mark else "✗ Not right" for mark in right
                ]
                expect(one.locator(".bf-mark")).to_have_text(wanted)
                expect(one.locator("blockquote").first).to_be_visible()
                kinds.add("words" if blanks else "several" if sum(right) > 1 else "one")
        assert kinds == {"words", "several", "one", "sort", "match", "order"}
        assert storage(page) == {}


def test_a_room_puts_items_in_order_by_their_numbers_and_sees_them_in_order(
    page: Page, fixture_site: Path
) -> None:
    ordered = 'data-kind="order"'
    (name,) = [
        one.name
        for one in (fixture_site / FIXTURE).glob("*.html")
        if ordered in one.read_text(encoding="utf-8")
    ]
    with served(fixture_site) as root:
        page.goto(f"{root}/{FIXTURE}/index.html")
        turn_on(page)
        page.goto(f"{root}/{FIXTURE}/{name}")
        one = page.locator(f".bf-question[{ordered}]").first
        expect(one.locator(".bf-hint")).to_have_text("Say their numbers in order.")
        items = one.locator(".bf-item")

        def names() -> list[str | None]:
            return [item.get_attribute("data-item") for item in items.all()]

        before = names()
        identity = str(one.get_attribute("id")).removeprefix("question-")
        told = page.locator(f"#answer-{identity} li")
        right = [item.get_attribute("data-option") for item in told.all()]
        assert before != right and set(before) == set(right)
        numbers = [str(at) for at in range(1, len(right) + 1)]
        for shown, words_of in ((right, "Show the answer"), (before, "Hide the answer")):
            one.get_by_role("button", name=words_of).click()
            assert names() == shown
            expect(one.locator(".bf-item > .bf-letter")).to_have_text(numbers)
