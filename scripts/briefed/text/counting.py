"""What a number may count: the field's own nouns, the plurals of a briefing, and how to tell them.

A number word is a figure only before such a noun: "three cases" is a figure, "two prompts" is none.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from briefed.text.patterns import lazily
from briefed.text.words import word_stem

# Nouns that safeguarding practice counts, whatever the briefing; the briefing's own are added.
_COUNTED = frozenset(
    """case baby infant child family household parent mother father carer partner man men woman
    women male female people person victim sibling practitioner professional worker visitor visit
    midwife midwives agency authority trust council service team area hospital partnership
    incident review death injury plan assessment referral meeting conference group concern risk
    record audit finding recommendation percent year month week day night hour children babies
    families""".split()
)
# Nouns by which a course counts its own parts: never a finding.
_OWN = frozenset(
    """theme page question option prompt minute way step thing part time point action activity
    sentence quote statement section word topic kind sitting set idea line half third quarter
    fifth sixth seventh eighth ninth tenth""".split()
)
OWN_STEMS = frozenset(word_stem(word) for word in _OWN)
COUNTED_ROOTS = frozenset(word_stem(word) for word in _COUNTED) - OWN_STEMS
# Plurals without a final s, or without a noun.
PLURALS = frozenset("children people men women babies police staff others more times".split())
HAPPENED = frozenset("were was had have has are did died".split())  # "seven were never seen"
_IN_PLACES = lazily(
    r"(?i),?\s+(?:(?:of|in|at|from|across|within|among)\s+(?:each|every|both|either)\b"
    r"|(?:in|at|from|across|within|among)\s+(?:[\w'’-]+,?\s+){1,4}?"
    rf"(?:{'|'.join(sorted(HAPPENED))})\b)"
)
FUNCTION = frozenset(
    """a an and are as at be but by can for from had has have he her his if in into is it its may
    must nor not on or our she should so than that the their them then they this to was we were
    died did what when where which who will with would you your""".split()
)


def how_many(number: int, noun: str) -> str:
    """A number of things, in words: "1 sentence", "2 sentences"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def lasting(seconds: int) -> str:
    """A time as minutes and seconds."""
    return f"{seconds // 60}:{seconds % 60:02}"


def counted_words(texts: Iterable[str]) -> frozenset[str]:
    """The roots of what a course may count: the field's nouns and the plurals its briefing uses."""
    return _counted(tuple(texts))


@functools.lru_cache(maxsize=8)  # rules, pages and decks ask for those of the same briefing
def _counted(texts: tuple[str, ...]) -> frozenset[str]:
    words = " ".join(set(" ".join(texts).lower().split()))  # each once: most come often
    own = {
        word_stem(word)
        for word in re.findall(r"\b[^\W\d_]{3,}s\b", words)
        if not word.endswith(("ss", "us", "is"))
    }
    return frozenset(COUNTED_ROOTS | own) - OWN_STEMS


def heads(rest: str, counted: frozenset[str], many: bool = True) -> bool:
    """Whether the words after a number lead to something counted: "audited cases", "of the babies".

    With `many`, any plural counts, and so does a verb of what happened ("seven were never seen").
    """
    words = [word.rstrip("'’") for word in re.findall(r"[^\W\d_][\w'’]*", rest)]
    previous = ""
    for index, word in enumerate(words[:9]):
        lower = word.lower()
        if (lower in ("of", "the") and index == 0) or (
            previous == "of" and lower in ("the", "these", "those", "all", "our", "their")
        ):
            previous = "of"
            continue
        if lower in ("and", "or") and index:
            continue
        if lower in FUNCTION:
            return many and (
                ((not index or previous == "of") and lower in HAPPENED)
                or (previous == "of" and lower in ("them", "whom"))
            )
        root = word_stem(lower)
        if root in OWN_STEMS:
            return False
        if root in counted:
            return True
        if is_plural(lower):
            return many  # after "one", a plural is no noun that it counts
        previous = lower
    return False


def is_plural(word: str) -> bool:
    """Whether a word in lower case looks like a plural."""
    return word in PLURALS or (word.endswith("s") and not word.endswith(("ss", "ous", "us", "is")))


def in_places(text: str, start: int, end: int) -> bool:
    """Whether a share, between two offsets of a text, is one of what is in some place.

    "A quarter in each authority had a plan", "half at the ward were seen"; not "cut in half".
    """
    return bool(_IN_PLACES.match(text, end)) and not text[:start].endswith("in ")
