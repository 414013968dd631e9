"""Takes the pictures and writes the sheet, or renews the files that a test compares."""

from __future__ import annotations

import argparse
import functools
import html
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Error, Page, sync_playwright
from support import unnoticed
from support.browsers import TOOLS, engine
from support.browsing import DESK, PHONE
from support.building import ROOT, Builds, copy_sources, only_the_fixture
from support.scenes import SCENES, Scene, Visit, learnt
from support.serving import served
from support.walking import courses

SIZES = {"phone": PHONE, "desk": DESK}
SCHEMES = ("light", "dark")


def accept(browser: Browser) -> None:
    """Renew the files in tests/unnoticed, from the fixture's course."""
    with tempfile.TemporaryDirectory(prefix="briefed-tour-") as folder:
        project = only_the_fixture(copy_sources(Path(folder) / "project"))
        site = Builds(Path(folder) / "builds").of(project) / "site"
        (course,) = courses(site)
        with served(site) as root:
            records = functools.cache(lambda: learnt(browser, root, course))
            unnoticed.KEPT.mkdir(exist_ok=True)
            for old in unnoticed.KEPT.iterdir():
                old.unlink()
            for scene in SCENES:
                if scene.kept:
                    with Visit(browser, root, course, records) as visit:
                        text = unnoticed.write(unnoticed.states_of(scene, visit))
                    unnoticed.file_of(scene).write_text(text, encoding="utf-8")
                    print(unnoticed.file_of(scene).relative_to(ROOT), flush=True)


def picture(browser: Browser, folder: Path, scenes: list[Scene]) -> Iterator[tuple[str, list[str]]]:
    """Take the pictures of every state; gives each state's name and its files."""
    for course in courses(ROOT / "site"):
        with served(ROOT / "site") as root:
            records = functools.cache(functools.partial(learnt, browser, root, course))
            for scene in scenes:
                taken: dict[str, list[str]] = {}
                for size, box in SIZES.items():
                    with Visit(browser, root, course, records, box) as visit:
                        for state, page in scene.states(visit):
                            files = taken.setdefault(f"{scene.name}: {state}", [])
                            start = f"{course.folder} {scene.name} {state} {size}"
                            files += _taken(page, folder, start)
                print(f"{course.folder}: {scene.name}, {len(taken)} states", flush=True)
                yield from taken.items()


def _taken(page: Page, folder: Path, start: str) -> Iterator[str]:
    """Picture a page in both schemes: what is on the screen, and the whole of it. Paper has one."""
    for scheme in SCHEMES[:1] if page.evaluate("matchMedia('print').matches") else SCHEMES:
        page.emulate_media(color_scheme=scheme)
        name = "".join(sign if sign.isalnum() else "-" for sign in f"{start} {scheme}")
        page.screenshot(path=folder / f"{name}.png", animations="disabled")
        page.screenshot(path=folder / f"{name}-whole.png", animations="disabled", full_page=True)
        yield name


_STYLE = """
body { font: 16px/1.4 sans-serif; margin: 1rem; background: #ddd; color: #222 }
section { display: flex; gap: 1rem; overflow-x: auto; align-items: start; padding-bottom: 1rem }
img { height: 30rem; border: 1px solid #888 }
h2 { font-size: 1rem; margin: 1rem 0 .25rem }
"""


def sheet(states: list[tuple[str, list[str]]]) -> str:
    """The page that shows all pictures: of each state a row. A picture leads to the whole page."""
    rows = []
    for state, files in states:
        pictures = "".join(
            f'<a href="{file}-whole.png"><img loading="lazy" src="{file}.png" alt="{file}"></a>'
            for file in files
        )
        rows.append(f"<h2>{html.escape(state)}</h2><section>{pictures}</section>")
    head = f'<!doctype html><meta charset="utf-8"><title>Tour</title><style>{_STYLE}</style>'
    return head + "\n".join(rows) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description="Picture every state of the pages.")
    parser.add_argument("folder", nargs="?", type=Path, default=TOOLS / "tour")
    names = [scene.name for scene in SCENES]
    parser.add_argument("--scene", choices=names, action="append", help="this scene alone")
    parser.add_argument(
        "--accept", action="store_true", help="renew the files that a test compares"
    )
    arguments = parser.parse_args()
    chosen = [scene for scene in SCENES if scene.name in (arguments.scene or names)]
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=engine("chromium"))
            if arguments.accept:
                accept(browser)
            else:
                arguments.folder.mkdir(parents=True, exist_ok=True)
                states = list(picture(browser, arguments.folder, chosen))
                index = arguments.folder / "index.html"
                index.write_text(sheet(states), encoding="utf-8")
                print(index)
            browser.close()
    except (Error, OSError) as failure:
        print(f"briefed: {failure}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
