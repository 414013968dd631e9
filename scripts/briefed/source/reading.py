"""Opens files safely: regular ones alone, and none that is larger than it may be. What is read at the moment is known to whoever reports a fault."""

from __future__ import annotations

import os
from pathlib import Path

from briefed.errors import InputError, why
from briefed.model import Location
from briefed.source import allowed_files

MOST_BYTES = 30_000_000  # of any file: a Word file with pictures has a few million

_last = ""  # the file that was opened last


def last() -> str:
    """The name of the file that was opened last; "" before the first."""
    return _last


def note(file: str) -> None:
    """Say which file is being read, for whoever has to report a fault."""
    global _last
    _last = file


def read_bytes(path: Path, file: str, most: int = MOST_BYTES) -> bytes:
    """A file's bytes. `file` is its name in messages.

    Raises InputError for what is no regular file, before it is opened: reading a pipe or a device might never end. The same for a
    file with more than `most` bytes, and for one that can't be opened.
    """
    note(file)
    try:
        if kind := allowed_files.unending(path):
            raise InputError(
                f"the file can't be read, since it is {kind}: put the file itself here",
                Location(file),
            )
        size = path.stat().st_size
        if size > most:
            raise InputError(
                f"this file has {size:,} bytes, and one may have {most:,}: check that it is the right file, and bring less at once",
                Location(file),
            )
        # Without waiting: what was a file a moment ago may be a pipe by now.
        with open(
            os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)),
            "rb",
        ) as opened:
            return opened.read(most + 1)[:most]
    except OSError as error:
        raise InputError(
            f"the file can't be read ({why(error)}): check that it is there and may be opened",
            Location(file),
        ) from None
    except ValueError:  # a NUL in a name
        raise InputError("this is no name of a file", Location(file)) from None
