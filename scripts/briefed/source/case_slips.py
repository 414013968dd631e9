"""What was meant as a case that branches, and would be shown as ordinary text. Pure.

Only a case has parts with choices: headings with addresses, and below them items that are a link
to another such heading and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefed.model import Location, Page, Prose
from briefed.source.branching import CHOICE, LEVEL, PART_FORM, cases_of
from briefed.source.page_parts import is_case
from briefed.text.words import plain


class _Part(NamedTuple):
    """A heading with an address.

    `section` is the heading of level 1 or 2 that it is or stands below, and `case` the heading that
    begins a case, where nothing but such parts are between; None for none.
    """

    heading: Prose
    section: Prose | None
    case: Prose | None


def unread_cases(page: Page) -> Iterator[tuple[Location, str]]:
    """Where what was meant as a case is read as none, and how to mend it.

    Of each such case the first fault is told.
    """
    if not any("](#" in prose.text for prose in page.prose):
        return
    told: set[Prose | None] = set()
    for item, here, choice, target in _choices(page):
        found = _fault(here, target, choice)
        begins = here.case or here.section
        if found and begins not in told and not _is_read(item, page):
            told.add(begins)
            yield found


def _choices(page: Page) -> Iterator[tuple[Prose, _Part, str, _Part]]:
    """The items of a page that may be choices: with their part, words, and where they lead."""
    parts = _parts(page)
    here: _Part | None = None
    for prose in page.prose:
        if prose.kind == "heading":
            here = parts.get(prose.address)
        elif here and prose.kind == "item":
            choice = CHOICE.fullmatch(prose.text.strip())
            target = parts.get(choice[2]) if choice else None
            if choice and target and target is not here:
                yield prose, here, plain(choice[1]), target


def _is_read(item: Prose, page: Page) -> bool:
    """Whether an item is a choice of a case that is read as one."""
    parts = (part for case in cases_of(page) for part in case.parts)
    return any(item.location == choice.location for part in parts for choice in part.choices)


def _parts(page: Page) -> dict[str, _Part]:
    """The headings of a page that have an address, by that address."""
    found: dict[str, _Part] = {}
    section: Prose | None = None
    case: Prose | None = None
    for prose in page.prose:
        if prose.kind != "heading":
            continue
        if prose.level < LEVEL:
            section = prose
            if is_case(plain(prose.text).lower()):
                case = prose
            elif not prose.address:
                case = None
        if prose.address:
            found[prose.address] = _Part(prose, section, case)
    return found


def _fault(part: _Part, target: _Part, choice: str) -> tuple[Location, str] | None:
    """What keeps a choice in one part, which leads to another, from being read as one."""
    level = part.heading.level
    if target.heading.level != level:
        return None
    if level != LEVEL:
        if part.case is None or target.case is not part.case:
            return None
        return (
            part.heading.location,
            f"“{plain(part.heading.text)}” has the choice “{choice}” and is a heading of level "
            f"{level}, so the page would show no case. {PART_FORM}: write "
            f"{'#' * LEVEL} {part.heading.text} {{ #{part.heading.address} }}",
        )
    if part.section is None or target.section is not part.section:
        return None
    if is_case(plain(part.section.text).lower()):
        return None
    return (
        part.section.location,
        f"below “{plain(part.section.text)}” the page would show the choice “{choice}” as an "
        "ordinary link: the heading of a case is exactly “Try this”, or has the word “scenario”. "
        "Put one above it, or reword this one; if this is no case, put words beside its links",
    )
