"""Builds the site: check, render into a fresh folder, check what was rendered, exchange.

Whatever fails, the last good site stays. A course that was built before, of the same sources and by
the same program, is taken from the cache.
"""

from __future__ import annotations

import contextlib
import functools
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefed import cache
from briefed.building import renderer
from briefed.building.exchange import complete, exchange, fresh_folder
from briefed.building.lock import only_one
from briefed.building.stopped import Stopped, tell
from briefed.checking import report
from briefed.errors import InputError, why
from briefed.layout import SITE
from briefed.model import Problem
from briefed.text.counting import how_many

if TYPE_CHECKING:
    from briefed.building.fingerprints import Fingerprints, Plan
    from briefed.building.units import Kept
    from briefed.source.project import Project
    from briefed.source.stand_ins import Corrected
    from briefed.verifying.links import Outline


# Makes a site, or a shard of it. It is given the folder of the sources, that of the project, the
# date of the build, the courses that are being corrected, and whether to go on where some courses
# were stopped; it returns what stopped it.
Making = Callable[[Path, Path, str, "Corrected", bool], list["Stopped"]]


class Shard(NamedTuple):
    """One of so many shards of a site's courses; the first has the number 1."""

    number: int
    of: int


def build(
    root: Path,
    stamp: str = "",
    publishing: bool = False,
    shard: Shard | None = None,
    keep_going: bool = False,
    scheduler: str = "",
) -> int:
    """Build the checked site into `root/site`.

    Returns 0, or 1 where problems stopped the build and the old site stays. `stamp` is the date
    that the pages carry, as `source_date` gives it; without one, that of the project's commit.
    With `publishing`, the site is built of what was approved alone. Of a `shard`, the courses are
    put into the cache, and no site is built. To `keep_going` is to build without the courses that
    have errors, and to return `going_on.CORRECTED` if there are any: see there. The machines of the
    `scheduler` at an address make courses for a site: see `machines`.

    Raises InputError where the project can't be read or the folder can't be written.
    """
    from briefed.source.project import require

    require(root)
    renderer.require_adapter(root)
    stamp = stamp or renderer.source_date(root)
    make: Making = (
        functools.partial(_build_shard, shard) if shard else functools.partial(_build, scheduler)
    )
    with only_one(root):
        complete(root)
        try:
            if publishing:
                return _publish(make, root, stamp, keep_going)
            return _made(make, root, root, stamp, keep_going)
        except OSError as error:
            raise InputError(
                f"the site could not be written ({why(error)}): the former site stays"
            ) from None


def join(root: Path, folders: Iterable[Path], publishing: bool, keep_going: bool = False) -> int:
    """Build the site of the shards that several machines have put into these caches; see `build`.

    Raises InputError for a folder that is no such cache.
    """
    for folder in folders:
        cache.add(folder)
    return build(root, publishing=publishing, keep_going=keep_going)


def _publish(make: Making, root: Path, stamp: str, keep_going: bool) -> int:
    """Make what was approved, and say what is held back."""
    from briefed.building.publishing import published

    with published(root, keep_going) as what:
        if isinstance(what, list):
            sys.stdout.write(report.lines(what))
            print(
                "What is to be published has errors, or is not approved; the former site stays.",
                file=sys.stderr,
            )
            return 1
        sys.stdout.write("".join(f"{course}\n" for course in what.held_back))
        sys.stdout.flush()
        return _made(make, what.root, root, stamp, keep_going)


def _made(make: Making, root: Path, target: Path, stamp: str, keep_going: bool) -> int:
    """Make a site or a shard; returns the exit status of the build."""
    if keep_going:
        from briefed.building import going_on

        return going_on.made(
            root, stamp, lambda corrected: make(root, target, stamp, corrected, True)
        )
    return tell(make(root, target, stamp, {}, False))


def _build(
    scheduler: str, root: Path, target: Path, stamp: str, corrected: Corrected, goes_on: bool
) -> list[Stopped]:
    """Make the site in a fresh folder, then exchange it with the one in `target`."""
    from briefed.building import fingerprints, units

    plan = fingerprints.plan(root, stamp, corrected)
    stopped = _make_in_batches(scheduler, root, plan.wanted, stamp, corrected, goes_on)
    if stopped and goes_on:
        return stopped
    fresh = fresh_folder(target)
    try:
        kept = units.taken(plan.wanted, fresh)
        if kept.is_whole:
            if errors := _judged(plan, target):
                return [errors]
        else:
            outlines = _rendered(root, target, fresh, stamp, plan.project, kept)
            if isinstance(outlines, Stopped):
                return [outlines]
            if fingerprints.read(root) == plan.sources:
                units.keep(plan.wanted, kept, outlines, fresh)
        exchange(target, fresh)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    print(f"Built {SITE}/.", file=sys.stderr)
    return []


def _make_in_batches(
    scheduler: str,
    root: Path,
    wanted: Fingerprints,
    stamp: str,
    corrected: Corrected,
    goes_on: bool,
) -> list[Stopped]:
    """Make what is missing of courses on the machines of a scheduler, if there is one; or in
    several processes, if there are so many courses that it is worth it.

    What a build can't work with also stops the build that follows, which reports it. If a process
    was ended, that build makes what is missing.
    """
    from briefed.building import shards, units

    slugs = units.missing(wanted)
    if scheduler and slugs:
        from briefed.building import machines

        made = machines.make_all(scheduler, root.resolve(), slugs, stamp, corrected, goes_on)
        if made is not None:
            return made
        slugs = units.missing(wanted)
    if shards.worth(slugs):
        with contextlib.suppress(InputError):
            return shards.make_all(root, slugs, stamp, corrected, goes_on=goes_on)
    return []


def _build_shard(
    shard: Shard, root: Path, target: Path, stamp: str, corrected: Corrected, goes_on: bool
) -> list[Stopped]:
    """Put one of so many shards of a site's courses into the cache."""
    from briefed.building import fingerprints, units
    from briefed.building.shards import make_all

    wanted = fingerprints.plan(root, stamp, corrected).wanted
    # Whatever is being corrected, the other courses stay in their shards.
    names = sorted({*wanted.courses, *corrected})[shard.number - 1 :: shard.of]
    slugs = [slug for slug in names if slug not in corrected]
    missing = set(units.missing(wanted))
    to_make = [slug for slug in slugs if slug in missing]
    if stopped := make_all(root, to_make, stamp, corrected, goes_on=goes_on):
        reason = "This shard was not made, for the reason above, so it can't be joined."
        return [one._replace(reason=reason) for one in stopped]
    if set(slugs).intersection(units.missing(wanted)):
        raise InputError(
            f"this shard was not kept, since the cache in {cache.folder()} can't be written, or "
            "files of the project were changed meanwhile: name another folder in BRIEFED_CACHE, "
            "or build the shard again"
        )
    print(f"Made shard {shard.number} of {shard.of}: {how_many(len(slugs), 'course')}.")
    return []


def _judged(plan: Plan, target: Path) -> Stopped | None:
    """Check the sources of a site that need not be rendered, and report it.

    Returns what stops it: what was no error yesterday may be one today.
    """
    from briefed.checking.checked import checked
    from briefed.checking.project import check_project

    if plan.corrected:
        problems, summary = check_project(plan.project)
    else:
        problems, summary, _ = checked(plan.root)
    said = report.text(problems, summary)
    if any(problem.severity == "error" for problem in problems):
        return Stopped((), said, reason=_nothing_was_built(target))
    sys.stdout.write(said)
    return None


def _rendered(
    root: Path, target: Path, fresh: Path, stamp: str, project: Project, kept: Kept
) -> dict[str, Outline] | Stopped:
    """Render what is not kept, and check the whole site.

    Returns the outline of each page, or what stopped the build. The adapter checks the sources
    while we look at the files that they were brought in.
    """
    from briefed.importing import brought_files
    from briefed.outputs import lms, published_packs
    from briefed.verifying.site import verified

    new = [course for course in project.courses if course.slug not in kept.courses]
    slugs = tuple(course.slug for course in new)
    corrected = {one.slug: one.title for one in project.site.stand_ins}
    rendered = renderer.run(
        root,
        fresh,
        stamp,
        lambda: brought_files.problems(root, new),
        apart=renderer.Apart(list(kept.courses), corrected),
    )
    if rendered.status == renderer.COULD_NOT:
        sys.stderr.write(rendered.said)
        raise InputError(
            "the site could not be written, for the reason above: the former site stays"
        )
    if rendered.status:
        return Stopped(slugs, rendered.said, reason=_nothing_was_built(target))
    sys.stdout.write(rendered.said)
    if rendered.meanwhile:
        reason = "A briefing says something other than the file it was brought in"
        return _refused(slugs, rendered.meanwhile, reason)
    found = verified(project, fresh, kept.outlines)
    if found.problems:
        return _refused(slugs, found.problems, "The built pages have errors")
    try:
        lms.write(root, project, fresh, new)  # of pages that keep their promises
    except InputError as error:
        reason = "A package for learning systems could not be made; the former site stays."
        return Stopped(slugs, f"{error}\n", reason=reason)
    for course in new:
        if said := published_packs.left_out(course, fresh / course.slug):
            print(said)
    return found.outlines


def _refused(slugs: tuple[str, ...], problems: Sequence[Problem], reason: str) -> Stopped:
    said = report.lines(problems)
    return Stopped(slugs, said, tuple(problems), f"{reason}; the former site stays.")


def _nothing_was_built(target: Path) -> str:
    stands = "; the former site stays" if (target / SITE).exists() else ""
    return (
        f"Nothing was built{stands}. To look at what there is, with each problem on its page, "
        "write: briefed preview FOLDER"
    )
