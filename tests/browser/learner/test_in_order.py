"""Items to put in order, as a learner moves them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from support.answering import ORDER, kept, opened
from support.browsing import COURSE, DESK, PHONE, RECORD
from support.walking import answer


def test_the_right_order_says_where_each_item_was_put(page: Page, address: str) -> None:
    one = opened(page, address, ORDER)
    right = page.locator(f"#answer-{ORDER[1]} li").evaluate_all(
        "all => all.map(one => one.querySelector('span').textContent)"
    )
    for words in (right[3], right[2], right[1]):  # the first stays in its place, or comes to it
        item = one.locator(".bf-item", has_text=words)
        while item.get_by_role("button", name="Move up").is_enabled():
            item.get_by_role("button", name="Move up").click()
    first = one.locator(".bf-item", has_text=right[0])
    while first.get_by_role("button", name="Move up").is_enabled():
        first.get_by_role("button", name="Move up").click()
    one.locator(".bf-item").nth(2).get_by_role("button", name="Move up").click()
    one.get_by_role("button", name="Check answer").click()
    panel = one.get_by_role("group", name="Your answer")
    expect(panel.get_by_text("The right order:")).to_be_visible()
    expect(panel.locator(".bf-letter")).to_have_text(["1", "2", "3", "4"])
    expect(panel.locator(".bf-words")).to_contain_text(right)
    expect(panel.locator(".bf-had")).to_have_text(["You had it 3rd", "You had it 2nd"])
    # No line of the right order looks wrong, and none looks more right than the others.
    expect(panel.locator(".bf-mark")).to_have_count(0)
    look = "one => [getComputedStyle(one).backgroundColor, getComputedStyle(one).color].join()"
    assert len({line.evaluate(look) for line in panel.locator(".bf-chosen").all()}) == 1
    expect(panel.locator(".bf-chosen .bf-reason")).to_have_count(4)
    for reason in panel.locator(".bf-reason").all():
        expect(reason).to_be_visible()


def test_items_that_stay_are_passed_over_by_those_that_move(page: Page, address: str) -> None:
    one = opened(page, address, ORDER)

    def shown() -> list[str]:
        return one.locator(".bf-item").evaluate_all("all => all.map(one => one.dataset.item)")

    right = page.locator(f"#answer-{ORDER[1]} li").evaluate_all(
        "all => all.map(one => one.dataset.option)"
    )
    # The second where it belongs, all others turned by one.
    wanted = [right[2], right[1], right[3], right[0]]
    for at, name in enumerate(wanted):
        while shown().index(name) > at:
            one.locator(f"[data-item='{name}']").get_by_role("button", name="Move up").click()
    one.get_by_role("button", name="Check answer").click()
    expect(one.locator(".bf-verdict")).to_have_text("◐ 1 of 4 right.")
    one.get_by_role("button", name="Try again").click()
    kept_item = one.locator(f"[data-item='{right[1]}']")
    for button in kept_item.get_by_role("button").all():
        expect(button).to_be_disabled()
    third = one.locator(f"[data-item='{wanted[2]}']").get_by_role("button", name="Move up")
    third.press("Enter")
    assert shown() == [wanted[2], right[1], wanted[0], wanted[3]], "the item that stays has moved"
    expect(one.get_by_role("status")).to_contain_text("Now 1 of 4: ")
    expect(
        one.locator(f"[data-item='{wanted[2]}']").get_by_role("button", name="Move down")
    ).to_be_focused()


def test_an_order_of_which_only_the_right_part_is_known_is_not_put_right_by_chance(
    page: Page, address: str
) -> None:
    """A learning system keeps which items were right, and not where the others were."""
    one = opened(page, address, ORDER)
    right = page.locator(f"#answer-{ORDER[1]} li").evaluate_all(
        "all => all.map(one => one.dataset.option)"
    )
    fingerprint = one.get_attribute("data-print")

    def reordered(route: Route) -> None:
        """The page with its items in twos that are exchanged: the second, the first, and so on."""
        html = route.fetch().text()
        items = {
            name: found[0]
            for name in right
            if (found := re.search(f'<div class="bf-item" data-item="{name}">.*?</div>', html))
        }
        turned = "".join(items[right[at]] for at in (1, 0, 3, 2))
        first = min(html.index(item) for item in items.values())
        for item in items.values():
            html = html.replace(item, "")
        route.fulfill(body=html[:first] + turned + html[first:], content_type="text/html")

    page.route(f"**/{ORDER[0]}.html*", reordered)
    answer(page, ORDER[1], right=False)
    page.evaluate(
        """([name, id, chosen, print]) => {
            const record = JSON.parse(localStorage.getItem(name))
            Object.assign(record.tries[id][0], { chosen, print })
            localStorage.setItem(name, JSON.stringify(record))
        }""",
        [f"{RECORD}/{COURSE}", ORDER[1], [f"{right[0]}-1", f"{right[2]}-3"], fingerprint],
    )
    page.reload()
    expect(one.locator(".bf-verdict")).to_have_text("◐ 2 of 4 right.")
    one.get_by_role("button", name="Try again").click()
    shown = one.locator(".bf-item").evaluate_all("all => all.map(one => one.dataset.item)")
    assert shown == [right[0], right[3], right[2], right[1]]


def test_an_order_that_nobody_touched_is_no_answer(page: Page, address: str) -> None:
    one = opened(page, address, ORDER)
    one.get_by_role("button", name="Check answer").click()
    expect(one.locator(".bf-alarm")).to_have_text("Move the items into order first.")
    expect(one.get_by_role("button", name="Move").locator("visible=true").first).to_be_visible()
    assert kept(page) is None


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_an_item_that_was_moved_is_marked_and_in_sight(
    open_context: Callable, address: str, size: dict
) -> None:
    page = open_context(size, steps=True).new_page()
    one = opened(page, address, ORDER)
    ground = "one => getComputedStyle(one).backgroundColor"
    items = one.locator(".bf-item")
    plain = items.first.evaluate(ground)
    for _ in range(items.count() - 1):
        moved = one.get_by_role("button", name="Move down").and_(one.locator(":focus"))
        moved = moved if moved.count() else one.get_by_role("button", name="Move down").first
        name = moved.get_attribute("aria-label").partition(": ")[2]
        moved.click()
        row = items.filter(has_text=name)
        assert covered_by_bars(page, row) == [], name
        assert [item.evaluate(ground) != plain for item in items.all()].count(True) == 1
        assert row.evaluate(ground) != plain


def covered_by_bars(page: Page, row: Locator) -> list[str]:
    """Which bars lie over an item."""
    top, bottom = row.evaluate(
        "one => [one.getBoundingClientRect().top, one.getBoundingClientRect().bottom]"
    )
    header = page.locator(".bf-top").evaluate("one => one.getBoundingClientRect().bottom")
    foot = page.locator(".bf-foot").evaluate("one => one.getBoundingClientRect().top")
    return ["header"] * (top < header) + ["foot"] * (bottom > foot)
