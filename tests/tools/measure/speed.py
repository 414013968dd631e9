"""How fast a slow phone shows a page, and the slides of a whole course."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from playwright.sync_api import Browser, Page
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

WATCH = """{
    const seen = window.measured = { paint: 0, shift: 0, events: [] }
    const watch = (type, take, more = {}) => new PerformanceObserver(
        list => list.getEntries().forEach(take)).observe({ type, buffered: true, ...more })
    watch("largest-contentful-paint", one => seen.paint = one.startTime)
    watch("layout-shift", one => seen.shift += one.hadRecentInput ? 0 : one.value)
    watch("event", one => seen.events.push(one.duration), { durationThreshold: 16 })
}"""


def slow(page: Page, network: bool) -> None:
    devtools = page.context.new_cdp_session(page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    if network:
        devtools.send("Network.enable")
        devtools.send("Network.emulateNetworkConditions", SLOW_4G)


def paints(browser: Browser, root: str, course: Course) -> Iterator[Figure]:
    """The paint and the shifts of pages, and of the slides of the whole course, which are to open
    as fast as a theme's page.
    """
    told = {
        "home": "index.html",
        "course start": course.start,
        "a theme's page": course.themes[1 % len(course.themes)].path,
        "My learning": course.mine,
        "the slides of the whole course": f"{course.folder}/slides/index.html",
    }
    page = None
    for name, path in told.items():
        seen = [visit(browser, f"{root}/{path}") for _ in range(RUNS)]
        paint = median(one["paint"] for one in seen)
        page = paint if name == "a theme's page" else page
        aim = page if "slides" in name else None
        yield most(f"{name}: largest contentful paint, slow phone, ms", paint, aim)
        yield most(f"{name}: layout shift", max(one["shift"] for one in seen), 0)


def visit(browser: Browser, address: str) -> dict:
    """What a slow phone on a slow network saw of a page: its largest contentful paint in
    milliseconds ("paint"), and its layout shift ("shift").
    """
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.add_init_script(WATCH)
    slow(page, network=True)
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(500)
    seen = page.evaluate("measured")
    context.close()
    return seen
