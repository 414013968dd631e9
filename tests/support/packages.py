"""A course as a package in a learning system, driven in a browser."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Frame, Locator, Page, expect

from support.answering import TAKE
from support.browsing import until
from support.building import FIXTURE
from support.lms import LearningSystem

RECORDED, ALONE = (
    "Recorded by your learning system.",
    "Not recorded: your learning system does not answer. What you do is kept in this browser.",
)
REFUSED = (
    "Not recorded: open the course again from your learning system. Until then, what you do is "
    "kept in this browser."
)
PAGES = (
    "introduction",
    "fog-signals",
    "keepers-cafes-stores",
    "lamp-care",
    "who-relieves-the-keeper",
    "what-the-board-will-do",
)
# Answers each question of a page that has no answer, or that has a wrong one, and hands it in.
# Gives how many questions the page has.
ANSWER = """right => {
    const questions = document.querySelectorAll('.bf-question')
    for (const question of questions) {
        const form = question.querySelector('form'), verdict = question.querySelector('.bf-verdict')
        if (verdict?.hasAttribute('data-right')) continue
        const buttons = [...question.querySelectorAll('button')]
        if (verdict) buttons.find(button => button.textContent === 'Try again').click()
        const answer = document.getElementById(question.id.replace('question', 'answer'))
        const blanks = [...answer.querySelectorAll('[data-blank]')].map(blank => blank.textContent)
        if (question.dataset.kind) {
            for (const item of question.querySelectorAll('.bf-item')) {
                const {label} = answer.querySelector(`[data-option="${item.dataset.item}"]`).dataset
                for (const field of item.querySelectorAll('input'))
                    if ((field.value === label) === right) field.checked = true
                for (const field of item.querySelectorAll('select'))
                    field.value = [...field.options].map(option => option.value)
                        .find(value => value && (value === label) === right)
            }
            if (question.dataset.kind === 'order') {
                const items = () => [...question.querySelectorAll('.bf-item')]
                const of = ({option}) => items().findIndex(one => one.dataset.item === option)
                const up = at => items()[at].querySelector('[aria-label^="Move up"]').click()
                if (right)
                    [...answer.querySelectorAll('li')].forEach((one, to) => {
                        for (let at = of(one.dataset); at > to; at--) up(at)
                        if (!to && !of(one.dataset)) { up(1); up(1) } // something was moved
                    })
                else {
                    // What was right stays, and can't be moved.
                    const move = () =>
                        question.querySelector('[aria-label^="Move up"]:enabled').click()
                    move()
                    const rows = [...answer.querySelectorAll('li')]
                    if (rows.every((one, at) => of(one.dataset) === at)) move()
                }
            }
            form.requestSubmit()
            continue
        }
        form.querySelectorAll('fieldset input').forEach((input, place) => {
            const option = answer.querySelector(`[data-option="${input.value}"]`)
            if (input.type === 'text') input.value = right ? blanks[place] : 'nothing of the kind'
            else input.checked = option.hasAttribute('data-right') === right
        })
        form.requestSubmit()
    }
    return questions.length
}"""

# Puts the items of a question to arrange where they belong, but those at some positions of its
# answer somewhere else, and hands it in.
ARRANGE = """([id, wrong]) => {
    const question = document.getElementById('question-' + id)
    const again = [...question.querySelectorAll('.bf-verdict ~ * button, .bf-result button')]
        .find(button => button.textContent === 'Try again')
    again?.click()
    const right = [...document.querySelectorAll(`#answer-${id} li`)].map(one => one.dataset)
    const rows = () => [...question.querySelectorAll('.bf-item')]
    const row = ({option}) => rows().find(one => one.dataset.item === option)
    if (question.dataset.kind === 'order') {
        const places = right.map((_, at) => wrong.includes(at) ? wrong[
            (wrong.indexOf(at) + 1) % wrong.length] : at)
        places.map(at => right[at]).forEach((one, to) => {
            while (rows().indexOf(row(one)) > to)
                row(one).querySelector('[aria-label^="Move up"]').click()
        })
    } else right.forEach((one, at) => {
        for (const field of row(one).querySelectorAll('input:enabled'))
            if ((field.value === one.label) !== wrong.includes(at)) field.checked = true
        for (const field of row(one).querySelectorAll('select:enabled'))
            field.value = [...field.options].map(option => option.value)
                .find(value => value && (value === one.label) !== wrong.includes(at))
    })
    question.querySelector('form').requestSubmit()
}"""


def of(site: Path, kind: str, course: str = FIXTURE) -> Path:
    return site / course / "packages" / f"{course}-{kind}.zip"


@contextlib.contextmanager
def ended(system: LearningSystem | None) -> Iterator[None]:
    """Wait, after what ends a session, for the learning system to have heard so: scorm-again sends
    a beacon, which no page waits for, and one that came late would overwrite what a test does next.
    """
    before = system.ended if system else 0
    yield
    if system:
        until(lambda: system.ended > before, "the end of the session was to be told")


class Course:
    """A course that was opened in a learning system: `outer` is the page of its session, `strip`
    the line above the course, and `page` the page of the course that shows.

    They are the frames that are there now. A `FrameLocator` would find them anew with each look at
    an element, which takes longer than the look.
    """

    def __init__(self, page: Page, url: str, own: bool = False) -> None:
        self.window = page
        page.goto(url)
        if own:
            with page.expect_popup() as opened:
                page.get_by_role("button", name="Open the course").click()
            self.window = opened.value
        self._framed = not own and ("/player" in url or "/launch/" in url)
        expect(self.page.locator("article h1")).to_be_visible()

    @property
    def outer(self) -> Frame:
        top = self.window.main_frame
        return self._within(top) if self._framed else top

    @property
    def page(self) -> Frame:
        return self._within(self.outer)

    def _within(self, frame: Frame) -> Frame:
        """The frame in another one, which a player may put there late."""
        while not frame.child_frames:
            self.window.wait_for_event("frameattached")
        return frame.child_frames[0]

    @property
    def strip(self) -> Locator:
        return self.outer.locator("#said")

    def at(self, name: str) -> None:
        """Go to a page of the course, where that is not there already."""
        frame = self.page
        expect(
            frame.locator("article h1")
        ).to_be_visible()  # a page that is still coming would take the way to the next one with it
        frame.wait_for_load_state()
        if not frame.url.partition("#")[0].endswith(f"/{name}.html"):
            frame.goto(urljoin(frame.url, f"{name}.html"))
        expect(frame.locator("article h1")).to_be_visible()

    def answer(self, name: str, right: bool, cases: bool = True) -> int:
        """Answer what is open on a page, or wrong, and take its cases if so asked. Returns how many
        questions it has.
        """
        self.at(name)
        frame = self.page
        expect(frame.locator(".bf-question button").first).to_be_attached()  # its script has begun
        if cases:
            frame.evaluate(TAKE)
        questions = frame.evaluate(ANSWER, right)
        expect(frame.locator(".bf-question:not(:has(.bf-verdict))")).to_have_count(0)
        return questions

    def arrange(self, question: str, wrong: list[int]) -> Locator:
        """Answer a question to arrange, with the items at these positions of its answer somewhere
        else; items that stay from an earlier try are left alone. Returns the question.
        """
        found = self.page.locator(f"#question-{question}")
        expect(found.locator("button").first).to_be_attached()  # its script has begun
        self.page.evaluate(ARRANGE, [question, wrong])
        expect(found.locator(".bf-verdict")).to_be_visible()
        return found

    def set_clock_back(self) -> None:
        """Set the clock that the course's session reads back, by decades."""
        self.outer.evaluate("() => { Date.now = () => 0 }")

    def leave(self, system: LearningSystem | None = None) -> None:
        """Save and leave, by the keyboard, and wait until the learning system has heard the end of
        the session, where one answers. A click takes longer: the frames are asked what is under it.
        """
        with ended(system):
            self.outer.get_by_role("button", name="Save and leave").press("Enter")
            expect(self.outer.get_by_role("heading")).to_have_text(
                re.compile("Saved|Not recorded|Closed")
            )

    def close(self, system: LearningSystem | None = None) -> None:
        """Close the window, as a learner does who has had enough, and wait as in `leave`."""
        with ended(system):
            self.window.goto("about:blank")


KINDS = ("scorm12", "scorm2004")
NO_TIME = ("", "PT0S", "0000:00:00.00", "0000:00:00")


def total_time(system: LearningSystem) -> str:
    """The time of all sessions, as the version of SCORM writes it."""
    cmi = system.cmi()
    return cmi.get("core", cmi)["total_time"]


def status(system: LearningSystem) -> tuple[str, str]:
    """Completion and success, in the words of 2004; 1.2 has one word for both."""
    cmi = system.cmi()
    if system.kind == "scorm2004":
        return cmi["completion_status"], cmi["success_status"]
    return {
        "incomplete": ("incomplete", "unknown"),
        "failed": ("completed", "failed"),
        "passed": ("completed", "passed"),
        "completed": ("completed", "unknown"),
    }[cmi["core"]["lesson_status"]]


def score(system: LearningSystem) -> float:
    cmi = system.cmi()
    scores = cmi["core"]["score"] if system.kind == "scorm12" else cmi["score"]
    assert (scores["min"], scores["max"]) == ("0", "100")
    if system.kind == "scorm2004":
        assert float(scores["scaled"]) == pytest.approx(float(scores["raw"]) / 100)
    return float(scores["raw"])


def place(system: LearningSystem) -> str:
    return (
        system.cmi()["core"]["lesson_location"]
        if system.kind == "scorm12"
        else system.cmi()["location"]
    )


def taken(system: LearningSystem, answers: int, case: str = "") -> None:
    """Wait until so many answers were told; a failure names the `case` it was in, if any."""
    until(
        lambda: (
            len(system.kept.get("a.learner", {}).get("cmi", {}).get("interactions", ())) == answers
        ),
        f"{answers} answers were to be told{case and f' ({case})'}",
        lambda: system.kept,
    )
