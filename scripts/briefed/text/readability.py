"""How hard a text is to read: the Flesch–Kincaid grade, and the syllables it is computed from.

The formula is that of Kincaid, Fishburne, Rogers and Chissom (Research Branch Report 8-75, Naval
Technical Training, 1975): the school year, in the USA, that reads such a text. Syllables are
counted by rules of English spelling. The well-kept library for this, textstat, brings a whole
language toolkit with it.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefed.text.patterns import lazily

_WORD = lazily(r"[^\W_](?:[^\s\u2013\u2014]*[^\W_])?")
_PIECE = lazily(r"[^\W\d_]+")
_APOSTROPHE = lazily(r"['’]")
_VOWELS = lazily(r"[aeiouyé]+")
# Vowels that are not heard: in "make", "handle" they differ; "asked" and "wanted"; "takes" and
# "houses"; "colleague"; "safety" and "household"; "every"; "basically".
_SILENT = lazily(
    r"(?:(?<=[^aeiouyl])|(?<=[aeiouyrw]l))e$"
    r"|(?:(?<=[^aeioutdly])|(?<=[aeiouyrwl]l))ed$"
    r"|(?:(?<=[^aeiouscgxzhl])|(?<=[aeiouyrwl]l)|(?<=[gt]h))es$"
    r"|(?<=[gq])ues?$"
    r"|(?<=[aeiouy][^aeiouyl])e(?=(?:ly|ty|ful|fully|ments?|less|lessness|ness|where|times?|things?"
    r"|works?|one|body|what|hand|holds?|guard|guards|guarding)$)"
    r"|(?<=^ev)e(?=ry|ni)"
    r"|(?<=ic)a(?=lly$)"
)
# Neighbours that are heard apart: "social" and "material", "previous" and "curious", "client",
# "usual", "being", "create", "area", "carrying", "doing"; and "optimism", "couldn't".
_APART = lazily(
    r"(?<![tscg])i(?=a(?!r$)(?!(?<=lia)n$)|ou(?!r)|um)|(?<![tscgln])i(?=o(?!us))|(?<=[tcg])i(?=ate|ati)"
    r"|i(?=e[rt]|est|en[ct])|(?<=[^gq])u(?=al|ous|at|ity|el|ing$)"
    r"|e(?=o(?!ple)|ing|act)|(?<=cr)e(?=at(?!u))|(?<=r)e(?=al)|(?<=[aeiou][^aeiou])e(?=as?$)"
    r"|y(?=ing|er)|o(?=ing|e[rt]|in[cg])|sms?$|(?<=[sd])nt$"
)


def words_of(text: str) -> list[str]:
    """The words of a plain text: whatever has a letter or a digit."""
    return _WORD.findall(text)


def syllables(word: str) -> int:
    """How many syllables a word has; a number has one, and an abbreviation one for each letter."""
    return sum(map(_of_piece, _PIECE.findall(_APOSTROPHE.sub("", word)))) or 1


def _of_piece(piece: str) -> int:
    small = piece.lower()
    heard = len(_VOWELS.findall(small))
    if piece.isupper() and (not heard or len(piece) == 2):
        return len(piece)
    return max(1, heard - len(_SILENT.findall(small)) + len(_APART.findall(small)))


def grade(sentences: Iterable[str]) -> float:
    """The Flesch–Kincaid grade of some plain sentences; 0 where there is none."""
    found = [words for sentence in sentences if (words := words_of(sentence))]
    count = sum(map(len, found))
    if not count:
        return 0
    heard = sum(syllables(word) for words in found for word in words)
    return 0.39 * count / len(found) + 11.8 * heard / count - 15.59
