"""A case that branches, on slides: the room chooses, and nothing is told that nobody chose."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader
from support.accessibility import barriers, outlined, sideways
from support.browsing import COURSE, PHONE, WALL, Watch, tab_into, until
from support.decks import CRAMPED, DECK, LEAST, now, opened, place, speakers_window, to

NUMBERED = [
    "1. The day before",
    "2. On her account",
    "3. A gap that is named",
    "4. What nobody asked",
    "5. After his shift",
]
FIRST = ["The day before", "What the audit found"]


def title(page: Page) -> str:
    return now(page).locator(".bf-kicker").inner_text()


def shows(page: Page, name: str) -> None:
    expect(now(page).locator(".bf-kicker")).to_have_text(name, use_inner_text=True)


def at_the_case(page: Page, address: str) -> Page:
    opened(page, f"{address}/{DECK}")
    to(page, ".bf-choices")
    shows(page, "The day before")
    return page


def titles(page: Page) -> list[str]:
    """What a clicker comes to, from the first choice on."""
    found = [title(page)]
    while found[-1] != "What the audit found":
        page.keyboard.press("PageDown")
        found.append(title(page))
    return found


def test_next_tells_nothing_that_nobody_chose(open_context: Callable, address: str) -> None:
    page = at_the_case(open_context(WALL).new_page(), address)
    assert titles(page) == FIRST
    page.keyboard.press("PageUp")
    page.keyboard.press("2")
    shows(page, "A gap that is named")
    assert titles(page) == ["A gap that is named", "What the audit found"]
    for name in ("A gap that is named", "The day before"):
        page.keyboard.press("PageUp")
        shows(page, name)
    assert titles(page) == ["The day before", "A gap that is named", "What the audit found"]


def test_a_choice_is_taken_by_mouse_by_key_and_by_touch(
    open_context: Callable, address: str
) -> None:
    page = at_the_case(open_context(WALL).new_page(), address)
    watch = Watch(page, address)
    now(page).get_by_role("link", name="Complete it on the mother's account of both men").click()
    shows(page, "On her account")
    page.keyboard.press("9")  # no choice has this number
    shows(page, "On her account")
    tab_into(page, now(page).get_by_role("link", name="Offer the father a meeting"))
    assert outlined(page)
    page.keyboard.press("Enter")
    shows(page, "After his shift")
    tab_into(page, now(page).get_by_role("button", name="Back to the choice"))
    page.keyboard.press("Enter")
    shows(page, "On her account")
    assert watch.faults == []

    hand = open_context(WALL, has_touch=True).new_page()
    at_the_case(hand, address)
    now(hand).get_by_role("link", name="Ask for more time").tap()
    shows(hand, "After his shift")


def test_from_an_end_a_way_leads_back_and_one_on(open_context: Callable, address: str) -> None:
    page = at_the_case(open_context(WALL).new_page(), address)
    for key in ("1", "1"):
        assert not now(page).get_by_role("button", name="On", exact=True).count()
        page.keyboard.press(key)
    shows(page, "What nobody asked")
    now(page).get_by_role("button", name="Back to the choice").click()
    shows(page, "On her account")
    page.keyboard.press("2")
    shows(page, "After his shift")
    now(page).get_by_role("button", name="Back to the choice").click()
    now(page).get_by_role("button", name="Back to the choice").click()
    shows(page, "The day before")
    page.keyboard.press("3")
    shows(page, "After his shift")
    now(page).get_by_role("button", name="On", exact=True).click()
    shows(page, "What the audit found")


def test_a_reload_keeps_the_way_and_another_tab_begins_anew(
    open_context: Callable, address: str
) -> None:
    context = open_context(WALL)
    page = at_the_case(context.new_page(), address)
    page.keyboard.press("2")
    page.keyboard.press("2")
    shows(page, "What nobody asked")
    at = place(page)
    page.wait_for_url(f"**#/{at}")
    page.reload()
    page.wait_for_selector(".bf-ready")
    shows(page, "What nobody asked")
    page.keyboard.press("PageUp")
    shows(page, "A gap that is named")
    assert titles(at_the_case(context.new_page(), address)) == FIRST


def test_the_speaker_chooses_for_the_room(open_context: Callable, address: str) -> None:
    context = open_context(WALL)
    page = at_the_case(context.new_page(), address)
    speaker = speakers_window(page)
    clock, on_the_wall = speaker.locator(".bf-clock"), speaker.get_by_label("On the wall")
    expect(on_the_wall).to_contain_text("The day before")
    expect(speaker.get_by_label("Next", exact=True)).to_contain_text("What the audit found")
    expect(speaker.locator(".bf-said-notes")).to_contain_text("leads to 2. On her account")
    before = clock.inner_text()
    assert not speaker.get_by_role("button", name="Back to the choice").count()
    speaker.get_by_role("button", name="1. Complete it on the mother's account").click()
    shows(page, "On her account")
    expect(on_the_wall).to_contain_text("On her account")
    expect(speaker.get_by_label("Next", exact=True)).to_contain_text("What the audit found")
    assert clock.inner_text() != before
    speaker.get_by_role("button", name="1. Leave it").click()
    shows(page, "What nobody asked")
    expect(speaker.locator(".bf-said-notes")).to_contain_text("The case ends here")
    speaker.get_by_role("button", name="Back to the choice").click()
    shows(page, "On her account")
    speaker.keyboard.press("PageDown")
    shows(page, "What nobody asked")
    speaker.get_by_role("button", name="On", exact=True).click()
    shows(page, "What the audit found")
    every = "[...document.querySelectorAll('section[data-part], section')]"
    assert page.evaluate(f"{every}.length") < 31, "no slide that nobody chose"


def every_way(page: Page, take: Callable[[], object]) -> int:
    """Go every way through the case, and call `take` in each part; how many ways there are."""
    take()
    choices = now(page).locator(".bf-choices a").count()
    ways = 0
    for number in range(choices):
        page.keyboard.press(str(number + 1))
        ways += every_way(page, take)
        now(page).get_by_role("button", name="Back to the choice").click()
    return ways or 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_part_fits_and_has_no_barrier(
    open_context: Callable, address: str, fixture_site: Path, scheme: str
) -> None:
    page = at_the_case(open_context(WALL, scheme).new_page(), address)
    found: list[object] = []
    seen: set[str] = set()

    def take() -> None:
        """Look at a part, the first time that a way comes to it."""
        if title(page) in seen:
            return
        seen.add(title(page))
        at = place(page)
        found.extend(page.evaluate(CRAMPED, LEAST) if scheme == "light" else barriers(page))
        page.evaluate(f"Reveal.slide({at})")

    assert every_way(page, take) == 5 and len(seen) == len(NUMBERED)
    fixture = fixture_site / "lighthouse-keepers/slides/who-relieves-the-keeper.html"
    opened(page, fixture.as_uri())
    to(page, ".bf-choices")
    if scheme == "light":
        assert every_way(page, take) == 4
    assert found == []


def test_on_paper_all_parts_are_there_with_their_numbers(
    open_context: Callable, site: Path, address: str
) -> None:
    page = opened(open_context(WALL).new_page(), f"{address}/{DECK}?print-pdf")
    page.wait_for_selector(".pdf-page")
    titles = page.locator("section[data-part] .bf-kicker").all_inner_texts()
    assert [one for one in titles if one[0].isdigit()] == NUMBERED
    choice = page.locator(".bf-choices a").filter(has_text="Leave it: she knows")
    assert choice.inner_text().split() == "Leave it: she knows them best: go on at 4".split()
    assert not page.locator("button").filter(has_text="Back to the choice").count()
    html = (site / DECK).read_text(encoding="utf-8")
    presses = 2 * html.count('class="bf-slide bf-question')
    assert page.locator(".pdf-page").count() == html.count("<section") + presses


@pytest.mark.parametrize("size", [WALL, PHONE], ids=["wall", "phone"])
def test_without_a_script_all_parts_are_there_and_each_choice_leads_to_its_part(
    open_context: Callable, address: str, size: dict
) -> None:
    page = open_context(size, java_script_enabled=False).new_page()
    page.goto(f"{address}/{DECK}")
    slides = page.locator(".slides > section")
    assert slides.count() and all(one.is_visible() for one in slides.all())
    answers = page.locator(".fragment")
    assert answers.count()
    for one in answers.all():
        expect(one).to_have_css("opacity", "1")
    titles = page.locator("section[data-part] .bf-kicker").all_inner_texts()
    assert [one for one in titles if one[0].isdigit()] == NUMBERED
    choices = page.locator(".bf-choices a")
    assert choices.count() == 7
    for choice in choices.all():
        number = int(choice.inner_text().split()[-1])
        choice.click()
        expect(page.locator(".bf-kicker:target")).to_have_text(NUMBERED[number - 1])
        expect(page.locator(".bf-kicker:target")).to_be_in_viewport()
    assert sideways(page) == []


def test_without_a_script_paper_has_all_parts_and_where_each_choice_leads(
    open_context: Callable, address: str
) -> None:
    page = open_context(WALL, java_script_enabled=False).new_page()
    page.goto(f"{address}/{DECK}")
    sheets = PdfReader(BytesIO(page.pdf())).pages
    printed = " ".join(" ".join(one.extract_text() for one in sheets).split())
    at = [printed.index(one) for one in NUMBERED]
    assert at == sorted(at)
    leads = [printed[begin:end].count("go on at") for begin, end in pairwise([*at, None])]
    assert leads == [3, 2, 2, 0, 0]


def test_the_whole_course_has_the_same_case(open_context: Callable, address: str) -> None:
    page = opened(open_context(WALL).new_page(), f"{address}/{COURSE}/slides/index.html")
    case = "[...document.querySelectorAll('.slides > section')].findIndex(slide => slide.matches("
    page.evaluate(f"Reveal.slide({case}':has(.bf-choices)')))")
    until(lambda: title(page) == "The day before", "the case was to show")
    page.keyboard.press("1")
    shows(page, "On her account")
