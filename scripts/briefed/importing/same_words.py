"""Proof that an import changed no word: how the words of two texts are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefed.errors import InputError
from briefed.importing.blocks import Block
from briefed.model import Location
from briefed.source.briefing_lines import cells
from briefed.text.patterns import lazily
from briefed.text.words import BULLETS, OUTER, plain, straightened, tokens

_ATTRIBUTE = lazily(r"[ ]*\{:?[ ]*#[a-z0-9-]+[ ]*\}(?=[ ]*\|?[ ]*$)", re.M)
_PIECE = lazily(
    rf"\n[ \t]*\n|\n(?=[ \t]*(?:(?:[{BULLETS}+o]|\d{{1,3}}[.)])[ \t]|\||#{{1,6}} |\[\^))"
)
# Signs of form at the start of a piece, and lines that have nothing else.
_FORM = lazily(
    rf"^[ \t]*(?:(?:[{BULLETS}+]|o(?=[ \t])|#{{1,6}})[ \t]+"
    r"|={3,}[ \t]*$|\|?[ :|-]*-[ :|-]*\|?[ \t]*$)",
    re.M,
)
_NOTE_MARK = lazily(r"\[\^[\w-]+\]:?")
_SHOWN = 6  # words on either side of a difference


def without_ids(canonical: str) -> str:
    """A canonical briefing without its ids. The number of its lines stays the same."""
    return _ATTRIBUTE.sub("", canonical)


def same_words(original: str, canonical: str) -> bool:
    """Whether two texts certainly have the same words in the same paragraphs.

    This is quick. False only means that a closer comparison must decide.
    """
    return _raw_pieces(_NOTE_MARK.sub("", original)) == _raw_pieces(without_ids(canonical))


def _raw_pieces(text: str) -> list[list[str]]:
    return [words for piece in _PIECE.split(text) if (words := _FORM.sub("", piece).split())]


def word_sequence(text: str) -> list[str]:
    """The words of an original or a canonical text, in order. An import may not change them."""
    return [word for piece in word_pieces(text) for word in piece]


def word_pieces(text: str) -> list[list[str]]:
    """The words of an original or a canonical text, one list for each paragraph and item."""
    return [list(tokens(_FORM.sub("", piece))) for piece in _PIECE.split(without_ids(text))]


def original_pieces(original: str) -> list[list[str]]:
    """The words of an original, one list for each paragraph and item, without the marks of notes.

    An original marks a footnote where it belongs, and has its text as a paragraph further down.
    """
    pieces = _PIECE.split(without_ids(_NOTE_MARK.sub("", original)))
    return [list(tokens(_FORM.sub("", part))) for piece in pieces for part in _parts(piece.strip())]


def _parts(piece: str) -> Iterator[str]:
    """A paragraph in the parts in which it is read."""
    lines = piece.split("\n")
    while heads(lines):
        yield lines.pop(0)
    yield "\n".join(lines)


def heads(lines: list[str]) -> bool:
    """Whether the first of some lines is a heading with its text right below it.

    It is shorter than they are, and is in bold or ends in a colon.
    """
    first = lines[0].strip()
    if (
        len(lines) < 2
        or len(first) > 0.7 * max(map(len, lines))
        or not (first[:1].isupper() or first.startswith(("*", "_")))
    ):
        return False
    return bool(re.fullmatch(r"(\*\*|__).+\1:?", first)) or (
        first.endswith(":") and len(first.split()) <= 8 and lines[1].strip()[:1].isupper()
    )


def original_words(original: str) -> list[str]:
    """The words of an original, in order, without the marks of its footnotes."""
    return [word for piece in original_pieces(original) for word in piece]


def first_difference(before: list[str], after: list[str]) -> int:
    """The index of the first word in which two sequences differ, or the shorter one's length."""
    pairs = zip(before, after, strict=False)
    differing = (index for index, (old, new) in enumerate(pairs) if old != new)
    return next(differing, min(len(before), len(after)))


def prove(words: list[str], blocks: list[Block], file: str) -> None:
    """Raise InputError unless a file's own words and those of its blocks are the same sequence."""
    before = _bare(words)
    after = [
        word
        for block in blocks
        for text in (block.typed, *_texts(block))
        for word in _bare(plain(text).split())
    ]
    if before != after:
        raise changed(before, after, file)


def _texts(block: Block) -> list[str]:
    """A block's words as inline Markdown; the cells of a table's row are a text each."""
    if block.kind not in ("head", "row"):
        return [block.text]
    return cells(block.text.split("\n")[0])


def _bare(words: Iterable[str]) -> list[str]:
    """Words as they are compared: without emphasis, and without the signs of items."""
    return [
        bare
        for word in words
        if (bare := straightened(word).strip(OUTER + BULLETS + "*_#|")) and bare != "o"
    ]


def changed(before: list[str], after: list[str], file: str) -> InputError:
    """The error that shows where two sequences of words differ first."""
    index = first_difference(before, after)
    end = index + _SHOWN
    return InputError(
        "this file can't be read word for word, so nothing was written: behind "
        f"{' '.join(before[max(0, index - _SHOWN) : index])!r} it says "
        f"{' '.join(before[index:end])!r}, and {' '.join(after[index:end])!r} was read. Words in "
        "a text box, a picture or a field may be the cause: type them into the text itself, or "
        "bring the text as a .txt file",
        Location(file),
    )
