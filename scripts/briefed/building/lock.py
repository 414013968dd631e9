"""The lock of a project: one build at a time.

Ours instead of a library's: none is among the locked requirements, and `flock` is one call.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from briefed.errors import InputError, why

_LOCK = ".site-lock"


@contextlib.contextmanager
def only_one(root: Path) -> Iterator[None]:
    """Hold a project's build lock; the system gives it back when the process ends.

    Raises InputError while another build holds it, and where the folder can't be written.
    """
    try:
        import fcntl
    except ImportError:
        # Windows has no flock. Its renames fail while another build holds the folder open.
        yield
        return
    try:
        with open(root / _LOCK, "w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise InputError(
                    "another build of this project is running: wait for it to end"
                ) from None
            yield
    except OSError as error:
        raise InputError(
            f"the project's folder can't be written ({why(error)}): the former site stays"
        ) from None
