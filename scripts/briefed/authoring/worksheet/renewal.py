"""The references that a worksheet needs after it was filled in. Pure.

Each then holds the words that the course says now, so the same worksheet may change them again.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefed.authoring.worksheet.forms import Worksheet, Wrong, canonical
from briefed.authoring.worksheet.reading import ReadForm, filled_in
from briefed.authoring.worksheet.references import Reference, has_words, with_words


def renewals(sheet: Worksheet, read: Iterable[ReadForm]) -> dict[Reference, Reference]:
    """The references of forms that say what a course says now, each with its new one.

    `sheet` is the worksheet that would be made now, `read` the one that was filled in. A form to
    copy keeps its reference: what it added has a form of its own.
    """
    found = {}
    for one in read:
        reference = one.reference
        if isinstance(reference, str):
            continue
        meant = sheet.meant(reference)
        if len(meant) != 1 or meant[0].add or has_words(reference, meant[0].words):
            continue
        (form,) = meant
        try:
            said = filled_in(form, one.table)
            said = form.settle(said) if form.settle else said
        except Wrong:
            continue
        if canonical(said) == form.words:
            found[reference] = with_words(reference, form.words)
    return found
