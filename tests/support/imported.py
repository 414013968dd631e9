"""Word files for the tests of the import, and how they are read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from support.building import ROOT

BROUGHT = ROOT / "tests/brought"


def parts(change: Callable[[dict[str, bytes]], None]) -> bytes:
    """LibreOffice's document with its parts changed."""
    with zipfile.ZipFile(BROUGHT / "report.docx") as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    change(held)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in held.items():
            archive.writestr(name, part)
    return out.getvalue()


def document(old: str, new: str) -> bytes:
    def change(held: dict[str, bytes]) -> None:
        assert old.encode() in held["word/document.xml"]
        held["word/document.xml"] = held["word/document.xml"].replace(old.encode(), new.encode(), 1)

    return parts(change)
