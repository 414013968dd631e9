"""Who did something to whom: "social care knew", where the quote has "housing was aware"."""

from __future__ import annotations

from collections.abc import Iterator

from briefed.checking.overstatement import names
from briefed.checking.overstatement.excess import Excess
from briefed.checking.overstatement.reading import BE, CLAUSE_ENDS, Reading, root

_REACH = 5  # words behind a subject in which its verb is
_KNOWING = frozenset(map(root, ("know", "aware")))
_JOINING = frozenset(("and", "or", "nor"))
# Both sides do these: "the nurse met the mother".
_MUTUAL = frozenset("meet met work worked share shared agree agreed attend attended".split())


def swapped(ours: Reading, held: Reading) -> Iterator[Excess]:
    """A doer of ours whom the quote names elsewhere, while another did it there."""
    mine = _subject(ours)
    theirs = _subject(held)
    if not mine or not theirs:
        return
    known_as = _names(ours, mine)
    if (
        known_as & _names(held, theirs)
        or not any(_named_from(held, theirs[1], name) for name in known_as)
        or ours.has(_MUTUAL)
        or not _JOINING.isdisjoint((*ours.words[: mine[1] + 1], *held.words[: theirs[1] + 1]))
    ):
        return
    verb = _verb_of(ours, mine)
    if verb and verb == _verb_of(held, theirs):
        yield Excess(
            "scope",
            " ".join(ours.shown[mine[0] : mine[1]]),
            " ".join(held.shown[theirs[0] : theirs[1]]),
        )


def _subject(text: Reading) -> tuple[int, int] | None:
    """Where the service or the person is that a text begins with, or None."""
    start = 1 if text.words[0] in ("the", "a", "an") else 0
    for mark in text.marks("service"):
        if mark.at in (start, start + 1):
            return mark.at, mark.at + mark.length
    if text.words[start : start + 1] and text.words[start] in names.PEOPLE:
        return start, start + 1
    return None


def _names(text: Reading, at: tuple[int, int]) -> frozenset[str]:
    """The names that may stand for a subject."""
    name = " ".join(text.words[slice(*at)])
    return names.SERVICE_NAMES.get(name, frozenset((name, name.removesuffix("s"))))


def _named_from(text: Reading, start: int, name: str) -> bool:
    """Whether a text has a name behind an index."""
    return f" {name} " in f" {' '.join(text.words[start:])} "


def _verb_of(text: Reading, at: tuple[int, int]) -> tuple[str, bool] | None:
    """The root of the verb right behind a subject, and whether "was" comes before it."""
    passive = False
    for index in range(at[1], min(at[1] + _REACH, len(text.words))):
        word = text.words[index]
        if word in CLAUSE_ENDS:
            break
        if word in BE:
            passive = True
        elif text.rooted[index] in _KNOWING:
            return "know", False
        elif text.rooted[index]:
            return text.rooted[index], passive
    return None
