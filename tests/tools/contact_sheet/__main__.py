"""Takes the pictures, lays them out, and lists what was laid out."""

from __future__ import annotations

import argparse
import html
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from playwright.sync_api import Browser, Error, Page, sync_playwright
from support.browsers import TOOLS, engine
from support.browsing import WALL
from support.building import ROOT
from support.decks import LEAVE_OUT, OLD, opened

SIZES = {"4-3": OLD, "16-9": WALL}
SCHEMES = ("light", "dark")
WHOLE = "index"  # the deck of the whole course
SCALE = 1.2  # of a sheet: pixels for each point
ACROSS, DOWN = 5, 5  # pictures on a contact sheet


class Picture(NamedTuple):
    """A picture's file, and what is written below it."""

    file: Path
    called: str


def slides(
    browser: Browser, decks: list[Path], folder: Path
) -> Iterator[tuple[str, list[Picture]]]:
    """Picture the decks of a course in every form; gives the name and the pictures of each."""
    for size, box in SIZES.items():
        for scheme in SCHEMES:
            context = browser.new_context(
                viewport=box, color_scheme=scheme, reduced_motion="reduce"
            )
            page = context.new_page()
            known: list[str] = []
            for deck in decks:
                opened(page, deck.as_uri())
                known += page.evaluate(LEAVE_OUT, known if deck.stem == WHOLE else [])
                name = f"{deck.parent.parent.name} {deck.stem} {size} {scheme}"
                yield name, list(_of_deck(page, folder, name))
            context.close()


def _of_deck(page: Page, folder: Path, name: str) -> Iterator[Picture]:
    slides = page.evaluate(
        "[...document.querySelectorAll('.slides > section')]"
        ".map(one => !!one.querySelector('.fragment'))"
    )
    for at, in_presses in enumerate(slides):
        for press in (-1, 99) if in_presses else (-1,):
            page.evaluate("([at, press]) => Reveal.slide(at, 0, press)", [at, press])
            shown = " shown" if press > 0 else ""
            file = folder / f"{name} {at + 1:03}{shown}.jpeg".replace(" ", "-")
            page.screenshot(path=file, type="jpeg", quality=80, animations="disabled")
            yield Picture(file, f"{at + 1}{shown}")


def sheets(pdfs: list[Path], folder: Path) -> Iterator[Picture]:
    """Picture every page of the sheets of a course."""
    for pdf in pdfs:
        for number, page in enumerate(pypdfium2.PdfDocument(pdf), 1):
            file = folder / f"{pdf.parent.parent.name}-{pdf.stem}-{number}.bmp"
            file.write_bytes(bitmap(page))
            yield Picture(file, f"{pdf.stem} {number}")


def bitmap(page: pypdfium2.PdfPage) -> bytes:
    """A page as a Windows bitmap, whose rows are as PDFium draws them: no other program is needed
    to write it.
    """
    drawn = page.render(scale=SCALE, force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGRx)
    pixels = bytes(drawn.buffer)
    whole = [54 + len(pixels), 0, 54, 40, drawn.width, -drawn.height]  # upside down: from the top
    start = b"BM" + b"".join(one.to_bytes(4, "little", signed=True) for one in whole)
    bits = (1).to_bytes(2, "little") + (32).to_bytes(2, "little")
    return start + bits + bytes(24) + pixels


_STYLE = f"""
body {{ font: 14px/1.3 sans-serif; margin: 16px; background: #ccc; color: #222 }}
main {{ display: grid; grid-template-columns: repeat({ACROSS}, 1fr); gap: 12px }}
figure {{ margin: 0 }}
img {{ width: 100%; border: 1px solid #888; display: block }}
"""


def laid_out(title: str, body: str) -> str:
    head = f"<title>{html.escape(title)}</title><style>{_STYLE}</style>"
    return f'<!doctype html><meta charset="utf-8">{head}<h1>{html.escape(title)}</h1>{body}\n'


def lay_out(browser: Browser, folder: Path, name: str, pictures: list[Picture]) -> Iterator[Path]:
    """Put pictures on contact sheets: pages that lead to each, and a picture of each page."""
    for number, start in enumerate(range(0, len(pictures), ACROSS * DOWN), 1):
        some = pictures[start : start + ACROSS * DOWN]
        yield _one(browser, folder, f"{name} {number}", some)


def _one(browser: Browser, folder: Path, name: str, pictures: list[Picture]) -> Path:
    shown = "".join(
        f'<figure><a href="{one.file.name}"><img src="{one.file.name}" alt=""></a>'
        f"<figcaption>{html.escape(one.called)}</figcaption></figure>"
        for one in pictures
    )
    target = folder / f"{name.replace(' ', '-')}.html"
    target.write_text(laid_out(name, f"<main>{shown}</main>"), encoding="utf-8")
    page = browser.new_page(viewport={"width": 2000, "height": 900})
    page.goto(target.as_uri())
    page.screenshot(path=target.with_suffix(".png"), full_page=True)
    page.close()
    print(target.with_suffix(".png"), flush=True)
    return target


def contact_sheets(browser: Browser, site: Path, only: str, folder: Path) -> Iterator[Path]:
    """Lay out the decks and the sheets of every course of a site; `only` is a theme, "" for all."""
    for course in sorted(path.parent for path in site.glob("*/slides")):
        decks = sorted(course.glob("slides/*.html"), key=lambda path: path.stem == WHOLE)
        pdfs = sorted(course.glob("handouts/*.pdf"))
        chosen = [deck for deck in decks if only in ("", deck.stem)]
        printed = [pdf for pdf in pdfs if pdf.name.startswith(only)]
        for name, pictures in slides(browser, chosen, folder):
            yield from lay_out(browser, folder, name, pictures)
        pictures = list(sheets(printed, folder))
        yield from lay_out(browser, folder, f"{course.name} sheets", pictures)


def main() -> int:
    parser = argparse.ArgumentParser(description="Picture every slide and every sheet.")
    parser.add_argument("folder", nargs="?", type=Path, default=TOOLS / "contact-sheet")
    parser.add_argument("--only", default="", help="a theme alone, such as hidden-men")
    arguments = parser.parse_args()
    folder = arguments.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=engine("chromium"))
            made = list(contact_sheets(browser, ROOT / "site", arguments.only, folder))
            browser.close()
    except (Error, OSError) as failure:
        print(f"briefed: {failure}", file=sys.stderr)
        return 1
    links = "".join(f'<p><a href="{one.name}">{html.escape(one.stem)}</a></p>' for one in made)
    index = folder / "index.html"
    index.write_text(laid_out("Contact sheets", links), encoding="utf-8")
    print(index)
    return 0


if __name__ == "__main__":
    sys.exit(main())
