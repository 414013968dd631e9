"""What was meant as a case that branches, and would be shown as ordinary text. Pure.

Only a case has parts with choices: headings with addresses, and below them items that are a link
to another such heading and nothing else.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator
from typing import NamedTuple

from briefed.model import Location, Page, Prose
from briefed.source.branching import (
    CASE_LEVEL,
    LEVEL,
    PART_FORM,
    Lower,
    cases_of,
    lower_cases,
)
from briefed.source.case_choices import CHOICE
from briefed.source.page_parts import OF_HEADING, REQUIRED, is_case
from briefed.text.claims import says_fiction
from briefed.text.similarity import nearest
from briefed.text.words import plain

CASE_HEADING = "the heading of a case is exactly “Try this”, or has the word “scenario”"
_BOXES = frozenset(part.name for part in REQUIRED if part.box)
_ALIKE = 0.7  # least similarity of a heading to one that may have been meant


class _Part(NamedTuple):
    """A heading with an address.

    `section` is the heading of level 1 or 2 that it is or stands below, and `case` the heading that
    begins a case, where nothing but such parts are between; None for none. `lower` is one between
    that would begin a case if its level were higher. `of_page` is whether the section is a part
    that every page has, so that its heading is not that of a case.
    """

    heading: Prose
    section: Prose | None
    case: Prose | None
    lower: Prose | None
    of_page: bool


def unread_cases(page: Page) -> Iterator[tuple[Location, str]]:
    """Where what was meant as a case is read as none, and how to mend it.

    Of each such case the first fault is told.
    """
    if not any("](#" in prose.text for prose in page.prose):
        return
    told: set[Prose | None] = set()
    lower = lower_cases(page)
    for one in lower:
        yield one.heading.location, _within_another(one)
    below = [range(one.heading.location.line, one.last + 1) for one in lower]
    for item, here, choice, target in _choices(page):
        if any(item.location.line in lines for lines in below):
            continue
        found = _fault(here, target, choice)
        begins = here.case or here.lower or here.section
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
    section = case = lower = None
    of_page = False
    for prose in page.prose:
        of_page = of_page or prose.part in _BOXES
        if prose.kind != "heading":
            continue
        begins = is_case(plain(prose.text).lower())
        if prose.level < LEVEL:
            section, lower = prose, None
            of_page = plain(prose.text).lower() in OF_HEADING
            if begins:
                case = prose
            elif not prose.address:
                case = None
        elif begins and (case is None or not prose.address):
            lower = prose
        if prose.address:
            found[prose.address] = _Part(prose, section, case, lower, of_page)
    return found


def _fault(part: _Part, target: _Part, choice: str) -> tuple[Location, str] | None:
    """What keeps a choice in one part, which leads to another, from being read as one."""
    level = part.heading.level
    if part.lower and target.lower is part.lower:
        return _level_of_case(part.lower)
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
        return None if part.section.level == CASE_LEVEL else _level_of_case(part.section)
    words = plain(part.section.text)
    link = f"below “{words}” the page would show the choice “{choice}” as an ordinary link"
    if part.of_page:
        return (
            part.heading.location,
            f"no heading begins this case, so {link}: write ## Try this above "
            f"“{plain(part.heading.text)}”; if this is no case, put words beside its links",
        )
    if part.section.level == CASE_LEVEL and _nearly_case(part.section):
        return part.section.location, f"{link}: {CASE_HEADING}. Write ## Try this"
    return (
        part.section.location,
        f"{link}: {CASE_HEADING}. Put one above it, or reword this one; if this is no case, put "
        "words beside its links",
    )


def _level_of_case(heading: Prose) -> tuple[Location, str]:
    """What is said of the heading of a case that has another level."""
    return (
        heading.location,
        f"“{plain(heading.text)}” is a heading of level {heading.level}, so the page would show no "
        f"case: write {'#' * CASE_LEVEL} {heading.text}",
    )


def _within_another(lower: Lower) -> str:
    """What is said of the heading of a case within another."""
    heading = lower.heading
    address = f" {{ #{heading.address} }}" if heading.address else ""
    return (
        f"“{plain(heading.text)}” is a heading of level {heading.level}, so the page would take it "
        f"for a part of the case above it: write {'#' * CASE_LEVEL} {heading.text}{address}"
        + (f", and its parts with {'#' * LEVEL}" if lower.parts else "")
    )


class Unread(NamedTuple):
    """A section that was meant as a case and is none: its heading, and the lines up to the next.

    `reported` is whether `unread_cases` reports it.
    """

    heading: Prose
    lines: range
    reported: bool


def unread_sections(page: Page) -> Iterator[Unread]:
    """The sections of a page that were meant as cases: fiction below a heading that begins none."""
    reported = {location.line for location, _ in unread_cases(page)}
    missed = {address for case in cases_of(page) for address in case.dead_ends}
    lead_to = (one for one in page.prose if one.address in missed and one.level <= CASE_LEVEL)
    reported |= {one.location.line for one in lead_to}
    headings = [one for one in page.prose if one.kind == "heading" and one.level <= CASE_LEVEL]
    for heading, following in itertools.zip_longest(headings, headings[1:]):
        first = heading.location.line
        lines = range(first, following.location.line if following else sys.maxsize)
        if is_case(plain(heading.text).lower()) and heading.level == CASE_LEVEL:
            continue
        texts = (one.text for one in page.prose if one.location.line in lines)
        if any(line in lines for line in reported):
            yield Unread(heading, lines, reported=True)
        elif _nearly_case(heading) or any(says_fiction(plain(text)) for text in texts):
            yield Unread(heading, lines, reported=False)


def _nearly_case(heading: Prose) -> bool:
    return bool(nearest(plain(heading.text).lower(), ["try this"], _ALIKE))
