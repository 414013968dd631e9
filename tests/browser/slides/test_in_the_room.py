"""A deck as a trainer takes it into a room: slides, a vote, the answer, a second window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from support.accessibility import violations
from support.browsing import COURSE, SEEN, WALL, Watch, until, words
from support.decks import CRAMPED, DECK, LEAST, now, opened, place, speakers_window, to


def test_a_clicker_goes_through_all_slides(open_context: Callable, address: str) -> None:
    page = open_context(WALL).new_page()
    watch = Watch(page, address)
    opened(page, f"{address}/{DECK}")
    seen, kinds = 0, []
    slides = page.locator(".slides > section").count()
    for _ in range(slides + 20):
        body = now(page).locator(".bf-body")
        if place(page) == seen:
            seen += 1
            kinds.append(
                now(page).evaluate("slide => slide.className.match(/bf-(?!slide)\\w+/)[0]")
            )
            assert (
                body.locator("h1, h2, p, li, blockquote, td").first.evaluate(SEEN)
                or kinds[-1] == "bf-answer"
            )
        page.keyboard.press("PageDown")
    assert seen == slides
    assert kinds[0] == "bf-title" and kinds[-1] == "bf-end"
    assert {
        "bf-note",
        "bf-aims",
        "bf-quote",
        "bf-point",
        "bf-practice",
        "bf-scenario",
        "bf-question",
        "bf-answer",
        "bf-source",
        "bf-reflect",
        "bf-together",
    } <= set(kinds)
    expect(now(page)).to_contain_text("Numbers to call")
    page.keyboard.press("PageUp")
    assert place(page) == slides - 2
    for key, number in (("Home", 0), ("End", slides - 1)):
        page.keyboard.press(key)
        assert place(page) == number
    assert watch.faults == []


def test_touch_goes_on(open_context: Callable, address: str) -> None:
    context = open_context({"width": 844, "height": 390}, has_touch=True, is_mobile=True)
    page = opened(context.new_page(), f"{address}/{DECK}")
    finger = context.new_cdp_session(page)

    def at(kind: str, x: int) -> None:
        finger.send(
            "Input.dispatchTouchEvent",
            {"type": kind, "touchPoints": [] if kind == "touchEnd" else [{"x": x, "y": 200}]},
        )

    at("touchStart", 700)
    for x in range(680, 300, -20):
        at("touchMove", x)
    at("touchEnd", 300)
    until(lambda: place(page) == 1, "the first slide was to show")


def count_hands(page: Page, options: Locator) -> None:
    """Count three hands, five and none, with buttons and keys; a bar shows each share."""
    for _ in range(4):
        options.nth(0).get_by_role("button", name="One hand more").click()
    options.nth(0).get_by_role("button", name="One hand less").click()
    options.nth(1).get_by_role("button", name="One hand less").click()
    for key in ("2", "2", "2", "2", "2", "2", "Shift+2"):
        page.keyboard.press(key)
    assert [option.locator("output").text_content() for option in options.all()] == ["3", "5", "0"]
    widths = [
        option.locator(".bf-bar").evaluate(
            "bar => bar.getBoundingClientRect().width / "
            "bar.parentElement.getBoundingClientRect().width"
        )
        for option in options.all()
    ]
    assert widths == pytest.approx([3 / 5, 1, 0], abs=0.01)


def clear_hands(page: Page) -> None:
    """Clear the counts of the first question that counts hands; none of them is kept."""
    to_question = page.evaluate(
        "[...document.querySelectorAll('.slides > section')].findIndex(slide => "
        "slide.querySelector('.bf-hands'))"
    )
    page.evaluate(f"Reveal.slide({to_question})")
    now(page).get_by_role("button", name="Clear").click()
    assert now(page).locator("output").all_text_contents() == ["0", "0", "0"]
    assert page.evaluate(
        "JSON.parse(sessionStorage.getItem(Object.keys(sessionStorage).find(key => "
        "key.startsWith('briefed-room'))))"
    ).get("father-does-not-answer") in (None, {"round": 0, "hands": [{}, {}]})


def test_hands_are_counted_and_the_answer_comes_bit_by_bit(
    open_context: Callable, address: str
) -> None:
    context = open_context(WALL)
    page = context.new_page()
    page.goto(f"{address}/{COURSE}/hidden-men.html")
    page.locator("#question-register-the-father-1").check()
    page.locator("#question-register-the-father").get_by_role("button", name="Check answer").click()
    record = page.evaluate("JSON.stringify(localStorage)")
    page.goto(f"{address}/{COURSE}/slides/hidden-men.html")
    page.wait_for_selector(".bf-ready")
    question = to(page, ".bf-hands")
    options = question.locator(".bf-hands > li")
    assert options.count() == 3
    count_hands(page, options)
    assert not question.locator(".bf-right, .bf-told").count(), (
        "nothing on the question's slide tells its answer"
    )
    page.wait_for_url("**#/*")
    page.reload()
    page.wait_for_selector(".bf-ready")
    assert now(page).locator("output").all_text_contents() == ["3", "5", "0"], (
        "a reload in the middle of a session keeps the counts"
    )

    now(page).get_by_role("button", name="after").click()
    for key in "1222222":
        page.keyboard.press(key)
    assert now(page).locator("output").all_text_contents() == ["3 → 1", "5 → 6", "0 → 0"]
    assert (
        now(page).locator(".bf-hands > li").nth(1).get_by_role("img").get_attribute("aria-label")
        == "before 5, after 6"
    )
    assert page.evaluate(CRAMPED, LEAST) == []
    page.evaluate("Reveal.slide(0)")
    to(page, ".bf-hands")

    answer = to(page, ".bf-told")
    told = page.locator(".bf-told > li")
    assert not told.nth(0).evaluate(SEEN)
    page.keyboard.press("PageDown")
    until(lambda: told.nth(0).evaluate(SEEN), "what was told was to be seen")  # it fades in
    expect(told.nth(0)).to_contain_text("before 3, after 1")
    assert answer.locator(".bf-hands").count() == 0
    source = to(page, "blockquote cite")
    expect(source).to_contain_text(
        "There were examples of tenacious work to engage reluctant fathers, but this is "
        "inconsistent."
    )
    page.keyboard.press("PageUp")
    right = page.locator(".bf-told > li.bf-right").first
    assert words("Right: Keep trying") in words(right.text_content() or "")

    assert page.evaluate("JSON.stringify(localStorage)") == record, (
        "what a room does is nobody's own learning"
    )
    clear_hands(page)


@pytest.mark.parametrize("by_file", [False, True], ids=["http", "file"])
def test_the_speakers_window(
    open_context: Callable, site: Path, address: str, by_file: bool
) -> None:
    root = site.as_uri() if by_file else address
    context = open_context(WALL)
    if by_file:
        context.set_offline(True)
    page = context.new_page()
    watch = Watch(page, root)
    opened(page, f"{root}/{DECK}?minutes=20")
    shown = page.locator(".slides > section").count()
    speaker = speakers_window(page)
    watch_speaker = Watch(speaker, root)
    clock = speaker.locator(".bf-clock")
    expect(clock).to_contain_text(f"Slide 1 of {shown}")
    expect(speaker.locator(".bf-said-notes")).to_contain_text("Activity (5 minutes)")
    planned = page.evaluate(
        "[...document.querySelectorAll('.slides > section')].reduce((sum, slide) => sum + "
        "Number(slide.dataset.seconds), 0)"
    )
    assert 15 * 60 < planned <= 20 * 60
    expect(clock).to_contain_text(f"of {planned // 60}:{planned % 60:02}")
    expect(speaker.get_by_label("On the wall", exact=True)).to_contain_text("Hidden men")
    expect(speaker.get_by_label("Next", exact=True)).to_contain_text("Before you start")
    expect(clock).to_contain_text("Elapsed 0:02", timeout=5_000)
    speaker.keyboard.press("PageDown")
    expect(now(page)).to_contain_text("Before you start")
    speaker.get_by_role("button", name="Back").click()
    expect(now(page)).to_contain_text("Hidden men")
    while not now(page).locator(".bf-hands").count():
        before = place(page)
        speaker.keyboard.press("ArrowRight")
        until(lambda before=before: place(page) > before, "the deck was to go on")
    more = speaker.locator(".bf-hands-now").get_by_role("button", name="One hand more").first
    more.click()
    more.click()
    expect(now(page).locator("output").first).to_have_text("2")
    expect(speaker.locator(".bf-hands-now output").first).to_have_text("2")
    expect(speaker.locator(".bf-said-notes")).to_contain_text("Right: Keep trying")
    expect(now(page)).not_to_contain_text("Right: Keep trying", use_inner_text=True)
    page.keyboard.press("2")
    expect(speaker.locator(".bf-hands-now output").nth(1)).to_have_text("1")
    speaker.get_by_role("button", name="Start the clock again").click()
    expect(clock).to_contain_text("Elapsed 0:0")
    assert (
        by_file or violations(speaker) == []
    )  # axe asks for the style sheets, which a folder does not give out
    assert watch.faults == watch_speaker.faults == []


def test_a_window_that_the_browser_does_not_open_is_said(
    open_context: Callable, address: str
) -> None:
    page = opened(open_context(WALL).new_page(), f"{address}/{DECK}")
    page.evaluate("window.open = () => null")
    page.keyboard.press("s")
    expect(page.get_by_role("status")).to_contain_text("allow pop-up windows")


def test_keys_alone_reach_every_tool(open_context: Callable, address: str) -> None:
    page = opened(open_context(WALL).new_page(), f"{address}/{DECK}")
    tools = page.get_by_role("navigation", name="Slides")
    names = []
    for _ in range(30):
        page.keyboard.press("Tab")
        if tools.evaluate("tools => tools.contains(document.activeElement)"):
            names.append(page.evaluate("document.activeElement.textContent"))
            expect(tools).to_have_css("opacity", "1")
    assert names[:6] == [
        "Back to the page",
        "Speaker’s window (S)",
        "All slides (O)",
        "Full screen (F)",
        "Light or dark (L)",
        "Keys (H)",
    ]
    tools.get_by_role("link", name="Back to the page").click()
    expect(page).to_have_url(f"{address}/{COURSE}/hidden-men.html")
