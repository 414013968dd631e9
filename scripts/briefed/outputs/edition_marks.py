"""What an edition has made new on slides: a quote whose words the edition before did not have."""

from __future__ import annotations

from collections.abc import Collection

from briefed.checking.editions import ADDED, MERGED, REMOVED, REWORDED, SPLIT, latest
from briefed.model import Course
from briefed.outputs.session_units import quotes
from briefed.outputs.slide import Slide
from briefed.rendering.titles import label
from briefed.text.words import fold

_CALLED = {
    REWORDED: "changed",
    SPLIT: "changed",
    MERGED: "changed",
    ADDED: "new",
    REMOVED: "taken out",
}
_FIRST = 6  # words of a point that was taken out


def marked(course: Course, slides: list[Slide]) -> list[Slide]:
    """The slides, those with words of the briefing that are new saying so in the line above them.

    What is made of slides, such as run sheets, takes that line along. The words of a statement that
    is new are "new", others are "changed". A first edition marks nothing.
    """
    comparison = latest(course)
    if comparison is None:
        return slides
    before = [fold(statement.text) for statement in comparison.old.statements]
    added = [
        fold(statement.text)
        for change in comparison.changes
        if change.kind == ADDED
        for statement in change.after
    ]

    def mark(slide: Slide) -> Slide:
        fresh = [said for said in quotes(slide) if not _among(said, before)]
        if slide.kind not in ("quote", "source") or not fresh:
            return slide
        what = "new" if all(_among(said, added) for said in fresh) else "changed"
        title = f"{slide.title} ({what} in edition {course.settings.edition})"
        return slide._replace(title=title)

    return [mark(slide) for slide in slides]


def changes(course: Course, themes: Collection[str] | None = None) -> str:
    """A line that names the points that an edition changed, added and took out; "" for none.

    `themes` are the slugs of those that it is about; None is all. Of a point that is gone it has
    the first words: its number may be another's by now.
    """
    comparison = latest(course)
    if comparison is None:
        return ""
    found: dict[str, list[str]] = {name: [] for name in _CALLED.values()}
    names = {one.slug: one.name for one in course.briefing.themes}
    for change in comparison.changes:
        told = found.get(_CALLED.get(change.kind, ""), [])
        there = change.after or change.before
        for statement in there:
            if themes is not None and statement.theme not in themes:
                continue
            if change.after:
                told.append(label(course, statement))
            else:
                told.append(f"{names.get(statement.theme, '')} “{_begins(statement.text)}”".strip())
    said = "; ".join(f"{name} {', '.join(told)}" for name, told in found.items() if told)
    return f"In edition {course.settings.edition}: {said}." if said else ""


def _begins(words: str) -> str:
    return f"{' '.join(words.split()[:_FIRST])} …"


def _among(said: str, texts: list[str]) -> bool:
    return any(said in text for text in texts)
