"""“I work in …”: one tap, once, and what names that service is filled; nothing is hidden."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from support.accessibility import COLOURS, barriers, outlined, too_small
from support.browsing import COURSE, PHONE, Watch
from support.building import FIXTURE
from support.records import MINE, press, shared, unfolded
from support.serving import served
from support.trainer import turn_on

START, MEN = f"{COURSE}/index.html", f"{COURSE}/hidden-men.html"
SERVICES = ["Children's services", "Health visiting", "Midwifery", "Probation", "Early Help"]
OTHER = "None of these: mark nothing"
KEPT = "briefed:service:/"
OF_MEN = ["Names health visiting", "For health visiting"]
NARROW = {"width": 320, "height": 640}
# The parts whose statements name health visiting, which is found in the briefing by a person.
OF_HEALTH_VISITING = [
    "Why this audit",
    "Keeping babies safe",
    "Hidden men",
    "Professional optimism and curiosity",
    "Multi-agency working",
    "Barriers to engagement",
]


@pytest.fixture
def page(open_context: Callable, address: str) -> Page:
    page = open_context(PHONE).new_page()
    page.goto(f"{address}/{START}")
    return page


def chips(page: Page) -> Locator:
    return page.get_by_role("group", name="I work in …").get_by_role("button")


def choose(page: Page, name: str) -> None:
    chips(page).filter(has_text=name).click()


def line(page: Page) -> Locator:
    """What the course start says once a service was chosen."""
    return page.locator("[data-module=services] p")


def change(page: Page) -> Locator:
    return page.get_by_role("button", name=re.compile(r"\. Change$"))


def tags(page: Page) -> list[str]:
    return [one.inner_text() for one in page.locator(".bf-for").all()]


def yours(page: Page) -> list[str]:
    """The tags that are filled for the reader."""
    return [one.inner_text() for one in page.locator(".bf-yours").all()]


def kept(page: Page, where: str = "localStorage") -> str | None:
    return page.evaluate(f"{where}.getItem('{KEPT}')")


def test_one_tap_marks_what_is_for_a_service(page: Page, address: str) -> None:
    watch = Watch(page, address)
    assert chips(page).all_inner_texts() == [*SERVICES, OTHER]
    expect(page.locator(".bf-mine")).to_have_count(0)
    choose(page, "Health visiting")
    expect(line(page)).to_have_text(
        "You work in health visiting. Parts in which the briefing names health visiting say so. "
        "All parts are for you."
    )
    expect(chips(page)).to_have_count(0)
    marked = page.locator(
        "#themes a", has=page.locator(".bf-mine", has_text="names health visiting")
    )
    assert [one.locator("b").inner_text() for one in marked.all()] == OF_HEALTH_VISITING
    page.goto(f"{address}/{MEN}")
    assert tags(page) == yours(page) == OF_MEN
    finding = page.locator("h3:has(+ .bf-whom)")
    expect(finding).to_contain_text("Registering the father")
    assert page.locator(".bf-for").first.evaluate(
        "one => getComputedStyle(one).backgroundColor !== 'rgba(0, 0, 0, 0)'"
    )
    page.goto(f"{address}/{COURSE}/introduction.html")
    assert yours(page) == ["Names 5 services, yours too"]
    page.goto(f"{address}/{COURSE}/professional-optimism-and-curiosity.html")
    assert yours(page) == ["Names 4 services, yours too"]
    page.goto(f"{address}/{MINE}")  # this page does not know what the service is called
    expect(page.locator("#progress .bf-mine").first).to_have_text(re.compile("names your service"))
    assert watch.faults == []


def test_a_mark_does_not_look_like_a_button(page: Page, address: str) -> None:
    choose(page, "Health visiting")
    page.goto(f"{address}/{MEN}")
    look = "one => [getComputedStyle(one).borderRadius, getComputedStyle(one).borderTopWidth]"
    assert page.locator(".bf-yours").first.evaluate(look) == ["0px", "0px"]


def test_what_is_for_others_keeps_its_words(page: Page, address: str) -> None:
    choose(page, "Probation")
    page.goto(f"{address}/{MEN}")
    assert tags(page) == OF_MEN and yours(page) == []
    page.goto(f"{address}/{COURSE}/keeping-babies-safe.html")
    assert tags(page) == [
        "Names health visiting and midwifery",
        "For midwifery and health visiting",
    ]


def test_nothing_is_hidden_or_moved(page: Page, address: str) -> None:
    def said() -> str:
        page.goto(f"{address}/{MEN}")
        page.locator(".bf-for").first.wait_for()
        return page.locator("article").inner_text()

    before = said()
    page.goto(f"{address}/{START}")
    titles = page.locator("#themes b").all_inner_texts()
    choose(page, "Health visiting")
    assert page.locator("#themes b").all_inner_texts() == titles
    assert said() == before


def test_the_plan_has_a_point_without_its_tag(page: Page, address: str) -> None:
    choose(page, "Health visiting")
    page.goto(f"{address}/{MEN}")
    toggle = page.get_by_role("button", name="To my plan: Register the father on the system.")
    toggle.click()
    expect(page.get_by_role("button", name=re.compile("^In my plan: Register"))).to_be_visible()
    page.goto(f"{address}/{MINE}")
    expect(page.locator("#plan li > span")).to_have_text("Register the father on the system.")


def test_nobody_is_asked_twice_and_it_can_be_taken_back(page: Page, address: str) -> None:
    choose(page, "Midwifery")
    page.reload()
    expect(line(page)).to_have_text(
        "You work in midwifery. Parts in which the briefing names midwifery say so. "
        "All parts are for you."
    )
    change(page).click()
    pressed = page.locator("[data-module=services] [aria-pressed=true]")
    expect(pressed).to_have_text("✓ Midwifery")
    expect(pressed).to_be_focused()
    choose(page, OTHER)
    expect(line(page)).to_have_text("Nothing is marked for where you work. All parts are for you.")
    expect(page.locator(".bf-mine")).to_have_count(0)
    page.reload()
    expect(line(page)).to_have_text("Nothing is marked for where you work. All parts are for you.")
    page.goto(f"{address}/{MEN}")
    assert tags(page) == OF_MEN and yours(page) == []


def test_with_the_keyboard_alone(page: Page) -> None:
    page.locator(".bf-begin .bf-go").focus()  # the choice stands before the parts that it marks
    for name in SERVICES[:2]:
        page.keyboard.press("Tab")
        expect(chips(page).filter(has_text=name)).to_be_focused()
        assert outlined(page)
    page.keyboard.press("Enter")
    expect(change(page)).to_be_focused()
    assert outlined(page)
    page.keyboard.press("Space")
    expect(chips(page).filter(has_text="Health visiting")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    expect(line(page)).to_contain_text("You work in children's services.")


def test_another_tab_shows_it_at_once(page: Page, address: str) -> None:
    other = page.context.new_page()
    other.goto(f"{address}/{MEN}")
    assert yours(other) == []
    choose(page, "Health visiting")
    expect(other.locator(".bf-yours")).to_have_text(OF_MEN)


def test_it_is_no_part_of_the_record_and_of_no_copy(page: Page, address: str) -> None:
    choose(page, "Health visiting")
    assert kept(page) == "health-visiting"
    assert page.evaluate("Object.keys(localStorage).filter(one => one.startsWith('briefed'))") == [
        KEPT
    ]
    page.goto(f"{address}/{MINE}")
    unfolded(page)
    with page.expect_download() as saved:
        page.get_by_role("button", name=re.compile("Save a copy")).first.click()
    text = Path(saved.value.path()).read_text(encoding="utf-8")
    assert json.loads(text) and "health" not in text.lower().replace("healthy", "")


def test_on_a_shared_computer_it_stays_in_the_tab(page: Page, address: str) -> None:
    page.goto(f"{address}/{MINE}")
    shared(page).click()
    page.goto(f"{address}/{START}")
    choose(page, "Health visiting")
    assert (kept(page), kept(page, "sessionStorage")) == (None, "health-visiting")
    page.goto(f"{address}/{MEN}")
    assert yours(page) == OF_MEN
    other = page.context.new_page()
    other.goto(f"{address}/{START}")
    assert chips(other).all_inner_texts() == [*SERVICES, OTHER]


def test_what_was_chosen_before_goes_along_into_the_tab(page: Page, address: str) -> None:
    choose(page, "Health visiting")
    page.goto(f"{address}/{MINE}")
    shared(page).click()
    press(page, "Move it into this tab")
    assert (kept(page), kept(page, "sessionStorage")) == (None, "health-visiting")
    shared(page).click()
    press(page, "Add it to this device")
    assert (kept(page), kept(page, "sessionStorage")) == ("health-visiting", None)


def test_clearing_everything_clears_it(page: Page, address: str) -> None:
    choose(page, "Health visiting")
    other = page.context.new_page()
    other.goto(f"{address}/{MEN}")
    page.goto(f"{address}/{MINE}")
    unfolded(page).locator("#bf-clear > button").click()
    page.locator("#bf-clear + dialog button").first.click()
    assert kept(page) is None
    expect(other.locator(".bf-yours")).to_have_count(0)
    page.goto(f"{address}/{START}")
    assert chips(page).all_inner_texts() == [*SERVICES, OTHER]


def test_a_browser_that_keeps_nothing_still_marks_the_page(
    open_context: Callable, address: str
) -> None:
    context: BrowserContext = open_context(PHONE)
    context.add_init_script("Storage.prototype.setItem = () => { throw new Error('full') }")
    page = context.new_page()
    page.goto(f"{address}/{START}")
    choose(page, "Probation")
    expect(line(page)).to_contain_text("You work in probation.")
    expect(page.locator(".bf-mine")).to_have_count(2)


def test_without_a_script_the_words_are_there_and_nothing_is_asked(
    open_context: Callable, address: str
) -> None:
    page = open_context(PHONE, java_script_enabled=False).new_page()
    page.goto(f"{address}/{MEN}")
    assert tags(page) == OF_MEN and yours(page) == []
    page.goto(f"{address}/{START}")
    expect(page.get_by_text("I work in …")).to_have_count(0)
    assert page.locator("[data-module=services]").evaluate("one => one.offsetHeight") == 0


def test_paper_has_the_words_and_no_question(page: Page, address: str) -> None:
    page.emulate_media(media="print")
    expect(page.locator("[data-module=services]")).to_be_hidden()
    page.goto(f"{address}/{MEN}")
    expect(page.locator(".bf-for")).to_have_count(2)
    for tag in page.locator(".bf-for").all():
        expect(tag).to_be_visible()


def test_the_trainer_view_shows_the_words_of_everybody(page: Page, address: str) -> None:
    choose(page, "Health visiting")
    page.goto(f"{address}/{MEN}")
    turn_on(page)
    assert tags(page) == OF_MEN and yours(page) == []
    page.goto(f"{address}/{START}")
    expect(page.locator("#themes a").first).to_be_visible()
    expect(page.get_by_text("I work in …")).to_have_count(0)


def test_it_is_for_everyone(open_context: Callable, address: str) -> None:
    page = open_context(PHONE).new_page()

    def check() -> None:
        for size, colours in ((NARROW, ["light"]), (PHONE, COLOURS)):
            page.set_viewport_size(size)
            assert barriers(page, colours, part="article") == [], size
            assert page.url.endswith(MEN) or too_small(page, 44) == [], size

    page.goto(f"{address}/{START}")
    check()
    choose(page, "Health visiting")
    check()
    change(page).click()
    check()
    page.goto(f"{address}/{MEN}")
    check()


def test_a_choice_holds_in_every_course_that_has_the_service(
    open_context: Callable, three_courses: Path
) -> None:
    twin = next(
        path.name
        for path in (three_courses / "docs").iterdir()
        if path.is_dir() and path.name not in (FIXTURE, COURSE) and (path / "briefing.md").exists()
    )
    with served(three_courses / "site") as root:
        page = open_context(PHONE).new_page()
        page.goto(f"{root}/{FIXTURE}/index.html")
        choose(page, "Head Keepers")
        page.goto(f"{root}/{twin}/index.html")
        expect(line(page)).to_contain_text("You work in Head Keepers.")
        expect(page.locator(".bf-mine")).to_have_count(3)
        page.goto(f"{root}/{twin}/who-relieves-the-keeper.html")
        assert len(tags(page)) == 3 and len(yours(page)) == 2
        page.goto(f"{root}/{START}")
        expect(line(page)).to_contain_text("Nothing is marked for where you work.")
        expect(page.locator(".bf-mine")).to_have_count(0)
