"""How a learner goes through a built course: by what the site lists, by roles and by names.

Nothing here knows a course. So it also walks the site of another commit, as long as its questions
keep their addresses, `#question-ID`, and its answers theirs, `#answer-ID`.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Locator, Page

STEP = 900  # pixels of a step on a phone: more is more than one thought
# Of the ending of a case. It says what came of it, what the briefing says of that, and the whole
# way there; what leads on is at the thumb all the while.
ENDING, ENDS = 1250, ", an ending"
# The questions that can be seen and wait for an answer.
_OPEN = """() => [...document.querySelectorAll('[id^="question-"]')]
    .filter(one => one.querySelector("fieldset:enabled")?.checkVisibility())
    .map(one => one.id.replace("question-", ""))"""
# What the page itself says of the answers of a question: the values of its options and their
# reasons, or the words that are missing.
_KEY = """id => {
    const answer = document.getElementById("answer-" + id), text = one => one.textContent.trim()
    return {
        options: [...answer.querySelectorAll("[data-option]")].map(one => ({
            value: one.dataset.option,
            label: one.dataset.label,
            right: one.hasAttribute("data-right"),
            words: text(one.querySelector("span")),
            reason: text(one.querySelector(".bf-reason")),
        })),
        blanks: [...answer.querySelectorAll("[data-blank]")].map(text),
        because: [...answer.querySelectorAll(".bf-basis > p")].map(text)
            .filter(words => words !== "The briefing says:"),
    }
}"""


class Theme(NamedTuple):
    """A part of a course: its title, the path of its page in the site, the ids of its questions."""

    title: str
    path: str
    questions: list[str]


class Course(NamedTuple):
    """A course of a built site: its folder, its title, and its parts in their order."""

    folder: str
    title: str
    themes: list[Theme]

    @property
    def start(self) -> str:
        return f"{self.folder}/index.html"

    @property
    def mine(self) -> str:
        return f"{self.folder}/my-learning.html"


def courses(site: Path) -> list[Course]:
    """The courses of a built site, from the lists that it gives its own pages."""
    found = []
    for script in sorted(site.glob("*/course.js")):
        _, _, text = script.read_text(encoding="utf-8").partition("course: ")
        data, _ = json.JSONDecoder().raw_decode(text)
        folder = script.parent.name
        themes = [
            Theme(one["title"], f"{folder}/{one['page']}", list(one["questions"]))
            for one in data["themes"]
        ]
        found.append(Course(folder, data["title"], themes))
    return found


class Answered(NamedTuple):
    """An answer as it was given: what was chosen, why it is right or not, and the taps it took."""

    chosen: list[str]
    reasons: list[str]
    taps: int


def question(page: Page, name: str) -> Locator:
    return page.locator(f"[id='question-{name}']")


def waiting(page: Page) -> list[str]:
    """The ids of the questions in sight that are not answered."""
    return page.evaluate(_OPEN)


def kind(page: Page, name: str) -> str:
    """What a question asks for: "one" option, "several", "words" for its gaps, or to "sort",
    "match" or "order" items.
    """
    key = page.evaluate(_KEY, name)
    if arranged := question(page, name).get_attribute("data-kind"):
        return arranged
    if key["blanks"]:
        return "words"
    return "one" if question(page, name).locator("input[type=radio]").count() else "several"


def answer(page: Page, name: str, right: bool = True) -> Answered:
    """Answer a question rightly, or with its first wrong option, and check the answer."""
    key, here = page.evaluate(_KEY, name), question(page, name)
    fields = here.locator("input")
    if key["blanks"]:
        chosen = key["blanks"] if right else ["something else"] * len(key["blanks"])
        for at, words in enumerate(chosen):
            fields.nth(at).fill(words)
        reasons = key["because"][:1]
    elif here.get_attribute("data-kind"):
        chosen, reasons = _arrange(here, key["options"], right)
    else:
        options = [one for one in key["options"] if one["right"] is right]
        for one in options if right else options[:1]:
            id = here.locator(f"input[value='{one['value']}']").get_attribute("id")
            here.locator(f"label[for='{id}']").click()
        chosen = [one["words"] for one in (options if right else options[:1])]
        reasons = [one["reason"] for one in (options if right else options[:1])]
    # Where a page shows one step at a time, its buttons may be at the foot.
    check = here.get_by_role("button", name="Check answer")
    (check if check.count() else page.get_by_role("button", name="Check answer")).click()
    return Answered(chosen, reasons, len(chosen) + 1)


def _arrange(here: Locator, options: list[dict], right: bool) -> tuple[list[str], list[str]]:
    """Put each item where it belongs, or all of them somewhere else; the taps, and the reasons."""
    taps: list[str] = []
    if here.get_attribute("data-kind") == "order":
        for at, one in enumerate(options if right else options[::-1]):
            item = here.locator(f"[data-item='{one['value']}']")
            while item.locator(".bf-letter").inner_text() != f"{at + 1}":
                item.get_by_role("button", name="Move up").click()
                taps.append(one["words"])
        return taps, [one["reason"] for one in options]
    labels = [one["label"] for one in options]
    for one in options:
        item = here.locator(f"[data-item='{one['value']}']")
        if not item.locator(":is(input, select):enabled").count():
            continue  # it stays from the try before
        label = next(label for label in labels if (label == one["label"]) is right)
        if item.locator("select").count():
            item.locator("select").select_option(label)
        else:
            item.locator(f"label:has([value='{label}'])").click()
        taps.append(one["words"])
    return taps, [one["reason"] for one in options]


def onward(page: Page, name: str = "") -> Locator | None:
    """The button "Next" of a question, or else of the page, or what takes its place while a
    question or a case is open ("Later"); None where none can be seen.
    """
    own = question(page, name).get_by_role("button", name="Next", exact=True)
    if name and own.count():
        return own.first
    for told in (re.compile("^Next$"), re.compile("^Later")):  # and where it is asked again
        for one in page.get_by_role("button", name=told).all():
            if not one.evaluate("one => !!one.closest('[id^=\"question-\"]')"):
                return one
    return None


# Goes through the steps of a page in the page itself, by the button that `onward` finds: to find
# and press it from outside takes ten times as long. On the way it takes each case by every choice
# that is offered, and measures each scene.
_HEIGHTS = """async ends => {
    const found = {}, frame = () => new Promise(requestAnimationFrame)
    const told = () => document.querySelector(".bf-count").innerText
    const seen = selector => [...document.querySelectorAll(selector)]
        .find(one => one.checkVisibility())
    const buttons = () => [...document.querySelectorAll("button")]
    const onward = () => [/^Next$/, /^Later/].flatMap(name => buttons()
        .filter(one => name.test(one.innerText.trim()) && one.checkVisibility()
            && !one.closest("[id^='question-']")))[0]
    const measure = name => {
        const steps = document.querySelectorAll(".bf-step:not([hidden])")
        if (steps.length !== 1) throw new Error(`${steps.length} at ${name}`)
        found[name] = Math.max(found[name] || 0, steps[0].getBoundingClientRect().height)
    }
    for (;;) {
        const here = told()
        if (here in found) throw new Error(`again at ${here}`)
        measure(here)
        for (let taken = 0; seen(".bf-choices a"); taken++) {
            if (taken > 60) throw new Error(`no end at ${here}`)
            const open = [...document.querySelectorAll(".bf-choices a")]
                .filter(one => one.checkVisibility())
            ;(open.find(one => !one.innerText.includes("(tried)")) || open[0]).click()
            const scene = seen(".bf-case-part:not([hidden]) > h3").textContent.trim()
            measure(`${here}, ${scene}${seen(".bf-choices a") ? "" : ends}`)
            if (seen(".bf-choices a")) continue
            buttons().find(one => one.innerText === "Try another way" && one.checkVisibility())
                ?.click()
            for (let frames = 0; !seen(".bf-choices a") && frames < 20; frames++) await frame()
        }
        const way = onward()
        if (!way) return found
        way.click()
        for (let frames = 0; told() === here && frames < 600; frames++) await frame()
    }
}"""


def heights(page: Page) -> dict[str, float]:
    """How high each step of a theme is that can be walked through, in pixels, by its number; and
    each scene of its case, by its name, which ends in ENDS where the case does.
    """
    page.locator(".bf-count").first.wait_for()  # what shows steps has begun
    return page.evaluate(_HEIGHTS, ENDS)


def too_tall(found: dict[str, float]) -> dict[str, float]:
    """Those of what `heights` found that are higher than they may be."""
    return {
        told: height
        for told, height in found.items()
        if height > (ENDING if told.endswith(ENDS) else STEP)
    }
