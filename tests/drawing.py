"""How words are measured as a browser draws them: by `browser/drawn.js` and `browser/inked.js`."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import BrowserContext, CDPSession, Page

_SCRIPTS = [Path(__file__).parent / "browser" / name for name in ("drawn.js", "inked.js")]


class Measured(NamedTuple):
    """What was measured on a page: a line for each fault, and how many elements of each kind."""

    faults: list[str]
    counts: dict[str, int]


def prepare(context: BrowserContext) -> None:
    """Give every page that a context opens from now on what it is measured with."""
    for script in _SCRIPTS:
        context.add_init_script(path=script)


def placed(page: Page) -> Measured:
    """What styles and places tell of an open page."""
    return Measured(**page.evaluate("drawn.faults()"))


def pictured(page: Page, camera: CDPSession) -> list[str]:
    """What two pictures tell of a page whose words were `placed`: a line for each fault."""
    frame = page.evaluate("inked.frame()")
    whole = _picture(camera, frame)
    page.evaluate("inked.veil()")
    veiled = _picture(camera, frame)
    page.evaluate("inked.unveil()")
    return page.evaluate("pictures => inked.faults(pictures)", [whole, veiled])


def _picture(camera: CDPSession, frame: dict) -> str:
    options = {"format": "png", "optimizeForSpeed": True, "captureBeyondViewport": True}
    return camera.send("Page.captureScreenshot", {**options, "clip": frame})["data"]
