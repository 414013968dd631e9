"""Bad files and bad usage get one clear message, and nothing is written."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from support.bad_input import COURSE, ORIGINAL, QUIZZES
from support.building import COMMAND


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"", "1:1: the file is empty: bring", id="empty"),
        pytest.param(b"\xef\xbb\xbf \n\t\n", "1:1: the file is empty: bring", id="blank"),
        pytest.param(
            b"A line.\n\nAnother line.\n",
            "1:1: no headings were found, so there are no themes: make one",
            id="no headings",
        ),
        pytest.param(
            b"Title\n\nHidden men:\n\n\x7fELF\0\0\n",
            "5:1: this is no text file: bring",
            id="binary",
        ),
        pytest.param(
            "Title\n\nA café:\n\nOne.\n".encode("latin-1"),
            "3:6: a letter here can't be read (byte 0xE9): save",
            id="not UTF-8",
        ),
        pytest.param(
            "Title\n\nHidden men:\n\nOne.\n".encode("utf-16"),
            "1:1: this file is saved as UTF-16: save",
            id="UTF-16",
        ),
        pytest.param(
            b"Title\n\nHidden men:\n\n" + b"x" * 1_900_000,
            "5:1: this line has 1,900,000 characters, and a briefing's may have",
            id="a 2 MB line",
        ),
        pytest.param(
            b"Title\n\nHidden men:\n\n" + b"x\n" * 2_000_000,
            "1:1: this file has 4,000,020 bytes, and a file may have 2,000,000: see",
            id="4 MB of lines",
        ),
        pytest.param(
            b"Title\n\nHidden men:\n\n- Be <b>bold</b>.\n",
            "5:6: readers would not see what begins with '<b>bold</b>.': write",
            id="raw HTML",
        ),
        pytest.param(
            b"Title\n\nHidden men:\n\n<script>alert(1)</script>\n",
            "5:1: readers would not see what begins with '<script>alert(1)</sc': write",
            id="script",
        ),
        pytest.param(
            b"# T\n\n## H\n\n- a { #h-1 }\n\n## What next?\n",
            "7:1: the theme 'What next?' is empty: write",
            id="a heading with nothing under it",
        ),
        pytest.param(
            b"# T\n\n## H\n\n- a { #h-1 }\n- b { #h-1 }\n",
            "6:3: line 5 has the id h-1 too: give",
            id="an id twice",
        ),
        pytest.param(
            b"---\ntitle: [\n---\n# T\n\n## H\n\n- a { #h-1 }\n",
            "3:1: this line can't be read",
            id="broken front matter",
        ),
    ],
)
def test_statements_of_a_bad_file(run_in, tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "bad.md").write_bytes(data)
    result = run_in("statements", "bad.md", "--format", "json")
    assert result.returncode == 2
    assert result.stdout == ""
    assert result.stderr.startswith(f"briefed: bad.md:{said}")
    assert result.stderr.count("\n") == 1


def test_statements_with_windows_line_ends(run_in, tmp_path: Path) -> None:
    (tmp_path / "unix.txt").write_bytes(ORIGINAL)
    (tmp_path / "windows.txt").write_bytes(b"\xef\xbb\xbf" + ORIGINAL.replace(b"\n", b"\r\n"))
    unix, windows = (
        run_in("statements", f"{name}.txt", "--format", "json") for name in ("unix", "windows")
    )
    assert windows.returncode == 0
    assert len(json.loads(unix.stdout)["themes"]) == 9
    assert json.loads(windows.stdout) == json.loads(unix.stdout)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["statements", "missing.txt"],
            "briefed: missing.txt:1:1: this file can't be read (No such file or directory): see",
        ),
        (
            ["statements", "project"],
            "briefed: project:1:1: this file can't be read (Is a directory): see",
        ),
        (["statements"], "the following arguments are required: FILE"),
        (
            ["check", "no-such-course", "--project", "project"],
            "there is no course 'no-such-course': there are keeping-babies-safe",
        ),
        (
            ["check", "--project", "project", "--today", "2026-02-30"],
            "'2026-02-30' is no date of the form 2027-03-31",
        ),
        (
            ["check", "--project", "project", "--today", "soon"],
            "'soon' is no date of the form 2027-03-31",
        ),
        (["check", "--project", "project", "--format", "xml"], "invalid choice: 'xml'"),
        (
            ["check", "--project", "missing"],
            (
                "no mkdocs.yml here: run the command in the project's folder, or name it with "
                "--project"
            ),
        ),
        (
            ["check", "--project", "project/mkdocs.yml"],
            (
                "no mkdocs.yml here: run the command in the project's folder, or name it with "
                "--project"
            ),
        ),
        (
            ["check", "--project", "."],
            (
                "no mkdocs.yml here: run the command in the project's folder, or name it with "
                "--project"
            ),
        ),
        (["frobnicate"], "invalid choice: 'frobnicate'"),
        ([], "the following arguments are required: COMMAND"),
        (["build", "--project", "missing"], "no mkdocs.yml here"),
        (["serve", "--project", "missing"], "no mkdocs.yml here"),
    ],
)
def test_bad_usage(run_in, project: Path, arguments: list[str], said: str) -> None:
    result = run_in(*arguments)
    assert result.returncode == 2
    assert result.stdout == ""
    assert said in result.stderr


@pytest.mark.parametrize("command", ["build", "serve"])
def test_a_project_without_the_adapter(run_in, project: Path, command: str) -> None:
    (project / "scripts/site_hooks.py").unlink()
    result = run_in(command, "--project", "project")
    assert result.returncode == 2
    assert "no scripts/site_hooks.py here" in result.stderr and "Traceback" not in result.stderr


def test_a_project_without_a_course(run_in, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Nothing yet\n", encoding="utf-8")
    result = run_in("check")
    assert result.returncode == 2
    assert result.stderr.startswith(
        "briefed: docs:1:1: no course was found: a course is a folder docs/COURSE with a "
        "briefing.md"
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(
            b"site_name: A\nnav: [\n", "mkdocs.yml:3:1: this line can't be read: write", id="broken"
        ),
        pytest.param(b"- nav: 1\n", "mkdocs.yml:", id="a list"),
        pytest.param(
            b"site_name: caf\xe9\n",
            "mkdocs.yml:1:15: a letter here can't be read (byte 0xE9): save",
            id="not UTF-8",
        ),
        pytest.param(b"\0", "mkdocs.yml:1:1: this is no text file", id="binary"),
    ],
)
def test_check_with_a_bad_configuration(run_in, project: Path, data: bytes, said: str) -> None:
    (project / "mkdocs.yml").write_bytes(data)
    result = run_in("check", "--project", "project")
    assert result.returncode == 2
    assert result.stderr.startswith(f"briefed: {said}")


def test_check_with_windows_line_ends(run_in, project: Path) -> None:
    clean = run_in("check", "--project", "project")
    for path in [
        *(project / "docs").rglob("*.md"),
        *(project / "docs").rglob("*.txt"),
        *(project / "quizzes").rglob("*.md"),
        project / "mkdocs.yml",
    ]:
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    result = run_in("check", "--project", "project")
    assert (result.returncode, result.stdout, result.stderr) == (0, clean.stdout, "")


@pytest.mark.parametrize(
    "name", [f"{COURSE}/hidden-men.md", f"{QUIZZES}/hidden-men.md", f"{COURSE}/briefing.md"]
)
def test_check_with_a_folder_for_a_file(run_in, project: Path, name: str) -> None:
    (project / name).unlink()
    (project / name).mkdir()
    result = run_in("check", "--project", "project")
    assert result.returncode in (1, 2)
    assert name in result.stdout + result.stderr


def test_check_with_a_file_name_that_is_no_text(run_in, project: Path) -> None:
    (project / os.fsdecode(b"docs/w\xff.md")).write_text("No front matter.\n", encoding="utf-8")
    result = run_in("check", "--project", "project")
    assert result.returncode in (1, 2)
    assert "docs/w" in result.stdout + result.stderr


def test_a_reader_that_has_seen_enough(project: Path) -> None:
    """`briefed check | head -1` ends quietly."""
    (project / COURSE / "briefing.md").write_text("# T\n", encoding="utf-8")
    process = subprocess.Popen(
        [COMMAND, "check", "--project", project],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    process.stdout.close()
    assert process.stderr.read() == ""
    assert process.wait(timeout=60) != 0
