"""Which files are allowed in docs/ and quizzes/: pages, and the few kinds that a site needs.

MkDocs copies any other file in docs/ into the site unchanged, and follows links out of the project.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Set
from pathlib import Path

from briefed.model import Fault, Location
from briefed.text.patterns import lazily

CODE = "file-not-allowed"
PAGES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")  # what MkDocs takes for a page
PAGE_NAME = lazily(r"[^\W_A-Z]+(?:-[^\W_A-Z]+)*\.md")
_ASSETS = (".css", ".js")
# The first bytes of each kind. Only a person can read a picture, so approvals cover its bytes.
_PICTURES = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".webp": (b"RIFF",),
    ".ico": (b"\0\0\1\0",),
}
_SVG = ".svg"
PICTURES = (*_PICTURES, _SVG)  # how the names of pictures end
_BESIDE = lazily(
    r"original\.(?:txt|docx|pdf)|editions/[\w.-]{1,12}(?:\.txt|/original\.(?:txt|docx|pdf))"
)
_SHAPES = frozenset(
    "svg g path rect circle ellipse line polyline polygon defs linearGradient radialGradient "
    "stop clipPath mask".split()
)
_SVG_FAULTS = (
    (lazily(r"<[!?](?!--|xml\s)"), "its first lines can fetch or add something"),
    (
        lazily(r"<(?!/|!--|\?)([\w:.-]*)"),
        "<{0}> can show words that nobody checks, or run a script",
    ),
    (
        lazily(r"\s(on\w+|style|class|href|xlink:href)\s*=", re.I),
        "“{0}” in it can run a script, fetch something or change what is shown",
    ),
    (lazily(r"url\(\s*['\"]?(?!#)", re.I), "url(…) can fetch something from elsewhere"),
    (
        lazily(r"(?:>|^)[^<>]*?(\w[^<>]*)(?=<)"),
        "it has the words {0!r}, and nobody checks them",
    ),
)
_KINDS = {
    stat.S_ISLNK: "a link",
    stat.S_ISFIFO: "a pipe",
    stat.S_ISSOCK: "a socket",
    stat.S_ISBLK: "a device",
    stat.S_ISCHR: "a device",
}


def walk(folder: Path, without: Set[str] = frozenset()) -> Iterator[tuple[Path, str]]:
    """Every entry below a folder but folders, in a fixed order, and what it is.

    That is "" for a file, and words for a link, a pipe or a device. No link is followed. The
    folders `without` are left out: their names are those in `folder` itself.
    """
    what = _what(folder)
    if what != "a folder":
        if what:
            yield folder, what
        return
    for path, folders, names in os.walk(folder):
        links = [name for name in folders if os.path.islink(os.path.join(path, name))]
        folders[:] = sorted(set(folders) - without)
        without = frozenset()
        here = Path(path)
        for name in sorted([*names, *links]):
            entry = here / name
            yield entry, _what(entry)


def unending(path: Path) -> str:
    """What a path leads to if reading it might never end, in words; "" for a file or folder."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return ""
    return next((words for test, words in _KINDS.items() if test(mode)), "")


def _what(path: Path) -> str:
    """What a path is, in words; "" for a file, and for a path that can't be looked at."""
    try:
        mode = path.lstat().st_mode
    except OSError:
        return ""  # reported where it is read
    if stat.S_ISDIR(mode):
        return "a folder"
    return next((words for test, words in _KINDS.items() if test(mode)), "")


def pages(folder: Path, without: Set[str] = frozenset()) -> list[Path]:
    """Every Markdown file below a folder, but for the folders `without`, in a fixed order."""
    return [
        path
        for path, what in walk(folder, without)
        if not what and path.name.endswith(PAGES) and not path.name.startswith(".")
    ]


def faults(
    root: Path, folder: Path, course: str = "", names: Set[str] = frozenset()
) -> Iterator[Fault]:
    """A fault for each file in a folder of docs/ or quizzes/ that is not allowed there.

    `course` is the name of the course whose folder it is. Files in the folders of the courses
    `names` are skipped.
    """
    for path, what in walk(folder, names):
        file = path.relative_to(root).as_posix()
        parts = file.split("/")
        message = (
            f"this is {what}, and no file: put the file itself here"
            if what
            else _fault(path, parts, course)
        )
        if message:
            yield Fault(CODE, Location(file), message)


def _fault(path: Path, parts: list[str], course: str) -> str:
    """Why a file is not allowed, or "". `parts` are those of its path in the project."""
    suffix = path.suffix.lower()
    if path.name.startswith(".") or parts[0] == "quizzes":
        return ""  # MkDocs leaves out what begins with a full stop, and takes nothing from quizzes/
    if suffix in PAGES:
        if PAGE_NAME.fullmatch(path.name):
            return ""
        return (
            "this is no name of a page: write small letters, digits and hyphens and then .md, "
            "or delete the file if it is a copy that nobody meant to publish"
        )
    inside = "/".join(parts[2:])
    if (course and _BESIDE.fullmatch(inside)) or (suffix in _ASSETS and parts[1] == "assets"):
        return ""
    if suffix == _SVG:
        return drawing_fault(path)
    if suffix in _PICTURES:
        return _begins(path, _PICTURES[suffix])
    if suffix in _ASSETS:
        return (
            "a script or a style sheet belongs into docs/assets, whose files the site's "
            "approval covers: move it there, or delete it"
        )
    kinds = ", ".join(sorted({*PICTURES, ".md"}))
    return (
        "nobody can check a file of this kind, and it would be published: delete it. There may "
        f"be {kinds}" + ("" if course else ", and in docs/assets .css and .js")
    )


def _begins(path: Path, signs: tuple[bytes, ...]) -> str:
    """Why a picture is not allowed, or "". It must begin with one of the signs."""
    try:
        with path.open("rb") as file:
            begin = file.read(16)
    except OSError:
        return "the picture can't be read: save it here again"
    if begin.startswith(signs):
        return ""
    kind = path.suffix[1:].lower()
    return f"this is no {kind} picture, though its name says so: save the picture again as {kind}"


def drawing_fault(path: Path) -> str:
    """Why an SVG drawing is not allowed, or "". It may have only shapes: nobody checks words."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return (
            "the letters of this drawing can't be read: save it again as SVG, or as a PNG picture"
        )
    text = re.sub(r"<!--.*?-->", "", text, flags=re.S).strip()
    for pattern, why in _SVG_FAULTS:
        for match in pattern.finditer(text):
            if pattern is _SVG_FAULTS[1][0] and match[1] in _SHAPES:
                continue
            return (
                f"{why.format(*match.groups())}: "
                "save the drawing with plain shapes alone, or as a PNG picture"
            )
    if text.endswith("</svg>") and "<svg" in text:
        return ""
    return "this is no whole drawing: save it again as SVG, or as a PNG picture"
