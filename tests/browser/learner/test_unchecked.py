"""What was chosen or typed and is not checked yet is there when its page is loaded anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect
from support.browsing import COURSE, PHONE
from support.building import FIXTURE
from support.serving import served
from support.trainer import HERE, storage, turn_on

ORDERED = f"{FIXTURE}/keepers-cafes-stores.html"

# What a question has in its fields, and the order of its items.
FILLED = """form => [
    ...[...form.querySelectorAll('[type=text]')].map(one => one.value),
    ...[...form.querySelectorAll('[type=radio], [type=checkbox]')].map(one => one.checked),
    ...[...form.querySelectorAll('select')].map(one => one.value),
    ...[...form.querySelectorAll('.bf-item')].map(one => one.dataset.item),
]"""
FIELDS = "input:enabled, select:enabled, .bf-moves button:enabled"


def begin(question: Locator) -> str:
    """Begin an answer, and say of which kind the question is."""
    field = question.locator(FIELDS).first
    kind = field.evaluate("one => one.type")
    if kind == "text":
        field.fill("half a wo")
    elif kind == "select-one":
        field.select_option(index=1)
    else:
        field.click()
    return question.get_attribute("data-kind") or kind


def test_of_every_kind_of_question(page: Page, fixture_site: Path) -> None:
    kinds = set()
    with served(fixture_site) as root:
        for file in sorted((fixture_site / FIXTURE).glob("*.html")):
            page.goto(f"{root}/{FIXTURE}/{file.name}")
            for question in page.locator(".bf-question").all():
                form = question.locator("form")
                empty = form.evaluate(FILLED)
                kinds.add(begin(question))
                begun = form.evaluate(FILLED)
                assert begun != empty
                page.goto(f"{root}/{FIXTURE}/briefing.html")
                page.goto(f"{root}/{FIXTURE}/{file.name}")
                assert form.evaluate(FILLED) == begun, question.get_attribute("id")
                expect(question.locator(".bf-verdict")).to_have_count(0)
    assert kinds == {"radio", "checkbox", "text", "sort", "match", "order"}


def test_it_is_forgotten_once_it_is_checked_and_in_another_tab(
    open_context: Callable, address: str
) -> None:
    context = open_context(PHONE)
    page, other = context.new_page(), context.new_page()
    for one in (page, other):
        one.goto(f"{address}/{COURSE}/hidden-men.html")
    first = page.locator(".bf-question").first
    first.locator("input").first.check()
    drafts = [name for name in storage(page) if "briefed:draft:" in name]
    assert len(drafts) == 1
    other.reload()
    assert other.locator(".bf-question input:checked").count() == 0
    first.get_by_role("button", name="Check answer").click()
    expect(first.locator(".bf-verdict")).to_be_visible()
    assert drafts[0] not in storage(page)


def test_what_is_no_text_of_ours_breaks_no_question(page: Page, address: str) -> None:
    page.goto(f"{address}/{COURSE}/hidden-men.html")
    page.locator(".bf-question input").first.check()
    for text in ("{", "7", '["hidden-men"]', "null"):
        page.evaluate(
            """text => Object.keys(sessionStorage).filter(one => one.includes(':draft:'))
                .forEach(one => sessionStorage.setItem(one, text))""",
            text,
        )
        page.reload()
        buttons = page.get_by_role("button", name="Check answer")
        expect(buttons).to_have_count(page.locator(".bf-question").count())


def test_a_room_does_not_see_it(page: Page, address: str) -> None:
    page.goto(f"{address}/{HERE}")
    page.locator(".bf-question input").first.check()
    assert any(":draft:" in name for name in storage(page))
    turn_on(page)
    page.goto(f"{address}/{HERE}")
    expect(page.get_by_role("button", name="Show the answer").first).to_be_visible()
    assert page.locator(".bf-question input:checked").count() == 0


def test_an_order_that_nobody_has_moved_is_still_to_be_moved(
    page: Page, fixture_site: Path
) -> None:
    with served(fixture_site) as root:
        page.goto(f"{root}/{ORDERED}")
        one = page.locator(".bf-question[data-kind=order]").first
        for _ in range(2):
            one.locator(".bf-words").first.click()
            one.get_by_role("button", name="Check answer").click()
            expect(one.get_by_text("Move the items into order first.")).to_be_visible()
            expect(one.locator(".bf-verdict")).to_have_count(0)
            page.reload()
