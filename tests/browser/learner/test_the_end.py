"""The end of a theme's page: what it says was done, what waits, and the way there and back."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Locator, Page, expect
from support import walking
from support.answering import TAKE, keys, saved
from support.browsing import COURSE, PHONE
from support.records import shared
from support.stepping import LATER

HERE = f"{COURSE}/hidden-men.html"
STEPS = 13  # of the page, with the last one, which says what is done


@pytest.fixture
def phone(open_context: Callable) -> Page:
    return open_context(PHONE, steps=True).new_page()


def foot(page: Page, name: str) -> Locator:
    return page.locator(".bf-foot").get_by_role("button", name=name, exact=True)


def test_whoever_comes_back_from_the_end_goes_on_to_what_waits_and_to_the_end(
    phone: Page, address: str
) -> None:
    phone.goto(f"{address}/{HERE}")
    for _ in range(STEPS - 1):
        walking.onward(phone).click()
    expect(phone.get_by_text("Left to do: 1 case and 4 questions.")).to_be_visible()
    phone.get_by_role("link", name="Go to what is left").click()
    expect(phone.locator(".bf-where")).to_have_text("Left to do: 1 of 5")
    for number in range(1, 5):
        walking.onward(phone).click()
        expect(phone.locator(".bf-question").nth(number - 1)).to_be_visible()
        expect(phone.locator(".bf-where")).to_have_text(f"Left to do: {number + 1} of 5")
    walking.onward(phone).click()
    expect(phone.locator(".bf-where")).to_have_text(f"Step {STEPS} of {STEPS}")


def test_the_end_leads_to_what_was_not_right(phone: Page, site: Path, address: str) -> None:
    phone.goto(f"{address}/{HERE}")
    phone.evaluate(TAKE)
    for at, (name, marks) in enumerate(keys(site, COURSE, "hidden-men").items()):
        phone.goto(f"{address}/{HERE}#question-{name}")
        phone.locator(f"#question-{name}-{marks.index(at > 1) + 1}").check()
        foot(phone, "Check answer").click()
    phone.goto(f"{address}/{HERE}#done")
    expect(phone.locator(".bf-finished")).to_contain_text(
        "You answered all 4 questions: 2 right at the first try and 2 not right yet. "
        "You took the case to an ending."
    )
    phone.get_by_role("link", name="Look again at 2 questions").click()
    for number in (1, 2):
        asked_afresh(phone, number, 2)
        foot(phone, LATER).click()
    expect(phone.locator(".bf-where")).to_have_text(f"Step {STEPS} of {STEPS}")
    phone.get_by_role("link", name="Look again at 2 questions").click()
    asked_afresh(phone, 1, 2)
    foot(phone, LATER).click()
    foot(phone, "Back").click()
    asked_afresh(phone, 1, 2)
    foot(phone, "Back").click()  # to where it began
    expect(phone.locator(".bf-where")).to_have_text(f"Step {STEPS} of {STEPS}")
    foot(phone, "Back").click()
    expect(phone.locator(".bf-where")).to_contain_text("Step ")


def asked_afresh(page: Page, number: int, of: int) -> None:
    """A question is looked at again: empty, and with one counter, which the bar follows."""
    expect(page.locator(".bf-where")).to_have_text(f"Again: {number} of {of}")
    expect(page.locator(".bf-where .bf-full")).to_have_count(number)
    expect(page.locator(".bf-where .bf-segments i")).to_have_count(of)
    one = page.locator(".bf-question").filter(visible=True)
    expect(one).to_have_count(1)
    expect(one.locator(".bf-verdict")).to_have_count(0)
    expect(one.locator(":checked")).to_have_count(0)
    expect(one.locator(".bf-number")).to_be_hidden()
    expect(foot(page, "Check answer")).to_be_visible()


def test_my_learning_leads_through_all_parts_and_back(
    phone: Page, site: Path, address: str
) -> None:
    mine = f"{address}/{COURSE}/my-learning.html"
    wrong = {}
    for theme in ("think-family", "hidden-men"):
        marks = keys(site, COURSE, theme)
        wrong |= {name: (theme, all_of) for name, all_of in list(marks.items())[:2]}
    for name, (theme, marks) in wrong.items():
        phone.goto(f"{address}/{COURSE}/{theme}.html#question-{name}")
        phone.locator(f"#question-{name}-{marks.index(False) + 1}").check()
        foot(phone, "Check answer").click()
    phone.goto(mine)
    links = phone.locator("#again li a")
    expect(links).to_have_count(4)
    expect(phone.locator("#again .bf-hint")).to_have_text(
        "Not right last time. A right answer takes a question off this list."
    )
    links.nth(2).click()  # the others follow it
    order = list(wrong)[2:] + list(wrong)[:2]
    for number, name in enumerate(order, 1):
        expect(phone).to_have_url(re.compile(f"#question-{name}$"))
        asked_afresh(phone, number, 4)
        if number == 2:  # the one before, which is right by now, has its answer
            foot(phone, "Back").click()
            expect(phone.locator(".bf-where")).to_have_text("Again: 1 of 4")
            expect(phone.locator(".bf-verdict").filter(visible=True)).to_have_text("✓ Right.")
            foot(phone, "Next").click()
        phone.locator(f"#question-{name}-{wrong[name][1].index(True) + 1}").check()
        foot(phone, "Check answer").click()
        expect(phone.locator(".bf-where")).to_have_text(f"Again: {number} of 4")
        foot(phone, "Next").click()
    expect(phone).to_have_url(f"{mine}#again")
    expect(phone.locator("#again")).to_contain_text("Nothing to answer again")
    phone.goto(f"{address}/{HERE}#question-{order[0]}")  # it is over
    expect(phone.locator(".bf-where")).to_contain_text("Step ")


def test_whoever_leaves_what_is_looked_at_again_reads_on_as_before(
    phone: Page, site: Path, address: str
) -> None:
    name, marks = next(iter(keys(site, COURSE, "hidden-men").items()))
    phone.goto(f"{address}/{HERE}#question-{name}")
    phone.locator(f"#question-{name}-{marks.index(False) + 1}").check()
    foot(phone, "Check answer").click()
    phone.goto(f"{address}/{COURSE}/my-learning.html")
    phone.locator("#again li a").click()
    asked_afresh(phone, 1, 1)
    phone.reload()
    asked_afresh(phone, 1, 1)
    phone.goto(f"{address}/{HERE}#in-practice")
    phone.goto(f"{address}/{HERE}#question-{name}")
    phone.reload()
    expect(phone.locator(".bf-verdict").filter(visible=True)).to_have_text("✗ Not right.")
    expect(phone.locator(".bf-where")).to_contain_text("Step ")


def do(page: Page, address: str, theme: str, *, but: int | None = None, end: bool = True) -> None:
    """Take the case of a theme, answer each of its questions but one, and show the end of its
    page.
    """
    page.goto(f"{address}/{COURSE}/{theme}.html")
    page.evaluate(TAKE)
    for at, one in enumerate(page.locator(".bf-question").all()):
        if at == but:
            continue
        name = one.get_attribute("id").removeprefix("question-")
        page.goto(f"{address}/{COURSE}/{theme}.html#question-{name}")
        walking.answer(page, name)
    if end:
        page.goto(f"{address}/{COURSE}/{theme}.html#done")


def test_whoever_looks_into_a_part_that_is_done_has_gone_on_from_nothing(
    phone: Page, site: Path, address: str
) -> None:
    go, start = phone.locator("article .bf-go"), f"{address}/{COURSE}/index.html"
    phone.goto(f"{address}/{HERE}")
    phone.evaluate(TAKE)
    for name, marks in keys(site, COURSE, "hidden-men").items():
        phone.goto(f"{address}/{HERE}#question-{name}")
        phone.locator(f"#question-{name}-{marks.index(True) + 1}").check()
        foot(phone, "Check answer").click()
    foot(phone, "Next").click()
    phone.goto(start)  # behind the last question there is more to read
    expect(go).to_contain_text("Continue: Hidden men, all answered, ")
    expect(phone.locator(".bf-parts")).to_contain_text("1 of 9 parts done")
    phone.goto(f"{address}/{HERE}#done")
    foot(phone, "Back").click()
    foot(phone, "Next").click()
    for looked_into in (False, True):
        if looked_into:
            phone.goto(f"{address}/{HERE}")
            for _ in range(2):
                walking.onward(phone).click()
        phone.goto(start)
        expect(go).to_contain_text("Start: Domestic abuse")  # nobody has been there


def test_parts_that_were_passed_over_are_offered_at_the_end(phone: Page, address: str) -> None:
    do(phone, address, "think-family")
    end = phone.locator(".bf-finished")
    expect(end.get_by_role("link", name="Next: Hidden men")).to_be_visible()
    expect(end).to_contain_text("Earlier parts that are not finished: Why this audit and 1 more")
    end.get_by_role("link", name="1 more").click()
    expect(phone.locator("#themes")).to_be_in_viewport()
    do(phone, address, "keeping-babies-safe")
    expect(end).to_contain_text("Earlier parts that are not finished: Why this audit")
    expect(end).not_to_contain_text("more")
    end.get_by_role("link", name="Why this audit").click()
    do(phone, address, "introduction")
    expect(end).not_to_contain_text("Earlier parts")


def test_what_was_skipped_is_named_wherever_the_course_goes_on(phone: Page, address: str) -> None:
    do(phone, address, "think-family", but=1)
    expect(phone.get_by_role("heading", name="Think family: not done yet")).to_be_visible()
    empty = phone.locator(".bf-where .bf-segments i:not(.bf-full)")
    expect(empty).to_have_count(1)  # the bar shows it, also at the last step
    foot(phone, "Back").click()
    foot(phone, "Next").click()
    go = phone.locator("article .bf-go")
    for name in ("index.html", f"{COURSE}/index.html", f"{COURSE}/my-learning.html"):
        phone.goto(f"{address}/{name}")
        expect(go).to_have_text("Continue: Think family, 1 question, 1 minute left")
    expect(phone.locator("#again")).not_to_contain_text("Nothing:")
    go.click()
    expect(foot(phone, "Check answer")).to_be_in_viewport()
    expect(phone.locator(".bf-where")).to_have_text("Left to do: 1 of 1")
    foot(phone, LATER).click()
    expect(phone.get_by_role("heading", name="Think family: not done yet")).to_be_visible()
    phone.goto(f"{address}/{COURSE}/think-family.html#question-who-else-she-cares-for")
    assert phone.locator(".bf-question:not([hidden] *) .bf-verdict").count() == 1


def test_whoever_stopped_before_the_end_has_not_read_the_rest(phone: Page, address: str) -> None:
    """Though all is answered: what follows the last question is not skipped."""
    do(phone, address, "think-family", end=False)
    foot(phone, "Next").click()
    phone.goto(f"{address}/{COURSE}/index.html")
    phone.locator("article .bf-go").click()
    expect(phone.locator(".bf-where .bf-count")).to_contain_text("Step ")
    expect(phone.get_by_role("link", name="Everything here is answered")).to_be_hidden()
    expect(phone.locator(".bf-where i:not(.bf-full)").first).to_be_attached()


def test_the_bar_shows_what_was_read_and_where_the_reader_is(phone: Page, address: str) -> None:
    phone.goto(f"{address}/{HERE}")
    bar = phone.locator(".bf-where i")
    phone.evaluate(TAKE)
    for _ in range(3):
        walking.onward(phone).click()
    for _ in range(2):
        foot(phone, "Back").click()
    expect(phone.locator(".bf-where")).to_contain_text("Step 2 of")
    full = phone.locator(".bf-where i.bf-full")
    expect(full).to_have_count(3)  # what was read stays read; a question was put off
    expect(bar.nth(1)).to_have_class("bf-full bf-now")
    expect(phone.locator(".bf-now")).to_have_count(1)
    phone.reload()
    expect(bar.nth(1)).to_have_class("bf-full bf-now")
    expect(full).to_have_count(2)  # no record tells more, until something is answered
    do(phone, address, "hidden-men", end=False)
    phone.goto(f"{address}/{HERE}")
    expect(bar.nth(0)).to_have_class("bf-full bf-now")
    assert full.count() > 5  # all above the last answer


def test_next_leads_to_the_text_of_the_next_part(phone: Page, address: str) -> None:
    do(phone, address, "domestic-abuse")
    phone.get_by_role("link", name="Next: ").click()
    phone.wait_for_url("**/*.html#main")
    expect(phone.get_by_text("Step 1 of")).to_be_visible()
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.activeElement.closest('main') !== null")


def test_what_is_not_done_leads_on_to_no_part_that_is(phone: Page, address: str) -> None:
    do(phone, address, "domestic-abuse")
    phone.goto(f"{address}/{COURSE}/hidden-men.html#done")
    phone.evaluate("document.dispatchEvent(new Event('briefed:answered'))")
    onward = phone.locator(".bf-finished").get_by_role("link", name="Go on to")
    expect(onward).not_to_contain_text("Domestic abuse")
    expect(onward).to_have_count(1)


def test_whoever_stops_is_told_what_is_kept_and_can_be_reminded(phone: Page, address: str) -> None:
    do(phone, address, "think-family")
    phone.get_by_role("link", name="Stop here").click()
    told = phone.get_by_role("status").filter(has_text="All of it is kept in this browser")
    expect(told).to_be_in_viewport()
    expect(told.locator("p").first).to_have_text(
        "All of it is kept in this browser, and you can go on from this page."
    )
    expect(phone.get_by_role("link", name="Continue: ").first).to_be_in_viewport()
    file = saved(phone, told.get_by_role("button", name="Remind me in 6 days and in a month"))
    entries = Calendar.from_ical(Path(file.path()).read_bytes()).events
    assert len(entries) == 2
    assert all(str(one["SUMMARY"]).endswith("Keeping Babies Safe audit: go on") for one in entries)
    phone.goto("about:blank")
    phone.goto(f"{address}/{COURSE}/my-learning.html#stopped")
    told.get_by_role("link", name="Save a copy").click()  # which is far below, and folded
    expect(phone.get_by_role("button", name="Save a copy")).to_be_in_viewport()
    phone.goto(f"{address}/{COURSE}/my-learning.html")
    expect(phone.get_by_text("All of it is kept")).to_have_count(0)


def test_whoever_stops_is_offered_one_reminder(phone: Page, site: Path, address: str) -> None:
    name, marks = next(iter(keys(site, COURSE, "hidden-men").items()))
    phone.goto(f"{address}/{HERE}#question-{name}")
    phone.locator(f"#question-{name}-{marks.index(False) + 1}").check()
    foot(phone, "Check answer").click()
    for behind, of in (("#stopped", ".bf-said"), ("", "#again > div")):
        phone.goto("about:blank")
        phone.goto(f"{address}/{COURSE}/my-learning.html{behind}")
        expect(phone.locator("#again li")).to_have_count(1)
        expect(phone.get_by_role("button", name="Remind me")).to_have_count(1)
        expect(phone.locator(of).get_by_role("button", name="Remind me")).to_be_visible()


def test_on_a_shared_computer_whoever_stops_is_told_that_it_goes_with_the_tab(
    phone: Page, address: str
) -> None:
    phone.goto(f"{address}/{COURSE}/my-learning.html#keep")
    shared(phone).check()
    phone.goto(f"{address}/{COURSE}/my-learning.html#stopped")
    phone.reload()
    expect(phone.get_by_text("All of it is kept in this tab, until you close it.")).to_be_visible()


def test_a_part_that_was_done_says_so_when_it_is_opened_again(phone: Page, address: str) -> None:
    phone.goto(f"{address}/{COURSE}/think-family.html")
    to_end = phone.get_by_role("link", name="Everything here is answered: go to the end")
    bar = phone.locator(".bf-where .bf-segments")
    expect(phone.locator(".bf-where .bf-count")).to_be_visible()
    expect(to_end).to_be_hidden()
    do(phone, address, "think-family")
    foot(phone, "Back").click()
    foot(phone, "Next").click()
    phone.goto(f"{address}/{COURSE}/index.html")
    phone.goto(f"{address}/{COURSE}/think-family.html")
    expect(phone.locator(".bf-where .bf-count")).to_contain_text("Step 1 of")
    expect(bar.locator("i:not(.bf-full)")).to_have_count(0)
    expect(to_end).to_be_in_viewport(ratio=1)
    walking.onward(phone).click()
    expect(to_end).to_be_in_viewport(ratio=1)
    to_end.click()
    expect(phone.get_by_role("heading", name="Think family: done")).to_be_in_viewport()
    expect(to_end).to_be_hidden()
    phone.go_back()
    expect(phone.locator(".bf-where .bf-count")).to_contain_text("Step 2 of")
