"""A learner answers questions in a real browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from support.answering import HIDDEN_MEN, choose, kept, keys, question
from support.browsing import COURSE, RECORD, Watch, answer, tab_into, words
from support.building import FIXTURE, ROOT, SAMPLE
from support.records import results, state
from support.serving import served


@pytest.mark.parametrize("right", [True, False], ids=["right", "wrong"])
def test_a_question_is_answered_by_keyboard_alone(
    page: Page, site: Path, address: str, right: bool
) -> None:
    watch = Watch(page, address)
    page.goto(f"{address}/{COURSE}/hidden-men.html")
    name = HIDDEN_MEN[0]
    one, marks = question(page, name), keys(site, COURSE, "hidden-men")[name]
    quote = (
        "There were examples of tenacious work to engage reluctant fathers but this is inconsistent"
    )
    assert quote not in words(one.inner_text())
    expect(page.locator(".bf-answers")).to_be_hidden()
    assert kept(page) is None
    before = one.locator("label .bf-words").all_inner_texts()

    answer(page, one, marks.index(right))

    verdict = one.locator(".bf-verdict")
    expect(verdict).to_be_focused()  # so that a screen reader says it
    expect(verdict).to_have_text("✓ Right." if right else "✗ Not right.")
    panel, others = one.get_by_role("group", name="Your answer"), one.locator("details.bf-why")
    reasons = re.findall(
        r"^> (.*)$",
        (SAMPLE / "quizzes" / COURSE / "hidden-men.md")
        .read_text(encoding="utf-8")
        .split("<quiz>")[1],
        re.M,
    )
    assert words(reasons[0]) in words(page.locator(f"#answer-{name}").text_content())
    # What was chosen stands with its reason in the panel; each other option has its own, folded.
    assert before[marks.index(right)] in panel.inner_text()
    # So does the right answer, where another was chosen: what keeps a child safe may be in it.
    told = [("", before[marks.index(right)])]
    told += [] if right else [("✓ The right answer ", before[marks.index(True)])]
    assert [words(text) for text in panel.locator(".bf-chosen .bf-words").all_inner_texts()] == [
        words(mark + text) for mark, text in told
    ]
    for reason in panel.locator(".bf-chosen .bf-reason").all():
        expect(reason).to_be_visible()
        assert words(reason.inner_text())
    assert [words(text) for text in others.locator("summary .bf-words").all_inner_texts()] == [
        words(text) for at, text in enumerate(before) if not marks[at] and at != marks.index(right)
    ]
    for other in others.all():
        expect(other.locator(".bf-reason")).to_be_hidden()
        expect(other.locator(".bf-ask")).to_have_text("Why not?")
        tab_into(page, other.locator("summary"))
        page.keyboard.press("Enter")
        expect(other.locator(".bf-reason")).to_be_visible()
    expect(one.locator("blockquote")).to_be_hidden()
    panel.get_by_text("What the briefing says").click()
    expect(one.locator("blockquote")).to_be_visible()
    assert quote in words(one.inner_text())
    one.locator("a.bf-cite").click()
    page.wait_for_url(f"{address}/{COURSE}/briefing.html#hidden-men-1")
    assert watch.faults == []


def test_an_empty_answer_is_asked_for_and_not_judged(page: Page, address: str) -> None:
    page.goto(f"{address}/{COURSE}/hidden-men.html")
    one = question(page, HIDDEN_MEN[0])
    check = one.get_by_role("button", name="Check answer")
    check.focus()
    page.keyboard.press("Enter")
    expect(one.get_by_role("alert")).to_have_text("Choose an answer first.")
    expect(one.locator("input").first).to_be_focused()
    expect(one.locator(".bf-verdict")).to_have_count(0)
    assert kept(page) is None
    page.keyboard.press("ArrowDown")  # an arrow chooses and submits nothing
    expect(one.locator("input").nth(1)).to_be_checked()
    expect(one.get_by_role("alert")).to_have_count(0)
    expect(one.locator(".bf-verdict")).to_have_count(0)
    assert kept(page) is None


def test_trying_again_keeps_the_first_try(page: Page, site: Path, address: str) -> None:
    page.goto(f"{address}/{COURSE}/hidden-men.html")
    name = HIDDEN_MEN[3]
    one, marks = question(page, name), keys(site, COURSE, "hidden-men")[name]
    before = one.locator("label .bf-words").all_inner_texts()
    choose(page, name, marks.index(False))
    tab_into(page, one.get_by_role("button", name="Try again"))
    page.keyboard.press("Enter")
    assert (
        one.locator("input:checked").count() == 0
        and one.locator(".bf-mark, .bf-why, .bf-verdict").count() == 0
    )
    assert page.evaluate("document.activeElement.name") == name, "the focus is lost"
    # Whoever remembers "B" finds it as B.
    assert one.locator("label .bf-words").all_inner_texts() == before
    expect(one.locator(".bf-letter")).to_have_text(list("ABC"))
    choose(page, name, marks.index(True))
    expect(one.locator(".bf-verdict")).to_have_text("✓ Right.")
    expect(one.get_by_role("button", name="Try again")).to_have_count(0)
    assert [one["right"] for one in kept(page)["tries"][name]] == [False, True]
    page.goto(f"{address}/{COURSE}/my-learning.html")
    expect(state(page, "Hidden men")).to_have_text("1 case, 3 questions left")
    expect(results(page, "Hidden men")).to_have_text(
        [
            re.compile("^begun on "),
            "1 of 4 answered, case not taken to an ending",
            "right at a later try",
        ]
    )
    expect(page.locator("#again")).to_have_text(re.compile("Nothing to answer again"))


def test_the_right_answer_is_as_clear_as_the_wrong_one(
    page: Page, site: Path, address: str
) -> None:
    page.goto(f"{address}/{COURSE}/hidden-men.html")
    name = HIDDEN_MEN[0]
    one, marks = question(page, name), keys(site, COURSE, "hidden-men")[name]
    texts = one.locator("label .bf-words").all_inner_texts()
    choose(page, name, marks.index(False))
    panel = one.get_by_role("group", name="Your answer")
    right = panel.locator(".bf-words", has_text=texts[marks.index(True)])
    expect(right).to_contain_text("The right answer")
    expect(right).to_be_in_viewport(ratio=1)
    drawn = "one => [getComputedStyle(one).fontSize, getComputedStyle(one).color]"
    chosen = panel.locator(".bf-chose .bf-words").first
    assert right.evaluate(drawn) == chosen.evaluate(drawn)


@pytest.mark.parametrize(
    ("said", "told", "marks"),
    [
        (["24", "18"], "✓ Right.", ["✓", "✓"]),
        (["Twenty-four", "eighteen"], "✓ Right.", ["✓", "✓"]),
        (
            ["24", "17"],
            "◐ Partly right: you have 1 of the 2 right answers.",
            ["✓", "✗"],
        ),
        (["2", "17"], "✗ Not right.", ["✗", "✗"]),
    ],
)
def test_a_fill_in_question(
    page: Page, fixture_site: Path, said: list[str], told: str, marks: list[str]
) -> None:
    with served(fixture_site) as root:
        page.goto(f"{root}/{FIXTURE}/introduction.html")
        one = page.locator(".bf-question", has=page.locator("input[type=text]")).first
        one.get_by_role("button", name="Check answer").click()
        expect(one.get_by_role("alert")).to_have_text("2 still to fill in.")
        for field, text in zip(one.locator("input").all(), said, strict=False):
            field.fill(f" {text} ")
        page.keyboard.press("Enter")
        expect(one.locator(".bf-verdict")).to_have_text(told)
        expect(one.locator(".bf-mark")).to_have_text(marks)
        answers = one.get_by_text("The answers are 24 and 18.")
        expect(answers).to_have_count(0 if told == "✓ Right." else 1)
        page.reload()
        expect(one.locator("input").first).to_have_value(said[0])
        if told == "✓ Right.":
            expect(one.get_by_role("button", name="Try again")).to_have_count(0)
            return
        one.get_by_role("button", name="Try again").click()
        expect(one.locator("input").first).to_be_editable()
        expect(one.locator("input").first).to_have_value("")


@pytest.mark.parametrize(
    ("choice", "told"),
    [
        ("right", "✓ Right."),
        ("one", "◐ Partly right: you have 1 of the {keys} right answers."),
        ("all", "◐ Partly right: you have all {keys} right answers, and {more} wrong one."),
        ("wrong", "✗ Not right."),
    ],
)
def test_a_question_with_several_right_answers(
    page: Page, site: Path, fixture_site: Path, choice: str, told: str
) -> None:
    name, marks, theme = next(
        (name, marks, file.stem)
        for file in sorted((ROOT / "tests/fixture/quizzes" / FIXTURE).glob("*.md"))
        for name, marks in keys(site, FIXTURE, file.stem).items()
        if marks.count(True) > 1
    )
    right, wrong = (
        [at for at, mark in enumerate(marks) if mark],
        [at for at, mark in enumerate(marks) if not mark],
    )
    with served(fixture_site) as root:
        page.goto(f"{root}/{FIXTURE}/{theme}.html")
        expect(question(page, name).get_by_text("Choose all that apply.")).to_be_visible()
        choose(
            page,
            name,
            *{"right": right, "one": right[:1], "all": right + wrong, "wrong": wrong}[choice],
        )
        expect(question(page, name).locator(".bf-verdict")).to_have_text(
            told.format(keys=len(right), more=len(wrong))
        )
        record = page.evaluate(
            "name => JSON.parse(localStorage.getItem(name))", f"{RECORD}/{FIXTURE}"
        )
        partly = record["tries"][name][0].get("partly", False)
        assert partly is told.startswith("◐"), "it is counted apart"
        page.reload()
        assert [field.is_checked() for field in question(page, name).locator("input").all()] == [
            at in {"right": right, "one": right[:1], "all": right + wrong, "wrong": wrong}[choice]
            for at in range(len(marks))
        ]
