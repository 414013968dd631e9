"""A job of a platform as it went, and how one step of it runs."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import NamedTuple

TIMEOUT = 600  # as long as a machine that others use as well may take


class Step(NamedTuple):
    """A step as it went: its words for people or what it uses, whether it ran and how that ended,
    what it said and what it was given.
    """

    name: str
    ran: bool
    status: int
    said: str
    given: dict[str, str]


class Job(NamedTuple):
    """A job as it went: whether it failed, its steps, its summary and its outputs (GitHub)."""

    failed: bool
    steps: list[Step]
    summary: str = ""
    outputs: dict[str, str] = {}  # noqa: RUF012 - nobody writes into it

    def step(self, name: str) -> Step:
        return next(step for step in self.steps if name in step.name)

    @property
    def said(self) -> str:
        return "".join(step.said for step in self.steps)


def filled(text: object, known: dict[str, str]) -> str:
    """A value of a workflow with what GitHub writes for its expressions."""
    return re.sub(r"\$\{\{ *(.*?) *\}\}", lambda match: known[match[1]], str(text))


def in_bash(script: str, place: Path, env: dict[str, str]) -> tuple[int, str]:
    """Run a step's script as both platforms do; its exit status, and what it said."""
    run = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=place,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="surrogateescape",
        timeout=TIMEOUT,
    )
    return run.returncode, run.stdout
