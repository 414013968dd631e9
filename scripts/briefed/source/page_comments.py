"""The comments of a page's Markdown: those that stand for something, and those that hide text."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefed.model import Location, Marker, Pictured
from briefed.text.patterns import lazily
from briefed.text.pictures import no_count, read

MARKERS = tuple("quiz themes numbers contacts courses learning changes room packages kept".split())
# Those that a page outside the courses may have as well.
OUTSIDE_COURSES = frozenset("numbers contacts courses kept".split())

# As the renderer has them: a fence begins at the left margin, with at most one word after it, and
# ends in the very same signs; a comment begins at the left margin, with nothing after it.
_MASKABLE = lazily(
    r"^(?P<fence>`{3,}|~{3,})[ ]*[\w#.+-]*[ ]*\n(?:.*?\n)??(?P=fence)[ ]*$"
    r"|^<!--(?P<comment>(?:(?!--!?>).)*)--!?>[ \t]*$",
    re.M | re.S,
)
_QUESTION = lazily(r"question:\s*(\S+)")  # the marker of a single question, with its id
_NEARLY_QUESTION = lazily(r"questions?\b")
_FIGURE = lazily(r"figure:\s*(?P<figure>[^\[\]]*?)\s*\[(?P<statement>[^\[\]\s]+)\]", re.S)
_NEARLY_FIGURE = lazily(r"figures?\s*(?:[:\[\d]|$)")
_NO_FIGURE = (
    "to show a figure as dots, write its numbers in digits and the id of its statement: "
    "<!-- figure: 3 of 12 cases [some-id-1] -->, <!-- figure: 6 and 6 [some-id-1] --> or "
    "<!-- figure: 11 babies [some-id-1] -->"
)
_NO_QUESTION = "to show a question here, write its id: <!-- question: some-id -->"


class Masked(NamedTuple):
    """A body with its comments blanked, so that lines and columns stay; and what they were.

    `faults` are the comments that only nearly stand for something: line, column, what to do.
    """

    body: str
    markers: tuple[Marker, ...]
    faults: tuple[tuple[int, int, str], ...]


def mask(body: str, first_line: int, file: str) -> Masked:
    """Blank the comments of a body, the first line of which has the number `first_line`."""
    if "<!--" not in body:
        return Masked(body, (), ())
    markers: list[Marker] = []
    faults: list[tuple[int, int, str]] = []

    def blank(match: re.Match[str]) -> str:
        whole: str = match.group()
        if match["comment"] is None:
            return whole
        comment = match["comment"].strip()
        line = first_line + body.count("\n", 0, match.start())
        if comment in MARKERS:
            markers.append(Marker(comment, Location(file, line)))
        elif one := _QUESTION.fullmatch(comment):
            markers.append(Marker("question", Location(file, line), one[1]))
        elif _NEARLY_QUESTION.match(comment):
            faults.append((line, 1, _NO_QUESTION))
        elif one := _FIGURE.fullmatch(comment):
            start = match.start("comment") + len(match["comment"]) - len(match["comment"].lstrip())
            pictured = _pictured(one, body, start, Location(file, first_line))
            markers.append(Marker("figure", Location(file, line), pictured=pictured))
            if not (read(pictured.figure) or no_count(pictured.figure)):
                faults.append((pictured.location.line, pictured.location.column, _NO_FIGURE))
        elif _NEARLY_FIGURE.match(comment):
            faults.append((line, 1, _NO_FIGURE))
        return re.sub(r"[^\n]", " ", whole)

    return Masked(_MASKABLE.sub(blank, body), tuple(markers), tuple(faults))


def _pictured(match: re.Match[str], body: str, start: int, first: Location) -> Pictured:
    """What a marker shows as dots, from the match in its comment, which begins at `start`.

    `first` is the location of the body.
    """
    at = start + match.start("figure")
    column = at - body.rfind("\n", 0, at)
    location = first._replace(line=first.line + body.count("\n", 0, at), column=column)
    return Pictured(" ".join(match["figure"].split()), match["statement"], location)


def misplaced(text: str) -> str:
    """Why a comment at the start of `text` is not read as a marker; "" if it is none."""
    names = "|".join((*MARKERS, r"question:\s*\S+", r"figure:[^>]*?"))
    marker = re.match(rf"<!--\s*({names})\s*-->", text)
    if not marker:
        return ""
    return f"the marker <!-- {marker[1]} --> must stand alone on its line, at the left margin"
