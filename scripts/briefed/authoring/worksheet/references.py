"""The references on a worksheet: which form is meant, and which words it had.

A reference such as K7Q4-9ZD2M has two halves. The first is a hash of the form's address, the second
a hash of the words that it had when the worksheet was made, and a sign that tells a slip.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable
from typing import NamedTuple

from briefed.text.patterns import lazily

TO_WRITE, GONE = "to write", "gone from the course"  # what may be above a reference
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # without I, L, O and U, which are misread
_SHORTEST = 4
_LONGEST = 26
_OF_WORDS = 4
_WRITTEN = lazily(r"\bRef\.?\s*([0-9A-Za-z]{4,26})\s*[-‐‑–—]\s*([0-9A-Za-z]{5})\b")
_NEARLY = lazily(r"\bRef\b\.?\s*\S.*")
_MISREAD = str.maketrans("OIL", "011")


class Reference(NamedTuple):
    """A reference as it was read: the beginning of the hash of an address, and that of words."""

    address: str
    words: str

    @property
    def beginning(self) -> str:
        """What every reference of the same address begins with, however long it is."""
        return self.address[:_SHORTEST]

    def __str__(self) -> str:
        return f"Ref {self.address}-{self.words}{_check(self.address, self.words)}"


def length_for(addresses: Iterable[str]) -> int:
    """How many signs of their hashes tell all addresses of a course apart."""
    hashes = [_hash(address) for address in addresses]
    lengths = range(_SHORTEST, _LONGEST)
    apart = (one for one in lengths if len({it[:one] for it in hashes}) == len(hashes))
    return next(apart, _LONGEST)


def made(address: str, words: str, length: int) -> Reference:
    """The reference of a form with an address and words."""
    return Reference(_hash(address)[:length], _hash(words)[:_OF_WORDS])


def means(reference: Reference, address: str) -> bool:
    """Whether a reference is that of an address."""
    return _hash(address).startswith(reference.address)


def beginning_of(address: str) -> str:
    """What every reference of an address begins with."""
    return _hash(address)[:_SHORTEST]


def with_words(reference: Reference, words: str) -> Reference:
    """The reference of the same form when it has other words."""
    return reference._replace(words=_hash(words)[:_OF_WORDS])


def has_words(reference: Reference, words: str) -> bool:
    """Whether these are the words that a form had when its reference was made."""
    return _hash(words)[:_OF_WORDS] == reference.words


def reference_in(text: str) -> Reference | str | None:
    """The reference in a text; the damaged reference as written; None where there is none."""
    if not (found := _WRITTEN.search(text)):
        nearly = _NEARLY.search(text) if "Ref" in text and "-" in text else None
        return nearly[0].strip()[:40] if nearly else None
    address, words = (half.upper().translate(_MISREAD) for half in found.groups())
    read = Reference(address, words[:_OF_WORDS])
    return read if words[-1] == _check(*read) else found[0]


def begins_form(words: str) -> bool:
    """Whether these are the words of a cell that has a reference, perhaps below a mark, alone.

    A word processor may have put the end of a line, or nothing, in the place of each space.
    """
    bare = "".join(words.split())
    for mark in (TO_WRITE, GONE):
        bare = bare.removeprefix("".join(mark.split()))
    return bool(_WRITTEN.fullmatch(bare)) and isinstance(reference_in(bare), Reference)


def _check(address: str, words: str) -> str:
    return _hash(f"check {address}-{words}")[0]


@functools.lru_cache(maxsize=4096)  # each command asks several times for those of a course
def _hash(text: str) -> str:
    """The SHA-256 of a text in the signs of a reference."""
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:17], "big")
    return "".join(_SIGNS[number >> 5 * at & 31] for at in range(_LONGEST))
