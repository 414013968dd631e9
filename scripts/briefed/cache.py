"""What was made before, in a folder that all projects of a user share.

An entry is kept under a fingerprint of all that it is made from, so a build gives the same bytes
with and without the cache. An entry carries a digest of itself: one that was damaged counts as one
that is not there. Where nothing can be read or written, there is no cache, and that is no fault.
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
        return Path(named) / "made"
    import platformdirs

    return platformdirs.user_cache_path("briefed") / "made"


def fingerprint(ingredients: Iterable[bytes]) -> str:
    """A name for what is made of some ingredients, in this order: 64 hexadecimal digits."""
    found = hashlib.sha256()
    for one in ingredients:
        found.update(len(one).to_bytes(8, "big"))
        found.update(one)
    return found.hexdigest()


def cached(name: str, make: Callable[[], bytes]) -> bytes:
    """What is kept under a fingerprint; or what `make` makes, which is kept under it."""
    data = get(name)
    if data is None:
        data = make()
        put(name, data)
        tidy(name)
    return data


def get(name: str) -> bytes | None:
    """What is kept under a fingerprint; None where nothing whole is."""
    place = _place(name)
    with contextlib.suppress(OSError):
        entry = place.read_bytes()
        data = entry[_DIGEST:]
        if hashlib.sha256(data).digest() == entry[:_DIGEST]:
            if time.time() - place.stat().st_mtime > _DAY:
                os.utime(place)  # so that it stays
            return data
    return None


def put(name: str, data: bytes) -> None:
    """Keep something under the fingerprint of what it is made from, whole or not at all.

    Another process may keep the same at the same time.
    """
    place = _place(name)
    with contextlib.suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, fresh = tempfile.mkstemp(dir=place.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(data).digest())
                file.write(data)
            os.replace(fresh, place)
        finally:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(fresh)


def tidy(name: str) -> None:
    """Delete what nobody has asked for in a long time, in the part of the cache of a fingerprint.

    There are 256 parts, which fingerprints come to alike.
    """
    oldest = time.time() - _DAYS * _DAY
    with contextlib.suppress(OSError):
        for entry in os.scandir(_place(name).parent):
            if entry.stat().st_mtime < oldest:
                os.unlink(entry.path)


def _place(name: str) -> Path:
    return folder() / name[:2] / name[2:]
