"""The digest of what some folders hold, without reading again the files that did not change.

An index keeps, for some folders, what the system says of each file below them (name, size, times,
inode, device), beside a digest of their bytes. While the system says the same, no file is opened.

If a file is changed twice within one tick of the file system's clock, the system says the same of
both (https://git-scm.com/docs/racy-git). So nothing is entered unless all of it was changed well
before it was read; it is read again the next time.
"""

from __future__ import annotations

import json
import os
import stat
import time
from collections.abc import Iterator, Set
from pathlib import Path

from briefed import cache

_FORM = b"index of files, form 1"
_SETTLED = 3_000_000_000  # nanoseconds; the coarsest clock of a file system ticks every 2 seconds
_SECOND = 1_000_000_000
_NEVER = 1 << 63
_TRUSTED = os.name == "posix"  # elsewhere the system does not tell when a file was written over
# Without waiting: what was a file a moment ago may be a pipe by now.
_READING = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)


class Index:
    """The index of a folder: of what is below some of its files and folders."""

    def __init__(self, root: Path) -> None:
        self._began = time.time_ns()
        self._root = os.path.realpath(root)
        user = str(os.geteuid()) if _TRUSTED else ""  # another may not be allowed to read it all
        self._name = cache.fingerprint([_FORM, user.encode(), os.fsencode(self._root)])
        data = cache.get(self._name)
        self._kept: dict[str, list[str]] = json.loads(data) if data else {}
        self._now: dict[str, list[str]] = {}

    def digest(
        self, *names: str, without: Set[str] = frozenset(), follows: bool = False
    ) -> str | None:
        """The digest of some files and folders of this one: of the names and bytes of all files
        below them, and of the names of folders. One that is not there counts as such.

        Folders called as one of `without` are left out. None where something can't be read, or is
        neither a file nor a folder; a link to a file is a file only where this `follows` it.
        """
        key = "\0".join((*names, *sorted(without)))
        try:
            seen = _Seen(self._root, names, without, follows)
            entry = self._now.get(key) or self._kept.get(key)
            if not entry or entry[0] != seen.signature or not _TRUSTED:
                entry = [seen.signature, _digest(seen.entries)]
        except OSError:
            return None
        if seen.newest < self._began - _SETTLED:
            self._now[key] = entry
        return entry[1]

    def keep(self) -> None:
        """Keep the index, without what is gone."""
        entries = self._now | {
            key: entry
            for key, entry in self._kept.items()
            if key not in self._now
            and os.path.lexists(os.path.join(self._root, key.partition("\0")[0]))
        }
        if entries != self._kept:
            cache.put(self._name, json.dumps(entries).encode())
            cache.tidy(self._name)


class _Seen:
    """What the system says of all that is below some files and folders of a folder.

    `entries` has each file and folder by its name, with the path of a file and None for a folder.
    Raises OSError where something can't be looked at, or is neither.
    """

    def __init__(self, root: str, names: tuple[str, ...], without: Set[str], follows: bool) -> None:
        self.entries: list[tuple[str, str | None]] = []
        self.newest = 0  # the last moment at which a file was changed, in nanoseconds
        self._without, self._follows = without, follows
        self._said: list[str] = []
        for name in names:
            path = os.path.join(root, name)
            try:
                what = os.stat(path, follow_symlinks=follows)
            except (FileNotFoundError, NotADirectoryError):
                continue
            if stat.S_ISDIR(what.st_mode):
                self._folder(name, path)
            else:
                self._file(name, path, what)

    @property
    def signature(self) -> str:
        """A digest of all that the system says."""
        said = (f"{name}\0{what}" for (name, _), what in zip(self.entries, self._said, strict=True))
        return cache.fingerprint([_bytes_of("\0".join(said))])

    def _folder(self, name: str, path: str) -> None:
        self.entries.append((name, None))
        self._said.append("a folder")
        with os.scandir(path) as found:
            inside = sorted(found, key=lambda one: one.name)
        for one in inside:
            if not one.is_dir(follow_symlinks=False):
                self._file(f"{name}/{one.name}", one.path, one.stat(follow_symlinks=self._follows))
            elif one.name not in self._without:
                self._folder(f"{name}/{one.name}", one.path)

    def _file(self, name: str, path: str, what: os.stat_result) -> None:
        if not stat.S_ISREG(what.st_mode):
            raise OSError(f"{path} is no file")
        changed = what.st_ctime_ns
        self.entries.append((name, path))
        self._said.append(
            f"{what.st_size} {what.st_mtime_ns} {changed} {what.st_ino} {what.st_dev}"
        )
        # A file system with whole seconds, such as FAT, may not know when a file was written over.
        self.newest = max(self.newest, what.st_mtime_ns, changed if changed % _SECOND else _NEVER)


def _digest(entries: list[tuple[str, str | None]]) -> str:
    """The digest of files and folders. Raises OSError."""

    def ingredients() -> Iterator[bytes]:
        for name, path in entries:
            yield _bytes_of(name)
            if path is None:
                yield b"a folder"
            else:
                with open(os.open(path, _READING), "rb") as file:
                    yield b"a file"
                    yield file.read()

    return cache.fingerprint(ingredients())


def _bytes_of(name: str) -> bytes:
    return name.encode("utf-8", "surrogateescape")
