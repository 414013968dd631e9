"""A deck as a trainer takes it into a room: slides, a vote, the answer, a second window."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from support.accessibility import violations
from support.browsing import COURSE, SEEN, WALL, Watch, until, words
from support.building import FIXTURE
from support.decks import CRAMPED, DECK, LEAST, now, opened, place, speakers_window, to


def test_a_clicker_goes_through_all_slides(open_context: Callable, address: str) -> None:
    page = open_context(WALL).new_page()
    watch = Watch(page, address)
    opened(page, f"{address}/{DECK}")
    seen, kinds = 0, []
    slides = page.locator(".slides > section").count()
    for _ in range(slides + 40):
        body = now(page).locator(".bf-body")
        if place(page) == seen:
            seen += 1
            kinds.append(
                now(page).evaluate("slide => slide.className.match(/bf-(?!slide)\\w+/)[0]")
            )
            assert body.locator("h1, h2, p, li, blockquote, td").first.evaluate(SEEN)
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


SHARES = """options => options.map(option => [...option.querySelectorAll('.bf-bar')].map(bar =>
    bar.getBoundingClientRect().width / bar.parentElement.getBoundingClientRect().width))"""


def legible(question: Locator, least: int, high: int) -> float:
    """How long the longest bar of a vote is, whose counts and legend the last row can read.

    Their type has `least` pixels or more, and each bar is so `high`.
    """
    for selector in (".bf-rounds", ".bf-bars b"):
        for size in question.locator(selector).evaluate_all(
            "all => all.map(one => parseFloat(getComputedStyle(one).fontSize))"
        ):
            assert size >= least, selector
    boxes = [one.bounding_box() or {} for one in question.locator(".bf-bars .bf-bar").all()]
    assert len(boxes) == 6 and all(box["height"] >= high for box in boxes), "two for each option"
    legend = question.locator(".bf-rounds .bf-bar")
    for box in (one.bounding_box() or {} for one in legend.all()):
        assert box["width"] >= 24 and box["height"] >= 24
    return max(box["width"] for box in boxes)


def counts(options: Locator) -> list[str]:
    """What a screen reader says of the hands for each option."""
    return options.get_by_role("img", include_hidden=True).evaluate_all(
        "all => all.map(one => one.ariaLabel)"
    )


def count_hands(page: Page, options: Locator) -> None:
    """Count three hands, five and none, with buttons and keys; a bar shows each share."""
    for _ in range(4):
        options.nth(0).get_by_role("button", name="One hand more").click()
    options.nth(0).get_by_role("button", name="One hand less").click()
    options.nth(1).get_by_role("button", name="One hand less").click()
    for key in ("2", "2", "2", "2", "2", "2", "Shift+2"):
        page.keyboard.press(key)
    assert counts(options) == ["3 hands", "5 hands", "0 hands"]
    assert options.evaluate_all(SHARES) == [
        pytest.approx([share], abs=0.01) for share in (3 / 5, 1, 0)
    ]


def clear_hands(page: Page) -> None:
    """Clear the counts of the first question that counts hands; none of them is kept."""
    page.evaluate("Reveal.slide(0)")
    question = to(page, ".bf-hands")
    question.get_by_role("button", name="Clear").click()
    assert counts(question.locator(".bf-hands > li")) == ["0 hands"] * 3
    assert page.evaluate(
        "JSON.parse(sessionStorage.getItem(Object.keys(sessionStorage).find(key => "
        "key.startsWith('briefed-room'))))"
    ).get("father-does-not-answer") in (None, {"round": 0, "hands": [{}, {}]})


def test_hands_are_counted_and_kept_back_until_they_may_be_seen(
    open_context: Callable, address: str
) -> None:
    context = open_context(WALL)
    page = context.new_page()
    page.goto(f"{address}/{COURSE}/hidden-men.html")
    page.locator("#question-register-the-father-1").check()
    page.locator("#question-register-the-father").get_by_role("button", name="Check answer").click()
    record = page.evaluate("JSON.stringify(localStorage)")
    opened(page, f"{address}/{COURSE}/slides/hidden-men.html")
    question = to(page, ".bf-hands")
    options = question.locator(".bf-hands > li")
    assert options.locator(".bf-letter").all_text_contents() == ["A", "B", "C"]
    count_hands(page, options)
    bars = options.locator(".bf-bars")
    assert not any(one.evaluate(SEEN) for one in bars.all()), "hands are still up"
    page.wait_for_url("**#/*")
    page.reload()
    page.wait_for_selector(".bf-ready")
    assert counts(options) == ["3 hands", "5 hands", "0 hands"], (
        "a reload in the middle of a session keeps the counts"
    )

    now(page).get_by_role("button", name="after").click()
    for key in "1222222":
        page.keyboard.press(key)
    assert counts(options) == ["before 3, after 1", "before 5, after 6", "before 0, after 0"]
    assert options.nth(0).locator(".bf-bars b").all_text_contents() == ["3", "1"]
    show = now(page).get_by_role("button", name="Show (C)")
    for shown in (True, False):
        page.keyboard.press("c")
        assert [one.evaluate(SEEN) for one in bars.all()] == [shown] * 3
        expect(show).to_have_attribute("aria-pressed", str(shown).lower())
    page.keyboard.press("c")
    assert legible(now(page), 28, 28) >= 200, "pixels of the longest bar, of 1280"
    page.keyboard.press("c")
    page.keyboard.press("PageDown")
    assert all(one.evaluate(SEEN) for one in bars.all()), "who was right is known"
    page.keyboard.press("PageDown")
    assert legible(now(page), LEAST, 20) >= 30, "beside the reasons they are short, and there"
    page.keyboard.press("PageUp")
    assert page.evaluate(CRAMPED, LEAST) == []
    assert page.evaluate("JSON.stringify(localStorage)") == record, (
        "what a room does is nobody's own learning"
    )
    clear_hands(page)


def seen(within: Locator, selector: str) -> list[str]:
    """The words of what a selector finds and a room sees."""
    found = within.locator(selector)
    return [words(one.inner_text()) for one in found.all() if one.evaluate(SEEN)]


def test_a_question_is_revealed_where_it_stands_with_two_presses(
    open_context: Callable, address: str
) -> None:
    page = opened(open_context(WALL).new_page(), f"{address}/{DECK}")
    question = to(page, ".bf-hands")
    at, stem = place(page), question.locator(".bf-body > *").first
    asked, options = stem.inner_text(), question.locator(".bf-hands > li")
    own = options.locator(".bf-own").all_inner_texts()
    assert seen(question, ".bf-verdict") == seen(question, ".bf-reason") == []
    top = stem.evaluate("stem => stem.getBoundingClientRect().top")

    page.keyboard.press("PageDown")
    assert seen(question, ".bf-verdict") == [
        words(one) for one in ("Not right:", "Right:", "Not right:")
    ]
    assert seen(question, ".bf-reason") == []
    page.keyboard.press("PageDown")
    reasons = seen(question, ".bf-reason")
    assert len(reasons) == 3 and all(len(one.split()) > 4 for one in reasons)
    assert place(page) == at and stem.inner_text() == asked
    assert options.locator(".bf-own").all_inner_texts() == own
    assert stem.evaluate("stem => stem.getBoundingClientRect().top") == pytest.approx(top, abs=1)

    page.keyboard.press("PageDown")
    # The room has read the quote that it rests on before it was asked.
    expect(now(page).locator("blockquote")).to_contain_text(
        "Conversely there are also examples of fathers not being spoken to"
    )
    for _ in range(3):
        page.keyboard.press("PageUp")
    assert place(page) == at and seen(question, ".bf-verdict") == []


def test_items_are_put_in_their_places_on_the_wall(
    open_context: Callable, fixture_site: Path
) -> None:
    folder = fixture_site / FIXTURE / "slides"
    page = opened(open_context(WALL).new_page(), (folder / "lamp-care.html").as_uri())
    sort = to(page, ".bf-items")
    places = sort.locator(".bf-put")
    assert places.all_inner_texts() == ["…"] * 3
    for key in "1223":
        page.keyboard.press(key)
    places.nth(2).click()
    places.nth(2).click()
    assert places.all_inner_texts() == ["found", "Asked of keepers", "…"]
    expect(places.nth(0)).to_have_attribute("aria-label", re.compile("^Spare wicks .*: found[.] "))
    speaker = speakers_window(page)
    placed = speaker.locator(".bf-hands-now").get_by_role("button")
    expect(placed).to_have_text(["A found", "B Asked of keepers", "C …"])
    placed.nth(2).click()
    placed.nth(2).click()
    expect(places.nth(2)).to_have_text("Asked of keepers")
    expect(speaker.get_by_label("On the wall", exact=True).locator(".bf-put").nth(2)).to_have_text(
        "Asked of keepers"
    )
    page.keyboard.press("PageDown")
    assert [words(one) for one in seen(sort, ".bf-verdict")] == [
        "found",
        "Asked of keepers",
        "found",
    ]
    assert places.all_inner_texts() == ["✓ found", "✓ Asked of keepers", "Asked of keepers"]
    expect(places.nth(2)).to_have_css("text-decoration-line", "line-through")
    page.keyboard.press("PageDown")
    assert len(seen(sort, ".bf-reason")) == 3

    opened(page, (folder / "keepers-cafes-stores.html").as_uri())
    order = to(page, ".bf-items[data-kind=order]")
    for key in "3113":
        page.keyboard.press(key)
    places = order.locator(".bf-put")
    assert places.all_inner_texts() == ["…", "…", "…"]
    for key in "3123":
        page.keyboard.press(key)
    assert places.all_inner_texts() == ["2.", "3.", "…"], "a place that is free again is the next"
    page.keyboard.press("3")
    assert places.all_inner_texts() == ["2.", "3.", "1."]


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
    speaker = speakers_window(page)
    watch_speaker = Watch(speaker, root)
    clock = speaker.locator(".bf-clock")
    expect(clock).to_contain_text(re.compile(r"Slide 1 of \d\d"))
    expect(speaker.locator(".bf-said-notes")).to_contain_text("Activity (5 minutes)")
    planned = page.evaluate(
        "[...document.querySelectorAll('.slides > section')].reduce((sum, slide) => sum + "
        "Number(slide.dataset.seconds), 0)"
    )
    assert 15 * 60 < planned <= 20 * 60
    expect(clock).to_contain_text(f"of {planned // 60}:{planned % 60:02}")
    expect(speaker.get_by_label("On the wall", exact=True)).to_contain_text("Hidden men")
    expect(speaker.get_by_label("Next", exact=True)).to_contain_text("Before you start")
    expect(clock).to_contain_text("Elapsed 0:00")
    speaker.keyboard.press("PageDown")
    expect(now(page)).to_contain_text("Before you start")
    expect(clock).to_contain_text(re.compile(r"Elapsed 0:0[2-9]"), timeout=5_000)
    speaker.get_by_role("button", name="Back").click()
    expect(now(page)).to_contain_text("Hidden men")
    while not now(page).locator(".bf-hands").count():
        before = place(page)
        speaker.keyboard.press("ArrowRight")
        until(lambda before=before: place(page) > before, "the deck was to go on")
    more = speaker.locator(".bf-hands-now").get_by_role("button", name="One hand more").first
    more.click()
    more.click()
    hands = now(page).locator(".bf-hands > li")
    until(lambda: counts(hands)[0] == "2 hands", "the wall was to count")
    expect(speaker.locator(".bf-hands-now output").first).to_have_text("2")
    expect(speaker.locator(".bf-said-notes")).to_contain_text("Right: B ")
    expect(now(page)).not_to_contain_text("Right:", use_inner_text=True)
    page.keyboard.press("2")
    expect(speaker.locator(".bf-hands-now output").nth(1)).to_have_text("1")
    speaker.keyboard.press("r")
    expect(clock).to_contain_text("Elapsed 0:00")
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
