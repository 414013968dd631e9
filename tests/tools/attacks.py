"""Runs the attacks under tests/attacks against the real project, one behind another, and prints
what became of them.
"""

from __future__ import annotations

import argparse
import contextlib
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from briefed.checking.project import check_project
from briefed.errors import InputError
from briefed.source.project import load
from support.building import COMMAND, TESTS, copy_sources
from support.cases import change, sections
from support.short_course import copy_short

FOLDER = TESTS / "attacks"
VERDICTS = ("caught", "approval", "harmless", "published")
SHOWN = {
    "caught": "caught by the check or the build",
    "approval": "held back until approved",
    "harmless": "harmless",
    "published": "harmful but published",
}


class Attack(NamedTuple):
    """An attack: what it tries, the changes, and what must become of it.

    `codes` are those that may catch it.
    """

    name: str
    about: str
    changes: list[tuple[str, str, str]]
    verdict: str
    codes: frozenset[str]
    good_faith: bool


def read(path: Path) -> Attack:
    """The attack in a file. Raises ValueError for one without a verdict."""
    about, changes = sections(path.read_text(encoding="utf-8"))
    *changes, (_, last, said) = changes
    verdict, _, rest = said.strip().partition(" ")
    if last != "verdict" or verdict not in VERDICTS:
        raise ValueError(
            f"{path.name} has no verdict: end it in === verdict and one of {', '.join(VERDICTS)}"
        )
    codes = frozenset(rest.split()) if verdict == "caught" else frozenset()
    return Attack(
        path.stem, about.strip(), changes, verdict, codes - {"good", "faith"}, "good faith" in rest
    )


ATTACKS = [read(path) for path in sorted(FOLDER.glob("*.txt"))]


def seen_by_the_check(project: Path) -> set[str]:
    """The codes of the errors in a project's sources; {"unreadable"} where it is refused as a
    whole.
    """
    try:
        return {
            problem.code
            for problem in check_project(load(project))[0]
            if problem.severity == "error"
        }
    except InputError:
        return {"unreadable"}


def refused_by_the_build(project: Path) -> str:
    """What the real build says where it refuses a project; "" where it publishes it."""
    run = subprocess.run(
        [COMMAND, "build", "--project", project], capture_output=True, encoding="utf-8", timeout=300
    )
    return (run.stdout + run.stderr).strip() or "refused" if run.returncode else ""


class Ground:
    """A project on which attacks are made one behind another: as it stands in the repository, as
    somebody approved it, and with a short course, where a build takes less.
    """

    def __init__(self, folder: Path) -> None:
        self._draft = copy_sources(folder / "draft")
        self._short = copy_short(folder / "short")
        self._approved = Path(shutil.copytree(self._draft, folder / "approved"))
        for what in (["keeping-babies-safe"], ["--site"]):
            run = subprocess.run(
                [
                    COMMAND,
                    "approve",
                    *what,
                    "--by",
                    "Partnership manager",
                    "--project",
                    self._approved,
                ],
                capture_output=True,
                encoding="utf-8",
            )
            assert run.returncode == 0, run.stderr

    def became_of(self, attack: Attack) -> tuple[str, str]:
        """What became of an attack, "caught", "approval" or "published", and who says so: the
        check's codes, or the end of what the build said.
        """
        with made(self._draft, attack):
            codes = seen_by_the_check(self._draft)
        if codes:
            return "caught", " ".join(sorted(codes))
        edits = [file for verb, file, _ in attack.changes if verb == "edit"]
        grounds = [self._draft]  # for what the short course does not show
        if all((self._short / file).is_file() for file in edits):
            grounds.insert(0, self._short)
        for project in grounds:
            with made(project, attack):
                refused = refused_by_the_build(project)
            if refused:
                return "caught", refused
        return ("approval" if self.held_back(attack) else "published"), ""

    def seen(self, attack: Attack) -> set[str]:
        """The codes of the errors that the check alone sees."""
        with made(self._draft, attack):
            return seen_by_the_check(self._draft)

    def held_back(self, attack: Attack) -> bool:
        """Whether the attack takes back the approval of a project that was approved as it stood, so
        that publishing keeps what was approved.
        """
        # One that writes an approval of its own has to begin where there is none.
        own = any(
            "approval" in body
            for verb, file, body in attack.changes
            if verb == "edit" and file.endswith("index.md")
        )
        project = self._draft if own else self._approved
        with made(project, attack):
            return any(
                problem.code in ("approval-stale", "approval-missing")
                for problem in check_project(load(project))[0]
            )


@contextlib.contextmanager
def made(project: Path, attack: Attack) -> Iterator[None]:
    """Make an attack, and put back behind it what was there."""
    before = {
        project / file: (project / file).read_bytes() if (project / file).is_file() else None
        for _, file, _ in attack.changes
    }
    assert project / "crlf" not in before, (
        f"{attack.name} changes every file, which nothing puts back here"
    )
    try:
        change(project, attack.changes)
        yield
    finally:
        for path, data in before.items():
            path.unlink(missing_ok=True)
            if data is not None:
                path.write_bytes(data)
            while not any(path.parent.iterdir()):  # a folder that the attack made
                path = path.parent
                path.rmdir()
        shutil.rmtree(project / "site", ignore_errors=True)


_ground: Ground


def _start(folder: str) -> None:
    """Make the ground of a worker."""
    global _ground
    _ground = Ground(Path(tempfile.mkdtemp(dir=folder)) / "ground")


def _became_of(attack: Attack) -> tuple[str, str]:
    return _ground.became_of(attack)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "names", nargs="*", help="only the attacks whose names hold one of these words"
    )
    names = parser.parse_args().names
    chosen = [
        attack for attack in ATTACKS if not names or any(name in attack.name for name in names)
    ]
    with (
        tempfile.TemporaryDirectory(prefix="attacks-") as folder,
        ProcessPoolExecutor(2, initializer=_start, initargs=(folder,)) as pool,
    ):
        results = list(zip(chosen, pool.map(_became_of, chosen), strict=False))
    counts, wrong = Counter(), 0
    for attack, (became, by) in results:
        as_said = became == ("approval" if attack.verdict == "harmless" else attack.verdict)
        shown = attack.verdict if as_said else became
        counts[shown, attack.good_faith] += 1
        wrong += not as_said
        print(
            f"{'as said' if as_said else 'NOT AS SAID':11} {SHOWN[shown]:32} {attack.name}: "
            f"{' '.join(by.split())[-160:]}"
        )
    print(f"\n{'':34}{'all':>6}{'good faith':>12}")
    for shown in VERDICTS:
        every = counts[shown, True] + counts[shown, False]
        print(f"{SHOWN[shown]:34}{every:6}{counts[shown, True]:12}")
    return int(wrong > 0)


if __name__ == "__main__":
    shutil.which("node") or sys.exit(
        "attacks: node is needed for the build; install Node 20 or newer"
    )
    sys.exit(main())
