"""Small PDFs: their fonts without hints, their objects packed, and nothing else changed."""

from __future__ import annotations

import io
import itertools
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import typst
from briefed.outputs.small_pdf import compacted, without_hints
from briefed.rendering.assets import packaged
from PIL import ImageChops
from pypdf import PageObject, PdfReader
from support.tagged import faults

FACES = sorted(
    packaged("@expo-google-fonts/atkinson-hyperlegible/package.json").parent.rglob("*.ttf")
)
PAGE = """#set document(
  title: "Lamps",
  date: datetime(year: 2026, month: 6, day: 1),
  author: "A stream of endobj (and others)",
)
#set text(font: "Atkinson Hyperlegible", lang: "en")
= Lamps endstream
Åéü ñ ç “quotes” – 0123456789 (ABCDEFGHIJKLMNOPQRSTUVWXYZ) ½ €
#lorem(300) _#lorem(80)_ *#lorem(60)* *_#lorem(40)_* #for i in range(400) [- Point #i]
#link("https://example.org/")[A site]
"""


def made(folder: Path) -> bytes:
    """The page as a tagged PDF in the fonts of a folder, as Typst writes it."""
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)]
    )
    return typst.compile(
        PAGE.encode(),
        font_paths=fonts,
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        timestamp=1_780_000_000,
    )


def addresses(page: PageObject) -> list[str]:
    return [link.get_object()["/A"]["/URI"] for link in page.get("/Annots", [])]


@pytest.fixture(scope="module")
def plain() -> bytes:
    return made(FACES[0].parent.parent)


def test_fonts_without_hints_look_the_same_and_are_smaller(plain: bytes, tmp_path: Path) -> None:
    assert len(FACES) == 4
    for face in FACES:
        small = without_hints(face.read_bytes())
        assert without_hints(small) == small
        assert len(small) < 0.75 * face.stat().st_size
        (tmp_path / face.name).write_bytes(small)
    unhinted = made(tmp_path)
    assert len(unhinted) < len(plain) - 10_000
    # Large enough, the same dots; in type of a page on a screen they differ by shades of grey.
    first = [pypdfium2.PdfDocument(pdf)[0].render(scale=8).to_pil() for pdf in (plain, unhinted)]
    assert ImageChops.difference(*first).getbbox() is None and first[0].getextrema()[0][0] == 0


def test_a_compacted_pdf_says_the_same_in_fewer_bytes(plain: bytes) -> None:
    small, again = (compacted(pikepdf.open(io.BytesIO(plain))) for _ in range(2))
    assert len(small) < 0.7 * len(plain)
    assert again == small
    before = PdfReader(io.BytesIO(plain), strict=True)
    after = PdfReader(io.BytesIO(small), strict=True)
    assert faults(after) == faults(before) == []
    assert after.metadata == before.metadata and after.metadata.author.startswith("A stream")
    for one, other in itertools.zip_longest(before.pages, after.pages):
        assert one.extract_text() == other.extract_text()
        assert addresses(one) == addresses(other)
    assert any(map(addresses, after.pages))
    outlines = [[one.title for one in reader.outline] for reader in (before, after)]
    assert outlines == [["Lamps endstream"]] * 2
