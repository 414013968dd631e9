"""The only module that finds and reads project files."""

from __future__ import annotations

import datetime
import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

from briefed.errors import InputError
from briefed.layout import EDITIONS, ORIGINAL
from briefed.model import Briefing, Course, Fault, Location, Page, Quiz, Settings
from briefed.parallel import both
from briefed.source import (
    allowed_files,
    approved_files,
    mkdocs_settings,
    pages,
    plain_yaml,
    quizzes,
    settings,
)
from briefed.source import briefing as briefings
from briefed.source.mkdocs_settings import CONFIG
from briefed.source.reading import read_bytes
from briefed.source.unsafe_markup import LONGEST_LINE
from briefed.text.similarity import nearest

BROUGHT = (".docx", ".pdf")  # the kinds of files that stay beside their words
_KEYS = {
    "title",
    "minutes",
    "kind",
    "description",
}  # any other might reach the page through the theme, and nobody checks it
_LONGEST_SOURCE = 200_000  # characters of a page or a quiz file; three hundred questions
_WORTH_A_PROCESS = 250_000  # bytes of questions, some two hundred of them


class Project(NamedTuple):
    """All that stands in a project folder. `site` holds the pages outside any course."""

    root: Path
    courses: tuple[Course, ...]
    site: Course


# What a live preview keeps from one look to the next: each course's name → what it was read from, and as what.
Known = dict[str, tuple[object, Course]]


def load(root: Path, today: str = "", known: Known | None = None) -> Project:
    """Read a project. `today` is an ISO date; without one, the machine's. A course of `known` whose files hold the same bytes is not
    read again but handed on as it was, and what had to be read is added.

    Raises InputError where there is no project or a file can't be opened. What is wrong inside a
    file is a fault of the briefing, page or quiz it stands in.
    """
    today = today or datetime.date.today().isoformat()
    require(root)
    configured = _configured(root)
    names = {
        path.parent.name
        for name in ("briefing.md", ORIGINAL)
        for path in root.glob(f"docs/*/{name}")
    }
    names |= {path.name for path in root.glob("quizzes/*") if path.is_dir()}
    if not names:
        raise InputError(
            "no course was found: a course is a folder docs/COURSE with a briefing.md",
            Location("docs"),
        )
    decided, site_pages = _site(root, names)
    shared = _Shared(today, configured.nav, frozenset(names), decided.numbers)
    courses = tuple(
        _course(root, name, shared) if known is None else _again(root, name, shared, known)
        for name in sorted(names)
    )
    empty = Briefing("", (), (), (), (), Location("docs"), ())
    faults = (
        *configured.faults,
        *(
            fault
            for folder in ("docs", "quizzes")
            for fault in allowed_files.faults(root, root / folder, names=names)
        ),
    )
    stands = approved_files.of_site(root, names) if decided.approval else ""
    site = Course(
        "",
        empty,
        None,
        decided,
        site_pages,
        (),
        today,
        configured.nav,
        numbers=decided.numbers,
        stands=stands,
        approved=_approved(root, ""),
        faults=faults,
        shown_settings=(configured.words,),
    )
    return Project(root, courses, site)


class _Shared(NamedTuple):
    """What every course of a project is read with: the date, the paths in `nav:`, the courses' names, the site's numbers to call."""

    today: str
    nav: frozenset | None
    names: frozenset
    numbers: tuple[dict, ...]


def _site(root: Path, names: set[str]) -> tuple[Settings, tuple[Page, ...]]:
    """What the site decides, and the pages outside its courses. `names` are the courses' folders."""
    outside = [
        path
        for path in allowed_files.pages(root / "docs")
        if path.relative_to(root / "docs").parts[0] not in names
    ]
    read = tuple(_page(root, path, "site") for path in outside)
    home = next((page for page in read if page.location.file == settings.HOME), None)
    if home is None:
        return Settings(), read
    decided, faults = settings.of_site(home)
    return decided, _with_faults(read, home, faults)


def _with_faults(
    read: tuple[Page, ...], faulty: Page, faults: tuple[Fault, ...]
) -> tuple[Page, ...]:
    """The same pages, with more faults for one of them."""
    return tuple(
        page._replace(faults=page.faults + faults) if page is faulty else page for page in read
    )


def _approved(root: Path, slug: str) -> str:
    """The list of what was approved, or "" where there is none that can be read."""
    file = approved_files.record(slug)
    return read_text(root / file, file)[0] if (root / file).is_file() else ""


def require(root: Path) -> None:
    """Raise InputError where a folder holds no project."""
    if not (root / CONFIG).is_file():
        raise InputError(
            f"no {CONFIG} here: run the command in the project's folder, or name it with --project",
            Location(str(root)),
        )


def read_text(path: Path, file: str) -> tuple[str, tuple[int, int, str] | None]:
    """A file's text with line ends folded, and (line, column, message) where it is no UTF-8 text.

    Raises InputError where the file can't be opened.
    """
    data = read_bytes(path, file)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "", (1, 1, "the file is UTF-16: save it again as UTF-8")
    if b"\0" in data:
        return "", (
            data[: data.index(b"\0")].count(b"\n") + 1,
            1,
            "this is a binary file and no text: bring the text, or check the file's name",
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line_start = data.rfind(b"\n", 0, error.start) + 1
        column = len(data[line_start : error.start].decode("utf-8", "ignore")) + 1
        message = f"the byte 0x{data[error.start]:02X} is not UTF-8: save the file again as UTF-8"
        return "", (data.count(b"\n", 0, error.start) + 1, column, message)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    # Two ways to encode the same letter are one letter: é may have come as e and an accent.
    return (text if text.isascii() else unicodedata.normalize("NFC", text)), None


def _configured(root: Path) -> mkdocs_settings.Configuration:
    """The settings of the site. Raises InputError where mkdocs.yml is no YAML."""
    text, fault = read_text(root / CONFIG, CONFIG)
    if fault:
        raise InputError(fault[2], Location(CONFIG, *fault[:2]))
    node = plain_yaml.read(text, CONFIG)
    if node.kind != "map":
        raise InputError(
            "this is no setting: a line of mkdocs.yml is a name, a colon and a value",
            Location(CONFIG, node.line),
        )
    return mkdocs_settings.read(node, CONFIG)


def _again(root: Path, slug: str, shared: _Shared, known: Known) -> Course:
    """A course as it was read before, where all that it was read from is as it was."""
    found = [
        path for folder in ("docs", "quizzes") for path in allowed_files.walk(root / folder / slug)
    ]
    source = shared, [(path, what or _bytes(path)) for path, what in found], _approved(root, slug)
    if slug not in known or known[slug][0] != source:
        known[slug] = source, _course(root, slug, shared)
    return known[slug][1]


def _bytes(path: Path) -> bytes | None:
    """What a file holds; None where it can't be opened, which is told where it has to be."""
    try:
        return read_bytes(path, str(path))
    except InputError:
        return None


def _course(root: Path, slug: str, shared: _Shared) -> Course:
    quiz_paths = allowed_files.pages(root / "quizzes" / slug)
    worth = sum(path.stat().st_size for path in quiz_paths if path.exists()) > _WORTH_A_PROCESS
    (briefing, original, read), found = both(
        lambda: _taught(root, slug), lambda: _tested(root, quiz_paths), worth
    )
    start = next((page for page in read if page.kind == "start"), None)
    decided = Settings()
    if start is not None:
        decided, faults = settings.of_course(
            start, shared.names - {slug}, {theme.slug for theme in briefing.themes}
        )
        read = _with_faults(read, start, faults)
    order = {theme.slug: place for place, theme in enumerate(briefing.themes)}
    found = tuple(sorted(found, key=lambda quiz: order.get(quiz.slug, len(order))))
    brought = next(
        (
            f"original{suffix}"
            for suffix in BROUGHT
            if (root / "docs" / slug / f"original{suffix}").is_file()
        ),
        "",
    )
    folder = root / "docs" / slug
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
        found,
        shared.today,
        shared.nav,
        brought=brought,
        editions=editions,
        edition_originals=originals,
        numbers=shared.numbers,
        stands=approved_files.of_course(root, slug) if decided.approval else "",
        approved=_approved(root, slug),
        faults=faults,
    )


def _taught(root: Path, slug: str) -> tuple[Briefing, str | None, tuple[Page, ...]]:
    """A course's briefing, its original and its pages."""
    folder = root / "docs" / slug
    briefing, original = _briefing(folder, slug)
    paths = [path for path in allowed_files.pages(folder) if path != folder / "briefing.md"]
    read = tuple(
        _page(root, path, "start" if path == folder / "index.md" else "theme") for path in paths
    )
    generated = [
        pages.ROOM,
        pages.AGENCIES,
        pages.LEARNING,
        *([pages.CHANGES] if _editions(folder / EDITIONS)[0] else []),
    ]
    read += tuple(
        pages.parse(pages.GENERATED[name], f"docs/{slug}/{name}", "extra")
        for name in generated
        if folder / name not in paths
    )
    return briefing, original, read


def _tested(root: Path, paths: list[Path]) -> tuple[Quiz, ...]:
    """A course's quizzes."""
    return tuple(_quiz(root, path) for path in paths)


def _briefing(folder: Path, slug: str) -> tuple[Briefing, str | None]:
    file = f"docs/{slug}/briefing.md"
    original, unreadable = None, ()
    if (folder / ORIGINAL).exists():
        original, broken = read_text(folder / ORIGINAL, f"docs/{slug}/{ORIGINAL}")
        if broken:
            unreadable = (
                Fault(
                    briefings.EDITED, Location(f"docs/{slug}/{ORIGINAL}", *broken[:2]), broken[2]
                ),
            )
    if not (folder / "briefing.md").exists():
        fault = Fault(
            briefings.CODE,
            Location(file),
            "the course has no briefing.md: import the briefing again",
        )
        return Briefing("", (), (), (), (), Location(file), (fault,)), original
    text, broken = read_text(folder / "briefing.md", file)
    if broken:
        fault = Fault(briefings.CODE, Location(file, *broken[:2]), broken[2])
        return Briefing("", (), (), (), (), Location(file), (fault,)), original
    briefing = briefings.parse(text, file)
    return briefing._replace(faults=briefing.faults + unreadable), original


def _editions(folder: Path) -> tuple[dict[str, str], dict[str, str | None]]:
    """The canonical text of each former edition by its name, the oldest first, and the words that it was brought as, or None where
    they are not kept. One that is no text is "" in the first."""
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
    """A key by which edition 10 comes behind edition 9."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"(\d+)", name)]


def _source(root: Path, path: Path) -> tuple[str, str, tuple[int, int, str] | None]:
    """The name of a page or a quiz file in messages, its text, and (line, column, message) where it can't be taken."""
    name = path.relative_to(root).as_posix()
    file = name.encode("utf-8", "backslashreplace").decode()
    text, broken = read_text(path, file)
    if not broken and file != name:
        broken = (
            1,
            1,
            "the name of this file is not UTF-8, so that no page can have its address: rename it, with letters, digits and hyphens",
        )
    if (
        not broken
        and len(text) > _LONGEST_SOURCE
        and max(map(len, text.split("\n"))) <= LONGEST_LINE
    ):
        broken = (
            1,
            1,
            f"this file has {len(text):,} characters, and one page or quiz may have {_LONGEST_SOURCE:,}: take away what does not belong to it",
        )
    return file, text, broken


def _page(root: Path, path: Path, kind: str) -> Page:
    file, text, broken = _source(root, path)
    if broken:
        fault = Fault(pages.CODE, Location(file, *broken[:2]), broken[2])
        return Page(
            path.stem, path.stem, kind, {}, "", 1, (), (), frozenset(), (), Location(file), (fault,)
        )
    return _known_keys(pages.parse(text, file, kind))


def _known_keys(page: Page) -> Page:
    """Add a fault for each key of the front matter that is none of ours."""
    known = _KEYS
    if page.kind == "start":
        known = _KEYS | settings.COURSE_KEYS
    elif page.location.file == settings.HOME:
        known = _KEYS | settings.SITE_KEYS
    faults = []
    for key in page.front_matter.keys() - known:
        near = nearest(str(key).lower(), known, 0.8)
        hint = (
            f"did you mean {near!r}?"
            if near
            else f"take it away; there are {', '.join(sorted(known))}"
        )
        faults.append(
            Fault(pages.CODE, page.key_location(key), f"the key {key!r} is not known: {hint}")
        )
    return page._replace(faults=page.faults + tuple(faults)) if faults else page


def _quiz(root: Path, path: Path) -> Quiz:
    file, text, broken = _source(root, path)
    if broken:
        return Quiz(
            path.stem,
            (),
            Location(file),
            (Fault(quizzes.CODE, Location(file, *broken[:2]), broken[2]),),
        )
    return quizzes.parse(text, file)
