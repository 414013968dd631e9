"""Find the words inside quotation marks of any kind: " “ ” „ « » ‹ › ' ‘ ’ and others."""

from __future__ import annotations

import functools
from typing import NamedTuple

from briefed.text.patterns import lazily
from briefed.text.words import TEXTS

_STRAIGHT = str.maketrans(
    dict.fromkeys("“”„‟«»‹›❝❞〝〞〟＂″『』「」", '"') | dict.fromkeys("‘’‚‛❛❜′＇`´", "'")
)
_OPENS = lazily(r"""(?:^|(?<=[\s(\[{:;,/*_"—–-]))(?:"(?=\S)|'(?=\S))""")


class Quoted(NamedTuple):
    """Words inside quotation marks, and the offsets of the two marks.

    `start` is before the opening mark, `end` behind the closing one.
    """

    text: str
    start: int
    end: int


def straight(text: str) -> str:
    """A text with every quotation mark as a straight one, single or double; the length stays."""
    if text.isascii():  # most texts are: a translation takes twenty times as long
        return text.replace("`", "'")
    return text.translate(_STRAIGHT)


@functools.lru_cache(maxsize=TEXTS)
def may_quote(text: str) -> bool:
    """Whether a text may hold words in quotation marks.

    Quick. It may say True for a text without any, but never False for a text with some.
    """
    if '"' in text or " '" in text or text.startswith("'"):
        return True
    return (
        _OPENS.search(straight(text)) is not None
        if not text.isascii() or "'" in text or "`" in text
        else False
    )


def quoted(text: str) -> list[Quoted]:
    """The quotations of a plain text in their order; inner marks belong to the outer quotation.

    A quotation that is opened and never closed runs to the end.
    """
    marks = straight(text)
    found: list[Quoted] = []
    at = 0
    while match := _OPENS.search(marks, at):
        start = match.start()
        close = (
            _closing_double(marks, start) if match.group() == '"' else _closing_single(marks, start)
        )
        if close is None and match.group() == "'":
            at = start + 1  # an apostrophe: 'tis
            continue
        end = len(text) if close is None else close + 1
        found.append(Quoted(text[start + 1 : len(text) if close is None else close], start, end))
        at = end
    return found


def _closing_double(marks: str, start: int) -> int | None:
    """The offset of the mark that closes the double mark at `start`, or None.

    Inner quotations close first.
    """
    depth = 0
    at = start
    while at >= 0:
        opens = at == start or (
            marks[at - 1] in " ([{" and at + 1 < len(marks) and not marks[at + 1].isspace()
        )
        depth += 1 if opens else -1
        if depth == 0:
            return at
        at = marks.find('"', at + 1)
    return None


_CLOSES = lazily(r"(?<=\S)'(?!\w)")
_GOES_ON = lazily(r"s'\s+[a-z]")


def _closing_single(marks: str, start: int) -> int | None:
    """The offset of the mark that closes the single mark at `start`, or None.

    The mark in "the parents' own" is an apostrophe wherever another mark can be the end.
    """
    again = _OPENS.search(marks, start + 1)
    while again and again.group() == '"':
        again = _OPENS.search(marks, again.start() + 1)
    closing = [
        match.start()
        for match in _CLOSES.finditer(marks, start + 1, again.start() if again else len(marks))
    ]
    ends = [at for at in closing if not _GOES_ON.match(marks, at - 1)]
    return next(iter(ends or closing), None)
