"""Builds the site: check, render into a fresh folder, check what was rendered, exchange.

Whatever fails, the last good site stays. A course that was built before, of the same sources and by
the same program, is taken from the cache.
"""

from __future__ import annotations

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
from briefed.checking import report
from briefed.errors import InputError, why
from briefed.layout import SITE
from briefed.model import Problem
from briefed.text.counting import how_many

if TYPE_CHECKING:
    from briefed.building.units import Kept
    from briefed.source.project import Project
    from briefed.verifying.links import Outline


# Makes a site, or a shard of it. It is given the folder of the sources, that of the project, a
# fresh folder to make the site in, and the date of the build; it returns an exit status.
Making = Callable[[Path, Path, Path, str], int]


class Shard(NamedTuple):
    """One of so many shards of a site's courses; the first has the number 1."""

    number: int
    of: int


def build(root: Path, stamp: str = "", publishing: bool = False, shard: Shard | None = None) -> int:
    """Build the checked site into `root/site`.

    Returns 0, or 1 where problems stopped the build and the old site stays. `stamp` is the date
    that the pages carry, as `source_date` gives it; without one, that of the project's commit.
    With `publishing`, the site is built of what was approved alone. Of a `shard`, the courses are
    put into the cache, and no site is built.

    Raises InputError where the project can't be read or the folder can't be written.
    """
    from briefed.source.project import require

    require(root)
    renderer.require_adapter(root)
    stamp = stamp or renderer.source_date(root)
    with only_one(root):
        complete(root)
        fresh = fresh_folder(root)
        try:
            make: Making = functools.partial(_build_shard, shard) if shard else _build
            return (
                _publish(make, root, fresh, stamp) if publishing else make(root, root, fresh, stamp)
            )
        except OSError as error:
            raise InputError(
                f"the site could not be written ({why(error)}): the former site stays"
            ) from None
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


def join(root: Path, folders: Iterable[Path], publishing: bool) -> int:
    """Build the site of the shards that several machines have put into these caches; see `build`.

    Raises InputError for a folder that is no such cache.
    """
    for folder in folders:
        cache.add(folder)
    return build(root, publishing=publishing)


def _publish(make: Making, root: Path, fresh: Path, stamp: str) -> int:
    """Make what was approved, and say what is held back."""
    from briefed.building.publishing import published

    with published(root) as what:
        if isinstance(what, list):
            _refuse(what, "What is to be published has errors, or is not approved")
            return 1
        sys.stdout.write("".join(f"{course}\n" for course in what.held_back))
        sys.stdout.flush()
        return make(what.root, root, fresh, stamp)


def _refuse(problems: Sequence[Problem], reason: str) -> None:
    sys.stdout.write("".join(f"{report.line(problem)}\n" for problem in problems))
    print(f"{reason}; the former site stays.", file=sys.stderr)


def _build(root: Path, target: Path, fresh: Path, stamp: str) -> int:
    """Make the site in a fresh folder, then exchange it with the one in `target`."""
    from briefed.building import fingerprints, units

    plan = fingerprints.plan(root, stamp)
    _make_in_batches(root, units.missing(plan.wanted), stamp)
    kept = units.taken(plan.wanted, fresh)
    if kept.is_whole:
        if not _judged(root, target):
            return 1
    else:
        outlines = _rendered(root, target, fresh, stamp, plan.project, kept)
        if outlines is None:
            return 1
        if fingerprints.read(root) == plan.sources:
            units.keep(plan.wanted, kept, outlines, fresh)
    exchange(target, fresh)
    print(f"Built {SITE}/.", file=sys.stderr)
    return 0


def _make_in_batches(root: Path, slugs: list[str], stamp: str) -> None:
    """Make courses in several processes, if there are so many of them that it is worth it.

    An error in a course also stops the build that follows, which reports it. If a process was
    ended, that build makes what is missing.
    """
    from briefed.building import shards

    if shards.worth(slugs):
        shards.make_all(root, slugs, stamp)


def _build_shard(shard: Shard, root: Path, target: Path, fresh: Path, stamp: str) -> int:
    """Put one of so many shards of a site's courses into the cache."""
    from briefed.building import fingerprints, units
    from briefed.building.shards import make_all

    wanted = fingerprints.plan(root, stamp).wanted
    slugs = sorted(wanted.courses)[shard.number - 1 :: shard.of]
    missing = set(units.missing(wanted))
    if stopped := make_all(root, [slug for slug in slugs if slug in missing], stamp):
        sys.stdout.write(stopped)
        print(
            "This shard was not made, for the reason above, so it can't be joined.", file=sys.stderr
        )
        return 1
    if set(slugs).intersection(units.missing(wanted)):
        raise InputError(
            f"this shard was not kept, since the cache in {cache.folder()} can't be written, or "
            "files of the project were changed meanwhile: name another folder in BRIEFED_CACHE, "
            "or build the shard again"
        )
    print(f"Made shard {shard.number} of {shard.of}: {how_many(len(slugs), 'course')}.")
    return 0


def _judged(root: Path, target: Path) -> bool:
    """Check the sources of a site that need not be rendered; whether it may be published.

    What was no error yesterday may be one today.
    """
    from briefed.checking.checked import checked

    problems, summary, _ = checked(root)
    sys.stdout.write(report.text(problems, summary))
    if any(problem.severity == "error" for problem in problems):
        _say_nothing_was_built(target)
        return False
    return True


def _rendered(
    root: Path, target: Path, fresh: Path, stamp: str, project: Project, kept: Kept
) -> dict[str, Outline] | None:
    """Render what is not kept, and check the whole site.

    Returns the outline of each page; None where problems stopped the build. The adapter checks the
    sources while we look at the files that they were brought in.
    """
    from briefed.importing import brought_files
    from briefed.outputs import lms, published_packs
    from briefed.verifying.site import verified

    new = [course for course in project.courses if course.slug not in kept.courses]
    rendered = renderer.run(
        root,
        fresh,
        stamp,
        lambda: brought_files.problems(root, new),
        kept=list(kept.courses),
    )
    if not _has_rendered(rendered.status, rendered.said, target):
        return None
    if rendered.meanwhile:
        _refuse(
            rendered.meanwhile, "A briefing says something other than the file it was brought in"
        )
        return None
    found = verified(project, fresh, kept.outlines)
    if found.problems:
        _refuse(found.problems, "The built pages have errors")
        return None
    lms.write(root, project, fresh, new)  # of pages that keep their promises
    for course in new:
        if said := published_packs.left_out(course, fresh / course.slug):
            print(said)
    return found.outlines


def _has_rendered(status: int, said: str, target: Path) -> bool:
    """Pass on what the renderer `said`; whether it did its work, by its exit status."""
    if status == renderer.COULD_NOT:
        sys.stderr.write(said)
        raise InputError(
            "the site could not be written, for the reason above: the former site stays"
        )
    sys.stdout.write(said)
    if status:
        _say_nothing_was_built(target)
    return status == 0


def _say_nothing_was_built(target: Path) -> None:
    stands = "; the former site stays" if (target / SITE).exists() else ""
    print(
        f"Nothing was built{stands}. To look at what there is, with each problem on its page, "
        "write: briefed preview FOLDER",
        file=sys.stderr,
    )
