"""What moves on a page while its scripts start."""

from __future__ import annotations

from playwright.sync_api import Page, Route

from support.browsing import TWO_FRAMES, until

MOVES = """
    const shifts = [];
    const keep = (list) => shifts.push(...list);
    const observer = new PerformanceObserver(list => keep(list.getEntries()));
    observer.observe({type: "layout-shift", buffered: true});
    globalThis.movesSince = (when) => {
        keep(observer.takeRecords());
        return shifts.filter(({startTime}) => startTime >= when).map(({value, sources}) =>
            [value, ...sources.map(({node}) => node?.textContent.trim().slice(0, 40))])
    }
"""
# A long page is drawn before all of it has arrived. Words that are still coming move, and no script
# has a part in that.
DRAWN = """document.readyState !== "loading"
    && performance.getEntriesByName("first-contentful-paint").length"""


def moved(page: Page, url: str) -> list:
    """What moves on a page that is drawn before any of its scripts is there."""
    held: list[Route] = []
    page.unroute_all()
    page.route("**/*.js", lambda route: held.append(route))
    page.goto(url, wait_until="commit")
    until(lambda: page.evaluate(DRAWN), f"{url} is not drawn before its scripts")
    page.evaluate(TWO_FRAMES)
    # By its time: on a busy machine, a shift may be told long after it was.
    drawn = page.evaluate("performance.now()")
    assert held, "no script was held back"
    page.route("**/*.js", lambda route: route.continue_())
    for route in held:
        route.continue_()
    page.wait_for_load_state()
    page.evaluate(TWO_FRAMES)
    return page.evaluate("drawn => movesSince(drawn)", drawn)
