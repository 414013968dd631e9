"""Lines of a worksheet that are no part of a form: what it is, how to use it, and their kinds."""

from __future__ import annotations

from briefed.layout import SHARED

TITLE = "Worksheet:"
IN_TABLE = "In the table:"  # below a quote that is a row of one
# A worksheet is filled in for weeks: `briefed fill` tells what is left by then.
LEFT = "Places that were still to write when this worksheet was made:"
_OF_COURSE = (
    "Write into the white cells, as much or as little as you like, in any order. Save it, and hand "
    "it on: what you wrote goes into the course, and you are told what is missing.",
    "The lines with a bar at their left are the briefing’s own words. They stay as they are.",
    "Under each quote say what it asks of practice, in short plain sentences.",
    "Point to a quote by its number, as in “(quote 2)”, where you are asked to.",
    "Leave the small grey references (Ref …): they say where your words belong.",
    "Write nothing that identifies a child, a family or a colleague.",
)
_OF_SHARED = (
    "Write into the white cells, as much or as little as you like, in any order. Save it, and hand "
    "it on: what you wrote goes into the site, and you are told what is missing, row by row.",
    "What is in the cells already is what the site says now. Change it where it is wrong.",
    "Leave the small grey references (Ref …): they say where your words belong.",
    "Everybody can read what you write here: give the numbers of services, not of people.",
)


def how_to_use(slug: str) -> tuple[str, ...]:
    """How to use the worksheet of a course or of SHARED, line by line."""
    return _OF_SHARED if slug == SHARED else _OF_COURSE
