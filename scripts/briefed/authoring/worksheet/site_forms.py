"""What all courses share → its worksheet: the numbers to call, and where to report a mistake."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefed.authoring.worksheet.dates import passed_date, shown_date
from briefed.authoring.worksheet.forms import (
    SHORT,
    Field,
    Filled,
    Form,
    Heading,
    Note,
    Row,
    Thing,
    Worksheet,
    Wrong,
)
from briefed.authoring.worksheet.front_forms import line_form, value
from briefed.authoring.worksheet.listed import (
    entries,
    one_line,
    row_by_row,
    settled_days,
    shown_words,
    writing,
    written_number,
)
from briefed.authoring.worksheet.own_texts import NOT_CARRIED
from briefed.authoring.worksheet.texts import Text, folded, text
from briefed.checking.rules.upkeep import CONTACT_MONTHS
from briefed.errors import InputError
from briefed.layout import SHARED
from briefed.model import Briefing, Location
from briefed.source import front_matter
from briefed.source.setting_faults import why_no_source, why_not_reported_to
from briefed.source.settings import (
    CHECKED,
    HOME,
    NUMBER_KEYS,
    NUMBERS,
    REPORT_TO,
)

WHERE = "What all courses share"
NO_BRIEFING = Briefing("", (), (), (), (), Location(HOME), ())
_SPARE = 3
_TITLE = (
    "Numbers to call: every course shows them on “Worried about a child now?”\n"
    "Ring each number, or compare it with the page on which the service gives it; then write the "
    f"day, such as 31 March 2027. After {CONTACT_MONTHS} months the check asks for it again.\n"
    "To add one that every course should have, such as children’s social care in and out of "
    "hours, write it into an empty row. To take one away, empty its row."
)
_HEADS = (
    "Number",
    "Who answers",
    "For whom it is, and when",
    "Where the service gives it: the address of the page",
    "The day on which somebody checked it",
)
_REPORT = Field(
    "Where “Report a mistake on this page” leads: an e-mail address, or the address of a form. "
    "Without one, pages have no such link",
    example="safeguarding.training@partnership.example",
    lines=SHORT,
    named="where readers report a mistake",
)


def site_worksheet(source: str) -> Worksheet:
    """The worksheet of what all courses share, from the text of the home page.

    Raises InputError where the lines at its top can't be read.
    """
    matter = front_matter.read(source)
    if matter.fault:
        line, column, why = matter.fault
        raise InputError(why, Location(HOME, line, column))
    if matter.data is None:
        raise InputError(
            "the numbers are kept between two lines --- at the top of this file, and there are "
            "none: write them, with title: Home between",
            Location(HOME),
        )
    things: tuple[Thing, ...] = (
        Heading(WHERE, 1),
        _numbers(matter.data.get(NUMBERS), source),
        _report_to(matter.data.get(REPORT_TO), source),
    )
    return Worksheet(SHARED, "the whole site", "", "", (("", things),))


def _report_to(found: object, source: str) -> Form | Note:
    if found is not None and not isinstance(found, str):
        return Note(f"Where readers report a mistake: {NOT_CARRIED}")

    def written(said: str) -> str:
        if how := why_not_reported_to(said):
            raise Wrong(f"“{said[:60]}” can't be that: {how}")
        return value(said)

    shown = _REPORT._replace(text=text(folded(found or "")))
    return line_form(REPORT_TO, f"{WHERE}, {_REPORT.named}", shown, (HOME, source), written)


def _numbers(found: object, source: str) -> Form | Note:
    listed = entries(found, {*NUMBER_KEYS, CHECKED})
    if listed is None:
        return Note(f"Numbers to call: {NOT_CARRIED}")

    rows: tuple[Row, ...] = tuple(
        (
            *(text(folded(str(one.get(key) or ""))) for key in ("number", "name", "about")),
            text(str(one.get("source") or "")),
            text(shown_date(one.get(CHECKED))),
        )
        for one in listed
    )
    still = [
        (f"row {at}", f"the day on which somebody checked the number of “{one.get('name')}”")
        for at, one in enumerate(listed, 1)
        if not one.get(CHECKED)
    ]
    return Form(
        f"start/{NUMBERS}",
        f"{WHERE}, numbers to call",
        _TITLE,
        (),
        writing(HOME, source, NUMBERS, rows, _lines),
        _HEADS,
        rows,
        _SPARE,
        tuple(still) if rows else (("row 1", "whom readers can ring"),),
        free=True,
        settle=_settled,
        sound=row_by_row(rows, _lines),
    )


def _lines(rows: Iterable[Row]) -> Iterator[str]:
    for number, name, about, source, day in filter(any, rows):
        cells = dict(zip(_HEADS[:-1], (number, name, about, source), strict=True))
        if missing := [head for head, said in cells.items() if not said]:
            also = " and ".join(f"“{head}”" for head in missing)
            raise Wrong(f"nothing is written under {also}: write it, or empty the whole row")
        yield f"  - name: {shown_words(name)}"
        yield f"    number: {written_number(number, 'beside who answers')}"
        yield f"    about: {shown_words(about)}"
        if why := why_no_source(one_line(source)):
            raise Wrong(f"“{one_line(source)[:60]}” {why}")
        yield f"    source: {one_line(source)}"
        if day:
            yield f"    {CHECKED}: {passed_date(one_line(day))}"


def _settled(filled: Filled) -> Filled:
    """Rows with each day as a worksheet shows it, and links as the addresses they lead to."""
    rows = ((*row[:3], _address(row[3]), row[4]) for row in filled.rows)
    return settled_days(filled._replace(rows=tuple(rows)))


def _address(said: Text) -> Text:
    """The address that a cell gives: its words, or where the one link leads that they are."""
    links = {run.link for paragraph in said for run in paragraph.runs if run.link}
    if len(links) == 1 and why_no_source(one_line(said)):
        return text(links.pop())
    return text(one_line(said))
