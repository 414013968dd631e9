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
            f"{f'{name}: ' if name else ''}this can't be read or written ({why(error)}): see that "
            "it is there, that its name is not too long, and that the disk has room"
        )
    if isinstance(error, MemoryError):
        return f"there is not enough memory{_at()}: bring a smaller file, or close other programs"
    if isinstance(error, RecursionError):
        return (
            f"something is nested too deeply to be read{_at() or ', perhaps in mkdocs.yml'}: "
            "take brackets or lists within lists away"
        )
    said = " ".join(str(error).split())[:160]
    return (
        f"a fault of this program, not of yours{_at()} "
        f"({type(error).__name__}{f': {said}' if said else ''}). Please report it: run the same "
        f"command with {TRACEBACK}=1 before it, and send what it says with the file"
    )


def _at() -> str:
    return f", met after it opened {reading.last()}" if reading.last() else ""
