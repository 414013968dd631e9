"""The words of a text that stand in quotation marks, whatever the marks: " “ ” „ « » ‹ › ' ‘ ’ and others."""

from __future__ import annotations

from typing import NamedTuple

from briefed.text.patterns import lazily

_DOUBLE = str.maketrans(dict.fromkeys("“”„‟«»‹›❝❞〝〞〟＂″『』「」", '"'))
_SINGLE = str.maketrans(dict.fromkeys("‘’‚‛❛❜′＇`´", "'"))
_OPENS = lazily(r"""(?:^|(?<=[\s(\[{:;,/*_"—–-]))(?:"(?=\S)|'(?=\S))""")


class Quoted(NamedTuple):
    """Some words in quotation marks: the words, and where the marks begin and end."""

    text: str
    start: int
    end: int


def straight(text: str) -> str:
    """A text with every quotation mark as a straight one of the same kind and length."""
    return text.translate(_DOUBLE).translate(_SINGLE)


def may_quote(text: str) -> bool:
    """Whether a text can hold words in quotation marks; quick, and never wrong with False."""
    if '"' in text or " '" in text or text.startswith("'"):
        return True
    return (
        _OPENS.search(straight(text)) is not None
        if not text.isascii() or "'" in text or "`" in text
        else False
    )


def quoted(text: str) -> list[Quoted]:
    """What stands in quotation marks in a plain text, in its order; marks within marks belong to the outer ones.

    What is opened and never closed goes to the end.
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
    """Where the double mark that opens at a place is closed; one that opens within it is closed first."""
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
    """Where a single mark is closed. The one in "the parents' own" is an apostrophe where another mark can be the end."""
    again = _OPENS.search(marks, start + 1)
    while again and again.group() == '"':
        again = _OPENS.search(marks, again.start() + 1)
    places = [
        match.start()
        for match in _CLOSES.finditer(marks, start + 1, again.start() if again else len(marks))
    ]
    ends = [at for at in places if not _GOES_ON.match(marks, at - 1)]
    return (ends or places or [None])[0]
