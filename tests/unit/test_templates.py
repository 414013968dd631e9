"""Templates escape what they are given, and refuse a name that nobody gave them."""

from __future__ import annotations

import html
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from briefed.templates import render, without_icons
from jinja2 import Environment, FileSystemLoader, UndefinedError
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


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut off": lambda whole: whole[:-20],
    "overwritten": lambda whole: whole[:-20] + bytes(20),
    "another word": lambda whole: whole.replace(b"<", b"("),  # Python runs it
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_compiled_again(cache: Path, damage: str) -> None:
    (file,) = kept(cache)
    whole, good = file.read_bytes(), rendered(cache, compiles=False)
    file.write_bytes(DAMAGES[damage](whole))
    assert file.read_bytes() != whole
    assert rendered(cache, compiles=True) == good
    assert file.read_bytes() == whole


def test_a_folder_that_cannot_be_written_keeps_nothing(cache: Path) -> None:
    (file,) = kept(cache)
    folder = file.parent
    file.unlink()
    folder.rmdir()
    folder.write_text("no folder")
    assert "a &amp; b" in rendered(cache, compiles=True)
    assert folder.read_text() == "no folder"


def test_the_icons_of_a_theme_are_not_listed(tmp_path: Path) -> None:
    for name in ("main.html", "assets/a.css", ".icons/material/abacus.svg", "assets/.b/c.svg"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    environment = without_icons(lambda: Environment(loader=FileSystemLoader(tmp_path)))()
    assert environment.list_templates() == ["assets/a.css", "main.html"]
    # A template may still draw one.
    assert environment.get_template(".icons/material/abacus.svg").render() == (
        ".icons/material/abacus.svg"
    )
