"""What is read in the files of tests/texts and tests/brought that a briefing may come in."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pypandoc
from briefed.errors import InputError
from briefed.importing.canonical import Imported
from briefed.importing.convert import FORMATS, import_here

from support.building import TESTS

TEXTS = TESTS / "texts"
NOTED = "# Lamps\n\n## Care\n\nTrim it.[^1] See ~~this~~.\n\n[^1]: A note\n\n    of two.\n"


def imports() -> dict[str, str]:
    """What is read in each of the files, as text, by the name of a file for it."""
    files = [*TEXTS.glob("brought*"), *(TESTS / "brought").iterdir()]
    found = {f"{path.name}.txt": _read(path) for path in sorted(files) if path.suffix in FORMATS}
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (
            ("lists.docx", (TEXTS / "brought.md").read_text("utf-8")),
            ("notes.docx", NOTED),
        ):
            path = Path(folder) / name
            pypandoc.convert_text(text, "docx", "markdown", outputfile=str(path))
            found[f"{name}.txt"] = _read(path).replace(path.as_posix(), name)
    return found


def _read(path: Path) -> str:
    try:
        return _told(import_here(path))
    except InputError as error:
        return f"refused: {error.message}\n"


def _told(read: Imported) -> str:
    lines = [
        f"{number:4} {line}"
        for number, line in zip(read.lines, read.markdown.split("\n"), strict=False)
    ]
    return "\n".join(
        [
            *lines,
            *(f"unsure, line {doubt.line}: {doubt.what}" for doubt in read.unsure),
            *(f"left out: {what}" for what in read.left_out),
            "original:",
            read.original,
        ]
    )
