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


W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def run(words: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def word(runs: str, styles: str = "") -> bytes:
    """A Word file whose first paragraph ends in some runs."""

    def change(held: dict[str, bytes]) -> None:
        held["word/document.xml"] = held["word/document.xml"].replace(
            b"</w:p></w:body>", b"</w:p></w:body>"
        )
        body = held["word/document.xml"].decode()
        at = body.rindex("<w:sectPr")
        held["word/document.xml"] = f"{body[:at]}{runs}{body[at:]}".encode()
        held["word/styles.xml"] = held["word/styles.xml"].replace(
            b"</w:styles>", f"{styles}</w:styles>".encode()
        )

    return parts(change)


def pdf(content: str) -> bytes:
    """A page of a PDF with one font, drawn as its content says."""
    stream = (
        f"BT /F1 20 Tf 50 780 Td (Small audit) Tj ET BT /F1 16 Tf 50 740 Td (Hidden lamps) Tj ET "
        f"{content}"
    ).encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << "
            b"/Font << /F1 5 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, held in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, held)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out
        + b"xref\n0 6\n0000000000 65535 f \n"
        + table
        + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(out)
    )


def line(text: str, before: str = "", x: int = 50, y: int = 700, size: float = 11) -> str:
    return f"q BT {before} /F1 {size} Tf {x} {y} Td ({text}) Tj ET Q "


LONG = line("Lamps were trimmed before dusk in most of the lights that were seen.") + line(
    "Glass was kept at each of the lights that were seen.", y=680
)
PAGE = (
    "<!doctype html><title>T</title>{head}<h1>Small audit</h1><h2>Lamps</h2><p>Lamps were "
    "trimmed.</p>{held}"
)
VAL = '<w:{} w:val="{}"/>'  # a setting of Word's
SUPERSCRIPT = VAL.format("vertAlign", "superscript")
WHITE = VAL.format("color", "FFFFFF")
TEXT = "# Small audit\n\n## Lamps\n\n{held}\n"


def web(held: str, head: str = "") -> bytes:
    return PAGE.format(held=held, head=head).encode()
