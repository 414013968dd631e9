"""Takes the README's picture of a real page: build the site first, then run this with the project's Python."""

from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "site/keeping-babies-safe/hidden-men.html"

with sync_playwright() as playwright:
    chromium = (ROOT / ".tools/chromium-path").read_text(encoding="utf-8").strip()
    browser = playwright.chromium.launch(executable_path=chromium)
    page = browser.new_page(viewport={"width": 1280, "height": 900}, color_scheme="light")
    page.goto(PAGE.as_uri())
    page.screenshot(path=ROOT / "docs/assets/page.png")
    browser.close()
