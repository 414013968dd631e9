"""The files of one course → Course: its briefing, pages, quizzes, settings and former editions."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from briefed.layout import BRIEFING, EDITIONS, ORIGINAL, START
from briefed.model import (
    Briefing,
    Course,
    Fault,
    Location,
    NumberToCall,
    Page,
    Quiz,
    Settings,
    TextFault,
)
from briefed.model.front_matter import Keys
from briefed.parallel import both
from briefed.source import (
    allowed_files,
    approved_files,
    briefing_lines,
    generated_pages,
    page_scanner,
    pages,
    question_blocks,
    quizzes,
    settings,
)
from briefed.source import briefing as briefings
from briefed.source.reading import read_text
from briefed.source.setting_values import PAGE_KEYS, meant_key
from briefed.source.unsafe_markup import LONGEST_LINE

BROUGHT = (".docx", ".pdf")  # the kinds of brought files that are kept beside their words
_LONGEST_SOURCE = 200_000  # characters of a page or a quiz file; three hundred questions
_WORTH_A_PROCESS = 250_000  # bytes of questions, some two hundred of them


class Shared(NamedTuple):
    """What all courses of a project are read with.

    `today` is an ISO date, `nav` the paths in the site's `nav:` or None without one, `names` the
    names of all courses, and `numbers` the site's numbers to call; `unread` are the settings of the
    site whose values are not known, because of a fault.
    """

    today: str
    nav: frozenset[str] | None
    names: frozenset[str]
    numbers: tuple[NumberToCall, ...]
    unread: frozenset[str] = frozenset()


class _Taught(NamedTuple):
    """A course's briefing, the words that it was brought as, and its pages."""

    briefing: Briefing
    original: str | None
    pages: tuple[Page, ...]


def read_course(root: Path, slug: str, shared: Shared) -> Course:
    """Read a course. What is wrong inside a file is a fault of its briefing, page or quiz.

    Raises InputError where a file can't be opened.
    """
    folder = root / "docs" / slug
    quiz_paths = allowed_files.pages(root / "quizzes" / slug)
    worth = sum(path.stat().st_size for path in quiz_paths if path.exists()) > _WORTH_A_PROCESS
    taught, found = both(lambda: _taught(root, slug), lambda: _tested(root, quiz_paths), worth)
    briefing, original, read = taught
    start = next((page for page in read if page.kind == "start"), None)
    decided = Settings(keys=Keys(f"docs/{slug}/{START}"))
    if start is not None:
        decided, wrong = settings.of_course(
            start, shared.names - {slug}, {theme.slug for theme in briefing.themes}
        )
        decided = decided._replace(unread=decided.unread | (shared.unread & {settings.NUMBERS}))
        read = with_faults(read, start, wrong)
    order = {theme.slug: number for number, theme in enumerate(briefing.themes)}
    page_of = {page.theme: page for page in read}
    found = tuple(
        quiz.in_order_of(page_of[quiz.slug]) if quiz.slug in page_of else quiz for quiz in found
    )
    brought = (f"original{suffix}" for suffix in BROUGHT)
    editions, originals = _editions(folder / EDITIONS)
    faults = tuple(
        fault
        for part in ("docs", "quizzes")
        for fault in allowed_files.faults(root, root / part / slug, slug)
    )
    return Course(
        slug,
        briefing,
        original,
        decided,
        read,
        tuple(sorted(found, key=lambda quiz: order.get(quiz.slug, len(order)))),
        shared.today,
        shared.nav,
        brought=next((name for name in brought if (folder / name).is_file()), ""),
        editions=editions,
        edition_originals=originals,
        numbers=shared.numbers,
        stands=approved_files.of_course(root, slug) if decided.approval else "",
        approved=approved(root, approved_files.record(slug)),
        faults=faults,
    )


def read_from(slug: str) -> tuple[str, str, str]:
    """The folders and the file of a project that a course is read from."""
    return f"docs/{slug}", f"quizzes/{slug}", approved_files.record(slug)


def with_faults(
    read: tuple[Page, ...], faulty: Page, faults: tuple[Fault, ...]
) -> tuple[Page, ...]:
    """The same pages, with more faults for one of them."""
    return tuple(
        page._replace(faults=page.faults + faults) if page is faulty else page for page in read
    )


def approved(root: Path, file: str) -> str:
    """The list in `file` of what was approved, or "" where there is none that can be read."""
    return read_text(root / file, file)[0] if (root / file).is_file() else ""


def _taught(root: Path, slug: str) -> _Taught:
    folder = root / "docs" / slug
    briefing, original = _briefing(folder, slug)
    paths = [path for path in allowed_files.pages(folder) if path != folder / BRIEFING]
    read = [read_page(root, path, "start" if path == folder / START else "theme") for path in paths]
    changes = [generated_pages.CHANGES] if _editions(folder / EDITIONS)[0] else []
    for name in (
        generated_pages.ROOM,
        generated_pages.AGENCIES,
        generated_pages.LEARNING,
        *changes,
    ):
        if folder / name not in paths:
            read.append(
                pages.parse(generated_pages.GENERATED[name], f"docs/{slug}/{name}", "extra")
            )
    return _Taught(briefing, original, tuple(read))


def _tested(root: Path, paths: list[Path]) -> tuple[Quiz, ...]:
    return tuple(_quiz(root, path) for path in paths)


def _briefing(folder: Path, slug: str) -> tuple[Briefing, str | None]:
    """A course's briefing, and the words that it was brought as, or None where there are none."""
    file = f"docs/{slug}/{BRIEFING}"
    original: str | None = None
    unreadable: tuple[Fault, ...] = ()
    if (folder / ORIGINAL).exists():
        original, broken = read_text(folder / ORIGINAL, f"docs/{slug}/{ORIGINAL}")
        if broken:
            line, column, message = broken
            location = Location(f"docs/{slug}/{ORIGINAL}", line, column)
            unreadable = (Fault(briefings.EDITED, location, message),)
    if not (folder / BRIEFING).exists():
        fault = Fault(
            briefing_lines.CODE,
            Location(file),
            "the course has no briefing.md: put it back, or bring the briefing again",
        )
        return Briefing("", (), (), (), (), Location(file), (fault,)), original
    text, broken = read_text(folder / BRIEFING, file)
    if broken:
        fault = Fault(briefing_lines.CODE, Location(file, *broken[:2]), broken[2])
        return Briefing("", (), (), (), (), Location(file), (fault,)), original
    briefing = briefings.parse(text, file)
    return briefing._replace(faults=briefing.faults + unreadable), original


def _editions(folder: Path) -> tuple[dict[str, str], dict[str, str | None]]:
    """The former editions by their names, the oldest first: canonical texts, and originals.

    A canonical text is "" where its file is no text; an original is None where it was not kept.
    """
    names = sorted(
        (path.stem for path in folder.glob("*.txt") if path.is_file() and not path.is_symlink()),
        key=_counted,
    )
    kept = {name: folder / name / ORIGINAL for name in names}
    return (
        {name: read_text(folder / f"{name}.txt", name)[0] for name in names},
        {name: read_text(path, name)[0] if path.is_file() else None for name, path in kept.items()},
    )


def _counted(name: str) -> list[tuple[int, str]]:
    """A key that sorts edition 10 after edition 9."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"(\d+)", name)]


def _source(root: Path, path: Path) -> tuple[str, str, TextFault | None]:
    """The name of a page or a quiz file in messages, its text, and None or a fault.

    The fault is (line, column, message), of a file that is not read any further.
    """
    name = path.relative_to(root).as_posix()
    file = name.encode("utf-8", "backslashreplace").decode()
    text, broken = read_text(path, file)
    if broken:
        return file, text, broken
    if file != name:
        message = (
            "the name of this file can't be read, so its page can have no address: rename it "
            "with small letters, digits and hyphens"
        )
        return file, text, (1, 1, message)
    if len(text) > _LONGEST_SOURCE and max(map(len, text.split("\n"))) <= LONGEST_LINE:
        message = (
            f"this file has {len(text):,} characters, and a page or a file of questions may have "
            f"{_LONGEST_SOURCE:,}: delete what does not belong to it"
        )
        return file, text, (1, 1, message)
    return file, text, None


def read_page(root: Path, path: Path, kind: str) -> Page:
    """Read a page; `kind` is as in `pages.parse`. Raises InputError if it can't be opened."""
    file, text, broken = _source(root, path)
    if broken:
        fault = Fault(page_scanner.CODE, Location(file, *broken[:2]), broken[2])
        return Page(
            path.stem,
            path.stem,
            kind,
            {},
            "",
            1,
            (),
            (),
            frozenset(),
            (),
            Location(file),
            (fault,),
            Keys(file),
            readable=False,
        )
    return _known_keys(pages.parse(text, file, kind))


def _known_keys(page: Page) -> Page:
    """Add a fault for each key of the front matter that is none of ours."""
    known = PAGE_KEYS
    if page.kind == "start":
        known = PAGE_KEYS | settings.COURSE_KEYS
    elif page.location.file == settings.HOME:
        known = PAGE_KEYS | settings.SITE_KEYS
    faults = []
    for key in page.front_matter.keys() - known:
        near = meant_key(key, known)
        hint = (
            f"did you mean “{near}:”?"
            if near
            else f"delete it, or write one of these: {', '.join(sorted(known))}"
        )
        faults.append(
            Fault(
                page_scanner.CODE,
                page.keys.key(key),
                f"nothing reads a line “{key}:” here: {hint}",
            )
        )
    return page._replace(faults=page.faults + tuple(faults)) if faults else page


def _quiz(root: Path, path: Path) -> Quiz:
    file, text, broken = _source(root, path)
    if broken:
        fault = Fault(question_blocks.CODE, Location(file, *broken[:2]), broken[2])
        return Quiz(path.stem, (), Location(file), (fault,))
    return quizzes.parse(text, file)
