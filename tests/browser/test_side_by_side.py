"""Courses side by side in a real browser: what a learner does in one shows in none of the others,
even where every name is the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from support.answering import choose, question
from support.browsing import COURSE, DESK, RECORD, Watch, follow, until
from support.building import FIXTURE, TWIN
from support.records import results, state, unfolded
from support.serving import served

THEME, ASKED = "fog-signals", "horn-at-the-wedding"  # in both of the twins
TITLE = "Learning from the Merrow Isles lamp audit"


@pytest.fixture(scope="module")
def root(three_courses: Path) -> Iterator[str]:
    with served(three_courses / "site") as address:
        yield address


@pytest.fixture
def page(open_context: Callable) -> Page:
    return open_context(DESK).new_page()


ABOUT = {
    COURSE: "Learning from the Keeping Babies Safe audit, edition 1, draft",
    FIXTURE: f"{TITLE}, edition 2, draft",
}


def sought(page: Page, words: str) -> Locator:
    """Write words into the search, which is opened if it is not: what it finds."""
    field = page.get_by_role("searchbox", name="Words to look for")
    if not field.is_visible():
        page.get_by_role("button", name="Search", exact=True).click()
    field.fill(words)
    return page.locator("#bf-search li a")


def of(page: Page, course: str) -> Locator:
    """The links to pages of a course that the search shows."""
    return page.locator(f"#bf-search [href*='/{course}/']")


def kept(page: Page) -> dict[str, dict]:
    """What the browser keeps, by course."""
    start = RECORD + "/"
    return {
        name.removeprefix(start): json.loads(text)
        for name, text in page.evaluate("Object.entries(localStorage)")
        if name.startswith(start)
    }


def learn(page: Page, root: str, course: str, option: int, note: str) -> None:
    """Answer a question and write a note and a plan in a course."""
    page.goto(f"{root}/{course}/{THEME}.html")
    choose(page, ASKED, option)
    page.get_by_label("Your notes").fill(note)
    expect(page.get_by_text("Kept on this device.")).to_be_visible()
    page.goto(f"{root}/{course}/my-learning.html")
    page.get_by_label("An action, in a few words").fill(f"Plan of {note}")
    page.get_by_role("button", name="Add").click()
    expect(page.locator("#plan li", has_text=f"Plan of {note}")).to_be_visible()


def test_answers_notes_and_plans_of_one_course_show_in_no_other(page: Page, root: str) -> None:
    watch = Watch(page, root)
    learn(page, root, FIXTURE, 0, "a first note")
    assert set(kept(page)) == {FIXTURE}
    for course in (TWIN, COURSE):
        theme = THEME if course == TWIN else "hidden-men"
        page.goto(f"{root}/{course}/{theme}.html")
        expect(page.get_by_label("Your notes")).to_have_value("")
        assert page.locator(".bf-question input:checked, .bf-verdict, .bf-state").count() == 0, (
            course
        )
        page.goto(f"{root}/{course}/index.html")
        expect(page.locator("article .bf-go")).to_have_text("Start the course")
        page.goto(f"{root}/{course}/my-learning.html")
        expect(page.get_by_text("None yet. Write them below")).to_be_visible()
        expect(page.locator("article")).not_to_contain_text("a first note")
        states = page.locator("#progress .bf-state").all_text_contents()
        assert {one.strip() for one in states} == {"not started"}, course
    assert watch.faults == []


def test_each_course_keeps_its_own(page: Page, root: str) -> None:
    learn(page, root, FIXTURE, 0, "a first note")
    learn(page, root, TWIN, 1, "a second note")
    assert {
        course: record["tries"][ASKED][0]["right"] for course, record in kept(page).items()
    } == {FIXTURE: True, TWIN: False}
    for course, verdict, own, other in (
        (FIXTURE, "✓ Right.", "a first note", "a second note"),
        (TWIN, "✗ Not right.", "a second note", "a first note"),
    ):
        page.goto(f"{root}/{course}/{THEME}.html")
        expect(question(page, ASKED).locator(".bf-verdict")).to_have_text(verdict)
        expect(page.get_by_label("Your notes")).to_have_value(own)
        page.goto(f"{root}/{course}/index.html")
        expect(page.locator("article").get_by_role("link", name="Continue")).to_have_attribute(
            "href", f"{THEME}.html#question-at-the-first-attempt"
        )
        page.goto(f"{root}/{course}/my-learning.html")
        expect(state(page, "Fog signals")).to_have_text("2 questions left")
        expect(results(page, "Fog signals").last).to_have_text(
            "right at the first try" if course == FIXTURE else "not right yet"
        )
        expect(page.locator("article")).to_contain_text(f"Plan of {own}")
        expect(page.locator("article")).not_to_contain_text(other)


def test_a_copy_takes_all_courses_along_and_clearing_clears_all(
    page: Page, root: str, open_context: Callable, tmp_path: Path
) -> None:
    learn(page, root, FIXTURE, 0, "a first note")
    learn(page, root, TWIN, 1, "a second note")
    with page.expect_download() as download:
        unfolded(page).get_by_role("button", name="Save a copy").click()
    download.value.save_as(tmp_path / "copy.json")
    other = open_context(DESK).new_page()
    other.goto(f"{root}/{COURSE}/my-learning.html")
    other.locator("input[type=file]").set_input_files(tmp_path / "copy.json")
    until(lambda: other.evaluate("localStorage.length") >= 2, "two courses were to be brought")
    parts = ("tries", "finished", "notes", "plan")
    assert [{part: one[part] for part in parts} for one in kept(other).values()] == [
        {part: one[part] for part in parts} for one in kept(page).values()
    ]
    assert kept(other).keys() == {FIXTURE, TWIN}
    expect(other.get_by_text("None yet. Write them below")).to_be_visible()
    unfolded(page).get_by_role("button", name="Clear everything on this device").click()
    page.get_by_role("dialog").get_by_role("button", name="Clear everything").click()
    until(
        lambda: (
            not page.evaluate("Object.keys(localStorage).some(name => name.startsWith('briefed:'))")
        ),
        "everything was to be cleared",
    )


@pytest.mark.parametrize(
    ("words", "course"), [("registered on the system", COURSE), ("horn to a wedding", FIXTURE)]
)
def test_the_home_page_finds_in_every_course_and_says_in_which(
    page: Page, root: str, words: str, course: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(root)))
    page.goto(f"{root}/index.html")
    found = sought(page, words)
    if course == FIXTURE:
        expect(found.and_(of(page, TWIN)).first).to_be_visible()
    own = found.and_(of(page, course)).first
    expect(own.locator("small")).to_have_text(ABOUT[course])
    # Neither the index of a course nor what looks into one is loaded.
    assert not [one for one in asked if "search/index.js" in one or "/workers/" in one]
    follow(page, own, words)


@pytest.mark.parametrize("where", ["server", "folder"])
def test_a_course_finds_in_itself_and_by_a_button_in_all(
    page: Page, root: str, three_courses: Path, where: str
) -> None:
    top = root if where == "server" else (three_courses / "site").as_uri()
    watch = Watch(page, top)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(top)))
    page.goto(f"{top}/{COURSE}/hidden-men.html")
    assert not [one for one in asked if "/search/" in one or "search-all" in one]
    found = sought(page, "audit")
    expect(found.and_(of(page, COURSE)).first).to_be_visible()
    expect(of(page, FIXTURE)).to_have_count(0)
    assert {f"/{COURSE}/search/index.js", "/search/index.js"} == {
        one for one in asked if one.endswith(".js") and "/search/" in one
    } - {"/search/worker.js"}
    page.get_by_role("button", name="In all courses").click()
    for course in (COURSE, FIXTURE, TWIN):
        expect(found.and_(of(page, course)).first).to_be_visible()
    page.get_by_role("button", name="In this course only").click()
    expect(of(page, FIXTURE)).to_have_count(0)
    expect(found.and_(of(page, COURSE)).first).to_be_visible()
    assert watch.faults == []


def test_a_first_result_needs_one_piece_and_other_words_take_its_place(
    page: Page, root: str
) -> None:
    """On a slow network each request takes a sixth of a second."""
    page.route("**/search/places.js", lambda route: None)  # the names of the rest never come
    page.goto(f"{root}/index.html")
    pieces: list[str] = []
    page.on("request", lambda request: pieces.append(request.url))
    with page.expect_response("**/search/all/head.js"):
        page.get_by_role("button", name="Search", exact=True).click()
    pieces.clear()
    found = sought(page, "fathers")
    expect(found.first).to_contain_text("father")
    assert [one for one in pieces if "/search/all/" in one] == pieces[:1]
    page.get_by_role("searchbox").fill("a word that is nowhere")
    expect(page.get_by_text("Nothing found. Try one word of it, or another.")).to_be_visible()
    expect(found).to_have_count(0)


def test_the_home_page_leads_into_each(page: Page, root: str) -> None:
    for course, at in ((TWIN, 0), (FIXTURE, 1)):
        page.goto(f"{root}/index.html")
        page.locator("article h2").get_by_role("link", name=TITLE).nth(at).click()
        page.wait_for_url(f"{root}/{course}/index.html")
        page.locator("article li").get_by_role("link", name="Lamp care").first.click()
        page.wait_for_url(f"{root}/{course}/lamp-care.html")


def test_a_course_says_how_old_its_briefing_is_on_the_day_of_the_visit(
    page: Page, root: str
) -> None:
    age = page.locator(".bf-age")
    for day, said in (
        ("2027-03-01T12:00:00", "The briefing is from 2 March 2026."),
        ("2031-03-02T12:00:00", "The briefing is from 2 March 2026, 5 years ago."),
    ):
        page.clock.set_fixed_time(day)
        page.goto(f"{root}/{FIXTURE}/index.html")
        expect(age).to_have_text(said)
    page.goto(f"{root}/{COURSE}/index.html")  # which does not say when it was published
    expect(page.locator("#themes")).to_be_visible()
    expect(age).to_have_count(0)
