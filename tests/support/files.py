"""What a folder holds, how a package is unpacked, and how a disk becomes full."""

from __future__ import annotations

import itertools
import os
import time
import zipfile
from pathlib import Path
from typing import BinaryIO

import pytest


def everything(folder: Path) -> dict[str, tuple[int, bytes | None]]:
    """All below a folder: when each was last written, and the bytes of a file."""
    return {
        path.relative_to(folder).as_posix(): (
            path.lstat().st_mtime_ns,
            path.read_bytes() if path.is_file() else None,
        )
        for path in folder.rglob("*")
    }


def unpack(package: Path, folder: Path) -> None:
    """Unpack a package into a new folder, with the times that it gives its files. A browser that
    comes back to an old file takes it from its own store.
    """
    with zipfile.ZipFile(package) as packed:
        packed.extractall(folder)
        for entry in packed.infolist():
            written = time.mktime((*entry.date_time, 0, 0, -1))
            os.utime(folder / entry.filename, (written, written))


def fill(file: BinaryIO, piece: int) -> None:
    """Write to a file, so many bytes at a time, until its disk has no room left."""
    with pytest.raises(OSError, match="No space left"):
        file.writelines(itertools.repeat(bytes(piece)))
