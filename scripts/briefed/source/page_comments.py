"""The comments of a page's Markdown: those that stand for something, and those that hide text."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefed.model import Location, Marker, Pictured
from briefed.text.patterns import lazily
from briefed.text.pictures import meant, no_count, read

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
_FIGURE = lazily(r"figure:\s*(?P<figure>[^\[\]]*?)\s*\[(?P<statement>[^\[\]\s]+)\]")
_NEARLY_FIGURE = lazily(r"figures?\s*(?:[:\[\d]|$)")
_NO_FIGURE = (
    "to show a figure as dots, write its numbers in digits and the id of its statement: "
    "<!-- figure: 3 of 12 cases [some-id-1] -->, <!-- figure: 6 and 6 [some-id-1] --> or "
    "<!-- figure: 11 babies [some-id-1] -->"
)
_ONE_LINE = "a marker must stand on one line: write it from <!-- to --> without a line break"
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
        at = Location(file, first_line + body.count("\n", 0, match.start()))
        found = _standing(match["comment"], at)
        if isinstance(found, Marker):
            markers.append(found)
        elif found:
            faults.append(found)
        return re.sub(r"[^\n]", " ", whole)

    return Masked(_MASKABLE.sub(blank, body), tuple(markers), tuple(faults))


def _standing(comment: str, at: Location) -> Marker | tuple[int, int, str] | None:
    """What the text of a comment stands for, its fault, or None where it is a comment and no more.

    `at` is the location of the comment.
    """
    words = comment.strip()
    if words in MARKERS:
        found = Marker(words, at)
    elif one := _QUESTION.fullmatch(words):
        found = Marker("question", at, one[1])
    elif one := _FIGURE.fullmatch(words):
        column = len("<!--") + len(comment) - len(comment.lstrip()) + one.start("figure") + 1
        asked = Pictured(one["figure"], one["statement"], at._replace(column=column))
        if not (read(asked.figure) or no_count(asked.figure)):
            return at.line, column, _unread(asked)
        found = Marker("figure", at, pictured=asked)
    elif _NEARLY_QUESTION.match(words):
        return at.line, 1, _NO_QUESTION
    else:
        return (at.line, 1, _NO_FIGURE) if _NEARLY_FIGURE.match(words) else None
    # The line of a marker becomes what it stands for; what is on other lines would stay.
    return (at.line, 1, _ONE_LINE) if "\n" in comment else found


def _unread(asked: Pictured) -> str:
    """What to write for a figure that can't be read."""
    write = meant(asked.figure)
    if not write:
        return _NO_FIGURE
    return (
        f"“{asked.figure}” can't be read: write <!-- figure: {write} [{asked.statement}] -->. "
        "Behind the numbers comes what was counted, in one to four words, or nothing"
    )


def misplaced(text: str) -> str:
    """Why a comment at the start of `text` is not read as a marker; "" if it is none."""
    names = "|".join((*MARKERS, r"question:\s*\S+", r"figure:[^>]*?"))
    marker = re.match(rf"<!--\s*({names})\s*-->", text)
    if not marker:
        return ""
    return f"the marker <!-- {marker[1]} --> must stand alone on its line, at the left margin"
