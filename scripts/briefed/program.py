"""The fingerprint of this program, and of the libraries that it works with."""

from __future__ import annotations

import hashlib
import platform
import sys
import sysconfig
from pathlib import Path

from briefed.cache import fingerprint
from briefed.file_index import Index

FOLDER = Path(__file__).parent
MADE = frozenset({"__pycache__"})  # by Python, of the files beside it


def version() -> str | None:
    """A name for the program as it is, another after every change of it or of a library.

    None where some of it can't be read: nothing that it makes may be kept then.
    """
    files = Index(FOLDER.parent)
    package = files.digest(FOLDER.name, without=MADE, follows=True)
    files.keep()
    return package and fingerprint(part.encode() for part in (package, *_libraries()))


def _libraries() -> list[str]:
    """Python and what is installed for it, and what npm installed."""
    installed = Path(sysconfig.get_path("purelib")).glob("*.dist-info")
    try:
        lock = (Path(sys.prefix).parent / "node_modules/.package-lock.json").read_bytes()
    except OSError:
        lock = b""
    return [
        f"{platform.python_implementation()} {platform.python_version()}",
        "\n".join(sorted(path.name for path in installed)),
        hashlib.sha256(lock).hexdigest(),
    ]
