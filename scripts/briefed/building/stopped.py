"""What stops a build, as a value: it is told at the end, or the build goes on without a course."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import NamedTuple

from briefed.model import Problem


class Stopped(NamedTuple):
    """What stopped some courses from being made.

    - `slugs` are their names;
    - `said` is all that is to be said of it;
    - `problems` are what is wrong, where that is known;
    - `reason` says what became of the build.
    """

    slugs: tuple[str, ...]
    said: str
    problems: tuple[Problem, ...] = ()
    reason: str = ""


def tell(stopped: Sequence[Stopped]) -> int:
    """Say what stopped a build, if anything did; returns its exit status."""
    for one in stopped:
        sys.stdout.write(one.said)
        sys.stdout.flush()
        print(one.reason, file=sys.stderr)
    return int(bool(stopped))
