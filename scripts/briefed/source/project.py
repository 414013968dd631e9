"""The folder of a project → Project: its courses, and the pages and settings of the site."""

from __future__ import annotations

import datetime
from collections.abc import Set
from pathlib import Path
from typing import NamedTuple

from briefed.errors import InputError
from briefed.file_index import Index
from briefed.layout import BRIEFING, ORIGINAL
from briefed.model import Course, Fault, Location, Page, Site, SiteSettings
from briefed.model.front_matter import Keys
from briefed.source import (
    allowed_files,
    approved_files,
    mkdocs_settings,
    plain_yaml,
    settings,
)
from briefed.source.course_files import (
    Shared,
    approved,
    read_course,
    read_from,
    read_page,
    with_faults,
)
from briefed.source.mkdocs_settings import CONFIG, PARTNERSHIP
from briefed.source.reading import read_text


class Project(NamedTuple):
    """Everything in a project's folder: the courses, and the site that they share."""

    root: Path
    courses: tuple[Course, ...]
    site: Site


# What a live preview keeps between two builds, by the name of a course: what it was read from, and
# the course.
Known = dict[str, tuple[object, Course]]


class Opened(NamedTuple):
    """What is known of a project before its courses are read.

    `names` are those of its courses, in order, and `shared` is what these are read with.
    """

    root: Path
    names: tuple[str, ...]
    shared: Shared
    configured: mkdocs_settings.Configuration
    decided: SiteSettings
    pages: tuple[Page, ...]

    def site(self) -> Site:
        """What the courses share. Raises InputError where a file can't be opened."""
        names = self.shared.names
        return Site(
            self.shared.today,
            self.pages,
            self.decided,
            self.configured.nav,
            stands=approved_files.of_site(self.root, names) if self.decided.approval else "",
            approved=approved(self.root, approved_files.SITE_RECORD),
            faults=_site_faults(self.root, names, self.configured),
            shown_settings=(self.configured.words,),
        )


def load(root: Path, today: str = "") -> Project:
    """Read a project; `today` is as `opened` takes it.

    Raises InputError as `opened` and `read` do. What is wrong inside a file is a fault of its
    briefing, page, quiz or course.
    """
    return read(opened(root, today))


def read(project: Opened, known: Known | None = None) -> Project:
    """Read the courses of a project, and what they share.

    A course of `known` is not read again if its files have the same bytes as before; every other
    course is read and added to it. Raises InputError where a file can't be opened.
    """
    root, names = project.root, project.names
    if known is None:
        courses = [read_course(root, name, project.shared) for name in names]
    else:
        index = Index(root)
        courses = [_again(name, project, index, known) for name in names]
        index.keep()
    return Project(root, tuple(courses), project.site())


def opened(root: Path, today: str = "") -> Opened:
    """Open a project. `today` is an ISO date; without one, it is the machine's.

    Raises InputError where there is no project, and where a page that belongs to no course can't be
    opened.
    """
    today = today or datetime.date.today().isoformat()
    require(root)
    configured = _configured(root)
    names = _course_names(root)
    if not names and not _is_new(root):
        raise InputError(
            "no course was found: a course is a folder docs/COURSE with a briefing.md",
            Location("docs"),
        )
    decided, pages = _site(root, names)
    shared = Shared(today, configured.nav, frozenset(names), decided.numbers, decided.unread)
    return Opened(root, tuple(sorted(names)), shared, configured, decided, pages)


def _is_new(root: Path) -> bool:
    """Whether a project has no course yet, as `briefed init` makes it: a home page alone.

    A folder without a briefing may be a course whose briefing was lost.
    """
    docs = root / "docs"
    return (docs / "index.md").is_file() and not any(
        path.is_dir() and path.name != "assets" for path in docs.iterdir()
    )


def require(root: Path) -> None:
    """Raise InputError where a folder holds no project."""
    if not (root / CONFIG).is_file():
        raise InputError(
            f"no {CONFIG} here: run the command in the project's folder, or name it with --project",
            Location(str(root)),
        )


def _course_names(root: Path) -> set[str]:
    """The folders in docs/ with a briefing or its original, and those in quizzes/."""
    names = {
        path.parent.name for name in (BRIEFING, ORIGINAL) for path in root.glob(f"docs/*/{name}")
    }
    return names | {path.name for path in root.glob("quizzes/*") if path.is_dir()}


def partnership_of(root: Path) -> str:
    """The partnership whose project this is, as `briefed init` wrote it down; "" where nobody did.

    Raises InputError where mkdocs.yml is no YAML.
    """
    entries = _settings_of(root).entries
    return next((node.text for key, _, node in entries if key == PARTNERSHIP), "")


def _configured(root: Path) -> mkdocs_settings.Configuration:
    """The settings of the site. Raises InputError where mkdocs.yml is no YAML."""
    return mkdocs_settings.read(_settings_of(root), CONFIG)


def _settings_of(root: Path) -> plain_yaml.Node:
    """The map of mkdocs.yml. Raises InputError where it is none."""
    text, fault = read_text(root / CONFIG, CONFIG)
    if fault:
        raise InputError(fault[2], Location(CONFIG, *fault[:2]))
    node = plain_yaml.read(text, CONFIG)
    if node.kind != "map":
        raise InputError(
            "this is no setting: write a name, a colon and a value on each line of mkdocs.yml",
            Location(CONFIG, node.line),
        )
    return node


def _site(root: Path, names: Set[str]) -> tuple[SiteSettings, tuple[Page, ...]]:
    """The site's settings, and the pages outside the courses, whose names are `names`."""
    outside = allowed_files.pages(root / "docs", without=names)
    read = tuple(read_page(root, path, "site") for path in outside)
    home = next((page for page in read if page.location.file == settings.HOME), None)
    if home is None:
        return SiteSettings(keys=Keys(settings.HOME)), read
    decided, faults = settings.of_site(home)
    return decided, with_faults(read, home, faults)


def _site_faults(
    root: Path, names: Set[str], configured: mkdocs_settings.Configuration
) -> tuple[Fault, ...]:
    """The faults of the site's settings, and of the files outside the courses."""
    found = list(configured.faults)
    for folder in ("docs", "quizzes"):
        found += allowed_files.faults(root, root / folder, names=names)
    return tuple(found)


def _again(slug: str, project: Opened, index: Index, known: Known) -> Course:
    """The course that was read before, if none of its source files changed; else read it anew."""
    source = project.shared, index.digest(*read_from(slug))
    if slug not in known or None in source or known[slug][0] != source:
        known[slug] = source, read_course(project.root, slug, project.shared)
    return known[slug][1]
