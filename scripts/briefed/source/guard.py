"""The last guard: turns an error that nobody foresaw into a message.

The message names the file and says how to report the error.
"""

from __future__ import annotations

import os
import sys

from briefed.errors import full, why
from briefed.source import reading

TRACEBACK = "BRIEFED_TRACEBACK"  # set to anything, it shows where in the program a fault was met


def explain(error: BaseException) -> str:
    """What went wrong and what to do about it, in words.

    With the environment variable above, the traceback goes to standard error.
    """
    if TRACEBACK in os.environ:
        import traceback

        traceback.print_exception(error, file=sys.stderr)
    if isinstance(error, OSError) and full(error):
        return f"the disk is full ({why(error)}): make room on it, and run the same command again"
    if isinstance(error, OSError):
        name = os.fsdecode(error.filename) if isinstance(error.filename, (str, bytes)) else ""
        return (
            f"{f'{name}: ' if name else ''}this can't be read or written ({why(error)}): see "
            "that it is there, that you may open it, that its name is not too long, and that "
            "the disk has room"
        )
    if isinstance(error, MemoryError):
        return f"there is not enough memory{_at()}: bring a smaller file, or close other programs"
    if isinstance(error, RecursionError):
        return (
            "there are too many lists or brackets within each "
            f"other{_at() or ', perhaps in mkdocs.yml'}: take some away"
        )
    said = " ".join(str(error).split())[:160]
    return (
        f"this program has a fault{_at()} ({type(error).__name__}{f': {said}' if said else ''}), "
        f"and you did nothing wrong. Please report it: run the same command with {TRACEBACK}=1 "
        "before it, and send what it says with the file"
    )


def _at() -> str:
    return f", found after {reading.last()} was opened" if reading.last() else ""
