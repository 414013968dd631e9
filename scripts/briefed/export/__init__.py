"""What a course can be taken away as: one module a kind."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from ..errors import InputError
from ..model import Location


def put(target: Path, write: Callable[[Path], object], what: str) -> None:
    """Let `write` make a file, and put it in its place when it is whole: one that is there already stands until then. Raises InputError."""
    fresh = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            write(fresh)
            os.replace(fresh, target)
        finally:
            fresh.unlink(missing_ok=True)
    except OSError as error:
        raise InputError(f"the {what} can't be written ({error.strerror}): name another place with --output", Location(str(target))) from None
