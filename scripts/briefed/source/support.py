"""The ids of statements that a point ends in. Readers do not see them.

A point is a practice point, an objective, and in the trainer notes the key message and what to do
on Monday.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefed.model import Location, Page, Prose
from briefed.source.page_parts import MESSAGE, MONDAY, NOTES
from briefed.source.quotes import REFERENCE
from briefed.text.patterns import lazily

PRACTICE = "in practice"  # the part, as a text of it names it
WITH_POINTS = (PRACTICE, "objectives")
# How a point of the trainer notes begins.
_OF_NOTES = lazily(rf"(?:\*\*|__)?(?:{MESSAGE}|{MONDAY})\b[^:]*:")
_WORD = lazily(r"[^\W\d]")
_INDENT = 2  # of a line below the first of an item
_IDS = lazily(r"(?:\s*(?<!\\)\[[a-z0-9]+(?:-[a-z0-9]+)*-\d+\])+\s*$")


class Point(NamedTuple):
    """A point: its text without ids, and the ids that it ends in.

    `part` is that of the page. `rests` are the ids of the statements it rests on: its own or,
    without any, those of the point that it stands below.
    """

    text: str
    named: tuple[str, ...]
    rests: tuple[str, ...]
    location: Location
    part: str


def points(page: Page) -> Iterator[Point]:
    """The points of a page, in its order."""
    above: list[tuple[int, tuple[str, ...]]] = []  # the columns of the points around, and their ids
    for prose in page.prose:
        if is_point(prose):
            text, named = rests_on(prose.text)
            above = [one for one in above if one[0] < prose.location.column]
            rests = named or (above[-1][1] if above else ())
            above.append((prose.location.column, rests))
            yield Point(text, named, rests, prose.location, prose.part)
        elif prose.part not in WITH_POINTS:
            above = []


def is_point(prose: Prose) -> bool:
    """Whether a text is a point."""
    if prose.part == NOTES:
        return prose.kind == "paragraph" and bool(_OF_NOTES.match(prose.text))
    return prose.kind == "item" and prose.part in WITH_POINTS


def rests_on(markup: str) -> tuple[str, tuple[str, ...]]:
    """A point without the ids that it ends in, and the ids."""
    match = _IDS.search(markup) if markup.rstrip().endswith("]") else None
    return (
        (markup[: match.start()], tuple(REFERENCE.findall(match.group())))
        if match
        else (markup, ())
    )


def without_ids(prose: Prose) -> Prose:
    """A text as its readers see it: without the ids that a point ends in."""
    return prose._replace(text=rests_on(prose.text)[0]) if is_point(prose) else prose


def hide_ids(page: Page, lines: list[str]) -> None:
    """Take from the lines of a page's body the ids that its points end in."""
    for prose in page.prose:
        if is_point(prose) and rests_on(prose.text)[1]:
            first = prose.location.line - page.body_line
            last = first + prose.text.count("\n")
            shown = rests_on("\n".join(lines[first : last + 1]))[0].split("\n")
            while len(shown) <= last - first:
                # An empty line would set the points apart, so the last word goes there.
                before, _, word = shown[-1].rpartition(" ")
                if not _WORD.search(before):
                    shown.append("")
                    continue
                indent = " " * (len(before) - len(before.lstrip()) + _INDENT)
                shown[-1:] = [before, f"{indent}{word}"]
            lines[first : last + 1] = shown
