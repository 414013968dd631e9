"""What is read in the files of tests/texts and tests/brought that a briefing may come in."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pypandoc
from briefed.errors import InputError
from briefed.importing.canonical import Imported
from briefed.importing.convert import FORMATS, import_here

from support.broken_files import pdf, stream
from support.building import TESTS
from support.unseen_pdfs import UNSEEN

TEXTS = TESTS / "texts"

# Each line of three pages of a PDF: its font, size, left edge, height, words, and how it is drawn.
_HEAD, _FOOT = ("F1", 8, 50, 810, "Harbour Board"), "Page {} of 3"
PAGES = [
    [
        ("F2", 20, 50, 780, "Small audit of the lamps that were", ""),
        ("F2", 20, 50, 757, "kept lit", ""),
        ("F1", 15.9, 50, 720, "Hidden lamps", ""),
        ("F1", 11.2, 50, 700, "Lamps were trimmed before dusk in most lights, and", ""),
        ("F1", 11.2, 50, 686, "the glass was clean.", ""),
        ("F1", 6, 153, 690, "1", ""),
        ("F1", 11.2, 50, 664, "Gas is CO", ""),
        ("F1", 6, 101.6, 661, "2", ""),
        ("F1", 11.2, 105, 664, " and the 3", ""),
        ("F1", 6, 153.4, 668, "rd", ""),
        ("F1", 11.2, 159, 664, " light had none.", ""),
        ("F1", 11.2, 60, 640, "\\225 trim the lamp", ""),
        ("F1", 11.2, 72, 626, "and the wick", ""),
        ("F1", 11.2, 60, 612, "2. keep oil", ""),
        ("F1", 11.2, 50, 598, "Behind the list.", ""),
        ("F1", 11.6, 50, 570, "No heading, though a little larger.", ""),
        ("F2", 11.2, 50, 542, "In bold", ""),
        ("F1", 11.2, 50, 528, "Below what is bold, they", ""),
    ],
    [
        ("F1", 11.2, 50, 780, "kept the oil near.", ""),
        ("F1", 13.4, 50, 740, "A smaller heading", ""),
        ("F1", 11.2, 50, 720, "White words", "1 g"),
        ("F1", 11.2, 50, 706, "Invisible words", "3 Tr"),
        ("F1", 11.2, 50, 692, "Narrow words", "5 Tz"),
        ("F1", 1, 50, 678, "Tiny words", ""),
        ("F1", 11.2, 900, 664, "Words beside the page", ""),
        ("F1", 11.2, 50, 650, "Raised words", "4 Ts"),
    ],
    [("F1", 11.2, 50, 780, "The end.", ""), ("F1", 16.1, 50, 750, "A heading without words", "")],
]
CATALOGS = {
    "script": "/Names << /JavaScript << /Names [] >> >>",
    "file": "/Names << /EmbeddedFiles << /Names [] >> >>",
    "action": "/OpenAction << /S /URI >>",
    "any action": "/AA << /WC << /S /GoTo >> >>",
    "jump": "/OpenAction << /S /GoTo >>",
    "place": "/OpenAction [3 0 R /Fit]",
}
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
            found[f"{name}.txt"] = _read(path)
        path = Path(folder) / "pages.pdf"
        path.write_bytes(_pages(""))
        found["pages.pdf.txt"] = _read(path)
        told = []
        for name, catalog in CATALOGS.items():
            path.write_bytes(_pages(catalog))
            told.append(f"=== {name}\n{_read(path)[:200]}\n")
        for case in UNSEEN:
            path.write_bytes(case.values[0])
            told.append(f"=== {case.id}\n{_read(path)}")
        found["unseen.pdf.txt"] = "".join(told)
    return found


def _pages(catalog: str) -> bytes:
    """The PDF of three pages."""
    drawn = []
    for number, lines in enumerate(PAGES, 1):
        foot = ("F1", 8, 300, 30, _FOOT.format(number), "")
        drawn += [
            " ".join(
                f"q BT {before} /{font} {size} Tf {left} {height} Td ({words}) Tj ET Q"
                for font, size, left, height, words, before in [(*_HEAD, ""), *lines, foot]
            )
        ]
    page = (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R "
        "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>"
    )
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /{} /Encoding /WinAnsiEncoding >>"
    kids = " ".join(f"{5 + number} 0 R" for number in range(3))
    return pdf(
        [
            f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode(),
            f"<< /Type /Pages /Kids [{kids}] /Count 3 >>".encode(),
            font.format("Helvetica").encode(),
            font.format("Helvetica-Bold").encode(),
            *(page.format(8 + number).encode() for number in range(3)),
            *(stream(text.encode("latin-1")) for text in drawn),
        ]
    )


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
