"""The exchange of a fresh folder with the site, in one step and in two."""

from __future__ import annotations

from pathlib import Path

import pytest
from briefed.building import exchange


def folder(path: Path, word: str) -> Path:
    path.mkdir()
    (path / "index.html").write_text(word, "utf-8")
    return path


def word(path: Path) -> str:
    return (path / "index.html").read_text("utf-8")


@pytest.fixture(params=["at once", "in two steps"])
def _way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "in two steps":
        monkeypatch.setattr(exchange, "_swap", lambda first, second: False)


@pytest.mark.usefixtures("_way")
@pytest.mark.parametrize("before", [True, False])
def test_the_fresh_folder_becomes_the_site(tmp_path: Path, before: bool) -> None:
    if before:
        folder(tmp_path / "site", "old")
    fresh = exchange.fresh_folder(tmp_path)
    (fresh / "index.html").write_text("new", "utf-8")
    exchange.exchange(tmp_path, fresh)
    assert word(tmp_path / "site") == "new"
    exchange.complete(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_others_may_read_the_fresh_folder(tmp_path: Path) -> None:
    assert exchange.fresh_folder(tmp_path).stat().st_mode & 0o777 == 0o755


def test_the_old_site_stays_when_the_new_one_can_not_be_put_in_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "_swap", lambda first, second: False)
    folder(tmp_path / "site", "old")
    with pytest.raises(OSError, match="gone"):
        exchange.exchange(tmp_path, tmp_path / "gone")
    assert word(tmp_path / "site") == "old" and len(list(tmp_path.iterdir())) == 1


def test_the_system_exchanges_two_folders_or_says_that_it_can_not(tmp_path: Path) -> None:
    first, second = folder(tmp_path / "first", "1"), folder(tmp_path / "second", "2")
    done = exchange._swap(first, second)
    assert (word(first), word(second)) == (("2", "1") if done else ("1", "2"))
    assert not exchange._swap(first, tmp_path / "gone")


@pytest.mark.parametrize(
    ("left", "stays"), [({"site", ".site-old"}, "site"), ({".site-old"}, ".site-old")]
)
def test_the_next_build_completes_an_exchange_that_was_cut_off(
    tmp_path: Path, left: set[str], stays: str
) -> None:
    for name in left | {".site-fresh-abc", ".publishing-abc"}:
        folder(tmp_path / name, name)
    exchange.complete(tmp_path)
    assert word(tmp_path / "site") == stays
    assert ".site-old" not in {path.name for path in tmp_path.iterdir()}
