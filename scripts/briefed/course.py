"""The only module that finds and reads project files."""

from __future__ import annotations

import datetime
import os
import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

from . import briefing as briefings
from . import frontmatter, pages, quizzes, settings
from .errors import InputError
from .likeness import nearest
from .model import Briefing, Course, Fault, Location, Page, Quiz, Settings
from .spread import both

CONFIG = "mkdocs.yml"
ORIGINAL = "original.txt"
EDITIONS = "editions"  # the folder of a course that holds what its briefing said before
BROUGHT = (".docx", ".pdf")  # the kinds of files that stay beside their words
_MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")  # what MkDocs takes for a page
_KEYS = {"title", "minutes", "kind", "description"}  # any other might reach the page through the theme, and nobody checks it
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
    nav = _nav(root)
    names = {path.parent.name for name in ("briefing.md", ORIGINAL) for path in root.glob(f"docs/*/{name}")}
    names |= {path.name for path in root.glob("quizzes/*") if path.is_dir()}
    if not names:
        raise InputError("no course was found: a course is a folder docs/COURSE with a briefing.md", Location("docs"))
    decided, site_pages = _site(root, names)
    shared = _Shared(today, nav, frozenset(names), decided.numbers)
    courses = tuple(_course(root, name, shared) if known is None else _again(root, name, shared, known) for name in sorted(names))
    empty = Briefing("", (), (), (), (), Location("docs"), ())
    return Project(root, courses, Course("", empty, None, decided, site_pages, (), (), today, nav, numbers=decided.numbers))


class _Shared(NamedTuple):
    """What every course of a project is read with: the date, the paths in `nav:`, the courses' names, the site's numbers to call."""

    today: str
    nav: frozenset | None
    names: frozenset
    numbers: tuple[dict, ...]


def _site(root: Path, names: set[str]) -> tuple[Settings, tuple[Page, ...]]:
    """What the site decides, and the pages outside its courses. `names` are the courses' folders."""
    outside = [path for path in _markdown(root / "docs") if path.relative_to(root / "docs").parts[0] not in names]
    read = tuple(_page(root, path, "site", []) for path in outside)
    home = next((page for page in read if page.location.file == settings.HOME), None)
    if home is None:
        return Settings(), read
    decided, faults = settings.of_site(home)
    return decided, _with_faults(read, home, faults)


def _with_faults(read: tuple[Page, ...], faulty: Page, faults: tuple[Fault, ...]) -> tuple[Page, ...]:
    """The same pages, with more faults for one of them."""
    return tuple(page._replace(faults=page.faults + faults) if page is faulty else page for page in read)


def require(root: Path) -> None:
    """Raise InputError where a folder holds no project."""
    if not (root / CONFIG).is_file():
        raise InputError(f"no {CONFIG} here: run the command in the project's folder, or name it with --project", Location(str(root)))


def read_text(path: Path, file: str) -> tuple[str, tuple[int, int, str] | None]:
    """A file's text with line ends folded, and (line, column, message) where it is no UTF-8 text.

    Raises InputError where the file can't be opened.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"the file can't be read ({error.strerror}): check that it is there and may be opened", Location(file)) from None
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "", (1, 1, "the file is UTF-16: save it again as UTF-8")
    if b"\0" in data:
        return "", (data[: data.index(b"\0")].count(b"\n") + 1, 1, "this is a binary file and no text: bring the text, or check the file's name")
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


def _nav(root: Path) -> frozenset | None:
    """The source paths an explicit `nav:` in mkdocs.yml names, or None where navigation is generated."""
    text, fault = read_text(root / CONFIG, CONFIG)
    if fault:
        raise InputError(fault[2], Location(CONFIG, *fault[:2]))
    if not re.search(r"^nav\s*:", text, re.M):
        first = re.search(r"^(?![#\s]|---).+", text, re.M)
        if first and not re.match(r"[\w\"'].*:", first.group()):
            line = text.count("\n", 0, first.start()) + 1
            raise InputError("this is no setting: a line of mkdocs.yml is a name, a colon and a value", Location(CONFIG, line))
        return None
    import yaml

    tolerant = type("TolerantLoader", (frontmatter.loader(),), {})
    tolerant.add_multi_constructor("", lambda loader, suffix, node: None)  # the !tags are for MkDocs alone
    try:
        data = yaml.load(text, tolerant)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise InputError("this is not valid YAML: mend the line", Location(CONFIG, mark.line + 1 if mark else 1)) from None
    nav = (data or {}).get("nav")
    return frozenset(_leaves(nav)) if nav else None


def _leaves(nav: object) -> list[str]:
    if isinstance(nav, str):
        return [nav]
    if isinstance(nav, dict):
        return [leaf for value in nav.values() for leaf in _leaves(value)]
    return [leaf for item in nav for leaf in _leaves(item)] if isinstance(nav, list) else []


def _markdown(folder: Path) -> list[Path]:
    """Every Markdown file below a folder, in a fixed order."""
    found = []
    for path, folders, files in os.walk(folder, followlinks=True):  # as MkDocs does
        folders.sort()
        found += [Path(path, name) for name in sorted(files) if name.endswith(_MARKDOWN) and not name.startswith(".")]
    return found


def _again(root: Path, slug: str, shared: _Shared, known: Known) -> Course:
    """A course as it was read before, where all that it was read from is as it was."""
    source = shared, [(path, _bytes(path)) for folder in ("docs", "quizzes") for path in _files(root / folder / slug)]
    if slug not in known or known[slug][0] != source:
        known[slug] = source, _course(root, slug, shared)
    return known[slug][1]


def _files(folder: Path) -> list[Path]:
    return [Path(path, name) for path, _, names in os.walk(folder, followlinks=True) for name in names]


def _bytes(path: Path) -> bytes | None:
    """What a file holds; None where it can't be opened, which is told where it has to be."""
    try:
        return path.read_bytes()
    except OSError:
        return None


def _course(root: Path, slug: str, shared: _Shared) -> Course:
    quiz_paths = _markdown(root / "quizzes" / slug)
    worth = sum(path.stat().st_size for path in quiz_paths if path.exists()) > _WORTH_A_PROCESS
    (briefing, original, read, sources), (found, more) = both(
        lambda: _taught(root, slug), lambda: _tested(root, quiz_paths), worth)
    start = next((page for page in read if page.kind == "start"), None)
    decided = Settings()
    if start is not None:
        decided, faults = settings.of_course(start, shared.names - {slug}, {theme.slug for theme in briefing.themes})
        read = _with_faults(read, start, faults)
    order = {theme.slug: place for place, theme in enumerate(briefing.themes)}
    found = tuple(sorted(found, key=lambda quiz: order.get(quiz.slug, len(order))))
    brought = next((f"original{suffix}" for suffix in BROUGHT if (root / "docs" / slug / f"original{suffix}").is_file()), "")
    return Course(slug, briefing, original, decided, read, found, (*sources, *more), shared.today, shared.nav,
                  brought=brought, editions=_editions(root / "docs" / slug / EDITIONS), numbers=shared.numbers)


def _taught(root: Path, slug: str) -> tuple[Briefing, str | None, tuple[Page, ...], list[str]]:
    """A course's briefing, its original and its pages, and the texts that an approval of them is for."""
    folder = root / "docs" / slug
    sources: list[str] = []
    briefing, original = _briefing(root, folder, slug, sources)
    paths = [path for path in _markdown(folder) if path != folder / "briefing.md"]
    read = tuple(_page(root, path, "start" if path == folder / "index.md" else "theme", sources) for path in paths)
    generated = [pages.ROOM, pages.AGENCIES, pages.LEARNING, *([pages.CHANGES] if _editions(folder / EDITIONS) else [])]
    read += tuple(pages.parse(pages.GENERATED[name], f"docs/{slug}/{name}", "extra") for name in generated if folder / name not in paths)
    return briefing, original, read, sources


def _tested(root: Path, paths: list[Path]) -> tuple[tuple[Quiz, ...], list[str]]:
    """A course's quizzes, and the texts that an approval of them is for."""
    sources: list[str] = []
    return tuple(_quiz(root, path, sources) for path in paths), sources


def _briefing(root: Path, folder: Path, slug: str, sources: list[str]) -> tuple[Briefing, str | None]:
    file = f"docs/{slug}/briefing.md"
    original, unreadable = None, ()
    if (folder / ORIGINAL).exists():
        original, broken = read_text(folder / ORIGINAL, f"docs/{slug}/{ORIGINAL}")
        if broken:
            unreadable = (Fault(briefings.EDITED, Location(f"docs/{slug}/{ORIGINAL}", *broken[:2]), broken[2]),)
    if not (folder / "briefing.md").exists():
        fault = Fault(briefings.CODE, Location(file), "the course has no briefing.md: import the briefing again")
        return Briefing("", (), (), (), (), Location(file), (fault,)), original
    text, broken = read_text(folder / "briefing.md", file)
    if broken:
        fault = Fault(briefings.CODE, Location(file, *broken[:2]), broken[2])
        return Briefing("", (), (), (), (), Location(file), (fault,)), original
    sources += [text, original or "", *(_digest(folder / f"original{suffix}") for suffix in BROUGHT)]
    briefing = briefings.parse(text, file)
    return briefing._replace(faults=briefing.faults + unreadable), original


def _editions(folder: Path) -> dict[str, str]:
    """The canonical text of each former edition by its name, the oldest first. One that is no text is left out."""
    found = {path.stem: read_text(path, path.name) for path in folder.glob("*.txt")} if folder.is_dir() else {}
    return {name: found[name][0] for name in sorted(found, key=_counted) if not found[name][1]}


def _counted(name: str) -> list[tuple[int, str]]:
    """A key by which edition 10 comes behind edition 9."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"(\d+)", name)]


def _digest(path: Path) -> str:
    """The SHA-256 of a file's bytes, or "" where there is none."""
    try:
        data = path.read_bytes()
    except OSError:
        return ""
    import hashlib  # costs more to import than most courses need

    return hashlib.sha256(data).hexdigest()


def _page(root: Path, path: Path, kind: str, sources: list[str]) -> Page:
    file = path.relative_to(root).as_posix()
    text, broken = read_text(path, file)
    if broken:
        fault = Fault(pages.CODE, Location(file, *broken[:2]), broken[2])
        return Page(path.stem, path.stem, kind, {}, "", 1, (), (), frozenset(), (), Location(file), (fault,))
    page = pages.parse(text, file, kind)
    sources += [file, str({key: value for key, value in page.front_matter.items() if key != "approval"}), page.body]
    return _known_keys(page)


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
        hint = f"did you mean {near!r}?" if near else f"take it away; there are {', '.join(sorted(known))}"
        faults.append(Fault(pages.CODE, page.key_location(key), f"the key {key!r} is not known: {hint}"))
    return page._replace(faults=page.faults + tuple(faults)) if faults else page


def _quiz(root: Path, path: Path, sources: list[str]) -> Quiz:
    file = path.relative_to(root).as_posix()
    text, broken = read_text(path, file)
    sources += [file, text]
    if broken:
        return Quiz(path.stem, (), Location(file), (Fault(quizzes.CODE, Location(file, *broken[:2]), broken[2]),))
    return quizzes.parse(text, file)
