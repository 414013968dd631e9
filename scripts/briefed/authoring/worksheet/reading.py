"""The tables of a filled-in worksheet → what was written into each form. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from itertools import pairwise
from typing import NamedTuple

from briefed.authoring.worksheet.forms import TAKE_AWAY, Field, Filled, Form, Row, Wrong
from briefed.authoring.worksheet.references import Reference, begins_form, reference_in
from briefed.authoring.worksheet.texts import (
    Paragraph,
    Run,
    Text,
    folded,
    text,
    typed,
    without_name,
    words_of,
)
from briefed.importing.filled_tables import Cell, Table, Tables
from briefed.text.patterns import lazily

RIGHT = "Right?"  # begins the head of the column that marks a key
_COPY_IT = "undo that in Word, or copy the form from a new worksheet, and your words into it"
_LABELLED = 2  # cells of a row with a label
_QUESTION = lazily(r"Question (\d+):")
_YES = frozenset({"x", "✓", "✔", "☒", "☑", "yes", "right", "true", "y"})
_NO = frozenset({"", "-", "–", "no", "wrong", "false", "n", "☐"})


class ReadForm(NamedTuple):
    """A table of the worksheet with its reference; the damaged reference as it is written.

    `at` is its index among all tables of the file, of which each that somebody put below another
    without a line between is one of its own.
    """

    reference: Reference | str
    table: Table
    at: int = 0


def forms_in(tables: Tables) -> Iterator[ReadForm]:
    """The tables that have a reference in their first row."""
    for at, table in enumerate(apart(tables)):
        if reference := reference_in(" ".join(folded(_words(cell)) for cell in table[0])):
            yield ReadForm(reference, table, at)


def apart(tables: Tables) -> Iterator[Table]:
    """The tables of a worksheet, each that a word processor joined to the one above it apart."""
    for table in tables.tables:
        starts = beginnings(_words(row[-1]) if row else "" for row in table)
        for start, end in pairwise([*starts, len(table)]):
            yield table[start:end]


def beginnings(last_cells: Iterable[str]) -> list[int]:
    """The rows at which a form begins, by the words of each row's last cell: the first, and those
    with a reference.
    """
    return [at for at, words in enumerate(last_cells) if not at or begins_form(words)]


def top_of(tables: Tables) -> Reference | str | None:
    """The reference of the worksheet itself, which is above its tables."""
    found = (reference_in(folded(words)) for words in tables.around)
    return next((one for one in found if one), None)


def filled_in(form: Form, table: Table) -> Filled:
    """What was written into a form. Raises Wrong for a table that is not as it was made."""
    if form.single:
        field = form.fields[0]
        cells = [cell for row in table[1:] for cell in row]
        if not cells:
            raise Wrong(f"the white cell below “{field.label}” is missing: {_COPY_IT}")
        return Filled((_field(field, _paragraphs(cells)),))
    texts: dict[str, Text] = {}
    rows: list[Row] = []
    in_table = away = False
    labels = {folded(field.label).lower(): field for field in form.fields}
    for row in table[1:]:
        label = _label(row)
        if form.heads and label == form.heads[0].lower():
            in_table = True
        elif label in labels and len(row) > 1:
            field = labels[label]
            texts[field.label] = _field(field, _paragraphs(row[1:]))
        elif form.away and _takes_away(row):
            away = _is_wished(row)
        elif in_table and len(row) == len(form.heads):
            rows.append(_row(form, row, len(rows)))
        elif any(_words(cell).strip() for cell in row):
            raise Wrong(
                f"a row that begins with “{label[:40]}” is not one of this form, or has another "
                f"number of cells: {_COPY_IT}"
            )
    lost = [field.label for field in form.fields if field.label not in texts]
    if lost or (form.heads and not in_table):
        raise Wrong(f"the row “{(lost or list(form.heads))[0]}” is missing: {_COPY_IT}")
    return Filled(tuple(texts[field.label] for field in form.fields), tuple(rows), away)


def wants_away(table: Table) -> bool:
    """Whether somebody wrote into a form that its question is to be taken away."""
    try:
        return any(_is_wished(row) for row in table[1:] if _takes_away(row))
    except Wrong:
        return False


def _takes_away(row: tuple[Cell, ...]) -> bool:
    """Whether a row is the one in which a question may be taken away."""
    return len(row) > 1 and _label(row) == TAKE_AWAY.lower()


def _is_wished(row: tuple[Cell, ...]) -> bool:
    """Whether “yes” is in that row. Nothing shorter will do, since it takes words away."""
    words = words_of(typed(_paragraphs(row[1:]))).strip(" .!").lower()
    if words not in {"yes", *_NO}:
        raise Wrong(
            f"beside “{TAKE_AWAY}” is “{words[:40]}”: write the word yes to take the question "
            "away, or leave it empty"
        )
    return words == "yes"


def words_in(table: Table, without: Set[str] = frozenset()) -> str:
    """What is written in a form that nobody knows: its words without labels and heads.

    The rows `without` are left out, by their labels.
    """
    left_out = {one.lower() for one in without}
    cells: list[Cell] = []
    for row in table[1:]:
        if len(row) != _LABELLED:
            cells += row
        elif _label(row) not in left_out:
            cells.append(row[1])
    head = next((row for row in table[1:] if len(row) > _LABELLED), ())
    heads = {folded(_words(cell)) for cell in head}
    found = (folded(_words(cell)) for cell in cells)
    return "\n".join(one for one in found if one and one not in heads)


def words_by_cell(table: Table) -> list[list[str]]:
    """The words of each cell of a table, a line for each paragraph."""
    return [
        ["\n".join(folded("".join(run[0] for run in one.runs)) for one in cell) for cell in row]
        for row in table
    ]


def title_in(table: Table) -> str:
    """What is above a form, beside its reference."""
    return _first_words(table[0])


def title_row_of(table: Table) -> list[str]:
    """The paragraphs of the row that holds a form's title and its reference."""
    cells = table[0] if table else ()
    return [folded("".join(run[0] for run in one.runs)) for cell in cells for one in cell]


def number_in(table: Table) -> int | None:
    """The number of a question as the worksheet in hand has it."""
    found = _QUESTION.match(title_in(table))
    return int(found[1]) if found else None


def _label(row: tuple[Cell, ...]) -> str:
    return _first_words(row).lower()


def _first_words(row: tuple[Cell, ...]) -> str:
    """The first paragraph with words in the first cell of a row."""
    first = (folded("".join(run[0] for run in one.runs)) for one in row[0]) if row else iter(())
    return next(filter(None, first), "")


def _field(field: Field, paragraphs: list[Paragraph]) -> Text:
    said = typed(paragraphs, field.points)
    if field.points:
        # A list alone needs no bullets; with other text around it, its points keep theirs.
        said = tuple(one._replace(item=False) for one in said)
    if field.below:
        said = tuple(without_name(one, field.below) for one in said)
    if field.decided:
        return _decision(field.label, said)
    return text("yes" if _is_yes(field.label, said) else "") if field.yes else said


def _row(form: Form, row: tuple[Cell, ...], at: int) -> Row:
    mark, *others = (typed(_paragraphs([cell])) for cell in row)
    if form.heads[0].startswith(RIGHT):
        mark = text("x" if _is_yes(f"{form.heads[0]}, row {at + 1}", mark) else "")
    return (mark, *others)


def _is_yes(label: str, said: Text) -> bool:
    words = words_of(said).strip(" .").lower()
    if words not in _YES | _NO:
        raise Wrong(f"under “{label}” is “{words[:40]}”: write x or yes, or leave it empty")
    return words in _YES


def _decision(label: str, said: Text) -> Text:
    """“yes”, “no”, or nothing while nobody has decided."""
    words = words_of(said).strip(" .").lower()
    if words not in _YES | _NO:
        raise Wrong(f"under “{label}” is “{words[:40]}”: write yes or no, or leave it empty")
    return text("yes" if words in _YES else "no" if words[:1].isalpha() else "")


def _paragraphs(cells: Iterable[Cell]) -> list[Paragraph]:
    return [
        Paragraph(tuple(Run(*run) for run in one.runs), one.item) for cell in cells for one in cell
    ]


def _words(cell: Cell) -> str:
    return " ".join("".join(run[0] for run in one.runs) for one in cell)
