"""Files are short enough to be read at once."""

from __future__ import annotations

import subprocess

from support.building import ROOT

MOST = 350
WRITTEN = {".py", ".js", ".mjs", ".ts", ".css", ".html", ".typ", ".yml", ".toml"}


def test_no_file_has_too_many_lines() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    ).stdout
    found = [ROOT / name for name in listed.split("\0") if name]
    lines = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in found
        if path.suffix in WRITTEN and path.is_file()
    }
    assert len(lines) > 400
    assert {name: count for name, count in lines.items() if count > MOST} == {}
