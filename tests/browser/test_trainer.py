"""The trainer view: on every page once it is on, and nothing of what is done in it is recorded."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from support.accessibility import WAYS, outlined, sideways, too_small, violations
from support.answering import choose, keys, question
from support.browsing import COURSE, DESK, PHONE, RECORD, SEEN, Watch, tab_into, words
from support.building import FIXTURE, ROOT
from support.pages import html_files, pages
from support.serving import served

HERE = f"{COURSE}/hidden-men.html"
FIRST = "father-does-not-answer"
STRIP = "Trainer view is on. Nothing you do on these pages is recorded."


def switch(page: Page) -> Locator:
    return page.get_by_role("button", name="Trainer view", exact=True)


def strip(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Trainer view")


def turn_on(page: Page) -> None:
    switch(page).click()
    expect(strip(page)).to_contain_text(STRIP)


def storage(page: Page) -> dict[str, str]:
    """Everything that the browser keeps for the site, as it stands, but for the trainer view
    itself.
    """
    return page.evaluate("""() => {
        const ours = key => key.startsWith("briefed:") && !key.startsWith("briefed:trainer")
        return Object.fromEntries([localStorage, sessionStorage].flatMap((kept, at) =>
            Object.keys(kept).filter(ours).map(key => [`${at}${key}`, kept.getItem(key)])))
    }""")


def learn(page: Page, address: str) -> dict[str, str]:
    """Leave a learner's record: a page that is done, answers right and wrong, a note and a plan."""
    page.goto(f"{address}/{HERE}")
    for at, (name, marks) in enumerate(keys(ROOT, COURSE, "hidden-men").items()):
        choose(page, name, marks.index(at % 2 == 0))
    page.get_by_label("Your notes").fill("What the father said.")
    page.get_by_label("Your notes").blur()
    page.goto(f"{address}/{COURSE}/my-learning.html")
    page.get_by_label("What", exact=True).fill("Ask the father")
    page.get_by_role("button", name="Add", exact=True).click()
    kept = storage(page)
    record = json.loads(kept[f"0{RECORD}/{COURSE}"])
    assert len(record["tries"]) == 4 and record["notes"] and record["plan"] and record["finished"]
    return kept


def article(page: Page, address: str, name: str) -> str:
    """A page as the learner has it, all states of its fields included."""
    page.goto(f"{address}/{name}")
    page.wait_for_load_state("networkidle")
    return page.evaluate("""() => {
        const fields = [...document.querySelectorAll("article :is(input, textarea, details)")]
        const states = fields.map(one => [one.checked, one.value, one.disabled, one.open])
        const html = document.body.outerHTML.replace(/ data-md-state="[^"]*"/g, "")
        return html + JSON.stringify(states)
    }""")


@pytest.fixture
def page(open_context: Callable) -> Page:
    return open_context(DESK).new_page()


@pytest.fixture
def folder(site: Path) -> str:
    return site.as_uri()


@pytest.mark.parametrize("where", ["server", "folder"])
def test_it_stays_on_every_page_until_it_is_switched_off(
    page: Page, site: Path, address: str, folder: str, where: str
) -> None:
    root = address if where == "server" else folder
    watch = Watch(page, root)
    page.goto(f"{root}/index.html")
    expect(switch(page)).to_have_attribute("aria-pressed", "false")
    turn_on(page)
    for name in pages(site):
        page.goto(f"{root}/{name}")
        expect(strip(page)).to_contain_text(STRIP)
        expect(switch(page)).to_have_attribute("aria-pressed", "true")
        expect(page.get_by_role("button", name="Check answer")).to_have_count(0)
        for notes in page.locator("details.trainer").all():
            expect(notes).to_have_attribute("open", "")
            assert notes.locator("p").last.evaluate(
                "one => { one.scrollIntoView({block: 'center'}); return true }"
            ) and notes.locator("p").last.evaluate(SEEN), name
    again = page.context.new_page()  # a later visit
    again.goto(f"{root}/{HERE}")
    again.get_by_role("button", name="Switch trainer view off").click()
    expect(strip(again)).to_have_count(0)
    expect(switch(again)).to_have_attribute("aria-pressed", "false")
    expect(strip(page)).to_have_count(0)  # the page that stands open beside it goes along
    assert (
        again.evaluate(
            "[...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter(key => "
            "key.startsWith('briefed:'))"
        )
        == []
    )
    assert watch.faults == [] and page.context.cookies() == []


def test_a_learners_page_asks_for_nothing_of_it(page: Page, site: Path, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    for name in html_files(site):
        page.goto(f"{address}/{name}")
        expect(switch(page)).to_have_attribute("aria-pressed", "false")
    assert "/assets/switch.js" in asked and not [one for one in asked if "trainer." in one]
    turn_on(page)
    assert {"/assets/trainer.js", "/assets/trainer.css"} <= set(asked)


def test_without_a_script_there_is_no_switch(open_context: Callable, address: str) -> None:
    page = open_context(DESK, java_script_enabled=False).new_page()
    page.goto(f"{address}/{HERE}")
    expect(page.get_by_text("Answers", exact=True)).to_be_visible()
    assert "Trainer view" not in page.locator("body").inner_text()


def test_timings(page: Page, address: str) -> None:
    page.goto(f"{address}/{HERE}")
    text = (ROOT / "docs" / COURSE / "hidden-men.md").read_text(encoding="utf-8")
    alone, notes = (
        re.search(r"^minutes: (\d+)", text, re.M)[1],
        re.search(r"Trainer notes \((\d+) minutes", text)[1],
    )
    expect(page.locator(".bf-timing")).to_have_count(0)
    turn_on(page)
    expect(page.locator("article")).to_contain_text(
        f"Learning alone: {alone} minutes. Trainer notes: {notes} minutes."
    )
    page.goto(f"{address}/{COURSE}/index.html")
    rows = [
        row.locator("th, td").all_inner_texts()
        for row in page.get_by_role("region", name="Timings").get_by_role("row").all()
    ]
    assert ["Hidden men", alone, notes] in rows and len(rows) == 11
    assert rows[-1] == [
        "All of them",
        *(str(sum(int(row[at]) for row in rows[1:-1])) for at in (1, 2)),
    ]
    page.goto(f"{address}/{COURSE}/for-trainers.html")
    expect(strip(page)).to_be_visible()
    expect(page.locator(".bf-timing")).to_have_count(0)


def test_an_answer_is_shown_when_it_is_asked_for(page: Page, address: str) -> None:
    page.goto(f"{address}/{HERE}")
    turn_on(page)
    one, marks = question(page, FIRST), keys(ROOT, COURSE, "hidden-men")[FIRST]
    block = (
        (ROOT / "quizzes" / COURSE / "hidden-men.md")
        .read_text(encoding="utf-8")
        .split("<quiz>")[1]
        .split("</quiz>")[0]
    )
    reasons, quote = (
        re.findall(r"^- .*\n> (.*(?:\n> .*)*)", block, re.M),
        "There were examples of tenacious work to engage reluctant fathers",
    )
    before = one.inner_text()
    assert (
        len(reasons) == len(marks) == 3
        and not any(words(reason) in words(before) for reason in reasons)
        and quote not in before
        and "Right" not in before
    )
    one.locator("input").first.check()  # what the room chose may stand there
    assert one.inner_text() == before
    one.get_by_role("button", name="Show the answer").click()
    rows = one.locator(".bf-option")
    for at, right in enumerate(marks):
        expect(rows.nth(at).locator(".bf-mark")).to_have_text("✓ Right" if right else "✗ Not right")
        assert (
            rows.nth(at).locator(".bf-mark").get_attribute("data-right") is not None
        ) == right, "the colour says something else"
        assert words(reasons[at]) in words(rows.nth(at).inner_text())
        expect(rows.nth(at).locator(".bf-reason")).to_be_visible()
    expect(one.locator("blockquote")).to_contain_text(quote)
    expect(page.get_by_role("button", name="Show the answer")).to_have_count(
        3
    )  # the other questions keep theirs
    one.get_by_role("button", name="Hide the answer").click()
    assert one.inner_text() == before


def test_every_kind_of_question_is_shown(page: Page, fixture_site: Path) -> None:
    with served(fixture_site) as root:
        kinds = set()
        page.goto(f"{root}/index.html")
        turn_on(page)
        for file in sorted((ROOT / "tests" / "fixture" / "quizzes" / FIXTURE).glob("*.md")):
            page.goto(
                f"{root}/{FIXTURE}/{'index' if file.stem == 'introduction' else file.stem}.html"
            )
            expect(strip(page)).to_be_visible()
            blocks = file.read_text(encoding="utf-8").split("<!-- question: ")[1:]
            for block in blocks:
                one, blanks = (
                    question(page, block.partition(" ")[0]),
                    re.findall(r"\[\[(.+?)\]\]", block),
                )
                for field in one.locator("input[type=text]").all():
                    field.fill("word")
                    field.press("Enter")  # answers nothing
                one.get_by_role("button", name="Show the answer").click()
                right = [mark == "x" for mark in re.findall(r"^[-*] \[(.?)\]", block.lower(), re.M)]
                wanted = [f"✓ The word is: {blank}" for blank in blanks] + [
                    "✓ Right" if mark else "✗ Not right" for mark in right
                ]
                expect(one.locator(".bf-mark")).to_have_text(wanted)
                expect(one.locator("blockquote").first).to_be_visible()
                kinds.add("words" if blanks else "several" if sum(right) > 1 else "one")
        assert kinds == {"words", "several", "one"}
        assert storage(page) == {}


def use_it_all(page: Page, address: str, site: Path) -> None:
    """Everything that a trainer can do on every page."""
    for name in pages(site):
        page.goto(f"{address}/{name}")
        expect(strip(page)).to_be_visible()
        for one in page.locator(".bf-question").all():
            for field in one.locator("input[type=text]").all():
                field.fill("word")
                field.press("Enter")
            for option in one.locator("input:not([type=text])").all():
                option.check()
                option.press("Enter")
            one.get_by_role("button", name="Show the answer").click()
        for field in page.locator(
            "article :is(textarea, input[type=file], input[type=date])"
        ).all():
            pytest.fail(f"{name} still has a place that would be kept: {field.get_attribute('id')}")


def test_the_learners_record_stays_as_it_is_and_comes_back(
    page: Page, site: Path, address: str
) -> None:
    kept = learn(page, address)
    names = [
        HERE,
        f"{COURSE}/index.html",
        f"{COURSE}/my-learning.html",
        f"{COURSE}/think-family.html",
        "index.html",
    ]
    before = {name: article(page, address, name) for name in names}
    assert (
        "Your answer: right" in before[HERE]
        and "1 of 9 parts done" in before[names[1]]
        and "What the father said." in before[names[2]]
    )
    turn_on(page)
    use_it_all(page, address, site)
    assert storage(page) == kept
    page.goto(f"{address}/{HERE}")
    page.get_by_role("button", name="Switch trainer view off").click()
    expect(strip(page)).to_have_count(0)
    assert storage(page) == kept
    assert {name: article(page, address, name) for name in names} == before


def test_nothing_of_the_learners_own_is_on_the_wall(page: Page, address: str) -> None:
    learn(page, address)
    page.goto(f"{address}/{HERE}")
    turn_on(page)
    for name in (
        HERE,
        f"{COURSE}/index.html",
        f"{COURSE}/my-learning.html",
        f"{COURSE}/think-family.html",
    ):
        page.goto(f"{address}/{name}")
        expect(strip(page)).to_be_visible()
        expect(
            page.locator(
                ".bf-state, .bf-progress, .bf-finished, .bf-note, .bf-verdict, "
                ":checked:is([type=radio]:not([name^=__]))"
            )
        ).to_have_count(0)
        text = page.locator("body").inner_text()
        for mine in (
            "Your answer",
            "What the father said.",
            "Ask the father",
            "Continue:",
            "parts done",
            "✓ done",
        ):
            assert mine not in text, f"{name} shows {mine!r}"
    page.goto(f"{address}/{COURSE}/my-learning.html")
    expect(page.locator("article")).to_contain_text("put away while the trainer view is on")


def test_an_unreadable_record_is_not_touched(page: Page, address: str) -> None:
    page.goto(f"{address}/index.html")
    page.evaluate(f"localStorage.setItem('{RECORD}/{COURSE}', 'no record')")
    turn_on(page)
    page.goto(f"{address}/{HERE}")
    expect(strip(page)).to_be_visible()
    assert storage(page) == {f"0{RECORD}/{COURSE}": "no record"}


def test_clearing_everything_clears_it_too(page: Page, address: str) -> None:
    learn(page, address)
    turn_on(page)
    page.get_by_role("button", name="Clear everything on this device").click()
    page.get_by_role("dialog").get_by_role("button", name="Clear everything", exact=True).click()
    expect(strip(page)).to_have_count(0)
    expect(switch(page)).to_have_attribute("aria-pressed", "false")
    expect(page.get_by_text("0 of 40 right at the first try")).not_to_have_count(0)
    assert (
        storage(page) == {} and page.evaluate("localStorage.getItem('briefed:trainer:/')") is None
    )


def test_on_a_shared_computer_it_is_for_this_tab(page: Page, address: str) -> None:
    page.goto(f"{address}/{COURSE}/my-learning.html")
    page.get_by_label("This is a shared computer").check()
    turn_on(page)
    page.goto(f"{address}/{HERE}")
    expect(strip(page)).to_be_visible()
    assert page.evaluate("localStorage.getItem('briefed:trainer:/')") is None
    other = page.context.new_page()
    other.goto(f"{address}/{HERE}")
    expect(switch(other)).to_have_attribute("aria-pressed", "false")


BLOCKED = (
    "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, "
    "{get() { throw new DOMException('denied', 'SecurityError') }})"
)
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"


@pytest.mark.parametrize("script", [BLOCKED, FULL], ids=["blocked", "full"])
def test_where_nothing_can_be_kept_it_holds_for_the_page_and_says_so(
    page: Page, address: str, script: str
) -> None:
    page.add_init_script(script)
    page.goto(f"{address}/{HERE}")
    turn_on(page)
    expect(strip(page)).to_contain_text("it is on for this page alone")
    page.reload()
    expect(strip(page)).to_be_visible()
    question(page, FIRST).get_by_role("button", name="Show the answer").click()
    expect(question(page, FIRST).locator("blockquote")).to_be_visible()
    page.get_by_role("button", name="Switch trainer view off").click()
    expect(strip(page)).to_have_count(0)
    expect(question(page, FIRST).get_by_role("button", name="Check answer")).to_be_visible()


def test_a_keyboard_alone_does_it_and_the_focus_stays(page: Page, address: str) -> None:
    page.goto(f"{address}/{HERE}")
    tab_into(page, switch(page))
    assert outlined(page)
    page.keyboard.press("Space")
    expect(strip(page)).to_be_visible()
    expect(switch(page)).to_be_focused()
    expect(switch(page)).to_be_in_viewport()
    page.reload()
    expect(strip(page)).to_be_visible()
    page.wait_for_timeout(200)
    expect(switch(page)).not_to_be_focused()  # that was once, and not for ever
    tab_into(page, page.get_by_role("button", name="Switch trainer view off"))
    assert outlined(page)
    show = question(page, FIRST).get_by_role("button", name="Show the answer")
    tab_into(page, show)
    page.keyboard.press("Enter")
    hide = question(page, FIRST).get_by_role("button", name="Hide the answer")
    expect(hide).to_be_focused()
    expect(hide).to_have_attribute("aria-expanded", "true")
    assert outlined(page)
    tab_into(page, switch(page))
    page.keyboard.press("Enter")
    expect(strip(page)).to_have_count(0)
    expect(switch(page)).to_be_focused()
    expect(switch(page)).to_be_in_viewport()


def all_shown(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}/{name}")
    expect(strip(page)).to_be_visible()
    for ask in page.get_by_role("button", name="Show the answer").all()[::-1]:
        ask.click()
    page.wait_for_timeout(300)  # what moves comes to rest


def switched_on(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(f"{address}/index.html")
    turn_on(page)
    return page


@pytest.mark.parametrize("way", WAYS)
def test_axe_finds_nothing(open_context: Callable, site: Path, address: str, way: str) -> None:
    page, found = switched_on(open_context(**WAYS[way]), address), {}
    names = (
        pages(site)
        if way == "light"
        else [HERE, f"{COURSE}/index.html", f"{COURSE}/my-learning.html"]
    )
    for name in names:
        all_shown(page, address, name)
        found[name] = violations(page) + sideways(page)
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_text_of_twice_the_size_fits(open_context: Callable, address: str) -> None:
    page = switched_on(open_context({"width": 640, "height": 900}), address)
    for name in (HERE, f"{COURSE}/index.html", f"{COURSE}/my-learning.html"):
        all_shown(page, address, name)
        page.add_style_tag(content="html { font-size: 250% !important }")
        assert sideways(page) == [], name
        for place in page.locator(
            ".bf-strip :is(p, button), .bf-timing, .bf-mark, .bf-timings caption"
        ).all():
            place.scroll_into_view_if_needed()
            assert place.evaluate(
                "element => element.scrollWidth <= element.clientWidth || "
                "getComputedStyle(element).display === 'inline'"
            ), place.inner_text()


@pytest.mark.parametrize(("touch", "least"), [(False, 24), (True, 44)], ids=["mouse", "touch"])
def test_targets_are_large_enough(
    open_context: Callable, address: str, touch: bool, least: int
) -> None:
    page = switched_on(open_context(PHONE, has_touch=touch, is_mobile=touch), address)
    all_shown(page, address, HERE)
    assert list(too_small(page, least)) == []
    for button in (switch(page), page.get_by_role("button", name="Switch trainer view off")):
        box = button.bounding_box()
        assert min(box["width"], box["height"]) >= least - 0.5


def test_on_paper_are_the_notes_and_no_buttons(page: Page, address: str) -> None:
    page.goto(f"{address}/{HERE}")
    page.emulate_media(media="print")
    learner = page.locator("article").inner_text()
    page.emulate_media(media="screen")
    turn_on(page)
    question(page, FIRST).get_by_role("button", name="Show the answer").click()
    page.emulate_media(media="print")
    expect(strip(page)).to_be_hidden()
    expect(page.get_by_role("button").filter(visible=True)).to_have_count(0)
    expect(page.locator("details.trainer p").first).to_be_visible()
    assert page.locator("article").inner_text().count("✓ Right") == 0, (
        "the answers are on their own sheet, and not among the questions"
    )
    assert "Trainer view" not in learner and "Answers" in learner
