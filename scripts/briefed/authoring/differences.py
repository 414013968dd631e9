"""How two editions of a briefing differ, and what of a course rests on each change."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from briefed.authoring import statements
from briefed.authoring.next_edition import named
from briefed.authoring.theme_changes import ThemeChange, move, theme_changes
from briefed.checking.coverage import cover
from briefed.checking.editions import MOVED, Change, Comparison, compare, place_of
from briefed.checking.project import chosen
from briefed.checking.touched import Touched, touched
from briefed.errors import InputError
from briefed.layout import EDITIONS
from briefed.model import Briefing, Course, Location
from briefed.source.project import require


class Difference(NamedTuple):
    """Two editions, how they compare, and for each change what of the course rests on it.

    `themes` are those that changed as a whole, and `moves` what is to do about statements that
    moved, by their ids.
    """

    old: Briefing
    new: Briefing
    comparison: Comparison
    touches: tuple[tuple[Touched, ...], ...]
    themes: tuple[ThemeChange, ...]
    moves: Mapping[str, str]

    @property
    def changes(self) -> list[tuple[Change, tuple[Touched, ...]]]:
        """Each change with what of the course rests on it."""
        return list(zip(self.comparison.changes, self.touches, strict=True))


def read(root: Path, old: str, new: str) -> Difference:
    """Compare two editions, each a file, a course's name, or COURSE@EDITION for a former one.

    If `old` is a course's name, the difference also has what its pages and questions rest on.
    Raises InputError if one of the two can't be read whole.
    """
    before, after = _file(root, old), _file(root, new)
    course = None
    if before == root / "docs" / old / "briefing.md":
        course = chosen(root, course=old).courses[0]
    first, second = statements.read(before).briefing, statements.read(after).briefing
    docs = root / "docs"
    own, others = (docs in path.parents for path in (before, after))
    if others and not own:
        first = named(second, first)
    elif not others or before.parts[: len(docs.parts) + 1] != after.parts[: len(docs.parts) + 1]:
        second = named(first, second)
    return between(course, first, second)


def between(course: Course | None, old: Briefing, new: Briefing) -> Difference:
    """How two editions differ, and what of a course, if one is given, rests on each change.

    What stayed has the same id and address in both.
    """
    comparison = compare(old, new)
    touches: tuple[tuple[Touched, ...], ...] = ((),) * len(comparison.changes)
    moves: dict[str, str] = {}
    if course:
        coverage = cover(course)
        touches = tuple(tuple(touched(course, coverage, change)) for change in comparison.changes)
        for change in comparison.changes:
            if change.kind == MOVED or change.reordered:
                place = place_of(change, new.statements)
                moves[change.after[0].id] = move(course, change, place)
    themes = tuple(theme_changes(course, comparison))
    return Difference(old, new, comparison, touches, themes, moves)


def _file(root: Path, name: str) -> Path:
    """The file that a name means. Raises InputError for an edition that the course has not."""
    slug, at, edition = name.partition("@")
    folder = root / "docs" / slug
    if Path(name).exists() or not (folder / "briefing.md").is_file():
        return Path(name)
    require(root)
    if not at:
        return folder / "briefing.md"
    if not (folder / EDITIONS / f"{edition}.txt").is_file():
        there = ", ".join(chosen(root, course=slug).courses[0].editions) or "none"
        raise InputError(
            f"the course has no former edition {edition!r}: there are {there}",
            Location(f"docs/{slug}"),
        )
    return folder / EDITIONS / f"{edition}.txt"
