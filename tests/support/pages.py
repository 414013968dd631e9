"""Every page of a built site in turn, and the faults that it shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import BrowserContext, Page

from support.browsing import SEEN, Watch, shown

TABS = 4
DRAFT = "Draft: not yet approved by the partnership."
WORRIED = "Worried about a child?"


def html_files(site: Path) -> list[str]:
    """Every page to read; what the search runs in where there is no server is none, and slides have
    tests of their own.
    """
    return sorted(
        path.relative_to(site).as_posix()
        for path in site.rglob("*.html")
        if path.parent.name not in ("search", "slides")
    )


def pages(site: Path) -> list[str]:
    """The pages that somebody wrote: all but what a server shows for an address that is none."""
    return [name for name in html_files(site) if name != "404.html"]


def in_turn(
    context: BrowserContext, names: list[str], root: str
) -> Iterator[tuple[str, Page, Watch]]:
    """Each page when it has got all that it asks for, until the next is asked for.

    A few tabs take turns: the pages to come load meanwhile, and a tab of its own would cost each
    page a process.
    """
    tabs = [(page, Watch(page, root)) for page in (context.new_page() for _ in names[:TABS])]
    for (page, _), name in zip(tabs, names, strict=False):
        page.goto(f"{root}/{name}")
    for place, name in enumerate(names):
        page, watch = tabs[place % TABS]
        page.wait_for_load_state("networkidle")
        yield name, page, watch
        watch.faults.clear()
        if place + TABS < len(names):
            page.goto(f"{root}/{names[place + TABS]}")


def faults_of(page: Page, name: str) -> Iterator[str]:
    """What is wrong with an open page in light and, as far as colours can change it, in dark."""
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        yield from _faults_in(page, name, scheme)


def _faults_in(page: Page, name: str, scheme: str) -> Iterator[str]:
    if page.locator("h1").count() != 1 or not page.locator("h1").evaluate(SEEN):
        yield f"headings of the first level: {page.locator('h1').all_inner_texts()}"
    if not page.title().strip():
        yield "no title"
    if page.evaluate("getComputedStyle(document.documentElement).colorScheme") != scheme:
        yield f"is not {scheme}"
    width, room = page.evaluate(
        "[document.scrollingElement.scrollWidth, document.documentElement.clientWidth]"
    )
    if width > room:
        yield f"scrolls sideways: {width} of {room} pixels"
    if name == "404.html":
        return
    if not shown(page.get_by_text(DRAFT, exact=True).first):
        yield "no draft notice"
    link = page.get_by_role("banner").get_by_role("link", name=WORRIED, exact=True)
    if name == "worried.html":
        if link.count():
            yield "links to itself"
    elif not shown(link):
        yield f"no link {WORRIED!r}"
