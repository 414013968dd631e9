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

from briefed.errors import InputError, why
from briefed.model import Location

_DAYS = 30  # how long an entry is kept that nobody asks for
_DAY = 24 * 60 * 60
_FOLDER = "made"  # within the folder that is named, which may hold other things
_DIGEST = hashlib.sha256().digest_size


def folder() -> Path:
    """The folder of the cache, which need not be there.

    It is inside the folder that BRIEFED_CACHE names, if that is set (for a machine that keeps the
    cache between runs); otherwise it is where the system keeps a user's caches.
    """
    if named := os.environ.get("BRIEFED_CACHE"):
        return Path(named) / _FOLDER
    import platformdirs

    return platformdirs.user_cache_path("briefed") / _FOLDER


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
        if _is_whole(entry):
            if time.time() - place.stat().st_mtime > _DAY:
                os.utime(place)  # so that it stays
            return entry[_DIGEST:]
    return None


def put(name: str, data: bytes) -> None:
    """Keep something under the fingerprint of what it is made from, whole or not at all.

    Another process may keep the same at the same time.
    """
    with contextlib.suppress(OSError):
        _write(name, hashlib.sha256(data).digest() + data)


def _write(name: str, entry: bytes) -> None:
    place = _place(name)
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, fresh = tempfile.mkstemp(dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(entry)
        os.replace(fresh, place)
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(fresh)


def _is_whole(entry: bytes) -> bool:
    return hashlib.sha256(entry[_DIGEST:]).digest() == entry[:_DIGEST]


def tidy(name: str) -> None:
    """Delete what nobody has asked for in a long time, in the part of the cache of a fingerprint.

    There are 256 parts, which fingerprints come to alike.
    """
    oldest = time.time() - _DAYS * _DAY
    with contextlib.suppress(OSError):
        for entry in os.scandir(_place(name).parent):
            if entry.stat().st_mtime < oldest:
                os.unlink(entry.path)


def add(other: Path) -> None:
    """Keep what another machine kept in a folder, which BRIEFED_CACHE named there.

    What is damaged is left out. Raises InputError where the folder has nothing that was kept, and
    where it can't be read or this cache can't be written: what is not kept would be made again,
    and nobody would know why it takes so long.
    """
    found = [path for path in Path(other, _FOLDER).glob("??/*") if path.is_file()]
    if not found:
        raise InputError(
            "no build kept anything in this folder: name the one that BRIEFED_CACHE named for the "
            "build of a shard",
            Location(str(other)),
        )
    try:
        for path in found:
            entry = path.read_bytes()
            if _is_whole(entry):
                _write(path.parent.name + path.name, entry)
    except OSError as error:
        raise InputError(
            f"what was kept could not be copied to {folder()} ({why(error)})", Location(str(other))
        ) from None


def _place(name: str) -> Path:
    return folder() / name[:2] / name[2:]
