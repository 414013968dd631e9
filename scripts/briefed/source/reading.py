"""Opens files safely: only regular files, and none that is larger than it may be.

Whoever reports a fault can ask which file was opened last.
"""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

from briefed.errors import InputError, why
from briefed.model import Location, TextFault
from briefed.source import allowed_files

MOST_BYTES = 30_000_000  # of any file: a Word file with pictures has a few million

_last = ""  # the file that was opened last


def last() -> str:
    """The name of the file that was opened last; "" before the first."""
    return _last


def note(file: str) -> None:
    """Note which file is being read, for whoever reports a fault."""
    global _last
    _last = file


def read_bytes(path: Path, file: str, most: int = MOST_BYTES) -> bytes:
    """A file's bytes. `file` is its name in messages.

    Raises InputError for anything but a regular file, before it is opened, since reading a pipe or
    a device might never end; for a file of more than `most` bytes; and where opening it fails.
    """
    note(file)
    try:
        if kind := allowed_files.unending(path):
            raise InputError(
                f"this is {kind}: put the file itself here",
                Location(file),
            )
        size = path.stat().st_size
        if size > most:
            raise InputError(
                f"this file has {size:,} bytes, and a file may have {most:,}: see whether it is "
                "the right one, and bring a part of it",
                Location(file),
            )
        # Without waiting: what was a file a moment ago may be a pipe by now.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with open(os.open(path, flags), "rb") as opened:
            return opened.read(most + 1)[:most]
    except OSError as error:
        raise InputError(
            f"this file can't be read ({why(error)}): see that it is there, and that you may "
            "open it",
            Location(file),
        ) from None
    except ValueError:  # a NUL in a name
        raise InputError("no file can have this name: write another", Location(file)) from None


def read_text(path: Path, file: str) -> tuple[str, TextFault | None]:
    """A file's text with line ends folded, and None or, if it is no UTF-8 text, a fault.

    A fault is (line, column, message), and the text is "" then. Raises InputError where the file
    can't be opened.
    """
    data = read_bytes(path, file)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "", (1, 1, "this file is saved as UTF-16: save it again with the encoding UTF-8")
    if b"\0" in data:
        return "", (
            data[: data.index(b"\0")].count(b"\n") + 1,
            1,
            "this is no text file: bring the text, or check the file's name",
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line_start = data.rfind(b"\n", 0, error.start) + 1
        column = len(data[line_start : error.start].decode("utf-8", "ignore")) + 1
        message = (
            f"a letter here can't be read (byte 0x{data[error.start]:02X}): save the file again "
            "with the encoding UTF-8"
        )
        return "", (data.count(b"\n", 0, error.start) + 1, column, message)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    # The same letter may be encoded in two ways: é may have come as e and an accent.
    return (text if text.isascii() else unicodedata.normalize("NFC", text)), None
