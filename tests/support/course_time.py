"""The time of a launched course, which a test lets pass sooner than it does on the wall.

A course waits: for a store that is busy or silent, and for a learner who might like to close. Its
own timers do so here as well, and in the same order; only nobody sits through them.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from support.browsing import until
from support.lrs import Launching

STEP = 0.5  # seconds of a course that pass at once
# Playwright's clock has no hold of the browser's own way to give up a request.
BY_ITS_TIMERS = """AbortSignal.timeout = (wait) => {
    const giving = new AbortController()
    setTimeout(() => giving.abort(new DOMException("It took too long.", "TimeoutError")), wait)
    return giving.signal
}"""


class CourseTime:
    """The time of the courses in a context, which has to be there before the first of its pages.
    The system that launches them reads the same clock.
    """

    def __init__(self, context: BrowserContext, system: Launching) -> None:
        context.clock.install()
        context.add_init_script(BY_ITS_TIMERS)
        self.clock, self.system = context.clock, system
        self.ahead = 0.0
        system.now = lambda: time.monotonic() + self.ahead

    def pass_by(self, seconds: float) -> None:
        """Let so many seconds pass at once, whatever is under way."""
        self.ahead += seconds  # before the course, which may ask as soon as they have passed
        self.clock.run_for(seconds * 1000)

    def until(
        self, holds: Callable[[], object], otherwise: str, most: float = 60, step: float = STEP
    ) -> None:
        """Let time pass until something holds, and fail with `otherwise` where it does not within
        so many seconds of the course. No time passes while the system looks at a request.
        """
        end = self.system.now() + most

        def holds_by_now() -> bool:
            if holds():
                return True
            if self.system.now() > end:
                pytest.fail(f"{otherwise} within {most} seconds")
            if self.system.held.is_set() or not self.system.under_way:
                self.pass_by(step)
            return False

        until(holds_by_now, otherwise)

    def until_text(self, place: Locator, text: str, most: float = 60) -> None:
        """Let time pass until an element has a text."""
        self.until(
            lambda: text in (one.strip() for one in place.all_text_contents()),
            f"it was to say “{text}”",
            most,
        )
        expect(place).to_have_text(text)
