"""A page's text → Page: its front matter, and what the scanner finds below it."""

from __future__ import annotations

from briefed.model import Location, Page
from briefed.model.front_matter import Keys
from briefed.model.pages import TRAINERS
from briefed.source import front_matter
from briefed.source.page_scanner import Scanner
from briefed.source.unsafe_markup import fault_in

MOST_MINUTES = 60


_NO_LINES = (
    "the page lacks its title, which is above everything else: write three lines there, --- then "
    "title: and the title, then --- again"
)
_NO_TITLE = (
    "the page has no title: write title: and the title, on a line of its own below the first ---"
)


def parse(text: str, file: str, kind: str) -> Page:
    """Read a page. `kind` is "theme", "start", "extra" or "site". Raises nothing: see its `faults`.

    The front matter of a theme's page may say that its kind is "extra".
    """
    slug = file.rpartition("/")[2].removesuffix(".md")
    matter = front_matter.read(text)
    scanner = Scanner(file)
    data = matter.data or {}
    keys = Keys(file, matter.lines, matter.values)
    title = data.get("title")
    if not isinstance(title, str):
        title = ""
    if matter.fault:
        scanner.fault(*matter.fault)
    elif not title.strip():
        scanner.fault(1, 1, _NO_LINES if matter.data is None else _NO_TITLE)
    if kind == "theme" and data.get("kind") == "extra":
        kind = "extra"
    for key in ("title", "description"):
        shown, at = keys.written(key)
        if fault := fault_in(shown):
            _, line, column = at.within(shown, fault[0])
            scanner.fault(line, column, fault[1])
    scanner.read(matter.body, matter.body_line)
    if not _is_minutes(data.get("minutes")):
        scanner.fault(
            *keys.value("minutes")[1:],
            "after “minutes:”, write a whole number from 1 to 60, such as minutes: 6",
        )
    if data.get("for") not in (None, TRAINERS) or (data.get("for") == TRAINERS and kind != "extra"):
        scanner.fault(
            *keys.value("for")[1:],
            f"“for: {TRAINERS}” is only for a page that has “kind: extra” as well, and nothing "
            "else can be after “for:”. Add that line, or delete this one",
        )
    return Page(
        slug=slug,
        title=title if isinstance(data.get("title"), str) else slug,
        kind=kind,
        front_matter=data,
        body=matter.body,
        body_line=matter.body_line,
        quotes=tuple(scanner.quotes),
        prose=tuple(scanner.prose),
        parts=frozenset(scanner.parts),
        markers=tuple(scanner.markers),
        location=Location(file),
        faults=tuple(scanner.faults),
        keys=keys,
        readable=matter.data is not None,
        asked_in_vain=frozenset(scanner.asked),
    )


def _is_minutes(value: object) -> bool:
    """Whether a value of the front matter is a number of minutes, or is not there."""
    if value is None:
        return True
    return isinstance(value, str) and value.isdecimal() and 1 <= int(value[:4]) <= MOST_MINUTES
