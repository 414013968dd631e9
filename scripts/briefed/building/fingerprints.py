"""The fingerprints of what a build makes: of each course, and of what belongs to none.

Each is made of everything that goes into a unit of a site. Two builds with the same one make the
same bytes.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import platform
import re
import sys
import sysconfig
from collections.abc import Iterator, Mapping, Set
from pathlib import Path
from typing import NamedTuple

import briefed
from briefed.cache import fingerprint
from briefed.layout import SHARED, START
from briefed.rendering import home, markdown
from briefed.rendering.notices import shows_draft
from briefed.source import allowed_files, approved_files, stand_ins
from briefed.source.mkdocs_settings import CONFIG
from briefed.source.project import Project, load
from briefed.source.stand_ins import NONE, Corrected

_PROGRAM = frozenset({"briefed"})  # within scripts/: it is the program that runs that counts
_HOME = f"docs/{START}"


class Sources(NamedTuple):
    """What a site is made from, as it was at one moment.

    `files` has the digest of each file of the project by its path there, `program` is a fingerprint
    of the program and of the libraries that it works with, and `variables` has those of the
    environment that mkdocs.yml names.
    """

    files: Mapping[str, str]
    program: str
    variables: Mapping[str, str]


def read(root: Path) -> Sources:
    """The files of a project, and the program, as they are now."""
    found = {CONFIG: _digest(root / CONFIG)}
    for folder in ("docs", "quizzes", approved_files.FOLDER):
        found |= {f"{folder}/{name}": digest for name, digest in _digests(root / folder)}
    scripts = (root / approved_files.PROGRAMS).resolve()  # it may be a link, to those of another
    for name, digest in _digests(scripts, without=_PROGRAM):
        found[f"{approved_files.PROGRAMS}/{name}"] = digest
    return Sources(found, _name(*_program()), dict(_variables(root / CONFIG)))


class Fingerprints(NamedTuple):
    """The fingerprints of the units of a site: of each course by its name, and of the rest."""

    courses: Mapping[str, str]
    rest: str


class Plan(NamedTuple):
    """What a build begins with: its sources, what they were read as, and what is wanted of it."""

    sources: Sources
    project: Project
    wanted: Fingerprints


def plan(root: Path, stamp: str, corrected: Corrected = NONE) -> Plan:
    """Read a project that is to be built; `stamp` is as in `of_units`. Raises InputError.

    Its site shows of the courses in `corrected` that they are being corrected.

    The digests are taken before the files are read, and again at the end of the build: of what was
    changed meanwhile, nobody knows whether it is in what was made.
    """
    sources = read(root)
    project = stand_ins.without(load(root), corrected)
    return Plan(sources, project, of_units(project, sources, stamp))


def of_units(project: Project, sources: Sources, stamp: str) -> Fingerprints:
    """The fingerprints of the units of a site that is made from `sources`.

    `stamp` is the date that the build is stamped with. The unit of what belongs to no
    course shows and combines what all courses have. It alone carries the stamp.
    """
    courses = _of_courses(project, sources)
    listed = (f"{fingerprint} {slug}" for slug, fingerprint in sorted(courses.items()))
    instead = (
        f"{page.location.file} {stand_ins.text(page)}"
        for one in project.site.stand_ins
        for page in one.pages
    )
    home_page = sources.files.get(_HOME, "")
    return Fingerprints(courses, _name(SHARED, stamp, home_page, *listed, *instead))


def _of_courses(project: Project, sources: Sources) -> dict[str, str]:
    """The fingerprint of each course of a project, by its name.

    A course is made from its own files, from those that belong to no course, and from what its
    pages and packages show of other courses. Nothing is made from one that is being corrected.
    """
    apart = {one.slug for one in project.site.stand_ins}
    own: dict[str, list[str]] = {course.slug: [] for course in project.courses}
    rest: list[str] = []
    for name, digest in sorted(sources.files.items()):
        if name == _HOME or _course_of(name) in apart:
            continue
        own.get(_course_of(name), rest).append(f"{digest} {name}")
    variables = (f"{name}={value}" for name, value in sorted(sources.variables.items()))
    shared = _name(sources.program, *variables, *_shown_of_all(project), *rest)
    titles = {course.slug: course.title for course in project.courses}
    for course in project.courses:
        parts = own[course.slug]
        parts.append(f"draft: {shows_draft(course, project.site)}")
        parts.append(f"newer: {titles.get(course.settings.superseded_by)}")
        if any(marker.name == home.MARKER for page in course.pages for marker in page.markers):
            parts.append(home.courses(project.courses))
    return {slug: _name(shared, slug, *parts) for slug, parts in own.items()}


def _shown_of_all(project: Project) -> Iterator[str]:
    """What the pages of every course show of the site, and what packages show of all courses.

    Packages have the pages that belong to no course, but for the home page: from that,
    courses take only its settings.
    """
    settings = project.site.settings
    yield f"{settings.numbers} {settings.report_to} {len(project.courses) > 1}"  # a search in all
    if not home.are_many(project.courses):  # the menu of those pages lists them
        yield from (f"{course.slug}: {course.name}" for course in project.courses)
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


def _digests(folder: Path, without: Set[str] = frozenset()) -> Iterator[tuple[str, str]]:
    """Every file below a folder, by its path there, with its digest; some folders are left out."""
    for path, what in allowed_files.walk(folder, without):
        if "__pycache__" not in path.parts:
            yield path.relative_to(folder).as_posix(), what or _digest(path)


def _digest(path: Path) -> str:
    """The digest of a file's bytes, "" where it can't be read; the check reports that."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _variables(config: Path) -> Iterator[tuple[str, str]]:
    """The variables that settings may take their value from: MkDocs reads them at the tag !ENV."""
    with contextlib.suppress(OSError):
        text = config.read_text(encoding="utf-8", errors="replace")
        if "!ENV" in text:
            for name in set(re.findall(r"\w+", text)) & os.environ.keys():
                yield name, os.environ[name]


def _program() -> Iterator[str]:
    """All that makes a site and comes with no project."""
    package = Path(briefed.__file__).parent
    for name, digest in _digests(package):
        yield f"{digest} {name}"
    yield f"{platform.python_implementation()} {platform.python_version()}"
    libraries = Path(sysconfig.get_path("purelib")).glob("*.dist-info")
    yield "\n".join(sorted(path.name for path in libraries))
    yield _digest(Path(sys.prefix).parent / "node_modules/.package-lock.json")
