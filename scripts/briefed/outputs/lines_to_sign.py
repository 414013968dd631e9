"""What a safeguarding specialist signs: every line of ours that says what is safe to do. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefed.model import Course, Location, Page
from briefed.source.page_parts import SAFETY
from briefed.source.support import without_ids
from briefed.text.patterns import lazily
from briefed.text.words import plain, sentences

# Subjects on which advice can put somebody in danger. A line too many on the sheet does less harm
# than a line too few.
_SUBJECTS = lazily(
    r"(?i)\b(?:alone|apart from the group|record(?:s|ed|ing)?|disclos\w+|promise|danger\w*|999"
    r"|at risk|procedures|safeguarding lead|referr?\w*|afraid|frighten\w*|fear\w*|controll?\w*"
    r"|out of (?:his|her|their) hearing|contact with|routine enquiry|perpetrator|compliance)\b"
)
_LINK = lazily(r"\]\((?P<address>https?://[^()\s]+)\)")


class Line(NamedTuple):
    """A line to agree to: its words, the addresses of its sources, and where it is written."""

    words: str
    sources: tuple[str, ...]
    location: Location


def safety_lines(pages: Iterable[Page]) -> Iterator[tuple[Page, list[Line]]]:
    """Each page that has lines in safety boxes, with those lines."""
    for page in pages:
        found = [
            _line(prose.text, prose.location)
            for prose in page.prose
            if prose.part == SAFETY and prose.kind != "title"
        ]
        if found:
            yield page, found


def whole(page: Page) -> list[Line]:
    """Every line of a page except headings."""
    return [
        _line(prose.text, prose.location)
        for prose in page.prose
        if prose.kind not in ("heading", "title")
    ]


def lines_elsewhere(course: Course) -> list[Line]:
    """The sentences on pages and in questions, outside the safety boxes, on the same subjects."""
    return [
        Line(sentence, _sources(text), location)
        for text, location in _other_texts(course)
        if _SUBJECTS.search(text)
        for sentence in sentences(plain(text))
        if _SUBJECTS.search(sentence)
    ]


def _other_texts(course: Course) -> Iterator[tuple[str, Location]]:
    for page in course.pages:
        for prose in page.prose:
            if prose.part != SAFETY and prose.kind not in ("heading", "title", "code"):
                yield without_ids(prose).text, prose.location
    for question in course.questions:
        yield from question.texts


def _line(markup: str, location: Location) -> Line:
    return Line(plain(markup), _sources(markup), location)


def _sources(markup: str) -> tuple[str, ...]:
    return tuple(match["address"] for match in _LINK.finditer(markup))
