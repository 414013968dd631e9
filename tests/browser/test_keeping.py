"""A learner's record is not lost: limits, what can't be read, shared computers, two tabs, copies
that are brought in, and the place where it is.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Dialog, Locator, Page, expect
from support.accessibility import sideways, violations
from support.answering import HIDDEN_MEN, choose, keys, question
from support.browsing import COURSE, DESK, PHONE, RECORD, tab_into
from support.building import FIXTURE, Run
from support.serving import served

HERE, MINE = f"{COURSE}/hidden-men.html", f"{COURSE}/my-learning.html"
NOTE, STEP, ANSWER = 20_000, 500, 500  # characters, as docs/assets/record.js has them
# a tab that hears nothing of the others in time
DEAF = "addEventListener('storage', event => event.stopImmediatePropagation(), true)"


def record(
    page: Page, path: str = "/", course: str = COURSE, kept: str = "localStorage"
) -> dict | None:
    return json.loads(page.evaluate(f"{kept}.getItem('{RECORD}{path}{course}')") or "null")


def made(**parts: object) -> dict:
    """A record as an earlier version of the site kept it."""
    return {"version": 1, "tries": {}, "finished": {}, "notes": {}, "plan": [], **parts}


def tried(right: bool, day: int = 1) -> dict:
    return {
        "at": f"2026-05-{day:02}T09:00:00.000Z",
        "print": "abc123",
        "right": right,
        "chosen": ["x"],
    }


def put(page: Page, name: str, text: str) -> None:
    page.evaluate("([name, text]) => localStorage.setItem(name, text)", [name, text])


def ours(page: Page) -> list[str]:
    """The names of what the device keeps for the site, but for Material's colours."""
    return page.evaluate("Object.keys(localStorage).filter(name => name.startsWith('briefed'))")


def note(page: Page) -> Locator:
    return page.get_by_label("Your notes")


def shared(page: Page) -> Locator:
    return page.get_by_role("checkbox", name="This is a shared computer")


def dialog(page: Page) -> Locator:
    return page.locator("dialog[open]")


def said(page: Page) -> Locator:
    return page.locator(".bf-said")


def press(page: Page, name: str) -> None:
    dialog(page).get_by_role("button", name=name, exact=True).click()


def bring(page: Page, folder: Path, courses: dict, **more: object) -> None:
    """Bring a copy in that holds these courses."""
    file = folder / "copy.json"
    file.write_text(
        json.dumps(
            {
                "format": "briefed-learning",
                "version": 1,
                "exported": "2026-11-03T09:00:00.000Z",
                "courses": courses,
                **more,
            }
        ),
        encoding="utf-8",
    )
    page.get_by_label("Bring a copy back").set_input_files(file)


@pytest.fixture
def context(open_context: Callable) -> BrowserContext:
    return open_context(PHONE, permissions=["clipboard-read", "clipboard-write"])


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


# --- Limits ---


def test_a_note_ends_where_there_is_no_more_room(page: Page, address: str) -> None:
    page.goto(f"{address}/{HERE}")
    counter = page.locator(".bf-note .bf-count")
    note(page).fill("x" * 10_000)
    page.wait_for_timeout(900)
    expect(counter).to_have_text("")  # the end is far
    note(page).fill("x" * (NOTE - 3))
    expect(counter).to_have_text("3 characters left.")
    expect(counter).to_have_attribute("role", "status")
    note(page).press("End")
    note(page).press_sequentially("abcdef")
    assert note(page).input_value().endswith("xabc") and len(note(page).input_value()) == NOTE
    expect(counter).to_have_text(
        "Only 20,000 characters fit here: the end of what you typed or pasted was left out."
    )
    page.reload()
    assert len(note(page).input_value()) == NOTE
    note(page).fill("x" * (NOTE - 5))
    page.evaluate("navigator.clipboard.writeText('0123456789')")
    note(page).press("End")
    note(page).press("Control+v")
    assert (
        note(page).input_value().endswith("x01234")
        and len(record(page)["notes"]["hidden-men"]) == NOTE
    )
    expect(counter).to_have_text(re.compile("was left out"))
    note(page).fill("x" * (NOTE + 50))  # what a program puts there
    assert len(note(page).input_value()) == NOTE == len(record(page)["notes"]["hidden-men"])
    assert record(page)["tries"] == {} and len(ours(page)) == 1, "something was set aside"


def test_a_typed_answer_and_a_step_end_where_there_is_no_more_room(
    page: Page, fixture_site: Path
) -> None:
    with served(fixture_site) as root:
        page.goto(f"{root}/{FIXTURE}/index.html")
        one = page.locator(".bf-question", has=page.locator("input[type=text]")).first
        for field in one.locator("input").all():
            field.fill("y" * (ANSWER + 100))
            assert len(field.input_value()) == ANSWER
        expect(one.locator(".bf-count").first).to_contain_text("Only 500 characters fit here")
        page.keyboard.press("Enter")
        expect(one.locator(".bf-verdict")).to_be_visible()
        page.reload()
        expect(one.locator(".bf-verdict")).to_be_visible()
        page.goto(f"{root}/{FIXTURE}/my-learning.html")
        page.get_by_label("What", exact=True).fill("z" * (STEP + 1))
        expect(page.locator("#plan .bf-count")).to_contain_text("Only 500 characters fit here")
        page.get_by_role("button", name="Add", exact=True).click()
        expect(page.locator("#plan li")).to_contain_text("z" * STEP)
        page.reload()
        expect(page.locator("#plan li")).to_contain_text("z" * STEP)
        assert (
            page.evaluate("Object.keys(localStorage).filter(name => name.includes('aside'))") == []
        )


# --- What can't be read ---


def test_of_a_record_that_can_be_read_in_part_that_part_stays(
    page: Page, site: Path, address: str, tmp_path: Path
) -> None:
    page.goto(f"{address}/{HERE}")
    right = keys(site, COURSE, "hidden-men")[HIDDEN_MEN[0]].index(True)
    choose(page, HIDDEN_MEN[0], right)
    kept = record(page)
    long = "A long reflection. " * 1_200
    put(
        page,
        f"{RECORD}/{COURSE}",
        json.dumps({**kept, "notes": {"hidden-men": long, "think-family": "Short."}}),
    )
    page.goto(f"{address}/{HERE}")
    expect(question(page, HIDDEN_MEN[0]).locator(".bf-verdict")).to_have_text("✓ Right.")
    assert note(page).input_value() == long[:NOTE]
    expect(page.locator(".bf-notices")).to_contain_text("It was set aside for you")
    put(
        page, f"{RECORD}/{COURSE}", '{"version": 1, "tries"'
    )  # a second one must not take the first one's place
    page.reload()
    page.locator(".bf-notices").get_by_role("link", name="My learning").click()
    page.wait_for_url(f"{address}/{MINE}#keep")
    first, second = page.locator(".bf-other").all()
    expect(first).to_contain_text("Set aside, number 1")
    expect(second).to_contain_text("Set aside, number 2")
    first.get_by_text("Look at it").click()
    expect(first).to_contain_text(long.strip())
    with page.expect_download() as download:
        first.get_by_role("button", name="Save it as a file").click()
    assert (
        json.loads(Path(download.value.path()).read_text(encoding="utf-8"))["notes"]["hidden-men"]
        == long
    )
    with page.expect_download() as download:
        second.get_by_role("button", name="Save it as a file").click()
    assert Path(download.value.path()).read_text(encoding="utf-8") == '{"version": 1, "tries"'
    page.goto(f"{address}/{HERE}")
    expect(page.locator(".bf-notices p")).to_have_count(0)  # it was looked at
    page.goto(f"{address}/{MINE}")
    expect(page.locator(".bf-other")).to_have_count(2)
    page.locator(".bf-other").first.get_by_role("button", name="Delete it").click()
    press(page, "Keep it")
    expect(page.locator(".bf-other")).to_have_count(2)
    page.locator(".bf-other").first.get_by_role("button", name="Delete it").click()
    press(page, "Delete it")
    expect(page.locator(".bf-other")).to_have_count(1)
    expect(page.locator(".bf-other")).to_contain_text("number 2")


def test_where_there_is_no_room_to_set_it_aside_nothing_is_overwritten(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    page.goto(f"{address}/{HERE}")
    broken = json.dumps(
        made(tries={HIDDEN_MEN[0]: [tried(True)]}, notes={"hidden-men": "x" * 25_000})
    )
    put(page, f"{RECORD}/{COURSE}", broken)
    context.add_init_script("""
        // there is room for a record, and none for what is to be set aside
        const whole = Storage.prototype.setItem
        Storage.prototype.setItem = function (name, text) {
            if (name.includes('aside')) throw new DOMException('full', 'QuotaExceededError')
            whole.call(this, name, text)
        }""")
    page.goto(f"{address}/{HERE}")
    choose(page, HIDDEN_MEN[1], 0)
    expect(question(page, HIDDEN_MEN[1]).locator(".bf-trouble")).to_contain_text("has no room left")
    assert record(page) == json.loads(broken), "the end of the note is lost"
    page.goto(f"{address}/{MINE}")
    expect(page.locator("#notes .bf-own")).to_have_text("x" * NOTE)


def test_many_tries_from_many_devices_stay_within_what_is_read(
    page: Page, address: str, tmp_path: Path
) -> None:
    page.goto(f"{address}/{MINE}")
    for device in range(1, 5):
        bring(
            page,
            tmp_path,
            {
                COURSE: made(
                    tries={
                        HIDDEN_MEN[0]: [
                            {**tried(False), "at": f"2026-0{device}-{day:02}T09:00:00.000Z"}
                            for day in range(1, 26)
                        ]
                    }
                )
            },
        )
        expect(said(page)).to_contain_text("The copy was added.")
        said(page).evaluate("line => { line.textContent = '' }")  # the next copy says the same
    page.reload()
    tries = record(page)["tries"][HIDDEN_MEN[0]]
    assert (
        len(tries) == 50
        and tries[0]["at"].startswith("2026-01-01")
        and tries[-1]["at"].startswith("2026-04-25")
    )
    expect(page.locator(".bf-other, .bf-trouble")).to_have_count(0)


# --- A shared computer ---


def share(page: Page, address: str, choice: str | None = None) -> None:
    page.goto(f"{address}/{MINE}")
    shared(page).click()
    if choice:
        press(page, choice)
    expect(said(page)).to_contain_text("Kept in this tab only")
    expect(shared(page)).to_be_checked()


def asked(page: Page, act: Callable[[], object]) -> list[str]:
    """The kinds of questions that the browser itself asks while something is done; each is answered
    with yes.
    """
    kinds: list[str] = []

    def answer(dialog: Dialog) -> None:
        kinds.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    act()
    page.remove_listener("dialog", answer) if not page.is_closed() else None
    return kinds


def close(page: Page) -> list[str]:
    def act() -> None:
        with page.expect_event("close"):
            page.close(run_before_unload=True)

    return asked(page, act)


@pytest.mark.parametrize("choice", ["Move it into this tab", "Leave it on this device"])
def test_what_is_on_a_shared_computer_is_asked_about(
    context: BrowserContext, address: str, choice: str
) -> None:
    page = context.new_page()
    page.goto(f"{address}/{HERE}")
    choose(page, HIDDEN_MEN[0], 0)
    before = record(page)
    page.goto(f"{address}/{MINE}")
    box = shared(page)
    for way in ("Change nothing", "Escape"):
        box.click()
        expect(dialog(page)).to_contain_text(
            "what should happen to the learning that is already saved on it?"
        )
        press(page, way) if way != "Escape" else page.keyboard.press(way)
        expect(box).not_to_be_checked()
        assert record(page) == before
    box.click()
    with page.expect_download():
        press(page, "Save a copy first")
    press(page, choice)
    expect(box).to_be_checked()
    along = choice.startswith("Move")
    assert (record(page) is None) == along and (
        record(page, kept="sessionStorage") is not None
    ) == along
    page.goto(f"{address}/{HERE}")
    expect(page.locator(".bf-notices")).to_contain_text("is gone when you close it")
    expect(page.locator(".bf-verdict")).to_have_count(1 if along else 0)
    choose(page, HIDDEN_MEN[1], 0)
    other = context.new_page()  # a second tab, or whoever comes next
    other.goto(f"{address}/{HERE}")
    expect(other.locator(".bf-verdict")).to_have_count(0)
    choose(other, HIDDEN_MEN[2], 0)
    note(other).fill("of the second tab")
    device = record(other)
    assert device is None if along else device["tries"] == before["tries"] and not device["notes"]
    page.goto(f"{address}/{MINE}")
    shared(page).click()
    press(page, "Add it to this device")
    expect(said(page)).to_have_text("Kept on this device.")
    assert record(page)["tries"].keys() == set(HIDDEN_MEN[:2]), (
        "something is lost, or another tab's is here"
    )
    note(other).fill(
        "of the second tab, and more"
    )  # it was begun when the computer was shared, and stays so
    assert not record(other)["notes"]
    other.goto(f"{address}/{MINE}")
    shared(other).click()
    press(other, "Add it to this device")
    expect(said(other)).to_have_text("Kept on this device.")
    assert record(other)["tries"].keys() == set(HIDDEN_MEN[:3]) and record(other)["notes"] == {
        "hidden-men": "of the second tab, and more"
    }
    assert (
        other.evaluate("Object.keys(sessionStorage).filter(name => name.startsWith('briefed'))")
        == []
    )


def test_a_tab_that_was_open_before_the_computer_was_shared_keeps_nothing_on_it_either(
    context: BrowserContext, address: str
) -> None:
    first, second = context.new_page(), context.new_page()
    second.add_init_script(DEAF)
    second.goto(f"{address}/{HERE}")
    choose(second, HIDDEN_MEN[0], 0)
    share(first, address, "Move it into this tab")
    note(second).fill("Of the tab that was open.")
    second.wait_for_load_state()
    choose(second, HIDDEN_MEN[1], 0)
    assert record(second) is None
    assert record(first, kept="sessionStorage")["tries"].keys() == {HIDDEN_MEN[0]}


def test_taking_away_what_is_in_the_tab_leaves_what_is_on_the_device(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    page.goto(f"{address}/{HERE}")
    choose(page, HIDDEN_MEN[0], 0)
    before = record(page)
    share(page, address, "Leave it on this device")
    page.goto(f"{address}/{HERE}")
    choose(page, HIDDEN_MEN[1], 0)
    page.goto(f"{address}/{MINE}")
    shared(page).click()
    press(page, "Delete it")
    expect(page.get_by_role("row", name="Hidden men").get_by_role("cell").first).to_have_text(
        "1 of 4"
    )
    assert record(page) == before


def test_closing_a_tab_that_holds_the_only_copy_asks_first(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    share(page, address)
    assert asked(page, lambda: page.goto(f"{address}/{HERE}")) == [], (
        "nothing is lost by leaving a page"
    )
    choose(page, HIDDEN_MEN[0], 0)
    assert (
        asked(
            page,
            lambda: (
                page.locator("article a.bf-cite:visible").first.click(),
                page.wait_for_url("**/briefing.html#*"),
            ),
        )
        == []
    )
    page.goto(f"{address}/{HERE}")
    assert asked(page, page.reload) == [], "a reload loses nothing"
    expect(page.locator(".bf-verdict")).to_have_count(1)
    page.locator(".bf-notices").get_by_role("link", name="My learning").click()
    page.wait_for_url(f"{address}/{MINE}#keep")
    page.get_by_label(
        "What", exact=True
    ).click()  # a browser asks only for a page that somebody used
    with page.expect_download():
        page.get_by_role("button", name="Save a copy").click()
    assert close(page) == [], "a copy was saved"
    page = context.new_page()
    page.goto(f"{address}/{HERE}")
    choose(page, HIDDEN_MEN[0], 0)
    page.locator(".md-nav--secondary a, article a[href^='#']").first.evaluate(
        "link => link.click()"
    )  # within the page
    assert close(page) == ["beforeunload"]


def test_a_device_that_keeps_asks_nothing(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/{HERE}")
    choose(page, HIDDEN_MEN[0], 0)
    note(page).fill("Kept.")
    assert close(page) == []


# --- Two tabs ---


def test_a_note_that_two_tabs_write_loses_neither(context: BrowserContext, address: str) -> None:
    first, second = context.new_page(), context.new_page()
    second.add_init_script(DEAF)
    for page in (first, second):
        page.goto(f"{address}/{HERE}")
    note(first).fill("A long reflection.")
    note(second).press_sequentially("x")
    assert note(second).input_value() == "A long reflection.\n\nx"
    expect(second.locator(".bf-note")).to_contain_text(
        "changed in another tab. Both texts are here now"
    )
    note(second).press_sequentially("y")
    assert record(first)["notes"] == {"hidden-men": "A long reflection.\n\nxy"}
    expect(note(first)).to_have_value("A long reflection.\n\nxy")  # it heard of it


def test_a_note_that_finds_no_room_beside_the_other_tabs_is_set_aside(
    context: BrowserContext, address: str
) -> None:
    first, second = context.new_page(), context.new_page()
    second.add_init_script(DEAF)
    for page in (first, second):
        page.goto(f"{address}/{HERE}")
    note(first).fill("f" * NOTE)
    note(second).fill("Of the second.")
    expect(second.locator(".bf-note")).to_contain_text("The other text was set aside")
    second.goto(f"{address}/{MINE}")
    second.locator(".bf-other").get_by_text("Look at it").click()
    expect(second.locator(".bf-other .bf-own")).to_have_text("f" * NOTE)
    assert record(second)["notes"] == {"hidden-men": "Of the second."}


def test_a_step_is_found_by_its_id_whatever_its_place(
    context: BrowserContext, address: str
) -> None:
    first, second = context.new_page(), context.new_page()
    second.add_init_script(DEAF)
    first.goto(f"{address}/{MINE}")
    for what in ("One", "Two", "Three"):
        first.get_by_label("What", exact=True).fill(what)
        first.get_by_role("button", name="Add", exact=True).click()
    second.goto(f"{address}/{MINE}")
    first.get_by_role("button", name="Remove: One").click()
    second.get_by_role("button", name="Remove: Two").click()
    assert [step["what"] for step in record(first)["plan"]] == ["Three"]
    first.reload()
    second.evaluate("document.querySelector('#plan').dataset.old = 'yes'")
    first.get_by_role("button", name="Remove: Three").click()
    second.get_by_role("checkbox", name="Three").click()
    expect(said(second)).to_have_text("That step was already removed in another tab.")
    expect(second.locator("#plan li")).to_have_count(0)
    assert record(first)["plan"] == []


def test_steps_of_an_earlier_version_are_told_apart(context: BrowserContext, address: str) -> None:
    first, second = context.new_page(), context.new_page()
    second.add_init_script(DEAF)
    first.goto(f"{address}/{HERE}")
    put(
        first,
        f"{RECORD}/{COURSE}",
        json.dumps(
            made(
                plan=[
                    {"what": "Ask", "by": "", "done": False},
                    {"what": "Call", "by": "soon", "done": False},
                ]
            )
        ),
    )
    for page in (first, second):
        page.goto(f"{address}/{MINE}")
    first.get_by_role("button", name="Remove: Ask").click()
    second.get_by_role("checkbox", name="Call (by soon)").check()
    assert [(step["what"], step["done"]) for step in record(first)["plan"]] == [
        ("Call (by soon)", True)
    ]


@pytest.mark.parametrize("deaf", [False, True], ids=["hears of it", "hears nothing"])
def test_clearing_is_not_undone_by_another_tab(
    context: BrowserContext, address: str, deaf: bool
) -> None:
    first, second = context.new_page(), context.new_page()
    if deaf:
        second.add_init_script(DEAF)
    second.goto(f"{address}/{HERE}")
    choose(second, HIDDEN_MEN[0], 0)
    note(second).fill("A long reflection.")
    first.goto(f"{address}/{MINE}")
    first.get_by_role("button", name="Clear everything on this device").click()
    press(first, "Clear everything")
    if deaf:
        note(second).press_sequentially("x")
    expect(note(second)).to_have_value("")
    expect(second.locator(".bf-verdict")).to_have_count(0)
    assert (
        second.evaluate("Object.keys(localStorage).filter(name => name.startsWith('briefed'))")
        == []
    )
    note(second).press_sequentially("new")
    assert record(first)["notes"] == {"hidden-men": "new"} and record(first)["tries"] == {}


def test_clearing_and_beginning_anew_is_not_undone_either(
    context: BrowserContext, address: str
) -> None:
    first, second = context.new_page(), context.new_page()
    second.add_init_script(DEAF)
    second.goto(f"{address}/{HERE}")
    note(second).fill("A long reflection.")
    first.goto(f"{address}/{MINE}")
    first.get_by_role("button", name="Clear everything on this device").click()
    press(first, "Clear everything")
    first.goto(f"{address}/{COURSE}/think-family.html")
    choose(first, "who-else-she-cares-for", 0)
    note(second).press_sequentially("x")
    expect(note(second)).to_have_value("")
    assert record(first)["notes"] == {} and len(record(first)["tries"]) == 1


def test_nothing_is_lost_by_leaving_at_once(page: Page, address: str) -> None:
    page.goto(f"{address}/{HERE}")
    note(page).press_sequentially("Typed")
    page.reload()
    expect(note(page)).to_have_value("Typed")
    note(page).press("End")
    note(page).press_sequentially(" and gone")
    page.goto(f"{address}/index.html")
    assert record(page)["notes"] == {"hidden-men": "Typed and gone"}


def test_my_learning_shows_what_another_tab_does_and_keeps_what_is_being_typed(
    context: BrowserContext, address: str
) -> None:
    first, second = context.new_page(), context.new_page()
    first.goto(f"{address}/{MINE}")
    first.get_by_label("Your name").fill("Alex Example")
    first.get_by_label("What", exact=True).fill("Half a")
    second.goto(f"{address}/{HERE}")
    choose(second, HIDDEN_MEN[0], 0)
    note(second).fill("Of the other tab.")
    expect(first.get_by_role("row", name="Hidden men").get_by_role("cell").first).to_have_text(
        "1 of 4"
    )
    expect(first.locator("#notes")).to_contain_text("Of the other tab.")
    expect(first.get_by_label("What", exact=True)).to_have_value("Half a")
    expect(first.locator(".bf-paper")).to_contain_text("Alex Example")


# --- Copies ---


def test_an_edited_note_takes_the_place_of_the_one_it_grew_from(
    open_context: Callable, address: str, tmp_path: Path
) -> None:
    one, two = open_context(PHONE).new_page(), open_context(PHONE).new_page()

    def carry(giver: Page, taker: Page) -> None:
        giver.goto(f"{address}/{MINE}")
        with giver.expect_download() as download:
            giver.get_by_role("button", name="Save a copy").click()
        download.value.save_as(tmp_path / "carried.json")
        taker.goto(f"{address}/{MINE}")
        taker.get_by_label("Bring a copy back").set_input_files(tmp_path / "carried.json")
        expect(said(taker)).to_contain_text("The copy was added.")

    one.goto(f"{address}/{HERE}")
    note(one).fill("Ask who visits. And when.")
    carry(one, two)
    two.goto(f"{address}/{HERE}")
    note(two).fill("Ask the mother who visits, and when.")
    carry(two, one)
    assert record(one)["notes"] == {"hidden-men": "Ask the mother who visits, and when."}
    carry(one, two)
    assert record(two)["notes"] == {"hidden-men": "Ask the mother who visits, and when."}
    for page, text in ((one, "Ask the father."), (two, "Ask the mother.")):
        page.goto(f"{address}/{HERE}")
        note(page).fill(text)
    carry(one, two)
    assert re.fullmatch(
        r"Ask the mother\.\n\nFrom a copy that was saved on .* 20\d\d:\nAsk the father\.",
        record(two)["notes"]["hidden-men"],
    )


def test_a_step_stays_ticked_and_a_date_that_is_none_stays_words(
    page: Page, address: str, tmp_path: Path
) -> None:
    page.goto(f"{address}/{MINE}")
    page.get_by_label("What", exact=True).fill("Ask in supervision")
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_role("checkbox", name="Ask in supervision").check()
    bring(
        page,
        tmp_path,
        {
            COURSE: made(
                plan=[
                    {"what": "Ask in supervision", "by": "", "done": False},
                    {"what": "Call", "by": "whenever", "done": False},
                ]
            )
        },
    )
    expect(page.locator(".bf-report")).to_contain_text("1 step of the plan added")
    expect(page.get_by_role("checkbox", name="Ask in supervision")).to_be_checked()
    expect(page.locator("#plan li")).to_have_text(
        [re.compile("Ask in supervision"), re.compile(r"Call \(by whenever\)")]
    )
    assert "Invalid" not in page.locator("article").inner_text()


def test_it_is_told_what_was_added_to_which_course_and_what_not(
    page: Page, three_courses: Path, tmp_path: Path
) -> None:
    with served(three_courses / "site") as root:
        page.goto(f"{root}/{MINE}")
        other = made(notes={"lamp-care": "Of the lamps."}, tries={"constructor": [tried(True)]})
        bring(
            page,
            tmp_path,
            {
                COURSE: made(tries={HIDDEN_MEN[0]: [tried(True)]}),
                FIXTURE: other,
                "constructor": made(),
                "elsewhere": made(title="A course of another site"),
            },
        )
        expect(said(page)).to_contain_text("The copy was added.")
        lines = page.locator(".bf-report li")
        expect(lines).to_have_text(
            [
                re.compile(r"Keeping Babies Safe audit: 1 answer added\. It is on this page now\."),
                re.compile(
                    r": 1 answer and 1 note added\. See it on that course's page My learning"
                ),
                (
                    "constructor: not added, because this site does not have that course. It is "
                    "still in the file, and you can open the file on a site that has the course."
                ),
                (
                    "A course of another site: not added, because this site does not have that "
                    "course. It is still in the file, and you can open the file on a site that "
                    "has the course."
                ),
            ]
        )
        assert set(ours(page)) == {f"{RECORD}/{COURSE}", f"{RECORD}/{FIXTURE}"}
        lines.nth(1).get_by_role("link").click()
        page.wait_for_url(f"{root}/{FIXTURE}/my-learning.html")
        expect(page.locator("#notes")).to_contain_text("Of the lamps.")
        page.goto(f"{root}/{MINE}")
        bring(page, tmp_path, {"elsewhere": made()})
        expect(said(page)).to_have_text(
            "Nothing was added. A list near the end of this page says why."
        )


@pytest.mark.parametrize("name", ["constructor", "__proto__", "toString", "has own"])
def test_an_import_is_all_or_nothing(
    page: Page, three_courses: Path, tmp_path: Path, name: str
) -> None:
    """A fault in the last course of a file leaves the first one out, too."""
    with served(three_courses / "site") as root:
        page.goto(f"{root}/{MINE}")
        bad = made(notes={"lamp-care": "x"})
        text = (
            json.dumps({"one": "PLACE"}).replace('"one"', json.dumps(name)).replace('"PLACE"', "7")
        )
        bring(
            page,
            tmp_path,
            {
                COURSE: made(notes={"hidden-men": "Of the file."}),
                FIXTURE: {**bad, "tries": json.loads(text)},
            },
        )
        expect(said(page)).to_contain_text("Nothing was changed.")
        assert ours(page) == []


def test_an_import_that_finds_no_room_changes_nothing(
    page: Page, three_courses: Path, tmp_path: Path
) -> None:
    with served(three_courses / "site") as root:
        page.goto(f"{root}/{MINE}")
        page.evaluate("""() => {
            const whole = Storage.prototype.setItem
            Storage.prototype.setItem = function (name, text) {
                if (name.endsWith('lighthouse-keepers'))
                    throw new DOMException('full', 'QuotaExceededError')
                whole.call(this, name, text)
            }
        }""")
        bring(
            page,
            tmp_path,
            {
                COURSE: made(notes={"hidden-men": "Of the file."}),
                FIXTURE: made(notes={"lamp-care": "x"}),
            },
        )
        expect(said(page)).to_contain_text(re.compile("no room left.* Nothing was changed."))
        assert ours(page) == []


# --- Where a record is ---


def test_two_sites_of_one_host_are_apart(page: Page, site: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).symlink_to(site, target_is_directory=True)
    (tmp_path / "one" / ".").resolve()
    with served(tmp_path) as root:
        page.goto(f"{root}/one/{HERE}")
        choose(page, HIDDEN_MEN[0], 0)
        page.goto(f"{root}/two/{HERE}")
        expect(page.locator(".bf-verdict, .bf-notices p")).to_have_count(0)
        choose(page, HIDDEN_MEN[1], 0)
        page.get_by_role("button", name="Trainer view", exact=True).click()
        expect(page.get_by_role("complementary", name="Trainer view")).to_be_visible()
        page.goto(f"{root}/one/{HERE}")
        expect(page.get_by_role("complementary", name="Trainer view")).to_have_count(0)
        expect(page.locator(".bf-verdict")).to_have_count(1)
        page.goto(f"{root}/one/{MINE}")
        page.get_by_role("button", name="Clear everything on this device").click()
        press(page, "Clear everything")
        expect(said(page)).to_have_text("Everything is cleared.")
        assert record(page, "/one/") is None and record(page, "/two/")["tries"].keys() == {
            HIDDEN_MEN[1]
        }


def test_a_record_under_an_older_key_is_added_when_the_learner_says_so(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/{HERE}")
    choose(page, HIDDEN_MEN[0], 0)
    old = json.dumps(
        made(tries={HIDDEN_MEN[1]: [tried(True)]}, notes={"hidden-men": "Of the older version."})
    )
    put(page, f"briefed:course:{COURSE}", old)
    put(page, f"briefed:course:{COURSE}:unreadable", '{"version": 1')
    page.goto(f"{address}/{HERE}")
    expect(page.locator(".bf-notices")).to_contain_text("This device has learning in this course")
    expect(note(page)).to_have_value("")
    page.locator(".bf-notices").get_by_role("link", name="My learning").first.click()
    found = page.locator(".bf-other", has_text="Found on this device")
    expect(found).to_contain_text("It holds 1 answer and 1 note.")
    found.get_by_role("button", name="Add it to my learning").click()
    expect(said(page)).to_contain_text("Added: 1 answer and 1 note.")
    assert record(page)["tries"].keys() == set(HIDDEN_MEN[:2]) and record(page)["notes"] == {
        "hidden-men": "Of the older version."
    }
    page.goto(f"{address}/{HERE}")
    expect(page.locator(".bf-notices")).not_to_contain_text("was found")  # it is asked once
    page.goto(f"{address}/{MINE}")
    page.get_by_role("button", name="Clear everything on this device").click()
    expect(dialog(page).get_by_label("Also what was found here")).to_be_checked()
    press(page, "Clear everything")
    expect(said(page)).to_have_text("Everything is cleared.")
    assert ours(page) == []


def test_what_is_somebody_elses_is_left(page: Page, address: str) -> None:
    page.goto(f"{address}/{HERE}")
    put(page, f"briefed:course:{COURSE}", json.dumps(made(notes={"hidden-men": "Somebody's."})))
    page.goto(f"{address}/{MINE}")
    page.locator(".bf-other").get_by_role("button", name="It is not mine: leave it").click()
    page.goto(f"{address}/{HERE}")
    expect(page.locator(".bf-notices p")).to_have_count(0)
    expect(note(page)).to_have_value("")
    page.goto(f"{address}/{MINE}")
    page.get_by_role("button", name="Clear everything on this device").click()
    page.get_by_label("Also what was found here").uncheck()
    press(page, "Clear everything")
    expect(said(page)).to_have_text("Everything is cleared.")
    assert ours(page) == [f"briefed:course:{COURSE}"]


def test_an_offline_copy_that_was_moved_is_offered_what_it_finds(
    page: Page, site: Path, tmp_path: Path
) -> None:
    before, after = tmp_path / "downloads" / "site", tmp_path / "my documents" / "site"
    shutil.copytree(site, before)
    page.goto(f"{before.as_uri()}/{HERE}")
    choose(page, HIDDEN_MEN[0], 0)
    after.parent.mkdir()
    before.rename(after)
    page.goto(f"{after.as_uri()}/{HERE}")
    expect(page.locator(".bf-verdict")).to_have_count(0)
    page.locator(".bf-notices").get_by_role("link", name="My learning").click()
    page.get_by_role("button", name="Add it to my learning").click()
    expect(said(page)).to_contain_text("Added: 1 answer.")
    page.goto(f"{after.as_uri()}/{HERE}")
    expect(page.locator(".bf-verdict")).to_have_count(1)
    expect(page.locator(".bf-notices p")).to_have_count(0)


def test_a_renamed_course_keeps_its_learners(
    built_project: Path, briefed: Run, page: Page, tmp_path: Path
) -> None:
    project = built_project
    with served(project / "site") as root:
        page.goto(f"{root}/{HERE}")
        choose(page, HIDDEN_MEN[0], 0)
        note(page).fill("Mine.")
        before = record(page)
        for folder in ("docs", "quizzes"):
            (project / folder / COURSE).rename(project / folder / "safe-babies")
        start = project / "docs" / "safe-babies" / "index.md"
        start.write_text(
            start.read_text(encoding="utf-8").replace("---\n", f"---\nformerly: [{COURSE}]\n", 1),
            encoding="utf-8",
        )
        run = briefed("build", project=project)
        assert run.returncode == 0, run.stdout + run.stderr
        page.goto(f"{root}/safe-babies/hidden-men.html")
        expect(page.locator(".bf-verdict")).to_have_count(1)
        expect(note(page)).to_have_value("Mine.")
        expect(page.locator(".bf-notices p")).to_have_count(0)
        assert (
            record(page, course="safe-babies")["tries"] == before["tries"] and record(page) is None
        )
        page.goto(f"{root}/safe-babies/my-learning.html")
        bring(page, tmp_path, {COURSE: made(notes={"think-family": "Of an older copy."})})
        expect(page.locator(".bf-report")).to_contain_text("1 note added. It is on this page now.")
        put(page, f"briefed:course:{COURSE}", json.dumps(made(notes={"hidden-men": "Older."})))
        page.goto(f"{root}/safe-babies/hidden-men.html")
        expect(page.locator(".bf-notices")).to_contain_text(
            "This device has learning in this course"
        )


# --- For everyone ---


def fill_everything(page: Page, address: str) -> None:
    """My learning with all that it can offer back, on a shared computer's tab or not."""
    page.goto(f"{address}/{HERE}")
    put(
        page,
        f"{RECORD}/{COURSE}",
        json.dumps(
            made(tries={HIDDEN_MEN[0]: [tried(True)]}, notes={"hidden-men": "word " * 5_000})
        ),
    )
    put(
        page,
        f"briefed:course:{COURSE}",
        json.dumps(made(notes={"hidden-men": "Of an older version."})),
    )
    page.goto(f"{address}/{HERE}")
    expect(page.locator(".bf-notices p")).to_have_count(2)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing(
    open_context: Callable, address: str, tmp_path: Path, scheme: str, size: dict
) -> None:
    page = open_context(size, scheme).new_page()
    found = {}

    def look(name: str) -> None:
        found[name] = violations(page) + sideways(page)

    fill_everything(page, address)
    note(page).fill("x" * (NOTE - 3))
    expect(page.locator(".bf-count").last).to_contain_text("3 characters left.")
    look("notices and counter")
    page.goto(f"{address}/{MINE}")
    page.locator(".bf-other summary").first.click()
    bring(page, tmp_path, {COURSE: made(notes={"think-family": "New."}), "elsewhere": made()})
    expect(page.locator(".bf-report li")).to_have_count(2)
    look("my learning")
    shared(page).click()
    look("shared: on")
    press(page, "Move it into this tab")
    page.get_by_role("button", name="Clear everything in this tab").click()
    look("clear")
    press(page, "Keep it")
    shared(page).click()
    look("shared: off")
    press(page, "Change nothing")
    page.goto(f"{address}/{HERE}")
    look("shared")
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_a_keyboard_alone_does_it(page: Page, address: str) -> None:
    fill_everything(page, address)
    tab_into(page, page.locator(".bf-notices a").first)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}/{MINE}#keep")
    look = page.locator(".bf-other summary").first
    tab_into(page, look)
    page.keyboard.press("Enter")
    expect(page.locator(".bf-other details").first).to_have_attribute("open", "")
    add = page.get_by_role("button", name="Add it to my learning")
    tab_into(page, add)
    page.keyboard.press("Space")
    expect(said(page)).to_contain_text("Added")
    assert page.evaluate("document.activeElement.textContent") == "Add it to my learning", (
        "the focus is lost"
    )
    box = shared(page)
    tab_into(page, box)
    page.keyboard.press("Space")
    expect(dialog(page)).to_be_visible()
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(dialog(page)).to_have_count(0)
    expect(box).to_be_focused()
    expect(box).not_to_be_checked()
