"""The result of the comparison: a word of ours that says more than the quote."""

from __future__ import annotations

from typing import NamedTuple


class Excess(NamedTuple):
    """A word of ours that says more than the quote.

    `word` is the word as written, `held` the weaker word of the quote, "" for none. With `dropped`,
    our sentence lacks the word `held` that limits the quote, and `word` is what it claims without
    the limit.
    """

    kind: str  # "obligation", "certainty", "degree", "cause" or "scope"
    word: str
    held: str = ""
    dropped: bool = False
