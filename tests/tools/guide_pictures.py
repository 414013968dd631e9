"""Takes the pictures of incoming/README.md anew, of real draft previews: `make pictures`."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from support.browsers import engine
from support.building import COMMAND, ROOT, copy_sources

PICTURES = ROOT / "incoming" / "pictures"
COURSE = "keeping-babies-safe"
SOURCE = (
    ROOT / "tests" / "fixture" / "docs" / "lighthouse-keepers" / "original.txt"
)  # a fictional briefing


def preview(project: Path, folder: Path) -> Path:
    subprocess.run([COMMAND, "preview", folder, "--project", project], check=True)
    return folder


def take(page: Page, address: Path, name: str, top: str = "body") -> None:
    """Photograph a page from an element downwards."""
    page.goto(address.as_uri())
    page.locator(top).first.evaluate(
        "element => window.scrollTo(0, element.getBoundingClientRect().top + scrollY - 60)"
    )
    page.wait_for_timeout(600)  # the title in the header fades
    page.screenshot(path=PICTURES / name)
    print(PICTURES / name)


def main() -> None:
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = Path(temporary)
        project = copy_sources(folder / "project")
        chromium = engine("chromium")
        page = playwright.chromium.launch(executable_path=chromium).new_page(
            viewport={"width": 900, "height": 620}, color_scheme="light"
        )
        path = project / "docs" / COURSE / "hidden-men.md"
        sound = path.read_text(encoding="utf-8")
        path.write_text(sound.replace("tenacious work", "some work", 1), encoding="utf-8")
        take(page, preview(project, folder / "problem") / COURSE / "hidden-men.html", "problem.png")
        path.write_text(sound, encoding="utf-8")
        take(page, preview(project, folder / "mended") / COURSE / "hidden-men.html", "mended.png")
        subprocess.run(
            [COMMAND, "new", SOURCE, "--course", "lighthouse-keepers", "--project", project],
            check=True,
            capture_output=True,
        )
        theme = next(
            path.stem
            for path in sorted((project / "docs/lighthouse-keepers").glob("*.md"))
            if path.stem not in ("index", "briefing")
        )
        take(
            page,
            preview(project, folder / "new") / "lighthouse-keepers" / f"{theme}.html",
            "to-write.png",
            "#what-the-audit-found",
        )


if __name__ == "__main__":
    main()
