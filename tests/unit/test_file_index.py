"""A file that was changed is always read again, however it was changed, and no other file is."""

from __future__ import annotations

import os
import shutil
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from briefed import file_index
from briefed.file_index import Index

LATER = 10_000_000_000

pytestmark = pytest.mark.usefixtures("own_cache")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    for name, text in {"a/one.md": "one", "a/two.md": "two", "b/three.md": "three"}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    time.sleep(0.03)  # until the clock of the file system has moved on
    return root


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time has gone by since the last file was written."""
    now = time.time_ns
    monkeypatch.setattr(file_index.time, "time_ns", lambda: now() + LATER)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The names of the files that were read."""
    names: list[str] = []
    digest = file_index._digest

    def noted(entries: list[tuple[str, str | None]]) -> str:
        names.extend(name for name, path in entries if path)
        return digest(entries)

    monkeypatch.setattr(file_index, "_digest", noted)
    return names


def digest(root: Path, *names: str, **options) -> str | None:
    """What an index says, which is kept then."""
    index = Index(root)
    found = index.digest(*(names or ("a",)), **options)
    index.keep()
    return found


@pytest.mark.usefixtures("later")
def test_what_did_not_change_is_not_read_again(root: Path, read: list[str]) -> None:
    first = digest(root, "a", "b")
    assert read == ["a/one.md", "a/two.md", "b/three.md"]
    assert digest(root, "a", "b") == first and len(read) == 3
    (root / "c").mkdir()
    assert digest(root, "a", "b") == first and len(read) == 3


def other_words(root: Path) -> None:
    (root / "a/one.md").write_text("two", "utf-8")


def old_time(root: Path) -> None:
    """As `cp -p` and `rsync -t` leave a file."""
    before = (root / "a/one.md").stat()
    (root / "a/one.md").write_text("two", "utf-8")
    os.utime(root / "a/one.md", ns=(before.st_atime_ns, before.st_mtime_ns))


def another_file(root: Path) -> None:
    """One that was written before, with the same size and the same time."""
    before = (root / "a/one.md").stat()
    (root / "b/three.md").write_text("two", "utf-8")
    os.utime(root / "b/three.md", ns=(before.st_atime_ns, before.st_mtime_ns))
    os.replace(root / "b/three.md", root / "a/one.md")


def swapped(root: Path) -> None:
    times = (root / "a/one.md").stat()
    os.utime(root / "a/two.md", ns=(times.st_atime_ns, times.st_mtime_ns))
    os.replace(root / "a/one.md", root / "other")
    os.replace(root / "a/two.md", root / "a/one.md")
    os.replace(root / "other", root / "a/two.md")


def renamed(root: Path) -> None:
    (root / "a/two.md").rename(root / "a/three.md")


def gone(root: Path) -> None:
    (root / "a/two.md").unlink()


def empty_folder(root: Path) -> None:
    (root / "a/briefing.md").mkdir()


def no_folder(root: Path) -> None:
    shutil.rmtree(root / "a")


CHANGES = [other_words, old_time, another_file, swapped, renamed, gone, empty_folder, no_folder]


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_seen(root: Path, change: Callable[[Path], None]) -> None:
    before = digest(root)
    assert digest(root) == before
    change(root)
    assert digest(root) not in (None, before)


def test_a_file_that_was_just_written_is_read_again(
    root: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may be written once more within the same tick of the clock: nothing else tells of that."""
    monkeypatch.setattr(file_index._Seen, "signature", "what the system says")
    before = digest(root)
    other_words(root)
    assert digest(root) != before
    assert read == ["a/one.md", "a/two.md"] * 2


@pytest.mark.usefixtures("later")
def test_by_what_the_system_says_alone_a_file_is_trusted(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """This shows that the test above sees what it is about."""
    monkeypatch.setattr(file_index._Seen, "signature", "what the system says")
    before = digest(root)
    other_words(root)
    assert digest(root) == before


@pytest.mark.usefixtures("later")
def test_a_system_without_such_times_has_every_file_read(
    root: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_index, "_TRUSTED", False)
    assert digest(root) == digest(root)
    assert len(read) == 4


def seen_of(**told: int) -> file_index._Seen:
    """What is seen of a file of which the system says this, and otherwise the same."""
    seen = file_index._Seen("/", (), frozenset(), False)
    names = ("st_size", "st_mtime_ns", "st_ctime_ns", "st_ino", "st_dev")
    said = {"st_mode": stat.S_IFREG, **dict.fromkeys(names, 1), **told}
    seen._file("one.md", "one.md", SimpleNamespace(**said))
    return seen


def test_all_that_the_system_says_of_a_file_counts() -> None:
    said = ({name: 2} for name in ("st_size", "st_mtime_ns", "st_ctime_ns", "st_ino", "st_dev"))
    assert len({seen_of(**one).signature for one in ({}, *said)}) == 6


@pytest.mark.parametrize(("nanoseconds", "settled"), [(1_000_000_001, True), (0, False)])
def test_a_clock_of_whole_seconds_is_not_trusted(nanoseconds: int, settled: bool) -> None:
    assert (seen_of(st_ctime_ns=nanoseconds).newest < time.time_ns()) is settled


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize(
    "damage", [lambda data: b"", lambda data: data[: len(data) // 2], lambda data: data + b" "]
)
def test_a_damaged_index_is_made_again(
    root: Path, read: list[str], own_cache: Path, damage: Callable[[bytes], bytes]
) -> None:
    before = digest(root)
    (entry,) = (path for path in own_cache.rglob("*") if path.is_file())
    entry.write_bytes(damage(entry.read_bytes()))
    assert digest(root) == before and len(read) == 4
    assert digest(root) == before and len(read) == 4


@pytest.mark.usefixtures("later")
def test_two_indexes_are_kept_at_once(root: Path, read: list[str]) -> None:
    """Whichever is kept last, all that it says holds."""
    one, other = Index(root), Index(root)
    first = one.digest("a")
    other_words(root)
    second = other.digest("a")
    assert first != second
    other.keep()
    one.keep()
    read.clear()
    assert digest(root) == second and read
    read.clear()
    assert digest(root) == second and not read


@pytest.mark.usefixtures("later")
def test_another_process_may_keep_it_meanwhile(root: Path) -> None:
    def often() -> None:
        for _ in range(50):
            (root / "b/three.md").write_text(str(time.time_ns()), "utf-8")
            assert digest(root, "a", "b") and digest(root, "a")

    before = digest(root)
    child = os.fork()
    if not child:
        status = 1
        try:
            often()
            status = 0
        finally:
            os._exit(status)
    often()
    assert os.waitpid(child, 0)[1] == 0
    assert digest(root) == before


@pytest.mark.usefixtures("later")
def test_what_is_gone_is_not_kept(root: Path) -> None:
    digest(root, "a")
    digest(root, "b")
    assert Index(root)._kept.keys() == {"a", "b"}
    shutil.rmtree(root / "a")
    digest(root, "b")
    assert Index(root)._kept.keys() == {"b"}


def a_link(path: Path) -> None:
    path.symlink_to(path.parent / "one.md")


def a_lost_link(path: Path) -> None:
    path.symlink_to(path.parent / "nowhere")


def a_linked_folder(path: Path) -> None:
    path.symlink_to(path.parent.parent / "b")


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


@pytest.mark.parametrize("make", [a_link, a_lost_link, a_linked_folder, a_pipe])
def test_what_is_no_file_has_no_digest(root: Path, make: Callable[[Path], None]) -> None:
    make(root / "a/odd.md")
    assert digest(root) is None
    assert digest(root, "b") is not None
    assert digest(root, "a/odd.md") is None


@pytest.mark.usefixtures("later")
def test_a_link_to_a_file_may_be_followed(root: Path) -> None:
    a_lost_link(root / "b/odd.md")
    assert digest(root, "b", follows=True) is None
    (root / "b/odd.md").unlink()
    (root / "b/odd.md").symlink_to(root / "a/one.md")
    before = digest(root, "b", follows=True)
    assert before is not None
    other_words(root)
    assert digest(root, "b", follows=True) not in (before, None)


@pytest.mark.parametrize(("call", "name"), [("scandir", "a"), ("open", "a/one.md")])
def test_what_may_not_be_read_has_no_digest(
    root: Path, monkeypatch: pytest.MonkeyPatch, call: str, name: str
) -> None:
    """As the system says it of a folder or a file of another user."""
    real = getattr(os, call)

    def refusing(path: str, *rest: int) -> object:
        if Path(path) == root.resolve() / name:
            raise PermissionError(13, "Permission denied", path)
        return real(path, *rest)

    monkeypatch.setattr(os, call, refusing)
    assert digest(root) is None


@pytest.mark.usefixtures("later")
def test_folders_can_be_left_out(root: Path) -> None:
    (root / "a/made").mkdir()
    before = digest(root, without=frozenset({"made"}))
    (root / "a/made/one.md").write_text("one", "utf-8")
    assert digest(root, without=frozenset({"made"})) == before
    assert digest(root) != before
