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
from briefed.checking import report
from briefed.errors import InputError
from briefed.importing import brought_files
from briefed.outputs import lms
from briefed.parallel import processors
from briefed.verifying.site import verified_courses

_MOST = 12  # courses in a batch: its process needs the memory of so many, however many there are
_WORTH = 8  # courses from which on several processes make them sooner than one


def make(root: Path, slugs: Sequence[str], stamp: str) -> str:
    """Make some courses of a project, all at once, and put them into the cache.

    Returns what stopped it, in the words of a build, or "". Where their links lead is checked with
    the whole site. Raises InputError and OSError.
    """
    plan = fingerprints.plan(root, stamp)
    project = plan.project
    others = [course.slug for course in project.courses if course.slug not in slugs]
    courses = [course for course in project.courses if course.slug in slugs]
    fresh = fresh_folder(root)
    try:
        rendered = renderer.run(
            root, fresh, stamp, lambda: brought_files.problems(root, courses), kept=others
        )
        if rendered.status:
            return rendered.said
        found = verified_courses(project, fresh, courses)
        if problems := [*rendered.meanwhile, *found.problems]:
            return "".join(f"{report.line(problem)}\n" for problem in problems)
        lms.write(root, project, fresh, courses)
        if fingerprints.read(root) == plan.sources:
            units.keep_courses(plan.wanted, slugs, found.outlines, fresh)
        return ""
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def worth(slugs: Sequence[str]) -> bool:
    """Whether several processes make so many courses sooner than one."""
    return len(slugs) >= _WORTH and processors() > 1


def make_all(root: Path, slugs: Sequence[str], stamp: str, executor: Executor | None = None) -> str:
    """Make courses of a project in batches, and put them into the cache.

    Without an executor, each processor works at a batch. Returns as `make` does, of the first batch
    that was stopped; what was not begun is then left. Raises OSError.
    """
    if not slugs:
        return ""
    if executor is None:
        # Not forked: this process may have threads.
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(processors(), context, renderer.end_with_parent) as pool:
            return make_all(root, slugs, stamp, pool)
    size = min(_MOST, -(-len(slugs) // processors()))
    made: list[Future[str]] = [
        executor.submit(make, root, slugs[start : start + size], stamp)
        for start in range(0, len(slugs), size)
    ]
    for one in as_completed(made):
        if stopped := _stopped(one):
            for other in made:
                other.cancel()
            return stopped
    return ""


def _stopped(made: Future[str]) -> str:
    """What stopped a batch, or "". Raises OSError."""
    try:
        return made.result()
    except BrokenExecutor:
        return "A process that made courses was ended: perhaps the machine has too little memory.\n"
    except InputError as error:
        return f"{error}\n"
