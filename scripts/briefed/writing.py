"""Writes a file, or a course's two folders, whole or not at all.

A course's new folders are made beside their places first. When everything is written, a mark says so, and they are moved; from there on a run that was
cut off is completed by the next one. Before the mark nothing has happened, and what was begun is thrown away.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from briefed.errors import InputError, why
from briefed.model import Location

_READY = "ready"
_PARTS = ("quizzes", "docs")


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
        raise InputError(
            f"the {what} can't be written ({why(error)}): name another place with --output",
            Location(str(target)),
        ) from None


def complete(root: Path, slug: str) -> bool:
    """Finish what an earlier run was cut off in; whether there was anything to finish. Raises InputError where that can't be done."""
    waiting = _waiting(root, slug)
    if not waiting.exists():
        return False
    ready = (waiting / _READY).exists()
    try:
        if ready:
            _move(root, slug)
        shutil.rmtree(waiting)
    except OSError as error:
        raise InputError(
            f"an earlier run was cut off and can't be completed ({why(error)}): see that the folder can be written, and start again",
            Location(str(waiting)),
        ) from None
    return ready


def place(root: Path, slug: str, files: Mapping[str, str | bytes | None]) -> None:
    """Write a course's `files`, by their paths in the project; what else its folders hold stays, and a file that is None goes.

    Raises InputError, with nothing changed, where they can't be written.
    """
    waiting = _waiting(root, slug)
    try:
        for part in _PARTS:
            (root / part).mkdir(exist_ok=True)
            if (root / part / slug).exists():
                shutil.copytree(root / part / slug, waiting / part, symlinks=True)
            else:
                (waiting / part).mkdir(parents=True)
        for name, text in files.items():
            part, _, rest = name.split("/", 2)
            target = waiting / part / rest
            if text is None:
                target.unlink(missing_ok=True)
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text if isinstance(text, bytes) else text.encode())
        (waiting / _READY).touch()
    except OSError as error:
        shutil.rmtree(waiting, ignore_errors=True)
        raise InputError(
            f"the course can't be written ({why(error)}): nothing of it was changed",
            Location(str(root)),
        ) from None
    complete(root, slug)


def _waiting(root: Path, slug: str) -> Path:
    return root / f".bringing-{slug}"


def _move(root: Path, slug: str) -> None:
    """Move each new folder to its place and the old one out of it; wherever that was cut off, it goes on from there."""
    waiting = _waiting(root, slug)
    for part in _PARTS:
        if not (waiting / part).exists():
            continue
        target = root / part / slug
        if target.exists():
            os.rename(target, waiting / f"old-{part}")
        os.rename(waiting / part, target)
