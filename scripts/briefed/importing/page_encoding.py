"""Decodes a saved web page as a browser does: by its mark, by what it declares, or by trying."""

from __future__ import annotations

import codecs
import re
import unicodedata

from briefed.errors import InputError
from briefed.model import Location
from briefed.text.patterns import lazily

_DECLARED = lazily(r"<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_LOOKED_AT = 1024  # bytes in which a browser looks for the declaration (HTML, 13.2.3.2)
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Browsers take these names for Windows' Western encoding (Encoding Standard, 4.2).
_WESTERN = frozenset("ascii us-ascii iso-8859-1 iso8859-1 latin1 latin-1 l1 windows-1252".split())


def decode(data: bytes, file: str) -> tuple[str, list[str]]:
    """A page's text with line ends folded, and what is unsure of its encoding.

    Raises InputError for a page in an encoding that is not known, or that does not fit its bytes.
    """
    text, doubts = _decoded(data, file)
    if "\0" in text:
        raise InputError(
            "this is no text file: bring the text, or check the file's name",
            Location(file, text[: text.index("\0")].count("\n") + 1),
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text), doubts


def _decoded(data: bytes, file: str) -> tuple[str, list[str]]:
    declared = _DECLARED.search(data[:_LOOKED_AT].decode("ascii", "replace"))
    name = declared[1].lower() if declared else ""
    if data[:2] in _UTF_16:
        name = "utf-16"
    elif data[:3] == codecs.BOM_UTF8:
        name = "utf-8-sig"
    elif name in _WESTERN:
        return _western(data), []
    elif name.startswith("utf-16"):
        name = ""  # it could not be read here if it were; browsers take it for UTF-8
    try:
        return data.decode(name or "utf-8"), []
    except LookupError:
        raise InputError(
            f"this page says that its letters are written in {name!r}, which is not known: open "
            "it in a browser and save it again, or copy its text into a .txt file and bring that",
            Location(file),
        ) from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        if name not in ("", "utf-8", "utf8"):
            raise InputError(
                f"this page says that its letters are written in {name}, and one here is not "
                f"(byte 0x{data[error.start]:02X}): open it in a browser and save it again, or "
                "copy its text into a .txt file and bring that",
                Location(file, line),
            ) from None
        return _western(data), [
            (
                "quotation marks, dashes and accents may be wrong: compare them with the page. "
                f"Its letters are not UTF-8 (line {line} of its source), so they were read as "
                "Windows-1252"
            )
        ]


def _western(data: bytes) -> str:
    """Bytes as Windows-1252. Its five undefined bytes are control characters, as in browsers."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in data)
