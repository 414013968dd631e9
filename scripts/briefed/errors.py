"""The one family of errors: input that a command cannot work with at all."""

from __future__ import annotations

import errno
import re

from briefed.model import Location

_FULL = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
_IN_A_LIST = re.compile(r"\[Errno \d+\] ([^:]+)")
_TEMPORARY = "No usable temporary directory"  # how Python begins to say so, with a list of those that it tried


class InputError(Exception):
    """A command could not do its work. `location` is where, or None; the message says how to mend it."""

    def __init__(self, message: str, location: Location | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.location = location

    def __str__(self) -> str:
        return f"{self.location}: {self.message}" if self.location else self.message


def why(error: OSError) -> str:
    """Why the system would not read or write something, in its own words."""
    said = error.strerror or str(error)
    if said.startswith(_TEMPORARY):
        return "no folder for temporary files can be written"
    if error.strerror is None and (
        several := _IN_A_LIST.search(said)
    ):  # of a whole folder that was copied
        return several[1]
    return said


def full(error: OSError) -> bool:
    """Whether something could not be written because a disk, or the share of it that somebody may use, is full."""
    return error.errno in _FULL or why(error) in {
        "No space left on device",
        "Disk quota exceeded",
        "File too large",
    }
