"""Where a theme's questions and figures go: its quiz and its page, and the markers there. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from briefed.authoring.worksheet.forms import Edit, Wrong
from briefed.authoring.worksheet.outline import HEADING, MARKER, OWN, QUOTE, outline
from briefed.model import Theme
from briefed.source import front_matter
from briefed.source.headings import heading_words
from briefed.source.page_parts import FINDINGS
from briefed.text.patterns import lazily
from briefed.text.words import plain

_ASKED = lazily(r"<!--\s*question:")


class Place(NamedTuple):
    """The files of a theme: the quiz and the page, with the texts that they have."""

    quiz: str
    source: str
    page: str
    page_source: str


def place_of(theme: Theme, places: Mapping[str, Place]) -> Place:
    """The files of a theme. Raises Wrong for one that has none."""
    if theme.slug not in places:
        raise Wrong(f"the theme “{heading_words(theme)}” has no page or no file of questions yet")
    return places[theme.slug]


def page_marker(place: Place, identity: str, statement: str) -> Iterator[Edit]:
    """The marker that shows a question on its page, if that does not show all that are left."""
    lines = place.page_source.split("\n")
    blocks = outline(lines, front_matter.read(place.page_source).body_line - 1)
    if any(one.kind == MARKER and "quiz" in lines[one.start].split() for one in blocks):
        return
    inside = False
    at = None
    for index, block in enumerate(blocks):
        if block.kind == HEADING and block.level == 2:
            inside = plain(block.words).lower() in FINDINGS
        if not inside or block.kind != QUOTE or block.name != statement:
            continue
        at = block.end
        for below in blocks[index + 1 :]:
            asks = below.kind == MARKER and _ASKED.match(lines[below.start])
            if below.kind != OWN and not asks:
                break
            at = below.end
    if at is not None:
        yield Edit(place.page, at, at, ("", f"<!-- question: {identity} -->"))
