"""Words in which a page speaks of itself, reworded or left out where nobody sees the page. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefed.outputs.fitting import CHOICES
from briefed.outputs.slide_html import sentences, text
from briefed.text.patterns import lazily
from briefed.text.words import squeeze

# What is turned, by how it begins or wherever it stands.
_TURNED = (
    (lazily(r"^After this \w+ you can\b"), "After this session you can"),
    (lazily(r"^This part\s+(?=asks|is|looks|shows|says|tells)"), "This session "),
    (lazily(r"\bon\s+this\s+page\b"), "on the handout"),  # which has the quotes of the page
    (lazily(r"\bfrom\s+the\s+page\b"), "from the handout"),
)
# Sentences that are left out: they lead to another place of the page or of the site.
_LEADS = lazily(
    r"\bMy learning\b|\b(?:this|the) page says?\b|\b(?:next|earlier|previous|last) part\b"
    r"|\bfurther (?:on|up|down)\b|\b(?:later|earlier) (?:in|on) this (?:part|page)\b"
    r"|\b(?:explained|described|told|asked|said) below\b|\b(?:tap|click)\b",
    re.I,
)
_WORDS = lazily(
    r"(<(?:p|li)>)((?:(?!</?(?:p|li|ul|ol|div|table)\b).)*)(?=</(?:p|li)>|<[uo]l)", re.S
)


def turned(words: str) -> str:
    """Words of a page as a room is told them."""
    for pattern, instead in _TURNED:
        words = pattern.sub(instead, words)
    return words


def off_the_page(blocks: Iterable[str]) -> list[str]:
    """The blocks of a page without what leads to another place of it, the others turned.

    `blocks` are HTML; a block with nothing left in it is dropped.
    """
    shown = [
        block if f'class="{CHOICES}"' in block else _WORDS.sub(_kept, block) for block in blocks
    ]
    return [block for block in shown if text(block).strip() or "<img" in block or "<svg" in block]


def _kept(found: re.Match[str]) -> str:
    """What is left of the words of a paragraph or an item."""
    said = sentences(turned(found[2]))
    kept = [one for one in said if not _LEADS.search(squeeze(text(one)))]
    if kept == said:
        return f"{found[1]}{turned(found[2])}"
    return found[1] + re.sub(r"[;:,]$", ".", " ".join(kept))
