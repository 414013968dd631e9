"""Lines of a page that are not read as what they were meant as, and what is said of them. Pure."""

from __future__ import annotations

from briefed.source.page_comments import Stray, stray
from briefed.source.page_parts import OF_BOX
from briefed.source.quotes import HalfBracketed, half_bracketed
from briefed.text.patterns import lazily
from briefed.text.similarity import nearest

NOT_INDENTED = (
    "the box above is empty, since the lines of a box are indented by four spaces: put four spaces "
    "before this line and those below it that belong to the box"
)
_BOX_ALIKE = 0.7  # least similarity of a box's name to that of a part
BOX = lazily(r'(?:!!!|\?\?\?\+?)[ ]?([\w-]+(?:[ ]+[\w-]+)*)(?:[ ]+"(.*?)")?[ ]*$')
_NEARLY_BOX = lazily(r'[!?]{1,5}\+?[ ]*(?P<name>[A-Za-z]+)(?P<title>[ ]+".*")?[ ]*')


def near_box(name: str) -> str | None:
    """The name of the part's box that a name, in lower case, was probably meant as; or None."""
    return nearest(name, OF_BOX, _BOX_ALIKE)


def nearly_box(words: str) -> str:
    """The name and the title of a part's box with too few or too many signs; "" for none."""
    found = _NEARLY_BOX.fullmatch(words)
    if not found or BOX.match(words):
        return ""
    name = near_box(found["name"].lower())
    return f"{name}{found['title'] or ''}" if name else ""


def slip_in(line: str) -> Stray | HalfBracketed | None:
    """What in a line is a marker or an id, written so that it is none; None for nearly every line.

    Its `rest` is the line to read on with.
    """
    marker = stray(line) if "<" in line or ":" in line else None
    return marker or half_bracketed(line)


def unsafe_message(text: str, message: str, open_for_good: bool) -> str:
    """What is said of a fault in a line, better where `text` shows what was meant.

    `open_for_good` is true where no comment is closed further down.
    """
    if text.startswith("<!--") and open_for_good:
        return "a comment begins here and is never closed: add -->"
    if text.startswith("<!--"):
        return (
            "a comment must begin at the left margin and be closed with --> at the end of "
            "a line, with nothing behind it"
        )
    if text.startswith(("<quiz", "</quiz")):
        return (
            "a question can't be written on a page: put it into the theme's file under "
            "quizzes/, and <!-- quiz --> or <!-- question: its-id --> here"
        )
    return message
