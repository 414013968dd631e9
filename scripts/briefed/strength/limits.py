"""What limits a quote and is lacking in ours: "some", "may", "evidence of", "not always"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ..words import sentences
from . import tables
from .excess import Excess
from .reading import BREAKS, Mark, Reading, marks, read, roots

_REACH = 8  # words behind a limit that it limits
_BEHIND = frozenset("where when if which who whose whether".split())  # where what is limited ends
_SEEMING = frozenset("appeared appears appear seemed seems seem".split())
_POSSIBLE = _SEEMING | frozenset("may might could".split())
_FEW = frozenset("some several few example examples sometimes occasionally most mostly usually tendency often majority".split())
_SIGNS = ("evidence of", "risk of")
_TO_COME = frozenset("will shall going plan plans planned promise promised promises".split())


def _limit(held: Reading, at: int) -> tuple[str, str]:
    """What kind of limit begins at a word, and the limit as written; "" for none."""
    pair = " ".join(held.words[at : at + 2])
    if pair in _SIGNS:
        return "certainty", pair
    if held.words[at] in _POSSIBLE:
        return "certainty", held.shown[at]
    return ("degree", held.shown[at]) if held.words[at] in _FEW else ("", "")


def dropped(ours: Reading, quoted: str) -> Iterator[Excess]:
    """What the quote says with a limit and ours without any."""
    if ours.has(tables.HEDGING) or any(mark.level == 1 for mark in marks(ours, tables.CERTAINTY)):
        return
    whole = not any(mark.level < 4 for mark in marks(ours, tables.DEGREE)) and not any(word[0].isdigit() for word in ours.words)
    held = _nearest(ours, quoted)
    common = ours.roots & held.roots
    for at in range(len(held.words)):
        kind, limit = _limit(held, at)
        if not kind or kind == "degree" and not whole:
            continue
        limited = _limited(held, at)
        shared = common if limit.lower() in _SEEMING else common.intersection(limited)
        if shared and len(common) > 1 or limit == "evidence of" and limited[0] in shared:
            yield Excess(kind, next((one for one in ours.shown if not roots(one).isdisjoint(shared)), ""), limit, True)


def _nearest(ours: Reading, quoted: str) -> Reading:
    """The sentence of a quote that has most in common with ours."""
    return max((read(one) for one in sentences(quoted)), key=lambda held: len(ours.roots & held.roots), default=read(quoted))


def _limited(held: Reading, at: int) -> list[str]:
    """The roots of the words that a limit is put upon, in their order: those behind it, to the end of its clause."""
    found: list[str] = []
    for word in held.words[at + 1 : at + 1 + _REACH]:
        if word in BREAKS or word in _BEHIND:
            break
        found += roots(word)
    return found or [""]


def not_at_all(ours: Reading, quoted: str) -> Iterator[Excess]:
    """What was not done at all, in ours, where the quote says that it was done in part, advises it, or finds no record of it."""
    if ours.has(tables.HEDGING) or ours.has(tables.IN_PART) or _first(ours, tables.PARTLY) or any(mark.level == 1 for mark in marks(ours, tables.DEGREE)):
        return
    mark = _first(ours, tables.NOT_AT_ALL)
    if not mark or any(True for _ in marks(ours, tables.OBLIGATION)):
        return
    held = _nearest(ours, quoted)
    if len(ours.roots & held.roots) < 2 or _denies_alike(ours, mark, held):
        return
    partly, wholly = _first(held, tables.PARTLY), _first(held, tables.NOT_AT_ALL - {"not"})
    advice = _first(held, tables.OBLIGATION)
    if partly and not wholly:
        yield Excess("degree", mark.text, partly.text)
    elif advice and not wholly and "not" not in held.words:
        yield Excess("certainty", mark.text, advice.text)
    elif wholly and held.has(tables.RECORDS) and not ours.has(tables.RECORDS):
        yield Excess("certainty", mark.text, next(word for word in held.words if word in tables.RECORDS))


def _denies_alike(ours: Reading, mark: Mark, held: Reading) -> bool:
    """Whether the quote denies the same thing: "not written down"."""
    denied = roots(" ".join(ours.words[mark.at + 1 : mark.at + 5]))
    partly = {one.at for one in marks(held, tables.PARTLY)}
    return any(denied & roots(" ".join(held.words[one.at + 1 : one.at + 5])) for one in marks(held, tables.NOT_AT_ALL) if one.at not in partly)


def _first(text: Reading, table: Collection[str]) -> Mark | None:
    return next(marks(text, table), None)


def one_of_two(ours: Reading, quoted: str) -> Iterator[Excess]:
    """ "Died", where the quote has "were seriously harmed or died"."""
    held = _nearest(ours, quoted)
    if "or" in ours.words or "both" in ours.words or len(ours.roots & held.roots) < 3:
        return
    for at, word in enumerate(held.words[1:-1], 1):
        first, second = roots(held.words[at - 1]), roots(held.words[at + 1])
        if word == "or" and first and second and bool(first & ours.roots) != bool(second & ours.roots):
            kept = first & ours.roots or second & ours.roots
            yield Excess("degree", next(one for one in ours.shown if roots(one) & kept), " ".join(held.shown[at - 1 : at + 2]))


def done_already(ours: Reading, quoted: str) -> Iterator[Excess]:
    """ "Agencies have reported", where the quote has "will be reporting"."""
    held = _nearest(ours, quoted)
    if "will" in held.words and not ours.has(_TO_COME) and len(ours.roots & held.roots) > 1:
        for at, word in enumerate(ours.words[:-1]):
            if word in ("have", "has", "had") and ours.words[at + 1].endswith(("ed", "en")):
                yield Excess("certainty", " ".join(ours.shown[at : at + 2]), "will")
