"""Which lines each quick test runs, in its own process and in those that it starts."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import NamedTuple

from coverage import CoverageData

QUICK = "not browser and not slow"

# Every Python process that inherits COVERAGE_PROCESS_START measures itself. `pytest_recording`
# says in BRIEFED_TEST which test started it.
_SETTINGS = """
[run]
parallel = true
data_file = {data}
source = {source}
context = ${{BRIEFED_TEST-}}
patch = fork, _exit
disable_warnings = no-data-collected, module-not-measured, module-not-imported
"""


class Test(NamedTuple):
    """A test: how long it took, and the fixtures that it shares with others."""

    seconds: float
    shared: frozenset[str]


class Recording:
    """The tests that passed, by their ids, and what they ran."""

    def __init__(self, folder: Path, root: Path) -> None:
        told = json.loads((folder / "tests.json").read_text("utf-8"))
        self.tests = {name: Test(took, frozenset(shared)) for name, took, shared in told["passed"]}
        self.failed: list[str] = told["failed"]
        self._root = root
        self._data = CoverageData(str(folder / ".coverage"))
        self._data.read()

    def of(self, file: str, first: int, last: int) -> list[str]:
        """The tests that run any of these lines of a file, the quickest first.

        What ran while a module was imported, or was not seen to run, as in a process that was
        killed, counts for every test that runs anything of its file.
        """
        by_line = self._data.contexts_by_lineno(str(self._root / file))
        names = {name for at in range(first, last + 1) for name in by_line.get(at, ())}
        if not names or "" in names:
            names.update(*by_line.values())
        chosen = [name for name, test in self.tests.items() if name in names or test.shared & names]
        return sorted(chosen, key=lambda name: self.tests[name].seconds)


def environment(root: Path, **more: str) -> dict[str, str]:
    """That of the tests in a copy of the project, as the Makefile has it."""
    ours = {"PYTHONPATH": str(root / "tests")}
    return {**os.environ, **ours, **more}


def record(root: Path, folder: Path) -> None:
    """Run the quick tests of a project, and keep in a folder what a Recording reads."""
    settings = folder / "coverage.ini"
    settings.write_text(
        _SETTINGS.format(data=folder / ".coverage", source=root / "scripts" / "briefed"), "utf-8"
    )
    python = root / ".venv" / "bin" / "python"
    command = [python, "-m", "pytest", "-q", "-n", "2", "--dist", "worksteal", "-m", QUICK]
    subprocess.run(
        [*command, "-p", "tools.code_mutants.pytest_recording"],
        cwd=root,
        env=environment(
            root,
            COVERAGE_PROCESS_START=str(settings),
            BRIEFED_RECORDING=str(folder / "tests.json"),
        ),
    )
    combine = [python, "-m", "coverage", "combine", "--quiet", f"--rcfile={settings}"]
    subprocess.run(combine, cwd=root, check=True)
