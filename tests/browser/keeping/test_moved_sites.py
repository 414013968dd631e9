"""Records where a site or a course has moved, and beside those of other sites."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from playwright.sync_api import Page, expect
from support.answering import HIDDEN_MEN, choose
from support.browsing import COURSE
from support.building import Builds, Run
from support.records import (
    HERE,
    MINE,
    bring,
    dialog,
    made,
    note,
    ours,
    press,
    put,
    record,
    said,
    tried,
    unfolded,
)
from support.serving import served
from support.trainer import turn_on


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
        turn_on(page)
        page.goto(f"{root}/one/{HERE}")
        expect(page.get_by_role("complementary", name="Trainer view")).to_have_count(0)
        expect(page.locator(".bf-verdict")).to_have_count(1)
        page.goto(f"{root}/one/{MINE}")
        unfolded(page).get_by_role("button", name="Clear everything on this device").click()
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
    unfolded(page).get_by_role("button", name="Clear everything on this device").click()
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
    unfolded(page).get_by_role("button", name="Clear everything on this device").click()
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
    short_project: Path, builds: Builds, briefed: Run, page: Page, tmp_path: Path
) -> None:
    project = builds.into(short_project)
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
