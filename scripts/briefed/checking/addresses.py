"""The addresses on a page that links may lead to, as the renderer will make them. Pure.

What is behind the # of a link: a heading's own address, or the one that is made of its words; a
quote, a question, a statement of the briefing.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from briefed.checking.coverage import Coverage
from briefed.layout import NOT_TESTED, THEMES, question_anchor, quote_anchor
from briefed.model import Course, Page
from briefed.source.headings import rendered_address
from briefed.text.patterns import lazily
from briefed.text.words import IMAGE, plain

# Markers for a part that the build writes, with addresses that only the built page knows.
_UNKNOWN = frozenset({"learning", "changes", "room", "packages"})
_COUNTED = lazily(r"(.*)_([0-9]{1,9})")


def of_page(page: Page, course: Course | None, coverage: Coverage) -> frozenset[str] | None:
    """The addresses on a page of a course, or of none; None where the build writes some of it."""
    if any(marker.name in _UNKNOWN for marker in page.markers):
        return None
    given = {prose.address for prose in page.prose if prose.address}
    given |= {
        quote_anchor(quote.id, coverage.matches[quote][0])
        for quote in page.quotes
        if quote.teaches and quote.id and quote in coverage.matches
    }
    if course and (quiz := course.quiz_of(page.theme)):
        given |= {question_anchor(question.id) for question in quiz.questions if question.id}
    if page.shows(THEMES):
        given.add(THEMES)
    headings = [*_headings(page)]
    if course and page.kind == "start" and course.settings.exemptions:
        headings.append(NOT_TESTED)
    return _with_headings(given, headings)


def of_briefing(course: Course) -> frozenset[str]:
    """The addresses on the published briefing of a course."""
    briefing = course.briefing
    headings = sorted(
        [
            *((location, words) for words, location, _ in briefing.groups),
            *((theme.location, theme.heading) for theme in briefing.themes if theme.heading),
        ]
    )
    return _with_headings(
        {statement.id for statement in briefing.statements},
        [briefing.title, *(words for _, words in headings)],
    )


def _headings(page: Page) -> Iterator[str]:
    """The words of a page's headings that are given no address, those within a box included."""
    for prose in page.prose:
        if prose.kind == "heading":
            if not prose.address:
                yield prose.text
        elif "#" in prose.text and prose.kind != "code":
            for line in map(str.strip, prose.text.split("\n")):
                if line.startswith("#"):
                    yield line.strip("#")


def _with_headings(given: Iterable[str], headings: Iterable[str]) -> frozenset[str]:
    """Addresses, and those that headings get from their words; the renderer counts doubles."""
    taken = set(given)
    for words in headings:
        made = rendered_address(plain(IMAGE.sub("", words)))
        if made in taken or not made:
            counted = _COUNTED.fullmatch(made)
            begin, last = (counted[1], int(counted[2])) if counted else (made, 0)
            others = (f"{begin}_{number}" for number in itertools.count(last + 1))
            made = next(one for one in others if one not in taken)
        taken.add(made)
    return frozenset(taken)


def unread_addresses(page: Page) -> frozenset[str]:
    """The addresses that were meant by the headings of a page that have a slip in theirs."""
    return frozenset(fault.address for fault in page.faults if fault.address)
