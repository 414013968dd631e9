"""Themes that have another name or place in a new edition, or are gone, and what is to do. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefed.checking.editions import Change, Comparison
from briefed.layout import page_name
from briefed.model import Course, Statement, Theme
from briefed.source.headings import heading_words
from briefed.source.mkdocs_settings import CONFIG
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
        to_do = _remove(course, theme) if course else ""
        yield ThemeChange(REMOVED, theme.slug, name, "", name, to_do)
    for theme, above in comparison.reordered:
        name = heading_words(theme)
        place = f"behind {heading_words(above)}" if above else "the first"
        to_do = _reorder(course, theme) if course else ""
        yield ThemeChange(REORDERED, theme.slug, name, name, f"{name}, now {place}", to_do)


def _rename(course: Course, theme: Theme, name: str) -> str:
    page = course.page_of(theme.slug)
    if not page:
        return ""
    if fold(page.title) == fold(heading_words(theme)):
        return f"write “{name}” as title: and in the # heading of {page.location.file}"
    return f"read whether “{page.title}” is still a good title for {page.location.file}"


def _remove(course: Course, theme: Theme) -> str:
    page, quiz = course.page_of(theme.slug), course.quiz_of(theme.slug)
    files = " and ".join(one.location.file for one in (page, quiz) if one)
    if not page:
        return f"remove {files}" if files else ""
    return (
        f"remove {files}, or keep the page: write kind: extra in its front matter, and take its "
        "quotes and its questions away"
    )


def _reorder(course: Course, theme: Theme) -> str:
    file = f"{course.folder}/{page_name(theme.slug)}"
    if course.nav is not None:
        return f"move {file.removeprefix('docs/')} to this place under nav: in {CONFIG}"
    return f"read whether {file} still follows from the page before it; the menu has the new order"


def place_of(change: Change, order: tuple[Statement, ...]) -> str:
    """Where in its theme a statement is that moved; `order` are the statements of the edition."""
    (now,) = change.after
    own = [one.id for one in order if one.theme == now.theme]
    at = own.index(now.id)
    return f"behind {own[at - 1]}" if at else "the first of its theme"


def move(course: Course, change: Change, place: str) -> str:
    """What is to do about a statement that moved; "" where no page quotes it."""
    (was,), (now,) = change.before, change.after
    page = course.page_of(was.theme)
    if not page or not any(quote.id == was.id for quote in page.quotes):
        return ""
    what = f"move its quote, and what you say of it, on {page.location.file}"
    if change.in_place:
        return f"{what}: {place}"
    return f"move its quote, and what you say of it, to {course.folder}/{page_name(now.theme)}"
