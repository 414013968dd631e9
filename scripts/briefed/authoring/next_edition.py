"""Which statements and themes keep their ids and addresses in the next edition of a briefing. Pure.

`briefed diff` shows an edition with the names that `briefed update` then gives it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from briefed.checking.statement_pairs import Pairs, most_went, paired
from briefed.importing.canonical import free_address
from briefed.model import Briefing, Statement, Theme
from briefed.source.headings import heading_words
from briefed.text.words import fold


class Names(NamedTuple):
    """What a new edition's statements and themes are called in the course.

    `ids` has a statement's id by the one it was imported with, `addresses` likewise for themes;
    `retired` are the ids that may not be given again.
    """

    ids: Mapping[str, str]
    addresses: Mapping[str, str]
    retired: tuple[str, ...]


def names(old: Briefing, new: Briefing) -> Names:
    """What becomes of the names of an edition in the next, `new`, which is freshly imported.

    A statement keeps its id where its words stayed, wherever they are now, or where it is the only
    one that is like it; not where it was split or merged. Other statements get numbers that were
    never used. A theme keeps its address where its heading stayed, or where most of its statements
    went to a theme that is new.
    """
    same = dict(_same_headings(old, new))
    pairs = paired(old.statements, new.statements, same)
    addresses = _addresses(old, new, same, pairs)
    ids = {other.id: one.id for one, other in [*pairs.same, *pairs.reworded]}
    kept = set(ids.values())
    last: dict[str, int] = defaultdict(int)
    for slug, _, number in (
        identity.rpartition("-") for identity in [*(one.id for one in old.statements), *old.retired]
    ):
        last[slug] = max(last[slug], int(number))
    for statement in new.statements:
        if statement.id not in ids:
            theme = addresses[statement.theme]
            last[theme] += 1
            ids[statement.id] = f"{theme}-{last[theme]}"
    gone = [one.id for one in old.statements if one.id not in kept]
    return Names(ids, addresses, (*old.retired, *gone))


def named(old: Briefing, new: Briefing) -> Briefing:
    """A freshly imported edition with the names that it gets as the next of `old`."""
    given = names(old, new)

    def statement(one: Statement) -> Statement:
        return one._replace(id=given.ids[one.id], theme=given.addresses[one.theme])

    themes = tuple(
        theme._replace(
            slug=given.addresses[theme.slug], statements=tuple(map(statement, theme.statements))
        )
        for theme in new.themes
    )
    return new._replace(themes=themes, retired=given.retired)


def _same_headings(old: Briefing, new: Briefing) -> Iterator[tuple[str, str]]:
    """The themes of two editions whose headings are the same, new to old."""
    there: dict[str, list[Theme]] = defaultdict(list)
    for theme in _nameable(old, new):
        there[_heading(theme)].append(theme)
    for theme in new.themes:
        found = there[_heading(theme)]
        if found:
            same_group = [one for one in found if one.group == theme.group]
            chosen = (same_group or found)[0]
            found.remove(chosen)
            yield theme.slug, chosen.slug


def _nameable(old: Briefing, new: Briefing) -> list[Theme]:
    """The themes whose address a theme with a heading may have.

    An introduction has no heading to write its address behind, so its own is nobody else's.
    """
    claimed = {theme.slug for theme in new.themes if not theme.heading}
    return [theme for theme in old.themes if not theme.heading or theme.slug not in claimed]


def _heading(theme: Theme) -> str:
    return fold(heading_words(theme)).lower() if theme.heading else ""


def _addresses(
    old: Briefing, new: Briefing, same: Mapping[str, str], pairs: Pairs
) -> dict[str, str]:
    """The address of each theme of a new edition, by the one that it was imported with."""
    went = most_went(_nameable(old, new), new.themes, same, [*pairs.same, *pairs.reworded])
    given = {**same, **dict(went)}
    taken = set(given.values())
    free = {theme.slug for theme in old.themes} - taken
    for theme in new.themes:
        if theme.slug not in given and theme.slug in free:
            given[theme.slug] = theme.slug  # a heading that the theme had in an earlier edition
            taken.add(theme.slug)
    for theme in new.themes:
        if theme.slug not in given:
            given[theme.slug] = free_address(theme.slug, taken)
    return given
