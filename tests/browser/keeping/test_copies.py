"""Copies of a record that are brought in."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect
from support.answering import HIDDEN_MEN
from support.browsing import COURSE, PHONE, RECORD
from support.building import FIXTURE
from support.records import (
    HERE,
    MINE,
    bring,
    made,
    note,
    ours,
    record,
    said,
    tried,
    unfolded,
)
from support.serving import served


def test_an_edited_note_takes_the_place_of_the_one_it_grew_from(
    open_context: Callable, address: str, tmp_path: Path
) -> None:
    one, two = open_context(PHONE).new_page(), open_context(PHONE).new_page()

    def carry(giver: Page, taker: Page) -> None:
        giver.goto(f"{address}/{MINE}")
        with giver.expect_download() as download:
            unfolded(giver).get_by_role("button", name="Save a copy").click()
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
    page.get_by_label("An action, in a few words").fill("Ask in supervision")
    page.get_by_role("button", name="Add to my plan").click()
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
    expect(page.locator(".bf-report")).to_contain_text("1 action of the plan added")
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
        unfolded(page)
        lines.nth(1).get_by_role("link").click()
        page.wait_for_url(f"{root}/{FIXTURE}/my-learning.html")
        expect(page.locator("#notes")).to_contain_text("Of the lamps.")
        page.goto(f"{root}/{MINE}")
        bring(page, tmp_path, {"elsewhere": made()})
        expect(said(page)).to_have_text(
            "Nothing was added. A list near the end of this page says why."
        )
        page.route("**/courses.js", lambda route: route.abort())
        page.reload()
        bring(page, tmp_path, {COURSE: made(), FIXTURE: made()})
        expect(said(page)).to_have_text(
            "The list of this site's courses could not be loaded: try again when you are online. "
            "Nothing was changed."
        )
        bring(page, tmp_path, {COURSE: made(notes={"hidden-men": "Of mine."})})
        expect(said(page)).to_contain_text("The copy was added.")
    page.unroute_all()
    page.goto((three_courses / "site" / MINE).as_uri())
    bring(page, tmp_path, {FIXTURE: other})
    expect(page.locator(".bf-report li")).to_contain_text("1 answer and 1 note added")


def test_an_import_is_all_or_nothing(page: Page, three_courses: Path, tmp_path: Path) -> None:
    """A fault in the last course of a file leaves the first one out, too."""
    with served(three_courses / "site") as root:
        page.goto(f"{root}/{MINE}")
        bad = made(notes={"lamp-care": "x"})
        bring(
            page,
            tmp_path,
            {
                COURSE: made(notes={"hidden-men": "Of the file."}),
                FIXTURE: {**bad, "tries": {"constructor": 7}},
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
