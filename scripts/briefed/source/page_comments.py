"""The comments of a page's Markdown: those that stand for something, and those that hide text."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefed.model import Location, Marker
from briefed.text.patterns import lazily

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
_NO_QUESTION = "to show a question here, write its id: <!-- question: some-id -->"


class Masked(NamedTuple):
    """A body with its comments blanked, so that lines and columns stay; and what they were.

    `faults` are the lines of comments that only nearly stand for something, with what to do.
    """

    body: str
    markers: tuple[Marker, ...]
    faults: tuple[tuple[int, str], ...]


def mask(body: str, first_line: int, file: str) -> Masked:
    """Blank the comments of a body, the first line of which has the number `first_line`."""
    if "<!--" not in body:
        return Masked(body, (), ())
    markers: list[Marker] = []
    faults: list[tuple[int, str]] = []

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
            faults.append((line, _NO_QUESTION))
        return re.sub(r"[^\n]", " ", whole)

    return Masked(_MASKABLE.sub(blank, body), tuple(markers), tuple(faults))


def misplaced(text: str) -> str:
    """Why a comment at the start of `text` is not read as a marker; "" if it is none."""
    names = "|".join((*MARKERS, r"question:\s*\S+"))
    marker = re.match(rf"<!--\s*({names})\s*-->", text)
    if not marker:
        return ""
    return f"the marker <!-- {marker[1]} --> must stand alone on its line, at the left margin"
