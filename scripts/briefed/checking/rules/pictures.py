"""A figure is shown as dots only where it was counted, one by one."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator

from briefed.checking.captions import Captioned, captioned, parted
from briefed.checking.coverage import Coverage
from briefed.checking.rules.registry import Reported, rule
from briefed.model import Course, Location, Marker, Page, Prose, Quote
from briefed.source.page_scanner import INDENTED
from briefed.text.words import fold


@rule(
    "misleading-picture",
    (
        "a figure is to be shown as dots that nobody counted one by one: a percentage or a rate, a "
        "date, an age or a length of time, an estimate; or a part without its whole, or two groups "
        "that may be the same ones; or there are more dots than anybody counts, or the same dots "
        "or the same sentence twice"
    ),
    "delete the marker: the quote says it in words",
)
def misleading_picture(course: Course, coverage: Coverage) -> Iterator[Reported]:
    for page in course.pages:
        # Each figure without its unit, with what is right below it; and the lines of the same one.
        lines: dict[object, list[int]] = {}
        found = []
        for shown in captioned(course, coverage, page):
            drawn = shown.picture and shown.picture._replace(unit="")
            what = (drawn, shown.asked.statement, _below(page, shown.marker))
            same = lines.setdefault(what if drawn else shown.marker, [])
            same.append(shown.asked.location.line)
            found.append((shown, same))
        for shown, same in found:
            if message := _message(page, coverage, shown, same):
                yield shown.asked.location, shown.asked.statement, message


def _message(page: Page, coverage: Coverage, shown: Captioned, same: list[int]) -> str:
    """What is wrong with a figure, "" for nothing. The same one is on the lines `same`."""
    figure = f"“{shown.asked.figure}”"
    if len(same) == 1 and (other := _another(page, shown.marker)):
        return (
            f"this quote has another marker on line {other.location.line}, and can have one "
            "only: delete one of them"
        )
    if shown.misleads:
        mend = "Delete the marker and let the quote say it, or show what was counted"
        return f"dots would mislead about {figure}: {shown.why}. {shown.mend or mend}"
    if shown.asked.location.line > same[0]:
        return (
            f"line {same[0]} shows {figure} already, and together they would look like twice as "
            "many: delete this marker"
        )
    if len(same) == 1 and (again := _quoted_beside(page, coverage, shown)):
        if parted(page, shown.marker) == again:
            return (
                f"text is between this marker and its quote on line {again.location.line}, so "
                "readers would see the briefing's sentence twice: move the marker right above "
                "that quote, or delete it"
            )
        return (
            "readers would see the briefing's sentence twice, below these dots and in the quote "
            f"on line {again.location.line}: put the marker right above that quote, with nothing "
            "between, or delete it"
        )
    return ""


def _another(page: Page, marker: Marker) -> Marker | None:
    """The next marker, where both are for a quote that is right below it; None for any other."""
    blocks: list[Prose | Quote | Marker] = [*page.prose, *page.quotes, *page.markers]
    below = (block for block in blocks if block.location > marker.location)
    first = min(below, key=lambda block: block.location, default=None)
    if not isinstance(first, Marker) or not first.pictured or not marker.pictured:
        return None
    if first.pictured.statement != marker.pictured.statement:
        return None
    return first if page.captioning(first) or _another(page, first) else None


def _quoted_beside(page: Page, coverage: Coverage, shown: Captioned) -> Quote | None:
    """A quote further down under the same heading, with the sentence that captions the dots.

    What stands between has parted them. Dots below a quote are left to the author.
    """
    if shown.picture is None or shown.quote:
        return None
    headings = [prose.location for prose in page.prose if prose.kind == "heading"]
    here = bisect(headings, shown.marker.location)
    return next(
        (
            quote
            for quote in page.quotes
            if quote.id == shown.asked.statement
            and quote.why_not != INDENTED  # `sentence_not_taught` reports it
            and quote.location > shown.marker.location
            and bisect(headings, quote.location) == here
            and fold(shown.sentences) in fold(coverage.text(quote))
        ),
        None,
    )


def _below(page: Page, marker: Marker) -> Location | None:
    """The location of the text or the quote below a marker."""
    blocks: list[Prose | Quote] = [*page.prose, *page.quotes]
    below = (block.location for block in blocks if block.location > marker.location)
    return min(below, default=None)
