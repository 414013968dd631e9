"""Compare two editions of a briefing. Pure.

Statements are matched by their words alone, never by their ids: identical ones first, then those
that were split or merged, then the most similar ones. A wrong match costs a reader time and nothing
else, since an update keeps no quote whose words changed.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefed.model import Briefing, Statement
from briefed.text.similarity import similarity
from briefed.text.words import fold, squeeze

UNCHANGED, MOVED, REWORDED, SPLIT, MERGED, ADDED, REMOVED = KINDS = (
    "unchanged",
    "moved",
    "reworded",
    "split",
    "merged",
    "added",
    "removed",
)

_ALIKE = 0.5  # least similarity, from 0 to 1, of a statement to its reworded form
_WHOLE = 0.75  # least similarity of a statement to all its pieces together
_BETTER = 0.05  # how much more similar all pieces must be than any single piece
_MOST_PIECES = 6


class Change(NamedTuple):
    """A statement before and after, or several on one side where statements were split or merged.

    `elsewhere` is true where a reworded, split or merged statement is in another theme now.
    """

    kind: str
    before: tuple[Statement, ...]
    after: tuple[Statement, ...]
    elsewhere: bool = False


class Comparison(NamedTuple):
    """Two editions side by side.

    `changes` follow the order of the new edition, with removed statements last. `renamed` pairs the
    old and the new slug of each theme that has another heading.
    """

    changes: tuple[Change, ...]
    renamed: tuple[tuple[str, str], ...]


def compare(old: Briefing, new: Briefing) -> Comparison:
    """Match the statements of two editions."""
    before, after = list(old.statements), list(new.statements)
    old_order = {one.id: number for number, one in enumerate(before)}
    new_order = {one.id: number for number, one in enumerate(after)}
    ids = _same(before, after)
    known = {one.id: one for one in after}
    same = [(one, known[ids[one.id]]) for one in before if one.id in ids]
    kept = set(ids.values())
    changes = _changed(
        [one for one in before if one.id not in ids], [one for one in after if one.id not in kept]
    )
    reworded = [(one.before[0], one.after[0]) for one in changes if one.before and one.after]
    renamed = _renamed(old, new, [*same, *reworded])
    names = dict(renamed)
    changes = [change._replace(elsewhere=_is_elsewhere(change, names)) for change in changes]
    moved = _moved(same, names, old_order, new_order)
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
    return Comparison(tuple(changes), renamed)


def _changed(before: list[Statement], after: list[Statement]) -> list[Change]:
    """The changes among statements whose words differ; both lists are used up."""
    split = _cut(before, after, SPLIT)
    merged = [
        change._replace(before=change.after, after=change.before)
        for change in _cut(after, before, MERGED)
    ]
    reworded = _reworded(before, after)
    removed = [Change(REMOVED, (one,), ()) for one in before]
    added = [Change(ADDED, (), (one,)) for one in after]
    return [*split, *merged, *reworded, *removed, *added]


def _is_elsewhere(change: Change, names: dict[str, str]) -> bool:
    """Whether changed statements are in another theme now; `names` has themes, old to new."""
    if not change.before or not change.after:
        return False
    themes = {names.get(one.theme, one.theme) for one in change.before}
    return themes != {one.theme for one in change.after}


def _key(statement: Statement) -> str:
    """The words by which identical statements are recognised."""
    return fold(squeeze(statement.text))


def _same(before: list[Statement], after: list[Statement]) -> dict[str, str]:
    """The ids, old to new, of statements whose words are identical; within one theme first."""
    by_words: dict[str, list[Statement]] = defaultdict(list)
    for one in after:
        by_words[_key(one)].append(one)
    ids: dict[str, str] = {}
    for same_theme in (True, False):
        for one in before:
            found = (
                next(
                    (
                        other
                        for other in by_words[_key(one)]
                        if not same_theme or other.theme == one.theme
                    ),
                    None,
                )
                if one.id not in ids
                else None
            )
            if found:
                by_words[_key(one)].remove(found)
                ids[one.id] = found.id
    return ids


def _cut(wholes: list[Statement], pieces: list[Statement], kind: str) -> list[Change]:
    """Statements of one edition that are several neighbouring pieces in the other.

    Matched statements are removed from both lists.
    """
    found = []
    texts = [one.text.split() for one in pieces]
    for whole in wholes.copy():
        words = whole.text.split()
        best, most = None, 0.0
        for text in texts:
            most = max(most, similarity(words, text, most))
        most = max(_WHOLE, most + _BETTER)
        for start in range(len(texts)):
            run = texts[start]
            for end in range(start + 1, min(start + _MOST_PIECES, len(texts))):
                run = run + texts[end]
                alike = similarity(words, run, most)
                if alike >= most:
                    best, most = (start, end + 1), alike
        if best:
            parts = tuple(pieces[best[0] : best[1]])
            del pieces[best[0] : best[1]], texts[best[0] : best[1]]
            wholes.remove(whole)
            found.append(Change(kind, (whole,), parts))
    return found


def _reworded(before: list[Statement], after: list[Statement]) -> list[Change]:
    """The most similar pairs, the best first.

    Matched statements are removed from both lists.
    """
    scores = []
    for old, one in enumerate(before):
        for new, other in enumerate(after):
            alike = similarity(one.text.split(), other.text.split(), _ALIKE)
            if alike >= _ALIKE:
                scores.append((-alike, one.theme != other.theme, old, new))
    found, taken, given = [], set(), set()
    for _, _, old, new in sorted(scores):
        if old not in taken and new not in given:
            taken.add(old)
            given.add(new)
            found.append(Change(REWORDED, (before[old],), (after[new],)))
    before[:] = [one for old, one in enumerate(before) if old not in taken]
    after[:] = [one for new, one in enumerate(after) if new not in given]
    return found


def _renamed(
    old: Briefing, new: Briefing, pairs: Sequence[tuple[Statement, Statement]]
) -> tuple[tuple[str, str], ...]:
    """The old and the new slug of each theme that has another slug or another heading now.

    A theme has another slug where most of its statements went to one theme that is new.
    """
    gone = {theme.slug for theme in old.themes} - {theme.slug for theme in new.themes}
    come = {theme.slug for theme in new.themes} - {theme.slug for theme in old.themes}
    went: dict[str, list[str]] = defaultdict(list)
    for one, other in pairs:
        if one.theme in gone:
            went[one.theme].append(other.theme)
    found = []
    for theme in old.themes:
        for slug in sorted(come, key=lambda slug: -went[theme.slug].count(slug)):
            if went[theme.slug].count(slug) * 2 > len(went[theme.slug]):
                come.discard(slug)
                found.append((theme.slug, slug))
                break
    headings = {theme.slug: theme.heading for theme in new.themes}
    found += [
        (theme.slug, theme.slug)
        for theme in old.themes
        if theme.slug in headings and fold(theme.heading or "") != fold(headings[theme.slug] or "")
    ]
    return tuple(found)


def _moved(
    pairs: Sequence[tuple[Statement, Statement]],
    names: dict[str, str],
    old: dict[str, int],
    new: dict[str, int],
) -> set[str]:
    """The old ids of statements that moved to another theme, or within their theme."""
    moved = {one.id for one, other in pairs if names.get(one.theme, one.theme) != other.theme}
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
