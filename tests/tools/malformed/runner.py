"""Runs a command on a malformed file and tells what is wrong with how it ended."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from support.building import COMMAND, PROGRAM, ROOT

from tools.malformed.cases import Case

MOST_SECONDS, MOST_MEGABYTES = 20, 1000
_PATIENCE = 240  # seconds on the wall: a machine may do much else at the same time


class Result(NamedTuple):
    """How a command took a case: its status, processor seconds and megabytes, its first words, and
    what of it is wrong, or "".
    """

    status: int
    seconds: float
    megabytes: float
    said: str
    wrong: str


def copy_project(to: Path) -> None:
    for name in ("docs", "quizzes", "scripts"):
        shutil.copytree(ROOT / name, to / name, ignore=PROGRAM)
    shutil.copy(ROOT / "mkdocs.yml", to / "mkdocs.yml")


def standing(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file below a folder, with its size and the time when it was last written.

    What Python compiles for itself does not count.
    """
    return {
        os.fspath(path.relative_to(folder)): (path.lstat().st_size, path.lstat().st_mtime_ns)
        for path in folder.rglob("*")
        if not path.name.startswith(".site-lock")
        and "__pycache__" not in path.parts
        and not path.is_dir()
    }


def run(case: Case, folder: Path) -> Result:
    """Make a case in an empty folder and run its command, in a process that is ended when it takes
    too long.
    """
    copy_project(folder / "project")
    arguments = case.make(folder, random.Random(case.name))
    before = standing(folder)
    environment = {name: value for name, value in os.environ.items() if name != "BRIEFED_TRACEBACK"}
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            [COMMAND, *map(os.fspath, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=folder,
            env=environment,
        )
        late, end = False, time.monotonic() + _PATIENCE
        while True:
            ended, status, used = os.wait4(process.pid, os.WNOHANG)
            if ended:
                break
            if time.monotonic() > end:
                late = True
                process.kill()
            time.sleep(0.02)
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        said = output.read().decode("utf-8", "replace")
    seconds, megabytes = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
    wrong = [
        what
        for what, is_so in (
            ("no end", late),
            ("a traceback", "Traceback" in said),
            ("a fault that nobody foresaw", "this program has a fault" in said),
            (f"status {process.returncode}", process.returncode not in (0, 1, 2)),
            (f"{seconds:.1f} s", seconds > MOST_SECONDS),
            (f"{megabytes:.0f} MB", megabytes > MOST_MEGABYTES),
            ("no word", process.returncode and not said.strip()),
            (
                "something was written",
                (process.returncode or arguments[0] in ("check", "statements"))
                and standing(folder) != before,
            ),
        )
        if is_so
    ]
    lines = (
        [line for line in said.splitlines() if " error " in line or "briefed:" in line]
        or said.splitlines()
        or [""]
    )
    return Result(
        process.returncode, seconds, megabytes, lines[0].replace(str(folder), ""), ", ".join(wrong)
    )
