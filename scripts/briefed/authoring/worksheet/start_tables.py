"""The tables of a course start on a worksheet: local contacts, and services with their quotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from briefed.authoring.worksheet.dates import passed_date, shown_date
from briefed.authoring.worksheet.forms import Filled, Form, Note, Row, Thing, Wrong
from briefed.authoring.worksheet.front_forms import value
from briefed.authoring.worksheet.listed import (
    entries,
    one_line,
    row_by_row,
    settled_days,
    shown_words,
    writing,
    written_number,
)
from briefed.authoring.worksheet.names import Names
from briefed.authoring.worksheet.own_texts import NOT_CARRIED
from briefed.authoring.worksheet.texts import Text, folded, text
from briefed.model import Briefing
from briefed.source import front_matter
from briefed.source.headings import heading_words
from briefed.source.settings import CHECKED

_CONTACTS, _SERVICES, _KEPT = "local contacts", "services", "kept"
_CONTACT_KEYS = {"name", "number", CHECKED}
_CORRECTIONS = "corrections"
_CORRECTION_KEYS = {"date", "text", "theme"}
_KEPT_KEYS = {"sentence", "reason"}
_SERVICE_KEYS = {"name", "also named", "statements"}
_SPARE = 3


def start_tables(briefing: Briefing, where: str, file: str, source: str) -> list[Thing]:
    """The forms of what a course start lists: contacts, services, kept sentences, corrections."""
    data = front_matter.read(source).data or {}
    return [
        _contacts(data.get(_CONTACTS), where, file, source),
        _services(briefing, data.get(_SERVICES), where, file, source),
        _kept(data.get(_KEPT), where, file, source),
        _corrections(briefing, data.get(_CORRECTIONS), where, file, source),
    ]


def _kept(found: object, where: str, file: str, source: str) -> Form | Note:
    listed = entries(found, _KEPT_KEYS)
    if listed is None:
        return Note(f"Sentences that stay: {NOT_CARRIED}")

    rows = tuple(
        tuple(text(folded(str(one.get(key) or ""))) for key in ("sentence", "reason"))
        for one in listed
    )
    return Form(
        f"start/{_KEPT}",
        f"{where}, sentences that stay",
        "Sentences of yours that say more than their quote, as the check finds, and that stay as "
        "they are. Whoever approves the course reads them with your reason.",
        (),
        writing(file, source, _KEPT, rows, _kept_lines, 1),
        ("The sentence, word for word", "Why it stays"),
        rows,
        _SPARE,
        free=True,
        sound=row_by_row(rows, _kept_lines, 1),
    )


def _kept_lines(rows: Iterable[Row]) -> Iterator[str]:
    for sentence, reason in filter(any, rows):
        if not sentence or not reason:
            raise Wrong("the sentence or the reason is missing: write both")
        yield f"  - sentence: {value(one_line(sentence))}"
        yield f"    reason: {value(one_line(reason))}"


def _corrections(
    briefing: Briefing, found: object, where: str, file: str, source: str
) -> Form | Note:
    themes = {one.slug: folded(heading_words(one)) for one in briefing.themes}
    listed = entries(found, _CORRECTION_KEYS)
    if listed is None or not {one.get("theme") or "" for one in listed} <= {"", *themes}:
        return Note(f"Corrections: {NOT_CARRIED}")

    rows = tuple(
        (
            text(folded(str(one.get("text") or ""))),
            text(themes.get(str(one.get("theme")), "")),
            text(shown_date(one.get("date"))),
        )
        for one in listed
    )

    names = Names(briefing, None)

    def lines(rows: Iterable[Row]) -> Iterator[str]:
        return _correction_lines(names, rows)

    def settle(filled: Filled) -> Filled:
        rows = settled_days(filled).rows
        return filled._replace(
            rows=tuple((row[0], names.settled_theme(row[1]), row[2]) for row in rows)
        )

    return Form(
        f"start/{_CORRECTIONS}",
        f"{where}, corrections",
        "Corrections: what was put right after the course was published, where readers should know "
        "of it\nFor example: “The page said that a check is made each year. It now says each "
        "month.” They read it on the course start, and on the page of the theme.",
        (),
        writing(file, source, _CORRECTIONS, rows, lines, 1),
        ("What was put right", "The theme, if it is on one page", "The day"),
        rows,
        _SPARE,
        free=True,
        settle=settle,
        sound=row_by_row(rows, lines, 1),
    )


def _correction_lines(names: Names, rows: Iterable[Row]) -> Iterator[str]:
    for said, theme, day in filter(any, rows):
        if not said or not day:
            raise Wrong("what was put right, or the day, is missing: write both")
        about = names.named(one_line(theme)).slug if theme else ""
        yield f"  - date: {passed_date(one_line(day))}"
        yield f"    text: {shown_words(said)}"
        if about:
            yield f"    theme: {about}"


def _contacts(found: object, where: str, file: str, source: str) -> Form | Note:
    listed = entries(found, _CONTACT_KEYS)
    if listed is None:
        return Note(f"Local contacts: {NOT_CARRIED}")

    rows = tuple(
        (
            text(folded(str(one.get("number") or ""))),
            text(folded(str(one.get("name") or ""))),
            text(shown_date(one.get(CHECKED))),
        )
        for one in listed
    )
    return Form(
        f"start/{_CONTACTS}",
        f"{where}, local contacts",
        "Local contacts: whom readers can ring. A number counts only once somebody has rung it.",
        (),
        writing(file, source, _CONTACTS, rows, _contact_lines),
        ("Number", "Who answers", "The day on which somebody rang it"),
        rows,
        _SPARE,
        free=True,
        settle=settled_days,
        sound=row_by_row(rows, _contact_lines),
    )


def _contact_lines(rows: Iterable[Row]) -> Iterator[str]:
    for number, name, day in filter(any, rows):
        if not number or not name or not day:
            raise Wrong(
                "a contact lacks its number, who answers, or the day on which somebody rang it: "
                "write all three"
            )
        yield f"  - name: {value(one_line(name))}"
        yield f"    number: {written_number(number, 'beside who answers')}"
        yield f"    {CHECKED}: {passed_date(one_line(day))}"


def _services(briefing: Briefing, found: object, where: str, file: str, source: str) -> Form | Note:
    names = Names(briefing, None)
    listed = entries(found, _SERVICE_KEYS)
    rows = [_service_row(briefing, one) for one in listed or []]
    if listed is None or any(one is None for one in rows):
        return Note(f"Services: {NOT_CARRIED}")

    def lines(rows: Iterable[Row]) -> Iterator[str]:
        return _service_lines(names, rows)

    def settle(filled: Filled) -> Filled:
        return filled._replace(rows=tuple(_settled(briefing, names, row) for row in filled.rows))

    shown = tuple(one for one in rows if one)
    themes = [heading_words(one) for one in briefing.themes if one.statements]
    return Form(
        f"start/{_SERVICES}",
        f"{where}, services",
        "Services that the briefing names, in its own words, and the quotes that are for each: a "
        f"line for each theme, such as “{themes[0] if themes else 'Hidden men'}: 1, 2”.",
        (),
        writing(file, source, _SERVICES, shown, lines),
        ("Service", "What else the briefing calls it", "The quotes that are for it"),
        shown,
        _SPARE,
        settle=settle,
        sound=row_by_row(shown, lines),
    )


def _settled(briefing: Briefing, names: Names, row: Row) -> Row:
    """The row of a service as the worksheet shows it; as it is where a quote can't be read."""
    name, also, quotes = row
    try:
        ids = [one for paragraph in quotes for one in names.of_theme(paragraph.words)]
    except Wrong:
        return row
    entry = {"name": one_line(name), "also named": one_line(also), "statements": ids}
    return (_service_row(briefing, entry) or row) if any(row) else row


def _service_row(briefing: Briefing, entry: Mapping[str, object]) -> Row | None:
    """The row of a service; None if it lists a statement that is not there."""
    listed = _listed(entry.get("statements"))
    lines: list[str] = []
    for theme in briefing.themes:
        numbers = [
            str(number) for number, one in enumerate(theme.statements, 1) if one.id in listed
        ]
        if numbers:
            lines.append(f"{folded(heading_words(theme))}: {', '.join(numbers)}")
    known = {one.id for one in briefing.statements}
    if not set(listed) <= known:
        return None
    quotes: Text = tuple(paragraph for line in lines for paragraph in text(line))
    named = ", ".join(_listed(entry.get("also named")))
    return text(folded(str(entry.get("name") or ""))), text(folded(named)), quotes


def _listed(said: object) -> list[str]:
    parts = said if isinstance(said, list) else str(said or "").split(",")
    return [str(one).strip() for one in parts if str(one).strip()]


def _service_lines(names: Names, rows: Iterable[Row]) -> Iterator[str]:
    for name, also, quotes in filter(any, rows):
        if not name:
            raise Wrong("a row has no service in its first column")
        yield f"  - name: {value(one_line(name))}"
        if also:
            yield f"    also named: {value(one_line(also))}"
        yield "    statements:"
        ids = [one for paragraph in quotes for one in names.of_theme(paragraph.words)]
        if not ids:
            raise Wrong(
                f"“{one_line(name)}” has no quote: write which are for it, as “Theme: 1, 2”"
            )
        yield from (f"      - {one}" for one in ids)
