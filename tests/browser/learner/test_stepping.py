"""A theme's page, one step at a time: by thumb, by keyboard, by address, on paper, and whole."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect
from support.browsing import COURSE, DESK, PHONE, SEEN, tab_into
from support.stepping import HERE, LATER, QUESTION, RIGHT, STEPS, foot, shown, where


@pytest.fixture
def phone(open_context: Callable) -> Page:
    return open_context(PHONE, steps=True).new_page()


def onward(page: Page) -> None:
    """Go on, also past a question or a case."""
    foot(page, way_on(page)).click()


def way_on(page: Page) -> str:
    names = (LATER, "Next")
    return next(name for name in names if foot(page, name).is_visible())


def test_one_step_is_shown_and_next_is_at_the_thumb(phone: Page, address: str) -> None:
    phone.goto(f"{address}/{HERE}")
    seen = []
    for at in range(STEPS):
        expect(where(phone)).to_have_text(f"Step {at + 1} of {STEPS}")
        seen += shown(phone)
        if at:
            assert phone.evaluate("document.activeElement.closest('.bf-step') !== null")
            assert phone.evaluate("scrollY") == 0
        if at + 1 < STEPS:
            if foot(phone, "Next").or_(foot(phone, "Check answer")).is_visible():
                expect(phone.locator(".bf-foot")).to_be_in_viewport(ratio=1)
            onward(phone)
    assert seen == [str(at) for at in range(STEPS)]
    expect(foot(phone, "Next")).to_be_hidden()
    expect(phone.get_by_role("heading", name="Hidden men: not done yet")).to_be_visible()


def test_the_browsers_own_back_and_forward_go_through_the_steps(phone: Page, address: str) -> None:
    phone.goto(f"{address}/{HERE}")
    onward(phone)
    onward(phone)
    expect(where(phone)).to_contain_text("Step 3 of")
    phone.go_back()
    expect(where(phone)).to_contain_text("Step 2 of")
    expect(phone.get_by_role("heading", name="What the audit found")).to_be_focused()
    phone.reload()
    expect(where(phone)).to_contain_text("Step 2 of")
    phone.go_forward()
    expect(where(phone)).to_contain_text("Step 3 of")
    phone.get_by_role("button", name="Back", exact=True).click()
    expect(where(phone)).to_contain_text("Step 2 of")


@pytest.mark.parametrize(
    "place", [QUESTION, "reflect", "quote-hidden-men-2-1", "in-practice"], ids=str
)
def test_every_address_opens_its_step(phone: Page, address: str, place: str) -> None:
    phone.goto(f"{address}/{HERE}#{place}")
    expect(phone.locator(f"[id='{place}']")).to_be_in_viewport()
    phone.goto(f"{address}/{HERE}")
    phone.evaluate("place => { location.hash = place }", place)
    expect(phone.locator(f"[id='{place}']")).to_be_in_viewport()


def test_the_address_of_a_question_that_is_gone_opens_the_first(phone: Page, address: str) -> None:
    """Any other that the page does not have opens the page."""
    first = phone.locator(".bf-question").first
    phone.goto(f"{address}/{HERE}#question-that-is-gone")
    expect(first).to_be_in_viewport()
    phone.goto("about:blank")
    phone.goto(f"{address}/{HERE}#gone")
    expect(where(phone)).to_contain_text("Step 1 of")
    phone.evaluate("location.hash = 'question-that-is-gone'")
    expect(first).to_be_in_viewport()
    expect(first.locator("h3")).to_be_focused()


def test_the_browsers_own_search_opens_the_step_and_the_scene_that_it_finds(
    phone: Page, address: str
) -> None:
    """A link to words of a page searches it as a reader does who looks for them there."""
    for sought, step in (("Which men visit a baby", 12), ("The next colleague reads", 1)):
        phone.goto("about:blank")
        phone.goto(f"{address}/{HERE}#:~:text={sought}")
        expect(where(phone)).to_contain_text(f"Step {step} of")
        expect(phone.get_by_text(sought)).to_be_in_viewport()
        expect(phone.locator(".bf-case-part:not([hidden])")).to_have_count(1)


@pytest.mark.parametrize("width", [320, 390])
def test_a_step_opened_from_another_page_begins_at_its_top(
    open_context: Callable, address: str, width: int
) -> None:
    page = open_context({"width": width, "height": 844}, steps=True).new_page()
    for place in (QUESTION, "in-practice", "the-day-before"):
        page.goto(f"{address}/{COURSE}/index.html")
        page.evaluate("to => { location.href = to }", f"hidden-men.html#{place}")
        page.wait_for_url(f"**/hidden-men.html#{place}", wait_until="load")
        expect(where(page)).to_have_text(re.compile("^Step"))
        page.evaluate("() => new Promise(done => setTimeout(done, 200))")  # the browser's own jump
        assert page.evaluate("scrollY") == 0, place


def test_an_address_that_is_no_code_breaks_nothing(phone: Page, address: str) -> None:
    faults: list[str] = []
    phone.on("pageerror", lambda error: faults.append(str(error)))
    phone.goto(f"{address}/{HERE}#{QUESTION}")
    before = where(phone).inner_text()
    phone.evaluate("location.hash = '%'")
    phone.evaluate("() => new Promise(done => setTimeout(done, 100))")
    expect(where(phone)).to_have_text(before)
    assert faults == []


def test_the_foot_has_what_a_question_waits_for(phone: Page, address: str) -> None:
    phone.goto(f"{address}/{HERE}#{QUESTION}")
    before = where(phone).inner_text()
    foot(phone, "Check answer").click()
    expect(phone.get_by_role("alert").filter(visible=True)).to_have_text("Choose an answer first.")
    phone.locator(f"#{QUESTION}-1").check()
    foot(phone, "Check answer").click()
    verdict = phone.locator(f"#{QUESTION} .bf-verdict")
    expect(verdict).to_be_focused()
    expect(verdict).to_be_in_viewport(ratio=1)
    expect(foot(phone, LATER)).to_be_hidden()
    foot(phone, "Try again").click()
    expect(verdict).to_have_count(0)
    phone.locator(f"#{QUESTION}-{RIGHT}").check()
    foot(phone, "Check answer").click()
    expect(verdict).to_be_focused()
    expect(foot(phone, "Try again")).to_be_hidden()
    expect(where(phone)).to_have_text(before)
    foot(phone, "Next").click()
    expect(where(phone)).not_to_have_text(before)
    expect(phone.locator(f"#{QUESTION}")).to_be_hidden()


def test_while_a_case_waits_for_a_choice_the_way_past_it_is_quiet(
    phone: Page, address: str
) -> None:
    phone.goto(f"{address}/{HERE}")
    later = foot(phone, LATER)  # as at a question: the case is then left to do
    expect(foot(phone, "Next")).to_be_hidden()
    phone.get_by_role("link", name="Complete it, and say").click()
    expect(later).to_be_visible()
    assert phone.locator(".bf-foot .bf-button:visible").count() == 0
    later.click()
    phone.go_back()
    expect(phone.get_by_role("heading", name="A gap that is named")).to_be_visible()
    phone.get_by_role("link", name="Wait until").click()
    expect(later).to_be_hidden()
    expect(foot(phone, "Next")).to_have_class("bf-button")
    assert phone.locator(".bf-step:not([hidden]) .bf-button:visible").count() == 0
    phone.get_by_role("button", name="Try another way").click()
    onward = foot(phone, "Next")  # nothing of the case is left to do
    expect(onward).to_have_class("bf-small")
    expect(later).to_be_hidden()
    assert phone.locator(".bf-foot .bf-button:visible").count() == 0
    onward.click()
    expect(where(phone)).to_contain_text("Step 2 of")


@pytest.mark.parametrize("width", [PHONE["width"], DESK["width"]])
def test_nothing_lies_over_the_choices_of_a_case(
    open_context: Callable, address: str, width: int
) -> None:
    height = 560  # of a phone, without the bars of its browser
    page = open_context({"width": width, "height": height}, steps=True).new_page()
    page.goto(f"{address}/{HERE}")
    foot(page, LATER).wait_for()
    for choice in page.locator(".bf-choices a").filter(visible=True).all():
        # To the lower edge of the window, where a bar would be.
        choice.evaluate(
            "one => scrollBy(0, Math.ceil(one.getBoundingClientRect().bottom) - innerHeight)"
        )
        assert choice.evaluate(SEEN), choice.inner_text()
    foot(page, LATER).click()
    edge = foot(page, "Next").bounding_box()
    assert edge and edge["y"] > height - 80  # where there is a way on, it is at the thumb


def test_continue_leads_to_the_step_where_the_learner_stopped(phone: Page, address: str) -> None:
    start = f"{address}/{COURSE}/index.html"
    phone.goto(start)
    go = phone.locator("article .bf-go")
    expect(go).to_contain_text("Start")
    phone.goto(f"{address}/{HERE}")
    phone.goto(start)
    expect(go).to_contain_text("Start")  # who only looked has begun nothing
    phone.goto(f"{address}/{HERE}")
    for _ in range(3):
        onward(phone)
    phone.goto(start)
    expect(go).to_contain_text("Continue: Hidden men, 1 case, 4 questions, 6 minutes left")
    go.click()
    expect(where(phone)).to_have_text(f"Step 4 of {STEPS}")
    phone.goto(f"{address}/index.html")
    expect(phone.locator("article .bf-go")).to_contain_text(
        "Continue: Hidden men, 1 case, 4 questions, 6 minutes left"
    )
    phone.goto(f"{address}/{COURSE}/my-learning.html#keep")
    phone.get_by_role("button", name="Clear everything on this device").click()
    phone.get_by_role("dialog").get_by_role("button", name="Clear everything").click()
    phone.goto(start)
    expect(go).to_contain_text("Start")


def test_a_part_of_which_steps_were_read_is_begun(phone: Page, address: str) -> None:
    for theme in ("hidden-men", "think-family"):
        phone.goto(f"{address}/{COURSE}/{theme}.html")
        onward(phone)
        onward(phone)
    phone.goto(f"{address}/{COURSE}/domestic-abuse.html")  # that was only looked at
    for name in ("index", "my-learning"):
        phone.goto(f"{address}/{COURSE}/{name}.html")
        rows = phone.locator(".bf-rows a")
        for title, left in (
            ("Hidden men", "1 case, 4 questions left"),
            ("Think family", "3 questions left"),
        ):
            row = rows.filter(has_text=title)
            expect(row.locator(".bf-state")).to_have_text(left)
            expect(row.get_by_text("minutes")).to_be_hidden()  # one measure at a time
        looked_at = rows.filter(has_text="Domestic abuse").locator(".bf-state")
        expect(looked_at).to_have_text("not started")
    paper = phone.locator(".bf-paper")
    expect(paper.locator(".bf-part")).to_have_count(0)
    expect(paper).to_contain_text("Nothing done yet in: Why this audit, ")
    expect(paper).to_contain_text("Dates: no answer yet")


def test_what_to_reflect_on_is_read_at_one_glance(phone: Page, address: str) -> None:
    """One box takes the notes on all of it, so none of it waits behind a button."""
    phone.goto(f"{address}/{HERE}#reflect")
    prompts = phone.locator(".admonition.reflect li")
    expect(prompts).to_have_count(3)
    for prompt in prompts.all():
        expect(prompt).to_be_in_viewport(ratio=1)
    expect(phone.get_by_label("Your notes")).to_be_in_viewport(ratio=1)
    expect(phone.locator(".bf-step:not([hidden]) button")).to_have_count(0)


def test_each_finding_says_in_words_what_it_is(phone: Page, address: str) -> None:
    phone.goto(f"{address}/{HERE}#what-needs-strengthening")  # the address of the former heading
    heading = phone.get_by_role(
        "heading", name=re.compile(r"^To strengthen: Speaking to the father$")
    )
    expect(heading).to_be_in_viewport()
    expect(heading.locator("svg")).to_be_visible()


@pytest.mark.parametrize(
    "place",
    [
        "hidden-men.html",
        f"hidden-men.html#{QUESTION}",
        "hidden-men.html#reflect",
        "professional-optimism-and-curiosity.html",  # its title leaves no room beside it
    ],
)
def test_nothing_shifts_while_it_opens(phone: Page, address: str, place: str) -> None:
    """Also where the page has been drawn before its script comes."""
    phone.add_init_script(
        "window.shifts = []; new PerformanceObserver(list => shifts.push(...list.getEntries()"
        ".map(entry => entry.value))).observe({ type: 'layout-shift', buffered: true })"
    )

    def late(route: Route) -> None:
        phone.evaluate(
            "() => new Promise(done => new PerformanceObserver(done)"
            ".observe({ type: 'paint', buffered: true }))"
        )
        route.continue_()

    phone.route("**/assets/learner.js", late)
    phone.goto(f"{address}/{COURSE}/{place}")
    expect(where(phone)).to_have_text(re.compile("^Step"))
    phone.wait_for_load_state("networkidle")
    assert sum(phone.evaluate("shifts")) == 0


def test_by_keyboard_alone(open_context: Callable, address: str) -> None:
    page = open_context(DESK, steps=True).new_page()
    page.goto(f"{address}/{HERE}")
    for at in range(2, 5):
        tab_into(page, foot(page, way_on(page)))
        page.keyboard.press("Enter")
        expect(where(page)).to_have_text(f"Step {at} of {STEPS}")
        focused = page.evaluate("document.activeElement.closest('.bf-step') !== null")
        assert focused, "the focus is at the new step"


def test_the_focus_comes_to_the_foot_without_scrolling_unless_it_is_out_of_sight(
    open_context: Callable, address: str
) -> None:
    page = open_context(DESK, steps=True).new_page()
    page.goto(f"{address}/{HERE}#reflect")
    foot(page, "Back").wait_for()
    tab_into(page, foot(page, "Back"))
    assert page.evaluate("scrollY") == 0  # it stands at the lower edge of the window
    page.set_viewport_size({"width": 390, "height": 560})
    page.goto(f"{address}/{HERE}")
    later = foot(page, LATER)  # below the choices of a case
    later.wait_for()
    page.evaluate("scrollTo(0, 0)")
    tab_into(page, later)
    expect(later).to_be_in_viewport(ratio=1)


def test_a_quote_says_before_its_words_whose_they_are_and_that_some_are_left_out(
    open_context: Callable, address: str
) -> None:
    """Both signs are drawn: neither is among the briefing's words, which are checked."""
    page = open_context(PHONE, steps=True).new_page()
    page.goto(f"{address}/{COURSE}/hidden-men.html")
    before = "one => getComputedStyle(one, '::before').content"
    quotes = page.locator(".bf-step[data-step=finding] > blockquote, .bf-case-part > blockquote")
    assert {one.evaluate(before) for one in quotes.all()} == {'"From the briefing:"'}
    words = {one.inner_text().split()[0]: one for one in quotes.all() if one.is_visible()}
    for one in quotes.all():
        words.setdefault(one.text_content().split()[0], one)
    assert {"Conversely", "There", "Health"} == set(words)
    drawn = {word: one.locator("p").evaluate(before) for word, one in words.items()}
    assert drawn == {"Conversely": '"… "', "There": "none", "Health": "none"}
    page.goto(f"{address}/{COURSE}/hidden-men.html#question-father-does-not-answer")
    in_question = page.locator(".bf-answers blockquote").first
    assert in_question.evaluate(before) == "none"  # it says so in words of its own
    page.goto(f"{address}/{COURSE}/briefing.html#hidden-men-2")  # into the midst of the briefing
    drawn_at = {one.evaluate(before) for one in page.locator(".bf-statement:target").all()}
    assert drawn_at == {'"From the briefing:"'}
    assert page.locator("#hidden-men-1").evaluate(before) == "none"  # nobody was led to it
