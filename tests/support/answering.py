"""How a test answers the questions of a page, as a learner would."""

from __future__ import annotations

import json
import re
from pathlib import Path

from playwright.sync_api import Download, Locator, Page

from support.browsing import COURSE, RECORD
from support.building import ROOT, SAMPLE

HIDDEN_MEN = [
    "father-does-not-answer",
    "assessment-without-the-father",
    "a-visitor-in-the-kitchen",
    "register-the-father",
]
# Items to arrange: the page and the id of one question of each kind.
SORT = ("multi-agency-working", "in-place-or-to-strengthen")
MATCH = ("multi-agency-working", "what-speaks-to-which-situation")
ORDER = ("barriers-to-engagement", "how-reluctance-came-about")


def keys(site: Path, course: str, theme: str) -> dict[str, list[bool]]:
    """Which options of each question are right, from the quiz file."""
    top = SAMPLE if course == COURSE else ROOT / "tests/fixture"
    source = top / "quizzes" / course / f"{theme}.md"
    found: dict[str, list[bool]] = {}
    for block in source.read_text(encoding="utf-8").split("<!-- question: ")[1:]:
        found[block.partition(" ")[0]] = [
            mark == "x" for mark in re.findall(r"^[-*] \[([ x])\]", block, re.M)
        ]
    return found


def question(page: Page, name: str) -> Locator:
    return page.locator(f"#question-{name}")


def opened(page: Page, address: str, asked: tuple[str, str]) -> Locator:
    """A question, by its page and its id, opened by its address."""
    page.goto(f"{address}/{COURSE}/{asked[0]}.html#question-{asked[1]}")
    return question(page, asked[1])


def choose(page: Page, name: str, *options: int) -> None:
    """Choose options, counted from 0 in the order of the file, and check the answer."""
    for option in options:
        page.locator(f"#question-{name}-{option + 1}").check()
    question(page, name).get_by_role("button", name="Check answer").click()


# Takes each case of a page to an ending, always by the first choice.
TAKE = """() => {
    const open = '.bf-step[data-step=case] .bf-case-part:not([hidden]) .bf-choices a'
    for (let choice; (choice = document.querySelector(open)); ) choice.click()
}"""


def finish(page: Page, address: str, theme: str, right: bool = True) -> None:
    """Take each case of a theme's page, and answer every question of it with one option."""
    page.goto(f"{address}/{COURSE}/{theme}.html")
    page.evaluate(TAKE)
    for name, marks in keys(SAMPLE, COURSE, theme).items():
        choose(page, name, marks.index(right))


def kept(page: Page) -> dict:
    """What the browser keeps of the course."""
    return json.loads(page.evaluate(f"localStorage.getItem('{RECORD}/{COURSE}')") or "null")


def saved(page: Page, place: Locator) -> Download:
    with page.expect_download() as download:
        place.click()
    return download.value
