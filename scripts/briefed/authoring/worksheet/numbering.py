"""The numbers of questions and rows as the worksheet in hand has them, for messages. Pure.

Where a question goes, the course numbers the others anew; a worksheet keeps the numbers that it was
made with. A row that can't be taken over, or is empty, is on the worksheet alone.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping

from briefed.authoring.worksheet.forms import Form, Thing, Worksheet, Wrong
from briefed.authoring.worksheet.reading import ReadForm, filled_in, number_in
from briefed.authoring.worksheet.references import Reference
from briefed.authoring.worksheet.texts import words_of


def numbers_on(sheet: Worksheet, read: Iterable[ReadForm]) -> dict[str, int]:
    """The numbers that a worksheet has for questions of a course, by the addresses of their forms.

    `sheet` is the worksheet that would be made now, `read` the one in hand.
    """
    found = {}
    for one in read:
        meant = sheet.meant(one.reference) if isinstance(one.reference, Reference) else []
        number = number_in(one.table)
        if len(meant) == 1 and meant[0].question and number:
            found[meant[0].address] = number
    return found


def with_rows(sheet: Worksheet, read: Iterable[ReadForm]) -> Worksheet:
    """A worksheet whose messages name the rows of tables as those of the worksheet in hand."""
    found: dict[str, tuple[int, ...]] = {}
    for one in read:
        meant = sheet.meant(one.reference) if isinstance(one.reference, Reference) else []
        if len(meant) == 1 and meant[0].sound:
            found[meant[0].address] = _rows_on(meant[0], one)
    parts = tuple((slug, tuple(_with_rows(one, found) for one in on)) for slug, on in sheet.parts)
    return dataclasses.replace(sheet, parts=parts)


def _with_rows(thing: Thing, found: Mapping[str, tuple[int, ...]]) -> Thing:
    if not isinstance(thing, Form) or thing.address not in found:
        return thing
    return thing._replace(rows_on=found[thing.address])


def _rows_on(form: Form, one: ReadForm) -> tuple[int, ...]:
    """Where each row of a form is in its table on the worksheet in hand, from 1."""
    try:
        said = filled_in(form, one.table)
    except Wrong:
        return ()
    rows = (form.settle(said) if form.settle else said).rows
    left = {at: list(map(words_of, row)) for at, row in enumerate(rows, 1) if any(row)}
    found = []
    for row in form.rows:
        words = list(map(words_of, row))
        same = (at for at, there in left.items() if there == words)
        near = (at for at, there in left.items() if there[0] == words[0] or there[1] == words[1])
        at = next(same, None) or next(near, None)
        if at is None:
            return ()
        found.append(at)
        del left[at]
    return tuple(found)


def numbered(sheet: Worksheet, numbers: Mapping[str, int]) -> Worksheet:
    """A worksheet whose messages name questions by these numbers; others have none."""
    themes = {address.partition("/")[0] for address in numbers}
    return dataclasses.replace(
        sheet,
        parts=tuple(
            (
                slug,
                tuple(
                    _renamed(thing, numbers)
                    if isinstance(thing, Form) and thing.question and slug in themes
                    else thing
                    for thing in things
                ),
            )
            for slug, things in sheet.parts
        ),
    )


def _renamed(form: Form, numbers: Mapping[str, int]) -> Form:
    theme = form.where.rpartition(", ")[0]
    number = numbers.get(form.address)
    called = f"question {number}" if number else "a question that this worksheet does not have"
    return form._replace(where=f"{theme}, {called}")
