"""Items to sort, match and put in order, as a learner arranges them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader
from support.accessibility import WAYS, sideways, too_small, turn, violations
from support.answering import MATCH, ORDER, SORT, kept, opened
from support.arranging import QUESTIONS, expect_asked_again
from support.browsing import DESK, PHONE, arrange, tab_into
from support.building import FIXTURE
from support.packages import ARRANGE
from support.serving import served
from support.walking import answer

ALL = [SORT, MATCH, ORDER]
KINDS = pytest.mark.parametrize("asked", ALL, ids=["sort", "match", "order"])


def last_try(page: Page, asked: tuple[str, str]) -> dict:
    return kept(page)["tries"][asked[1]][-1]


def put_right(one: Locator, right: range) -> None:
    """Put the items at some places where they belong and every other one somewhere else."""
    items = one.locator(".bf-item")
    labels = [
        one.page.locator(f"li[data-option='{item.get_attribute('data-item')}']").get_attribute(
            "data-label"
        )
        for item in items.all()
    ]
    for at, item in enumerate(items.all()):
        label = next(other for other in labels if (other == labels[at]) is (at in right))
        if item.locator("select").count():
            item.locator("select").select_option(label)
        else:
            item.locator(f"[value='{label}']").check()


@KINDS
def test_all_in_the_right_place_is_right_and_comes_back(
    page: Page, address: str, asked: tuple[str, str]
) -> None:
    one = opened(page, address, asked)
    answer(page, asked[1])
    expect(one.locator(".bf-verdict")).to_have_text("✓ Right.")
    assert last_try(page, asked)["right"] is True
    page.reload()
    expect(one.locator(".bf-verdict")).to_have_text("✓ Right.")
    expect(one.locator(".bf-put")).to_have_count(0)
    items = one.locator("details.bf-why")
    expect(items).to_have_count(one.locator(".bf-item").count())
    items.first.locator("summary").click()
    expect(items.first.locator(".bf-reason")).to_be_visible()


@KINDS
def test_each_wrong_item_is_told_where_it_belongs_and_why(
    page: Page, address: str, asked: tuple[str, str]
) -> None:
    one = opened(page, address, asked)
    answer(page, asked[1], right=False)
    assert last_try(page, asked)["right"] is False
    wrong = one.locator(".bf-chosen")
    expect(wrong.first).to_be_visible()
    for item in wrong.all():
        expect(item.locator(".bf-reason")).to_be_visible()
        if asked is not ORDER:
            expect(item.locator(".bf-mark").first).to_contain_text("✗ You chose “")
            expect(item.locator(".bf-mark").last).to_contain_text("✓ The answer is “")
    before = wrong.all_inner_texts()
    page.reload()
    assert wrong.all_inner_texts() == before, "another answer came back than was given"


@pytest.mark.parametrize("asked", [SORT, MATCH], ids=["sort", "match"])
@pytest.mark.parametrize("right", [range(1), range(1, 2), None], ids=["first", "second", "all"])
def test_an_answered_list_keeps_its_order_and_letters(
    page: Page, address: str, asked: tuple[str, str], right: range | None
) -> None:
    """Whoever remembers “B” finds it as B, wherever the first mistake is."""
    one = opened(page, address, asked)
    before = one.locator(".bf-item > .bf-words").all_inner_texts()
    letters = one.locator(".bf-item > .bf-letter").all_text_contents()
    put_right(one, range(len(before)) if right is None else right)
    one.get_by_role("button", name="Check answer").click()
    result = one.locator(".bf-result")
    assert result.locator(".bf-letter").all_inner_texts() == letters
    for words, told in zip(before, result.locator(".bf-words").all(), strict=True):
        expect(told).to_contain_text(words)


@pytest.mark.parametrize("asked", [SORT, MATCH], ids=["sort", "match"])
def test_what_was_right_stays_for_the_next_try(
    page: Page, address: str, asked: tuple[str, str]
) -> None:
    one = opened(page, address, asked)
    put_right(one, range(1))
    one.get_by_role("button", name="Check answer").click()
    of = one.locator(".bf-item").count()
    expect(one.locator(".bf-verdict")).to_have_text(f"◐ 1 of {of} right.")
    one.get_by_role("button", name="Try again").click()
    first, second = one.locator(".bf-item").nth(0), one.locator(".bf-item").nth(1)
    expect(first).to_contain_text("Your answer was right")
    for field in first.locator("input, select").all():
        expect(field).to_be_disabled()
    expect(second.locator("input, select").first).to_be_focused()
    assert not second.locator("input:checked").count()
    one.get_by_role("button", name="Check answer").click()
    expect(one.locator(".bf-alarm")).to_have_text(f"{of - 1} still to choose.")
    answer(page, asked[1])
    expect(one.locator(".bf-verdict")).to_have_text("✓ Right.")
    assert last_try(page, asked)["right"] is True


WAITS = pytest.mark.parametrize(
    ("asked", "says"),
    [(SORT, " still to choose."), (MATCH, " still to choose."), (ORDER, "into order first.")],
    ids=["sort", "match", "order"],
)


@WAITS
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_whoever_checks_too_early_sees_what_waits_above_the_bar(
    open_context: Callable, address: str, asked: tuple[str, str], says: str, size: dict
) -> None:
    page = open_context(size, steps=True).new_page()
    one = opened(page, address, asked)
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    page.locator(".bf-foot").get_by_role("button", name="Check answer").click()
    said = page.get_by_role("alert").filter(has_text=says)
    expect(said).to_be_in_viewport(ratio=1)
    item = one.locator(".bf-item").first
    assert item.evaluate("one => one.contains(document.activeElement)")
    between = page.evaluate(
        """([said, item]) => [
            document.querySelector('.bf-top').getBoundingClientRect().bottom,
            said.getBoundingClientRect().top,
            said.getBoundingClientRect().bottom,
            item.getBoundingClientRect().top,
            document.querySelector('.bf-foot').getBoundingClientRect().top,
        ]""",
        [said.element_handle(), item.element_handle()],
    )
    assert between == sorted(between), between
    before = item.bounding_box()["y"] if asked is not ORDER else 0
    if asked is MATCH:
        item.locator("select").select_option(index=1)
    else:
        item.locator("input, .bf-moves button:enabled").last.press("Space")
    expect(said).to_have_count(0)
    if asked is not ORDER:
        assert item.bounding_box()["y"] == before, "what waits has moved under the finger"


def test_what_waits_is_in_sight_behind_all_that_stays(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 600})
    one = opened(page, address, SORT)
    last = one.locator(".bf-item").count() - 1
    put_right(one, range(last))
    one.get_by_role("button", name="Check answer").click()
    one.get_by_role("button", name="Try again").click()
    waits = one.locator(".bf-item").nth(last)
    expect(waits.locator("input").first).to_be_focused()
    expect(waits).to_be_in_viewport(ratio=1)
    assert waits.evaluate(
        """one => {
            const { left, bottom } = one.getBoundingClientRect()
            return one.contains(document.elementFromPoint(left + 9, bottom - 4))
        }"""
    ), "a bar covers its end"


@KINDS
def test_a_keyboard_alone_arranges(
    open_context: Callable, address: str, asked: tuple[str, str]
) -> None:
    page = open_context(DESK).new_page()
    one = opened(page, address, asked)
    tab_into(page, one)
    arrange(page, one)
    expect(one.locator(".bf-verdict")).to_be_focused()


@KINDS
def test_each_field_says_what_it_is_for(page: Page, address: str, asked: tuple[str, str]) -> None:
    one = opened(page, address, asked)
    for item in one.locator(".bf-item").all():
        words = item.locator(".bf-words").inner_text()
        if asked is SORT:
            expect(item.get_by_role("radiogroup", name=words)).to_be_visible()
        elif asked is MATCH:
            expect(item.get_by_role("combobox", name=words)).to_be_visible()
        else:
            expect(item.get_by_role("button", name=f"Move up: {words}")).to_be_visible()


@KINDS
def test_every_state_can_be_seen_and_tapped(
    open_context: Callable, address: str, asked: tuple[str, str]
) -> None:
    page = open_context(PHONE, has_touch=True).new_page()
    one = opened(page, address, asked)

    def check(state: str) -> None:
        for way in WAYS:
            turn(page, way)
            found = violations(page, part=f"#question-{asked[1]}")
            assert found + sideways(page) + too_small(page, 44) == [], f"{state}, {way}"

    check("open")
    answer(page, asked[1], right=False)
    check("answered")
    one.get_by_role("button", name="Try again").click()
    check("again")


@KINDS
def test_without_a_script_and_on_paper_the_items_and_their_labels_are_there(
    open_context: Callable, address: str, asked: tuple[str, str]
) -> None:
    page = open_context(PHONE, java_script_enabled=False).new_page()
    one = opened(page, address, asked)
    expect(one.locator(".bf-item .bf-words").last).to_be_visible()
    for label in one.locator(".bf-labels > li").all():
        expect(label).to_be_visible()
    page = open_context(PHONE).new_page()
    one = opened(page, address, asked)
    pages = PdfReader(BytesIO(page.pdf(format="A4"))).pages
    printed = " ".join(" ".join(one.extract_text().split()) for one in pages)
    assert ("Write their numbers in order." in printed) is (asked is ORDER)
    page.emulate_media(media="print")
    room = one.locator(".bf-groups" if asked is SORT else ".bf-pick")
    for label in one.locator(".bf-labels > li").all():
        # Beside each item, or once above those that have room for one.
        expect(label).to_be_visible(visible=asked is not SORT)
    for field in room.all() if asked is not ORDER else ():
        expect(field).to_be_visible()
    for control in one.locator(".bf-moves").all():
        expect(control).to_be_hidden()


def test_labels_in_lists_that_are_closed_stand_above_the_items(page: Page, address: str) -> None:
    matched = opened(page, address, MATCH)
    labels = matched.locator(".bf-labels > li").all_text_contents()
    expect(matched.locator(".bf-hint")).to_have_text(f"Choose one for each: {' · '.join(labels)}")
    page.emulate_media(media="print")
    expect(matched.locator(".bf-among")).to_be_hidden()
    page.emulate_media(media="screen")
    expect(opened(page, address, SORT).locator(".bf-hint")).to_have_text("Choose one for each.")


def test_an_item_or_a_label_that_is_reworded_is_asked_again_and_credits_no_other(
    open_context: Callable, fixture_site: Path, next_edition: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    shutil.copytree(fixture_site, site, copy_function=shutil.copyfile)
    context = open_context(DESK)
    page = context.new_page()
    with served(site) as root:
        for question in QUESTIONS:
            page.goto(f"{root}/{FIXTURE}/{question.page}.html")
            expect(page.locator(f"#question-{question.id} button").first).to_be_attached()
            page.evaluate(ARRANGE, [question.id, []])
            verdict = page.locator(f"#question-{question.id} .bf-verdict")
            expect(verdict).to_have_text("✓ Right.")
        shutil.rmtree(site)
        shutil.copytree(next_edition, site, copy_function=shutil.copyfile)
        # What a browser has just loaded it may take for good, so another one has the record.
        page = open_context(DESK, storage_state=context.storage_state()).new_page()
        for question in QUESTIONS:
            page.goto(f"{root}/{FIXTURE}/{question.page}.html")
            expect_asked_again(page, question)
