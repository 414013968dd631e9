"""A deck as a trainer takes it into a room: through all slides, a vote, the answer, a second
window, a session's length, on paper.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from support.accessibility import violations
from support.browsing import COURSE, SEEN, WALL, Watch, words
from support.building import FIXTURE, ROOT, Run

OLD = {"width": 1024, "height": 768}
DECK = f"{COURSE}/slides/hidden-men.html"
# pixels of the least type on a slide of 720: what was reckoned to fit keeps to 29, and a page's own
# fonts may cost a step
LEAST = 24

# Every slide that needs more room than it has, or whose words are too small to be read from the
# back; what stands on it at 1280 by 720.
CRAMPED = """least => [...document.querySelectorAll('.slides > section')].flatMap((slide, at) => {
    Reveal.slide(at, 0, 99)
    const all = slide.getBoundingClientRect(), found = []
    const foot = slide.querySelector('.bf-foot').getBoundingClientRect().top
    const begin = node => node.textContent.slice(0, 60)
    for (const node of slide.querySelectorAll('.bf-body, .bf-body *:not(svg *)')) {
        const box = node.getBoundingClientRect()
        const across = box.left < all.left - 1 || box.right > all.right + 1
        if (box.width && (across || box.top < all.top - 1 || box.bottom > foot + 1))
            found.push(`${at + 1}: <${node.tagName}> leaves the slide: ${begin(node)}`)
    }
    const body = slide.querySelector('.bf-body')
    if (body.scrollHeight > body.clientHeight + 1) found.push(`${at + 1}: overflows`)
    for (const node of slide.querySelectorAll('.bf-body p, .bf-body li, .bf-body td'))
        if (parseFloat(getComputedStyle(node).fontSize) < least)
            found.push(`${at + 1}: small type: ${begin(node)}`)
    if (all.right > innerWidth + 1 || all.bottom > innerHeight + 1)
        found.push(`${at + 1}: the slide leaves the screen`)
    return found
})"""


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    page.wait_for_selector(".bf-ready")
    return page


def now(page: Page) -> Locator:
    return page.locator("section.present")


def place(page: Page) -> int:
    return page.evaluate("Reveal.getState().indexh")


def until(holds: Callable[[], bool]) -> None:
    """Wait for something to become true; the page's policy lets no wait in the page evaluate a
    text.
    """
    deadline = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def to(page: Page, selector: str) -> Locator:
    """Go on, as a clicker does, to the next slide that holds something."""
    for _ in range(80):
        page.keyboard.press("PageDown")
        if now(page).locator(selector).count():
            return now(page)
    pytest.fail(f"no slide holds {selector}")


@pytest.mark.parametrize("size", [WALL, OLD], ids=["16:9", "4:3"])
def test_no_slide_overflows_and_all_type_is_large(
    open_context: Callable, site: Path, address: str, fixture_site: Path, size: dict
) -> None:
    page = open_context(size).new_page()
    found = {}
    for built, root in ((site, address), (fixture_site, fixture_site.as_uri())):
        decks = sorted(built.glob("*/slides/*.html"))
        assert len(decks) > 3
        for deck in decks:
            opened(page, f"{root}/{deck.relative_to(built).as_posix()}")
            assert page.locator(".slides > section").count() > 8
            found[deck.name] = page.evaluate(CRAMPED, LEAST)
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_the_test_sees_what_overflows(open_context: Callable, address: str) -> None:
    page = opened(open_context(WALL).new_page(), f"{address}/{DECK}")
    page.evaluate(
        "document.querySelector('.bf-quote .bf-body p').textContent += ' more words'.repeat(200)"
    )
    assert any("overflows" in fault for fault in page.evaluate(CRAMPED, LEAST))


def test_every_statement_is_on_the_decks_in_its_own_words(
    open_context: Callable, site: Path, address: str, briefed: Run
) -> None:
    read = json.loads(
        briefed("statements", ROOT / "docs" / COURSE / "briefing.md", "--format", "json").stdout
    )
    page = opened(open_context(WALL).new_page(), f"{address}/{COURSE}/slides/index.html")
    whole = page.locator(".bf-quote blockquote").all_text_contents()
    for theme in read["themes"]:
        opened(page, f"{address}/{COURSE}/slides/{theme['slug']}.html")
        quotes = page.locator(".bf-quote blockquote").all_text_contents()
        for sentence in (
            sentence for statement in theme["statements"] for sentence in statement["sentences"]
        ):
            assert any(words(sentence) in words(quote) for quote in quotes), sentence
            assert any(words(sentence) in words(quote) for quote in whole), sentence


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
    page.keyboard.press("o")
    expect(page.locator(".reveal.overview")).to_be_visible()
    page.keyboard.press("Escape")
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
    until(lambda: place(page) == 1)


def test_hands_are_counted_and_the_answer_comes_bit_by_bit(
    open_context: Callable, address: str
) -> None:
    context = open_context(WALL)
    page = context.new_page()
    page.goto(f"{address}/{COURSE}/hidden-men.html")
    page.locator("#question-register-the-father-1").check()
    page.locator("#question-register-the-father").get_by_role("button", name="Check answer").click()
    record = page.evaluate("JSON.stringify(localStorage)")
    page.get_by_role("link", name="Present this page").click()
    page.wait_for_selector(".bf-ready")
    question = to(page, ".bf-hands")
    options = question.locator(".bf-hands > li")
    assert options.count() == 3
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
    until(lambda: told.nth(0).evaluate(SEEN))  # it fades in
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
    with context.expect_page() as popup:
        page.keyboard.press("s")
    speaker = popup.value
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
        until(lambda before=before: place(page) > before)
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


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_slide(open_context: Callable, address: str, scheme: str) -> None:
    page = opened(open_context(WALL, scheme).new_page(), f"{address}/{DECK}")
    assert (
        page.evaluate("getComputedStyle(document.body).backgroundColor")
        == {"light": "rgb(255, 255, 255)", "dark": "rgb(16, 25, 29)"}[scheme]
    )
    found = {}
    for number in range(page.locator(".slides > section").count()):
        page.evaluate(f"Reveal.slide({number}, 0, 99)")
        found[number] = violations(page)
    assert {number: faults for number, faults in found.items() if faults} == {}
    page.keyboard.press("l")
    assert (
        page.evaluate("getComputedStyle(document.body).backgroundColor")
        == {"dark": "rgb(255, 255, 255)", "light": "rgb(16, 25, 29)"}[scheme]
    )


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
        "Overview (O)",
        "Full screen (F)",
        "Light or dark (L)",
        "Print",
    ]
    tools.get_by_role("link", name="Back to the page").click()
    expect(page).to_have_url(f"{address}/{COURSE}/hidden-men.html")


def test_a_session_that_does_not_fit_says_so(open_context: Callable, address: str) -> None:
    page = opened(open_context(WALL).new_page(), f"{address}/{COURSE}/slides/index.html?minutes=7")
    expect(page.get_by_role("status")).to_contain_text("does not fit into 7 minutes")
    assert page.locator(".slides > section").count() > 100


def test_on_paper_a_question_and_its_answer_are_pages_of_their_own(
    open_context: Callable, address: str
) -> None:
    page = opened(open_context(WALL).new_page(), f"{address}/{DECK}")
    page.get_by_role("navigation", name="Slides").get_by_role("link", name="Print").press("Enter")
    page.wait_for_selector(".pdf-page")
    pages = page.locator(".pdf-page")
    assert (
        pages.count()
        == page.locator(".pdf-page > section").count()
        == opened(open_context(WALL).new_page(), f"{address}/{DECK}")
        .locator(".slides > section")
        .count()
    )
    for number in range(pages.count()):
        assert not (
            pages.nth(number).locator(".bf-hands").count()
            and pages.nth(number).locator(".bf-told").count()
        )
    told = page.locator(".bf-told > li")
    assert all(
        item.evaluate("item => getComputedStyle(item).opacity") == "1" for item in told.all()
    ), "paper hides nothing"


def test_one_file_needs_no_other(
    project: Path, briefed: Run, open_context: Callable, tmp_path: Path
) -> None:
    deck = tmp_path / "alone" / "deck.html"
    run = briefed(
        "export",
        "slides",
        "--theme",
        "hidden-men",
        "--minutes",
        "20",
        "--output",
        deck,
        project=project,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "20 minutes, of which" in run.stdout and run.stdout.splitlines()[-1] == str(deck)
    context = open_context(WALL)
    context.set_offline(True)
    page = context.new_page()
    watch = Watch(page, deck.as_uri())
    opened(page, deck.as_uri())
    assert page.evaluate(CRAMPED, LEAST) == []
    page.evaluate("Reveal.slide(0)")
    question = to(page, ".bf-hands")
    page.keyboard.press("1")
    assert question.locator("output").first.text_content() == "1"
    with context.expect_page() as popup:
        page.keyboard.press("s")
    expect(popup.value.locator(".bf-clock")).to_contain_text("Slide ")
    assert watch.faults == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["--theme", "hidden-man"],
            "there is no theme 'hidden-man': there are introduction, keeping-babies-safe",
        ),
        (["--minutes", "3"], "3 minutes are too few"),
        (["--minutes", "0"], "'0' is no number of minutes from 1 to 480"),
        (["no-such-course"], "there is no course 'no-such-course'"),
    ],
)
def test_what_can_not_be_made_is_said(
    project: Path, briefed: Run, tmp_path: Path, arguments: list[str], said: str
) -> None:
    run = briefed(
        "export", "slides", *arguments, "--output", tmp_path / "deck.html", project=project
    )
    assert run.returncode == 2 and said in run.stderr and "Traceback" not in run.stderr
    assert list(tmp_path.glob("*.html")) == []


def test_several_courses_ask_for_a_name(two_courses: Path, briefed: Run, tmp_path: Path) -> None:
    run = briefed("export", "slides", "--output", tmp_path / "deck.html", project=two_courses)
    assert run.returncode == 2 and "name the course" in run.stderr and FIXTURE in run.stderr
