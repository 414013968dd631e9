"""The version of the program is another after every change of it or of a library."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from briefed import program

RULES = "checking/rules"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of a part of the program that takes its place, and an empty cache."""
    monkeypatch.setenv("BRIEFED_CACHE", str(tmp_path / "cache"))
    copy = tmp_path / "scripts/briefed"
    shutil.copytree(
        program.FOLDER / RULES, copy / RULES, ignore=shutil.ignore_patterns("__pycache__")
    )
    monkeypatch.setattr(program, "FOLDER", copy)
    return copy


def test_a_changed_rule_makes_another_version(package: Path) -> None:
    before = program.version()
    assert before and program.version() == before
    rule = package / RULES / "wording.py"
    rule.write_text(rule.read_text("utf-8").replace("30", "31", 1), "utf-8")
    after = program.version()
    assert after not in (None, before)
    (package / RULES / "more.html").write_text("", "utf-8")
    assert program.version() not in (None, before, after)


def test_what_python_keeps_of_it_makes_none(package: Path) -> None:
    before = program.version()
    (package / RULES / "__pycache__").mkdir()
    (package / RULES / "__pycache__/wording.cpython-311.pyc").write_bytes(b"made")
    assert program.version() == before


@pytest.mark.parametrize("part", ["Python", "mkdocs_material-"])
def test_another_library_makes_another_version(
    package: Path, part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, libraries = program.version(), program._libraries()
    at = next(at for at, line in enumerate(libraries) if part in line)
    libraries[at] += " "
    monkeypatch.setattr(program, "_libraries", lambda: libraries)
    assert program.version() != before


def test_of_a_program_that_can_not_be_read_there_is_no_version(package: Path) -> None:
    (package / "lost.py").symlink_to(package / "nowhere.py")
    assert program.version() is None
