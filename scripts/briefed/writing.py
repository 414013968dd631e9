"""Writes a file, or a course's two folders, whole or not at all.

A course's new folders are first written beside the old ones. When they are complete, a mark is set,
and then they are moved. A run that is cut off after the mark is completed by the next one; before
the mark nothing has changed, and the new folders are deleted.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from briefed.errors import InputError, why
from briefed.model import Location

_READY = "ready"
_PARTS = ("quizzes", "docs")


def put(target: Path, write: Callable[[Path], object], what: str) -> None:
    """Let `write` make a file, and move it to `target` when it is complete.

    A file that is there already stays until then. `what` names the file in messages. Raises
    InputError if it can't be written.
    """
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


def write_all(texts: Mapping[Path, str], what: str) -> None:
    """Replace files by new texts, in this order, once all of these are written.

    `what` names them in messages. Raises InputError, with nothing changed, if they can't be
    written.
    """
    waiting = {path: path.with_name(f".{path.name}.new") for path in texts}
    made = [
        folder
        for path in texts
        for folder in (path.parent, path.parent.parent)
        if not folder.exists()
    ]
    try:
        for path, text in texts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            waiting[path].write_text(text, encoding="utf-8", newline="\n")
        for path in texts:
            waiting[path].replace(path)
    except OSError as error:
        for fresh in waiting.values():
            with contextlib.suppress(OSError):  # its parent may be no folder
                fresh.unlink()
        for folder in made:
            with contextlib.suppress(OSError):  # it may have files of somebody else by now
                folder.rmdir()
        raise InputError(
            f"the {what} can't be written ({why(error)}), so nothing was changed: see that you may "
            "write into this folder",
            Location(str(path)),
        ) from None


def complete(root: Path, slug: str) -> bool:
    """Complete an earlier run that was cut off, and return whether there was one to complete.

    Raises InputError if that fails.
    """
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
            f"an earlier run was cut off, and can't be completed ({why(error)}): see that you "
            "may write into this folder, and start again",
            Location(str(waiting)),
        ) from None
    return ready


def none_cut_off(root: Path, slug: str) -> None:
    """Raise InputError, for a person to look, if an earlier run was cut off; it is completed."""
    if complete(root, slug):
        raise InputError(
            "an earlier run was cut off. It has been completed now, and nothing else was done: "
            "look at the course before you start again",
            Location(f"docs/{slug}"),
        )


def write_course(root: Path, slug: str, files: Mapping[str, str | bytes | None]) -> None:
    """Write a course's `files`, by their paths in the project; None deletes a file.

    Other files of the course stay. Raises InputError, with nothing changed, if the files can't be
    written.
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
            f"the course can't be written ({why(error)}), so nothing of it was changed: see that "
            "you may write into this folder",
            Location(str(root)),
        ) from None
    complete(root, slug)


def _waiting(root: Path, slug: str) -> Path:
    return root / f".bringing-{slug}"


def _move(root: Path, slug: str) -> None:
    """Replace each old folder by the new one; a run that was cut off can be continued."""
    waiting = _waiting(root, slug)
    for part in _PARTS:
        if not (waiting / part).exists():
            continue
        target = root / part / slug
        if target.exists():
            os.rename(target, waiting / f"old-{part}")
        os.rename(waiting / part, target)
