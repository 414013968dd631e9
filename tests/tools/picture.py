"""Takes the README's picture of a real page anew, of the built site: `make pictures`."""

from playwright.sync_api import sync_playwright
from support.browsers import engine
from support.building import ROOT

PAGE = ROOT / "site/keeping-babies-safe/hidden-men.html"


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=engine("chromium"))
        page = browser.new_page(viewport={"width": 1280, "height": 900}, color_scheme="light")
        page.goto(PAGE.as_uri())
        page.screenshot(path=ROOT / "docs/assets/page.png")
        browser.close()


if __name__ == "__main__":
    main()
