"""What the browser tests share: how a page is watched, seen and driven."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserType, Frame, Locator, Page, Request, expect

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
WALL = {"width": 1280, "height": 720}
COURSE = "keeping-babies-safe"
NORMAL = 16  # pixels: the size of text where nobody has set another
# what a learner's record is kept under, with the site's path and the course's name behind it
RECORD = "briefed:record:"
# A device that was asked for whole pages. The choice is answered for, so that it is not among what
# the store holds.
WHOLE = """{
    const { getItem } = Storage.prototype;
    Storage.prototype.getItem = function (name) {
        return name === "briefed:whole" ? "on" : getItem.call(this, name);
    };
}"""
# Awaits what the page does once it has been drawn, such as measuring its bars. What is known before
# the first frame is drawn in the second at the latest.
TWO_FRAMES = """() => new Promise((done) =>
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"""
# Whether an element is there for the eye: rendered, opaque, and not under anything else where its
# text begins.
SEEN = """element => {
    const hiding = {opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true}
    if (!element.checkVisibility(hiding)) return false
    const range = document.createRange()
    range.selectNodeContents(element)
    const words = [...range.getClientRects()].find(box => box.width > 4 && box.height > 4)
    if (!words) return false
    const top = document.elementFromPoint(words.left + 2, words.top + words.height / 2)
    return top !== null && (element.contains(top) || top.contains(element))
}"""


def enlarged(browser_type: BrowserType, launch_args: dict, hundredths: int) -> Iterator[Browser]:
    """A browser whose own text size is so many hundredths of the normal one, until it is closed."""
    size = f"--blink-settings=defaultFontSize={NORMAL * hundredths // 100}"
    launched = browser_type.launch(**{**launch_args, "args": [*launch_args["args"], size]})
    yield launched
    launched.close()


def words(text: str) -> str:
    """The words of a text alone."""
    return " ".join(re.findall(r"\w+", text))


class Watch:
    """What goes wrong on a page while it is used: `faults` grows. `root` is where all it asks for
    must be.
    """

    def __init__(self, page: Page, root: str) -> None:
        self.faults: list[str] = []
        page.on(
            "request",
            lambda request: (
                request.url.startswith((root, "data:", "blob:"))
                or self.add("asks another host", request.url)
            ),
        )
        page.on("requestfailed", self.unanswered)
        page.on(
            "response",
            lambda response: (
                response.status < 400 or self.add(f"status {response.status}", response.url)
            ),
        )
        page.on(
            "console",
            lambda message: (
                message.type in ("error", "warning") and self.add(message.type, message.text)
            ),
        )
        page.on("pageerror", lambda error: self.add("exception", str(error)))

    def add(self, *what: str) -> None:
        self.faults.append(": ".join(what))

    def unanswered(self, request: Request) -> None:
        # A page that is left before it had all of its files gives the others up, which is nobody's
        # fault.
        if request.failure != "net::ERR_ABORTED":
            self.add("gets no answer", f"{request.url} ({request.failure})")


def shown(place: Locator) -> bool:
    """Whether something can be seen once it is scrolled to."""
    if not place.count():
        return False
    place.scroll_into_view_if_needed()
    return place.evaluate(SEEN)


def until(
    holds: Callable[[], object], otherwise: str, instead: Callable[[], object] | None = None
) -> None:
    """Wait until something holds, and fail with `otherwise` if it does not within a minute.
    `instead` gives what is so by then, for the message.

    Playwright's own `wait_for_function` asks once, and then has the page evaluate a text, which our
    policy forbids: it works only where what is waited for is there at once.
    """
    deadline = time.monotonic() + 60
    while not holds():
        if time.monotonic() > deadline:
            pytest.fail(f"{otherwise}, not {instead()}" if instead else otherwise)
        time.sleep(0.05)


def tab_into(page: Page, place: Locator) -> None:
    """Go on with the tabulator key until the focus stands in an element."""
    here = place.element_handle()  # to find it anew takes as long as to press the key
    for _ in range(300):
        page.keyboard.press("Tab")
        if here.evaluate("element => element.contains(document.activeElement)"):
            return
    pytest.fail("the tabulator key does not lead there")


def search(place: Page | Frame, sought: str) -> Locator:
    """Write words into the search, and give the results that have them."""
    place.get_by_role("button", name="Search", exact=True).click()
    place.get_by_role("searchbox", name="Words to look for").fill(sought)
    found = place.locator("#bf-search li a").filter(has_text=sought)
    found.first.wait_for()
    return found


def follow(place: Page | Frame, found: Locator, sought: str) -> None:
    """Open what the search found, and wait for the page that has the words."""
    found.click()
    expect(place.locator("article")).to_contain_text(sought)


def arrange(page: Page, question: Locator) -> None:
    """Put each item somewhere, and submit, by keyboard alone."""
    for group in question.locator(".bf-groups").all():
        tab_into(page, group)
        page.keyboard.press("Space")
    for choice in question.locator("select").all():
        tab_into(page, choice)
        page.keyboard.press("ArrowDown")
    if question.get_attribute("data-kind") == "order":
        tab_into(page, question.get_by_role("button", name="Move down").first)
        page.keyboard.press("Enter")
    tab_into(page, question.locator("button[type=submit]"))
    page.keyboard.press("Enter")
    expect(question.locator(".bf-verdict")).to_be_focused()


def answer(page: Page, question: Locator, option: int) -> None:
    """Choose an option, counted from 0, and submit, by keyboard alone."""
    tab_into(page, question.locator("fieldset"))
    options = question.locator("fieldset input")
    page.keyboard.press("Space")
    for _ in range(options.count()):
        if not options.nth(option).is_checked():
            page.keyboard.press("ArrowDown")
    expect(options.nth(option)).to_be_checked()
    tab_into(page, question.locator("button[type=submit]"))
    page.keyboard.press("Enter")
