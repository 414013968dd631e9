"""What a page says of the services that its findings and practice points are for. Pure.

The page says it in words, without a script. A script reads `data-for`, the slugs of the services,
and fills the tags of the service that a reader works in.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefed.checking.coverage import Coverage
from briefed.checking.services import meant_for, said_of
from briefed.model import Course, Location, Page, Prose, Service
from briefed.rendering import steps
from briefed.source.page_parts import FINDINGS
from briefed.source.services import is_practice, label, practice_point
from briefed.source.support import is_point, rests_on
from briefed.templates import render

WHOM = "bf-whom"  # the class of the tag of a finding


class Placed(NamedTuple):
    """The tag of a finding: the services that it is for, what it says, and where it goes.

    It goes below the heading on a line of the page's body, counted from 0, or, where the finding
    has none, above the quote on it.
    """

    line: int
    is_below: bool
    services: tuple[Service, ...]
    words: str


def slugs(services: Iterable[Service]) -> str:
    """The value of `data-for`."""
    return " ".join(service.slug for service in services)


def of_findings(course: Course, coverage: Coverage, page: Page) -> Iterator[Placed]:
    """The tags of a page's findings. A finding is a step with quotes that teach."""
    if not course.settings.services:
        return
    lines = page.body.count("\n") + 1
    for start, end in itertools.pairwise([*steps.starts(page), lines]):
        quotes = {
            line: quote
            for quote in page.quotes
            if quote.teaches and start <= (line := quote.location.line - page.body_line) < end
        }
        services = meant_for(course, coverage, quotes.values())
        if services:
            first = min(quotes)
            headings = [
                line
                for prose in page.prose
                if prose.kind == "heading" and prose.level > 2 and prose.part in FINDINGS
                if start <= (line := prose.location.line - page.body_line) < first
            ]
            told = said_of(course, coverage, quotes.values())
            yield Placed(max(headings, default=first), bool(headings), services, told)


def said(
    course: Course, coverage: Coverage, page: Page, end: int
) -> Iterator[tuple[Location, str]]:
    """The words of the tags of a page's findings, each with its location.

    A tag below a heading is at the column `end` of the heading's line. One above a quote is also
    above the picture whose caption the quote is.
    """
    pictured = {
        quote.location.line: marker.location.line
        for marker in page.markers
        if (quote := page.captioning(marker))
    }
    for tag in of_findings(course, coverage, page):
        line = tag.line + page.body_line
        first = line if tag.is_below else pictured.get(line, line)
        where = Location(page.location.file, first, end if tag.is_below else 0)
        yield where, tag.words


def mark_findings(course: Course, coverage: Coverage, page: Page, lines: list[str]) -> None:
    """Put the tags of a page's findings into the lines of its body."""
    for line, is_below, services, told in of_findings(course, coverage, page):
        tag = f'<p class="{WHOM}">{_tag(services, told)}</p>'
        pieces = [lines[line], tag] if is_below else [tag, lines[line]]
        lines[line] = "\n\n".join(pieces)


def mark_points(course: Course, page: Page, lines: list[str]) -> None:
    """Put a tag in the place of the brackets that mark a practice point, in a body's lines.

    The number of lines stays.
    """
    for prose in page.prose if course.settings.services else ():
        if not is_practice(prose):
            continue
        first = prose.location.line - page.body_line
        last = first + prose.text.count("\n") + 1
        found = practice_point("\n".join(lines[first:last]), course.settings.services)
        if found.services:
            # The brackets had a space for each line that ends in them, and so has the tag.
            ended = last - first - 1 - found.text.count("\n")
            shown = _tag(found.services, label(found.services).replace(" ", "\n", ended))
            lines[first:last] = f"{found.text} {shown}".split("\n")


def pointed(course: Course, prose: Prose) -> Prose:
    """A practice point or an objective as it is shown: for whom it is, and without ids."""
    if not is_point(prose):
        return prose
    if is_practice(prose):
        found = practice_point(prose.text, course.settings.services)
        if found.services:
            return prose._replace(text=f"{found.text} {label(found.services)}")
    return prose._replace(text=rests_on(prose.text)[0])


def _tag(services: tuple[Service, ...], words: str) -> str:
    return render(__package__, "service_tag.html", slugs=slugs(services), words=words).strip()
