"""The states in which the tour pictures the pages, and a test compares them.

A scene goes to one state after another and gives each: its name, and the page that is in it.
Nothing here knows a course: pages come from the site's own lists, and are driven by names and
roles.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from playwright.sync_api import Browser, BrowserContext, Page, expect

from support import walking
from support.answering import TAKE
from support.browsing import PHONE, TWO_FRAMES, WHOLE
from support.trainer import turn_on
from support.walking import Course, Theme

NEW, PART, DONE = "new", "half way", "done"
NOTE = "Ask who else lives here."
# A day that stays: pages say how long ago something was, and records when.
TODAY = "2026-11-03T09:00:00"
WHERE = {"locale": "en-GB", "timezone_id": "Europe/London", "reduced_motion": "reduce"}

State = tuple[str, Page]


class Visit:
    """A device of one size and colour scheme, and a course to visit with it.

    `records` gives, by name, what browsers keep of learners: see `learnt`.
    """

    def __init__(
        self,
        browser: Browser,
        root: str,
        course: Course,
        records: Callable[[], dict[str, Any]],
        size: dict = PHONE,
        **options: object,
    ) -> None:
        self.browser, self.root, self.course, self.records = browser, root, course, records
        self.size, self.options = size, options
        self._opened: list[BrowserContext] = []

    def page(self, path: str, record: str = NEW) -> Page:
        """Open a page as a learner with such a record sees it."""
        state = None if record == NEW else self.records()[record]
        context = _context(self.browser, self.size, storage_state=state, **self.options)
        self._opened.append(context)
        page = context.new_page()
        page.goto(f"{self.root}/{path}")
        return page

    @property
    def longest(self) -> Theme:
        """The theme with the most questions; its page has the most steps."""
        return max(self.course.themes[1:], key=lambda theme: len(theme.questions))

    def __enter__(self) -> Visit:
        return self

    def __exit__(self, *_: object) -> None:
        for context in self._opened:
            context.close()


def _context(browser: Browser, size: dict, **options: object) -> BrowserContext:
    context = browser.new_context(viewport=size, **WHERE, **options)
    context.set_default_timeout(15_000)
    context.clock.set_fixed_time(TODAY)
    return context


def learnt(browser: Browser, root: str, course: Course) -> dict[str, Any]:
    """Records of learners, as Playwright takes them for a new context: of somebody who is half way
    through, and of somebody who has done everything. Each third answer was wrong.
    """
    context = _context(browser, PHONE)
    context.add_init_script(WHOLE)
    page = context.new_page()
    records: dict[str, Any] = {}
    given = 0
    for at, theme in enumerate(course.themes):
        page.goto(f"{root}/{theme.path}")
        for name in theme.questions:
            if at == len(course.themes) // 2 and PART not in records and given:
                records[PART] = context.storage_state()
            given += 1
            walking.answer(page, name, right=given % 3 != 0)
        page.evaluate(TAKE)
        notes = page.locator("article textarea")
        if notes.count():
            notes.first.fill(NOTE)
            notes.first.blur()
    records[DONE] = context.storage_state()
    context.close()
    return records


def home(visit: Visit) -> Iterator[State]:
    for record in (NEW, PART, DONE):
        yield record, visit.page("index.html", record)


def course_start(visit: Visit) -> Iterator[State]:
    for record in (NEW, PART, DONE):
        page = visit.page(visit.course.start, record)
        yield record, page
    page.locator("[data-service]").first.click()
    yield "a service chosen", page


def my_learning(visit: Visit) -> Iterator[State]:
    for record in (NEW, PART, DONE):
        yield record, visit.page(visit.course.mine, record)


def steps(visit: Visit) -> Iterator[State]:
    """Every step of a theme's page, to the last one, which is seen before and after it is done."""
    page = visit.page(visit.longest.path)
    at = 1
    yield f"step {at}", page
    while way := walking.onward(page):
        way.click()
        at += 1
        yield f"step {at}", page
    page = visit.page(visit.longest.path, DONE)
    while way := walking.onward(page):
        way.click()
    yield "the last step, done", page


def questions(visit: Visit) -> Iterator[State]:
    """A question of each kind, open, answered wrongly, and answered rightly."""
    kinds: set[str] = set()
    first, *others = visit.course.themes
    for theme in (*others, first):
        page = visit.page(theme.path)
        for name, kind in [(name, walking.kind(page, name)) for name in theme.questions]:
            if kind in kinds:
                continue
            kinds.add(kind)
            for right in (False, True):
                page = visit.page(f"{theme.path}#question-{name}")
                expect(walking.question(page, name)).to_be_in_viewport()
                if not right:
                    yield f"{kind}, open", page
                walking.answer(page, name, right=right)
                yield f"{kind}, {'right' if right else 'wrong'}", page


def cases(visit: Visit) -> Iterator[State]:
    """A case from its first part by first choices to an ending, its map, and another way; left and
    come back to after the first choice.
    """
    for theme in visit.course.themes:
        page = visit.page(theme.path)
        if page.locator("[data-step=case] .bf-choices").count():
            break
    else:
        return
    while not (choices := page.locator("[data-step=case] .bf-choices a:visible")).count():
        walking.onward(page).click()
    yield "the first part", page
    taken = 0
    while choices.count():
        choices.first.click()
        taken += 1
        yield f"after choice {taken}", page
        if taken == 1:
            page.get_by_role("banner").get_by_role("link", name="Worried about a child?").click()
            page.get_by_role("link", name="Back to where you were").click()
            yield "come back to", page
    page.get_by_text(re.compile("^Map: ")).locator("visible=true").click()
    page.evaluate(TWO_FRAMES)  # by then it was brought into sight
    yield "the map", page
    page.get_by_role("button", name="Try another way").locator("visible=true").click()
    yield "another way", page


def stopping(visit: Visit) -> Iterator[State]:
    """Stop at the end of a part that is done, and look again at what was not right."""
    page = visit.page(f"{visit.longest.path}#done", DONE)
    page.get_by_role("link", name="Stop here").click()
    expect(page.get_by_role("button", name=re.compile("^Remind me")).first).to_be_visible()
    yield "stopped", page
    link = page.locator("#again li a").first
    name = (link.get_attribute("href") or "").partition("#question-")[2]
    link.click()
    expect(walking.question(page, name)).to_be_in_viewport()
    yield "looked at again", page
    walking.answer(page, name)
    yield "looked at again, right", page


def keep_or_move(visit: Visit) -> Iterator[State]:
    """What “Keep or move” asks and says: of a shared computer, a copy, and clearing everything."""
    page = visit.page(visit.course.mine, PART)
    page.locator("#keep summary").click()
    yield "unfolded", page
    shared = page.get_by_role("checkbox", name="This is a shared computer")
    dialog = page.get_by_role("dialog")
    shared.click()
    yield "a shared computer", page
    dialog.get_by_role("button", name="Move it into this tab").click()
    yield "in this tab", page
    shared.click()
    yield "no longer a shared computer", page
    dialog.get_by_role("button", name="Change nothing").click()
    _bring(page, "{", "Nothing was changed.")
    yield "a copy that is none", page
    parts = {"version": 1, "tries": {}, "finished": {}, "notes": {}, "plan": []}
    made = {"format": "briefed-learning", "version": 1, "exported": f"{TODAY}.000Z"}
    text = json.dumps(made | {"courses": {visit.course.folder: parts}})
    _bring(page, text, "The copy was added.")
    yield "a copy brought back", page
    page.locator("#bf-clear button").click()
    yield "clear everything", page
    dialog.get_by_role("button", name="Clear everything").click()
    yield "cleared", page


def _bring(page: Page, text: str, said: str) -> None:
    file = {"name": "my-learning.json", "mimeType": "application/json", "buffer": text.encode()}
    page.get_by_label("Bring a copy back").set_input_files(file)
    expect(page.locator(".bf-said:not(:empty)")).to_contain_text(said)


def menu(visit: Visit) -> Iterator[State]:
    page = visit.page(visit.longest.path)
    button = page.get_by_role("button", name="Menu", exact=True)
    if button.count():  # where there is room, it stands open
        button.click()
        yield "open", page


def search(visit: Visit) -> Iterator[State]:
    page = visit.page(visit.longest.path)
    page.get_by_role("button", name="Search", exact=True).click()
    yield "open", page
    field = page.get_by_role("searchbox")
    field.fill(visit.longest.title)
    expect(page.get_by_role("status").filter(has_text="Found")).to_be_visible()
    yield "results", page
    field.fill("zzz")
    expect(page.get_by_text("Nothing found. Try one word of it, or another.")).to_be_visible()
    yield "nothing found", page


def other_pages(visit: Visit) -> Iterator[State]:
    """What every course of the site shares, and the page for trainers."""
    links = visit.page(visit.course.start).locator("header a, footer a")
    for path in dict.fromkeys(links.evaluate_all("links => links.map(one => one.href)")):
        if path.startswith(visit.root) and visit.course.start not in path:
            name = path.removeprefix(visit.root + "/").partition("#")[0]
            yield name.removesuffix(".html").replace("/", ", "), visit.page(name)


def whole_page(visit: Visit) -> Iterator[State]:
    page = visit.page(visit.longest.path)
    turn = page.get_by_role("button", name="Show as one page")
    if turn.count():
        turn.click()
    page.evaluate("scrollTo(0, 0)")
    yield "open", page


def on_paper(visit: Visit) -> Iterator[State]:
    page = visit.page(visit.longest.path, DONE)
    page.emulate_media(media="print")
    yield "a theme", page


def trainer_view(visit: Visit) -> Iterator[State]:
    page = visit.page(visit.longest.path)
    turn_on(page)
    yield "on", page


class Scene(NamedTuple):
    """States that belong together. What is not `kept` is looked at, and not compared."""

    name: str
    states: Callable[[Visit], Iterator[State]]
    kept: bool = True


SCENES = (
    Scene("home", home),
    Scene("course start", course_start),
    Scene("steps", steps),
    Scene("questions", questions),
    Scene("cases", cases),
    Scene("my learning", my_learning),
    Scene("stopping", stopping),
    Scene("keep or move", keep_or_move),
    Scene("menu", menu),
    Scene("search", search),
    Scene("other pages", other_pages, kept=False),
    Scene("whole page", whole_page, kept=False),
    Scene("on paper", on_paper, kept=False),
    Scene("trainer view", trainer_view, kept=False),
)
