"""What is published: each course as it was last approved, and what all courses share.

A course that was changed since its approval holds back only itself. Its last approved state in the
published branch stays on the site, so that nobody who learns with it loses it, and nobody reads
what was not approved. A course that was never approved is left out. What all courses share must be
approved as it is.
"""

from __future__ import annotations

import contextlib
import io
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from briefed.checking.project import check_project, chosen, for_publishing
from briefed.checking.rules.upkeep import is_approved
from briefed.errors import InputError
from briefed.layout import PUBLISHING
from briefed.model import Course, Problem
from briefed.source import approved_files
from briefed.source.project import Project, load


class Published(NamedTuple):
    """A project to build, and in words what became of each course that is held back."""

    root: Path
    held_back: tuple[str, ...]


@contextlib.contextmanager
def published(root: Path, keep_going: bool = False) -> Iterator[Published | list[Problem]]:
    """A copy of a project with what may be published of it; it is gone afterwards.

    Where problems forbid to publish anything, these are given instead. To `keep_going` is to leave
    it to the build whether courses have errors.

    Raises InputError where nothing of it was ever approved.
    """
    project = load(root)
    # What all courses share holds back everything.
    problems = for_publishing(check_project(project._replace(courses=()))[0])
    problems += [
        one
        for course in project.courses
        if is_approved(course) and not keep_going
        for one in check_project(chosen(root, course=course.slug))[0]
    ]
    problems = [one for one in problems if one.severity == "error"]
    if problems:
        yield problems
        return
    target = Path(tempfile.mkdtemp(prefix=PUBLISHING, dir=root))
    try:
        held_back = tuple(_composed(project, target))
        if not any((target / "docs" / course.slug).is_dir() for course in project.courses):
            raise InputError(
                "nothing is published, since no course was ever approved here: ask the "
                "partnership for an approval, and record it with briefed approve"
            )
        yield Published(target, held_back)
    finally:
        shutil.rmtree(target, ignore_errors=True)


def _composed(project: Project, target: Path) -> Iterator[str]:
    """Fill a folder with what is published; yields a line for each course that is held back."""
    root = project.root
    slugs = {course.slug for course in project.courses}
    for name in approved_files.SHARED:
        if (root / name).is_file():
            shutil.copy(root / name, target)
    shutil.copytree(
        root / approved_files.PROGRAMS,
        target / approved_files.PROGRAMS,
        symlinks=True,
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    shutil.copytree(
        root / "docs",
        target / "docs",
        ignore=lambda folder, names: slugs & set(names) if Path(folder) == root / "docs" else (),
    )
    (target / "quizzes").mkdir()
    if (root / approved_files.FOLDER).is_dir():
        shutil.copytree(root / approved_files.FOLDER, target / approved_files.FOLDER)
    for course in project.courses:
        if is_approved(course):
            for part in ("docs", "quizzes"):
                if (root / part / course.slug).is_dir():
                    shutil.copytree(root / part / course.slug, target / part / course.slug)
            continue
        commit = _last_approved(root, course.slug, target)
        yield (
            f"{course.slug} was changed since its approval, so its last approved state is "
            f"published, from commit {commit[:10]}"
            if commit
            else f"{course.slug} was never approved, so it is left out"
        )


def _last_approved(root: Path, slug: str, target: Path) -> str:
    """Put the last approved state of a course into a folder.

    Returns its commit, or "" where there is none. Only states that the branch itself has had count
    (its first parents), and of these only those in which the list of what is approved changed: an
    approval that a change request gave and took back was never looked at.
    """
    for commit in (
        _git(root, "log", "--first-parent", "--format=%H", "--", approved_files.record(slug))
        .decode()
        .split()
    ):
        with tempfile.TemporaryDirectory(prefix=PUBLISHING, dir=root) as name:
            then = Path(name, "then")
            then.mkdir()
            if _taken_out(root, commit, slug, then) and is_approved(_read(then, slug)):
                for part in ("docs", "quizzes"):
                    if (then / part / slug).is_dir():
                        shutil.copytree(then / part / slug, target / part / slug)
                (target / approved_files.record(slug)).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(
                    then / approved_files.record(slug), target / approved_files.record(slug)
                )
                return commit
    return ""


def _read(root: Path, slug: str) -> Course:
    return next(course for course in load(root).courses if course.slug == slug)


def _taken_out(root: Path, commit: str, slug: str, then: Path) -> bool:
    """Write a course as a commit has it; False where it has none."""
    files = _git(
        root,
        "ls-tree",
        "-r",
        "-z",
        "--name-only",
        commit,
        "--",
        f"docs/{slug}/",
        f"quizzes/{slug}/",
        approved_files.record(slug),
    ).decode("utf-8", "surrogateescape")
    names = [name for name in files.split("\0") if name]
    if f"docs/{slug}/briefing.md" not in names or approved_files.record(slug) not in names:
        return False
    with tarfile.open(
        fileobj=io.BytesIO(_git(root, "archive", "--format=tar", commit, "--", *names))
    ) as archive:
        archive.extractall(then, filter="data")
    (then / "mkdocs.yml").touch()
    return True


def _git(root: Path, *arguments: str) -> bytes:
    """What git says; nothing where the project has no history."""
    try:
        run = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True)
    except OSError:
        return b""
    return run.stdout if run.returncode == 0 else b""
