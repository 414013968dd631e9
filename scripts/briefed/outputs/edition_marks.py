"""What an edition has made new on slides: a quote whose words the edition before did not have."""

from __future__ import annotations

from briefed.checking.editions import ADDED, latest
from briefed.model import Course
from briefed.outputs.session_units import quotes
from briefed.outputs.slide import Slide
from briefed.text.words import fold


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


def _among(said: str, texts: list[str]) -> bool:
    return any(said in text for text in texts)
