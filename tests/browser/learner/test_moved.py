"""What was on the course start and is on the page of the introduction: addresses, and a record."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from support.browsing import COURSE, PHONE, RECORD, Watch
from support.building import SAMPLE, Run
from support.pages import search_entries
from support.records import note, put, state

# Kept by the site when the introduction's questions were on the course start.
BEFORE = json.loads(
    (Path(__file__).parent / "record-of-the-start.json").read_text(encoding="utf-8")
)
PLACES = (
    "quote-introduction-1-1",
    "quote-introduction-2-3",
    "question-cases-and-agencies",
    "in-practice",
    "who-it-is-for",
    "reflect",
)


def leads_on(page: Page, root: str, place: str) -> None:
    """An address on the course start opens its place on the page of the introduction."""
    page.goto("about:blank")
    page.goto(f"{root}/{COURSE}/index.html#{place}")
    page.wait_for_url(f"{root}/{COURSE}/introduction.html#{place}")
    expect(page.locator(f"#{place}")).to_be_in_viewport()


@pytest.mark.parametrize("steps", [True, False], ids=["steps, served", "whole, from a folder"])
def test_old_addresses_open_the_right_place(
    open_context: Callable, address: str, site: Path, steps: bool
) -> None:
    page = open_context(PHONE, steps=steps).new_page()
    for place in PLACES:
        leads_on(page, address if steps else site.as_uri(), place)


def test_the_way_back_does_not_lead_into_the_start_again(page: Page, address: str) -> None:
    watch = Watch(page, address)
    page.goto(f"{address}/index.html")
    page.goto(f"{address}/{COURSE}/index.html#reflect")
    page.wait_for_url("**/introduction.html#reflect")
    page.go_back()
    page.wait_for_url(f"{address}/index.html")
    assert watch.faults == []


def test_an_old_address_works_while_the_start_is_open(page: Page, address: str) -> None:
    page.goto(f"{address}/{COURSE}/index.html")
    expect(page.locator("#themes .bf-state").first).to_be_visible()
    page.evaluate("location.hash = 'question-why-the-audit'")
    page.wait_for_url("**/introduction.html#question-why-the-audit")


@pytest.mark.parametrize("place", ["", "#themes", "#what-this-course-is-not"])
def test_places_of_the_start_stay(page: Page, address: str, place: str) -> None:
    page.goto(f"{address}/{COURSE}/index.html{place}")
    expect(page.locator("#themes .bf-state").first).to_be_visible()
    page.wait_for_timeout(300)
    assert page.url == f"{address}/{COURSE}/index.html{place}"


def test_an_address_that_is_no_code_breaks_nothing(page: Page, address: str) -> None:
    watch = Watch(page, address)
    page.goto(f"{address}/{COURSE}/index.html#%")
    page.wait_for_url("**/introduction.html#%")
    expect(page.get_by_role("heading", level=1)).to_have_text("Why this audit")
    assert watch.faults == []


def test_a_page_of_a_theme_keeps_addresses_that_it_does_not_have(page: Page, address: str) -> None:
    page.goto(f"{address}/{COURSE}/hidden-men.html#nowhere")
    expect(page.locator(".bf-question button").first).to_be_attached()
    page.wait_for_timeout(300)
    assert page.url == f"{address}/{COURSE}/hidden-men.html#nowhere"


def test_old_addresses_work_in_the_offline_package(offline: Path, open_context: Callable) -> None:
    context = open_context(PHONE, steps=True)
    context.set_offline(True)
    leads_on(context.new_page(), offline.as_uri(), PLACES[2])


def test_without_an_introduction_nothing_leads_away(empty: Path, briefed: Run, page: Page) -> None:
    project = empty
    course = project / "docs" / "lamps"
    brought = project / "lamps.txt"
    brought.write_text(
        "Lamps audit\n\nLamps:\n\n- The lamps were lit.\n\nOil:\n\n- The oil was low.\n",
        encoding="utf-8",
    )
    run = briefed("new", brought, "--course", "lamps", project=project)
    assert run.returncode == 0, run.stdout + run.stderr
    assert not (course / "introduction.md").exists()
    run = briefed("preview", project / "draft", project=project)
    assert run.returncode == 0, run.stdout + run.stderr
    page.goto(f"{(project / 'draft').as_uri()}/lamps/index.html#quote-introduction-1-1")
    expect(page.locator("#themes li a b")).to_have_text(["Lamps", "Oil"])
    page.wait_for_timeout(300)
    assert page.url.endswith("/lamps/index.html#quote-introduction-1-1")
    expect(page.locator(".bf-go").first).to_have_attribute("href", "lamps.html")


def test_a_record_of_before_is_complete(page: Page, address: str) -> None:
    name = f"{RECORD}/{COURSE}"
    page.goto(f"{address}/{COURSE}/index.html")
    put(page, name, json.dumps(BEFORE))
    page.goto(f"{address}/{COURSE}/introduction.html")
    expect(page.locator(".bf-verdict")).to_have_text(["✗ Not right.", *["✓ Right."] * 4])
    expect(page.get_by_text("Updated since you answered")).to_have_count(0)
    expect(note(page)).to_have_value(BEFORE["notes"]["introduction"])
    expect(page.locator(".bf-finished")).to_contain_text("4 right at the first try")
    page.goto(f"{address}/{COURSE}/index.html")
    row = page.locator("#themes").get_by_role("link", name="Why this audit")
    expect(row.locator(".bf-state")).to_have_text("✓ done")
    expect(page.get_by_text("changed since you finished")).to_have_count(0)
    expect(page.locator(".bf-go")).to_have_attribute("href", "keeping-babies-safe.html")
    page.goto(f"{address}/{COURSE}/my-learning.html")
    expect(state(page, "Why this audit")).to_have_text("✓ done")
    expect(page.locator("#record li").first).to_contain_text("4 right at the first try")
    again = page.get_by_role("link", name="You bring the briefing to a team meeting.")
    assert again.first.get_attribute("href") == "introduction.html#question-why-the-audit"
    assert json.loads(page.evaluate("name => localStorage.getItem(name)", name)) == BEFORE


def test_nothing_that_is_published_leads_to_the_old_places(site: Path) -> None:
    """The published briefing, the search, the data of the course and every page."""
    old = ("index.html#quote-", "index.html#question-", '"page":"index.html"', "/#quote-")
    files = [path for path in site.rglob("*") if path.suffix in (".html", ".js", ".json")]
    assert len(files) > 30
    for path in files:
        text = path.read_text(encoding="utf-8")
        assert [words for words in old if words in text] == [], path
    briefing = (site / COURSE / "briefing.html").read_text(encoding="utf-8")
    assert 'href="introduction.html#quote-introduction-1-1"' in briefing
    places = {entry["location"] for entry in search_entries(site)}
    assert f"{COURSE}/introduction.html#who-it-is-for" in places
    assert f"{COURSE}/index.html#who-it-is-for" not in places
    assert (SAMPLE / "docs" / COURSE / "introduction.md").is_file()
