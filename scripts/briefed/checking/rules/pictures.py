"""A figure is shown as dots only where it was counted, one by one."""

from __future__ import annotations

from collections.abc import Iterator

from briefed.checking.captions import captioned
from briefed.checking.coverage import Coverage
from briefed.checking.rules.registry import Reported, rule
from briefed.model import Course


@rule(
    "misleading-picture",
    (
        "a figure is to be shown as dots that nobody counted one by one: a percentage or a rate, a "
        "date, an age or a length of time, an estimate; or there are more dots than anybody counts"
    ),
    "take the marker away: the quote says it in words",
)
def misleading_picture(course: Course, coverage: Coverage) -> Iterator[Reported]:
    for page in course.pages:
        for shown in captioned(course, coverage, page):
            if shown.misleads:
                yield (
                    shown.asked.location,
                    shown.asked.statement,
                    f"dots would misrepresent “{shown.asked.figure}”: {shown.why}. Take the marker "
                    "away and let the quote say it, or show what was counted",
                )
