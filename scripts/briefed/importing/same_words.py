"""That an import changed no word: the words of an original and of its canonical form, as they are compared."""

from __future__ import annotations

import re

from briefed.text.patterns import lazily
from briefed.text.words import BULLETS, tokens

_ATTRIBUTE = lazily(r"[ ]*\{:?[ ]*#[a-z0-9-]+[ ]*\}(?=[ ]*\|?[ ]*$)", re.M)
_PIECE = lazily(
    rf"\n[ \t]*\n|\n(?=[ \t]*(?:(?:[{BULLETS}+o]|\d{{1,3}}[.)])[ \t]|\||#{{1,6}} |\[\^))"
)
_FORM = lazily(
    rf"^[ \t]*(?:(?:[{BULLETS}+]|o(?=[ \t])|#{{1,6}})[ \t]+|={{3,}}[ \t]*$|\|?[ :|-]*-[ :|-]*\|?[ \t]*$)",
    re.M,
)
_NOTE_MARK = lazily(r"\[\^[\w-]+\]:?")


def without_ids(canonical: str) -> str:
    """A canonical briefing without its ids; its lines stay where they are."""
    return _ATTRIBUTE.sub("", canonical)


def same_words(original: str, canonical: str) -> bool:
    """Whether two texts are certainly the same words in the same paragraphs: quick, and False where a closer look must tell."""
    return _raw_pieces(_NOTE_MARK.sub("", original)) == _raw_pieces(without_ids(canonical))


def _raw_pieces(text: str) -> list[list[str]]:
    return [words for piece in _PIECE.split(text) if (words := _FORM.sub("", piece).split())]


def word_sequence(text: str) -> list[str]:
    """The words of an original or of its canonical form, in order: what an import may not change."""
    return [word for piece in word_pieces(text) for word in piece]


def word_pieces(text: str) -> list[list[str]]:
    """The same, paragraph by paragraph and item by item."""
    return [tokens(_FORM.sub("", piece)) for piece in _PIECE.split(without_ids(text))]


def original_pieces(original: str) -> list[list[str]]:
    """The same of an original, whose footnotes are marked where they belong and stand behind as paragraphs."""
    return word_pieces(_NOTE_MARK.sub("", original))
