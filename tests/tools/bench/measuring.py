"""Runs a command in a process of its own, and takes its time and its memory."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from support.building import COMMAND

# These take most of the time: fewer runs, and none with --quick.
LARGE = (
    "10,000 statements",
    "200 pages",
    "100 courses",
    "1,000 courses",
)
SMALL_RUNS, LARGE_RUNS, QUICK_RUNS = 5, 3, 1


class Failure(Exception):
    """A command that had to go well did not; the message shows what it said."""


class Case(NamedTuple):
    """A command to measure.

    `verify` is given its output and raises Failure where the run was not as it must be. `prepare`
    is called before each run with the folder in which builds keep what they made.
    """

    name: str
    command: list[str]
    verify: Callable[[str], None]
    bytecode: bool = True
    prepare: Callable[[Path], None] = lambda kept: None


class Run(NamedTuple):
    """One run of a command: seconds of wall time and of processor time, and the peak of its memory
    in megabytes.
    """

    seconds: float
    processor: float
    megabytes: float


# Starts a command and waits for it. The peak of a process counts what started it, so that must be
# small: no `site`, no imports.
_STARTER = """
import os, sys, time
start = time.perf_counter()
joined = [(os.POSIX_SPAWN_DUP2, 2, 1)]
process = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=joined)
_, status, usage = os.wait4(process, 0)
seconds, processor = time.perf_counter() - start, usage.ru_utime + usage.ru_stime
print(seconds, processor, usage.ru_maxrss, os.waitstatus_to_exitcode(status))
"""


def measure(case: Case, caches: Path) -> Run:
    """Run a command once. Raises Failure."""
    kept = caches / "made"
    case.prepare(kept)
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("PYTHON")
    }
    environment |= {
        "PYTHONPYCACHEPREFIX": str(caches),
        "NO_MKDOCS_2_WARNING": "1",
        "BRIEFED_CACHE": str(kept),
    }
    if not case.bytecode:
        environment |= {"PYTHONPYCACHEPREFIX": str(caches / "none"), "PYTHONDONTWRITEBYTECODE": "1"}
    process = subprocess.run(
        [sys.executable, "-S", "-c", _STARTER, *case.command],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )
    if process.returncode:
        raise Failure(f"{case.command[0]} could not be started:\n{process.stderr}")
    seconds, processor, peak, status = process.stdout.split()
    if status != "0":
        raise Failure(
            f"{' '.join(case.command)}\nended with status {status}:\n{process.stderr[-2000:]}"
        )
    case.verify(process.stderr)
    return Run(
        float(seconds),
        float(processor),
        int(peak) / (1024 * 1024 if sys.platform == "darwin" else 1024),
    )


def fill(cases: list[Case], caches: Path) -> None:
    """Run each case once, so that what it keeps in its caches is there when it is measured."""
    for case in cases:
        measure(case, caches)


def run(cases: list[Case], quick: bool, caches: Path) -> dict[str, list[Run]]:
    """Every case once to fill the caches, the large ones apart, and then round by round."""
    large = [case for case in cases if case.name.partition(", ")[2].startswith(LARGE)]
    small = [case for case in cases if case not in large]
    fill(small, caches)
    runs: dict[str, list[Run]] = {case.name: [] for case in cases}
    for number in range(QUICK_RUNS if quick else SMALL_RUNS):
        for case in cases:
            if case in small or number < LARGE_RUNS:
                _progress(f"round {number + 1}: {case.name}")
                runs[case.name].append(measure(case, caches))
    _progress("")
    return runs


def preview(project: Path, page: str, times: int) -> list[Run]:
    """How long the live preview takes to show an edited page.

    Raises Failure where it never does.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    source, root = project / "docs" / f"{page}.md", f"http://{address}/{page}.html"
    text = source.read_text(encoding="utf-8")
    process = subprocess.Popen(
        [str(COMMAND), "serve", "--project", str(project), "--address", address],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    runs = []
    try:
        _shows(root, "<h1", 180)
        for number in range(times):
            word = f"Saved{number}again"
            source.write_text(
                text.replace("## In practice", f"## In practice\n\n{word}", 1), encoding="utf-8"
            )
            runs.append(Run(_shows(root, word, 60), 0, 0))
    finally:
        process.terminate()
        process.wait()
        source.write_text(text, encoding="utf-8")
    return runs


def _shows(address: str, word: str, patience: float) -> float:
    """Seconds until a page holds a word. Raises Failure."""
    start = time.perf_counter()
    while time.perf_counter() < start + patience:
        with (
            contextlib.suppress(OSError),
            urllib.request.urlopen(address, timeout=patience) as answer,
        ):
            if word in answer.read().decode("utf-8"):
                return time.perf_counter() - start
        time.sleep(0.02)
    raise Failure(f"the preview did not show an edit of {address} within {patience:.0f} seconds")


def _progress(text: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)
