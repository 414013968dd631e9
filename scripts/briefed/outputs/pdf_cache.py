"""PDFs that were made before, in a folder that all projects of a user share.

Two thirds of a build go into a hundred PDFs, and an edit changes few of them. A PDF is kept under a
fingerprint of all that it is made from, so the bytes are the same with and without the cache.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

_DAYS = 30  # how long an entry is kept that nobody asks for
_DAY = 24 * 60 * 60
_DIGEST = hashlib.sha256().digest_size


def folder() -> Path:
    """The folder of the cache, which need not be there.

    It is inside the folder that BRIEFED_CACHE names, if that is set (for a machine that keeps the
    cache between runs); otherwise it is where the system keeps a user's caches.
    """
    if named := os.environ.get("BRIEFED_CACHE"):
        return Path(named) / "pdf"
    import platformdirs

    return platformdirs.user_cache_path("briefed") / "pdf"


def fingerprint(ingredients: Iterable[bytes]) -> str:
    """A name for what is made of some ingredients, in this order: 64 hexadecimal digits."""
    found = hashlib.sha256()
    for one in ingredients:
        found.update(len(one).to_bytes(8, "big"))
        found.update(one)
    return found.hexdigest()


def cached(name: str, make: Callable[[], bytes]) -> bytes:
    """What the cache has under a fingerprint; or what `make` makes, which is kept under it.

    An entry that was damaged is made again. Where nothing can be read or written, there is no
    cache, and that is no fault.
    """
    place = folder() / name[:2] / name[2:]
    with contextlib.suppress(OSError):
        entry = place.read_bytes()
        data = entry[_DIGEST:]
        if hashlib.sha256(data).digest() == entry[:_DIGEST]:
            if time.time() - place.stat().st_mtime > _DAY:
                os.utime(place)  # so that it stays
            return data
    data = make()
    with contextlib.suppress(OSError):
        _write(place, hashlib.sha256(data).digest() + data)
        _tidy(place.parent)
    return data


def _write(place: Path, entry: bytes) -> None:
    """Write an entry whole or not at all, also where another process writes the same one."""
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, fresh = tempfile.mkstemp(dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(entry)
        os.replace(fresh, place)
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(fresh)


def _tidy(part: Path) -> None:
    """Delete the entries of a part of the cache that nobody has asked for in a long time."""
    oldest = time.time() - _DAYS * _DAY
    for entry in os.scandir(part):
        if entry.stat().st_mtime < oldest:
            os.unlink(entry.path)
