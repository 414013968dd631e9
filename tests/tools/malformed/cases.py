"""The malformed files, each with the command that gets it."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from support.broken_files import REPORT

from tools.malformed.files import pages, pdfs, texts, word_files

COURSE = "keeping-babies-safe"


class Case(NamedTuple):
    """A malformed file.

    `make` writes it below a folder, which holds a project, and returns the arguments of the
    command.
    """

    name: str
    make: Callable[[Path, random.Random], list[object]]


def brought(file: str, data: Callable[[random.Random], bytes], command: str) -> Case:
    """A file that somebody brings to `new`, `statements` or `update`."""

    def make(folder: Path, chance: random.Random) -> list[object]:
        (folder / file).write_bytes(data(chance))
        return arguments(command, folder, folder / file)

    return Case(f"{command} {file}", make)


def arguments(command: str, folder: Path, file: object) -> list[object]:
    project = ["--project", folder / "project"]
    return {
        "new": ["new", file, "--course", "lamps", *project],
        "statements": ["statements", file],
        "update": ["update", COURSE, file, *project],
        "check": ["check", *project],
        "build": ["build", *project],
    }[command]


def in_project(
    name: str, change: Callable[[Path, random.Random], None], command: str = "check"
) -> Case:
    """Something within the project that is read by `check` or `build`."""

    def make(folder: Path, chance: random.Random) -> list[object]:
        change(folder / "project", chance)
        return arguments(command, folder, None)

    return Case(f"{command} {name}", make)


def special(folder: Path, kind: str) -> Path:
    """A file that is none."""
    file = folder / f"{kind}.docx"
    if kind == "a-folder":
        file.mkdir()
    elif kind == "a-pipe":
        os.mkfifo(file)
    elif kind == "a-device":
        file.symlink_to("/dev/zero")
    elif kind == "itself":
        file.symlink_to(file)
    elif kind == "nowhere":
        file.symlink_to(folder / "nowhere at all")
    elif kind == "letters":
        file = folder / f"{'x' * 300}.docx"
    elif kind == "bytes":
        file = folder / os.fsdecode(b"caf\xe9.docx")
        file.write_bytes(REPORT[:3000])
    return file


def put(
    name: str, data: bytes | Callable[[random.Random], bytes]
) -> Callable[[Path, random.Random], None]:
    """Write a file of the project, under a name that may be no text."""

    def change(project: Path, chance: random.Random) -> None:
        (project / name).write_bytes(data(chance) if callable(data) else data)

    return change


def pipe(name: str) -> Callable[[Path, random.Random], None]:
    def change(project: Path, _: random.Random) -> None:
        (project / name).unlink(missing_ok=True)
        os.mkfifo(project / name)

    return change


def projects() -> Iterator[Case]:
    front, docs, quizzes = (
        b"---\ntitle: A\nkind: extra\n---\n# A\n\n",
        f"docs/{COURSE}",
        f"quizzes/{COURSE}",
    )
    aliases = (
        b"---\ntitle: A\nkind: extra\na: &a [x]\n"
        + b"".join(
            b"%c: &%c [*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c]\n" % ((n + 1, n + 1) + (n,) * 8)
            for n in range(97, 110)
        )
        + b"---\n# A\n"
    )
    for where, name in (
        ("page", f"{docs}/x.md"),
        ("quiz", f"{quizzes}/x.md"),
        ("original", f"{docs}/original.txt"),
        ("briefing", f"{docs}/briefing.md"),
        ("configuration", "mkdocs.yml"),
    ):
        yield in_project(f"{where}-latin-1", put(name, front + b"caf\xe9"))
        yield in_project(f"{where}-nul", put(name, front + b"a\0b"))
        yield in_project(f"{where}-noise", put(name, lambda chance: chance.randbytes(20_000)))
        yield in_project(f"{where}-pipe", pipe(name))
    yield in_project(
        "page-4-mb", put(f"{docs}/x.md", front + b"A paragraph of words.\n\n" * 180_000)
    )
    yield in_project(
        "page-40-mb", put(f"{docs}/x.md", front + b"A paragraph of words.\n\n" * 1_800_000)
    )
    yield in_project(
        "page-quotations",
        put(f"{docs}/x.md", front + b'The audit says: "Lamps were lit".\n' * 5_500),
    )
    yield in_project("page-aliases", put(f"{docs}/x.md", aliases))
    yield in_project("page-deep", put(f"{docs}/x.md", front + b"> " * 5_000 + b"a\n"))
    yield in_project("page-name", put(os.fsdecode(f"{docs}/caf".encode() + b"\xe9.md"), front))
    yield in_project(
        "page-name", put(os.fsdecode(f"{docs}/caf".encode() + b"\xe9.md"), front), "build"
    )
    yield in_project(
        "style-latin-1", put("docs/assets/x.css", b"p{color:red;content:'caf\xe9'}"), "build"
    )
    yield in_project("page-by-hand-latin-1", put("docs/x.html", b"<p>caf\xe9"), "build")
    yield in_project("style-pipe", pipe("docs/x.css"), "build")
    yield in_project(
        "configuration-deep", put("mkdocs.yml", b"site_name: A\nx: " + b"[" * 5_000), "build"
    )


def cases() -> list[Case]:
    """All of them, in a fixed order."""
    found: list[Case] = []
    commands = ("new", "statements", "update")
    for suffix, made in (
        ("docx", word_files()),
        ("html", pages()),
        ("pdf", pdfs()),
        ("txt", texts()),
    ):
        found += [
            brought(f"{name}.{suffix}", data, commands[number % 3])
            for number, (name, data) in enumerate(made)
        ]
    for kind in ("a-folder", "a-pipe", "a-device", "itself", "nowhere", "letters", "bytes"):
        for command in ("new", "update"):
            found.append(
                Case(
                    f"{command} {kind}",
                    lambda folder, _, kind=kind, command=command: arguments(
                        command, folder, special(folder, kind)
                    ),
                )
            )
    return [*found, *projects()]
