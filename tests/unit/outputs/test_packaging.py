"""The date of the files that are made of a course."""

from __future__ import annotations

import datetime

import pytest
from briefed.model import Briefing, Course, Location
from briefed.model.settings import Settings
from briefed.outputs.packaging import stamp_of, zipped

FIRST = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)


def dated(**settings: object) -> datetime.datetime:
    briefing = Briefing("", (), (), (), (), Location("docs/course/briefing.md"), ())
    course = Course("course", briefing, None, Settings(**settings), (), (), "2026-01-01")
    stamp = stamp_of(course)
    zipped({"a": b""}, stamp)  # a zip can hold it
    return datetime.datetime.fromtimestamp(stamp, datetime.UTC)


@pytest.mark.parametrize(
    ("settings", "date"),
    [
        ({}, FIRST),
        ({"published": "2024-02-29"}, datetime.datetime(2024, 2, 29, tzinfo=datetime.UTC)),
        (
            {"published": "2024-02-29", "approval": {"date": "2025-03-01"}},
            datetime.datetime(2025, 3, 1, tzinfo=datetime.UTC),
        ),
        (
            {
                "published": "2024-02-29",
                "corrections": (
                    {"date": "2026-05-06", "theme": "", "text": "A figure."},
                    {"date": "2025-05-06", "theme": "", "text": "A word."},
                ),
                "approval": {"date": "2025-03-01"},
            },
            datetime.datetime(2026, 5, 6, tzinfo=datetime.UTC),
        ),
        ({"published": "2024-03"}, datetime.datetime(2024, 3, 1, tzinfo=datetime.UTC)),
        ({"published": "soon"}, FIRST),
        ({"published": "0001-01-01"}, FIRST),
        (
            {"published": "9999-12-31"},
            datetime.datetime(2107, 12, 31, tzinfo=datetime.UTC),
        ),
    ],
)
def test_files_have_the_newest_date_that_the_course_gives(
    settings: dict[str, object], date: datetime.datetime
) -> None:
    assert dated(**settings) == date
