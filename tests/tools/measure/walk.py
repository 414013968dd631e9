"""The way through a course, one step at a time: its taps, its screens, and what each answer shows.

A view is what is read between two taps on "Next": a step, or the article of a page without steps.
Its height is that from the top of the page to its end, with the bar that stays at the bottom; what
follows it, such as the footer, nobody has to see. It is the greatest that the view had, so that of
a question is the answered one's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from playwright.sync_api import Page
from support import walking
from support.walking import Course

from tools.measure.figures import Figure, most, share
from tools.measure.pages import SCREEN

STEP, ANSWERED = 900, 750
ENDLESS = 200  # taps on one page: then something leads round in a circle

# What is read now: the height of the view, the place of its step among the others (-1 where there
# are none), the step's own height, and its first heading.
_VIEW = """() => {
    const steps = [...document.querySelectorAll(".bf-step")],
        seen = steps.filter(one => one.checkVisibility() && one.firstElementChild.checkVisibility())
    const stays = one => one && (["fixed", "sticky"].includes(getComputedStyle(one).position)
            ? innerHeight - one.getBoundingClientRect().top : stays(one.parentElement)),
        bar = stays(document.elementFromPoint(innerWidth / 2, innerHeight - 4)) || 0,
        view = seen.length === 1 ? seen[0] : document.querySelector("article"),
        box = view.getBoundingClientRect(),
        whole = box.bottom + scrollY + bar
    if (seen.length !== 1) return { whole, at: -1, height: 0, told: "" }
    const heading = seen[0].querySelector("h2, h3")
    return {
        whole,
        at: steps.indexOf(seen[0]),
        height: box.height,
        told: heading ? heading.textContent.trim().replace(/\\s+/g, " ").slice(0, 40) : "",
    }
}"""
# Of each text, whether all of it can be seen in a question without scrolling: in the window, and
# under nothing else. A gap that was filled is a text, too. `next` asks the same of a way on.
_SEEN = """([id, wanted]) => {
    const question = document.getElementById("question-" + id),
        plain = text => text.replace(/\\s+/g, " ").trim(),
        free = (one, box) => {
            const [across, down] = [box.left + box.width / 2, box.top + box.height / 2]
            const top = document.elementFromPoint(across, down)
            return top && (one.contains(top) || top.contains(one))
        },
        seen = one => {
            const range = document.createRange()
            range.selectNodeContents(one)
            const boxes = [...range.getClientRects(), one.getBoundingClientRect()]
                .filter(box => box.width > 1 && box.height > 1)
            return one.checkVisibility({ visibilityProperty: true }) && boxes.length > 0
                && boxes.every(box => box.top >= 0 && box.bottom <= innerHeight)
                && free(one, boxes[0]) && free(one, boxes.at(-2) || boxes[0])
        },
        said = one => plain(one.type === "text" ? one.value : one.textContent),
        holders = [...question.querySelectorAll("*")],
        has = text => holders.filter(one => said(one).includes(text))
            .sort((one, other) => said(one).length - said(other).length),
        shown = text => {
            const found = has(plain(text)).filter(one => one.checkVisibility())
            return found.some(one => said(one).length === said(found[0]).length && seen(one))
        },
        judges = one => /^([✓✗◐] ?)?(Right|Not right|Partly right)\\b/.test(said(one)),
        verdict = [document.activeElement, ...holders]
            .find(one => judges(one) && ![...one.children].some(judges)),
        ways = [...document.querySelectorAll("button, a")].filter(one => /^Next\\b/.test(said(one)))
    return {
        ...Object.fromEntries(Object.entries(wanted)
            .map(([name, texts]) => [name, texts.length ? texts.every(shown) : null])),
        verdict: !!verdict && seen(verdict),
        next: ways.some(seen),
    }
}"""
_PARTS = {
    "stem": "the question",
    "choice": "the choice",
    "verdict": "the verdict",
    "reason": "the reason",
    "next": "the way on",
}


class Way(NamedTuple):
    """What the way through the pages came to."""

    taps: int
    screens: float
    steps: dict[str, list[tuple[float, str]]]  # of each theme: the height and name of each step
    fit: int  # views that need no scrolling
    views: int
    led_on: int  # pages that end in a link to the next one


def _settled(page: Page) -> None:
    """Wait until what a tap began is drawn."""
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def walk(page: Page, root: str, course: Course, answers: Answers) -> Way:
    """Go through every page of a course and answer every question rightly."""
    paths = list(dict.fromkeys(theme.path for theme in course.themes))
    titles = {theme.path: theme.title for theme in course.themes}
    steps: dict[str, list[tuple[float, str]]] = {}
    taps, led_on, views = 1, 0, []  # the first tap is on Start
    page.goto(f"{root}/{paths[0]}")
    for path, following in zip(paths, [*paths[1:], ""], strict=True):
        own, more = _page(page, answers)
        taps += more
        views += [height for height, *_ in own.values()]
        steps[titles[path]] = [(tall, told) for _, tall, told in own.values() if tall]
        if following:
            link = _link_to(page, f"{root}/{following}")
            led_on += link
            taps += 1 if link else 2
            if not link:
                page.goto(f"{root}/{following}")
    screens = sum(max(1, height / SCREEN) for height in views)
    fit = sum(height <= SCREEN for height in views)
    return Way(taps, screens, steps, fit, len(views), led_on)


def _page(page: Page, answers: Answers) -> tuple[dict[int, list], int]:
    """Go to the end of a page; gives its views, and the taps.

    A view, by its place, is its height, that of its step (0 without steps), and its name.
    """
    views: dict[int, list] = defaultdict(lambda: [0, 0, ""])

    def look() -> None:
        _settled(page)
        step = page.evaluate(_VIEW)
        view = views[step["at"]]
        view[0] = max(view[0], step["whole"])
        view[1] = max(view[1], step["height"])
        view[2] = f"step {step['at'] + 1}: {step['told']}"

    taps = 0
    for _ in range(ENDLESS):
        look()
        asked = walking.waiting(page)
        if asked:
            taps += answers.give(page, asked[0])
            look()
        way = walking.onward(page, asked[0] if asked else "")
        if way:
            way.click()
            taps += 1
        elif not asked:
            return views, taps
    raise RuntimeError(f"{page.url}: {ENDLESS} taps, and no end")


def wrongly(page: Page, root: str, course: Course, answers: Answers) -> None:
    """Open every question by its address, and answer it wrongly. `answers` collects them."""
    for theme in course.themes:
        for name in theme.questions:
            page.goto("about:blank")
            page.goto(f"{root}/{theme.path}#question-{name}")
            answers.give(page, name)


def endings(page: Page, root: str, course: Course) -> Iterator[Figure]:
    """How high the endings of the cases are."""
    tall: list[tuple[float, str]] = []
    for theme in course.themes:
        page.goto(f"{root}/{theme.path}")
        for told, height in walking.heights(page).items():
            if told.endswith(walking.ENDS):
                tall.append((height, f"{theme.title}, {told.removesuffix(walking.ENDS)}"))
    highest, name = max(tall, default=(None, ""))
    yield most("tallest ending of a case", highest, STEP, name)
    fit = sum(height <= STEP for height, _ in tall)
    yield share(f"endings of cases that are at most {STEP} high", fit, len(tall))


def _link_to(page: Page, address: str) -> bool:
    """Follow the link of the page, or behind it, to another one, where there is one in sight."""
    for link in page.locator("main a, footer a").all():
        if link.is_visible() and link.evaluate("one => one.href.split('#')[0]") == address:
            if link.evaluate("one => !!one.closest('[popover], .md-sidebar')"):
                continue
            link.click()
            page.wait_for_url(f"{address}*")
            page.wait_for_load_state()
            return True
    return False


class Answers:
    """What every answered question shows and how high it is, collected answer by answer."""

    def __init__(self, right: bool) -> None:
        self.right, self.how = right, "rightly" if right else "wrongly"
        self.heights: list[tuple[float, str]] = []
        self.seen: list[dict[str, bool | None]] = []

    def give(self, page: Page, name: str) -> int:
        """Answer a question; gives the taps."""
        given = walking.answer(page, name, self.right)
        # A stem with gaps is read as it is now: with a mark beside each of them.
        stem = walking.question(page, name).locator(".bf-stem").inner_text()
        _settled(page)
        wanted = {"stem": [stem], "choice": given.chosen, "reason": given.reasons}
        self.seen.append(page.evaluate(_SEEN, [name, wanted]))
        box = walking.question(page, name).bounding_box()
        self.heights.append((box["height"] if box else 0, name))
        return given.taps

    def figures(self) -> Iterator[Figure]:
        height, name = max(self.heights)
        fit = sum(tall <= ANSWERED for tall, _ in self.heights)
        yield most(f"tallest question answered {self.how}", height, ANSWERED, name)
        of = len(self.heights)
        yield share(f"questions answered {self.how} that are at most {ANSWERED} high", fit, of)
        for part, told in _PARTS.items():
            found = [one[part] for one in self.seen if one[part] is not None]
            yield share(f"on the screen after Check, {self.how}: {told}", sum(found), len(found))
        whole = sum(all(value is not False for value in one.values()) for one in self.seen)
        yield share(f"on the screen after Check, {self.how}: all five", whole, of)


def figures_of(way: Way) -> Iterator[Figure]:
    """The rows of a whole way."""
    yield most("the whole course: taps", way.taps)
    yield most("the whole course: screens", way.screens)
    yield share("views that need no scrolling", way.fit, way.views, aimed=False)
    yield share("pages whose end leads to the next page", way.led_on, len(way.steps) - 1)
    for title, steps in way.steps.items():
        yield most(f"{title}: steps", len(steps) or None)
        tallest = max(steps, default=(None, ""))
        yield most(f"{title}: tallest step", tallest[0], STEP, tallest[1])
