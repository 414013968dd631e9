"""The page "What has changed" of a course: each edition beside the one before it. Pure."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import NamedTuple

from briefed.checking.editions import (
    ADDED,
    KINDS,
    REMOVED,
    UNCHANGED,
    Change,
    compare,
    word_changes,
)
from briefed.model import Briefing, Course
from briefed.source.briefing import parse
from briefed.source.headings import heading_words
from briefed.templates import render

_HEADINGS = {
    "moved": "Moved",
    "reworded": "Said in other words",
    "split": "Cut into several points",
    "merged": "Joined into one point",
    "added": "New",
    "removed": "Taken out",
}


class ShownChange(NamedTuple):
    """A point that changed: the theme it is in now or was in, and its words.

    `address` is that of the point in the published briefing, or "" if it is not there.
    `pieces` are its words of both editions, as `word_changes` gives them; none if only its
    place changed, or if it is in one edition only. Then `text` has the words.
    """

    theme: str
    address: str
    pieces: list[tuple[str, str]]
    text: str


class ShownEdition(NamedTuple):
    """An edition beside the one before it; `groups` are the changes of each kind, by heading.

    `renamed` has the names of themes before and after, `removed` those of themes that are gone,
    `reordered` those of themes with another place, each with the theme before it, or "".
    """

    before: str
    after: str
    stayed: int
    points: int
    old_title: str
    renamed: list[tuple[str, str]]
    removed: list[str]
    reordered: list[tuple[str, str]]
    groups: list[tuple[str, list[ShownChange]]]


def changes(course: Course) -> str:
    """The page's content as HTML, the latest edition first.

    Links are relative to the page, which is in the course's folder.
    """
    formers = [(name, parse(text, name)) for name, text in course.editions.items()]
    editions = [*formers, (course.settings.edition, course.briefing)]
    shown = [_edition(course, *old, *new) for old, new in itertools.pairwise(editions)]
    return render(__package__, "changes.html", editions=shown[::-1])


def _edition(course: Course, before: str, old: Briefing, after: str, new: Briefing) -> ShownEdition:
    comparison = compare(old, new)
    renamed = comparison.renamed
    was, now = ({theme.slug: theme.name for theme in briefing.themes} for briefing in (old, new))
    return ShownEdition(
        before,
        after,
        stayed=sum(change.kind == UNCHANGED for change in comparison.changes),
        points=len(new.statements),
        old_title=old.title if old.title != new.title else "",
        renamed=[(heading_words(former), heading_words(latter)) for former, latter in renamed],
        removed=[heading_words(theme) for theme in comparison.removed],
        reordered=[
            (heading_words(theme), heading_words(above) if above else "")
            for theme, above in comparison.reordered
        ],
        groups=list(_groups(course, comparison.changes, was, now)),
    )


def _groups(
    course: Course, changes: tuple[Change, ...], was: dict[str, str], now: dict[str, str]
) -> Iterator[tuple[str, list[ShownChange]]]:
    published = set(course.briefing.statements)
    for kind in KINDS:
        found = []
        for change in changes:
            if change.kind != kind or kind == UNCHANGED:
                continue
            point = (change.after or change.before)[0]
            theme = (now if change.after else was)[point.theme]
            linked = change.after and point in published
            address = f"briefing.html#{point.id}" if linked else ""
            found.append(ShownChange(theme, address, *_words(change)))
        if found:
            yield _HEADINGS[kind], found


def _words(change: Change) -> tuple[list[tuple[str, str]], str]:
    """The pieces and the text of a change: see ShownChange."""
    before, after = (" ".join(one.text for one in side) for side in (change.before, change.after))
    if change.kind in (ADDED, REMOVED) or before == after:
        return [], after or before
    return list(word_changes(before, after)), ""
