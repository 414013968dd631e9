"""The site in one file that works by opening its index.html, with no server and no network."""

from __future__ import annotations

import shutil
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from ..build import SITE, build, source_date
from ..course import load
from ..errors import InputError
from . import put


def offline(root: Path, course: str | None, target: Path | None) -> int:
    """Write the package of a project, or of one of its courses, to `target`; returns the exit status of its build.

    Raises InputError for a course that is not there and for a file that can't be written. What does
    not pass the check makes no package, and one that is there already stays as it is.
    """
    courses = [one.slug for one in load(root).courses]
    if course is not None and course not in courses:
        raise InputError(f"there is no course {course!r}: there are {', '.join(courses)}")
    name = f"{course or root.resolve().name}-offline"
    target = target or Path(f"{name}.zip")
    with tempfile.TemporaryDirectory(prefix="briefed-") as folder:
        copy = Path(folder)
        others = {slug for slug in courses if course not in (None, slug)}
        for part in ("docs", "quizzes", "scripts"):
            if (root / part).is_dir():
                shutil.copytree(root / part, copy / part, ignore=_leaving_out(root / part, others))
        shutil.copy(root / "mkdocs.yml", copy / "mkdocs.yml")
        stamp = source_date(root)
        status = build(copy, stamp)
        if status:
            return status
        put(target, lambda fresh: _pack(copy / SITE, name, fresh, int(stamp)), "package")
    print(target)
    return 0


def _leaving_out(top: Path, others: set[str]) -> Callable[[str, list[str]], list[str]]:
    """What a copy leaves out: the folders of other courses, and what Python keeps for itself."""

    def ignored(folder: str, names: list[str]) -> list[str]:
        return [name for name in names if name == "__pycache__" or Path(folder) == top and name in others]

    return ignored


def _pack(site: Path, name: str, package: Path, stamp: int) -> None:
    """Put a built site into a folder within a zip, the same bytes for the same site."""
    date = max(time.gmtime(stamp)[:6], (1980, 1, 1, 0, 0, 0))  # a zip knows no earlier one
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        for path in sorted(path for path in site.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(f"{name}/{path.relative_to(site).as_posix()}", date)
            entry.external_attr = 0o644 << 16
            out.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED, 9)
