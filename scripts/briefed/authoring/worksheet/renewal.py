"""The references that a worksheet needs after it was filled in. Pure.

Each then holds the words that the course says now, so the same worksheet may change them again.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefed.authoring.worksheet.forms import Added, Form, Worksheet, Wrong, canonical
from briefed.authoring.worksheet.reading import ReadForm
from briefed.authoring.worksheet.references import Reference, has_words, with_words
from briefed.authoring.worksheet.taking import said_in


def renewals(sheet: Worksheet, read: Iterable[ReadForm]) -> dict[int, tuple[Reference, Reference]]:
    """The references that are out of date, each with its new one, by the index of its table.

    `sheet` is the worksheet that would be made now, `read` the one that was filled in. Of a form to
    copy, the new reference holds the words that it added, so what added them can be told.
    """
    found = {}
    added: dict[str, list[Added]] = {}
    for one in read:
        reference = one.reference
        meant = sheet.meant(reference) if isinstance(reference, Reference) else []
        if len(meant) != 1:
            continue
        assert isinstance(reference, Reference)
        (form,) = meant
        try:
            words = canonical(said_in(form, one))
        except Wrong:
            continue
        if has_words(reference, words):
            continue
        if form.added and form.address not in added:
            added[form.address] = form.added()
        if _says_so(form, words, reference, added.get(form.address, [])):
            found[one.at] = (reference, with_words(reference, words))
    return found


def _says_so(form: Form, words: str, reference: Reference, added: list[Added]) -> bool:
    """Whether the course says these words; of an empty form to copy, that what it added is gone."""
    if form.add and words == form.words:
        return not any(has_words(reference, one.words) for one in added)
    return any(one.words == words for one in added) if form.add else words == form.words
