"""Back to the step that the learner came from, where a page was only looked up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from support import walking
from support.browsing import COURSE, PHONE
from support.stepping import LATER

HERE = f"{COURSE}/hidden-men.html"
HELP = "Worried about a child now?"


@pytest.fixture
def phone(open_context: Callable) -> Page:
    return open_context(PHONE, steps=True).new_page()


def back(place: Page) -> Locator:
    return place.get_by_role("link", name="Back to where you were")


def there_and_back(place: Page, help_link: Locator, step: str) -> None:
    help_link.click()
    expect(place.get_by_role("heading", level=1)).to_have_text(HELP)
    expect(back(place)).to_be_in_viewport()
    back(place).click()
    expect(place.locator(".bf-where")).to_contain_text(step)


@pytest.mark.parametrize("served", [True, False], ids=["served", "from a folder"])
def test_the_help_page_leads_back_to_the_step(
    open_context: Callable, site: Path, address: str, served: bool
) -> None:
    page = open_context(PHONE, steps=True).new_page()
    page.goto(f"{address if served else site.as_uri()}/{HERE}")
    there_and_back(page, page.locator(".bf-worried"), "Step 1 of")
    for _ in range(2):
        page.get_by_role("button", name="Next", exact=True).or_(
            page.get_by_role("button", name=LATER, exact=True)
        ).click()
    there_and_back(page, page.locator(".bf-worried"), "Step 3 of")
    page.goto(
        f"{address if served else site.as_uri()}/{COURSE}/what-happens-next.html#back-to-the-case"
    )
    step = page.locator(".bf-where").inner_text().partition("\n")[0]
    there_and_back(page, page.locator(".bf-step").get_by_role("link", name=HELP), step)


def test_opened_by_itself_it_has_no_way_back(page: Page, address: str) -> None:
    for behind in (
        "",
        "#numbers-to-call",
        "#from=https%3A%2F%2Fexample.com%2F",
        "#from=%2F%2Fexample.com",
    ):
        page.goto("about:blank")
        page.goto(f"{address}/worried.html{behind}")
        expect(page.locator("#bf-colours")).to_be_attached()  # the script has done its work
        expect(back(page)).to_have_count(0)


def test_my_learning_and_the_briefing_lead_back_to_the_step(phone: Page, address: str) -> None:
    """Also to a step that an address led to: Continue does not lead there."""
    bar = phone.locator(".bf-bar a").first
    phone.goto(f"{address}/{COURSE}/think-family.html")
    walking.onward(phone).click()
    phone.goto(f"{address}/{HERE}#in-practice")
    phone.locator(".bf-to-plan:visible").first.click()
    phone.get_by_role("link", name="Your plan: 1 action").click()
    expect(bar).to_have_text("Back to Hidden men")
    bar.click()
    phone.wait_for_url(f"{address}/{HERE}#in-practice")
    phone.goto(f"{address}/{HERE}#what-needs-strengthening")
    heading = phone.locator(".bf-step:not([hidden]) > h3").first
    assert heading.evaluate("one => getComputedStyle(one).outlineOffset") == "-3px"  # on the screen
    phone.locator(".bf-step:not([hidden])").get_by_role("link", name="Briefing:").first.click()
    expect(bar).to_have_text("Back to Hidden men")
    expect(bar).to_be_in_viewport(ratio=1)
    high = phone.locator(".bf-bar").bounding_box()["height"]
    bar.click()
    phone.wait_for_url(f"{address}/{HERE}#what-needs-strengthening")
    phone.goto(f"{address}/{COURSE}/professional-optimism-and-curiosity.html#in-practice")
    phone.goto(f"{address}/{COURSE}/briefing.html")
    expect(bar).to_have_text("Back to Professional optimism and curiosity")
    assert phone.locator(".bf-bar").bounding_box()["height"] == high  # however long the title is
    icons = phone.locator(".bf-bar svg").evaluate_all(
        "icons => icons.map(one => one.getBoundingClientRect().top)"
    )
    assert len(set(icons)) == 1
    words = bar.locator("span").evaluate("one => one.getBoundingClientRect().bottom")
    assert words + 3 <= phone.viewport_size["height"]
    phone.goto(f"{address}/{COURSE}/index.html")
    expect(bar).to_have_text("Continue")  # the start says where the course goes on


def test_from_the_end_of_a_part_and_in_another_tab_nothing_leads_back(
    phone: Page, address: str
) -> None:
    bar = phone.locator(".bf-bar a").first
    phone.goto(f"{address}/{HERE}#in-practice")
    phone.goto(f"{address}/{HERE}#done")
    phone.goto(f"{address}/{COURSE}/my-learning.html")
    expect(bar).to_have_text("Start here")
    phone.goto(f"{address}/{HERE}#in-practice")
    other = phone.context.new_page()
    other.goto(f"{address}/{COURSE}/my-learning.html")
    expect(other.locator(".bf-bar a").first).to_have_text("Start here")
    other.close()
    phone.goto(f"{address}/{COURSE}/my-learning.html#keep")
    expect(bar).to_have_text("Back to Hidden men")
    phone.get_by_role("button", name="Clear everything on this device").click()
    phone.get_by_role("dialog").get_by_role("button", name="Clear everything").click()
    phone.reload()
    expect(bar).to_have_text("Start here")
