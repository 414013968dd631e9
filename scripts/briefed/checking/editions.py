"""Compare two editions of a course's briefing. Pure.

A statement that keeps its id is the same statement, and a theme that keeps its address is the same
theme: `authoring.next_edition` decides once which do, when an edition is brought. The others are
matched by their words. A wrong match costs a reader time and nothing else, since an update keeps no
quote whose words changed.
"""

from __future__ import annotations

import difflib
import functools
import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from briefed.checking.statement_pairs import most_went, paired, words_of
from briefed.model import Briefing, Course, Statement, Theme
from briefed.source.briefing import parse
from briefed.source.headings import heading_words
from briefed.source.mkdocs_settings import CONFIG
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

    `elsewhere` is true where a reworded, split or merged statement is in another theme now, and
    `reordered` where a moved or reworded one has another place in its theme.
    """

    kind: str
    before: tuple[Statement, ...]
    after: tuple[Statement, ...]
    elsewhere: bool = False
    reordered: bool = False


class Comparison(NamedTuple):
    """Two editions side by side.

    `changes` follow the order of the new edition, with removed statements last. `renamed` has the
    themes that have another name, before and after; `removed` those that are gone; `reordered`
    those that have another place among the rest, each with the theme before it, or None. `old` is
    the earlier edition.
    """

    old: Briefing
    changes: tuple[Change, ...]
    renamed: tuple[tuple[Theme, Theme], ...]
    removed: tuple[Theme, ...]
    reordered: tuple[tuple[Theme, Theme | None], ...]


@functools.lru_cache(maxsize=16)  # several rules and the to-do list ask for the same editions
def compare(old: Briefing, new: Briefing) -> Comparison:
    """What became of the statements and the themes of an edition in another of the same course."""
    old_order = {one.id: number for number, one in enumerate(old.statements)}
    new_order = {one.id: number for number, one in enumerate(new.statements)}
    after = {one.id: one for one in new.statements}
    kept = [(one, after[one.id]) for one in old.statements if one.id in after]
    reworded = [(one, other) for one, other in kept if words_of(one) != words_of(other)]
    same = [(one, other) for one, other in kept if words_of(one) == words_of(other)]
    others = paired(
        tuple(one for one in old.statements if one.id not in new_order),
        tuple(one for one in new.statements if one.id not in old_order),
        {theme.slug: theme.slug for theme in old.themes},
    )
    reworded += others.reworded
    same += others.same
    names = _names(old, new, [*same, *reworded])
    changes = [_change(SPLIT, (one,), pieces, names) for one, pieces in others.split]
    changes += [_change(MERGED, pieces, (one,), names) for pieces, one in others.merged]
    changes += [Change(REMOVED, (one,), ()) for one in others.removed]
    changes += [Change(ADDED, (), (one,)) for one in others.added]
    moved = _moved([*same, *reworded], names, old_order, new_order)
    pairs = [(MOVED if one.id in moved else UNCHANGED, one, other) for one, other in same]
    pairs += [(REWORDED, one, other) for one, other in reworded]
    for kind, one, other in pairs:
        elsewhere = names.get(one.theme) != other.theme
        reordered = one.id in moved and not elsewhere
        changes.append(Change(kind, (one,), (other,), elsewhere and kind == REWORDED, reordered))
    changes.sort(
        key=lambda change: (
            (0, new_order[change.after[0].id])
            if change.after
            else (1, old_order[change.before[0].id])
        )
    )
    return Comparison(old, tuple(changes), *_themes(old, new, names))


def reread(course: Course, theme: Theme) -> str:
    """What is to do where a theme has another place, in words for a message."""
    file, _ = course.files_of(theme.slug)
    if course.nav is not None:
        return f"move {file.removeprefix('docs/')} to this place under nav: in {CONFIG}"
    return f"read whether {file} still follows from the page before it; the menu has the new order"


_YES = "write yes beside its name at the start of the worksheet, or "


def removal(course: Course, slug: str) -> str:
    """What is to do about the page and the questions of a theme that is gone; "" without any."""
    page, quiz = course.page_of(slug), course.quiz_of(slug)
    files = " and ".join(one.location.file for one in (page, quiz) if one)
    if not page:
        return f"{_YES}remove {files}" if files else ""
    return (
        f"{_YES}remove {files}, or keep the page: write kind: extra at its top, and take its "
        "quotes and its questions away"
    )


def latest(course: Course) -> Comparison | None:
    """A course's briefing beside the edition before it; None for a first edition.

    None, too, for a briefing or an edition that can't be read, which is reported.
    """
    former = list(formers(course))
    if not former or course.briefing.faults or former[-1].faults:
        return None
    return compare(former[-1], course.briefing)


def successors(course: Course) -> dict[str, tuple[str, ...]]:
    """The statements that carry on the words of each that was split or merged, by its id.

    They are in the briefing as it is now, whatever became of them since.
    """
    now = {one.id for one in course.briefing.statements}
    found: dict[str, tuple[str, ...]] = {}
    pairs = list(itertools.pairwise([*formers(course), course.briefing]))
    for old, new in reversed(pairs):
        for change in compare(old, new).changes:
            if change.kind in (SPLIT, MERGED):
                after = [one.id for one in change.after]
                carry = tuple(
                    carrier
                    for one in after
                    for carrier in ([one] if one in now else found.get(one, ()))
                )
                if carry:
                    found |= {one.id: carry for one in change.before}
    return found


def formers(course: Course) -> Iterator[Briefing]:
    """The former editions of a course's briefing, the oldest first."""
    for name, text in course.editions.items():
        yield _parsed(text, name)


@functools.lru_cache(maxsize=16)
def _parsed(text: str, name: str) -> Briefing:
    return parse(text, name)


def place_of(change: Change, order: Sequence[Statement]) -> str:
    """Where in its theme a statement is that moved, in words; `order` has the edition's all."""
    (now,) = change.after
    own = [one.id for one in order if one.theme == now.theme]
    at = own.index(now.id)
    return f"behind {own[at - 1]}" if at else "the first of its theme"


def _names(
    old: Briefing, new: Briefing, pairs: Sequence[tuple[Statement, Statement]]
) -> dict[str, str]:
    """The address that each theme has now which is in both editions, by its old one.

    They differ only where somebody wrote another heading into the briefing by hand.
    """
    there = {theme.slug for theme in new.themes}
    same = {theme.slug: theme.slug for theme in old.themes if theme.slug in there}
    went = most_went(old.themes, new.themes, same, pairs)
    return same | {before: after for after, before in went}


def _change(
    kind: str,
    before: tuple[Statement, ...],
    after: tuple[Statement, ...],
    names: Mapping[str, str],
) -> Change:
    themes = {names.get(one.theme, one.theme) for one in before}
    return Change(kind, before, after, themes != {one.theme for one in after})


def _themes(
    old: Briefing, new: Briefing, names: Mapping[str, str]
) -> tuple[
    tuple[tuple[Theme, Theme], ...],
    tuple[Theme, ...],
    tuple[tuple[Theme, Theme | None], ...],
]:
    """The themes that have another name, are gone, or have another place: see Comparison."""
    now = {theme.slug: theme for theme in new.themes}
    stayed = [(theme, now[names[theme.slug]]) for theme in old.themes if theme.slug in names]
    renamed = tuple(
        (was, theme)
        for was, theme in stayed
        if fold(heading_words(was)) != fold(heading_words(theme))
    )
    place = {theme.slug: at for at, (_, theme) in enumerate(stayed)}
    order = [theme for theme in new.themes if theme.slug in place]
    positions = [(at, place[theme.slug], theme.slug) for at, theme in enumerate(order)]
    steady = set(_longest_rising(positions))
    before = dict(zip([theme.slug for theme in new.themes], [None, *new.themes], strict=False))
    return (
        renamed,
        tuple(theme for theme in old.themes if theme.slug not in names),
        tuple((theme, before[theme.slug]) for theme in order if theme.slug not in steady),
    )


def _moved(
    pairs: Sequence[tuple[Statement, Statement]],
    names: Mapping[str, str],
    old: dict[str, int],
    new: dict[str, int],
) -> set[str]:
    """The old ids of statements that moved to another theme, or within their theme."""
    moved = {one.id for one, other in pairs if names.get(one.theme) != other.theme}
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
