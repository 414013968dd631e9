"""How words are measured as a browser draws them: by the scripts drawn, inked and projected in
`browser/`.
"""

from __future__ import annotations

from collections.abc import Iterator
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
    page.wait_for_function(
        "scheme => getComputedStyle(document.documentElement).colorScheme === scheme", arg=scheme
    )


def placed(page: Page) -> Measured:
    """What styles and places tell of an open page."""
    return Measured(**page.evaluate("drawn.faults()"))


def pictured(page: Page, camera: CDPSession, within: str = "") -> list[str]:
    """What two pictures tell of a page whose words were read: a line for each fault.

    With a selector, of the words that it finds alone.
    """
    frame = page.evaluate("selector => inked.frame(selector)", within)
    if frame is None:
        return []
    whole = _picture(camera, frame)
    page.evaluate("inked.veil()")
    veiled = _picture(camera, frame)
    page.evaluate("inked.unveil()")
    for picture in (whole, veiled):  # Playwright takes twice as long to hand over so many letters
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


def _picture(camera: CDPSession, frame: dict) -> str:
    options = {"format": "png", "optimizeForSpeed": True, "captureBeyondViewport": True}
    return camera.send("Page.captureScreenshot", {**options, "clip": frame})["data"]
