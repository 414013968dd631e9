"""What a safeguarding specialist signs: every line of ours that says what is safe to do, with its place and its source. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefed.model import Course, Location, Page
from briefed.source.pages import SAFETY
from briefed.text.patterns import lazily
from briefed.text.words import plain, sentences

# The subjects on which advice can put somebody in danger. Too many lines on the sheet do less harm than one too few.
_SUBJECTS = lazily(
    r"(?i)\b(?:alone|apart from the group|record(?:s|ed|ing)?|disclos\w+|promise|danger\w*|999|at risk|procedures|"
    r"safeguarding lead|referr?\w*|afraid|frighten\w*|fear\w*|controll?\w*|out of (?:his|her|their) hearing|"
    r"contact with|routine enquiry|perpetrator|compliance)\b"
)
_LINK = lazily(r"\]\((?P<address>https?://[^()\s]+)\)")


class Line(NamedTuple):
    """One line to agree to: its words, the addresses that it names as its sources, and where it is written."""

    words: str
    sources: tuple[str, ...]
    location: Location


def safety_lines(pages: Iterable[Page]) -> Iterator[tuple[Page, list[Line]]]:
    """The lines in the safety boxes of pages, by their page; a page without any is left out."""
    for page in pages:
        found = [
            _line(prose.text, prose.location)
            for prose in page.prose
            if prose.part == SAFETY and prose.kind != "title"
        ]
        if found:
            yield page, found


def whole(page: Page) -> list[Line]:
    """Every line of a page, its headings aside."""
    return [
        _line(prose.text, prose.location)
        for prose in page.prose
        if prose.kind not in ("heading", "title")
    ]


def lines_elsewhere(course: Course) -> list[Line]:
    """The sentences outside the safety boxes, on pages and in questions, that touch on what a specialist signs."""
    found = []
    for text, location in _other_texts(course):
        for sentence in sentences(plain(text)) if _SUBJECTS.search(text) else ():
            if _SUBJECTS.search(sentence):
                found.append(
                    Line(
                        sentence,
                        tuple(match["address"] for match in _LINK.finditer(text)),
                        location,
                    )
                )
    return found


def _other_texts(course: Course) -> Iterator[tuple[str, Location]]:
    for page in course.pages:
        for prose in page.prose:
            if prose.part != SAFETY and prose.kind not in ("heading", "title", "code"):
                yield prose.text, prose.location
    for question in course.questions:
        yield from question.texts


def _line(markup: str, location: Location) -> Line:
    return Line(
        plain(markup), tuple(match["address"] for match in _LINK.finditer(markup)), location
    )
