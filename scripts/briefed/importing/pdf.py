"""Opens a PDF and gives its text as lines.

A PDF has no paragraphs, so a person must read what comes of it. `pdf_page` reads a page, and
`pdf_text` makes one text of all pages.
"""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING

from briefed.errors import InputError
from briefed.importing import raised_text
from briefed.importing.pdf_layers import Holder, Layers
from briefed.importing.pdf_page import Page
from briefed.importing.pdf_text import remove_headers_and_footers, write
from briefed.model import Location

if TYPE_CHECKING:  # it may not be installed
    from pypdf import PdfReader

_MOST_PAGES = 300


def read(data: bytes, file: str) -> tuple[str, list[str]]:
    """The text of a PDF, and descriptions of what was left out of it.

    The text has a line for each of the file's, and an empty one where a page has a gap. Raises
    InputError for a file that is no PDF, is locked, acts when it is opened, or has no text.
    """
    pages = _read_pages(data, file)
    asked = [
        f"on page {number}, {what}" for number, page in enumerate(pages, 1) for what in page.asked
    ]
    if asked:
        raise raised_text.question(asked, Location(file))
    left_out = [
        f"{what} (page {number})" for number, page in enumerate(pages, 1) for what in page.left_out
    ]
    lines = [page.lines for page in pages]
    if any(page.hidden for page in pages) and not any(lines):
        raise InputError(
            "the text of this PDF can't be seen: it lies below pictures of pages, from which "
            "a program read it, perhaps wrongly; "
            "bring the Word file that it was made from, or its text as a .txt file",
            Location(file),
        )
    if not any(lines):
        raise InputError(
            "this PDF holds pictures of pages and no text: "
            "bring the Word file that it was made from, or its text as a .txt file",
            Location(file),
        )
    remove_headers_and_footers(lines, left_out)
    return write(lines), list(dict.fromkeys(left_out))


def _read_pages(data: bytes, file: str) -> list[Page]:
    """The pages of a PDF. Raises InputError for a file that can't be read, or must not be."""
    try:
        import pypdf
    except ImportError:
        raise InputError(
            "PDF files are read by pypdf, which is not installed: run make setup, "
            "or bring the text as a .txt file",
            Location(file),
        ) from None
    if not data.lstrip()[:5] == b"%PDF-":
        raise InputError(
            "this is no PDF, though its name ends in .pdf: bring the file itself", Location(file)
        )
    # pypdf says on standard error what it mends in silence; we say what can't be read.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        _refuse(reader, file)
        layers = Layers(reader.trailer["/Root"].get_object())
        return [Page(page, layers) for page in reader.pages]
    except InputError:
        raise
    except Exception as error:  # a damaged file can fail in any way, inside the library
        raise InputError(
            f"this PDF can't be read ({str(error)[:120] or type(error).__name__}): "
            "bring the Word file that it was made from, or its text as a .txt file",
            Location(file),
        ) from None


def _refuse(reader: PdfReader, file: str) -> None:
    """Raise InputError for a PDF that is locked, too long, or acts when it is opened."""
    if reader.is_encrypted:
        raise InputError(
            "this PDF is protected by a password: bring one that is not, "
            "or the Word file that it was made from",
            Location(file),
        )
    if len(reader.pages) > _MOST_PAGES:
        raise InputError(
            f"this PDF has {len(reader.pages)} pages, and a briefing may have {_MOST_PAGES}: "
            "bring the briefing alone",
            Location(file),
        )
    acting = _acting(reader)
    if acting:
        raise InputError(
            f"this PDF holds {acting}, which may do something when it is opened, and which a "
            "briefing does not need: print it to a new PDF, or bring the Word file",
            Location(file),
        )


def _acting(reader: PdfReader) -> str:
    """What a PDF has that acts when it is opened, in words; "" if it has nothing of the kind."""
    root: Holder = reader.trailer["/Root"].get_object()
    names = root.get("/Names", {}).get_object() if "/Names" in root else {}
    if "/JavaScript" in names:
        return "a script"
    if "/EmbeddedFiles" in names:
        return "another file"
    action = root.get("/OpenAction")
    action = action.get_object() if action is not None else None
    if (isinstance(action, dict) and action.get("/S") not in (None, "/GoTo")) or "/AA" in root:
        return "an action"
    return ""
