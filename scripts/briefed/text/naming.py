"""Names in running text, in any inflection: "health visitor" in "Health visitors should …"."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable

from briefed.text.patterns import lazily
from briefed.text.words import TEXTS, straightened, word_stem

_WORD = lazily(r"[^\W_]+(?:['’][^\W_]+)*['’]?")
_WITHIN = lazily(r"[\s\-–]*")  # what may be between two words of one name


def named(text: str, names: Iterable[str]) -> str:
    """The first of some names that a plain text holds, as the text writes it; "" for none.

    Words are compared without case and endings, so that "service" meets "Services".
    """
    words = _words(text)
    for name in names:
        wanted = _roots(name)
        for at in range(len(words) - len(wanted) + 1 if wanted else 0):
            run = words[at : at + len(wanted)]
            if [root for _, _, root in run] == wanted and all(
                _WITHIN.fullmatch(text[one[1] : other[0]]) for one, other in itertools.pairwise(run)
            ):
                return text[run[0][0] : run[-1][1]]
    return ""


@functools.lru_cache(maxsize=TEXTS)  # each service is looked for in every statement
def _words(text: str) -> list[tuple[int, int, str]]:
    """Where each word of a text begins and ends, and its root."""
    return [(found.start(), found.end(), _root(found.group())) for found in _WORD.finditer(text)]


def same_name(one: str, other: str) -> bool:
    """Whether two names are the same but for case, endings and punctuation."""
    return _roots(one) == _roots(other)


@functools.lru_cache(maxsize=1024)
def _roots(name: str) -> list[str]:
    return [_root(word) for word in _WORD.findall(name)]


def _root(word: str) -> str:
    return word_stem(straightened(word).rstrip("'"))
