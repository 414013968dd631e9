"""A mutant against the tests that run it, in a copy of the project of its own."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from support.building import ROOT

from tools.code_mutants.drawing import CodeMutant
from tools.code_mutants.recording import Recording, environment

# The quickest tests go first, in a run of their own: collecting the rest takes longer than they do.
_FIRST = 40
# A machine that others use as well may take many times as long as the recording did.
_LEAST_SECONDS, _TIMES = 120, 10


class Verdict(NamedTuple):
    """What became of a mutant: which test killed it, or "" where it survived so many."""

    mutant: CodeMutant
    killer: str
    tests: int


def copy_project(to: Path) -> Path:
    """A copy of the project as it is here, committed or not, and installed."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    for name in filter(None, names.split("\0")):
        if (ROOT / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, to / name)
    for name in ("node_modules", ".tools"):
        if (ROOT / name).exists():
            (to / name).symlink_to((ROOT / name).resolve())
    # Tests ask git which files are ours.
    for command in (["git", "init", "--quiet"], ["git", "add", "."], ["make", ".venv/.installed"]):
        subprocess.run(command, cwd=to, check=True, stdout=subprocess.DEVNULL)
    return to


def judge(mutant: CodeMutant, root: Path, recording: Recording) -> Verdict:
    """Run the tests of a mutant in a copy of the project until one fails."""
    tests = recording.of(mutant.file, *mutant.lines)
    path = root / mutant.file
    _write(path, mutant.after)
    try:
        for some in _batches(tests):
            limit = _LEAST_SECONDS + _TIMES * sum(recording.tests[name].seconds for name in some)
            if killer := _run(root, some, limit):
                return Verdict(mutant, killer, len(tests))
    finally:
        _write(path, mutant.before)
    return Verdict(mutant, "", len(tests))


def _batches(tests: list[str]) -> Iterator[list[str]]:
    yield from filter(None, (tests[:_FIRST], tests[_FIRST:]))


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")
    # Python goes by size and whole seconds, which two mutants may share.
    Path(importlib.util.cache_from_source(str(path))).unlink(missing_ok=True)


def _run(root: Path, tests: list[str], limit: float) -> str:
    """Run these tests in this order: which failed first, or ""."""
    choice = root.parent / f"{root.name}.json"
    choice.write_text(json.dumps(tests), "utf-8")
    command = [root / ".venv" / "bin" / "python", "-m", "pytest", "-x", "-q", "-n", "0"]
    files = list(dict.fromkeys(name.partition("::")[0] for name in tests))
    process = subprocess.Popen(
        [*command, "-p", "tools.code_mutants.pytest_choice", *files],
        cwd=root,
        env=environment(root, BRIEFED_CHOICE=str(choice)),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        start_new_session=True,
    )
    try:
        said, _ = process.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        return "the time limit"
    finally:
        _end(process)
    if process.returncode == 0:
        return ""
    failed = re.search(r"^(?:FAILED|ERROR) (.+?)(?: - .*)?$", said, re.M)
    if not failed:
        raise RuntimeError(f"pytest ended with {process.returncode}:\n{said}")
    return failed[1]


def _end(process: subprocess.Popen[str]) -> None:
    """End a run and whatever it started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    process.wait()
