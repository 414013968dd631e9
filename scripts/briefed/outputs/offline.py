"""The site in one file that works by opening its index.html, with no server and no network."""

from __future__ import annotations

from pathlib import Path

from briefed.building.build import SITE, source_date
from briefed.outputs import built, pack, put


def offline(root: Path, course: str | None, target: Path | None) -> int:
    """Write the package of a project, or of one of its courses, to `target`; returns the exit status of its build.

    Raises InputError for a course that is not there and for a file that can't be written. What does
    not pass the check makes no package, and one that is there already stays as it is.
    """
    name = f"{course or root.resolve().name}-offline"
    target = target or Path(f"{name}.zip")
    with built(root, course) as (copy, status):
        if status:
            return status
        site = copy / SITE
        files = {f"{name}/{path.relative_to(site).as_posix()}": path.read_bytes() for path in site.rglob("*") if path.is_file()}
        put(target, lambda fresh: pack(files, fresh, int(source_date(root))), "package")
    print(target)
    return 0
