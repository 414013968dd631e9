"""A disk without room: every command that writes says so, ends with 2, and leaves all as it was."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support.building import COMMAND, TESTS
from support.files import fill
from support.short_course import copy_short
from tools.malformed.cases import COURSE
from tools.malformed.runner import standing

pytestmark = pytest.mark.slow

DISK, LIMIT = "a full disk", "a limit on files"
SAID = ("No space left on device", "File too large", "no folder for temporary files")
OLD = "The old site."
OUT, BROUGHT = "OUT", "BROUGHT"
COMMANDS = {
    "build": ["build"],
    "preview": ["preview", f"{OUT}/draft"],
    "new": ["new", BROUGHT, "--course", "lamps"],
    "update": ["update", COURSE, BROUGHT],
    "approve": ["approve", COURSE, "--by", "Manager"],
    "approve --site": ["approve", "--site", "--by", "Manager"],
    "serve": ["serve", "--address", "127.0.0.1:0"],
    **{
        f"export {kind}": ["export", kind, COURSE, "--output", f"{OUT}/package"]
        for kind in (
            "offline",
            "slides",
            "handouts",
            "coverage",
            "signing",
            "scorm12",
            "cmi5",
            "qti",
        )
    },
}
Cramped = Callable[[int], dict]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a project that has an old site, a brought file, and places for what is made."""
    disk = tmp_path / "disk"
    disk.mkdir()
    return disk


@pytest.fixture
def cramped(request: pytest.FixtureRequest, folder: Path) -> Iterator[Cramped]:
    """Puts the project into the folder, and leaves room for so many bytes.

    Where nobody may mount a disk, a limit stands in for it.
    """
    mounted = (
        getattr(request, "param", DISK) == DISK
        and subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", folder], capture_output=True
        ).returncode
        == 0
    )

    def leave(room: int) -> dict:
        site = copy_short(folder / "project") / "site"
        for made in (site, folder / OUT, folder / "tmp"):
            made.mkdir()
        (site / "index.html").write_text(OLD)
        shutil.copy(TESTS / "brought/report.docx", folder)
        if not mounted:
            return {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))}
        with open(folder / "filler", "wb", buffering=0) as filler:
            fill(filler, 65536)
        os.truncate(folder / "filler", max(0, (folder / "filler").stat().st_size - room))
        return {}

    yield leave
    if mounted:
        subprocess.run(["umount", folder], check=True)


def run(folder: Path, name: str, **options) -> subprocess.CompletedProcess:
    places = {OUT: str(folder / OUT), BROUGHT: str(folder / "report.docx")}
    arguments = [
        place if one == place_of else one.replace(f"{OUT}/", f"{places[OUT]}/")
        for one in COMMANDS[name]
        for place_of, place in [(BROUGHT, places[BROUGHT])]
    ]
    environment = {key: value for key, value in os.environ.items() if key != "BRIEFED_TRACEBACK"}
    return subprocess.run(
        [COMMAND, *arguments, "--project", folder / "project"],
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        cwd=folder,
        env={**environment, "TMPDIR": str(folder / "tmp"), "PYTHONDONTWRITEBYTECODE": "1"},
        **options,
    )


def refused(folder: Path, result: subprocess.CompletedProcess, before: dict) -> None:
    said = result.stdout + result.stderr
    assert result.returncode == 2, said
    assert (
        "Traceback" not in said
        and "this program has a fault" not in said
        and "Exception ignored" not in said
    )
    assert any(words in said for words in SAID) and "None" not in said, said
    assert standing(folder) == before
    assert [path.name for path in folder.rglob(".*") if path.name != ".site-lock"] == []
    assert (folder / "project/site/index.html").read_text() == OLD


@pytest.mark.parametrize(
    ("name", "cramped"),
    [
        *((name, DISK) for name in COMMANDS if name != "serve"),
        *((name, LIMIT) for name in ("serve", "build", "update", "approve", "export offline")),
    ],
    indirect=["cramped"],
)
def test_a_command_without_room_leaves_all_as_it_was(
    name: str, cramped: Cramped, folder: Path
) -> None:
    options = cramped(0)
    before = standing(folder)
    refused(folder, run(folder, name, **options), before)


@pytest.mark.parametrize(
    ("name", "cramped", "room"),
    [
        # The first two end while the scripts are bundled, the last while pages are written.
        *(("build", DISK, room) for room in (20_000, 60_000, 400_000)),
        ("serve", LIMIT, 60_000),  # a preview is rendered on any disk that has room
    ],
    indirect=["cramped"],
)
def test_room_that_ends_half_way(name: str, cramped: Cramped, folder: Path, room: int) -> None:
    options = cramped(room)
    before = standing(folder)
    refused(folder, run(folder, name, **options), before)


@pytest.mark.parametrize("name", ["check", "statements"])
def test_an_output_without_room(name: str, project: Path) -> None:
    arguments = (
        [name, "--project", project]
        if name == "check"
        else [name, project / f"docs/{COURSE}/original.txt"]
    )
    with open("/dev/full", "w") as full:
        result = subprocess.run(
            [COMMAND, *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            timeout=60,
            env={key: value for key, value in os.environ.items() if key != "BRIEFED_TRACEBACK"},
        )
    assert result.returncode == 2 and "the disk is full (No space left on device)" in result.stderr
    assert result.stderr.count("\n") == 1
