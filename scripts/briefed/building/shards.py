"""Makes courses of a site apart from the rest: in several processes, or on several machines.

What is made is put into the cache, where the build of the whole site finds it. So nobody
hands over anything but what is kept, and the site has the same bytes however it was cut.
"""

from __future__ import annotations

import multiprocessing
import shutil
from collections.abc import Sequence
from concurrent.futures import (
    BrokenExecutor,
    Executor,
    Future,
    ProcessPoolExecutor,
    as_completed,
)
from pathlib import Path

from briefed.building import fingerprints, renderer, units
from briefed.building.exchange import fresh_folder
from briefed.building.renderer import Apart
from briefed.building.stopped import Stopped
from briefed.checking import report
from briefed.errors import InputError
from briefed.importing import brought_files
from briefed.outputs import lms
from briefed.parallel import processors
from briefed.source.stand_ins import NONE, Corrected
from briefed.verifying.site import verified_courses

_MOST = 12  # courses in a batch: its process needs the memory of so many, however many there are
_WORTH = 8  # courses from which on several processes make them sooner than one


def make(root: Path, slugs: Sequence[str], stamp: str, corrected: Corrected) -> Stopped | None:
    """Make some courses of a project, all at once, and put them into the cache.

    The site shows of those in `corrected` that they are being corrected. Returns what stopped it,
    if anything did. Where their links lead is checked with the whole site. Raises InputError and
    OSError.
    """
    plan = fingerprints.plan(root, stamp, corrected)
    project = plan.project
    others = [course.slug for course in project.courses if course.slug not in slugs]
    courses = [course for course in project.courses if course.slug in slugs]
    fresh = fresh_folder(root)
    try:
        rendered = renderer.run(
            root,
            fresh,
            stamp,
            lambda: brought_files.problems(root, courses),
            apart=Apart(others, corrected),
        )
        if rendered.status == renderer.COULD_NOT:
            raise InputError(rendered.said.strip().rpartition("\n")[2])
        if rendered.status:
            return Stopped(tuple(slugs), rendered.said)
        found = verified_courses(project, fresh, courses)
        if problems := (*rendered.meanwhile, *found.problems):
            return Stopped(tuple(slugs), report.lines(problems), problems)
        try:
            lms.write(root, project, fresh, courses)
        except InputError as error:
            return Stopped(tuple(slugs), f"{error}\n")
        if fingerprints.read(root) == plan.sources:
            units.keep_courses(plan.wanted, slugs, found.outlines, fresh)
        return None
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def worth(slugs: Sequence[str]) -> bool:
    """Whether several processes make so many courses sooner than one."""
    return len(slugs) >= _WORTH and processors() > 1


def make_all(
    root: Path,
    slugs: Sequence[str],
    stamp: str,
    corrected: Corrected = NONE,
    *,
    goes_on: bool = False,
    most: int = _MOST,
    at_once: int = 0,
    executor: Executor | None = None,
) -> list[Stopped]:
    """Make courses of a project in batches of `most` courses, and put them into the cache.

    Without an executor, each processor works at a batch; one that is given works at so many
    `at_once`. `corrected` is as in `make`. Returns what stopped batches: at the first that was
    stopped, what was not begun is left, unless it `goes_on`. Raises InputError, also where a
    process was ended, and OSError.
    """
    if not slugs:
        return []
    if executor is None:
        # Not forked: this process may have threads.
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(processors(), context, renderer.end_with_parent) as pool:
            return make_all(
                root, slugs, stamp, corrected, goes_on=goes_on, most=most, executor=pool
            )
    size = min(most, -(-len(slugs) // (at_once or processors())))
    made: list[Future[Stopped | None]] = [
        executor.submit(make, root, slugs[start : start + size], stamp, corrected)
        for start in range(0, len(slugs), size)
    ]
    found: list[Stopped] = []
    try:
        for one in as_completed(made):
            if stopped := _stopped(one):
                found.append(stopped)
                if not goes_on:
                    break
    finally:
        for one in made:
            one.cancel()
    return found


def _stopped(made: Future[Stopped | None]) -> Stopped | None:
    """What stopped a batch, if anything did. Raises InputError and OSError."""
    try:
        return made.result()
    except BrokenExecutor:
        raise InputError(
            "a process that made courses was ended: perhaps the machine has too little memory"
        ) from None
