"""The fingerprints of what a build makes: of each course, and of what belongs to none.

A fingerprint is one of all that a part of a site is made from. Two builds with the same one make
the same bytes.
"""

from __future__ import annotations

import hashlib
import platform
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import briefed
from briefed.cache import fingerprint
from briefed.layout import SHARED, START
from briefed.rendering import course_lists, markdown
from briefed.rendering.markers import COURSES
from briefed.rendering.notices import shows_draft
from briefed.source import allowed_files, approved_files
from briefed.source.mkdocs_settings import CONFIG
from briefed.source.project import Project

# Within scripts/, what every project has a copy of: the program that runs is looked at itself.
_NOT_OF_A_PROJECT = frozenset({"briefed"})
_HOME = f"docs/{START}"


class Sources(NamedTuple):
    """What a site is made from, as it was at one moment.

    `files` has the digest of each file of the project by its path there, and `program` is a
    fingerprint of the program and of the libraries that it works with.
    """

    files: Mapping[str, str]
    program: str


def read(root: Path) -> Sources:
    """The files of a project, and the program, as they are now."""
    folders = ("docs", "quizzes", approved_files.FOLDER, approved_files.PROGRAMS)
    found = dict(one for name in folders for one in _digests(root / name, root))
    found[CONFIG] = _digest(root / CONFIG)
    return Sources(found, _name(*_program()))


class Marks(NamedTuple):
    """The fingerprints of the parts of a site: of each course by its name, and of the rest."""

    courses: Mapping[str, str]
    rest: str


def of_parts(project: Project, sources: Sources, stamp: str) -> Marks:
    """The fingerprints of the parts of a site that is made from `sources`.

    `stamp` is the date that the build is stamped with. What belongs to no course shows and joins
    what all courses have, and is the only part that has the stamp.
    """
    courses = _of_courses(project, sources)
    listed = (f"{mark} {slug}" for slug, mark in sorted(courses.items()))
    return Marks(courses, _name(SHARED, stamp, sources.files.get(_HOME, ""), *listed))


def _of_courses(project: Project, sources: Sources) -> dict[str, str]:
    """The fingerprint of each course of a project, by its name.

    A course is made from its own files, from those that belong to no course, and from what its
    pages and packages show of other courses.
    """
    own: dict[str, list[str]] = {course.slug: [] for course in project.courses}
    rest: list[str] = []
    for name, digest in sorted(sources.files.items()):
        if name == _HOME:
            continue
        own.get(_course_of(name), rest).append(f"{digest} {name}")
    shared = _name(sources.program, *_shown_of_all(project), *rest)
    cards = ""
    for course in project.courses:
        own[course.slug].append(f"draft: {shows_draft(course, project.site)}")
        if any(marker.name == COURSES for page in course.pages for marker in page.markers):
            cards = cards or course_lists.cards(project.courses)
            own[course.slug].append(cards)
    return {slug: _name(shared, slug, *parts) for slug, parts in own.items()}


def _shown_of_all(project: Project) -> Iterator[str]:
    """What the pages of every course show of all courses and of the site, and what packages do.

    Packages have the pages that belong to no course, but for the home page: of that, courses have
    no more than its settings.
    """
    settings = project.site.settings
    yield f"{settings.numbers} {settings.report_to}"
    for course in project.courses:  # the menu, and the notice that there is a newer course
        yield f"{course.slug}: {course.name}: {course.title}"
    for page in project.site.pages:
        if page.location.file != _HOME:
            yield markdown.site_page(project.site, page, project.courses)


def _name(*parts: str) -> str:
    return fingerprint(part.encode("utf-8", "surrogateescape") for part in parts)


def _course_of(name: str) -> str:
    """The course that a file of a project may belong to, by the folder or the list it is in."""
    first, _, inner = name.partition("/")
    if first == approved_files.FOLDER:
        return Path(name).stem if name == approved_files.record(Path(name).stem) else SHARED
    return inner.partition("/")[0] if first in ("docs", "quizzes") else SHARED


def _digests(folder: Path, root: Path) -> Iterator[tuple[str, str]]:
    """Every file below a folder, by its path in the project, with its digest."""
    for path, what in allowed_files.walk(folder, without=_NOT_OF_A_PROJECT):
        if "__pycache__" not in path.parts:
            yield path.relative_to(root).as_posix(), what or _digest(path)


def _digest(path: Path) -> str:
    """The digest of a file's bytes, "" where it can't be read; the check reports that."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _program() -> Iterator[str]:
    """All that makes a site and comes with no project."""
    package = Path(briefed.__file__).parent
    for name, digest in _digests(package, package):
        yield f"{digest} {name}"
    yield f"{platform.python_implementation()} {platform.python_version()}"
    libraries = Path(sysconfig.get_path("purelib")).glob("*.dist-info")
    yield "\n".join(sorted(path.name for path in libraries))
    yield _digest(Path(sys.prefix).parent / "node_modules/.package-lock.json")
