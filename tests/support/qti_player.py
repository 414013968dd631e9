"""Somebody else's player of QTI 3, with somebody else's upgrade of our items to it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from playwright.sync_api import Locator, Page

from support.browsing import TWO_FRAMES
from support.building import ROOT

_SCRIPT = ROOT / "node_modules/@citolab/qti-components/cdn/index.js"
_UPGRADE = ROOT / ".tools/players/bin/qti-convert"
_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Player</title>
<link rel="icon" href="data:,"><script type="module" src="player.js"></script>
<qti-item><item-container></item-container></qti-item></html>"""
_ITEM = "document.querySelector('item-container').shadowRoot.querySelector('qti-assessment-item')"


def folder_with_player(folder: Path) -> Path:
    """A folder to serve that holds the player."""
    folder.mkdir()
    (folder / "index.html").write_text(_PAGE, encoding="utf-8")
    (folder / "player.js").symlink_to(_SCRIPT)
    return folder


def upgraded(package: Path, folder: Path) -> dict[str, str]:
    """The items of a package of QTI 2.1 as QTI 3, by their identifiers."""
    assert _UPGRADE.exists(), "the upgrade is not there: run make .tools/players/.installed"
    subprocess.run([_UPGRADE, "upgrade", package, folder], check=True)
    texts = [path.read_text(encoding="utf-8") for path in folder.rglob("items/*.xml")]
    return {
        re.search(r'<qti-assessment-item[^>]* identifier="(.*?)"', text)[1]: text for text in texts
    }


class Player:
    """A page with the player, at the address where its folder is served."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.goto(f"{address}/index.html")

    def show(self, item: str) -> None:
        """Show an item as one that nobody has answered."""
        self.page.evaluate(
            "async (item) => {"
            " const container = document.querySelector('item-container');"
            " container.itemXML = ''; await container.updateComplete;"
            " container.itemXML = item; await container.updateComplete; }",
            item,
        )
        self.page.locator("qti-assessment-item").wait_for()

    def choose(self, option: str) -> None:
        self.page.locator(f"qti-simple-choice[identifier={option}]").click()

    def fill(self, gap: str, words: str) -> None:
        field = self.page.locator(f"qti-text-entry-interaction[response-identifier={gap}] input")
        field.press_sequentially(words)

    def match(self, item: str, group: int) -> None:
        """Put an item to a group or a match, which is counted from 0."""
        self._put(self.page.locator(f"qti-simple-associable-choice[identifier={item}]"), group)

    def place(self, item: str, position: int) -> None:
        """Put an item at its position, from 0."""
        self._put(self.page.locator(f"qti-simple-choice[identifier={item}]"), position)

    def _put(self, item: Locator, place: int) -> None:
        """Put an item to a place by the keyboard: the player begins with the first place."""
        item.first.press("Space")
        for _ in range(place):
            self.page.keyboard.press("ArrowDown")
        self.page.keyboard.press("Enter")

    def _settle(self) -> None:
        self.page.evaluate(TWO_FRAMES)

    def respond(self) -> tuple[float, list[str]]:
        """Hand the answer in: the score of it, and what is shown then."""
        score = self.page.evaluate(
            f"() => {{ const item = {_ITEM}; item.processResponse();"
            " return Number(item.variables.find((one) => one.identifier === 'SCORE').value); }"
        )
        self._settle()
        told = self.page.evaluate(
            f"() => [...{_ITEM}.querySelectorAll('qti-modal-feedback')]"
            ".filter((one) => one.shadowRoot.querySelector('dialog[open]'))"
            ".map((one) => one.textContent.replace(/\\s+/g, ' ').trim())"
        )
        return round(score, 4), told
