"""Every statement is taught on the page of its theme."""

from __future__ import annotations

from collections.abc import Iterator

from briefed.checking.captions import parted
from briefed.checking.coverage import Coverage, sentence_location
from briefed.checking.rules.registry import Reported, rule
from briefed.layout import page_name
from briefed.model import Course, Location, Page, Prose, Quote, Statement
from briefed.source.page_parts import FINDINGS, THE_FINDINGS
from briefed.source.page_scanner import INDENTED, NO_EMPTY_LINE, NOT_AMONG_FINDINGS
from briefed.source.part_slips import misplaced, parting
from briefed.source.quotes import read_quote
from briefed.text.words import fold, plain


@rule(
    "sentence-not-taught",
    "a sentence is in no quote on its theme's page",
    "quote it among the findings",
)
def sentence_not_taught(course: Course, coverage: Coverage) -> Iterator[Reported]:
    pages = {page.theme: page for page in course.pages}
    told: set[Quote | Prose] = set()
    for statement in course.briefing.statements:
        page = pages.get(statement.theme)
        if page and page.faults and not page.body:
            continue  # `page_unreadable` reports it
        for index, sentence in enumerate(statement.sentences):
            if (statement.id, index) in coverage.taught:
                continue
            quote = _untaught(page, coverage, statement, index) if page else None
            if page and _is_told(page, quote, sentence, coverage):
                continue
            if page and (slip := _slip(page, quote, sentence)):
                found, location, message = slip
                if found not in told:
                    yield location, None if found is not quote else statement.id, message
                told.add(found)
                continue
            name = page.location.file if page else f"{course.folder}/{page_name(statement.theme)}"
            hint = (
                f" (the quote on line {quote.location.line} does not teach: {quote.why_not})"
                if quote
                else ""
            )
            yield (
                sentence_location(statement, index),
                statement.id,
                f'{name} does not teach "{sentence}"{hint}: quote it there under '
                f'"## {course.settings.kind.findings}", as > … [{statement.id}]',
            )


def _untaught(page: Page, coverage: Coverage, statement: Statement, index: int) -> Quote | None:
    """The last quote of a page that has a sentence of a statement; that sentence is not taught."""
    found = None
    for quote in page.quotes:
        run = coverage.matches.get(quote)
        if quote.id == statement.id and run and run[0] <= index <= run[1]:
            found = quote
    return found


def _is_told(page: Page, quote: Quote | None, sentence: str, coverage: Coverage) -> bool:
    """Whether another rule reports why a page does not teach a sentence, which `quote` may have."""
    if quote and (misplaced(page, quote) or _parted(page, quote)):
        return True
    lacks = page is None or THE_FINDINGS.name not in page.parts
    if quote and quote.why_not == NOT_AMONG_FINDINGS and lacks:
        return not parting(page, quote)  # the page has no findings
    return coverage.is_meant(
        sentence, [one for one in page.quotes if one.teaches and coverage.broken([one])]
    )


def _parted(page: Page, quote: Quote) -> bool:
    """Whether only text parts a quote from the dots above it: `misleading_picture` reports it."""
    return quote.why_not == NO_EMPTY_LINE and any(
        parted(page, marker) == quote for marker in page.markers if marker.pictured
    )


def _slip(
    page: Page, quote: Quote | None, sentence: str
) -> tuple[Quote | Prose, Location, str] | None:
    """What on a page keeps a sentence from being taught: a heading, a quote or a text.

    With its location, and how to mend it.
    """
    if quote and (heading := parting(page, quote)):
        return (
            heading,
            heading.location,
            f"the quotes below “{plain(heading.text)}”, a heading of level {heading.level}, "
            f"are not among the findings: write {'#' * 3} {heading.text}",
        )
    if quote and quote.why_not == NO_EMPTY_LINE:
        message = f"this quote does not teach, since {NO_EMPTY_LINE}: leave one"
        return quote, quote.location, message
    if quote and quote.why_not == INDENTED and _is_among_findings(page, quote):
        return quote, quote.location, f"this quote does not teach, since {INDENTED}"
    for prose in page.prose:
        if prose.part in FINDINGS and fold(sentence) in fold(_words(prose)):
            how = (
                "is no quote, since signs for code are around it or spaces before it: take "
                "these away"
                if prose.kind == "code"
                else "is no quote: begin each of its lines with > and a space"
            )
            return prose, prose.location, f"this has the briefing's words and {how}"
    return None


def _words(prose: Prose) -> str:
    """The words of a text; those of a block of code as if it were the quote that it may hold."""
    if prose.kind == "code":
        return read_quote(prose.text.split("\n"), prose.location).text
    return plain(prose.text)


def _is_among_findings(page: Page, quote: Quote) -> bool:
    """Whether the last text above a quote is among the findings."""
    above = [prose.part for prose in page.prose if prose.location < quote.location]
    return bool(above) and above[-1] in FINDINGS
