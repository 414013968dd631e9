"""The fingerprints of what a build makes: of each course, and of what belongs to none.

Each is made of everything that goes into a unit of a site. Two builds with the same one make the
same bytes.
"""

from __future__ import annotations

import contextlib
import datetime
import functools
import json
import os
import re
import secrets
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from briefed import cache, program
from briefed.cache import fingerprint
from briefed.file_index import Index
from briefed.layout import SHARED, START
from briefed.rendering import home, markdown
from briefed.rendering.notices import shows_draft
from briefed.source import allowed_files, approved_files, stand_ins
from briefed.source.course_files import read_from
from briefed.source.mkdocs_settings import CONFIG
from briefed.source.project import Project, load
from briefed.source.stand_ins import NONE, Corrected

# Within scripts/: it is the program that runs that counts.
_NO_PROGRAM = program.MADE | {program.FOLDER.name}
_HOME = f"docs/{START}"


class Sources(NamedTuple):
    """What a site is made from, as it was at one moment.

    `files` has a digest for each folder in docs/ and quizzes/ of the same name, by its path in
    docs/, with the approval of a course of that name; and for each other file or folder. `program`
    is the version of the program and of the libraries that it works with, and `variables` has those
    of the environment that mkdocs.yml names.
    """

    files: Mapping[str, str]
    program: str
    variables: Mapping[str, str]


def read(root: Path) -> Sources:
    """The files of a project, and the program, as they are now."""
    index = Index(root)
    inside = {part: dict(_inside(root / part)) for part in ("docs", "quizzes")}
    names = sorted({name for part in inside.values() for name in part if part[name]})
    found = {f"docs/{name}/": index.digest(*read_from(name)) for name in names}
    others = [
        f"{part}/{name}"
        for part in inside
        for name, is_folder in inside[part].items()
        if not is_folder
    ]
    records = {record for *_, record in map(read_from, names)}
    for path, _ in allowed_files.walk(root / approved_files.FOLDER):
        name = path.relative_to(root).as_posix()
        if name not in records:
            others.append(name)
    found |= {name: index.digest(name) for name in others}
    found[CONFIG] = index.digest(CONFIG, follows=True)
    index.keep()
    scripts = Index(root / approved_files.PROGRAMS)  # it may be a link, to those of another
    own = [name for name, _ in _inside(root / approved_files.PROGRAMS) if name not in _NO_PROGRAM]
    found[approved_files.PROGRAMS] = scripts.digest(*own, without=program.MADE, follows=True)
    scripts.keep()
    version = program.version()
    return Sources(
        {name: digest or _unknown() for name, digest in sorted(found.items())},
        version or _unknown(),
        dict(_variables(root / CONFIG)),
    )


def _inside(folder: Path) -> Iterator[tuple[str, bool]]:
    """What is in a folder, and whether each is a folder itself, and no link to one."""
    with contextlib.suppress(OSError), os.scandir(folder) as found:
        for one in sorted(found, key=lambda one: one.name):
            yield one.name, one.is_dir(follow_symlinks=False)


def _unknown() -> str:
    """The digest of what can't be read: never the same, so nothing that is made of it is kept."""
    return secrets.token_hex()


class Fingerprints(NamedTuple):
    """The fingerprints of the units of a site: of each course by its name, and of the rest."""

    courses: Mapping[str, str]
    rest: str


class Plan:
    """What a build begins with: its sources, and what is wanted of it.

    The project, without the courses that are being `corrected`, is read when somebody asks for it.
    Raises InputError then.
    """

    def __init__(
        self, root: Path, corrected: Corrected, sources: Sources, wanted: Fingerprints
    ) -> None:
        self.root = root
        self.corrected = corrected
        self.sources = sources
        self.wanted = wanted

    @functools.cached_property
    def project(self) -> Project:
        """What the sources are read as."""
        return stand_ins.without(load(self.root), self.corrected)


def plan(root: Path, stamp: str, corrected: Corrected = NONE) -> Plan:
    """Plan the build of a project; `stamp` is as in `of_units`. Raises InputError.

    Its site shows of the courses in `corrected` that they are being corrected.

    The digests are taken before the files are read, and again at the end of the build: of what was
    changed meanwhile, nobody knows whether it is in what was made. What is wanted of the same
    sources on the same day is kept.
    """
    sources = read(root)
    today = datetime.date.today().isoformat()
    given = json.dumps([sources, dict(corrected)], sort_keys=True)
    name = _name("plan", today, stamp, given)
    if (kept := cache.get(name)) is not None:
        return Plan(root, corrected, sources, Fingerprints(*json.loads(kept)))
    project = stand_ins.without(load(root, today), corrected)
    made = Plan(root, corrected, sources, of_units(project, sources, stamp))
    made.project = project
    if read(root) == sources:
        cache.put(name, json.dumps(made.wanted).encode())
        cache.tidy(name)
    return made


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


def _variables(config: Path) -> Iterator[tuple[str, str]]:
    """The variables that settings may take their value from: MkDocs reads them at the tag !ENV."""
    with contextlib.suppress(OSError):
        text = config.read_text(encoding="utf-8", errors="replace")
        if "!ENV" in text:
            for name in set(re.findall(r"\w+", text)) & os.environ.keys():
                yield name, os.environ[name]
