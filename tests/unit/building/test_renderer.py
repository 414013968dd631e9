"""How the renderer is started, and the date that a build is stamped with."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from briefed.building import renderer
from briefed.building.renderer import Apart
from briefed.errors import InputError
from support.site_builds import git


def test_the_date_is_that_of_the_commit(tmp_path: Path) -> None:
    assert renderer.source_date(tmp_path) == "315532800"
    git(tmp_path, "init", "--quiet")
    assert renderer.source_date(tmp_path) == "315532800"
    git(tmp_path, "commit", "--quiet", "--allow-empty", "--message", "A commit")
    assert renderer.source_date(tmp_path) == "1770091506"  # 2026-02-03T04:05:06Z


@pytest.mark.parametrize(
    ("said", "date"),
    [("5", "315532800"), ("-5", "315532800"), ("99999999999", "4294967295"), ("x", "315532800")],
)
def test_a_date_of_any_year_can_be_written_into_a_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, date: str
) -> None:
    program = tmp_path / "git"
    program.write_text(f"#!/bin/sh\necho ' {said}'\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    assert renderer.source_date(tmp_path) == date
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))
    assert renderer.source_date(tmp_path) == "315532800"


def test_a_project_without_an_adapter_says_what_to_copy(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no scripts/site_hooks\.py here, .* copy the folder"):
        renderer.require_adapter(tmp_path)
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts/site_hooks.py").write_text("", "utf-8")
    renderer.require_adapter(tmp_path)


# Says what it was started with, and a byte that is no text.
PROGRAM = """
import os, sys
from briefed.building.renderer import courses_apart

apart = courses_apart()
print(sys.argv[1:], os.getcwd(), list(apart.kept), dict(apart.corrected), flush=True)
names = ("SOURCE_DATE_EPOCH", "BRIEFED_PREVIEW", "PYTHONUTF8", "NO_MKDOCS_2_WARNING")
print([os.environ.get(name) for name in names], file=sys.stderr, flush=True)
os.write(1, b"\\xff")
sys.exit(3)
"""


MANY = [f"course-{number:05}" for number in range(20_000)]  # more than a pipe holds


@pytest.mark.parametrize(
    ("draft", "kept", "corrected"),
    [
        (False, [], {}),
        (True, [], {}),
        (False, ["one", "two"], {}),
        (False, MANY, {"three": "“Three”, of three"}),
        (False, [], {"one": "One"}),
    ],
)
def test_the_renderer_is_started_in_the_project(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    draft: bool,
    kept: list[str],
    corrected: dict[str, str],
) -> None:
    monkeypatch.setenv("BRIEFED_PREVIEW", "inherited")
    monkeypatch.setenv("BRIEFED_APART", "inherited")
    (tmp_path / "scripts").mkdir()
    (tmp_path / renderer.ADAPTER).write_text(PROGRAM, "utf-8")
    process = renderer.start(tmp_path, tmp_path / "fresh", "77", draft, Apart(kept, corrected))
    said, unsaid = process.communicate(timeout=60)
    options = ["build", "--quiet", "--site-dir", str(tmp_path / "fresh")]
    options += [*(["--no-strict"] if draft else []), *(["--dirty"] if kept else [])]
    assert said.splitlines() == [
        f"{options} {tmp_path} {kept} {corrected}",
        f"['77', {'1' if draft else None!r}, '1', '1']",
        "\N{REPLACEMENT CHARACTER}",
    ]
    assert unsaid is None and process.returncode == 3


def test_a_renderer_that_ends_at_once_leaves_the_build_to_say_so(tmp_path: Path) -> None:
    (tmp_path / "scripts").mkdir()
    (tmp_path / renderer.ADAPTER).write_text("raise SystemExit(2)", "utf-8")
    process = renderer.start(tmp_path, tmp_path / "fresh", "77", apart=Apart(MANY))
    process.communicate(timeout=60)
    assert process.returncode == 2


def test_the_renderer_is_started_with_our_python() -> None:
    assert renderer.command("serve") == [sys.executable, "scripts/site_hooks.py", "serve"]
