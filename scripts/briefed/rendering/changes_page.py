"""The page "What has changed" of a course: each edition of its briefing beside the one before it. Pure."""

from __future__ import annotations

import html
from collections.abc import Iterator

from briefed.checking.editions import (
    ADDED,
    KINDS,
    REMOVED,
    UNCHANGED,
    Change,
    compare,
    word_changes,
)
from briefed.model import Briefing, Course, Statement
from briefed.source.briefing import parse

_SAID = {
    "moved": "Moved",
    "reworded": "Said in other words",
    "split": "Cut into several points",
    "merged": "Joined into one point",
    "added": "New",
    "removed": "Taken out",
}


def changes(course: Course) -> str:
    """The page's content as HTML, the latest edition first; its links are relative to the page, in the course's folder."""
    formers = [(name, parse(text, name)) for name, text in course.editions.items()]
    editions = [*formers, (course.settings.edition, course.briefing)]
    pairs = list(zip(editions, editions[1:]))
    return (
        '<div class="bf-changes">\n'
        + "\n".join(line for old, new in reversed(pairs) for line in _edition(course, *old, *new))
        + "\n</div>"
    )


def _edition(
    course: Course, before: str, old: Briefing, after: str, new: Briefing
) -> Iterator[str]:
    yield f"<h2>Edition {html.escape(after)}, beside edition {html.escape(before)}</h2>"
    comparison = compare(old, new)
    stayed = sum(change.kind == UNCHANGED for change in comparison.changes)
    yield f"<p>{stayed} of {len(new.statements)} points stayed as they were. Where a point says something else now, the words that changed are in bold.</p>"
    if old.title != new.title:
        yield f"<p>The title was: {html.escape(old.title)}</p>"
    headings = [
        {theme.slug: theme.heading or "Introduction" for theme in briefing.themes}
        for briefing in (old, new)
    ]
    for was, now in comparison.renamed:
        yield f"<p>The theme “{html.escape(headings[0][was])}” is now called “{html.escape(headings[1][now])}”.</p>"
    for kind in (kind for kind in KINDS if kind != UNCHANGED):
        found = [change for change in comparison.changes if change.kind == kind]
        if found:
            yield f"<h3>{_SAID[kind]}</h3>\n<ul>"
            yield from (
                f"<li>{_where(course, change, headings)} {_words(change)}</li>" for change in found
            )
            yield "</ul>"


def _where(course: Course, change: Change, headings: list[dict[str, str]]) -> str:
    """The theme that a point stands in now, or stood in; a link where it stands in the briefing that is published."""
    point = (change.after or change.before)[0]
    name = html.escape(headings[1 if change.after else 0][point.theme])
    stands: set[Statement] = set(course.briefing.statements)
    return (
        f'<a href="briefing.html#{point.id}">{name}</a>:'
        if change.after and point in stands
        else f"{name}:"
    )


def _words(change: Change) -> str:
    """What a point says; where it said something else, both, with the words in bold that are in one of them alone."""
    before, after = (" ".join(one.text for one in side) for side in (change.before, change.after))
    if change.kind in (ADDED, REMOVED) or before == after:
        return html.escape(after or before)
    pieces = list(word_changes(before, after))
    was, now = (
        " ".join(
            html.escape(words) if what == "same" else f"<strong>{html.escape(words)}</strong>"
            for what, words in pieces
            if what in ("same", side)
        )
        for side in ("gone", "new")
    )
    return f"<br>Before: {was}<br>Now: {now}"
