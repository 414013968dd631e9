"""Themes that have another name or place in a new edition, or are gone, and what is to do. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefed.checking.editions import Change, Comparison, removal, reread
from briefed.model import Course, Theme
from briefed.source.headings import heading_words
from briefed.text.words import fold

RENAMED, REMOVED, REORDERED = "renamed", "removed", "moved"


class ThemeChange(NamedTuple):
    """A theme that changed as a whole.

    `kind` is "renamed", "removed" or "moved"; `before` and `after` are its names, "" for none.
    `said` is what happened, and `to_do` what a person does about it, "" for nothing.
    """

    kind: str
    theme: str
    before: str
    after: str
    said: str
    to_do: str


def theme_changes(course: Course | None, comparison: Comparison) -> Iterator[ThemeChange]:
    """The themes that changed, and what is to do in a course, if one is given."""
    for was, now in comparison.renamed:
        before, after = heading_words(was), heading_words(now)
        to_do = _rename(course, was, after) if course else ""
        yield ThemeChange(RENAMED, now.slug, before, after, f"{before} → {after}", to_do)
    for theme in comparison.removed:
        name = heading_words(theme)
        to_do = removal(course, theme.slug) if course else ""
        yield ThemeChange(REMOVED, theme.slug, name, "", name, to_do)
    for theme, above in comparison.reordered:
        name = heading_words(theme)
        place = f"behind {heading_words(above)}" if above else "the first"
        to_do = reread(course, theme) if course else ""
        yield ThemeChange(REORDERED, theme.slug, name, name, f"{name}, now {place}", to_do)


def _rename(course: Course, theme: Theme, name: str) -> str:
    page = course.page_of(theme.slug)
    if not page:
        return ""
    if fold(page.title) == fold(heading_words(theme)):
        return f"write “{name}” as title: and in the # heading of {page.location.file}"
    return f"read whether “{page.title}” is still a good title for {page.location.file}"


def move(course: Course, change: Change, place: str) -> str:
    """What is to do about a statement that moved; "" where no page quotes it."""
    (was,), (now,) = change.before, change.after
    page = course.page_of(was.theme)
    if not page or not any(quote.id == was.id for quote in page.quotes):
        return ""
    what = "move its quote, and what you say of it,"
    if change.reordered:
        return f"{what} on {page.location.file}: {place}"
    return f"{what} to {course.files_of(now.theme)[0]}"
