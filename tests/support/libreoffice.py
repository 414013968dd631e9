"""LibreOffice: saves a file as another kind, and where the words of slides are as it draws them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pypdfium2

COMMAND = shutil.which("soffice")
_PIXELS_A_POINT = 96 / 72


class Letter(NamedTuple):
    """A letter on a slide, and its place in pixels of a slide of 1280 by 720."""

    sign: str
    left: float
    top: float
    right: float
    bottom: float


def drawn(file: Path, folder: Path) -> pypdfium2.PdfDocument:
    """The slides of a file as a PDF, which is made in `folder`."""
    return pypdfium2.PdfDocument(saved_as("pdf", file, folder))


def saved_as(kind: str, file: Path, folder: Path) -> Path:
    """A file as LibreOffice saves it in `folder`, as the kind that its name then ends in."""
    assert COMMAND, "LibreOffice is not installed: on Debian, install libreoffice"
    run = subprocess.run(
        [
            COMMAND,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            folder,
            file,
        ],
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )
    made = folder / f"{file.stem}.{kind}"
    assert made.is_file(), f"LibreOffice saved nothing: {run.stdout}{run.stderr}"
    return made


def letters(page: pypdfium2.PdfPage) -> Iterator[Letter]:
    """The letters of a slide in the order in which they are drawn; spaces are left out."""
    text, height = page.get_textpage(), page.get_height()
    every = [text.get_text_range(at, 1) for at in range(text.count_chars())]
    for at in range(text.count_chars()):
        sign = every[at].replace("\ufffe", "-")  # PDFium's sign for one that ends a line
        if sign.strip():
            left, bottom, right, top = text.get_charbox(at)
            edges = (left, height - top, right, height - bottom)
            yield Letter(sign, *(one * _PIXELS_A_POINT for one in edges))
