"""The words of the search: how a text is parted into them, and what is left of each.

The browser is given the same patterns, so both sides look for the same. Pure.
"""

from __future__ import annotations

import functools
import re

# What parts the words of a page, and those that are sought, as the theme's search takes it: white
# space, hyphens, signs, and apostrophes but for those within a word.
BETWEEN = r"""[\s\-,:;.!?=()\[\]"“”‘„«»/]+|\B['’]|['’]\B"""
# What makes a word a possessive or a plural, and what is put there for it; the first that is found
# counts. They follow Harman, How effective is suffixing? (JASIS 42, 1991): more would take words
# for one that mean different things, and a search finds what begins with a word anyway.
ENDINGS = (
    (r"['’]s$", ""),
    (r"(?<=.[^ae])ies$", "y"),
    (r"(?:(?<=x)|(?<=ss|ch|sh))es$", ""),
    (r"(?<=.[^us])s$", ""),
)
# Words of nearly every text, which tell no place from another.
COMMON = frozenset(
    "a an and are as at be been but by can do does for from had has have he her his i if in is it "
    "its may no not of on or she so that the their them there they this to was we were what when "
    "which who will with you your".split()
)


def words(text: str) -> list[str]:
    """The words of a text that can be sought, each without its ending, in their order."""
    return [root(word) for word in re.split(BETWEEN, text.lower()) if word and word not in COMMON]


@functools.lru_cache(maxsize=20_000)  # a text has few words, again and again
def root(word: str) -> str:
    """A word without what makes it a possessive or a plural."""
    for ending, instead in ENDINGS:
        without = re.sub(ending, instead, word)
        if without != word:
            return without
    return word
