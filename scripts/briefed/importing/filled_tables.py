"""Reads the tables of a Word file that somebody filled in, and the words between them.

The file goes through the same limits as a briefing (`word_package`). Unlike a briefing it is never
published, so comments don't matter. What its cells say is published, so hidden text is refused.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from briefed.errors import InputError
from briefed.importing import word_package
from briefed.importing.symbol_fonts import symbol, typed_in
from briefed.importing.word_package import W
from briefed.importing.word_text import refuse_unseen, styles_of
from briefed.model import Location

_MOST_ELEMENTS = 400_000  # that of a course of ten themes has 60,000 before Word adds its own
_MOST_BYTES = 20_000_000  # of the file itself
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRACKED = (
    *("ins", "del", "moveFrom", "moveTo"),
    *("cellIns", "cellDel", "cellMerge"),
)
# A text box is written twice, the second time for programs that know none.
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
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

    A table within a cell is one of its own, behind that around it.

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
        text = ElementTree.fromstring(document)
        refuse_unseen(styles_of([text], parts.get(word_package.STYLES)).looks, refuse)
        return _tables(text, _addresses(parts))
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
    tables = tuple(
        tuple(tuple(_cell(cell, addresses) for cell in within(row, "tc")) for row in rows_of(one))
        for one in tables_in(text)
    )
    around = tuple("".join(run[0] for run in _runs(one, addresses)) for one in within(text, "p"))
    tracked = any(next(text.iter(f"{W}{mark}"), None) is not None for mark in _TRACKED)
    return Tables(tables, around, tracked)


def tables_in(text: Any) -> list[Any]:
    """All tables of a document, each before those within it, in the order of their beginnings.

    Takes and returns elements of any library that has those of the standard one.
    """
    found: list[Any] = []
    waiting = [text]
    while waiting:
        element = waiting.pop()
        if element.tag == f"{W}tbl":
            found.append(element)
        if element.tag != _FALLBACK:
            waiting += reversed(list(element))
    return found


def rows_of(table: Any) -> list[Any]:
    """The rows of a table, without those of a table within it."""
    return within(table, "tr")


def within(element: Any, name: str) -> list[Any]:
    """The nearest elements of a name within another, but none of a table within that.

    A word processor may put others around them, such as those of a field to fill in.
    """
    found: list[Any] = []
    waiting = list(reversed(list(element)))
    while waiting:
        one = waiting.pop()
        if one.tag == f"{W}{name}":
            found.append(one)
        elif one.tag not in (f"{W}tbl", _FALLBACK):
            waiting += reversed(list(one))
    return found


def _cell(cell: Element, addresses: dict[str, str]) -> Cell:
    return tuple(
        TableParagraph(
            tuple(_runs(paragraph, addresses)), paragraph.find(f"{W}pPr/{W}numPr") is not None
        )
        for paragraph in within(cell, "p")
    )


def _runs(paragraph: Element, addresses: dict[str, str]) -> Iterator[TableRun]:
    """The runs of a paragraph, links with their addresses."""
    waiting: list[tuple[Element, str]] = [(paragraph, "")]
    while waiting:
        element, link = waiting.pop()
        if element.tag in (f"{W}tbl", _FALLBACK):
            continue
        if element.tag == f"{W}hyperlink":
            link = addresses.get(element.get(_RELATION, ""), "")
        if element.tag == f"{W}r":
            font = _font(element)
            if words := "".join(_sign(piece, font) for piece in element):
                yield words, _is_on(element, "b"), _is_on(element, "i"), link
            # A text box is within a run, and its words are read behind those.
            waiting += [(inner, link) for inner in reversed(list(element)) if len(inner)]
            continue
        if element.tag == f"{W}p" and element is not paragraph:
            yield " ", False, False, ""
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
