"""What a theme's page asks to do at work, and what goes into the learner's plan."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from support.browsing import COURSE, PHONE

HERE = f"{COURSE}/hidden-men.html"


@pytest.fixture
def phone(open_context: Callable) -> Page:
    return open_context(PHONE, steps=True).new_page()


def test_what_to_do_in_practice_goes_into_the_plan(phone: Page, address: str) -> None:
    what = "Speak to the father before the assessment is completed."
    phone.goto(f"{address}/{HERE}#in-practice")
    phone.get_by_role("button", name=f"To my plan: {what}").click()
    planned = phone.get_by_role("button", name=f"In my plan: {what}")
    expect(planned).to_have_text("−")  # a tick would say that it is done
    expect(phone.locator(".bf-line", has=planned)).to_contain_text("In my plan")
    expect(planned).to_have_attribute("aria-pressed", "true")
    expect(planned).to_be_focused()
    phone.goto(f"{address}/{COURSE}/my-learning.html")
    expect(phone.locator(".bf-plan li")).to_have_count(1)
    expect(phone.locator(".bf-plan li")).to_contain_text(what)
    phone.go_back()
    phone.get_by_text(what).click()  # the words are as good as the sign before them
    expect(phone.get_by_role("button", name=f"To my plan: {what}")).to_be_visible()
    phone.goto(f"{address}/{COURSE}/my-learning.html")
    expect(phone.locator(".bf-plan li")).to_have_count(0)


def test_an_action_of_ones_own_goes_into_the_plan_where_the_page_asks_for_it(
    phone: Page, address: str
) -> None:
    phone.goto(f"{address}/{COURSE}/what-happens-next.html#my-action-plan")
    asks = phone.get_by_role("button", name="My own action").filter(visible=True)
    asks.click()
    what = phone.get_by_label("An action of my own")
    expect(what).to_be_focused()
    expect(asks).to_be_hidden()  # a second one would look as if the first had not begun
    add = phone.get_by_role("button", name="Add to my plan")
    expect(add).to_be_in_viewport(ratio=1)
    ground = "one => getComputedStyle(one).backgroundColor"
    onward = phone.locator(".bf-foot").get_by_role("button", name="Next", exact=True)
    filled = add.evaluate(ground)  # it keeps what is written, and Next does not look as if it did
    assert onward.evaluate(ground) == "rgba(0, 0, 0, 0)" != filled
    phone.get_by_role("button", name="Cancel").click()
    expect(what).to_have_count(0)
    expect(asks).to_be_focused()
    assert onward.evaluate(ground) == filled
    asks.click()
    for nothing in ("", "  "):
        what.fill(nothing)
        add.click()
        expect(what).to_be_visible()
    what.fill("From now on I will  ask who sleeps where.")
    phone.get_by_label("By when?").fill("2027-01-31")
    what.press("Enter")
    words = "From now on I will ask who sleeps where."
    planned = phone.get_by_role("button", name=f"In my plan, by 31 January 2027: {words}")
    expect(planned).to_be_focused()
    planned.click()
    phone.get_by_role("button", name=f"To my plan: {words}").click()
    expect(planned).to_have_attribute("aria-pressed", "true")  # it comes back with its day
    asks.click()
    expect(what).to_have_value("")
    phone.reload()  # it is still among the lines of this page, and of no other
    expect(planned).to_have_count(1)
    expect(planned).to_be_visible()
    phone.goto(f"{address}/{HERE}#in-practice")
    expect(planned).to_have_count(0)
    phone.goto(f"{address}/{COURSE}/my-learning.html")
    expect(phone.locator(".bf-plan li")).to_contain_text(
        "From now on I will ask who sleeps where, by 31 January 2027"
    )


def test_an_action_that_was_typed_goes_into_the_plan_when_the_learner_goes_on(
    phone: Page, address: str
) -> None:
    phone.goto(f"{address}/{HERE}#in-practice")
    asks = phone.get_by_role("button", name="My own action").filter(visible=True)
    what = phone.get_by_label("An action of my own")
    asks.click()
    what.fill("Ask who sleeps where.")
    onward = phone.locator(".bf-foot").get_by_role("button", name="Next", exact=True)
    onward.click()
    expect(what).to_have_count(0)
    said = phone.locator(".bf-step:not([hidden]) > [role=status]")
    expect(said).to_have_text("Added to your plan: Ask who sleeps where. Undo")
    expect(said).to_be_in_viewport(ratio=1)
    phone.locator(".bf-foot").get_by_role("button", name="Back", exact=True).click()
    expect(said).to_have_count(0)
    expect(phone.get_by_role("button", name="In my plan: Ask who sleeps")).to_be_visible()
    asks.click()
    phone.get_by_role("button", name="Cancel").click()
    asks.click()
    what.fill("Write down what he says.")
    phone.reload()
    for own in ("Ask who sleeps where.", "Write down what he says."):
        expect(phone.get_by_role("button", name=f"In my plan: {own}")).to_be_visible()
    expect(phone.get_by_role("link", name="Your plan: 2 actions")).to_be_visible()
    phone.get_by_role("link", name="Your plan: 2 actions").click()
    expect(phone.locator(".bf-plan li")).to_have_count(2)
    expect(phone.locator(".bf-plan")).to_contain_text("Write down what he says")


def test_the_plan_has_the_actions_of_each_theme_below_its_name(phone: Page, address: str) -> None:
    phone.goto(f"{address}/{COURSE}/my-learning.html")
    field = phone.get_by_label("An action, in a few words")
    field.fill("Read it again")
    field.press("Enter")
    plan = phone.locator("#plan .bf-rows")
    expect(plan.locator("li")).to_have_count(1)
    expect(plan.locator("h4")).to_have_count(0)  # nothing to tell it from
    for theme in ("hidden-men", "think-family"):
        phone.goto(f"{address}/{COURSE}/{theme}.html#in-practice")
        phone.get_by_role("button", name="To my plan: ").filter(visible=True).first.click()
    phone.goto(f"{address}/{HERE}#in-practice")
    phone.get_by_role("button", name="My own action").filter(visible=True).click()
    phone.get_by_label("An action of my own").fill("Ask who visits")
    phone.get_by_role("button", name="Add to my plan").click()
    phone.goto(f"{address}/{COURSE}/my-learning.html")
    # What belongs to no theme, and then the themes in the order of the course.
    expect(plan.locator("h4")).to_have_text(["Think family", "Hidden men"])
    counts = [group.locator("li").count() for group in plan.locator("ul").all()]
    assert counts == [1, 1, 2]
    expect(plan.locator("h4 + ul").nth(1)).to_contain_text("Ask who visits")
    plan.get_by_label("Done: Ask who visits").check()
    expect(plan.get_by_label("Done: Ask who visits")).to_be_focused()


def test_an_action_that_was_kept_without_a_word_can_be_taken_out_by_keyboard(
    phone: Page, address: str
) -> None:
    phone.goto(f"{address}/{HERE}#in-practice")
    phone.get_by_role("button", name="My own action").filter(visible=True).click()
    phone.get_by_label("An action of my own").fill("Ask who sleeps where.")
    phone.locator(".bf-foot").get_by_role("button", name="Next", exact=True).press("Enter")
    said = phone.locator(".bf-step:not([hidden]) > [role=status]")
    undo = said.get_by_role("button", name="Undo")
    expect(undo).to_be_visible()
    undo.press("Enter")
    expect(said).to_have_text("It is not in your plan.")
    expect(said).to_be_focused()
    phone.locator(".bf-foot").get_by_role("button", name="Back", exact=True).click()
    # Whoever did not mean that finds it among the lines.
    expect(phone.get_by_role("button", name="To my plan: Ask who sleeps where.")).to_be_visible()
    phone.goto(f"{address}/{COURSE}/my-learning.html")
    expect(phone.locator(".bf-plan li")).to_have_count(0)


def test_an_action_that_finds_no_room_is_not_lost(phone: Page, address: str) -> None:
    phone.goto(f"{address}/{COURSE}/my-learning.html")
    phone.evaluate(
        """course => {
            const { addStep, LIMITS } = briefed.shared;
            for (let at = 0; at < LIMITS.steps; at++) addStep(course, `Action ${at}`);
        }""",
        COURSE,
    )
    phone.goto(f"{address}/{HERE}#in-practice")
    phone.get_by_role("button", name="My own action").click()
    what = phone.get_by_label("An action of my own")
    what.fill("One more")
    phone.evaluate(
        """() => document.querySelector("form.bf-note").addEventListener("invalid", event => {
            globalThis.said = event.target.validationMessage;
        }, true)"""
    )
    phone.get_by_role("button", name="Add to my plan").click()
    assert re.fullmatch(
        r"There is room for \d+ actions\. Remove one first\.", phone.evaluate("said")
    )
    expect(what).to_have_value("One more")
    toggle = phone.get_by_role("button", name=re.compile("^To my plan: ")).first
    toggle.click()
    expect(toggle).to_have_attribute("aria-pressed", "false")


def test_what_goes_into_the_plan_is_plain_to_see_and_the_last_step_says_what_was_kept(
    phone: Page, address: str
) -> None:
    phone.goto(f"{address}/{HERE}#in-practice")
    ground = "one => getComputedStyle(one).backgroundColor"
    toggles = phone.get_by_role("button", name=re.compile("^(To|In) my plan: "))
    before = toggles.first.evaluate(ground)
    kept = phone.locator("[data-step=done]").get_by_text("Kept for supervision")
    for out in (False, True):
        toggles.first.click()
        assert (toggles.first.evaluate(ground) == before) is out
    assert toggles.nth(1).evaluate(ground) == before
    expect(kept).to_have_count(0)
    toggles.first.click()
    toggles.nth(2).click()
    expect(kept).to_have_text(re.compile(r"^Kept for supervision: 2 actions in your whole plan\. "))
    phone.goto(f"{address}/{HERE}#reflect")
    phone.get_by_label("Your notes").fill("Ask who visits.")
    phone.locator(".bf-foot").get_by_role("button", name="Next", exact=True).click()
    expect(kept).to_be_in_viewport()
    expect(kept).to_contain_text("2 actions in your whole plan, and your notes on this part")
    kept.get_by_role("link").click()
    expect(phone.get_by_role("heading", name="For supervision")).to_be_in_viewport()
    expect(phone.locator("#notes")).to_contain_text("Ask who visits.")
