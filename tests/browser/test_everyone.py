"""For everyone: axe in every state, the keyboard, narrow screens, large text, forced colours, the
size of targets. On every page axe is asked in test_published.py.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from support.accessibility import (
    AT_REST,
    COLOURS,
    WAYS,
    barriers,
    outlined,
    sideways,
    too_small,
    turn,
    violations,
)
from support.browsing import COURSE, DESK, PHONE, SEEN, answer, arrange, tab_into, until
from support.building import FIXTURE, SAMPLE
from support.pages import of_each_kind, pages
from support.records import unfolded
from support.serving import served

QUESTION = "#question-father-does-not-answer"
# Answers each question of a page that waits for an answer, rightly or wrongly, where one field will
# do for that. What has to be arranged is told what it waits for. Gives the kinds of the questions.
ANSWER_ALL = """right => [...document.querySelectorAll(".bf-question")].map(one => {
    const check = [...one.querySelectorAll("button")]
        .find(button => button.textContent === "Check answer")
    for (const field of one.querySelectorAll("input[type=text]")) field.value = "word"
    const id = one.id.replace("question-", "answer-")
    const told = [...document.querySelectorAll(`#${id} [data-option]`)]
        .find(option => option.hasAttribute("data-right") === right)
    if (!one.dataset.kind && told)
        one.querySelector(`input[value="${told.dataset.option}"]:enabled`)?.click()
    check?.click()
    return one.dataset.kind ?? ""
})"""
UNFOLD = "document.querySelectorAll('.bf-result details').forEach(more => { more.open = true })"


@pytest.mark.parametrize(
    ("scheme", "right"), [("light", True), ("dark", False)], ids=["right", "wrong"]
)
def test_axe_finds_nothing_on_a_page_of_each_kind_that_is_answered(
    open_context: Callable, site: Path, address: str, scheme: str, right: bool
) -> None:
    page, found, asked = open_context(PHONE, scheme).new_page(), {}, set()
    themes = [f"{COURSE}/{file.stem}.html" for file in (SAMPLE / "quizzes" / COURSE).glob("*.md")]
    for name in of_each_kind(site, sorted(themes)):
        page.goto(f"{address}/{name}")
        asked.update(page.evaluate(ANSWER_ALL, right))
        page.evaluate(UNFOLD)
        expect(page.locator(".bf-finished")).to_be_visible()
        found[name] = violations(page)
    assert len(asked) > 3, "not every kind of question was answered"
    assert {name: faults for name, faults in found.items() if faults} == {}


def check(page: Page, option: int) -> None:
    page.locator(f"{QUESTION}-{option + 1}").check()
    page.locator(QUESTION).get_by_role("button", name="Check answer").click()


def finish(page: Page) -> None:
    page.evaluate(ANSWER_ALL, False)
    page.evaluate(UNFOLD)
    page.get_by_label("Your notes").fill("A note.")
    expect(page.get_by_text("Kept on this device.")).to_be_visible()


def ask(page: Page) -> None:
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("searchbox").fill("father")
    expect(page.locator("#bf-search li").first).to_be_visible()


def open_menu(page: Page) -> None:
    page.keyboard.press("Escape")  # the search is over the button
    expect(page.locator("#bf-search")).to_be_hidden()
    if page.viewport_size["width"] < 1000:
        page.get_by_role("button", name="Menu").click()


def plan(page: Page) -> None:
    page.goto(page.url.replace("index", "my-learning"))
    page.get_by_label("An action, in a few words").fill("Ask")
    page.get_by_role("button", name="Add").click()


# Each follows from the one before it, as a learner brings it about: a page of its own for each
# would take twice as long.
STATES: dict[str, Callable[[Page], object]] = {
    "empty": lambda page: page.locator(QUESTION).get_by_role("button", name="Check answer").click(),
    "chosen": lambda page: page.locator(f"{QUESTION}-1").check(),
    "wrong": lambda page: check(page, 0),
    "again": lambda page: page.locator(QUESTION).get_by_role("button", name="Try again").click(),
    "right": lambda page: check(page, 1),
    "complete": finish,
    "search": ask,
    "menu": open_menu,
    "start": lambda page: page.goto(page.url.replace("hidden-men", "index")),
    "my learning": plan,
    "dialog": lambda page: (
        unfolded(page).get_by_role("button", name="Clear everything on this device").click()
    ),
}

# The states that a way of opening a page, or colours, have a part in: all where it says nothing.
CONCERNED = {
    "desk": ("complete", "start", "my learning", "search"),
    "forced colours": ("right", "wrong", "complete", "my learning"),
    "320 pixels": ("wrong", "complete", "start", "my learning", "dialog", "menu"),
    "moving": ("wrong", "dialog", "search", "menu"),
}
# The states in which nothing but the question is new on a page that was looked at as a whole.
OF_THE_QUESTION = ("chosen", "wrong", "again", "right")


def test_axe_finds_nothing_in_any_state(open_context: Callable, address: str) -> None:
    """The way through the states is taken once: in each, the page is shown in every way that has a
    part in it. "search" is searched on a phone, and "menu" opened there.
    """
    page, found = open_context(**WAYS["phone"]).new_page(), {}
    page.goto(f"{address}/{COURSE}/hidden-men.html")
    for state, bring_about in STATES.items():
        bring_about(page)
        part = QUESTION if state in OF_THE_QUESTION else ""
        for way in WAYS:
            if state not in CONCERNED.get(way, STATES):
                continue
            turn(page, way)
            until(lambda: page.evaluate(AT_REST), f"{state}: what moves was to end")
            colours = [name for name in COLOURS if state in CONCERNED.get(name, STATES)]
            found[state, way] = barriers(page, colours if way == "phone" else ["light"], part)
        turn(page, "phone")
    assert {state: faults for state, faults in found.items() if faults} == {}


def test_text_of_twice_the_size_fits(open_context: Callable, site: Path, address: str) -> None:
    page = open_context({"width": 640, "height": 900}).new_page()
    for name in pages(site):
        page.goto(f"{address}/{name}")
        page.add_style_tag(content="html { font-size: 200% !important }")
        assert sideways(page) == [], name
    page.goto(f"{address}/{COURSE}/hidden-men.html")
    page.add_style_tag(content="html { font-size: 200% !important }")
    check(page, 0)
    assert violations(page) + sideways(page) == []
    for place in page.locator(
        f"{QUESTION} :is(h3, .bf-chose, .bf-why .bf-words, .bf-mark, .bf-verdict, .bf-ask)"
    ).all():
        place.scroll_into_view_if_needed()
        assert place.evaluate(SEEN), f"is cut off or covered: {place.inner_text()}"


def test_a_keyboard_alone_takes_a_page_and_the_focus_is_never_lost(
    open_context: Callable, address: str
) -> None:
    page = open_context(DESK).new_page()
    page.goto(f"{address}/{COURSE}/hidden-men.html")
    for number in range(page.locator(".bf-question").count()):
        question = page.locator(".bf-question").nth(number)
        answer(page, question, 0)
        assert outlined(page), "the focus can't be seen on the verdict"
        tab_into(page, question.get_by_text("What the briefing says"))
        page.keyboard.press("Enter")
        tab_into(page, question.locator("blockquote a").first)
        assert outlined(page), "the focus can't be seen on a link"
        tab_into(page, question.get_by_role("button", name="Next"))
        assert outlined(page), "the focus can't be seen on a button"
    tab_into(page, page.get_by_label("Your notes"))
    page.keyboard.type("Typed.")
    page.goto(f"{address}/{COURSE}/my-learning.html")
    tab_into(page, page.locator("#keep summary"))
    page.keyboard.press("Enter")
    tab_into(page, page.get_by_role("button", name="Clear everything on this device"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Clear everything that this site keeps")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Clear everything on this device")).to_be_focused()


def test_a_keyboard_alone_takes_a_whole_course(open_context: Callable, fixture_site: Path) -> None:
    """The fictional one: it has every construct, and half as many questions as the real one."""
    page = open_context(DESK).new_page()
    with served(fixture_site) as root:
        taken = all_pages_taken(page, root)
        assert len(taken) == len(set(taken)) == 6
        expect(page.locator(".bf-paper")).to_contain_text("Parts done: 6 of 6")


def all_pages_taken(page: Page, root: str) -> list[str]:
    """The addresses of the pages that a keyboard led through, from the home page to My learning."""
    page.goto(f"{root}/index.html")
    tab_into(page, page.locator("article h2 a").first)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{root}/{FIXTURE}/index.html")
    tab_into(page, page.locator("article .bf-go"))
    page.keyboard.press("Enter")
    page.wait_for_url(f"{root}/{FIXTURE}/introduction.html")
    taken = []
    while True:
        choices = page.locator(".bf-choices a:visible")
        while choices.count():
            tab_into(page, choices.first)
            page.keyboard.press("Enter")
        for question in page.locator(".bf-question").all():
            words = question.locator("input[type=text]")
            if words.count():
                for field in words.all():
                    tab_into(page, field)
                    page.keyboard.type("word")
                page.keyboard.press("Enter")
            elif question.get_attribute("data-kind"):
                arrange(page, question)
            else:
                answer(page, question, 0)
        taken.append(page.url)
        onward = page.locator(".bf-finished a").first
        tab_into(page, onward)
        last = onward.inner_text() == "See My learning"
        there = onward.evaluate("link => link.href")
        page.keyboard.press("Enter")
        page.wait_for_url(there)
        if last:
            return taken


@pytest.mark.parametrize(("touch", "least"), [(False, 24), (True, 44)], ids=["mouse", "touch"])
def test_targets_are_large_enough(
    open_context: Callable, address: str, touch: bool, least: int
) -> None:
    page = open_context(PHONE, has_touch=touch, is_mobile=touch).new_page()
    page.goto(f"{address}/{COURSE}/hidden-men.html")
    finish(page)
    small = list(too_small(page, least))
    page.goto(f"{address}/{COURSE}/my-learning.html")
    assert small + list(too_small(page, least)) == []
