"""How long a learner waits who leaves a cmi5 course with many answers still to be recorded.

Build the site first, then run this with the project's Python: it prints a line for each case. The
store takes 150 ms for every request, and a browser's preflights are requests too.
"""

from __future__ import annotations

import contextlib
import statistics
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright
from support.browsers import engine
from support.browsing import COURSE, DESK, until
from support.building import ROOT
from support.lrs import LEAVE_HOLDS, Launching, launching
from support.packages import Course, of
from support.record_store import Request

LATENCY = 0.15
RUNS = 5
FIRST, OTHERS = (0, 4), (4, 1000)  # questions: where nothing is answered, those of the first hang

AT_REST = "!briefedSession.busy"
# Takes each case once and answers questions wrong, from one to another, and hands that on as the
# pages of a course do. To show these would take most of the time, and nothing of it is measured.
# Gives how many questions and cases there are.
ANSWER = """part => {
    const { keeper, course } = briefedSession, at = new Date().toISOString()
    const name = keeper.key(0), record = JSON.parse(keeper.getItem(name))
    for (const [id, question] of Object.entries(course.questions).slice(...part)) {
        const { print, blanks, options, kind, labels } = question
        const elsewhere = ({ name }) => {
            const [item, label] = name.split("-")
            return item + "-" + labels.find(one => one !== label)
        }
        const chosen = blanks ? blanks.map(() => "nothing of the kind")
            : kind ? options.map(elsewhere)
            : options.filter(({ right }) => !right).map(({ name }) => name)
        record.tries[id] = [...record.tries[id] ?? [], { at, print, chosen, right: false }]
    }
    for (const [id, { print, parts }] of Object.entries(course.cases)) {
        const path = []
        for (let [part] = Object.keys(parts); part; [part] = parts[part]) path.push(part)
        record.cases = { ...record.cases, [id]: { at, print, path, seen: path, done: at, ways: 1 } }
    }
    keeper.setItem(name, JSON.stringify(record))
    return [course.questions, course.cases].map(found => Object.keys(found).length)
}"""
# Notes how many answers are handed on, and tells when all of them were.
COUNT = """() => {
    const { hand } = briefedSession
    briefedSession.hand = function (...given) {
        window.handed = this.unsent.length
        return hand.apply(this, given)
    }
}"""
TRIED = f"{AT_REST} && window.handed === briefedSession.unsent.length"
# A request that hangs while all questions are answered would be given up on a slow machine.
PATIENT = "AbortSignal.timeout = () => new AbortController().signal"
# Press the button, and give what the page says at once. `left` comes with all that it says and how
# it ends.
PRESS = """() => {
    const began = performance.now(), said = document.getElementById("said"), seen = []
    window.left = new Promise(done => new MutationObserver(() => {
        if (said.isConnected && seen.at(-1) !== said.textContent) seen.push(said.textContent)
        const ended = document.querySelector("main h1")?.textContent
        if (ended) done({ seconds: (performance.now() - began) / 1000, seen, ended })
    }).observe(document.body, { childList: true, subtree: true, characterData: true }))
    document.getElementById("leave").click()
    return said.textContent
}"""


class Left(NamedTuple):
    """One time that somebody left, in seconds from the press of the button."""

    waiting: int  # answers
    seconds: float  # until the page said how it ended
    at_once: str  # what it said before anything else could happen
    seen: list[str]  # all that it said
    ended: str
    requests: list[Request]

    def rounds(self) -> int:
        """The longest chain of requests each of which came after the one before it was answered."""
        chains: list[tuple[float, int]] = []
        for one in sorted(self.requests, key=lambda one: one.came):
            before = [length for answered, length in chains if answered <= one.came]
            chains.append((one.answered, 1 + max(before, default=0)))
        return max((length for _, length in chains), default=0)

    def __str__(self) -> str:
        asked = Counter(one.what for one in self.requests)
        told = ", ".join(f"{times} {what}" for what, times in sorted(asked.items()))
        return (
            f"{self.seconds:.2f} s for {self.waiting} answers, "
            f"{self.rounds()} round trips one after another ({told})"
        )


@contextlib.contextmanager
def _refused(system: Launching) -> Iterator[None]:
    system.trouble = True
    yield
    system.trouble = False


@contextlib.contextmanager
def _hung(system: Launching) -> Iterator[None]:
    system.held.set()
    yield  # until the button is pressed


@contextlib.contextmanager
def _lost(system: Launching) -> Iterator[None]:
    system.lost = {"GET", "PUT", "POST"}
    yield
    system.lost = ()


# What becomes of the requests while the questions are answered.
CASES = {
    "refused with an error": _refused,
    "not answered until now": _hung,
    "recorded, and the reply lost": _lost,
}


def leave(
    page: Page, package: Path, folder: Path, case: str, times: int = 1, most: int = 1000
) -> Left:
    """Answer every question of a course while nothing can be recorded, and leave when it can, by a
    store that then takes so many answers in a request.
    """
    page.add_init_script(PATIENT)
    with launching(package, folder) as system:
        system.leave_holds = 0  # until the learner leaves, so that nothing is remembered then
        Course(page, system.url_of_a_launch())
        until(lambda: page.evaluate(AT_REST), "the session was to begin")
        page.evaluate(COUNT)

        with CASES[case](system):
            for part in times * [FIRST, OTHERS]:
                answers, ways = page.evaluate(ANSWER, part)
                until(
                    lambda: system.under_way if system.held.is_set() else page.evaluate(TRIED),
                    "all was to be told, and nothing to be under way that is answered",
                )
            waiting = page.evaluate("briefedSession.unsent.filter(({path}) => !path).length")
        system.leave_holds = LEAVE_HOLDS
        system.latency, system.most, before = LATENCY, most, len(system.log)
        at_once = page.evaluate(PRESS)
        system.held.clear()
        left = page.evaluate("left")
        assert system.refused == [], system.refused
        said = system.verbs()
        told = said.count("answered")
        # The same way again is not told.
        assert told == times * answers + ways and said[-1] == "terminated", (left, said)
        return Left(waiting=waiting, at_once=at_once, requests=system.log[before:], **left)


def median(browser: Browser, package: Path, case: str) -> Left:
    """The middle one of several runs, by its seconds."""
    runs = []
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as folder:
            page = browser.new_page(viewport=DESK)
            runs.append(leave(page, package, Path(folder), case))
            page.close()
    middle = statistics.median_low(one.seconds for one in runs)
    return next(one for one in runs if one.seconds == middle)


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=engine("chromium"))
        for case in CASES:
            print(f"{case}: {median(browser, of(ROOT / 'site', 'cmi5', COURSE), case)}", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
