"""Sheets to hand out, made of nodes without a course."""

from __future__ import annotations

from briefed.outputs.typeset import Document, Node, Press

STAMP = 1_780_000_000


def sheet_of(body: list[Node], title: str = "A sheet", **values: object) -> bytes:
    """The PDF of a sheet that holds these nodes. `values` take the place of what its template is
    given.
    """
    given = {
        "heading": "Lamps",
        "lead": "",
        "about": "A course",
        "note": "",
        "foot": "At the foot",
        "numbers": {"heading": "Numbers to call", "rows": []},
        "body": body,
        **values,
    }
    return Press(STAMP).pdf(Document(title, "sheet.typ", given))
