"""What a form says beside its title while something is to write in it, or once it is gone. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from briefed.authoring.worksheet.forms import Worksheet
from briefed.authoring.worksheet.reading import ReadForm, title_row_of
from briefed.authoring.worksheet.references import GONE, TO_WRITE, Reference


def marks(sheet: Worksheet, read: Iterable[ReadForm]) -> dict[int, str]:
    """The marks that a worksheet needs in the place of those that it has, "" for none.

    `sheet` is the worksheet that would be made now, `read` the one in hand. They are by the index
    of the table.
    """
    found = {}
    for one in read:
        meant = sheet.meant(one.reference) if isinstance(one.reference, Reference) else []
        if isinstance(one.reference, str) or len(meant) > 1:
            continue
        wanted = (TO_WRITE if meant[0].missing else "") if meant else GONE
        there = next((it for it in title_row_of(one.table) if it in (TO_WRITE, GONE)), "")
        if there != wanted:
            found[one.at] = wanted
    return found
