"""The officer's desk in a draft preview, in a real browser: for everyone, without a script, on
paper, and quick for a course that nobody has written yet.
"""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader
from support.accessibility import COLOURS, barriers, outlined, sideways, small_targets, violations
from support.browsing import DESK, PHONE, Watch, shown, tab_into, words
from support.building import ROOT, Run
from support.short_course import copy_short

PAPER = ROOT / "tests/fixture/docs/lighthouse-keepers/original.txt"
COURSE, LONG = "lamps", "long"
# It stands below the desk, and has its own test.
WITHOUT_COVERAGE = """() => {
    for (const name of ["in-short", "text", "matrix"])
        document.querySelector(`section[aria-labelledby=${name}]`).remove()
}"""
NARROW = {"width": 320, "height": 640}


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory, briefed: Run) -> Path:
    """A preview of two courses that nobody has written yet, one of them of 130 statements, beside
    one that is written.
    """
    project = copy_short(tmp_path_factory.mktemp("desk") / "project")
    points = "\n".join(f"- Every keeper of house {number} lit the lamp." for number in range(130))
    long = project.parent / "paper.md"
    long.write_text(f"# A long paper\n\n## Lamps\n\n{points}\n", encoding="utf-8")
    for course, paper in ((COURSE, PAPER), (LONG, long)):
        run = briefed("new", paper, "--course", course, project=project)
        assert run.returncode == 0, run.stderr
    folder = project.parent / "draft"
    assert briefed("preview", folder, project=project).returncode == 0
    return folder


def opened(page: Page, draft: Path, course: str = COURSE) -> Watch:
    watch = Watch(page, draft.as_uri())
    page.goto((draft / course / "coverage.html").as_uri())
    return watch


def test_it_is_for_everybody_at_every_width_by_day_and_night(
    open_context: Callable, draft: Path
) -> None:
    """Colours depend on no width: one is looked at in all of them."""
    page = open_context(NARROW, bypass_csp=True).new_page()
    watch = opened(page, draft)
    assert barriers(page, COLOURS) == []
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        assert barriers(page, ["light"]) == [], size
    page.evaluate(WITHOUT_COVERAGE)
    for size in (NARROW, PHONE, DESK):
        page.set_viewport_size(size)
        assert small_targets(page, least=24) == [], size
    assert watch.faults == []


def test_with_large_text_nothing_runs_out_of_the_page(open_context: Callable, draft: Path) -> None:
    page = open_context({"width": 640, "height": 900}, bypass_csp=True).new_page()
    opened(page, draft)
    page.add_style_tag(content="html { font-size: 200% }")
    assert violations(page) + sideways(page) == []


def test_the_notice_leads_to_it_and_it_to_the_very_place_without_a_script(
    open_context: Callable, draft: Path
) -> None:
    page = open_context(PHONE, java_script_enabled=False).new_page()
    page.goto((draft / COURSE / "fog-signals.html").as_uri())
    page.get_by_role("complementary", name="Draft preview").get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("What is left to do")
    page.get_by_role("link", name="31 to write in Lamp care").click()
    expect(page.get_by_role("heading", name="Lamp care", exact=True).first).to_be_in_viewport()
    page.get_by_role("link", name="Lamp care, line 64", exact=True).click()
    third = page.locator(".bf-step li").filter(has_text="[to write: what to do at").nth(2)
    expect(third).to_be_in_viewport()
    expect(page.locator(":target")).to_have_attribute("id", re.compile("-lamp-care-md-64$"))


@pytest.mark.parametrize(
    ("line", "heading", "mark"),
    [
        ("Lamp care, line 64", "In practice", "[to write: what to do at work"),
        ("Lamp care, line 73", "Back to the case", "[to write: what the findings say"),
        ("Questions of Lamp care, line 35", "Question 3 of 9", "[to write: a situation"),
        ("Course start, line 24", "How this works", "[to write: what was audited"),
    ],
)
def test_an_entry_opens_the_step_with_its_mark(
    open_context: Callable, draft: Path, line: str, heading: str, mark: str
) -> None:
    page = open_context(PHONE, steps=True).new_page()
    watch = opened(page, draft)
    page.locator(".entries").get_by_role("link", name=line, exact=True).click()
    place = page.locator(":target")
    expect(place).to_have_count(1)
    around = place.locator("xpath=..")
    expect(around).to_contain_text(mark)
    assert shown(around.get_by_text(mark).last if around.get_by_text(mark).count() else around)
    assert page.get_by_text(heading).first.is_visible()
    assert watch.faults == []


def test_the_keyboard_reaches_what_is_next(open_context: Callable, draft: Path) -> None:
    page = open_context(DESK).new_page()
    opened(page, draft)
    following = page.locator(".next").get_by_role("link")
    tab_into(page, following)
    assert outlined(page), "the focus can't be seen"
    page.keyboard.press("Enter")
    page.wait_for_url("**/index.html#place-docs-lamps-index-md-19")
    page.go_back()
    expect(page.get_by_role("heading", name="Do this next")).to_be_visible()


def test_on_paper_stands_every_entry_with_its_place(
    open_context: Callable, draft: Path, tmp_path: Path
) -> None:
    page = open_context(DESK, "dark").new_page()
    opened(page, draft)
    page.pdf(path=tmp_path / "page.pdf", format="A4")
    text = " ".join(one.extract_text() for one in PdfReader(tmp_path / "page.pdf").pages)
    printed = words(unicodedata.normalize("NFKC", text)).replace(" ", "")
    codes = page.locator(".entries code").all_inner_texts()
    wanted = [*codes, *page.locator(".rows .name").all_inner_texts(), "previews alone"]
    assert len(codes) > 130
    assert [one for one in wanted if words(one).replace(" ", "") not in printed] == []


def test_three_hundred_entries_are_there_in_a_moment(open_context: Callable, draft: Path) -> None:
    page = open_context(PHONE).new_page()
    before = time.monotonic()
    opened(page, draft, LONG)
    assert page.locator(".entries > li").count() > 300
    page.locator("#entry-300").get_by_role("link").first.scroll_into_view_if_needed()
    assert time.monotonic() - before < 5
