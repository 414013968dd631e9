"""The trainer view of a page, and the record of a learner that it must leave alone."""

from __future__ import annotations

import json

from playwright.sync_api import Locator, Page, expect

from support.answering import TAKE, choose, keys
from support.browsing import COURSE, RECORD
from support.building import SAMPLE

HERE = f"{COURSE}/hidden-men.html"
ROOM = "in-the-room.html"  # has the switch, as the other pages for trainers
FIRST = "father-does-not-answer"
STRIP = "Trainer view is on. Nothing you do on these pages is recorded."


def switch(page: Page) -> Locator:
    return page.get_by_role("button", name="Trainer view", exact=True)


def strip(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Trainer view")


def turn_on(page: Page) -> None:
    """Switch it on where trainers find the switch, and come back to the page of the course."""
    here = page.url
    page.goto(here.rpartition("/")[0] + f"/{ROOM}")
    switch(page).click()
    expect(strip(page)).to_contain_text(STRIP)
    page.goto(here)
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
    page.evaluate(TAKE)
    for at, (name, marks) in enumerate(keys(SAMPLE, COURSE, "hidden-men").items()):
        choose(page, name, marks.index(at % 2 == 0))
    page.get_by_label("Your notes").fill("What the father said.")
    page.get_by_label("Your notes").blur()
    page.goto(f"{address}/{COURSE}/my-learning.html")
    page.get_by_label("An action, in a few words").fill("Ask the father")
    page.get_by_role("button", name="Add to my plan").click()
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
        return document.body.outerHTML + JSON.stringify(states)
    }""")
