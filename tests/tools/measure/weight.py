"""What the learner's files weigh, as the site's pages ask for them."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser
from support.browsing import PHONE
from support.serving import GZIP_LEVEL, Served
from support.walking import Course

from tools.measure.figures import Figure, most

KB = 1000
SCRIPTS, STYLES = 34 * KB, 14 * KB
PAGE, PAGE_SENT, VISIT = 40 * KB, 10 * KB, 85 * KB


def weigh(
    browser: Browser, root: str, log: list[Served], site: Path, courses: list[Course]
) -> Iterator[Figure]:
    """The bytes of the learner's pages, scripts and styles, and of a first visit to each page.

    `log` is what the server of the site sent, and grows.
    """
    paths = ["index.html"]
    for course in courses:
        paths += dict.fromkeys([course.start, *(one.path for one in course.themes), course.mine])
    files: dict[str, int] = {}
    visits = {}
    for path in paths:
        context = browser.new_context(viewport=PHONE)
        log.clear()
        context.new_page().goto(f"{root}/{path}", wait_until="networkidle")
        visits[path] = sum(one.sent for one in log)
        files |= {one.path.partition("?")[0].lstrip("/"): one.bytes for one in log}
        context.close()
    # A file of the theme is in a folder of `assets`; ours are in it itself.
    assets = {name: size for name, size in files.items() if name.startswith("assets/")}
    ours = {name: size for name, size in assets.items() if name.count("/") == 1}
    yield most("learner's scripts, minified, bytes", _of(ours, ".js"), SCRIPTS)
    yield most("learner's styles, bytes", _of(ours, ".css"), STYLES)
    theirs = {name: size for name, size in assets.items() if name not in ours}
    yield most("the theme's scripts and styles beside them, bytes", _of(theirs, ".js", ".css"))
    pages = {path: (site / path).read_bytes() for path in paths}
    largest = max(pages, key=lambda path: len(pages[path]))
    yield most("HTML of the largest learner's page, bytes", len(pages[largest]), PAGE, largest)
    sent = {path: len(gzip.compress(body, GZIP_LEVEL, mtime=0)) for path, body in pages.items()}
    largest = max(sent, key=lambda path: sent[path])
    yield most("the same gzipped, bytes", sent[largest], PAGE_SENT, largest)
    largest = max(visits, key=lambda path: visits[path])
    yield most("largest first visit, gzipped, bytes", visits[largest], VISIT, largest)


def _of(files: dict[str, int], *endings: str) -> int:
    return sum(size for name, size in files.items() if name.endswith(endings))
