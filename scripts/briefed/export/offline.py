"""The site in one file that works by opening its index.html, with no server and no network."""

from __future__ import annotations

import time
import zipfile
from pathlib import Path

from ..build import SITE, source_date
from . import built, put


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
        put(target, lambda fresh: _pack(copy / SITE, name, fresh, int(source_date(root))), "package")
    print(target)
    return 0


def _pack(site: Path, name: str, package: Path, stamp: int) -> None:
    """Put a built site into a folder within a zip, the same bytes for the same site."""
    date = max(time.gmtime(stamp)[:6], (1980, 1, 1, 0, 0, 0))  # a zip knows no earlier one
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        for path in sorted(path for path in site.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(f"{name}/{path.relative_to(site).as_posix()}", date)
            entry.external_attr = 0o644 << 16
            out.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED, 9)
