"""Builds the site: check, render into a fresh folder, check what was rendered, exchange.

Whatever fails, the last good site stays.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from briefed.building import renderer
from briefed.building.exchange import complete, exchange, fresh_folder
from briefed.building.lock import only_one
from briefed.checking.report import line
from briefed.errors import InputError, why
from briefed.layout import SITE
from briefed.model import Problem


def build(root: Path, stamp: str = "", publishing: bool = False) -> int:
    """Build the checked site into `root/site`.

    Returns 0, or 1 where problems stopped the build and the old site stays. `stamp` is the date
    that the pages carry, as `source_date` gives it; without one, that of the project's commit.
    With `publishing`, the site is built of what was approved alone.

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
            return (_publish if publishing else _build)(root, root, fresh, stamp)
        except OSError as error:
            raise InputError(
                f"the site could not be written ({why(error)}): the former site stays"
            ) from None
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


def _publish(root: Path, target: Path, fresh: Path, stamp: str) -> int:
    """Build what was approved, and say what is held back."""
    from briefed.building.publishing import published

    with published(root) as what:
        if isinstance(what, list):
            return _refused(
                what,
                "What is to be published has errors, or is not approved; the former site stays.",
            )
        sys.stdout.write("".join(f"{course}\n" for course in what.held_back))
        sys.stdout.flush()
        return _build(what.root, target, fresh, stamp)


def _refused(problems: Sequence[Problem], reason: str) -> int:
    sys.stdout.write("".join(f"{line(problem)}\n" for problem in problems))
    print(reason, file=sys.stderr)
    return 1


def _build(root: Path, target: Path, fresh: Path, stamp: str) -> int:
    """Render and check into a fresh folder, then exchange it with the site in `target`.

    The adapter checks the sources while we read them, and the files that they were brought in.
    """
    rendering = renderer.start(root, fresh, stamp)
    try:
        from briefed.importing import brought_files
        from briefed.outputs import lms
        from briefed.source.project import load
        from briefed.verifying.site import check_site

        project = load(root)
        differing = brought_files.problems(root, project.courses)
        said, _ = rendering.communicate()
    finally:
        rendering.kill()
        rendering.wait()
    if rendering.returncode == renderer.COULD_NOT:
        sys.stderr.write(said)
        raise InputError(
            "the site could not be written, for the reason above: the former site stays"
        )
    sys.stdout.write(said)
    if rendering.returncode != 0:
        stands = "; the former site stays" if (target / SITE).exists() else ""
        print(
            f"Nothing was built{stands}. To look at what there is, with each problem on its page, "
            "write: briefed preview FOLDER",
            file=sys.stderr,
        )
        return 1
    if differing:
        return _refused(
            differing,
            "A briefing says something other than the file it was brought in; the former site "
            "stays.",
        )
    found = check_site(project, fresh)
    if found:
        return _refused(found, "The built pages have errors; the former site stays.")
    lms.write(root, project, fresh)  # of pages that keep their promises
    exchange(target, fresh)
    print(f"Built {SITE}/.", file=sys.stderr)
    return 0
