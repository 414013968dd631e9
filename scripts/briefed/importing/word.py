"""Opens a Word file (.docx) safely, and reads its words once more without pandoc.

The file is published as it is, so one whose words are not settled, or not all to be seen, is
refused. `word_package` reads its parts.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from briefed.errors import InputError
from briefed.importing import word_boxes, word_layout, word_package, word_symbols
from briefed.importing.raised_text import question
from briefed.importing.word_left_out import drawings, heads_and_feet
from briefed.importing.word_package import Refuse, W
from briefed.importing.word_text import (
    paragraphs,
    refuse_unseen,
    settled,
    styles_of,
    words_of,
)
from briefed.model import Location

_MOST_TEXT = 1_500_000  # characters of the text alone
# A compound file: .doc, or an encrypted .docx ([MS-CFB], [MS-OFFCRYPTO]).
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # the name of a stream in the second
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


class Opened(NamedTuple):
    """A Word file that may be imported.

    - `safe`: a .docx that has only the parts of the text;
    - `words`: the words of the text, in order, and `notes`: those of its footnotes;
    - `left_out`: descriptions of what is in neither;
    - `doubts`: how something was read, each behind the words that it begins with, in the order of
      the text;
    - `title` has the words of the title, if the file shows which they are.
    """

    safe: bytes
    words: list[str]
    notes: list[str]
    left_out: list[str]
    doubts: list[tuple[str, str]]
    title: str | None


def open_word(data: bytes, file: str) -> Opened:
    """Open a .docx.

    Raises InputError, with the reason and the remedy, for another kind of file and for one that
    must not be published as it is.
    """
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise InputError(
                "this file is protected by a password: open it in Word, choose File, Info, Protect "
                "Document, Encrypt with Password, empty the field, save the file and bring it",
                Location(file),
            )
        raise InputError(
            f"this is an old Word file (.doc), though its name ends in .docx: "
            f"{word_package.SAVE_AS}",
            Location(file),
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _open(archive, file)
    except word_package.UNREADABLE as error:
        raise InputError(word_package.damaged(error), Location(file)) from None


def _open(archive: zipfile.ZipFile, file: str) -> Opened:
    def refuse(what: str) -> InputError:
        return InputError(f"{what}; nothing was written", Location(file))

    parts = word_package.read_parts(archive, refuse)
    document = next(name for name in word_package.DOCUMENTS if name in parts)
    _refuse_kind(parts[document], parts, refuse)
    text = ElementTree.fromstring(parts[document])
    _refuse_text(text, parts, refuse)
    word_boxes.keep_one_copy(text, refuse)
    unknown = word_symbols.spell_out(text)
    notes = []
    for name in word_package.NOTES:
        if name in parts:
            note = ElementTree.fromstring(parts[name])
            unknown += word_symbols.spell_out(note)
            parts[name] = word_package.written(note)
            notes.append(_without_separators(note))
    styles = styles_of([text, *notes], parts.get(word_package.STYLES))
    refuse_unseen(styles.looks, refuse)
    asked = [
        f"{words_of(run)!r} is moved up or down on its line"
        for run, look in styles.looks.items()
        if look.shifted and re.search(r"\w", words_of(run))
    ]
    drawn = drawings(text, parts)
    laid = word_layout.lay_out(text, styles)
    parts[document] = word_package.written(text)
    contents: list[str] = []
    words = settled(paragraphs(text, styles, contents), asked)
    note_words = [
        word for note in notes for word in settled(paragraphs(note, styles, contents), asked)
    ]
    if asked:
        raise question(asked, Location(file))
    left_out = [
        *dict.fromkeys([*(["the table of contents"] if contents else []), *laid.left_out]),
        *drawn,
        *unknown,
        *heads_and_feet(parts, styles.names, refuse),
    ]
    return Opened(word_package.packed(parts), words, note_words, left_out, laid.doubts, laid.title)


def _refuse_kind(document: bytes, parts: dict[str, bytes], refuse: Refuse) -> None:
    """Refuse a file for the kind of Word file that it is."""
    if _STRICT in document:
        raise refuse(
            "this file is of the kind “Strict Open XML”: "
            "save it as an ordinary Word document (.docx)"
        )
    types = parts.get(word_package.TYPES, b"")
    if b"vbaProject" in types or b"macroEnabled" in types:
        raise refuse("this file holds macros: save it as a plain .docx")


def _refuse_text(text: Element, parts: dict[str, bytes], refuse: Refuse) -> None:
    """Refuse a text that is too long, is not settled, or can't all be read."""
    length = sum(len(piece.text or "") for piece in text.iter(f"{W}t"))
    if length > _MOST_TEXT:
        raise refuse(
            f"this file holds {length:,} characters of text, "
            f"and a briefing may have {_MOST_TEXT:,}: bring the briefing alone"
        )
    # A change that is only of a paragraph's end, or of a row, is marked by the same elements.
    if _has(text, *(f"{W}{tag}" for tag in ("ins", "del", "moveFrom", "moveTo"))):
        raise refuse(
            "this file holds tracked changes, so nobody can tell which words are meant: accept "
            "or reject them in Word (Review), and save it"
        )
    if b"<w:comment " in parts.get(word_package.COMMENTS, b""):
        raise refuse(
            "this file holds comments, which would be published with it: "
            "delete them in Word (Review), and save it"
        )
    if _has(text, f"{W}altChunk"):
        raise refuse(
            "this file shows the text of another file that is within it: open it in Word and "
            "save it, which makes it the file's own text"
        )
    if _has(text, f"{_M}t"):
        raise refuse(
            "this file holds a formula, which can't be read as text: write in words what it says"
        )


def _has(text: Element, *tags: str) -> bool:
    return any(next(text.iter(tag), None) is not None for tag in tags)


def _without_separators(notes: Element) -> Element:
    """Take away the lines that separate footnotes from the text; they are notes of a type."""
    for note in list(notes):
        if note.get(f"{W}type", "normal") != "normal":
            notes.remove(note)
    return notes
