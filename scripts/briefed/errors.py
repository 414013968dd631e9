"""The one family of errors: input that a command cannot work with at all."""

from __future__ import annotations

import errno
import os
import re

from briefed.model import Location

_FULL = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
_IN_A_LIST = re.compile(r"\[Errno \d+\] ([^:]+)")
# Python begins its message so, and goes on with a list of the folders that it tried.
_TEMPORARY = "No usable temporary directory"


class InputError(Exception):
    """A command could not do its work. The message says how to mend it; `location` is optional."""

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
    # The error of a whole folder that was copied lists those of its files.
    of_a_file = None if error.strerror else _IN_A_LIST.search(said)
    return of_a_file[1] if of_a_file else said


def full(error: OSError) -> bool:
    """Whether something could not be written for want of room: a full disk, a spent quota."""
    return error.errno in _FULL or no_room(why(error)) is not None


def no_room(said: str) -> OSError | None:
    """The error that a program met when its message tells of a full disk; None for any other.

    The words are the system's own, which some programs write in small letters.
    """
    for code in _FULL:
        if os.strerror(code).lower() in said.lower():
            return OSError(code, os.strerror(code))
    return None
