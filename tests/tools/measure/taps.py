"""How soon a slow phone shows what follows a tap, on each thing that is tapped on the way through a
course.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from statistics import median

from playwright.sync_api import Browser, Locator, Page
from support import walking
from support.browsing import PHONE
from support.walking import Course

from tools.measure.figures import Figure, most
from tools.measure.speed import RUNS, WATCH, slow

TAP = 100  # milliseconds
ITEM = ".bf-item label:has(input)"

# Opens a page with a thing to tap, and gives it; None where the course has none.
Ready = Callable[[Page], Locator | None]


def taps(browser: Browser, root: str, course: Course) -> Iterator[Figure]:
    """How long the page takes to show what follows a tap: the median of several."""
    for name, ready in _things(browser, root, course).items():
        took = [_took(browser, ready) for _ in range(RUNS)]
        found = [one for one in took if one is not None]
        what = f"a tap on {name}, slow processor, ms"
        told = f"at most {max(found):.0f}" if found else ""
        yield most(what, median(found) if found else None, TAP, told)


def _things(browser: Browser, root: str, course: Course) -> dict[str, Ready]:
    """What is tapped, by its name."""
    pages = [f"{root}/{one.path}" for one in course.themes]
    asked = _of_each_kind(browser, root, course)
    first = pages[1 % len(pages)]

    def of(kind: str, selector: str) -> Ready:
        return partial(_of_question, asked.get(kind, ("", "")), selector)

    return {
        "Next": partial(_next, first),
        "an option": of("one", ".bf-option label"),
        "Check answer": partial(_check, asked.get("one", ("", ""))),
        "the quote of an answer": partial(_quote, asked.get("one", ("", ""))),
        "where an item is sorted to": of("sort", ITEM),
        "what an item is matched with": of("match", ITEM),
        "Move down": of("order", "[aria-label^='Move down']:enabled"),
        "a choice in a case": partial(_choice, pages),
        "Menu": partial(_menu, first),
    }


def _of_each_kind(browser: Browser, root: str, course: Course) -> dict[str, tuple[str, str]]:
    """Of each kind of question one: its address, and its id."""
    found: dict[str, tuple[str, str]] = {}
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    for theme in course.themes:
        page.goto(f"{root}/{theme.path}")
        for name in theme.questions:
            kind = walking.kind(page, name)
            if kind != "match" or walking.question(page, name).locator(ITEM).count():
                found.setdefault(kind, (f"{root}/{theme.path}#question-{name}", name))
    context.close()
    return found


def _of_question(asked: tuple[str, str], selector: str, page: Page) -> Locator | None:
    address, name = asked
    if not name:
        return None
    page.goto(address)
    return _there(walking.question(page, name).locator(selector))


def _next(address: str, page: Page) -> Locator | None:
    page.goto(address)
    return walking.onward(page)


def _check(asked: tuple[str, str], page: Page) -> Locator | None:
    option = _of_question(asked, ".bf-option label", page)
    if not option:
        return None
    option.click()
    return _there(page.get_by_role("button", name="Check answer"))


def _quote(asked: tuple[str, str], page: Page) -> Locator | None:
    check = _check(asked, page)
    if not check:
        return None
    check.click()
    return _there(walking.question(page, asked[1]).locator("summary", has_text="briefing"))


def _choice(addresses: list[str], page: Page) -> Locator | None:
    for address in addresses:
        page.goto(address)
        if choice := _there(page.locator(".bf-choices a")):
            return choice
    return None


def _menu(address: str, page: Page) -> Locator | None:
    page.goto(address)
    return _there(page.get_by_role("button", name="Menu", exact=True))


def _there(found: Locator) -> Locator | None:
    seen = found.locator("visible=true")
    return seen.first if seen.count() else None


def _took(browser: Browser, ready: Ready) -> float | None:
    """The longest event of a tap, in steps of 8 ms; 16 where none took as long as that."""
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.add_init_script(WATCH)
    tapped = ready(page)
    if tapped:
        page.wait_for_load_state("networkidle")
        slow(page, network=False)
        page.evaluate("measured.events.length = 0")
        tapped.click()
        page.wait_for_timeout(600)
    took = max([16, *page.evaluate("measured.events")]) if tapped else None
    context.close()
    return took
