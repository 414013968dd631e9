"""The numbers of questions as the worksheet in hand has them, for messages about it. Pure.

Where a question goes, the course numbers the others anew; a worksheet keeps the numbers that it was
made with.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping

from briefed.authoring.worksheet.forms import Form, Worksheet
from briefed.authoring.worksheet.reading import ReadForm, number_in
from briefed.authoring.worksheet.references import Reference


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
