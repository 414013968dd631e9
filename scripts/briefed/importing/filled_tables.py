"""Reads the tables of a Word file that somebody filled in, and the words between them.

The file goes through the same limits as a briefing (`word_package`). Unlike a briefing it is never
published, so neither comments nor looks matter.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TypeAlias
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from briefed.errors import InputError
from briefed.importing import word_package
from briefed.importing.symbol_fonts import symbol, typed_in
from briefed.importing.word_package import W
from briefed.model import Location

_MOST_ELEMENTS = 400_000  # that of a course of ten themes has 60,000 before Word adds its own
_MOST_BYTES = 20_000_000  # of the file itself
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_OFF = frozenset({"0", "false", "off", "none"})

# Some words, whether they are bold and in italics, and where they lead or "".
TableRun: TypeAlias = tuple[str, bool, bool, str]


class TableParagraph(NamedTuple):
    """A paragraph of a cell; `item` is whether the word processor shows a bullet or a number."""

    runs: tuple[TableRun, ...]
    item: bool = False


Cell: TypeAlias = tuple[TableParagraph, ...]
Table: TypeAlias = tuple[tuple[Cell, ...], ...]


class Tables(NamedTuple):
    """The tables of a file, row by row, and the paragraphs outside of them as words.

    `tracked` says that it holds tracked changes, so that its words are not settled.
    """

    tables: tuple[Table, ...]
    around: tuple[str, ...]
    tracked: bool = False


def read_here(path: Path) -> Tables:
    """Read a .docx in this process.

    Raises InputError, with the reason and the remedy, for a file that can't be read safely.
    """

    def refuse(what: str) -> InputError:
        return InputError(f"{what}; nothing was written", Location(path.as_posix()))

    if path.suffix.lower() != ".docx":
        raise refuse(
            "a worksheet is a Word document, and its name ends in .docx: "
            "in Google Docs choose File, Download, Microsoft Word; in LibreOffice save it as Word"
        )
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise refuse("this file is larger than any worksheet: bring the worksheet alone")
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
            parts = word_package.read_parts(archive, refuse, _MOST_ELEMENTS)
        document = next(parts[name] for name in word_package.DOCUMENTS if name in parts)
        if _STRICT in document:
            raise refuse("this file is “Strict Open XML”: save it as an ordinary Word document")
        return _tables(ElementTree.fromstring(document), _addresses(parts))
    except word_package.UNREADABLE as error:
        raise refuse(word_package.damaged(error)) from None


def _addresses(parts: dict[str, bytes]) -> dict[str, str]:
    """Where the links of a document lead, by their ids."""
    found = {}
    for name, part in parts.items():
        if name.startswith("word/_rels/document"):
            for relation in ElementTree.fromstring(part):
                if relation.get("Type", "").endswith("/hyperlink"):
                    found[relation.get("Id", "")] = relation.get("Target", "")
    return found


def _tables(text: Element, addresses: dict[str, str]) -> Tables:
    tables: list[Table] = []
    around: list[str] = []
    waiting = [text]
    while waiting:
        element = waiting.pop()
        if element.tag == f"{W}tbl":
            tables.append(tuple(_rows(element, addresses)))
        elif element.tag == f"{W}p":
            around.append("".join(run[0] for run in _runs(element, addresses)))
        else:
            waiting += reversed(list(element))
    marks = (f"{W}{tag}" for tag in ("ins", "del", "moveFrom", "moveTo"))
    tracked = any(next(text.iter(mark), None) is not None for mark in marks)
    return Tables(tuple(tables), tuple(around), tracked)


def _rows(table: Element, addresses: dict[str, str]) -> Iterator[tuple[Cell, ...]]:
    for row in table.iter(f"{W}tr"):
        yield tuple(
            tuple(
                TableParagraph(
                    tuple(_runs(paragraph, addresses)),
                    paragraph.find(f"{W}pPr/{W}numPr") is not None,
                )
                for paragraph in cell.iter(f"{W}p")
            )
            for cell in row.iter(f"{W}tc")
        )


def _runs(paragraph: Element, addresses: dict[str, str]) -> Iterator[TableRun]:
    """The runs of a paragraph, links with their addresses."""
    waiting: list[tuple[Element, str]] = [(paragraph, "")]
    while waiting:
        element, link = waiting.pop()
        if element.tag == f"{W}hyperlink":
            link = addresses.get(element.get(_RELATION, ""), "")
        if element.tag == f"{W}r":
            font = _font(element)
            if words := "".join(_sign(piece, font) for piece in element):
                yield words, _is_on(element, "b"), _is_on(element, "i"), link
            continue
        waiting += [(inner, link) for inner in reversed(list(element))]


def _font(run: Element) -> str:
    found = run.find(f"{W}rPr/{W}rFonts")
    return "" if found is None else found.get(f"{W}ascii", "")


def _sign(element: Element, font: str) -> str:
    """The words that a piece of a run stands for; a line that ends within it is a space."""
    if element.tag == f"{W}t":
        return typed_in(font, element.text or "")
    if element.tag == f"{W}sym":
        return symbol(element.get(f"{W}font", ""), element.get(f"{W}char", ""))
    if element.tag in (f"{W}br", f"{W}cr", f"{W}tab"):
        return " "
    return "-" if element.tag == f"{W}noBreakHyphen" else ""


def _is_on(run: Element, look: str) -> bool:
    found = run.find(f"{W}rPr/{W}{look}")
    return found is not None and found.get(f"{W}val", "1").lower() not in _OFF
