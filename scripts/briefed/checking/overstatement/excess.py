"""What is found where a sentence of ours says more than its quote."""

from __future__ import annotations

from typing import NamedTuple


class Excess(NamedTuple):
    """A word of ours that says more than the quote: what kind, the word as written, and the weaker
    one that is held ("" for none).

    `dropped` is true where ours lacks the word that limits the quote: `word` is then what it claims without it.
    """

    kind: str  # "obligation", "certainty", "degree", "cause" or "scope"
    word: str
    held: str = ""
    dropped: bool = False
