"""Puts a freshly built folder in the place of the site, so that there always is a whole one.

The two folders are exchanged atomically where the system can (Linux, macOS). Elsewhere there are
two renames, and the next build completes them if this one is killed in between.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import tempfile
from pathlib import Path

from briefed.layout import PUBLISHING, SITE

# Followed by a name of its own: what a killed build still renders must not leak into a later one.
_FRESH = ".site-fresh-"
_OLD = ".site-old"

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # renameat2(2), Linux 3.15
_RENAME_SWAP = 2  # renamex_np(2), macOS 10.12


def fresh_folder(root: Path) -> Path:
    """A new folder in a project, to build the site in. Raises OSError."""
    fresh = Path(tempfile.mkdtemp(prefix=_FRESH, dir=root))
    fresh.chmod(0o755)
    return fresh


def complete(root: Path) -> None:
    """Finish the exchange that an earlier build was killed in, and remove what it left.

    Without a site, the old one comes back.
    """
    site, old = root / SITE, root / _OLD
    if old.exists() and not site.exists():
        old.rename(site)
    for left in (old, *root.glob(f"{PUBLISHING}*")):
        shutil.rmtree(left, ignore_errors=True)
    clear(root)


def clear(root: Path) -> None:
    """Remove the fresh folders that were left in a project by processes that were ended."""
    for left in root.glob(f"{_FRESH}*"):
        shutil.rmtree(left, ignore_errors=True)


def exchange(root: Path, fresh: Path) -> None:
    """Put the fresh folder in the place of the site. Raises OSError, with the old site in place."""
    site, old = root / SITE, root / _OLD
    if not site.exists():
        fresh.rename(site)
    elif not _swap(fresh, site):
        site.rename(old)
        try:
            fresh.rename(site)
        except OSError:
            old.rename(site)
            raise
        shutil.rmtree(old, ignore_errors=True)


def _swap(first: Path, second: Path) -> bool:
    """Exchange two folders at once; False where the system or its file system can't."""
    if os.name != "posix":
        return False
    library = ctypes.CDLL(None, use_errno=True)
    paths = os.fsencode(first), os.fsencode(second)
    status = -1
    if hasattr(library, "renameat2"):
        status = library.renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE)
    elif hasattr(library, "renamex_np"):
        status = library.renamex_np(*paths, _RENAME_SWAP)
    return bool(status == 0)
