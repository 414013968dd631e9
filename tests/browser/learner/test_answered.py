"""What is on the screen once a question is answered, and where it leads."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from support.answering import HIDDEN_MEN, TAKE, choose, keys, question
from support.browsing import COURSE, PHONE, SEEN, answer, tab_into, words
from support.building import FIXTURE, SAMPLE
from support.serving import served

FIRST = HIDDEN_MEN[0]
SEVERAL = "who-needs-the-messages"
TALLEST = 750  # of an answered question whose stem has at most STEM words
STEM = 30
THEMES = ("introduction", "hidden-men", "multi-agency-working")
# The space that the bars leave between them, and the boxes of an answered question.
BOXES = """question => {
    const box = selector => question.querySelector(selector).getBoundingClientRect()
    const bar = document.querySelector('.bf-bar')
    return {
        room: [document.querySelector('.bf-top').getBoundingClientRect().bottom,
               bar.checkVisibility() ? bar.getBoundingClientRect().top : innerHeight],
        top: question.getBoundingClientRect().top,
        height: question.getBoundingClientRect().height,
        verdict: box('.bf-verdict').top,
        next: box('.bf-onward').bottom,
        why: question.querySelector('.bf-key .bf-reason')?.offsetHeight ?? 0,
    }
}"""
# The contrast of an option's border with the ground within it and the ground around it.
BORDER = """option => {
    const light = colour => {
        const [r, g, b] = colour.match(/[\\d.]+/g).map(part => part / 255)
            .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const ground = element => {
        const { backgroundColor } = getComputedStyle(element)
        return /^rgb\\(/.test(backgroundColor) ? backgroundColor : ground(element.parentElement)
    }
    const drawn = light(getComputedStyle(option).borderTopColor)
    return [option, option.parentElement].map(element => {
        const [dark, pale] = [drawn, light(ground(element))].sort((a, b) => a - b)
        return (pale + 0.05) / (dark + 0.05)
    })
}"""


def open_page(page: Page, address: str) -> None:
    page.goto(f"{address}/{COURSE}/hidden-men.html")


def order(one: Locator) -> list[str]:
    """The parts of a question in the order of the document, and which of them are hidden."""
    return one.evaluate("""question => [...question.querySelectorAll(
        '.bf-stem, .bf-panel, .bf-onward, details.bf-why, fieldset')]
        .map(part => (part.checkVisibility() ? '' : 'hidden ')
            + (part.localName === 'fieldset' ? 'fieldset' : part.className))""")


def test_a_stem_of_one_paragraph_is_the_heading(page: Page, address: str) -> None:
    open_page(page, address)
    source = (SAMPLE / "quizzes" / COURSE / "hidden-men.md").read_text(encoding="utf-8")
    stems = re.findall(r"<quiz>\n(.*?)\n- \[", source, re.S)
    assert [words(one) for one in page.locator(".bf-question h3").all_inner_texts()] == [
        words(f"Question {number} of 4: {stem}") for number, stem in enumerate(stems, 1)
    ]


def test_the_panel_opens_between_the_stem_and_the_options(
    page: Page, site: Path, address: str
) -> None:
    open_page(page, address)
    one = question(page, FIRST)
    assert order(one) == ["bf-stem", "fieldset"]
    choose(page, FIRST, 0)
    assert order(one) == ["bf-stem", "bf-panel", "bf-onward", "bf-why", "hidden fieldset"]
    expect(one.locator(".bf-panel > .bf-key .bf-reason")).to_be_visible()
    one.get_by_role("button", name="Try again").click()
    assert order(one) == ["bf-stem", "fieldset"]


def test_a_stem_with_gaps_keeps_its_fields_and_the_panel_follows(
    page: Page, fixture_site: Path
) -> None:
    with served(fixture_site) as root:
        page.goto(f"{root}/{FIXTURE}/introduction.html")
        one = page.locator(".bf-question", has=page.locator("input[type=text]")).first
        expect(one.get_by_role("heading", level=3)).to_have_text(re.compile(r"^Question 2 of 3$"))
        for field in one.locator("input").all():
            field.fill("24")
        page.keyboard.press("Enter")
        assert order(one) == ["fieldset", "bf-stem", "bf-panel", "bf-onward"]
        expect(one.locator(".bf-verdict")).to_be_focused()


@pytest.mark.parametrize("right", [True, False], ids=["right", "wrong"])
@pytest.mark.parametrize("theme", THEMES)
def test_stem_verdict_reason_and_next_are_on_the_screen_together(
    page: Page, site: Path, address: str, theme: str, right: bool
) -> None:
    page.goto(f"{address}/{COURSE}/{theme}.html")
    short = 0
    for name, marks in keys(site, COURSE, theme).items():
        if not marks:
            continue
        choose(page, name, marks.index(right))
        one = question(page, name)
        boxes = one.evaluate(BOXES)
        first, last = boxes["room"]
        # Why the right answer is right is open, below what must be seen at once, and makes room for
        # itself. In steps, "Next" is at the foot of the screen all the same.
        last += boxes["why"]
        assert first <= boxes["top"] < boxes["verdict"] < boxes["next"] <= last, (name, boxes)
        assert right is not bool(boxes["why"])
        onward = [".bf-onward .bf-button"] if right else []
        for place in (".bf-verdict", ".bf-chose", ".bf-reason", *onward):
            assert one.locator(place).first.evaluate(SEEN), f"{name}: {place} is covered"
        if len(one.locator(".bf-stem").inner_text().split()) <= STEM:
            short += 1
            assert boxes["height"] <= TALLEST + boxes["why"], (name, boxes)
    assert short or theme == "hidden-men", "no stem is as short as the measure is for"


def test_a_low_screen_shows_the_verdict_where_not_all_has_room(
    open_context: Callable, address: str
) -> None:
    page = open_context({"width": 844, "height": 390}).new_page()
    open_page(page, address)
    choose(page, FIRST, 0)
    expect(question(page, FIRST).locator(".bf-verdict")).to_be_in_viewport(ratio=1)
    expect(question(page, FIRST).locator(".bf-chose").first).to_be_in_viewport(ratio=1)


def test_what_is_in_sight_already_does_not_move(open_context: Callable, address: str) -> None:
    page = open_context({"width": 1280, "height": 1400}).new_page()
    open_page(page, address)
    page.evaluate(
        f"document.querySelector('#question-{FIRST}').scrollIntoView({{block: 'center'}})"
    )
    before = page.evaluate("scrollY")
    assert before > 0
    choose(page, FIRST, 0)
    expect(question(page, FIRST).locator(".bf-verdict")).to_be_focused()
    assert page.evaluate("scrollY") == before


@pytest.mark.parametrize("right", [True, False], ids=["right", "wrong"])
def test_try_again_appears_only_where_there_is_something_to_mend(
    page: Page, site: Path, address: str, right: bool
) -> None:
    open_page(page, address)
    choose(page, FIRST, keys(site, COURSE, "hidden-men")[FIRST].index(right))
    for _ in range(2):  # also as it was kept
        expect(question(page, FIRST).get_by_role("button", name="Next")).to_be_visible()
        again = question(page, FIRST).get_by_role("button", name="Try again")
        expect(again).to_have_count(0 if right else 1)
        page.reload()


def test_what_was_right_of_several_stays_chosen(page: Page, address: str) -> None:
    page.goto(f"{address}/{COURSE}/keeping-babies-safe.html#question-{SEVERAL}")
    one, options = question(page, SEVERAL), page.locator(f"#answer-{SEVERAL} li")
    marks = options.evaluate_all("all => all.map(one => 'right' in one.dataset)")
    for at in (marks.index(True), marks.index(False)):
        one.get_by_role("checkbox").nth(at).check()
    one.get_by_role("button", name="Check answer").click()
    one.get_by_role("button", name="Try again").click()
    chosen = one.get_by_role("checkbox").evaluate_all("all => all.map(one => one.checked)")
    assert chosen == [at == marks.index(True) for at in range(len(marks))]


def test_an_answer_that_was_kept_shows_its_panel_and_takes_no_focus(
    page: Page, address: str
) -> None:
    open_page(page, address)
    choose(page, FIRST, 0)
    later = page.context.new_page()
    open_page(later, address)
    expect(question(later, FIRST).get_by_role("group", name="Your answer")).to_be_visible()
    assert order(question(later, FIRST))[1] == "bf-panel"
    assert later.evaluate("document.activeElement === document.body")
    assert later.evaluate("scrollY") == 0


def test_a_reader_hears_what_everything_is(page: Page, site: Path, address: str) -> None:
    open_page(page, address)
    one, marks = question(page, FIRST), keys(site, COURSE, "hidden-men")[FIRST]
    texts = one.locator(".bf-option .bf-words").all_inner_texts()
    heading = one.get_by_role("heading", level=3)
    group = one.get_by_role("group", name=heading.inner_text(), exact=True)
    for letter, text in zip("ABC", texts, strict=True):
        expect(group.get_by_role("radio", name=f"{letter} {text}", exact=True)).to_have_count(1)
    choose(page, FIRST, marks.index(False))
    panel = one.get_by_role("group", name="Your answer")
    expect(panel.get_by_role("heading", level=4, name="Not right.", exact=True)).to_be_focused()
    expect(one.get_by_role("radio")).to_have_count(0)
    expect(one.get_by_role("button")).to_have_text(["Next", "Try again"])
    tree = one.aria_snapshot()
    assert re.search(r"Why not\?", tree) and re.search("The right answer", tree), tree


def test_next_leads_on_by_keyboard_alone(page: Page, address: str) -> None:
    open_page(page, address)
    page.evaluate(TAKE)
    for at, name in enumerate(HIDDEN_MEN):
        answer(page, question(page, name), 0)
        tab_into(page, question(page, name).get_by_role("button", name="Next"))
        page.keyboard.press("Enter")
        if at + 1 < len(HIDDEN_MEN):
            following = question(page, HIDDEN_MEN[at + 1]).get_by_role("heading", level=3)
            expect(following).to_be_focused()
            expect(following).to_be_in_viewport(ratio=1)
    expect(page.locator(".bf-finished")).to_be_focused()
    expect(page.locator(".bf-finished")).to_contain_text("right at the first try")
    expect(page.locator(".bf-finished a").first).to_be_in_viewport()


def test_next_behind_the_last_question_leads_to_the_one_that_waits(
    page: Page, address: str
) -> None:
    open_page(page, address)
    for name in (HIDDEN_MEN[0], HIDDEN_MEN[2], HIDDEN_MEN[3]):
        choose(page, name, 0)
    question(page, HIDDEN_MEN[3]).get_by_role("button", name="Next").click()
    expect(question(page, HIDDEN_MEN[1]).get_by_role("heading", level=3)).to_be_focused()


def test_what_shows_steps_may_take_next_over(page: Page, address: str) -> None:
    open_page(page, address)
    page.evaluate("""addEventListener('briefed:next', event => {
        event.preventDefault()
        window.asked = event.target.id
    })""")
    choose(page, FIRST, 0)
    go = question(page, FIRST).get_by_role("button", name="Next")
    go.focus()
    before = page.evaluate("scrollY")
    page.keyboard.press("Enter")
    assert page.evaluate("window.asked") == f"question-{FIRST}"
    expect(go).to_be_focused()
    assert page.evaluate("scrollY") == before


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_options_are_large_and_their_borders_can_be_seen(
    open_context: Callable, address: str, scheme: str
) -> None:
    page = open_context(PHONE, scheme).new_page()
    open_page(page, address)
    options = page.locator(".bf-option").all()
    page.locator(f"#question-{FIRST}-1").check()
    page.mouse.move(0, 0)
    assert len(options) == 12
    for option in options:
        assert option.evaluate("option => option.getBoundingClientRect().height") >= 56
        assert min(option.evaluate(BORDER)) >= 3, option.inner_text()
    assert page.locator(f"#question-{FIRST}-1").is_checked()


def test_all_of_an_option_chooses_it(page: Page, address: str) -> None:
    open_page(page, address)
    option = question(page, FIRST).locator(".bf-option").nth(1)
    box = option.bounding_box()
    for part in (".bf-letter", ".bf-words"):
        page.locator(f"#question-{FIRST}-1").check()
        option.locator(part).click()
        expect(option.locator("input")).to_be_checked()
    page.locator(f"#question-{FIRST}-1").check()
    option.click(position={"x": box["width"] - 8, "y": box["height"] - 6})
    expect(option.locator("input")).to_be_checked()
