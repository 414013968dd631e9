"""`make contact-sheet` pictures every slide in every form, and every sheet."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser
from support.building import FIXTURE
from tools.contact_sheet.__main__ import contact_sheets

THEME = "what-the-board-will-do"


def test_every_slide_and_every_sheet_is_on_a_contact_sheet(
    browser: Browser, fixture_site: Path, tmp_path: Path
) -> None:
    made = list(contact_sheets(browser, fixture_site, THEME, tmp_path))
    deck = fixture_site / FIXTURE / "slides" / f"{THEME}.html"
    slides = LexborHTMLParser(deck.read_text(encoding="utf-8")).css(".slides > section")
    expected = len(slides) + sum(slide.css_first(".fragment") is not None for slide in slides)
    for form in ("4-3-light", "4-3-dark", "16-9-light", "16-9-dark"):
        pages = [page for page in made if form in page.name]
        shown = [
            image.attributes["src"]
            for page in pages
            for image in LexborHTMLParser(page.read_text(encoding="utf-8")).css("img")
        ]
        assert len(set(shown)) == len(shown) == expected
        taken = [(tmp_path / name).read_bytes() for name in shown]
        assert len(set(taken)) > 0.9 * expected, "each picture has a slide of its own"
    (sheets,) = [page for page in made if "sheets" in page.name]
    printed = LexborHTMLParser(sheets.read_text(encoding="utf-8")).css("img")
    assert len(printed) >= len(list(fixture_site.glob(f"{FIXTURE}/handouts/{THEME}-*.pdf"))) > 1
    assert all((tmp_path / one.attributes["src"]).stat().st_size > 9999 for one in printed)
    assert all(page.with_suffix(".png").is_file() for page in made)
