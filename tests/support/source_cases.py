"""The cases of the source check, the files under tests/cases: see the README there."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import NamedTuple

from briefed.checking.project import check_project
from briefed.model import Problem
from briefed.source import approved_files
from briefed.source.project import load

from support.building import TESTS
from support.cases import change, sections

FOLDER = TESTS / "cases"
TODAY = "2026-06-01"

_EXPECTED = re.compile(r"(\S+:\d+:\d+) (error|warning) (\S+)(?: (.+))?")


class Case(NamedTuple):
    """`sections` are (verb, file, body); `expected` are ("file:line:column severity code", a part
    of the message).
    """

    name: str
    code: str
    sections: list[tuple[str, str, str]]
    expected: list[tuple[str, str]]
    tolerated: set[str]


def read(path: Path) -> Case:
    _, found = sections(path.read_text(encoding="utf-8"))
    changes, expected, tolerated = [], None, set()
    for verb, file, body in found:
        if file != "expect":
            changes.append((verb, file, body))
            continue
        expected = []
        for line in body.split("\n"):
            if line.startswith("... "):
                tolerated |= set(line.split()[1:])
            elif line:
                place, severity, code, part = _EXPECTED.fullmatch(line).groups()
                expected.append((f"{place} {severity} {code}", part or ""))
    assert expected is not None, f"{path} has no === expect"
    return Case(path.relative_to(FOLDER).as_posix(), path.parent.name, changes, expected, tolerated)


def make(case: Case, root: Path) -> Path:
    """Write the case's project into a folder."""
    shutil.copytree(FOLDER / "_base", root)
    change(root, case.sections)
    for name, slug in (("docs/tiny/index.md", "tiny"), ("docs/index.md", "")):
        record = approved_files.record(slug) if slug else approved_files.SITE_RECORD
        start, kept = root / name, root / record
        if start.exists() and b"{fingerprint}" in start.read_bytes():
            if not kept.exists():
                kept.parent.mkdir(parents=True, exist_ok=True)
                kept.write_text(
                    approved_files.of_course(root, slug)
                    if slug
                    else approved_files.of_site(root, {"tiny"}),
                    encoding="utf-8",
                )
            start.write_text(
                start.read_text(encoding="utf-8").replace(
                    "{fingerprint}", approved_files.digest(kept.read_bytes())
                ),
                encoding="utf-8",
            )
    return root


def found_in(root: Path) -> list[Problem]:
    """All that the check finds in a project on the day of the cases."""
    return check_project(load(root, TODAY))[0]
