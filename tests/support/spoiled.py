"""What the check says of the fixture's course when it is spoiled in some way throughout."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from briefed.checking.project import check_project
from briefed.errors import InputError
from briefed.model import Problem
from briefed.source.project import load

from support.building import TESTS

Change = Callable[[str], str]
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|'[^']*'|\d+")


def _lines(edit: Callable[[str], list[str]], at: int, every: int) -> Change:
    """A change of one line in so many."""

    def change(text: str) -> str:
        lines = text.split("\n")
        return "\n".join(
            out
            for number, line in enumerate(lines)
            for out in (edit(line) if number % every == at else [line])
        )

    return change


def _words(pattern: str, by: str) -> Change:
    return lambda text: re.sub(pattern, by, text)


CHANGES: dict[str, Change] = {
    **{f"without line {at} of 7": _lines(lambda _: [], at, 7) for at in range(7)},
    **{f"line {at} of 9 twice": _lines(lambda line: [line] * 2, at, 9) for at in range(0, 9, 3)},
    "indented": _lines(lambda line: [f"    {line}"], 2, 6),
    "an empty line between": _lines(lambda line: ["", line], 3, 8),
    "joined": _lines(lambda line: [line.rstrip() + " <b>and</b> {.x}"], 5, 11),
    "other figures": _words(r"\b([1-8])(?=\d*(?:[ /%]|-\d))", "9"),
    "stronger": lambda text: re.sub(
        r"\b(should|some|most|often|may|usually)\b",
        lambda word: {"should": "must", "may": "will"}.get(word[1], "all"),
        text,
    ),
    "no marks": _words(r"[“”>]", ""),
    "other ids": _words(r"-(\d)\]", r"-\g<1>9]"),
    "wrong keys": _words(r"\[x\]", "[ ]"),
    "all keys": _words(r"\[ \]", "[x]"),
    "links": _words(r"\]\(", "](x:"),
    "no brackets": _words(r"\[([^\]]*)\]", r"\1"),
    "other comments": _words(r"<!-- *(\w)", r"<!-- x\1"),
    "other settings": _words(r"(?m)^(\w[\w ]*):", r"x\1:"),
    "lists for settings": _words(r"(?m)^(\w+): (\S.*)$", r"\1: [\2]"),
    "settings without values": _words(r"(?m)^( *(?:- )?\w+): .*$", r"\1:"),
    "settings of one kind": _words(r"(?m)^( *(?:- )?\w+): .*$", r"\1: 2020-02-30"),
    "capitals": lambda text: text.upper(),
}


def reports() -> str:
    """The problems of each change, by code, and each message the first two times it is given.

    What a message repeats of a text, and its figures, make it no other message.
    """
    seen: Counter[tuple[str, str]] = Counter()
    lines = []
    for name, change in CHANGES.items():
        found = list(_problems(change))
        lines += [f"=== {name}", _counted(found)]
        for problem in found:
            kind = problem.code, _QUOTED.sub("", problem.message)
            seen[kind] += 1
            if seen[kind] <= 2:
                lines.append(
                    f"{problem.location} {problem.severity} {problem.code} "
                    f"{problem.statement or '-'}: {problem.message}"
                )
    return "\n".join(lines) + "\n"


def _counted(found: list[Problem]) -> str:
    counts = Counter(problem.code for problem in found)
    return ", ".join(f"{code} {times}" for code, times in sorted(counts.items()))


def _problems(change: Change) -> Iterator[Problem]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        shutil.copytree(TESTS / "fixture", root)
        for path in [*root.glob("docs/**/*.md"), *root.glob("quizzes/**/*.md")]:
            path.write_text(change(path.read_text("utf-8")), "utf-8")
        try:
            yield from check_project(load(root, "2026-06-01"))[0]
        except InputError as error:
            yield Problem(error.location, "error", "refused", error.message)
