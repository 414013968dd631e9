"""Home and the course start: begin, see how far you are, and go on where you stopped."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect
from support.accessibility import barriers
from support.answering import HIDDEN_MEN, TAKE, choose, finish, keys, question
from support.browsing import COURSE, DESK, PHONE, RECORD, Watch
from support.building import SAMPLE

NARROW = {"width": 320, "height": 700}
HOME, START = "index.html", f"{COURSE}/index.html"


def main_button(page: Page) -> Locator:
    return page.locator("article .bf-go")


def row(page: Page, title: str) -> Locator:
    return page.locator("#themes").get_by_role("link", name=title)


def course_data(page: Page) -> dict:
    return page.evaluate("briefed.course")


def all_answered(page: Page, address: str) -> None:
    """Put a record of which every question was answered rightly, and every case was taken, into the
    browser.
    """
    page.goto(f"{address}/{START}")
    tries = {
        name: [{"at": "2026-05-03T09:00:00.000Z", "print": stamp, "right": True, "chosen": ["x"]}]
        for theme in course_data(page)["themes"]
        for name, (stamp, _) in theme["questions"].items()
    }
    done = {"at": "2026-05-03T09:00:00.000Z", "done": "2026-05-03T09:00:00.000Z", "ways": 1}
    cases = {
        name: {**done, "print": stamp, "path": [], "seen": []}
        for theme in course_data(page)["themes"]
        for name, (stamp, _) in theme["cases"].items()
    }
    rest = {"cases": cases, "finished": {}, "notes": {}, "versions": {}, "plan": []}
    page.evaluate(
        "([name, text]) => localStorage.setItem(name, text)",
        [f"{RECORD}/{COURSE}", json.dumps({"version": 1, "tries": tries, **rest})],
    )


def test_the_course_begins_without_scrolling(page: Page, address: str) -> None:
    watch = Watch(page, address)
    page.goto(f"{address}/{START}")
    button = main_button(page)
    expect(button).to_have_text("Start the course")
    assert button.bounding_box()["y"] <= 400 and button.bounding_box()["height"] >= 44
    rows = page.locator("#themes a").all()
    assert len(rows) == 9 and min(one.bounding_box()["height"] for one in rows) >= 64
    expect(page.locator("#themes .bf-state")).to_have_text(["not started"] * 9)
    button.click()
    page.wait_for_url(f"{address}/{COURSE}/introduction.html")
    assert watch.faults == []


def test_how_this_works_opens_with_the_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}/{START}")
    told = page.get_by_text("The course takes about an hour.")
    expect(told).to_be_hidden()
    page.get_by_text("How this works").focus()
    page.keyboard.press("Enter")
    expect(told).to_be_visible()


def test_a_part_that_is_begun_goes_on_at_its_question(page: Page, address: str) -> None:
    finish(page, address, "think-family")
    page.goto(f"{address}/{COURSE}/hidden-men.html")
    page.evaluate(TAKE)
    choose(page, HIDDEN_MEN[0], 0)
    place = f"{address}/{COURSE}/hidden-men.html#question-{HIDDEN_MEN[1]}"
    page.goto(f"{address}/{START}")
    expect(main_button(page)).to_have_text("Continue: Hidden men, 3 questions, 4 minutes left")
    assert main_button(page).bounding_box()["y"] <= 400
    expect(row(page, "Think family").locator(".bf-state")).to_have_text("✓ done")
    expect(row(page, "Hidden men").locator(".bf-state")).to_have_text("3 questions left")
    expect(row(page, "Domestic abuse").locator(".bf-state")).to_have_text("not started")
    main_button(page).click()
    page.wait_for_url(place)
    expect(question(page, HIDDEN_MEN[1])).to_be_in_viewport()

    for name in ("domestic-abuse", "briefing", "my-learning", "index"):
        page.goto(f"{address}/{COURSE}/{name}.html")
        bar = page.locator(".bf-bar").get_by_role("link", name="Continue")
        assert bar.evaluate("link => link.href") == place, name
    expect(bar).not_to_have_attribute("aria-current", "page")
    bar.click()
    page.wait_for_url(place)


def test_the_menu_on_a_desktop_leads_on_as_well(open_context: Callable, address: str) -> None:
    page = open_context(DESK).new_page()
    page.goto(f"{address}/{COURSE}/think-family.html")
    menu = page.locator(".bf-menu")
    expect(menu.get_by_role("link", name="Start")).to_have_attribute("href", "introduction.html")
    choose(page, next(iter(keys(SAMPLE, COURSE, "think-family"))), 0)
    link = menu.get_by_role("link", name="Continue")
    expect(link).to_have_attribute("href", "think-family.html#question-" + _second("think-family"))


def _second(theme: str) -> str:
    return list(keys(SAMPLE, COURSE, theme))[1]


def test_home_says_how_far_the_learner_is(page: Page, address: str) -> None:
    watch = Watch(page, address)
    page.goto(f"{address}/{HOME}")
    expect(main_button(page)).to_have_text("See the course")
    expect(page.locator(".bf-parts")).to_have_text("9 parts, 6 to 8 minutes each")
    assert not page.locator("script[src*='course.js']").count(), "nobody has learned anything here"
    finish(page, address, "think-family")
    page.goto(f"{address}/{COURSE}/hidden-men.html")
    page.evaluate(TAKE)
    choose(page, HIDDEN_MEN[0], 0)
    page.goto(f"{address}/{HOME}")
    expect(page.locator(".bf-parts")).to_have_text("1 of 9 parts done, 6 to 8 minutes each")
    expect(page.locator(".bf-segments i")).to_have_count(9)
    expect(page.locator(".bf-segments .bf-full")).to_have_count(1)
    expect(page.locator(".bf-segments .bf-half")).to_have_count(1)
    expect(main_button(page)).to_have_text("Continue: Hidden men, 3 questions, 4 minutes left")
    assert page.evaluate("'course' in briefed") is False, "the page belongs to no course"
    main_button(page).click()
    page.wait_for_url(f"{address}/{COURSE}/hidden-men.html#question-{HIDDEN_MEN[1]}")
    assert watch.faults == []


def test_behind_the_last_question_both_offer_to_look_again(page: Page, address: str) -> None:
    page.clock.set_fixed_time("2026-06-01T08:00:00")
    all_answered(page, address)
    # The page is drawn long before its script comes, as it is with a slow network.
    page.route("**/assets/learner.js", lambda route: (time.sleep(1), route.continue_()))
    for name in (HOME, START):
        page.goto(f"{address}/{name}")
        expect(main_button(page)).to_have_text("Finished on 3 May: look again")
    expect(page.locator("#themes .bf-state")).to_have_text(["✓ done"] * 9)
    page.goto(f"{address}/{HOME}")
    expect(page.locator(".bf-parts")).to_have_text("9 of 9 parts done, 6 to 8 minutes each")
    expect(page.locator(".bf-segments .bf-full")).to_have_count(9)
    main_button(page).click()
    page.wait_for_url(f"{address}/{COURSE}/my-learning.html#again")
    expect(page.get_by_role("heading", name="Look again")).to_be_in_viewport()


def test_home_follows_what_is_done_in_another_tab(page: Page, address: str) -> None:
    all_answered(page, address)
    page.goto(f"{address}/{HOME}")
    expect(page.locator(".bf-parts")).to_contain_text("9 of 9 parts done")
    other = page.context.new_page()
    other.goto(f"{address}/{COURSE}/think-family.html")
    other.evaluate(
        f"""() => {{
            const name = "{RECORD}/{COURSE}", record = JSON.parse(localStorage.getItem(name))
            delete record.tries["{_second("think-family")}"]
            localStorage.setItem(name, JSON.stringify(record))
        }}"""
    )
    expect(page.locator(".bf-parts")).to_contain_text("8 of 9 parts done")
    expect(main_button(page)).to_contain_text("Continue: Think family")


@pytest.mark.parametrize("name", [HOME, START])
def test_without_scripts_everything_is_there(
    open_context: Callable, address: str, name: str
) -> None:
    page = open_context(PHONE, java_script_enabled=False).new_page()
    page.goto(f"{address}/{name}")
    expect(main_button(page)).to_have_text("See the course" if name == HOME else "Start the course")
    if name == START:
        links = [one.get_attribute("href") for one in page.locator("#themes a").all()]
        assert len(links) == 9 and links[2] == "think-family.html"
        page.locator("#themes a", has_text="Think family").click()
        page.wait_for_url(f"{address}/{COURSE}/think-family.html")
    else:
        page.get_by_role("link", name="Learning from the Keeping Babies Safe audit").click()
        page.wait_for_url(f"{address}/{START}")


def test_nothing_leaves_the_screen_and_axe_finds_nothing(
    open_context: Callable, address: str
) -> None:
    found = {}
    page = open_context(PHONE).new_page()
    all_answered(page, address)
    for name in (HOME, START):
        page.goto(f"{address}/{name}")
        expect(main_button(page)).to_contain_text("look again")
        for screen in (NARROW, PHONE, DESK):
            page.set_viewport_size(screen)
            found[name, screen["width"]] = barriers(page)
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_text_of_twice_the_size_fits(open_context: Callable, address: str) -> None:
    page = open_context(PHONE).new_page()
    all_answered(page, address)
    for name in (HOME, START):
        page.goto(f"{address}/{name}")
        page.add_style_tag(content="html { font-size: 200% }")
        expect(main_button(page)).to_contain_text("look again")
        beyond = page.evaluate(
            """() => [...document.querySelectorAll(
                ":is(.bf-card, .bf-begin, .bf-progress, #themes, .admonition.note, article > h1) *"
            )].filter(one => one.getBoundingClientRect().right > innerWidth)
              .map(one => one.textContent)"""
        )
        assert beyond == [], name


def test_nothing_moves_as_the_record_is_read(page: Page, address: str) -> None:
    all_answered(page, address)
    for name in (HOME, START):
        page.goto(f"{address}/{name}")
        expect(main_button(page)).to_contain_text("look again")
        shift = page.evaluate(
            """() => new Promise(done => {
                let sum = 0
                new PerformanceObserver(list => {
                    for (const one of list.getEntries())
                        if (one.sources.some(({node}) => node?.parentElement?.closest("article")))
                            sum += one.value
                }).observe({type: "layout-shift", buffered: true})
                setTimeout(() => done(sum), 300)
            })"""
        )
        assert shift == 0, name
