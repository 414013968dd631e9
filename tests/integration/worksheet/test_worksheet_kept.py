"""A worksheet that is there is never written over: what was written on it may be nowhere else."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from support.building import COMMAND
from support.worksheets import Place, fill_in

pytestmark = pytest.mark.slow


def minutes(place: Place) -> str | None:
    return "9 min" if place.form.startswith("Minutes:") else None


def export(project: Path, folder: Path, *more: str) -> subprocess.CompletedProcess:
    """Export a worksheet as somebody does who is in a folder."""
    given = [COMMAND, "export", "worksheet", "lamps", *more, "--project", str(project)]
    return subprocess.run(given, cwd=folder, capture_output=True, encoding="utf-8", timeout=300)


@pytest.mark.parametrize("more", [(), ("--theme", "fog-signals")], ids=["course", "theme"])
def test_a_new_worksheet_stands_beside_those_that_are_there(
    scaffold: Path, tmp_path: Path, more: tuple[str, ...]
) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    first = export(scaffold, folder, *more)
    assert first.returncode == 0 and first.stderr == ""
    sheet = folder / first.stdout.strip()
    assert fill_in(sheet, minutes)
    before = sheet.read_bytes()
    for number in (2, 3):
        run = export(scaffold, folder, *more)
        assert run.returncode == 0, run.stderr
        beside = sheet.with_name(f"{sheet.stem}-{number}.docx")
        assert run.stdout == (
            f"{beside.name}\n"
            f"{sheet.name} stays as it is, since what is written on it may be nowhere else.\n"
        )
        assert beside.is_file()
    assert sheet.read_bytes() == before
    assert len(os.listdir(folder)) == 3


def test_a_file_that_is_named_is_not_written_over(scaffold: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.docx"
    assert export(scaffold, tmp_path, "--output", str(sheet)).returncode == 0
    assert fill_in(sheet, minutes)
    before = sheet.read_bytes()
    run = export(scaffold, tmp_path, "--output", str(sheet))
    assert run.returncode == 2 and run.stdout == ""
    assert "this file is there already, and what is written on it may be nowhere else" in run.stderr
    assert sheet.read_bytes() == before
