"""How fast a slow phone shows a page, and how fast it answers a tap."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from statistics import median

from playwright.sync_api import Browser, Page
from support import walking
from support.browsing import PHONE
from support.walking import Course

from tools.measure.figures import Figure, most

RUNS = 5
SLOWED = 4  # times, the processor of a phone, as Lighthouse has it
# Slow 4G as Lighthouse applies it to each request: github.com/GoogleChrome/lighthouse,
# docs/throttling.md
SLOW_4G = {
    "offline": False,
    "latency": 562.5,
    "downloadThroughput": 1474.56 * 1000 / 8,
    "uploadThroughput": 675 * 1000 / 8,
}
TAP = 100  # milliseconds

WATCH = """{
    const seen = window.measured = { paint: 0, shift: 0, events: [] }
    const watch = (type, take, more = {}) => new PerformanceObserver(
        list => list.getEntries().forEach(take)).observe({ type, buffered: true, ...more })
    watch("largest-contentful-paint", one => seen.paint = one.startTime)
    watch("layout-shift", one => seen.shift += one.hadRecentInput ? 0 : one.value)
    watch("event", one => seen.events.push(one.duration), { durationThreshold: 16 })
}"""


def _slow(page: Page, network: bool) -> None:
    devtools = page.context.new_cdp_session(page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    if network:
        devtools.send("Network.enable")
        devtools.send("Network.emulateNetworkConditions", SLOW_4G)


def paints(browser: Browser, root: str, course: Course) -> Iterator[Figure]:
    """The paint and the shifts of the home page, the course's start and a theme's page."""
    told = {
        "home": "index.html",
        "course start": course.start,
        "a theme's page": course.themes[1 % len(course.themes)].path,
        "My learning": course.mine,
    }
    for name, path in told.items():
        seen = [visit(browser, f"{root}/{path}") for _ in range(RUNS)]
        paint = median(one["paint"] for one in seen)
        yield most(f"{name}: largest contentful paint, slow phone, ms", paint)
        yield most(f"{name}: layout shift", max(one["shift"] for one in seen), 0)


def visit(browser: Browser, address: str) -> dict:
    """What a slow phone on a slow network saw of a page: its largest contentful paint in
    milliseconds ("paint"), and its layout shift ("shift").
    """
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.add_init_script(WATCH)
    _slow(page, network=True)
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(500)
    seen = page.evaluate("measured")
    context.close()
    return seen


def taps(browser: Browser, root: str, course: Course) -> Iterator[Figure]:
    """How long the page takes to show what follows a tap: the median of several."""
    address = f"{root}/{course.themes[1 % len(course.themes)].path}"
    asked = course.themes[1 % len(course.themes)].questions[0]

    def next_step(page: Page) -> Callable[[], None] | None:
        way = walking.onward(page)
        return way.click if way else None

    def check(page: Page) -> Callable[[], None]:
        page.goto("about:blank")
        page.goto(f"{address}#question-{asked}")
        return lambda: walking.answer(page, asked) and None

    def menu(page: Page) -> Callable[[], None] | None:
        button = page.get_by_role("button", name="Menu", exact=True)
        return button.click if button.count() else None

    for name, ready in (("Next", next_step), ("Check answer", check), ("Menu", menu)):
        took = [_tapped(browser, address, ready) for _ in range(RUNS)]
        found = [one for one in took if one is not None]
        what = f"a tap on {name}, slow processor, ms"
        told = f"at most {max(found):.0f}" if found else ""
        yield most(what, median(found) if found else None, TAP, told)


def _tapped(
    browser: Browser, address: str, ready: Callable[[Page], Callable[[], None] | None]
) -> float | None:
    """The longest event of a tap, in steps of 8 ms; 16 where none took as long as that."""
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(address, wait_until="networkidle")
    tap = ready(page)
    if tap:
        _slow(page, network=False)
        page.evaluate("measured.events.length = 0")
        tap()
        page.wait_for_timeout(600)
    took = max([16, *page.evaluate("measured.events")]) if tap else None
    context.close()
    return took
