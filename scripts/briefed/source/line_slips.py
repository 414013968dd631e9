"""Lines of a page that are not read as what they were meant as, and what is said of them. Pure."""

from __future__ import annotations

import unicodedata

from briefed.source.page_comments import Stray, stray
from briefed.source.quotes import HalfBracketed, half_bracketed, misread_id

NOT_INDENTED = (
    "the box above is empty, since the lines of a box are indented by four spaces: put four spaces "
    "before this line and those below it that belong to the box"
)
NO_CODE_BLOCK = (
    "this would show as text: a code block begins at the left margin, has one word behind its "
    "signs at the most, and is closed by a line of the same signs"
)
HEADING_TWICE = "this heading is the same as the one above it: delete one of them"
NO_BULLET = "“{}” begins no item, so the page would show a text: begin the line with - and a space"
BULLETS = "•·▪‣◦●-*+"  # how a word processor begins an item, with a space that never breaks


def with_hyphen(words: str) -> str:
    """An item that a word processor's sign or space begins, as it should be written; "" for none.

    A choice of a case is reported with the others of its list.
    """
    item = words[0] not in "-*+" or words[1:2] == "\N{NO-BREAK SPACE}"
    return f"- {words[1:].lstrip()}" if item and words[1:2].isspace() and "](#" not in words else ""


def slip_in(line: str, theme: str) -> Stray | HalfBracketed | None:
    """What in a line of a theme's page is a marker or an id, written so that it is none.

    None for nearly every line. Its `rest` is the line to read on with.
    """
    marker = stray(line) if "<" in line or ":" in line else None
    return marker or half_bracketed(line) or misread_id(line, theme)


def typed_anew(words: str, at: int) -> str:
    """A line with the sign for which the one at an offset stands, such as a colon for a wide one.

    Of a sign that stands for itself, or for none on a keyboard, the line stays as it is.
    """
    meant = unicodedata.normalize("NFKC", words[at])
    return words.replace(words[at], meant) if meant.isascii() else words


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
