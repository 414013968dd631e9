"""The sheet that a safeguarding specialist signs, as a PDF: lines on safety, with their sources."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path

from briefed.checking.rules.numbers import HELP
from briefed.model import Course, Location, NumberToCall, Site
from briefed.outputs.lines_to_sign import Line, lines_elsewhere, safety_lines, whole
from briefed.outputs.typeset import Document, Press
from briefed.source.approved_files import digest, of_course
from briefed.text.telephones import NUMBERS_HEADING

_LEAD = (
    "Every line below tells a practitioner what is safe to do. Agree to it, or strike it out and "
    "write what it should say. Where no source is named, the line should do no more than point to "
    "your agency's own procedures."
)
_ELSEWHERE = (
    "These sentences stand outside the safety boxes and touch on the same subjects. "
    "They were found by their words, so read the whole course as well."
)
_SIGNATURE = ("Name", "Role and agency", "Date", "Signature")


def as_pdf(root: Path, course: Course, site: Site, stamp: int) -> bytes:
    """The sheet of a course of the project at `root`; `site` has the help page.

    `stamp` is its date, in seconds since 1970. Raises InputError if it can't be printed.
    """
    press = Press(stamp)
    return press.pdf(document(course, site, _foot(root, course, press.date)))


def document(course: Course, site: Site, foot: str) -> Document:
    """What is on the sheet, with a line at the foot of each page."""
    given = {
        "lead": _LEAD,
        "parts": _parts(course, site),
        "signature": _SIGNATURE,
        "foot": foot,
    }
    return Document(f"{course.title}: lines to sign", "signing.typ", given)


def _parts(course: Course, site: Site) -> list[dict[str, object]]:
    """The tables of the sheet, each with its heading."""
    help_page = next((page for page in site.pages if page.location.file == HELP), None)
    out = [_part(page.title, lines) for page, lines in safety_lines(course.pages)]
    if help_page:
        out.append(_part(help_page.title, whole(help_page)))
    if course.numbers:
        out.append(_part(NUMBERS_HEADING, map(_number, course.numbers)))
    if elsewhere := lines_elsewhere(course):
        out.append(_part("Elsewhere in the course", elsewhere, _ELSEWHERE))
    return out


def _part(heading: str, lines: Iterable[Line], lead: str = "") -> dict[str, object]:
    rows = [
        {
            "words": line.words,
            "place": f"{line.location.file}:{line.location.line}",
            "sources": line.sources,
        }
        for line in lines
    ]
    return {"heading": heading, "lead": lead, "lines": rows}


def _foot(root: Path, course: Course, date: datetime.datetime) -> str:
    """What ties a sheet to what was signed: edition, date, and the fingerprint of an approval."""
    edition = f"edition {course.settings.edition}, " if course.settings.edition else ""
    fingerprint = digest(of_course(root, course.slug))[:16]
    return f"{edition}{date.date().isoformat()}, fingerprint {fingerprint}"


def _number(number: NumberToCall) -> Line:
    checked = f"checked on {number['verified']}" if number.get("verified") else "not checked yet"
    return Line(
        f"{number['number']} {number['name']}: {number['about']} ({checked})",
        (number["source"],),
        Location("docs/index.md"),
    )
