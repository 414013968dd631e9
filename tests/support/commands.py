"""What each command takes, and what those that write a course say and do."""

from __future__ import annotations

import argparse
import contextlib
import difflib
import io
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from briefed import cli
from briefed.importing.same_words import without_ids

from support.building import FIXTURE, TESTS

START = f"docs/{FIXTURE}/index.md"
TODAY = ("--today", "2026-06-01")
BOARD = ("--by", "Harbour Board", *TODAY)
# Edits of the files of the project, and commands; each goes on from where the last one ended.
STEPS: list[tuple[str, str, str] | tuple[str, ...]] = [
    ("words", FIXTURE),
    ("statements", "next.md"),
    ("statements", "brought.md", "--format", "json"),
    ("statements", "brought.md", "--format", "markdown"),
    ("statements", "nowhere.md"),
    ("diff", FIXTURE, "next.md"),
    ("diff", "next.md", "nowhere.md"),
    ("new", "brought.md", "--course", "isles"),
    ("new", "brought.md", "--course", "isles"),
    ("new", "brought.md", "--course", "Isles & more"),
    ("approve", FIXTURE, "--by", " ", *TODAY),
    ("approve", FIXTURE, "--by", "<b>Board</b>", *TODAY),
    ("approve", "nothing", *BOARD),
    ("approve", FIXTURE, *BOARD),
    ("approve", "isles", *BOARD),
    ("approve", "--site", *BOARD),
    ("edit", f"docs/{FIXTURE}/lamp-care.md", "21/24"),
    ("approve", FIXTURE, *BOARD),
    ("update", FIXTURE, "same.md"),
    ("update", FIXTURE, "next.md", "--edition", "a name of an edition"),
    ("update", FIXTURE, "next.md", "--edition", "2025"),
    ("update", FIXTURE, "next.md", "--edition", "2026", "--published", "2026-05-30"),
    ("update", FIXTURE, "same.md"),
    ("update", FIXTURE, "same.md", "--edition", "2026"),
    ("update", FIXTURE, "same.md", "--edition", "2025"),
    ("edit", START, "edition:"),
    ("update", FIXTURE, "next.md"),
    ("approve", FIXTURE, *BOARD),
    ("export", "coverage"),
    ("export", "trial", "nothing"),
    ("export", "coverage", FIXTURE, "--theme", "lamp-care"),
]
# What the next edition has in the place of words of this one.
NEXT = [
    ("18 of the lighthouses were visited at night", "19 of the lighthouses were visited by day"),
    ("- Every keeper should write", "- Nobody counted the wicks.\n- Every keeper must write"),
    ("3. Horns must be tested on the first Monday of the month, whatever the weather.\n", ""),
    ("Fog signals", "Horns"),
    ("christening. None of the 5 horns had come back by the time of the visit.", "christening."),
]


def commands() -> dict[str, str]:
    """The transcript, and what each command takes, by the names of files."""
    return {"transcript.txt": _transcript(), "arguments.txt": "".join(_arguments())}


def _arguments() -> Iterator[str]:
    for name, command in cli._COMMANDS.items():
        parser = argparse.ArgumentParser(prog=name)
        command.add_arguments(parser)
        yield f"=== {name}: {command.summary}\n"
        for one in parser._actions[1:]:
            told = {
                "kind": type(one).__name__.strip("_"),
                "to": one.dest,
                "number": one.nargs,
                "required": one.required,
                "type": getattr(one.type, "__name__", None),
                "choices": list(one.choices) if one.choices else None,
                "default": one.default,
                "called": one.metavar,
                "help": one.help,
            }
            said = ", ".join(f"{key} {value!r}" for key, value in told.items() if value)
            yield f"{' '.join(one.option_strings) or '-'}: {said}\n"


def _transcript() -> str:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        shutil.copytree(TESTS / "fixture", root)
        for path in (TESTS / "texts").glob("brought.*"):
            shutil.copy(path, root)
        text = (root / "docs" / FIXTURE / "briefing.md").read_text("utf-8")
        briefing = without_ids(text[text.index("# The") :])
        (root / "same.md").write_text(briefing, "utf-8")
        for now, then in NEXT:
            assert now in briefing, now
            briefing = briefing.replace(now, then)
        (root / "next.md").write_text(briefing, "utf-8")
        said = "".join(_step(root, step) for step in STEPS)
        return said.replace(f"{root}/", "").replace(str(root), ".")


def _step(root: Path, step: tuple[str, ...]) -> str:
    before = _texts(root)
    if step[0] == "edit":
        path = root / step[1]
        path.write_text(path.read_text("utf-8").replace(step[2], "x"), "utf-8")
        return f"$ {' '.join(step)}\n"
    out, status = io.StringIO(), 0
    files = [str(root / one) if re.search(r"\.\w+$", one) else one for one in step]
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out), contextlib.chdir(root):
        try:
            status = cli.main([*files, "--project", str(root)])
        except SystemExit as ended:  # of the parser of arguments, whose words are Python's
            out.truncate(0)
            status = int(str(ended))
    changed = "".join(_changes(before, _texts(root)))
    return f"$ briefed {' '.join(step)}\n{out.getvalue()}{changed}=> {status}\n\n"


def _texts(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_text("utf-8")
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def _changes(before: dict[str, str], after: dict[str, str]) -> Iterator[str]:
    for name in sorted(before.keys() | after.keys()):
        lines = difflib.unified_diff(
            before.get(name, "").splitlines(), after.get(name, "").splitlines(), n=0, lineterm=""
        )
        if shown := [line for line in lines if not line.startswith(("---", "+++", "@@"))]:
            yield "\n".join([f"--- {name}", *shown, ""])
