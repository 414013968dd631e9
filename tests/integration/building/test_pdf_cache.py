"""A build is the same bytes with an empty cache of PDFs, with a full one and with a wrong one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from support.building import Run
from support.site_builds import contents

pytestmark = pytest.mark.slow


def entries(cache: Path) -> list[Path]:
    return sorted(path for path in cache.rglob("*") if path.is_file())


def test_a_build_is_the_same_bytes_whatever_is_in_the_cache(
    short_site: Path, short_project: Path, briefed: Run, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"

    def build() -> dict[str, str]:
        run = briefed(
            "build", project=short_project, env=os.environ | {"BRIEFED_CACHE": str(cache)}
        )
        assert run.returncode == 0, run.stdout + run.stderr
        return contents(short_project / "site")

    empty = build()
    assert empty == contents(short_site)
    made = {path: path.read_bytes() for path in entries(cache)}
    assert len(made) > 20
    times = {path: path.stat().st_mtime_ns for path in made}
    assert build() == empty
    assert {path: path.stat().st_mtime_ns for path in entries(cache)} == times, "none made again"
    damages = (
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data[:-1] + bytes([data[-1] ^ 1]),
        lambda data: data[:32] + b"%PDF-1.7 of another version",
    )
    # Two of each kind: how many there are is nothing to the next one.
    for number, (path, data) in enumerate([*made.items()][: 2 * len(damages)]):
        path.write_bytes(damages[number % len(damages)](data))
    assert build() == empty
    assert {path: path.read_bytes() for path in entries(cache)} == made
