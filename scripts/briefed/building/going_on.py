"""Goes on without the courses that have errors: the site shows that they are being corrected.

An error may show when the sources are checked, when a course is rendered, when its briefing is
compared with the file that it came in, and on its built pages. Then the build begins anew without
that course; it finds in the cache what it has made of the others. What belongs to no course stops
everything, and so does a file that can't be opened, since nobody knows what is in it.

If something was built without some courses, the exit status is CORRECTED. It is not 0: a workflow
fails unless somebody decided otherwise, and an officer does not miss it. It is not 1: whoever
publishes can tell that a site was built.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from briefed.building import shards
from briefed.building.stopped import Stopped, tell
from briefed.checking import report
from briefed.checking.checked import judging
from briefed.checking.project import Judged, Verdict
from briefed.layout import START, course_of
from briefed.model import Problem
from briefed.source.project import opened, read
from briefed.source.stand_ins import Corrected, title_in_words

CORRECTED = 3  # the exit status: built, and some courses are being corrected

Attempt = Callable[[Corrected], list[Stopped]]


def made(root: Path, stamp: str, attempt: Attempt) -> int:
    """Make what an `attempt` makes, a site or a shard, without the courses that have errors.

    Returns 0, 1 or CORRECTED. Raises InputError and OSError.
    """
    project = opened(root)
    verdict = judging(project)(read(project))
    if any(problem.severity == "error" for problem in verdict.site):
        sys.stdout.write(report.text(verdict.problems, verdict.summary))
        print("What all courses share has errors; the former site stays.", file=sys.stderr)
        return 1
    titles = {one.course.slug: _title(one) for one in verdict.courses}
    faulty = tuple(one for one in verdict.courses if _errors(one))
    if faulty:
        of_faulty = Verdict(faulty, ())
        sys.stdout.write(report.text(of_faulty.problems, of_faulty.summary))
    corrected = {one.course.slug: titles[one.course.slug] for one in faulty}
    while not corrected or len(corrected) < len(titles):
        sys.stdout.flush()
        stopped = attempt(corrected)
        if not stopped:
            return _told(corrected)
        rest = tuple(one for one in verdict.courses if one.course.slug not in corrected)
        sound = Verdict(rest, verdict.site)
        found = _at_fault(root, stamp, stopped, corrected, sound)
        if not found:
            return tell(stopped)
        sys.stdout.write("".join(found.values()))
        corrected |= {slug: titles[slug] for slug in found}
    print(
        "Every course has errors, so there is nothing to publish; the former site stays.",
        file=sys.stderr,
    )
    return 1


def _title(one: Judged) -> str:
    """What a course is called while it is being corrected.

    That is its title, unless the page that has it has an error.
    """
    start = f"{one.course.folder}/{START}"
    if one.course.start is None or any(error.location.file == start for error in _errors(one)):
        return title_in_words(one.course.slug)
    return one.course.title


def _errors(one: Judged) -> list[Problem]:
    return [problem for problem in one.problems if problem.severity == "error"]


def _at_fault(
    root: Path, stamp: str, stopped: list[Stopped], corrected: Corrected, sound: Verdict
) -> dict[str, str]:
    """The courses that stopped an attempt, each with what is to be said of it.

    There is none if anything but a course did. `sound` is the verdict on the courses that the
    attempt was to make.
    """
    names = {one.course.slug for one in sound.courses}
    found: dict[str, str] = {}
    for one in stopped:
        of_one = (
            _with_problems(one) if one.problems else _by_itself(root, stamp, one, corrected, sound)
        )
        if not of_one or any(slug not in names for slug in of_one):
            return {}
        found |= of_one
    return found


def _with_problems(stopped: Stopped) -> dict[str, str]:
    """What is wrong with each course, by its name; what belongs to none is under ""."""
    found: dict[str, str] = {}
    for problem in stopped.problems:
        slug = course_of(problem.location.file)
        found[slug] = f"{found.get(slug, '')}{report.line(problem)}\n"
    return found


def _by_itself(
    root: Path, stamp: str, stopped: Stopped, corrected: Corrected, sound: Verdict
) -> dict[str, str]:
    """Which courses the renderer also stops at if it is given each alone, and what it then says.

    There is none where it stops without any of them.
    """
    if shards.make(root, (), stamp, corrected):
        return {}
    checked = report.text(sound.problems, sound.summary)  # it says that first, each time
    alone = shards.make_all(root, stopped.slugs, stamp, corrected, goes_on=True, most=1)
    return {one.slugs[0]: one.said.removeprefix(checked) for one in alone}


def _told(corrected: Corrected) -> int:
    """Say which courses are being corrected, if any; returns the exit status."""
    if not corrected:
        return 0
    *names, last = sorted(corrected)
    have = f"{', '.join(names)} and {last} have" if names else f"{last} has"
    print(
        f"{have} errors, which are listed above. Until they are mended, the site says that "
        f"{'these courses are' if names else 'this course is'} being corrected.",
        file=sys.stderr,
    )
    return CORRECTED
