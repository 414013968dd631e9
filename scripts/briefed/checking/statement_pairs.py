"""Which statements of two editions belong together, by their words alone. Pure.

Identical ones first, then those that were split or merged, then the most similar ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from briefed.model import Statement, Theme
from briefed.text.similarity import similarity
from briefed.text.words import fold, squeeze

_ALIKE = 0.5  # least similarity, from 0 to 1, of a statement to its reworded form
_WHOLE = 0.75  # least similarity of a statement to all its pieces together
_BETTER = 0.05  # how much more similar all pieces must be than any single piece
_MOST_PIECES = 6


class Pairs(NamedTuple):
    """What became of the statements of an edition in the next.

    `same` and `reworded` are pairs, `split` has a statement with its pieces, `merged` the pieces
    with their whole; `removed` and `added` have no counterpart.
    """

    same: list[tuple[Statement, Statement]]
    reworded: list[tuple[Statement, Statement]]
    split: list[tuple[Statement, tuple[Statement, ...]]]
    merged: list[tuple[tuple[Statement, ...], Statement]]
    removed: list[Statement]
    added: list[Statement]


def paired(
    old: tuple[Statement, ...], new: tuple[Statement, ...], themes: Mapping[str, str]
) -> Pairs:
    """Pair the statements of two editions.

    `themes` has the theme of the old edition for each of the new one that is known to be the same;
    of several statements with the same words those of one theme belong together.
    """
    before, after = list(old), list(new)

    def at_home(one: Statement, other: Statement) -> bool:
        return themes.get(other.theme) == one.theme

    same = _same(before, after, at_home)
    split = _cut(before, after)
    merged = [(pieces, whole) for whole, pieces in _cut(after, before)]
    reworded = _reworded(before, after, at_home)
    return Pairs(same, reworded, split, merged, before, after)


def words_of(statement: Statement) -> str:
    """The words by which identical statements are recognised."""
    return fold(squeeze(statement.text))


def _same(
    before: list[Statement], after: list[Statement], at_home: Callable[[Statement, Statement], bool]
) -> list[tuple[Statement, Statement]]:
    """The pairs whose words are identical, within one theme first; both lists lose them."""
    by_words: dict[str, list[Statement]] = defaultdict(list)
    for one in after:
        by_words[words_of(one)].append(one)
    found: dict[str, tuple[Statement, Statement]] = {}
    for same_theme in (True, False):
        for one in before:
            there = by_words[words_of(one)] if one.id not in found else []
            other = next((two for two in there if not same_theme or at_home(one, two)), None)
            if other:
                there.remove(other)
                found[one.id] = (one, other)
    kept = {other.id for _, other in found.values()}
    pairs = [found[one.id] for one in before if one.id in found]
    before[:] = [one for one in before if one.id not in found]
    after[:] = [one for one in after if one.id not in kept]
    return pairs


def _cut(
    wholes: list[Statement], pieces: list[Statement]
) -> list[tuple[Statement, tuple[Statement, ...]]]:
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
            found.append((whole, parts))
    return found


def _reworded(
    before: list[Statement], after: list[Statement], at_home: Callable[[Statement, Statement], bool]
) -> list[tuple[Statement, Statement]]:
    """The most similar pairs, the best first.

    Matched statements are removed from both lists.
    """
    scores = []
    for old, one in enumerate(before):
        for new, other in enumerate(after):
            alike = similarity(one.text.split(), other.text.split(), _ALIKE)
            if alike >= _ALIKE:
                scores.append((-alike, not at_home(one, other), old, new))
    found, taken, given = [], set(), set()
    for _, _, old, new in sorted(scores):
        if old not in taken and new not in given:
            taken.add(old)
            given.add(new)
            found.append((before[old], after[new]))
    before[:] = [one for old, one in enumerate(before) if old not in taken]
    after[:] = [one for new, one in enumerate(after) if new not in given]
    return found


def most_went(
    old: Sequence[Theme],
    new: Sequence[Theme],
    same: Mapping[str, str],
    pairs: Sequence[tuple[Statement, Statement]],
) -> Iterator[tuple[str, str]]:
    """The themes, new to old, to which most statements of a theme went that has no counterpart.

    `same` has those, new to old, that have one. An introduction is never another theme.
    """
    come = [theme.slug for theme in new if theme.slug not in same and theme.heading]
    known = set(same.values())
    for theme in old:
        went = [other.theme for one, other in pairs if one.theme == theme.slug]
        most = max(come, key=went.count, default="")
        if theme.slug not in known and theme.heading and went.count(most) * 2 > len(went):
            come.remove(most)
            yield most, theme.slug
