"""Words of ours that are pasted under a second quote."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from .model import Edit, Expect, Mutant, Texts, fault_class
from .project import page_quotes
from .quotes import name

FILLER = "Talk about this with your team before you go on."


@fault_class("the same words of ours under two quotes")
def same_words_under_two_quotes(texts: Texts) -> Iterator[Mutant]:
    for first, second in itertools.pairwise(page_quotes(texts)):
        if first.file != second.file:
            continue
        below = f"\n\n{FILLER}"
        pasted = second.line(texts) + second.raw(texts).count("\n") + 2
        yield Mutant(
            f"filler under {name(texts, first)} and {name(texts, second)}",
            (
                Edit(first.file, first.end, first.end, below),
                Edit(second.file, second.end, second.end, below),
            ),
            (Expect("repeated-explanation", second.file, pasted + 2, FILLER),),
        )
