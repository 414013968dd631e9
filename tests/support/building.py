"""Copies of the project, and sites of them.

What many tests only read is built once in a run, by the real command.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TESTS = ROOT / "tests"
COMMAND = Path(sys.executable).with_name("briefed")
SOURCES = ("docs", "quizzes", "scripts", "mkdocs.yml")
# The real course as it was when the tests were written: they edit its sentences and choose its
# options. So the course that is published can be rewritten without them.
SAMPLE = TESTS / "sample"
# The date of what is built of a project without a commit, in seconds since 1970. What a test prints
# with the same date is the same as in the built site, so the cache of PDFs has it.
BUILT_ON = 315_532_800
# The program is installed, so a project renders with that one, and no test copies it.
PROGRAM = shutil.ignore_patterns("briefed", "__pycache__")


def copy_sources(to: Path, published: bool = False) -> Path:
    """Copy what a build reads but the program.

    The course is the sample, or the one that is `published`.
    """
    to.mkdir(parents=True)
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, to / name, ignore=PROGRAM)
        else:
            shutil.copy(ROOT / name, to / name)
    return to if published else put_sample(to)


def put_sample(project: Path) -> Path:
    """Put the sample into a project in the place of the published course."""
    for folder in ("docs", "quizzes"):
        for course in (SAMPLE / folder).iterdir():
            shutil.rmtree(project / folder / course.name, ignore_errors=True)
            shutil.copytree(course, project / folder / course.name)
    return project


def fingerprint(project: Path) -> str:
    """A fingerprint of all that a build reads of a project."""
    found = hashlib.sha256()
    for name in SOURCES:
        top = project / name
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if "__pycache__" in path.parts or path.is_dir():
                continue
            plain = path.is_file() and not path.is_symlink()
            assert plain, f"{path} is no plain file: build this project by itself"
            data = path.read_bytes()
            found.update(f"{path.relative_to(project).as_posix()}\0{len(data)}\0".encode() + data)
    return found.hexdigest()[:16]


class Builds:
    """Built projects, by what their sources hold. All workers of a run share the folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def of(self, project: Path) -> Path:
        """A built project of the same sources. No test may write into it."""
        return self.once(fingerprint(project), lambda folder: _build(project, folder))

    def once(self, name: str, make: Callable[[Path], object]) -> Path:
        """A folder that `make` fills, and no test may write into: one for all workers."""
        made = self._folder / name
        with self._alone(name):
            if not made.exists():
                making = self._folder / f"{name}.making"
                shutil.rmtree(making, ignore_errors=True)
                making.mkdir()
                make(making)
                making.rename(made)
        return made

    def into(self, project: Path) -> Path:
        """Put the site of its sources into a project, as a build would.

        The files are new by their times: an old one a browser takes for good a while longer.
        """
        shutil.copytree(self.of(project) / "site", project / "site", copy_function=shutil.copyfile)
        return project

    @contextlib.contextmanager
    def _alone(self, name: str) -> Iterator[None]:
        """Keep the other workers from building the same."""
        with open(self._folder / f"{name}.lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def _build(project: Path, to: Path) -> None:
    """Copy a project into a folder, and build it there."""
    for name in SOURCES:
        source = project / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, to / name)
    command = [COMMAND, "build", "--project", to]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=300)
    assert run.returncode == 0, run.stdout + run.stderr


FIXTURE = "lighthouse-keepers"  # the fictional course, which uses every construct

Run = Callable[..., subprocess.CompletedProcess]


def put_beside(project: Path, name: str = FIXTURE) -> Path:
    """Put the fictional course's two folders beside the courses of a project, and touch nothing
    else.
    """
    for folder in ("docs", "quizzes"):
        shutil.copytree(ROOT / "tests" / "fixture" / folder / FIXTURE, project / folder / name)
    return project


TWIN = "harbour-lights"


def only_the_fixture(project: Path) -> Path:
    """Put the fictional course into a project in the place of the real one."""
    for folder in ("docs", "quizzes"):
        shutil.rmtree(project / folder / "keeping-babies-safe")
        shutil.copytree(ROOT / "tests" / "fixture" / folder, project / folder, dirs_exist_ok=True)
    return project
