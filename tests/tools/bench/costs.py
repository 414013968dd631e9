"""What each promise of the check costs: the processor time of reading, and of each rule."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from briefed.checking.coverage import cover
from briefed.checking.rules import REGISTRY
from briefed.source.project import load
from support.synthetic.projects import make_checked

STATEMENTS = 10_000
_SHOWN = 0.01  # the share of the whole from which a rule has a line of its own
Made = TypeVar("Made")


def costs(folder: Path) -> Iterator[str]:
    """The lines of the table, of a course with STATEMENTS statements that is made in a folder.

    Each runs once: what several rules share counts as a part of the rule that asks for it first.
    """
    make_checked(folder, STATEMENTS)
    gc.disable()  # as the command does
    project, reading = _timed(lambda: load(folder))
    (course,) = project.courses
    coverage, covering = _timed(lambda: cover(course))
    whole = course.with_whole_questions()
    taken = {"reading the files": reading, "which sentence each quote holds": covering}
    for code in REGISTRY.values():
        if run := code.run:
            judged = whole if code.of_whole_questions else course
            _, taken[code.name] = _timed(lambda run=run, judged=judged: list(run(judged, coverage)))
    total = sum(taken.values())
    yield f"{f'check, {STATEMENTS:,} statements':50}{'processor':>10}{'share':>8}"
    shown = [name for name in taken if taken[name] >= _SHOWN * total]
    for name in sorted(shown, key=lambda name: -taken[name]):
        yield f"{name:50}{taken[name]:8.2f} s{taken[name] / total:8.1%}"
    rest = total - sum(taken[name] for name in shown)
    yield f"{f'{len(taken) - len(shown)} other rules':50}{rest:8.2f} s{rest / total:8.1%}"
    yield f"{'all':50}{total:8.2f} s"


def _timed(make: Callable[[], Made]) -> tuple[Made, float]:
    """What a function returns, and the seconds of processor time that it took."""
    start = sum(os.times()[:4])  # those of the processes that it starts count, too
    made = make()
    return made, sum(os.times()[:4]) - start
