"""Where the paragraphs of a plain text begin, and which of its lines stand alone as headings do.

Whoever pastes a text gets a line for each paragraph, or lines that were broken where a page ends,
often without an empty line between two paragraphs. The text is laid out anew, with empty lines.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from briefed.text.patterns import lazily
from briefed.text.words import BULLETS

_MARK = lazily(rf"[ \t]*(?:[{BULLETS}+]|o(?=[ \t])|\d{{1,3}}[.)])[ \t]+\S")
_MARK_ALONE = lazily(rf"[ \t]*(?:[{BULLETS}]|\(?\d{{1,3}}[.)])[ \t]*")
_FORM = lazily(r"[ \t]*(?:\||#{1,6} |={3,}[ \t]*$|-{3,}[ \t]*$|\[\^)|[^|]*\|[^|]*\|?[^|]*$")
_CAPITALS = lazily(r"\b[^\W\d_a-z]{4,}")
_LONG_LINE = 130  # characters; no page is as wide
_WIDTH = 60  # characters; in a narrower text, lines that end early tell nothing
_EARLY = 0.8  # of the width: a line that ends before may end its paragraph
_SHORT_TITLE = 0.6  # of the width
_SHORT = 12  # words of a heading


class LaidOut(NamedTuple):
    """A text with an empty line around each paragraph.

    `headings` are the indexes of the lines that are headings, and `numbers` has for each line the
    number of the line that it was. `added` are the indexes of the empty lines that it got.
    """

    text: str
    headings: frozenset[int]
    numbers: tuple[int, ...]
    added: frozenset[int]


def lay_out(text: str, headings: frozenset[int], pasted: bool) -> LaidOut:
    """Lay out a text. `headings` are the indexes of lines that a person said are headings.

    `pasted` says that a line may be a whole paragraph. In the text of a PDF none is.
    """
    lines = text.split("\n")
    long = sum(len(line) for line in lines if len(line) > _LONG_LINE)
    whole = pasted and long >= 0.3 * max(1, len(text))
    width = _width(lines)
    out: list[tuple[str, int]] = []
    said: set[int] = set()
    added: set[int] = set()
    at = 0
    while at < len(lines):
        line, number = lines[at], at
        if _MARK_ALONE.fullmatch(line) and at + 1 < len(lines) and _continues(lines[at + 1]):
            at += 1
            line = f"{line.strip()} {lines[at].strip()}"
            number = at
        above = out[-1][0] if out else ""
        if above.strip() and line.strip():
            titled = not any(line.strip() for line, _ in out[:-1])
            apart = number in headings or len(out) - 1 in said
            if apart or _begins(above, line, whole, width) or (titled and _ends(above, width)):
                added.add(len(out))
                out.append(("", number + 1))
        if number in headings:
            said.add(len(out))
        out.append((line, number + 1))
        at += 1
    lines = [line for line, _ in out]
    numbers = tuple(number for _, number in out)
    return LaidOut("\n".join(lines), frozenset(said), numbers, frozenset(added))


def _continues(line: str) -> bool:
    return bool(line.strip()) and not _MARK.match(line) and not _MARK_ALONE.fullmatch(line)


def _width(lines: list[str]) -> int:
    """How many characters the lines of a text have that were broken at the end of the page."""
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    return lengths[int(0.9 * len(lengths))] if lengths else 0


def _ends(title: str, width: int) -> bool:
    """Whether a first line is too short to go on in the next: that one is a subtitle, or text."""
    return len(title.rstrip()) < _SHORT_TITLE * width and not _FORM.match(title)


def _begins(above: str, line: str, whole: bool, width: int) -> bool:
    """Whether a paragraph begins with a line though no empty line is above it."""
    if _MARK.match(line) or _FORM.match(line) or _FORM.match(above):
        return False
    if in_capitals(line) or in_capitals(above):
        return True
    hangs = line[:1] in " \t" and bool(_MARK.match(above) or above[:1] in " \t")
    if whole:
        return not hangs
    ended = above.rstrip()
    return (
        width >= _WIDTH
        and len(ended) < _EARLY * width
        and ended[-1] in '.!?:;”"'
        and not line.lstrip()[:1].islower()
        and not hangs
    )


def in_capitals(line: str) -> bool:
    """Whether a line is short and nearly all in capital letters, as headings of forms are."""
    letters = [sign for sign in line if sign.isalpha()]
    return (
        len(line.split()) <= _SHORT
        and bool(_CAPITALS.search(line))
        and sum(map(str.isupper, letters)) >= 0.7 * len(letters)
        and not re.search(r"[.;,!]\s*$", line)
    )
