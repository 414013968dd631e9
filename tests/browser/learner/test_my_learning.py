"""A learner's notes, plan, record and copies: kept, shown, printed and cleared."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect
from support.answering import HIDDEN_MEN, TAKE, choose, finish, kept, question, saved
from support.browsing import COURSE, DESK, PHONE, words
from support.building import SAMPLE
from support.records import said, state, unfolded


def test_notes_are_kept_and_shown(page: Page, address: str) -> None:
    page.goto(f"{address}/{COURSE}/hidden-men.html")
    expect(
        page.get_by_text("Write no names, and nothing that identifies a family.")
    ).to_be_visible()
    page.get_by_label("Your notes").fill("Ask who else <b>visits</b>\nand when.")
    expect(page.get_by_text("Kept on this device.")).to_be_visible()
    page.reload()
    expect(page.get_by_label("Your notes")).to_have_value("Ask who else <b>visits</b>\nand when.")
    page.goto(f"{address}/{COURSE}/my-learning.html")
    expect(page.locator("#notes")).to_contain_text("Ask who else <b>visits</b>")


def test_a_plan_is_kept_ticked_and_taken_away(page: Page, address: str) -> None:
    page.goto(f"{address}/{COURSE}/my-learning.html")
    for what, by in (("Check the register", "2027-01-31"), ("Ask in supervision", "")):
        page.get_by_label("An action, in a few words").fill(what)
        page.get_by_label("By when").fill(by)
        page.get_by_role("button", name="Add").click()
        expect(page.get_by_label("An action, in a few words")).to_be_focused()
        expect(page.locator("#plan .bf-said")).to_have_text(re.compile(f"^Added: {what}"))
    page.get_by_label("Done: Check the register").check()
    struck = "one => getComputedStyle(one).textDecorationLine"
    lines = page.locator("#plan li > span").evaluate_all(f"all => all.map({struck})")
    assert lines == ["line-through", "none"]
    page.reload()
    expect(page.get_by_label("Done: Check the register")).to_be_checked()
    page.get_by_role("button", name="Remove: Check the register").click()
    page.reload()
    expect(page.locator("#plan li")).to_have_text(re.compile("Ask in supervision"))


def test_what_was_removed_from_the_plan_can_be_put_back(page: Page, address: str) -> None:
    page.goto(f"{address}/{COURSE}/my-learning.html")
    for what in ("Check the register", "Ask in supervision", "Ring the school"):
        page.get_by_label("An action, in a few words").fill(what)
        page.get_by_role("button", name="Add").click()
    page.get_by_role("checkbox", name="Ask in supervision").check()
    before = kept(page)["plan"]
    page.get_by_role("button", name="Remove: Ask in supervision").click()
    expect(page.locator("#plan li")).to_have_count(2)
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()  # and no text field, which would open the keyboard of a phone
    expect(undo).to_be_in_viewport(ratio=1)
    undo.click()
    expect(page.locator("#plan li").nth(1)).to_contain_text("Ask in supervision")
    assert kept(page)["plan"] == before
    expect(page.get_by_role("checkbox", name="Ask in supervision")).to_be_focused()
    expect(undo).to_have_count(0)


def test_a_second_tap_removes_no_other_action(page: Page, address: str) -> None:
    page.goto(f"{address}/{COURSE}/my-learning.html")
    for what in ("Check the register", "Ask in supervision", "Ring the school"):
        page.get_by_label("An action, in a few words").fill(what)
        page.get_by_role("button", name="Add").click()
    twice = "one => { one.click(); document.querySelector('.bf-plan button').click() }"
    page.get_by_role("button", name="Remove: Check the register").evaluate(twice)
    expect(page.locator("#plan li")).to_have_count(2)
    page.wait_for_timeout(700)
    page.get_by_role("button", name="Remove: Ask in supervision").click()
    expect(page.locator("#plan li")).to_have_count(1)


def test_the_plan_says_what_to_write_before_its_field(page: Page, address: str) -> None:
    page.goto(f"{address}/{COURSE}/my-learning.html")
    field = page.get_by_label("An action, in a few words")
    expect(field).to_have_accessible_description(
        "Write no names, and nothing that identifies a family."
    )
    told = page.locator("#plan").get_by_text("Write no names")
    bottom = "one => one.getBoundingClientRect().bottom"
    assert told.evaluate(bottom) <= field.evaluate("one => one.getBoundingClientRect().top")


def test_a_copy_goes_out_and_comes_back(
    open_context: Callable, address: str, tmp_path: Path
) -> None:
    page = open_context(PHONE).new_page()
    finish(page, address, "hidden-men", right=False)
    page.get_by_label("Your notes").fill("One note.")
    page.get_by_label("Your notes").blur()
    before = kept(page)
    page.goto(f"{address}/{COURSE}/my-learning.html")
    file = tmp_path / "copy.json"
    saved(page, unfolded(page).get_by_role("button", name="Save a copy")).save_as(file)
    copied = json.loads(file.read_text(encoding="utf-8"))["courses"][COURSE]
    assert {**copied, "versions": 0} == {**before, "versions": 0}

    other = open_context(PHONE).new_page()  # another device, with answers of its own
    other.goto(f"{address}/{COURSE}/think-family.html")
    choose(other, "who-else-she-cares-for", 0)
    other.goto(f"{address}/{COURSE}/my-learning.html")
    other.get_by_label("Bring a copy back").set_input_files(file)
    expect(said(other)).to_have_text(re.compile("The copy was added."))
    assert kept(other)["tries"].keys() == {*HIDDEN_MEN, "who-else-she-cares-for"}
    assert kept(other)["notes"] == before["notes"] and kept(other)["finished"] == before["finished"]
    expect(state(other, "Hidden men")).to_have_text("✓ done")
    other.get_by_label("Bring a copy back").set_input_files(file)  # twice is as good as once
    assert [len(tries) for name, tries in kept(other)["tries"].items() if name in HIDDEN_MEN] == [
        1,
        1,
        1,
        1,
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{ not json", "damaged"),
        (
            (
                '{"format": "briefed-learning", "version": 1, "courses": {"keeping-babies-safe": '
                '{"version": 1, "tries": {}, "finished": {}, "notes": {"a": {"b": 1}}, "plan": '
                "[]}}}"
            ),
            "damaged",
        ),
    ],
)
def test_a_damaged_or_foreign_file_changes_nothing(
    page: Page, address: str, tmp_path: Path, text: str, why: str
) -> None:
    page.goto(f"{address}/{COURSE}/hidden-men.html")
    choose(page, HIDDEN_MEN[0], 0)
    before = kept(page)
    page.goto(f"{address}/{COURSE}/my-learning.html")
    (tmp_path / "file.json").write_text(text, encoding="utf-8")
    page.get_by_label("Bring a copy back").set_input_files(tmp_path / "file.json")
    expect(said(page)).to_have_text(re.compile(f"{why}.* Nothing was changed.$"))
    assert kept(page) == before


def test_everything_is_cleared(page: Page, address: str) -> None:
    finish(page, address, "hidden-men")
    page.goto(f"{address}/{COURSE}/my-learning.html")
    page.evaluate("localStorage.setItem('another-site', 'stays')")
    unfolded(page).get_by_role("button", name="Clear everything on this device").click()
    page.get_by_role("button", name="Keep it").click()
    assert kept(page) is not None
    unfolded(page).get_by_role("button", name="Clear everything on this device").click()
    page.get_by_role("dialog").get_by_role("button", name="Clear everything").click()
    expect(said(page)).to_have_text("Everything is cleared.")
    assert (
        page.evaluate("Object.keys(localStorage).filter(name => name.startsWith('briefed:'))") == []
    )
    assert page.evaluate("localStorage.getItem('another-site')") == "stays"
    expect(state(page, "Hidden men")).to_have_text("not started")


BLOCKED = """for (const name of ['localStorage', 'sessionStorage'])
    Object.defineProperty(window, name, {get() { throw new DOMException('no', 'SecurityError') }})
"""
FULL = """Storage.prototype.setItem = function (name) {
    if (name.startsWith('briefed:')) throw new DOMException('full', 'QuotaExceededError')
}"""


@pytest.mark.parametrize(
    ("trouble", "told"),
    [(BLOCKED, "does not save anything for this site"), (FULL, "has no room left")],
    ids=["blocked", "full"],
)
def test_without_room_the_course_works_and_says_so(
    open_context: Callable, address: str, trouble: str, told: str
) -> None:
    context = open_context(PHONE)
    page = context.new_page()
    page.goto(f"{address}/{COURSE}/think-family.html")
    choose(page, "who-else-she-cares-for", 0)
    before = kept(page)
    context.add_init_script(trouble)
    page.goto(f"{address}/{COURSE}/hidden-men.html")
    if trouble == BLOCKED:  # no choice is kept either
        page.get_by_role("button", name="Show as one page").click()
    page.evaluate(TAKE)
    for name in HIDDEN_MEN:
        choose(page, name, 0)
        expect(question(page, name).locator(".bf-verdict")).to_be_visible()
    expect(question(page, HIDDEN_MEN[0]).locator(".bf-trouble")).to_contain_text(told)
    expect(page.locator(".bf-finished")).to_be_visible()
    copy = json.loads(
        Path(saved(page, page.get_by_role("button", name="Save a copy")).path()).read_text(
            encoding="utf-8"
        )
    )
    assert set(HIDDEN_MEN) <= copy["courses"][COURSE]["tries"].keys()
    assert copy["courses"][COURSE]["cases"]["hidden-men-the-day-before"]["done"]
    if trouble == FULL:
        assert kept(page) == before, "what was kept is lost"


def test_two_open_pages_do_not_undo_each_other(open_context: Callable, address: str) -> None:
    context = open_context(PHONE)
    first, second = context.new_page(), context.new_page()
    for page, theme in ((first, "hidden-men"), (second, "think-family")):
        page.goto(f"{address}/{COURSE}/{theme}.html")
    choose(first, HIDDEN_MEN[0], 0)
    choose(second, "who-else-she-cares-for", 0)
    choose(first, HIDDEN_MEN[1], 0)
    assert kept(first)["tries"].keys() == {HIDDEN_MEN[0], HIDDEN_MEN[1], "who-else-she-cares-for"}


def test_the_calendar_names_the_questions(page: Page, address: str) -> None:
    finish(page, address, "hidden-men", right=False)
    page.goto(f"{address}/{COURSE}/my-learning.html")
    expect(page.locator("#again li")).to_have_count(4)
    data = Path(saved(page, page.get_by_role("button", name="Remind me")).path()).read_bytes()
    assert all(len(line) <= 75 for line in data.split(b"\r\n")) and b"\n" not in data.replace(
        b"\r\n", b""
    )
    events = Calendar.from_ical(data).walk("VEVENT")  # another program reads it
    today = page.evaluate("new Date(new Date().setHours(12)).toISOString().slice(0, 10)")
    days = [
        (event.decoded("dtstart") - datetime.date.fromisoformat(today)).days for event in events
    ]
    assert days == [6, 30]
    for event in events:
        assert (
            event["summary"]
            == "Learning from the Keeping Babies Safe audit: look again at 4 questions"
        )
        assert (
            "Hidden men: You are an early help worker. A baby's father has missed your appointments"
            in event["description"]
        )
        assert f"{address}/{COURSE}/my-learning.html" in event["description"]
    assert events[0]["uid"] != events[1]["uid"]


def test_what_was_done_is_said_where_it_was_done_and_covers_nothing(
    page: Page, address: str
) -> None:
    finish(page, address, "hidden-men", right=False)
    page.goto(f"{address}/{COURSE}/my-learning.html")
    expect(page.locator("#again > div > ul > li")).to_have_count(3)
    expect(page.locator("#again summary")).to_have_text("1 more")
    button = page.get_by_role("button", name="Remind me")
    saved(page, button)
    expect(said(page)).to_contain_text("A file for your calendar was saved, look-again. Open it:")
    expect(said(page)).to_be_in_viewport(ratio=1)
    top = "one => one.getBoundingClientRect().top"
    assert 0 < said(page).evaluate(top) - button.evaluate(top) < 150
    before = said(page).evaluate(top)
    page.evaluate("scrollBy(0, 300)")
    assert said(page).evaluate(top) == before - 300, "it lies over what is read next"
    page.get_by_label("An action, in a few words").fill("Ask")
    page.get_by_role("button", name="Add to my plan").click()
    expect(said(page)).to_have_text("Added: Ask")  # and what was said before is gone
    expect(said(page)).to_be_in_viewport(ratio=1)


def test_the_record_is_one_sheet_and_keeps_no_name(open_context: Callable, address: str) -> None:
    page = open_context(DESK).new_page()
    for theme in ("hidden-men", "think-family"):
        finish(page, address, theme)
    page.goto(f"{address}/{COURSE}/my-learning.html")
    page.get_by_label("Your name").fill("Alex Example")
    record = page.locator(".bf-paper")
    for told in (
        "Record of learning, not finished",
        "Alex Example",
        "Learning from the Keeping Babies Safe audit",
        "Edition: 1",
        "Parts done: 2 of 9",
        "7 of 43 answered, all right at the first try",
    ):
        expect(record).to_contain_text(told)
    page.evaluate("window.print = () => 0")
    page.get_by_role("button", name="Print this record").click()
    page.emulate_media(media="print")
    expect(record).to_be_visible()
    for hidden in ("header.bf-top", "#progress", "#keep", "h1", ".bf-draft"):
        expect(page.locator(hidden).first).to_be_hidden()
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 1
    assert "Alex" not in page.evaluate(
        "JSON.stringify(localStorage) + JSON.stringify(sessionStorage)"
    )


def test_on_paper_the_questions_come_first(open_context: Callable, address: str) -> None:
    page = open_context(DESK).new_page()
    page.goto(f"{address}/{COURSE}/hidden-men.html")
    choose(page, HIDDEN_MEN[0], 0)
    page.emulate_media(media="print")
    for name in HIDDEN_MEN:
        expect(question(page, name).locator(".bf-stem")).to_be_visible()
        assert question(page, name).locator("label").count() == 3
        expect(page.locator(f"#answer-{name} .bf-basis blockquote").first).to_be_visible()
        assert all(
            reason.is_visible() for reason in page.locator(f"#answer-{name} .bf-reason").all()
        )
    expect(question(page, HIDDEN_MEN[0]).locator(".bf-verdict")).to_be_hidden()
    last, answers = (
        page.locator(".bf-question").last.bounding_box(),
        page.locator(".bf-answers").bounding_box(),
    )
    assert answers["y"] >= last["y"] + last["height"]
    assert (
        page.locator(".bf-answers").evaluate("element => getComputedStyle(element).breakBefore")
        == "page"
    )


def test_without_a_script_everything_can_be_read(
    open_context: Callable, site: Path, address: str
) -> None:
    page = open_context(PHONE, java_script_enabled=False).new_page()
    page.goto(f"{address}/{COURSE}/hidden-men.html")
    text = words(page.locator("article").inner_text())
    source = (SAMPLE / "quizzes" / COURSE / "hidden-men.md").read_text(encoding="utf-8")
    for line in re.findall(r"^- \[.\] (.*)$", source, re.M):
        assert text.count(words(line)) >= 2, f"not with the question and with its answer: {line}"
    for reason in re.findall(r"^> ((?:The|That|Not) .*)$", source, re.M):
        assert words(reason) in text
    page.locator(f"#question-{HIDDEN_MEN[0]}-1").check()
    page.locator(f"#question-{HIDDEN_MEN[0]}-1").press("Enter")  # the form goes nowhere
    assert page.url == f"{address}/{COURSE}/hidden-men.html"
    page.goto(f"{address}/{COURSE}/my-learning.html")
    expect(page.get_by_text("only a script that runs in it can show it here")).to_be_visible()
    assert page.locator("#progress a").count() == 9 and page.locator("form, #keep").count() == 0
