"""What an approval is for: a list of files, each with a digest of its contents.

The list is kept in approvals/, and the approval has the digest of the list. So only somebody who
may change approvals/ can give an approval, and an officer can be told which files changed since.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from pathlib import Path

from briefed.layout import START
from briefed.source import allowed_files as files
from briefed.source import front_matter
from briefed.source.mkdocs_settings import CONFIG

FOLDER = "approvals"
SITE_RECORD = f"{FOLDER}/site.txt"  # the list of what all courses share
COURSES = "courses"  # the folder of the courses' lists: one of them may be called site
# What all courses share beside docs/: the settings, the programs, and the versions of libraries.
SHARED = (CONFIG, "requirements.lock", "package-lock.json")
PROGRAMS = "scripts"
_MOST = 6  # files that a message names


def digest(data: str | bytes) -> str:
    """The SHA-256 of a text, or of bytes whose line ends are folded where they are text."""
    import hashlib  # costs more to import than most rules to run, and few checks need it

    raw = data.encode("utf-8", "surrogateescape") if isinstance(data, str) else data
    if b"\r\n" in raw and b"\0" not in raw:
        raw = raw.replace(b"\r\n", b"\n")
    return hashlib.sha256(raw).hexdigest()


def of_file(path: Path) -> str:
    """The digest of a file's bytes, or "" where it can't be read."""
    try:
        return digest(path.read_bytes())
    except OSError:
        return ""


def record(slug: str) -> str:
    """The file, in a project, of a course's list."""
    return f"{FOLDER}/{COURSES}/{slug}.txt"


def of_course(root: Path, slug: str) -> str:
    """The list of a course: every file of its two folders."""
    return _listing(
        root,
        f"docs/{slug}/{START}",
        [
            path
            for part in ("docs", "quizzes")
            for path, what in files.walk(root / part / slug)
            if not what
        ],
    )


def of_site(root: Path, courses: Set[str]) -> str:
    """The list of what all courses share.

    These are docs/ without the folders of the courses, the settings and the programs.
    """
    found = [path for path, what in files.walk(root / "docs", without=courses) if not what]
    found += [
        path for path, _ in files.walk(root / PROGRAMS) if _is_program(path.relative_to(root))
    ]
    return _listing(
        root,
        f"docs/{START}",
        [*found, *(root / name for name in SHARED if (root / name).is_file())],
    )


def _is_program(path: Path) -> bool:
    """Whether a file of scripts/ takes part in making pages: its documents don't."""
    made = "__pycache__" in path.parts or any(part.endswith(".egg-info") for part in path.parts)
    return path.suffix != ".md" and not made


def _listing(root: Path, start: str, paths: Iterable[Path]) -> str:
    """A line for each file, with its digest. Hidden files are skipped, as MkDocs skips them.

    The page `start` holds the approval, which is no part of what is approved.
    """
    found = {
        path.relative_to(root).as_posix(): _without_approval(path)
        if path == root / start
        else of_file(path)
        for path in paths
        if not path.name.startswith(".")
    }
    return "".join(f"{found[file]}  {file}\n" for file in sorted(found))


def _without_approval(path: Path) -> str:
    """The digest of a page without the approval in its front matter; "" if it can't be read."""
    try:
        text = path.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n")
    except OSError:
        return ""
    matter = front_matter.read(text)
    kept = {key: value for key, value in (matter.data or {}).items() if key != "approval"}
    return digest(f"{kept}\0{matter.body}")


def difference(then: str, now: str) -> str:
    """Which files changed, came or went between two lists, in words."""
    before, after = _digests(then), _digests(now)
    changed = [file for file in after if before.get(file, after[file]) != after[file]]
    new = [file for file in after if file not in before]
    gone = [file for file in before if file not in after]
    return "; ".join(
        f"{what} {_named(found)}"
        for what, found in (("changed", changed), ("new", new), ("gone", gone))
        if found
    )


def _digests(listing: str) -> dict[str, str]:
    """The digest of each file in a list."""
    pairs = (line.split("  ", 1) for line in listing.splitlines())
    return {file: of_contents for of_contents, file in pairs}


def _named(files: list[str]) -> str:
    """The names of some files, or of the first of them and how many more there are."""
    more = len(files) - _MOST
    return ", ".join(files[:_MOST]) + (f" and {more} more" if more > 0 else "")
