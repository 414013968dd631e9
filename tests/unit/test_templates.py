"""Templates escape what they are given, and refuse a name that nobody gave them."""

from __future__ import annotations

import html
import os
import subprocess
import sys
from pathlib import Path

import pytest
from briefed.templates import render
from jinja2 import UndefinedError
from markupsafe import Markup

HOSTILE = "<b onclick=\"x\">&amp; 'y'"


def test_words_are_escaped_as_everywhere_else_and_markup_is_kept() -> None:
    made = render("briefed.outputs", "lines.html", lines=[HOSTILE, Markup("<i>so</i>")])
    assert made == f"<p>{html.escape(HOSTILE)}</p><p><i>so</i></p>"


def test_a_missing_value_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        render("briefed.outputs", "qr_code.html", drawing="")


def test_the_check_does_not_pay_for_templates() -> None:
    code = "import sys, briefed.cli, briefed.checking.project; print('jinja2' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert (run.stdout, run.stderr) == ("False\n", "")


def rendered(cache: Path, *, compiles: bool) -> str:
    """A template, rendered by a process that keeps its bytecode in a folder."""
    never = "" if compiles else "jinja2.Environment._generate = None; "
    code = (
        f"import jinja2; {never}from briefed.templates import render; "
        "print(render('briefed.outputs', 'lines.html', lines=['a & b']))"
    )
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(cache)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    run = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    return run.stdout or run.stderr


def kept(cache: Path) -> list[Path]:
    return [path for path in cache.rglob("templates/*") if path.is_file()]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder where a process has kept its bytecode, modules and a template alike."""
    folder = tmp_path_factory.mktemp("cache")
    assert "a &amp; b" in rendered(folder, compiles=True)
    return folder


def test_a_template_is_compiled_once_for_all_processes(cache: Path) -> None:
    (file,) = kept(cache)
    assert "a &amp; b" in rendered(cache, compiles=False)
    file.unlink()
    assert "'NoneType' object is not callable" in rendered(cache, compiles=False)
    assert "a &amp; b" in rendered(cache, compiles=True)
    assert kept(cache) == [file]


@pytest.mark.parametrize("damage", ["cut off", "another's"])
def test_a_damaged_file_is_compiled_again(cache: Path, damage: str) -> None:
    (file,) = kept(cache)
    whole = file.read_bytes()
    another = whole[:-20] + bytes(20)
    file.write_bytes(whole[:-20] if damage == "cut off" else another)
    assert "a &amp; b" in rendered(cache, compiles=True)
    assert file.read_bytes() == whole


def test_a_folder_that_cannot_be_written_keeps_nothing(cache: Path) -> None:
    (file,) = kept(cache)
    folder = file.parent
    file.unlink()
    folder.rmdir()
    folder.write_text("no folder")
    assert "a &amp; b" in rendered(cache, compiles=True)
    assert folder.read_text() == "no folder"
