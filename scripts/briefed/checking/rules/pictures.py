"""A figure is shown as dots only where it was counted, one by one."""

from __future__ import annotations

from collections.abc import Iterator

from briefed.checking.captions import captioned
from briefed.checking.coverage import Coverage
from briefed.checking.rules.registry import Reported, rule
from briefed.model import Course, Location, Marker, Page, Prose, Quote


@rule(
    "misleading-picture",
    (
        "a figure is to be shown as dots that nobody counted one by one: a percentage or a rate, a "
        "date, an age or a length of time, an estimate; or there are more dots than anybody "
        "counts, or the same ones twice"
    ),
    "take the marker away: the quote says it in words",
)
def misleading_picture(course: Course, coverage: Coverage) -> Iterator[Reported]:
    for page in course.pages:
        seen: dict[object, int] = {}  # the lines of figures, with what is right below them
        for shown in captioned(course, coverage, page):
            if shown.picture:
                drawn = shown.picture._replace(unit="")
                what = (drawn, shown.asked.statement, _below(page, shown.marker))
                if what in seen:
                    yield (
                        shown.asked.location,
                        shown.asked.statement,
                        f"“{shown.asked.figure}” is shown here already, on line {seen[what]}, and "
                        "would look like twice as many: take this marker away",
                    )
                seen.setdefault(what, shown.asked.location.line)
            if shown.misleads:
                yield (
                    shown.asked.location,
                    shown.asked.statement,
                    f"dots would misrepresent “{shown.asked.figure}”: {shown.why}. Take the marker "
                    "away and let the quote say it, or show what was counted",
                )


def _below(page: Page, marker: Marker) -> Location | None:
    """The location of the text or the quote below a marker."""
    blocks: list[Prose | Quote] = [*page.prose, *page.quotes]
    below = (block.location for block in blocks if block.location > marker.location)
    return min(below, default=None)
