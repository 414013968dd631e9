"""How words are measured as a browser draws them: by the scripts drawn, inked and projected in
`browser/`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from playwright.sync_api import BrowserContext, CDPSession, Page

from support.browsing import DESK, PHONE, WALL
from support.building import TESTS

_SCRIPTS = [TESTS / "browser" / f"{name}.js" for name in ("drawn", "inked", "projected")]
SIZES = {"phone": PHONE, "desk": DESK, "wall": WALL}
# Each size in each scheme; the size changes once, because that lays the page out anew.
VIEWS = [("phone", "light"), ("phone", "dark"), ("desk", "dark"), ("desk", "light")]
PROJECTED = [("phone", "light"), ("phone", "dark"), ("wall", "dark"), ("wall", "light")]
_TOGETHER = (
    24  # slides that are pictured in one column; more of them make pictures that take long to read
)


class Measured(NamedTuple):
    """What was measured on a page: a line for each fault, and how many elements of each kind."""

    faults: list[str]
    counts: dict[str, int]


def prepare(context: BrowserContext) -> None:
    """Give every page that a context opens from now on what it is measured with."""
    for script in _SCRIPTS:
        context.add_init_script(path=script)


def shown_in(page: Page, views: list[tuple[str, str]]) -> Iterator[str]:
    """Show an open page in each view, and name it: to load it again for each takes longer than to
    measure it.
    """
    for size, scheme in views:
        view(page, size, scheme)
        yield f"{size} {scheme}"


def view(page: Page, size: str, scheme: str) -> None:
    """Show an open page in a size and a scheme."""
    if page.viewport_size != SIZES[size]:
        page.set_viewport_size(SIZES[size])
    page.emulate_media(color_scheme=scheme)
    shown = page.evaluate("getComputedStyle(document.documentElement).colorScheme")
    assert shown == scheme, f"the page is {shown}"


def placed(page: Page) -> Measured:
    """What styles and places tell of an open page."""
    return Measured(**page.evaluate("drawn.faults()"))


def pictured(page: Page, camera: CDPSession, within: str = "") -> list[str]:
    """What two pictures tell of a page whose words were read: a line for each fault.

    With a selector, of the words that it finds alone.
    """
    frames = page.evaluate("selector => inked.frame(selector)", within)
    if not frames:
        return []
    with _window_for(page, camera, frames):
        pictures = _pictures(page, camera, frames)
    for picture in pictures:  # Playwright takes twice as long to hand over so many letters
        handed = {"expression": f"inked.take('{picture}')"}
        assert "exceptionDetails" not in camera.send("Runtime.evaluate", handed)
    return page.evaluate("inked.faults()")


def projected(page: Page, camera: CDPSession, places: list[int]) -> Measured:
    """What is told of some slides of a deck that was taken for one, by `projected.begin()`."""
    told = Measured(**page.evaluate("places => projected.inTurn(places)", places))
    for start in range(0, len(places), _TOGETHER):
        page.evaluate("places => projected.column(places)", places[start : start + _TOGETHER])
        told.faults.extend(pictured(page, camera))
        page.evaluate("projected.back()")
    return told


def wear(page: Page, sheets: list[str]) -> None:
    """Put style sheets at the end of a page's own, in the place of those that it wore before."""
    page.evaluate(
        """sheets => {
        document.adoptedStyleSheets = sheets.map(text => {
            const sheet = new CSSStyleSheet()
            sheet.replaceSync(text)
            return sheet
        })
    }""",
        sheets,
    )


def _pictures(page: Page, camera: CDPSession, frames: list[dict]) -> list[str]:
    """Frames as they are, then without their words, as PNG in base64."""
    found = [_picture(camera, frame) for frame in frames]
    page.evaluate("inked.veil()")
    found += [_picture(camera, frame) for frame in frames]
    page.evaluate("inked.unveil()")
    return found


@contextmanager
def _window_for(page: Page, camera: CDPSession, frames: list[dict]) -> Iterator[None]:
    """A window as high as what is pictured: where Chromium goes beyond the window, it lays the page
    out twice, and draws it twice, for each picture. It does so for another scale in any case.
    """
    size = page.viewport_size
    assert size is not None
    if _scaled(frames[0]):
        yield
        return
    height = max(frame["y"] + frame["height"] for frame in frames)
    _resize(camera, size["width"], math.ceil(height))
    yield
    _resize(camera, size["width"], size["height"])


def _resize(camera: CDPSession, width: int, height: int) -> None:
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    camera.send("Emulation.setDeviceMetricsOverride", size)


def _picture(camera: CDPSession, frame: dict) -> str:
    options = {"format": "png", "optimizeForSpeed": True, "captureBeyondViewport": _scaled(frame)}
    return camera.send("Page.captureScreenshot", {**options, "clip": frame})["data"]


def _scaled(frame: dict) -> bool:
    return frame["scale"] != 1
