"""The sheet that a safeguarding specialist signs, as a PDF: lines on safety, with their sources."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path

from briefed.checking.rules.numbers import HELP
from briefed.model import Course, Location, NumberToCall, Site
from briefed.outputs.lines_to_sign import Line, lines_elsewhere, safety_lines, whole
from briefed.outputs.typeset import Press, string
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
    source = _sheet(course, site, _foot(root, course, press.date))
    return press.pdf(f"{course.title}: lines to sign", source)


def _sheet(course: Course, site: Site, foot: str) -> str:
    help_page = next((page for page in site.pages if page.location.file == HELP), None)
    out = [_page(foot), _heading(1, f"{course.title}: lines to sign"), _text(_LEAD)]
    for page, lines in safety_lines(course.pages):
        out += [_heading(2, page.title), _table(lines)]
    if help_page:
        out += [_heading(2, help_page.title), _table(whole(help_page))]
    if course.numbers:
        out += [_heading(2, NUMBERS_HEADING), _table(_number(number) for number in course.numbers)]
    elsewhere = lines_elsewhere(course)
    if elsewhere:
        out += [_heading(2, "Elsewhere in the course"), _text(_ELSEWHERE), _table(elsewhere)]
    rows = "".join(
        f"#block(breakable: false, above: 1.2em)[#{string(label)};#field(1)]"
        for label in _SIGNATURE
    )
    return "\n\n".join([*out, f"#block(breakable: false)[{_heading(2, 'Agreed')}\n\n{rows}]"])


def _foot(root: Path, course: Course, date: datetime.datetime) -> str:
    """What ties a sheet to what was signed: edition, date, and the fingerprint of an approval."""
    edition = f"edition {course.settings.edition}, " if course.settings.edition else ""
    fingerprint = digest(of_course(root, course.slug))[:16]
    return f"{edition}{date.date().isoformat()}, fingerprint {fingerprint}"


def _page(foot: str) -> str:
    """The paper, with a line at its foot."""
    return (
        '#set page(paper: "a4", margin: (x: 1.8cm, top: 1.7cm, bottom: 2cm), '
        f"footer: context [#set text(size: 8pt);#{string(foot)}; #pages()])"
    )


def _number(number: NumberToCall) -> Line:
    checked = f"checked on {number['verified']}" if number.get("verified") else "not checked yet"
    return Line(
        f"{number['number']} {number['name']}: {number['about']} ({checked})",
        (number["source"],),
        Location("docs/index.md"),
    )


def _table(lines: Iterable[Line]) -> str:
    rows = "".join(
        f"[#{string(line.words)};\\ "
        f"#text(size: 7.5pt)[#{string(f'{line.location.file}:{line.location.line}')};]], "
        f"[{_sources(line)}], [#box(width: 1em, height: 1em, stroke: 0.8pt)], "
        for line in lines
    )
    head = "table.header([What it says], [Source], [Agreed])"
    return f"#table(columns: (3fr, 2fr, auto), {head}, {rows})"


def _sources(line: Line) -> str:
    """Addresses, in pieces that may break at the end of a line."""
    shown = [
        source.removeprefix("https://").replace("/", "/\u200b").replace("-", "-\u200b")
        for source in line.sources
    ]
    return (
        "#text(size: 8pt)["
        + "\\ ".join(f"#{string(source)};" for source in shown or ["none named"])
        + "]"
    )


def _heading(level: int, words: str) -> str:
    return f"#heading(level: {level})[#{string(words)};]"


def _text(words: str) -> str:
    return f"#{string(words)};"
