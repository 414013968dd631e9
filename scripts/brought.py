"""What becomes of a file in incoming/: a course, its next edition, or the words of a worksheet."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from handing_on import INCOMING, BroughtBefore, Refused, git, printable, run

BRIEFED = Path(sys.executable).with_name("briefed")
# What can be done here where a message of the command speaks of its options.
_IN_THE_BROWSER = {
    "--title": "write the title into the file, as its first line.",
    "is there already": "for the next edition of a course put the file into a folder in "
    f"{INCOMING}/ that is named as the course; for another course give the file another title.",
    "can't be the name of a course": "give the file a title that has letters or digits.",
}


class Incoming(NamedTuple):
    """A file that was brought: its path, its content's hash and git's mode."""

    path: str
    blob: str
    mode: str

    @property
    def shown(self) -> str:
        return printable(self.path)


class Kind(NamedTuple):
    """What a file that was brought makes: the title of its change request, and what that says."""

    title: str
    said: str
    heading: str


NEW = Kind("New course", "A course was made of", "How it was read")
NEXT = Kind("Next edition", "The next edition came with", "How it was read")
WORKSHEET = Kind("Worksheet", "The course was filled in from", "What was filled in")
SHARED = Kind("Worksheet", "What all courses share was filled in from", "What was filled in")
# What the command says of a worksheet, and of no other file.
_OF_ANOTHER = re.compile("this worksheet is of (another course|a course|what all courses share)")
# What it says of a next edition whose words the course has already.
_SAME_WORDS = "nothing changed: edition "
# What it says of two editions with the same words.
_ALL_UNCHANGED = re.compile(r"(\d+) statements? before, \1 after: \1 unchanged")
_OF_A_WORKSHEET = ("this worksheet", "the reference at the top", "its first lines are gone")


def courses_of(tree: Path) -> list[str]:
    """The names of the courses in a tree."""
    return sorted(path.parent.name for path in tree.glob("docs/*/briefing.md"))


def fill_in(tree: Path, file: Incoming) -> tuple[str, str, Kind] | None:
    """Let `briefed` fill in what a worksheet is of; returns its name and what the command said.

    That is a course, or what all courses share, whose name is "". None for a file that is no
    worksheet. Raises Refused, with the command's reason, and BroughtBefore where it changes
    nothing.
    """
    if not file.path.lower().endswith(".docx"):
        return None
    reason = ""
    for course in (*courses_of(tree), ""):
        done = briefed(tree, "fill", course or "--site", file.path)
        if done.returncode in (0, 1):  # 1 says that something is left to write
            if not _changed(tree):
                raise BroughtBefore(
                    f"Nothing new is on this worksheet, so nothing was changed.\n{done.stdout}"
                )
            return course, done.stdout, WORKSHEET if course else SHARED
        reason = done.stderr
        if not _OF_ANOTHER.search(reason):
            break
    if any(words in reason for words in _OF_A_WORKSHEET):
        raise Refused(reason.removeprefix("briefed: "))
    return None


def take_in(tree: Path, file: Incoming) -> tuple[str, str, Kind]:
    """Let `briefed` make or update the course; returns its name and what the command said.

    Raises Refused, with the command's reason, and BroughtBefore.
    """
    _require_not_brought_before(tree, file)
    names = file.path.split("/")[1:]
    courses = courses_of(tree)
    if len(names) == 1:
        done = briefed(tree, "new", file.path)
    elif len(names) == 2 and names[0] in courses:
        done = briefed(tree, "update", names[0], file.path)
    else:
        named = f", one of {', '.join(courses)}" if courses else "; there is none here yet"
        raise Refused(
            "Nobody can tell which course this file is for: for a new course put it into "
            f"{INCOMING}/ itself, for a next edition into a folder there that is named as its "
            f"course{named}."
        )
    if done.returncode not in (0, 1):  # 1 says that something is left to do
        _require_other_words(tree, file, done.stderr)
        here = "".join(
            f"\nIn the browser: {hint}"
            for said, hint in _IN_THE_BROWSER.items()
            if said in done.stderr
        )
        raise Refused(f"{done.stderr.removeprefix('briefed: ')}{here}")
    changed = _changed(tree)
    if not changed:
        raise BroughtBefore("The course has these words already, so there is nothing to change.")
    return changed[0].split("/")[1], done.stdout, NEW if len(names) == 1 else NEXT


def _require_not_brought_before(tree: Path, file: Incoming) -> None:
    """Raise BroughtBefore for a file that is kept in a course, now or as a former edition."""
    for entry in git("ls-tree", "-r", "-z", "HEAD", "--", "docs/", cwd=tree).split("\0"):
        kept = re.fullmatch(
            rf"\d+ blob {file.blob}\tdocs/([a-z0-9-]+)/(editions/[^/]+/)?original\.\w+", entry
        )
        if kept and kept[2]:
            raise BroughtBefore(f"These are the words of a former edition of {kept[1]}.")
        if kept:
            raise BroughtBefore(f"The course {kept[1]} was made of it.")


def _require_other_words(tree: Path, file: Incoming, refused: str) -> None:
    """Raise BroughtBefore where a refused file has the words of the course that is there.

    Of a web page only the words are kept.
    """
    there = re.search(
        r"(?:docs|quizzes)/([a-z0-9-]+)(?::\d+)*: the course is there already", refused
    )
    if there:
        compared = briefed(tree, "diff", there[1], file.path).stdout.strip()
        if _ALL_UNCHANGED.fullmatch(compared):
            raise BroughtBefore(f"The course {there[1]} was made of it.")
    if _SAME_WORDS in refused:
        raise BroughtBefore(refused.removeprefix("briefed: "))


def _changed(tree: Path) -> list[str]:
    """The files of courses that were changed in a tree."""
    return [
        entry[3:]
        for entry in git(
            "status",
            "--porcelain",
            "-z",
            "--untracked-files=all",
            "--no-renames",
            "--",
            "docs",
            "quizzes",
            cwd=tree,
        ).split("\0")
        if entry
    ]


def briefed(tree: Path, command: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What the command did, on the project in a tree."""
    return run(BRIEFED, command, "--project", ".", *arguments, cwd=tree)
