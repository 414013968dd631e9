"""The tables of a course start on a worksheet: local contacts, and services with their quotes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from briefed.authoring.worksheet.dates import settled_date, shown_date, written_date
from briefed.authoring.worksheet.forms import Edit, Filled, Form, Note, Row, Thing, Wrong
from briefed.authoring.worksheet.front_forms import setting, value
from briefed.authoring.worksheet.names import Names
from briefed.authoring.worksheet.own_texts import NOT_CARRIED
from briefed.authoring.worksheet.texts import Text, folded, text, words_of
from briefed.model import Briefing
from briefed.source import front_matter
from briefed.source.headings import heading_words

_CONTACTS, _SERVICES, _KEPT = "local contacts", "services", "kept"
_CONTACT_KEYS = {"name", "number", "verified"}
_KEPT_KEYS = {"sentence", "reason"}
_SERVICE_KEYS = {"name", "also named", "statements"}
_SPARE = 3


def start_tables(briefing: Briefing, where: str, file: str, source: str) -> list[Thing]:
    """The forms of what a course start lists: contacts, services, and sentences that stay."""
    data = front_matter.read(source).data or {}
    return [
        _contacts(data.get(_CONTACTS), where, file, source),
        _services(briefing, data.get(_SERVICES), where, file, source),
        _kept(data.get(_KEPT), where, file, source),
    ]


def _kept(found: object, where: str, file: str, source: str) -> Form | Note:
    entries = _entries(found, _KEPT_KEYS)
    if entries is None:
        return Note(f"Sentences that stay: {NOT_CARRIED}")

    rows = tuple(
        tuple(text(folded(str(one.get(key) or ""))) for key in ("sentence", "reason"))
        for one in entries
    )
    return Form(
        f"start/{_KEPT}",
        f"{where}, sentences that stay",
        "Sentences of yours that say more than their quote, as the check finds, and that stay as "
        "they are. Whoever approves the course reads them with your reason.",
        (),
        _writing(file, source, _KEPT, _kept_lines),
        ("The sentence, word for word", "Why it stays"),
        rows,
        _SPARE,
        free=True,
        sound=_sound(rows, _kept_lines, 1),
    )


def _kept_lines(rows: Iterable[Row]) -> Iterator[str]:
    for sentence, reason in filter(any, rows):
        if not sentence or not reason:
            raise Wrong("the sentence or the reason is missing: write both")
        yield f"  - sentence: {value(_line(sentence))}"
        yield f"    reason: {value(_line(reason))}"


def _entries(found: object, keys: set[str]) -> list[dict[str, object]] | None:
    """The entries of a list that have these keys alone; None for any other value."""
    listed = found or []
    if not isinstance(listed, list):
        return None
    whole = all(isinstance(one, dict) and one.keys() <= keys for one in listed)
    return listed if whole else None


def _contacts(found: object, where: str, file: str, source: str) -> Form | Note:
    entries = _entries(found, _CONTACT_KEYS)
    if entries is None:
        return Note(f"Local contacts: {NOT_CARRIED}")

    def settle(filled: Filled) -> Filled:
        rows = (
            (*row[:-1], settled_date(row[-1], written_date)) if any(row) else row
            for row in filled.rows
        )
        return filled._replace(rows=tuple(rows))

    rows = tuple(
        (
            text(folded(str(one.get("number") or ""))),
            text(folded(str(one.get("name") or ""))),
            text(shown_date(one.get("verified"))),
        )
        for one in entries
    )
    return Form(
        f"start/{_CONTACTS}",
        f"{where}, local contacts",
        "Local contacts: whom readers can ring. A number counts only once somebody has rung it.",
        (),
        _writing(file, source, _CONTACTS, _contact_lines),
        ("Number", "Who answers", "The day on which somebody rang it"),
        rows,
        _SPARE,
        free=True,
        settle=settle,
        sound=_sound(rows, _contact_lines),
    )


_Lines = Callable[[Iterable[Row]], Iterator[str]]  # the lines of a list that rows make


def _writing(file: str, source: str, key: str, lines_of: _Lines) -> Callable[[Filled], list[Edit]]:
    """What writes the rows of a table as the list `key` of a course start."""

    def write(filled: Filled) -> list[Edit]:
        lines = list(lines_of(filled.rows))
        said = "\n".join([f"{key}:", *lines]) if lines else f"{key}: []"
        return [setting(file, source, key, said)]

    return write


def _sound(
    shown: tuple[Row, ...], lines_of: _Lines, names: int = 2
) -> Callable[[Filled], tuple[Filled, list[tuple[str, str]]]]:
    """What takes over the rows of a table of which lines can be made, each for itself.

    Where one can't be taken over, what the course has in its place stays. The first `names` cells
    of a row say what it is about.
    """

    def sound(filled: Filled) -> tuple[Filled, list[tuple[str, str]]]:
        unsound: dict[int, str] = {}
        for at, row in enumerate(filled.rows):
            try:
                list(lines_of([row]))
            except Wrong as why:
                unsound[at] = str(why)
        good = [row for at, row in enumerate(filled.rows) if at not in unsound]
        left = [one for one in shown if not any(_is_same(one, row, names) for row in good)]
        rows: list[Row] = []
        for at, row in enumerate(filled.rows):
            if at not in unsound:
                rows.append(row)
                continue
            likely = [one for one in left if _is_same(one, row, names)]
            likely += [one for one in shown[at : at + 1] if one in left]
            rows += likely[:1]
            left = [one for one in left if one not in likely[:1]]
        told = [(f"row {at + 1}", why) for at, why in unsound.items()]
        return filled._replace(rows=tuple(rows)), told

    return sound


def _is_same(one: Row, other: Row, names: int) -> bool:
    """Whether two rows are of the same thing: they share one of the names that they begin with."""
    pairs = zip(one[:names], other[:names], strict=True)
    return any(words_of(mine) and words_of(mine) == words_of(its) for mine, its in pairs)


def _contact_lines(rows: Iterable[Row]) -> Iterator[str]:
    for number, name, day in filter(any, rows):
        if not number or not name or not day:
            raise Wrong(
                "a contact lacks its number, who answers, or the day on which somebody rang it: "
                "write all three"
            )
        yield f"  - name: {value(_line(name))}"
        yield f"    number: {value(_line(number))}"
        yield f"    verified: {written_date(_line(day))}"


def _services(briefing: Briefing, found: object, where: str, file: str, source: str) -> Form | Note:
    names = Names(briefing, None)
    entries = _entries(found, _SERVICE_KEYS)
    rows = [_service_row(briefing, one) for one in entries or []]
    if entries is None or any(one is None for one in rows):
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
        _writing(file, source, _SERVICES, lines),
        ("Service", "What else the briefing calls it", "The quotes that are for it"),
        shown,
        _SPARE,
        settle=settle,
        sound=_sound(shown, lines),
    )


def _settled(briefing: Briefing, names: Names, row: Row) -> Row:
    """The row of a service as the worksheet shows it; as it is where a quote can't be read."""
    name, also, quotes = row
    try:
        ids = [one for paragraph in quotes for one in names.of_theme(paragraph.words)]
    except Wrong:
        return row
    entry = {"name": _line(name), "also named": _line(also), "statements": ids}
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
        yield f"  - name: {value(_line(name))}"
        if also:
            yield f"    also named: {value(_line(also))}"
        yield "    statements:"
        ids = [one for paragraph in quotes for one in names.of_theme(paragraph.words)]
        if not ids:
            raise Wrong(f"“{_line(name)}” has no quote: write which are for it, as “Theme: 1, 2”")
        yield from (f"      - {one}" for one in ids)


def _line(said: Text) -> str:
    return words_of(said).replace("\n", " ")
