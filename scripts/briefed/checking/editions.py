"""Compare two editions of a course's briefing. Pure.

A statement that keeps its id is the same statement, and a theme that keeps its address is the same
theme: `authoring.next_edition` decides once which do, when an edition is brought. The others are
matched by their words. A wrong match costs a reader time and nothing else, since an update keeps no
quote whose words changed.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefed.checking.statement_pairs import paired, words_of
from briefed.model import Briefing, Course, Statement, Theme
from briefed.source.briefing import parse
from briefed.source.headings import heading_words
from briefed.text.words import fold

UNCHANGED, MOVED, REWORDED, SPLIT, MERGED, ADDED, REMOVED = KINDS = (
    "unchanged",
    "moved",
    "reworded",
    "split",
    "merged",
    "added",
    "removed",
)


class Change(NamedTuple):
    """A statement before and after, or several on one side where statements were split or merged.

    `elsewhere` is true where a reworded, split or merged statement is in another theme now.
    """

    kind: str
    before: tuple[Statement, ...]
    after: tuple[Statement, ...]
    elsewhere: bool = False

    @property
    def in_place(self) -> bool:
        """Whether a statement moved, and within its theme."""
        return self.kind == MOVED and self.before[0].theme == self.after[0].theme


class Comparison(NamedTuple):
    """Two editions side by side.

    `changes` follow the order of the new edition, with removed statements last. `renamed` has the
    themes that have another name, before and after; `removed` those that are gone; `reordered`
    those that have another place among the rest, each with the theme before it, or None.
    """

    changes: tuple[Change, ...]
    renamed: tuple[tuple[Theme, Theme], ...]
    removed: tuple[Theme, ...]
    reordered: tuple[tuple[Theme, Theme | None], ...]


def compare(old: Briefing, new: Briefing) -> Comparison:
    """What became of the statements and the themes of an edition in another of the same course."""
    old_order = {one.id: number for number, one in enumerate(old.statements)}
    new_order = {one.id: number for number, one in enumerate(new.statements)}
    after = {one.id: one for one in new.statements}
    kept = [(one, after[one.id]) for one in old.statements if one.id in after]
    changes = [
        _change(REWORDED, (one,), (other,))
        for one, other in kept
        if words_of(one) != words_of(other)
    ]
    same = [(one, other) for one, other in kept if words_of(one) == words_of(other)]
    others = paired(
        tuple(one for one in old.statements if one.id not in new_order),
        tuple(one for one in new.statements if one.id not in old_order),
        {theme.slug: theme.slug for theme in old.themes},
    )
    changes += [_change(REWORDED, (one,), (other,)) for one, other in others.reworded]
    changes += [_change(SPLIT, (one,), pieces) for one, pieces in others.split]
    changes += [_change(MERGED, pieces, (one,)) for pieces, one in others.merged]
    changes += [Change(REMOVED, (one,), ()) for one in others.removed]
    changes += [Change(ADDED, (), (one,)) for one in others.added]
    same += others.same
    moved = _moved(same, old_order, new_order)
    changes += [
        Change(MOVED if one.id in moved else UNCHANGED, (one,), (other,)) for one, other in same
    ]
    changes.sort(
        key=lambda change: (
            (0, new_order[change.after[0].id])
            if change.after
            else (1, old_order[change.before[0].id])
        )
    )
    return Comparison(tuple(changes), *_themes(old, new))


def latest(course: Course) -> Comparison | None:
    """A course's briefing beside the edition before it; None for a first edition.

    None, too, for a briefing or an edition that can't be read, which is reported.
    """
    former = list(formers(course))
    if not former or course.briefing.faults or former[-1].faults:
        return None
    return compare(former[-1], course.briefing)


def formers(course: Course) -> Iterator[Briefing]:
    """The former editions of a course's briefing, the oldest first."""
    for name, text in course.editions.items():
        yield parse(text, name)


def _change(kind: str, before: tuple[Statement, ...], after: tuple[Statement, ...]) -> Change:
    elsewhere = {one.theme for one in before} != {one.theme for one in after}
    return Change(kind, before, after, elsewhere)


def _themes(
    old: Briefing, new: Briefing
) -> tuple[
    tuple[tuple[Theme, Theme], ...],
    tuple[Theme, ...],
    tuple[tuple[Theme, Theme | None], ...],
]:
    """The themes that have another name, are gone, or have another place: see Comparison."""
    now = {theme.slug: theme for theme in new.themes}
    stayed = [theme for theme in old.themes if theme.slug in now]
    renamed = tuple(
        (theme, now[theme.slug])
        for theme in stayed
        if fold(heading_words(theme)) != fold(heading_words(now[theme.slug]))
    )
    place = {theme.slug: at for at, theme in enumerate(stayed)}
    order = [theme for theme in new.themes if theme.slug in place]
    positions = [(at, place[theme.slug], theme.slug) for at, theme in enumerate(order)]
    steady = set(_longest_rising(positions))
    before = dict(zip([theme.slug for theme in new.themes], [None, *new.themes], strict=False))
    return (
        renamed,
        tuple(theme for theme in old.themes if theme.slug not in now),
        tuple((theme, before[theme.slug]) for theme in order if theme.slug not in steady),
    )


def _moved(
    pairs: Sequence[tuple[Statement, Statement]], old: dict[str, int], new: dict[str, int]
) -> set[str]:
    """The old ids of statements that moved to another theme, or within their theme."""
    moved = {one.id for one, other in pairs if one.theme != other.theme}
    themes: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for one, other in pairs:
        if one.id not in moved:
            themes[one.theme].append((new[other.id], old[one.id], one.id))
    for stayed in themes.values():
        moved |= {identity for _, _, identity in stayed} - set(_longest_rising(sorted(stayed)))
    return moved


def _longest_rising(positions: list[tuple[int, int, str]]) -> list[str]:
    """The ids of the longest run in which the second positions rise: these need not have moved."""
    longest: list[list[tuple[int, str]]] = []
    for _, at, identity in positions:
        before = max((run for run in longest if run[-1][0] < at), key=len, default=[])
        longest.append([*before, (at, identity)])
    return [identity for _, identity in max(longest, key=len, default=[])]


def word_changes(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Compare two texts word by word: runs of "same", "gone" and "new" words, in order."""
    first, second = before.split(), after.split()
    for operation, a, b, c, d in difflib.SequenceMatcher(
        None, first, second, autojunk=False
    ).get_opcodes():
        if operation == "equal":
            yield "same", " ".join(first[a:b])
            continue
        if b > a:
            yield "gone", " ".join(first[a:b])
        if d > c:
            yield "new", " ".join(second[c:d])
