"""What a change request says is to do in a course, and the worksheets that come with it."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from brought import SHARED, WORKSHEET, Kind, briefed
from handing_on import fenced

_LONGEST_LIST = 10_000  # characters of what whoever edits files reads, and others need not


def worksheets(tree: Path, course: str, folder: Path, name: str) -> Iterator[str]:
    """Make the worksheet of a course, and that of what all courses share, in a folder.

    Yields what the change request says of them. `name` is that of the first, and with "" as
    `course` there is no other.
    """
    sheet = _sheet(tree, course, folder / name)
    yield (
        f"With it comes the worksheet `{name}`: write into it in Word, LibreOffice "
        "or Google Docs, and bring it as you brought the briefing."
        if not sheet
        else f"No worksheet could be made:\n\n{fenced(sheet)}"
    )
    shared = folder / "site-worksheet.docx"
    if course and (shared.exists() or not _sheet(tree, "", shared)):
        yield (
            f"`{shared.name}` is another worksheet, for the numbers to call that all courses "
            "share: check each, write the day into it, and bring it in the same way."
        )


def _sheet(tree: Path, course: str, file: Path) -> str:
    """Make the worksheet of a course, or of what all share; returns why not, or ""."""
    of = course or "--site"
    made = briefed(tree, "export", "worksheet", of, "--output", str(file.resolve()))
    return made.stderr if made.returncode else ""


def to_do(check: subprocess.CompletedProcess[str], kind: Kind, by_places: Callable[[], str]) -> str:
    """What is left to do in a course: what its check says, unless a worksheet was told of it.

    Then it is how far the course is, with where all of it is listed. `by_places` says the same by
    the places of the worksheet, which comes first: whoever brought a paper knows neither files nor
    ids.
    """
    said = check.stdout + check.stderr
    if check.stderr:
        return fenced(said)
    *_, how_far = check.stdout.splitlines()
    if kind not in (WORKSHEET, SHARED):
        if not (places := by_places()):
            return fenced(said)
        shown = fenced("\n\n".join([places, how_far]))
        return (
            f"By the places of the worksheet:\n\n{shown}\n\n"
            "<details><summary>The same by file and line, for whoever edits the files</summary>"
            f"\n\n{fenced(said, _LONGEST_LIST)}\n\n</details>"
        )
    then = (
        "The page “What is left to do” of the preview lists all."
        if kind is WORKSHEET
        else "What all courses share then has to be approved as it is now."
    )
    return (
        f"{fenced(how_far)}\n\nWhat the worksheet has of it is listed above, by its places. {then}"
    )


def by_places(tree: Path, course: str, sheet: Path) -> str:
    """What is left to do in a course, as its worksheet is told when nobody wrote into it yet.

    Returns "" where there is no worksheet, or the command can't say it.
    """
    if not sheet.is_file():
        return ""
    with tempfile.TemporaryDirectory() as folder:  # the command may write into the file
        copy = shutil.copyfile(sheet, Path(folder) / sheet.name)
        done = briefed(tree, "fill", course, str(copy))
    if done.returncode not in (0, 1):
        return ""
    _, *parts, _ = done.stdout.strip().split("\n\n")  # not: nothing was filled in, and what is next
    return "\n\n".join(parts)
