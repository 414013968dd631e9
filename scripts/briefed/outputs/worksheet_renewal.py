"""Brings references and marks of a worksheet up to date in its Word document, and nothing else."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from briefed.authoring.worksheet.reading import beginnings
from briefed.authoring.worksheet.references import GONE, TO_WRITE, Reference, reference_in
from briefed.errors import InputError
from briefed.importing.filled_tables import rows_of, tables_in, within
from briefed.layout import COMMAND
from briefed.writing import put

# Without spaces, since a word processor may have put the end of a line in the place of one.
_MARKS = {"".join(one.split()) for one in (TO_WRITE, GONE)}


def renew(
    path: Path, renewed: Mapping[int, tuple[Reference, Reference]], marks: Mapping[int, str]
) -> str:
    """Put new references and marks into the worksheet at `path`, each by the index of its table,
    in the place of the old ones; returns what to tell its writer.

    The file was read as a worksheet before. It stays as it is where it can't be written.
    """
    if not renewed and not marks:
        return ""
    # Here, since a worksheet that changed nothing needs none of it.
    from docx import Document
    from docx.oxml.ns import qn

    document = Document(str(path))
    tables = map(rows_of, tables_in(document.element))
    titles = [rows[at] for rows in tables for at in beginnings(map(_last_words, rows))]
    for at in {*renewed, *marks}:
        for paragraph in [one for cell in within(titles[at], "tc") for one in within(cell, "p")]:
            words = _words(paragraph)
            reference = reference_in(words)
            if at in marks and "".join(words.split()) in _MARKS:
                paragraph.getparent().remove(paragraph)
            elif marks.get(at) and isinstance(reference, Reference):
                mark = copy.deepcopy(paragraph)
                _say(mark.iter(qn("w:t")), marks[at])
                paragraph.addprevious(mark)
            if at in renewed and reference == renewed[at][0]:
                _say(paragraph.iter(qn("w:t")), str(renewed[at][1]))
    try:
        put(path, lambda fresh: document.save(str(fresh)), "worksheet")
    except InputError:
        return (
            "\nThe worksheet itself could not be brought up to date: close it, and fill it in once "
            f"more. Or go on in a new one, which {COMMAND} export worksheet makes.\n"
        )
    return "\nThe worksheet knows what is there now: open it anew, and go on in it.\n"


def _last_words(row: Any) -> str:
    """The words of the last cell of a row."""
    cells = within(row, "tc")
    return " ".join(map(_words, within(cells[-1], "p"))) if cells else ""


def _words(paragraph: Any) -> str:
    from docx.oxml.ns import qn

    return "".join(one.text or "" for one in paragraph.iter(qn("w:t")))


def _say(pieces: Iterable[Any], words: str) -> None:
    """Put words into the first piece of a paragraph, and nothing into the others."""
    for at, piece in enumerate(pieces):
        piece.text = "" if at else words
