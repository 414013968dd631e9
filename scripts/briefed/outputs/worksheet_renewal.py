"""Brings the references of a worksheet up to date in its Word document, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from briefed.authoring.worksheet.references import Reference, reference_in
from briefed.errors import InputError
from briefed.writing import put


def renew(path: Path, renewed: Mapping[int, tuple[Reference, Reference]]) -> str:
    """Put new references into the worksheet at `path`, each by the index of its table, in the place
    of the old one; returns what to tell its writer.

    The file was read as a worksheet before. It stays as it is where it can't be written.
    """
    if not renewed:
        return ""
    # Here, since a worksheet that changed nothing needs none of it.
    from docx import Document
    from docx.oxml.ns import qn

    document = Document(str(path))
    # A table within a cell is part of the one around it, as where it was read.
    tables = [
        one
        for one in document.element.body.iter(qn("w:tbl"))
        if next(one.iterancestors(qn("w:tbl")), None) is None
    ]
    for at, (old, new) in renewed.items():
        first = next(tables[at].iter(qn("w:tr")))
        for paragraph in first.iter(qn("w:p")):
            texts = list(paragraph.iter(qn("w:t")))
            if reference_in("".join(one.text or "" for one in texts)) == old:
                for one in texts:
                    one.text = ""
                texts[0].text = str(new)
    try:
        put(path, lambda fresh: document.save(str(fresh)), "worksheet")
    except InputError:
        return (
            "\nThe worksheet itself could not be brought up to date: close it, and fill it in once "
            "more. Or go on in a new one, which briefed export worksheet makes.\n"
        )
    return "\nThe worksheet knows what the course says now: open it anew, and go on in it.\n"
