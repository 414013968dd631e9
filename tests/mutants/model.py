"""What a mutant is, and the one registry of fault classes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple


class Texts(dict[str, str]):
    """The files of a project, site/ included, by path. Never changed, so that what is found in
    them is found once.
    """

    __hash__ = object.__hash__


class Edit(NamedTuple):
    """Replace the characters from `start` to `end` of a file. A file whose `text` is None is
    removed; a new one begins at 0.
    """

    file: str
    start: int
    end: int
    text: str | None


class Expect(NamedTuple):
    """A problem that must be reported: one of these codes (`a|b`), at this place, with `says`
    in its message.

    `last` is the last line that is right too, where the fault has several.
    """

    codes: str
    file: str
    line: int
    says: str = ""
    last: int = 0

    def met_by(self, code: str, file: str, line: int, message: str) -> bool:
        return (
            code in self.codes.split("|")
            and file == self.file
            and self.line <= line <= max(self.last, self.line)
            and self.says in message
        )


class Mutant(NamedTuple):
    """A seeded fault: what it is in a line, the edits, and the problems that must be reported,
    all of them.
    """

    what: str
    edits: tuple[Edit, ...]
    expected: tuple[Expect, ...]


Seeds = Callable[[Texts], Iterator[Mutant]]


class FaultClass(NamedTuple):
    """A class of faults. `built` is true where the built site is broken and not the sources, and
    `everywhere` where it is seeded into the course of the fixture, too.
    """

    name: str
    built: bool
    everywhere: bool
    seeds: Seeds


REGISTRY: dict[str, FaultClass] = {}


def fault_class(
    name: str, built: bool = False, everywhere: bool = False
) -> Callable[[Seeds], Seeds]:
    """Enter a generator of mutants into the registry."""

    def enter(seeds: Seeds) -> Seeds:
        REGISTRY[name] = FaultClass(name, built, everywhere, seeds)
        return seeds

    return enter


def remove(file: str) -> Edit:
    """Remove a file."""
    return Edit(file, 0, 0, None)


def apply(texts: Texts, edits: tuple[Edit, ...]) -> dict[str, str | None]:
    """The files that some edits change, as they then are; None for one that is gone."""
    changed: dict[str, str | None] = {}
    for edit in sorted(edits, key=lambda edit: (edit.file, -edit.start)):
        if edit.text is None:
            changed[edit.file] = None
            continue
        text = changed.get(edit.file, texts.get(edit.file, ""))
        changed[edit.file] = text[: edit.start] + edit.text + text[edit.end :]
    return changed


def line_of(text: str, at: int) -> int:
    """The line, from 1, of a place in a text."""
    return text.count("\n", 0, at) + 1
