"""The slides in a pack for PowerPoint, and as PDF: opened, and held to what their session shows.

Each piece of text between two tags of a slide must be in the file as often as the session shows it,
as must the numbers to call, the edition, and on every page the notice of a draft. White space is
passed over: a line is broken where it has no more room.
"""

from __future__ import annotations

import functools
import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

import pikepdf
from selectolax.lexbor import LexborHTMLParser

from briefed.model import Course
from briefed.outputs.pack import Session
from briefed.outputs.slide import heads
from briefed.rendering.cases import GO_ON
from briefed.rendering.notices import draft, edition
from briefed.text.patterns import lazily
from briefed.text.telephones import to_call
from briefed.text.words import squeeze

_LONGEST = 60  # letters of a text in a message
# Of Office Open XML (ECMA-376).
_NAMES = {"p": "http://schemas.openxmlformats.org/presentationml/2006/main"}
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_RELATIONSHIPS = "_rels/presentation.xml.rels"
_PARTED = "\0"  # between the pieces of text of a slide
_LETTER = lazily(r"<([0-9A-F]{4})> <([0-9A-F]+)>")


def lost(session: Session, name: str, data: bytes) -> str:
    """What a file with the slides of a session does not show, in words; "" if it shows all.

    `name` is that of the file, which ends in .pptx or .pdf.
    """
    try:
        pages = list((_of_powerpoint if name.endswith(".pptx") else _of_pdf)(data))
    except Exception:  # whatever somebody else's file makes its reader raise
        return "can't be opened"
    whole, texts = _PARTED.join(pages), list(_shown(session))
    wanted = _PARTED.join(map(_bare, texts))
    for text in dict.fromkeys([*_promised(session.course), *texts]):
        if whole.count(_bare(text)) < max(1, wanted.count(_bare(text))):
            return f"does not show “{squeeze(text)[:_LONGEST]}”"
    notice = draft(session.course)
    without = [number for number, page in enumerate(pages, 1) if _bare(notice) not in page]
    return f"does not say “{notice}” on page {without[0]}" if without else ""


def _promised(course: Course) -> Iterator[str]:
    """What every session of a course says."""
    yield edition(course)
    for number in to_call(course.numbers, course.settings.contacts):
        yield f"{number.number}{number.name}"


def _shown(session: Session) -> Iterator[str]:
    """The texts of a session, each as often as it is shown."""
    slides = session.chosen.slides
    for slide, head in zip(slides, heads(slides), strict=True):
        yield f"{head}{slide.called}"
        yield from _texts(slide.html)


@functools.lru_cache(maxsize=1024)  # several packs show a slide, each in three files
def _texts(html: str) -> tuple[str, ...]:
    """The pieces of text on a slide, but its letters, which PowerPoint counts, and where choices
    lead, which it does by links of its own.
    """
    body = LexborHTMLParser(html).body
    if body is None:
        return ()
    for node in body.css(f".{GO_ON}, .bf-letter"):
        node.decompose()
    return tuple(filter(str.strip, body.text(separator=_PARTED).split(_PARTED)))


def _bare(text: str) -> str:
    return "".join(text.split())


def _of_powerpoint(data: bytes) -> Iterator[str]:
    """The text of each slide that the file lists, without white space."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:

        def part(name: str) -> ElementTree.Element:
            return ElementTree.fromstring(archive.read(f"ppt/{name}"))

        parts = {one.get("Id"): one.get("Target", "") for one in part(_RELATIONSHIPS)}
        for listed in part("presentation.xml").iterfind("p:sldIdLst/p:sldId", _NAMES):
            slide = part(parts[listed.get(_ID)])
            yield _bare("".join(slide.itertext()))


def _of_pdf(data: bytes) -> Iterator[str]:
    """The text of each page, without white space, in the order in which Typst draws it.

    This reads what Typst writes: fonts of two bytes a letter, with a table of what each stands for
    (ISO 32000-1, 9.10.3). A reader of any PDF takes several times as long.
    """
    with pikepdf.open(io.BytesIO(data)) as document:
        tables: dict[tuple[int, int], dict[bytes, str]] = {}
        for page in document.pages:
            fonts = {}
            for name, font in page.Resources.get("/Font", {}).items():
                if font.objgen not in tables:
                    tables[font.objgen] = _table(font.ToUnicode.read_bytes())
                fonts[name] = tables[font.objgen]
            yield _bare("".join(_drawn(page, fonts)))


def _table(given: bytes) -> dict[bytes, str]:
    """What each letter of a font stands for."""
    return {
        bytes.fromhex(letter): bytes.fromhex(sign).decode("utf-16-be")
        for letter, sign in _LETTER.findall(given.decode("ascii"))
    }


def _drawn(page: pikepdf.Page, fonts: dict[str, dict[bytes, str]]) -> Iterator[str]:
    """The letters that the content of a page draws."""
    table: dict[bytes, str] = {}
    for drawing in pikepdf.parse_content_stream(page, "Tf Tj TJ"):
        operator, operands = str(drawing.operator), list(drawing.operands)
        if operator == "Tf":
            table = fonts[str(operands[0])]
            continue
        for one in list(operands[0]) if operator == "TJ" else operands:
            if isinstance(one, pikepdf.String):
                letters = bytes(one)
                for at in range(0, len(letters), 2):
                    yield table[letters[at : at + 2]]
