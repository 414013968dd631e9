"""Addresses on the web among the words of a slide. Pure.

Slides show an address without what every address has; the notes of the slide list it in full.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from selectolax.lexbor import LexborHTMLParser

from briefed.text.patterns import lazily

_ADDRESS = lazily(r"https?://[^\s<>\"]+[^\s<>\".,;:)]")

# Parts words into words and addresses: each part with what it leads to, or "".
Links = Callable[[str], Iterator[tuple[str, str]]]


def as_shown(address: str) -> str:
    """An address as people read it."""
    return re.sub(r"^https?://|/$", "", address)


def addresses(notes: Sequence[str]) -> dict[str, str]:
    """The addresses on the web that notes list, by how slides show them."""
    said = " ".join(LexborHTMLParser(one).text(separator=" ") for one in notes if one)
    return {as_shown(one): one for one in _ADDRESS.findall(said)}


def linking(known: Mapping[str, str]) -> Links:
    """What finds addresses. `known` has each address by how slides show it.

    An address that is written in full leads to itself.
    """
    longest_first = sorted(known, key=len, reverse=True)
    pattern = re.compile("|".join([_ADDRESS.pattern, *map(re.escape, longest_first)]))

    def parted(words: str) -> Iterator[tuple[str, str]]:
        at = 0
        for found in pattern.finditer(words):
            if found.start() > at:
                yield words[at : found.start()], ""
            yield found[0], known.get(found[0], found[0])
            at = found.end()
        if words[at:]:
            yield words[at:], ""

    return parted
