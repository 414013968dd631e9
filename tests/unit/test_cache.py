"""What was made is kept from one build to the next, and no fault of the cache changes anything."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from briefed import cache

NAME = cache.fingerprint([b"a sheet"])
OLD = 31 * 24 * 60 * 60


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache of the test's own."""
    monkeypatch.setattr(cache, "folder", lambda: tmp_path / "pdf")
    return tmp_path / "pdf"


def entry(folder: Path) -> Path:
    return folder / NAME[:2] / NAME[2:]


def never() -> bytes:
    pytest.fail("it was made again")


def test_what_was_made_is_not_made_again(folder: Path) -> None:
    assert cache.cached(NAME, lambda: b"a PDF") == b"a PDF"
    assert cache.cached(NAME, never) == b"a PDF"
    assert os.listdir(entry(folder).parent) == [NAME[2:]]


def test_a_fingerprint_tells_where_each_ingredient_ends() -> None:
    names = {
        cache.fingerprint(one)
        for one in ([b"ab", b"c"], [b"a", b"bc"], [b"abc"], [b"abc", b""], [b"c", b"ab"], [])
    }
    assert len(names) == 6


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:20],
        lambda data: data[:-1],
        lambda data: data + b"\n",
        lambda data: data[:-1] + bytes([data[-1] ^ 1]),
        lambda data: bytes([data[0] ^ 1]) + data[1:],
        lambda data: hashlib.sha256(b"another").digest() + data[32:],
    ],
    ids=["empty", "half a digest", "cut", "longer", "a bit of it", "a bit of the digest", "other"],
)
def test_a_damaged_entry_is_made_again(folder: Path, damage) -> None:
    cache.cached(NAME, lambda: b"a PDF")
    whole = entry(folder).read_bytes()
    entry(folder).write_bytes(damage(whole))
    assert cache.cached(NAME, lambda: b"a PDF") == b"a PDF"
    assert entry(folder).read_bytes() == whole


def test_without_a_folder_to_write_into_all_is_made(folder: Path) -> None:
    folder.parent.mkdir(exist_ok=True)
    folder.write_text("a file where the folder would be", encoding="utf-8")
    assert cache.cached(NAME, lambda: b"a PDF") == b"a PDF"
    assert cache.cached(NAME, lambda: b"another") == b"another"


def test_where_an_entry_would_be_is_a_folder(folder: Path) -> None:
    entry(folder).mkdir(parents=True)
    assert cache.cached(NAME, lambda: b"a PDF") == b"a PDF"
    assert os.listdir(entry(folder).parent) == [NAME[2:]]


def test_what_nobody_asks_for_goes_and_what_is_used_stays(folder: Path) -> None:
    cache.cached(NAME, lambda: b"a PDF")
    gone = entry(folder).with_name("gone")
    gone.write_bytes(b"nobody's")
    for one in (gone, entry(folder)):
        os.utime(one, (time.time() - OLD, time.time() - OLD))
    assert cache.cached(NAME, never) == b"a PDF"
    other = NAME[:2] + cache.fingerprint([b"another sheet"])[2:]
    cache.cached(other, lambda: b"another")
    assert not gone.exists() and entry(folder).exists()


_WRITER = """
import sys, pathlib
from briefed import cache
cache.folder = lambda: pathlib.Path(sys.argv[1])
for number in range(200):
    name = cache.fingerprint([str(number).encode()])
    data = cache.cached(name, lambda: str(number).encode() * 5000)
    assert data == str(number).encode() * 5000, number
"""


def test_two_builds_share_a_cache_at_once(tmp_path: Path) -> None:
    both = [
        subprocess.Popen([sys.executable, "-c", _WRITER, str(tmp_path)], stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    said = [process.communicate()[1] for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(kept) == 200
    assert all(hashlib.sha256((d := p.read_bytes())[32:]).digest() == d[:32] for p in kept)
