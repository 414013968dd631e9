"""Every page of a built site in turn, and the faults that it shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from briefed.rendering import search
from briefed.rendering.search_all import Entry
from playwright.sync_api import BrowserContext, Page
from selectolax.lexbor import LexborHTMLParser

from support.accessibility import sideways
from support.browsing import SEEN, Watch

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


def search_entries(site: Path) -> list[Entry]:
    """What the search finds in the site's own pages and in its courses."""
    indexes = [site / search.INDEX, *sorted(site.glob(f"*/{search.INDEX}"))]
    return [entry for path in indexes for entry in search.parts_of(path.read_text("utf-8"))[1]]


def pages(site: Path) -> list[str]:
    """The pages that somebody wrote: all but what a server shows for an address that is none."""
    return [name for name in html_files(site) if name != "404.html"]


def of_each_kind(site: Path, names: list[str]) -> list[str]:
    """Pages that together have every construct of all of them, the richest first.

    What depends on the words of a page is not tried by these alone.
    """
    left = {name: constructs((site / name).read_text(encoding="utf-8")) for name in names}
    chosen, known = [], set()
    while any(left.values()):
        richest = max(left, key=lambda name: len(left[name]))
        chosen.append(richest)
        known |= left[richest]
        left = {name: own - known for name, own in left.items()}
    return chosen


def constructs(html: str) -> set[tuple[str, ...]]:
    """What styles and scripts tell apart in a page: elements, by their classes, their types, and
    the names of what is put down on them for a script.
    """
    found: set[tuple[str, ...]] = set()
    for element in LexborHTMLParser(html).css("*"):
        given = element.attributes
        found.add((element.tag, "type", given.get("type") or "", given.get("data-kind") or ""))
        found.update((element.tag, "class", name) for name in (given.get("class") or "").split())
        found.update((element.tag, name) for name in given if name.startswith("data-"))
    return found


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


# Whether an element can be seen once it is scrolled to.
_SHOWN = f"""element => {{
    element.scrollIntoView({{block: "center", behavior: "instant"}})
    return ({SEEN})(element)
}}"""


def faults_of(page: Page, name: str) -> Iterator[str]:
    """What is wrong with an open page, at night and by day; it is light behind it."""
    if not page.title().strip():
        yield "no title"
    # Each is found once, and looked at in both schemes: to find it takes longer.
    headings = page.locator("h1").element_handles()
    notices = page.get_by_text(DRAFT, exact=True).element_handles()
    links = page.get_by_role("banner").get_by_role("link", name=WORRIED, exact=True)
    help_links = links.element_handles()
    if name == "worried.html" and help_links:
        yield "links to itself"
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        if len(headings) != 1 or not headings[0].evaluate(SEEN):
            yield f"{scheme}: headings of the first level: {[one.inner_text() for one in headings]}"
        if page.evaluate("getComputedStyle(document.documentElement).colorScheme") != scheme:
            yield f"is not {scheme}"
        yield from (f"{scheme}: {fault}" for fault in sideways(page))
        if name == "404.html":
            continue
        if not notices or not notices[0].evaluate(_SHOWN):
            yield f"{scheme}: no draft notice"
        if name != "worried.html" and [one.evaluate(_SHOWN) for one in help_links] != [True]:
            yield f"{scheme}: no link {WORRIED!r}"
        page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
