"""The promises of the check once more, on the built site: what is published is judged."""

from __future__ import annotations

import functools
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from briefed.checking.coverage import Coverage, cover
from briefed.checking.rules import published
from briefed.layout import BRIEFING, HELP_PAGE, SITE
from briefed.model import Course, Location, Page, Problem, StandIn
from briefed.parallel import both
from briefed.rendering import agencies_page, course_data, page_scripts
from briefed.rendering.home import MARKER
from briefed.rendering.notices import shows_draft
from briefed.rendering.search import WORKER
from briefed.source.allowed_files import drawing_fault
from briefed.source.project import Project
from briefed.text.patterns import lazily
from briefed.verifying import known_names, links, passages
from briefed.verifying.briefing_page import check_briefing
from briefed.verifying.built_page import (
    NOT_FOUND,
    BuiltPage,
    PageCheck,
    broken,
    built_name,
    read_text,
)
from briefed.verifying.course_page import check_page, check_visible
from briefed.verifying.links import Outline
from briefed.verifying.markup import check_encodings, check_markup
from briefed.verifying.page_words import Around
from briefed.verifying.requests import check_requests
from briefed.verifying.required_parts import (
    check_draft_notice,
    check_help_link,
    check_notices,
    check_own_scripts,
    check_page_scripts,
    check_policy,
)
from briefed.verifying.said_words import check_words, check_words_around
from briefed.verifying.shown_courses import check_courses
from briefed.verifying.slide_decks import check_decks, deck_names
from briefed.verifying.style_sheets import check_style_sheets, own_style_sheets

_MANY = 50  # pages, of which half is worth a process of its own
_SHOWN_AS_PAGE = lazily(r"(?i)\.(?:[xs]?html?|svg|pdf)$")  # files that a browser shows as a page


class _BuiltSite(NamedTuple):
    """A built site and the project that it was built from.

    `courses` are those to check, and `to_check` are the pages to check.
    """

    project: Project
    courses: Sequence[Course]
    folder: Path
    files: dict[str, Path]  # every file by its name in the site
    pages: dict[str, Path]  # those that are pages; slides are judged apart
    to_check: dict[str, Path]
    style_sheets: dict[str, str]  # the style sheets that are ours to judge
    covered: dict[str, Coverage]  # of the courses to check, by their names
    statements: frozenset[str]  # the ids of all statements


class _Part(NamedTuple):
    """What the check of a part of the site found; another process may have made it."""

    problems: list[Problem]
    outlines: dict[str, Outline]
    of_slides: set[str]  # the files that the slides of its courses consist of


class Verified(NamedTuple):
    """The broken promises of a built site, sorted; and the outline of each page by its name."""

    problems: list[Problem]
    outlines: dict[str, Outline]


def check_site(project: Project, folder: Path) -> list[Problem]:
    """Every broken promise of a built site, sorted. `folder` is where it was built."""
    return verified(project, folder, {}).problems


def verified(project: Project, folder: Path, known: Mapping[str, Outline]) -> Verified:
    """Check a built site. `folder` is where it was built.

    `known` has the outlines of pages whose courses were checked before and have the same bytes. Of
    these courses only the links are checked again, which may lead to other parts of the site.
    """
    before = {name.partition("/")[0] for name in known}
    courses = [course for course in project.courses if course.slug not in before]
    site = _read(project, folder, courses)
    checks = _page_checks(site)
    names = list(site.to_check)
    half, half_of_courses = len(names) // 2, len(courses) // 2
    parts = both(
        lambda: _check_part(site, checks, names[:half], courses[:half_of_courses]),
        lambda: _check_part(site, checks, names[half:], courses[half_of_courses:]),
        worth=len(names) > _MANY,
    )
    outlines = {name: one for part in parts for name, one in part.outlines.items()} | dict(known)
    of_slides = {name for part in parts for name in part.of_slides}
    to_come = {  # once nothing is wrong
        f"{course.slug}/{agencies_page.package_path(course.slug, kind)}"
        for course in project.courses
        for kind in agencies_page.KINDS
    }
    stand_ins = {
        built_name(page.location.file, site.pages)
        for one in project.site.stand_ins
        for page in one.pages
    }
    problems = [
        *(problem for part in parts for problem in part.problems),
        *_without_source(site, of_slides),
        *links.check_reachable(_sources(project), _unlinked(project), outlines),
        *links.check_targets(
            site.pages, outlines, set(site.files) | to_come, stand_ins, site.style_sheets
        ),
        *_check_course_data(site),
        *check_style_sheets(site.style_sheets),
        *check_encodings(site.to_check | {name: site.files[name] for name in site.style_sheets}),
    ]
    return Verified(_in_order(problems), outlines)


def verified_courses(project: Project, folder: Path, courses: Sequence[Course]) -> Verified:
    """Check the pages and the slides of some courses by themselves, as `verified` does.

    Where their links lead is left for the check of the whole site, which is given the outlines.
    """
    site = _read(project, folder, courses)
    checked = _check_part(site, _page_checks(site), list(site.to_check), courses)
    problems = [
        *checked.problems,
        *_without_source(site, checked.of_slides),
        *_check_course_data(site),
        *check_encodings(site.to_check),
    ]
    return Verified(_in_order(problems), checked.outlines)


def _in_order(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(
        dict.fromkeys(problems),
        key=lambda problem: (problem.location, problem.code, problem.message),
    )


def _read(project: Project, folder: Path, courses: Sequence[Course]) -> _BuiltSite:
    """Read a built site of which these courses are to be checked, and what belongs to none."""
    files = {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    apart = {WORKER, *deck_names(project)}
    pages = {
        name: path for name, path in files.items() if name.endswith(".html") and name not in apart
    }
    others = {course.slug for course in project.courses} - {course.slug for course in courses}
    return _BuiltSite(
        project,
        courses,
        folder,
        files,
        pages,
        {name: path for name, path in pages.items() if name.partition("/")[0] not in others},
        own_style_sheets(project, files),
        {course.slug: cover(course) for course in courses},
        frozenset(one.id for course in project.courses for one in course.briefing.statements),
    )


def _check_part(
    site: _BuiltSite,
    checks: Mapping[str, Sequence[PageCheck]],
    names: Sequence[str],
    courses: Sequence[Course],
) -> _Part:
    """Check some pages, each by itself, and the slides of some courses."""
    problems: list[Problem] = []
    outlines: dict[str, Outline] = {}
    for name in names:
        here = BuiltPage(name, read_text(site.to_check[name]), site.style_sheets)
        for check in checks.get(name, ()):
            problems += check(here)
        problems += check_policy(here)
        problems += check_page_scripts(here)
        problems += check_markup(here, site.statements)
        problems += check_requests(here, site.project)
        problems += links.check_addresses(here, site.project)
        outlines[name] = links.outline(here)
    of_decks, of_slides = check_decks(courses, site.covered, site.folder, site.style_sheets)
    return _Part(problems + of_decks, outlines, of_slides)


def _page_checks(site: _BuiltSite) -> dict[str, list[PageCheck]]:
    """The checks of each page that the sources make, by the name of its built file."""
    project = site.project
    around = {slug: Around(known) for slug, known in known_names.names(project)}
    scripts = page_scripts.scripts(None, None, (), lambda name: name)
    checks: dict[str, list[PageCheck]] = {
        NOT_FOUND: [
            functools.partial(check_words_around, around[""], ()),
            functools.partial(check_own_scripts, scripts),
        ]
    }
    for course in site.courses:
        for page in course.pages:
            name = built_name(page.location.file, site.pages)
            checks.setdefault(name, []).extend(_of_page(site, around[course.slug], course, page))
        name = built_name(f"{course.folder}/{BRIEFING}", site.pages)
        checks.setdefault(name, []).extend(_of_briefing(site, around[course.slug], course))
    for page in project.site.shown_pages:
        name = built_name(page.location.file, site.pages)
        checks.setdefault(name, []).extend(_of_site_page(site, around[""], page))
    return checks


def _of_page(site: _BuiltSite, around: Around, course: Course, page: Page) -> Iterator[PageCheck]:
    coverage, draft = site.covered[course.slug], shows_draft(course, site.project.site)
    courses = site.project.courses
    read = functools.partial(passages.page, course, coverage, page, courses, draft)
    yield functools.partial(check_page, course, coverage, page)
    yield from _of_course(site, course, page)
    yield from _of_every_page(site, course, page, page.location)
    yield functools.partial(check_words, around, read, _description(page))


def _of_site_page(site: _BuiltSite, around: Around, page: Page) -> Iterator[PageCheck]:
    project, draft = site.project, shows_draft(None, site.project.site)
    read = functools.partial(passages.site_page, project.site, page, project.courses, draft)
    yield functools.partial(check_visible, source=page.location)
    if page.shows(MARKER):
        listed: list[Course | StandIn] = [*project.courses, *project.site.stand_ins]
        yield functools.partial(check_courses, listed, site.pages)
    yield from _of_every_page(site, None, page, page.location)
    yield functools.partial(check_words, around, read, _description(page))


def _description(page: Page) -> str:
    return str(page.front_matter.get("description") or "")


def _of_briefing(site: _BuiltSite, around: Around, course: Course) -> Iterator[PageCheck]:
    coverage, draft = site.covered[course.slug], shows_draft(course, site.project.site)
    read = functools.partial(passages.briefing, course, coverage, site.project.courses, draft)
    yield functools.partial(check_briefing, course)
    yield from _of_course(site, course, None)
    yield from _of_every_page(site, course, None, Location(f"{course.folder}/{BRIEFING}"))
    yield functools.partial(check_words, around, read, "")


def _of_every_page(
    site: _BuiltSite, course: Course | None, page: Page | None, source: Location
) -> Iterator[PageCheck]:
    """The checks of what every page must have; `page` is None for a briefing."""
    if shows_draft(course, site.project.site):
        yield functools.partial(check_draft_notice, source)
    if source.file != f"docs/{HELP_PAGE}":
        yield functools.partial(check_help_link, source, site.pages)
    scripts = page_scripts.scripts(course, page, site.project.courses, lambda name: name)
    yield functools.partial(check_own_scripts, scripts)


def _of_course(site: _BuiltSite, course: Course, page: Page | None) -> Iterator[PageCheck]:
    """The checks of what every page of a course must have; `page` is None for its briefing."""
    notices = passages.below_heading(course, page, site.project.courses)
    yield functools.partial(check_notices, notices)


def _sources(project: Project) -> list[Location]:
    """The source of every page."""
    return [
        *(page.location for course in project.courses for page in course.pages),
        *(page.location for page in project.site.shown_pages),
        *(Location(f"{course.folder}/{BRIEFING}") for course in project.courses),
    ]


def _unlinked(project: Project) -> set[Location]:
    """The pages in the place of others to which only old links need lead: not those of a start."""
    return {page.location for one in project.site.stand_ins for page in one.pages[1:]}


def _without_source(site: _BuiltSite, of_slides: Container[str]) -> Iterator[Problem]:
    """The files that a browser shows as a page and no source makes."""
    project = site.project
    known = {built_name(source.file, site.pages) for source in _sources(project)} | {WORKER}
    # The file that a briefing was brought in, which the briefing's own page offers.
    known |= {f"{course.slug}/{course.brought}" for course in project.courses if course.brought}
    if not (project.root / "docs" / NOT_FOUND).exists():
        known.add(NOT_FOUND)
    before = {course.slug for course in project.courses} - {one.slug for one in site.courses}
    for name in site.files:
        if (
            name.partition("/")[0] in before
            or name in known
            or name in of_slides
            or not _SHOWN_AS_PAGE.search(name)
        ):
            continue
        message = (
            f"the file {name} was made from no page of docs, so nobody checked it: take it away"
        )
        if name.lower().endswith(".svg"):  # plain shapes hold no words and no script
            fault = drawing_fault(site.files[name])
            message = fault and f"the drawing {name}: {fault}"
        if message:
            yield broken(published.PAGE, Location(f"{SITE}/{name}"), message)


def _check_course_data(site: _BuiltSite) -> Iterator[Problem]:
    """The script of each course, and that of all, say what the sources make."""
    for course in site.courses:
        name, wanted = (
            f"{course.slug}/{course_data.NAME}",
            course_data.script(course, site.covered[course.slug]),
        )
        if not _says(site, name, wanted):
            yield broken(
                published.QUESTION,
                Location(f"{course.folder}/index.md"),
                f"the pages of this course need {SITE}/{name}, and something changed it: "
                f"{published.UNDO}",
            )
    if not _says(site, course_data.ALL, course_data.script_of_all(site.project.courses)):
        yield broken(
            published.SCRIPT,
            Location(f"{SITE}/{course_data.ALL}"),
            f"{SITE}/{course_data.ALL} does not list the courses, so a copy of somebody's learning "
            f"might not find its course: {published.UNDO}",
        )


def _says(site: _BuiltSite, name: str, wanted: str) -> bool:
    """Whether a file of the site holds a text, and nothing else."""
    path = site.folder / name
    return path.is_file() and path.read_text("utf-8", "replace") == wanted
