"""Headings that nearly begin a part of a page, or nearly mark a finding. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from briefed.model import Location, Page, Prose, Quote
from briefed.source.page_parts import (
    FINDINGS,
    HEADING,
    MARKS,
    OF_HEADING,
    THE_FINDINGS,
    Part,
    is_case,
)
from briefed.source.page_scanner import NOT_AMONG_FINDINGS
from briefed.source.support import PRACTICE, is_point, rests_on
from briefed.text.patterns import lazily
from briefed.text.similarity import nearest
from briefed.text.words import plain

_ALIKE = 0.75  # least similarity of a heading to that of a part
_MARK_ALIKE = 0.8  # and of its beginning to a mark
_BEGINS = lazily(r"(?P<words>[^:–—]{4,20}?)\s*(?P<sign>:|\s-\s|[–—]|$)")
_LEVEL = 2  # of the heading of a part
# A line that stands for a heading: all of it is bold, or its mark is and what follows no sentence.
_IN_BOLD = lazily(
    rf"(?P<bold>\*\*|__)(?:{'|'.join(MARKS)})"
    r"(?:: ?[^*_\n]*(?P=bold)|:?(?P=bold):? [^*_\n]*[^*_\n.!?])"
)


def misnamed(page: Page, part: Part) -> Prose | None:
    """The heading or text that was meant to begin a part which a page lacks; None for none."""
    for prose in page.prose if part.headings else ():
        words = plain(prose.text).lower().rstrip(":")
        if prose.kind == "paragraph" and words in part.headings:
            return prose  # in bold, or with nothing that makes it a heading
        if prose.kind != "heading" or (prose.level == _LEVEL) is (words in part.headings):
            continue  # the very heading, or one of another level that has other words
        if nearest(words, part.headings, _ALIKE):
            return prose
    return None


def headless(page: Page, part: Part) -> Location | None:
    """Where a part begins whose heading a page lacks; None where nothing shows that."""
    if part.name == THE_FINDINGS.name:
        return next((one.location for one in page.prose if is_finding(one)), None)
    if PRACTICE in part.headings:
        items = (one for one in page.prose if one.kind == "item" and not is_point(one))
        return next((one.location for one in items if rests_on(one.text)[1]), None)
    if part.holds == HEADING:
        return next((one.location for one in page.markers if one.name == "quiz"), None)
    return None


def is_finding(prose: Prose) -> bool:
    """Whether a text is the heading of a finding with its mark."""
    marks = tuple(f"{mark}:" for mark in MARKS)
    return prose.kind == "heading" and plain(prose.text).startswith(marks)


def unmarked(page: Page, near: Collection[Prose]) -> Iterator[tuple[Prose, Prose]]:
    """The findings of a page without a mark, each with one of its level on the page that has one.

    A page may leave all its findings without. The headings `near`, which `nearly_marked` gives, are
    none of them.
    """
    headings = [
        prose
        for prose in page.prose
        if prose.part in FINDINGS and prose.kind == "heading" and prose.level > _LEVEL
    ]
    marked = {prose.level: prose for prose in reversed(headings) if _has_mark(prose)}
    if not marked:
        return
    for prose in headings:
        if prose.level in marked and not _has_mark(prose) and prose not in near:
            yield prose, marked[prose.level]


def _has_mark(prose: Prose) -> bool:
    """Whether the heading of a finding has a mark, alone or with what it is about."""
    return is_finding(prose) or plain(prose.text) in MARKS


def misplaced(page: Page, quote: Quote) -> bool:
    """Whether a quote does not teach only because the heading above it is nearly that of the
    findings.
    """
    if quote.why_not != NOT_AMONG_FINDINGS or THE_FINDINGS.name in page.parts:
        return False
    heading = misnamed(page, THE_FINDINGS)
    return heading is not None and heading.location < quote.location


def parting(page: Page, quote: Quote) -> Prose | None:
    """The heading that parts a quote from the findings, though it begins no part; None for none."""
    if quote.why_not != NOT_AMONG_FINDINGS:
        return None
    above = [
        prose
        for prose in page.prose
        if prose.kind == "heading" and prose.level <= _LEVEL and prose.location < quote.location
    ]
    words = [plain(prose.text).lower() for prose in above]
    if FINDINGS.isdisjoint(words[:-1]) or words[-1] in OF_HEADING or is_case(words[-1]):
        return None
    return above[-1]


def without_topic(page: Page) -> Iterator[Prose]:
    """The headings among the findings that end in the colon behind their mark."""
    for prose in page.prose:
        if prose.part in FINDINGS and prose.kind == "heading":
            words, colon, topic = plain(prose.text).partition(":")
            if colon and not topic.strip() and words.strip() in MARKS:
                yield prose


def in_bold(page: Page) -> Iterator[tuple[Prose, str]]:
    """The lines in bold among the findings that begin with a mark, each as a heading."""
    for prose in page.prose:
        found = _IN_BOLD.fullmatch(prose.text) if prose.part in FINDINGS else None
        if found and prose.kind != "heading":
            yield prose, f"{'#' * (_LEVEL + 1)} {plain(prose.text)}"


def nearly_marked(page: Page) -> Iterator[tuple[Prose, str]]:
    """The headings among the findings that begin nearly with a mark, each with how they should."""
    for prose in page.prose:
        if prose.part not in FINDINGS or prose.kind != "heading" or prose.level <= _LEVEL:
            continue
        text = plain(prose.text)
        found = _BEGINS.match(text)
        unmarked = next((mark for mark in MARKS if text.startswith(f"{mark} ")), "")
        if unmarked and not (found and found["sign"]):
            yield prose, f"{unmarked}: {text.removeprefix(unmarked).strip()}"
            continue
        if not found or (found["words"] in MARKS and found["sign"] in (":", "")):
            continue
        marks = {mark.lower(): mark for mark in MARKS}
        if meant := nearest(found["words"].lower(), marks, _MARK_ALIKE):
            topic = text[found.end() :].strip()
            yield prose, f"{marks[meant]}: {topic}" if topic else marks[meant]
