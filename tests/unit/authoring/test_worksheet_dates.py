"""Dates on a worksheet: as people write them, and never with a day that nobody gave."""

from __future__ import annotations

import pytest
from briefed.authoring.worksheet.dates import day_or_month, shown_date, written_date
from briefed.authoring.worksheet.forms import Wrong

DAYS = [
    ("31 March 2027", "2027-03-31"),
    ("1st Sept. 2026", "2026-09-01"),
    ("2027-3-1", "2027-03-01"),
    ("27/11/2026", "2026-11-27"),
    ("27.11.2026", "2026-11-27"),
    ("05/05/2027", "2027-05-05"),
    ("July 18th, 2022", "2022-07-18"),
]
MONTHS = [
    ("May 2021", "2021-05"),
    ("may, 2021", "2021-05"),
    ("Sept. 2026", "2026-09"),
    ("2021-5", "2021-05"),
]


@pytest.mark.parametrize(("said", "written"), DAYS)
def test_a_day_is_written_as_the_course_has_it(said: str, written: str) -> None:
    assert written_date(said) == day_or_month(said) == written
    assert day_or_month(shown_date(written)) == written


@pytest.mark.parametrize(("said", "written"), MONTHS)
def test_a_month_is_a_date_of_publication_and_no_other(said: str, written: str) -> None:
    assert day_or_month(said) == written
    assert day_or_month(shown_date(written)) == written
    with pytest.raises(Wrong, match=r"write it with its day, as 31 March 2027$"):
        written_date(said)


@pytest.mark.parametrize("said", ["Spring 2021", "Maybe 2021", "2021-13", "2021", "31 June 2021"])
def test_what_is_no_date_is_told(said: str) -> None:
    with pytest.raises(
        Wrong, match=r"or the month alone, as March 2027, if the paper says no day$"
    ):
        day_or_month(said)


@pytest.mark.parametrize("written", [written_date, day_or_month])
def test_a_date_in_numbers_that_could_be_two_days_is_asked_about(written) -> None:
    with pytest.raises(Wrong, match=r"could be 3 April or 4 March: write the month as a word"):
        written("3/4/2027")


@pytest.mark.parametrize("said", ["11/27/2026", "31/06/2021", "0/5/2027", "27/11.2026"])
def test_numbers_that_are_no_day_are_no_date(said: str) -> None:
    with pytest.raises(Wrong, match="is no date"):
        written_date(said)
