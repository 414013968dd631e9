"""What a course can be taken away as: one module a kind."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from ..build import build, source_date
from ..course import load
from ..errors import InputError, why
from ..model import Course, Location
from ..render import title
from ..words import plain


@contextlib.contextmanager
def built(root: Path, course: str | None) -> Iterator[tuple[Path, int]]:
    """A copy of a project, built with one of its courses or with all, and the exit status of its build; gone when it was used.

    Raises InputError for a course that is not there.
    """
    if course is not None:
        the_course(root, course)
    courses = [one.slug for one in load(root).courses]
    others = {slug for slug in courses if course not in (None, slug)}
    with contextlib.ExitStack() as used:
        try:
            copy = Path(used.enter_context(tempfile.TemporaryDirectory(prefix="briefed-")))
            for part in ("docs", "quizzes", "scripts"):
                if (root / part).is_dir():
                    shutil.copytree(root / part, copy / part, ignore=_leaving_out(root / part, others))
            shutil.copy(root / "mkdocs.yml", copy / "mkdocs.yml")
        except OSError as error:
            raise InputError(f"the copy of the project that this is made from can't be written ({why(error)}): "
                             "make room on the disk, or name another folder for it in the variable TMPDIR") from None
        yield copy, build(copy, source_date(root))


def _leaving_out(top: Path, others: set[str]) -> Callable[[str, list[str]], list[str]]:
    """What a copy leaves out: the folders of other courses, and what Python keeps for itself."""

    def ignored(folder: str, names: list[str]) -> list[str]:
        return [name for name in names if name == "__pycache__" or Path(folder) == top and name in others]

    return ignored


def the_course(root: Path, slug: str | None) -> str:
    """The name of the course that is meant, or of the only one. Raises InputError where there are several, and for one that is not there."""
    courses = [course.slug for course in load(root).courses]
    if slug is None and len(courses) > 1:
        raise InputError(f"name the course that you mean: there are {', '.join(courses)}")
    if slug is not None and slug not in courses:
        raise InputError(f"there is no course {slug!r}: there are {', '.join(courses)}")
    return slug or courses[0]


def the_name(course: Course) -> str:
    """A course's title as a learning system shows it: as it is written. Raises InputError for one with markup, which would be shown as signs."""
    name = title(course)
    if re.search("[<>]", name) or plain(name) != name:
        raise InputError(f"the title {name!r} holds markup, which learning systems show as signs: write it in plain words", course.settings.places.get("title"))
    return name


def pack(files: Mapping[str, bytes], package: Path, stamp: int) -> None:
    """Put files into a zip by their names, the same bytes for the same files. `stamp` is their date, in seconds since 1970."""
    date = max(time.gmtime(stamp)[:6], (1980, 1, 1, 0, 0, 0))  # a zip knows no earlier one
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, date)
            entry.external_attr = 0o644 << 16
            out.writestr(entry, files[name], zipfile.ZIP_DEFLATED, 9)


def put(target: Path, write: Callable[[Path], object], what: str) -> None:
    """Let `write` make a file, and put it in its place when it is whole: one that is there already stands until then. Raises InputError."""
    fresh = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            write(fresh)
            os.replace(fresh, target)
        finally:
            fresh.unlink(missing_ok=True)
    except OSError as error:
        raise InputError(f"the {what} can't be written ({why(error)}): name another place with --output", Location(str(target))) from None
