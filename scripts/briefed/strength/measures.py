"""A word of ours against the words of the quote on the same scale: obligation, certainty, degree; and causes."""

from __future__ import annotations

from collections.abc import Iterator

from . import tables
from .excess import Excess
from .reading import BREAKS, Mark, Quote, Reading, clause, conditional, negated, roots
from .shares import portion, share

# Too many meanings to be held against anybody.
_LOOSE_NEEDS = frozenset("need needs important vital crucial necessary critical key advice expected".split())
_LOOSE_PROOF = frozenset("shows showed shown found documented tested".split())
_PAST_NEEDS = frozenset(("had to", "having to"))  # "she had to tell it six times" tells what happened
_LOOSE_DEGREES = frozenset("any anyone anybody whole entire common usual both mixed limited neither".split())
_BEFORE_A_NOUN = {(one,) for one in "the their her his its a of in and child's mother's these those what".split()}
_ONLY = frozenset("only solely exclusively".split())
_NO_VERDICT = BREAKS | frozenset(", few little many much".split())  # behind "too"
_RESTRICTED = frozenset("who whose with else that".split())  # "everyone who cares for the baby"
_EITHER = frozenset("each either whichever".split())
_DENIALS = frozenset("not no without cannot n't lacked lacking missing absent didn't hadn't wasn't weren't haven't hasn't".split())
_LOOKING_BACK = frozenset(("is why", "was why", "that is why", "this is why", "which is why"))
_CONTRASTS = frozenset("while whereas but although though".split())
_MODAL = frozenset("may might can could".split())
_NONE = frozenset(("none", "nobody", "neither", "never", "no one", "not one", "nothing"))
_REST = frozenset("rest others remaining remainder other".split())
_APART = 0.15  # by which one share must be above another
_MOST, _ALL = 3, 4


def reach(held: Reading, scale: str) -> tuple[int, str]:
    """How far a quote goes on a scale: its highest level, 0 for none, and the word that has it."""
    best = max(held.marks(scale), key=lambda mark: mark.level, default=None)
    return (best.level, best.text) if best else (0, "")


def _amount(ours: Reading, mark: Mark, held: Reading) -> tuple[int, str]:
    """How much a quote counts, on the scale of degree: by words of the same kind as ours (times, or things), by others where it has none of these."""
    found = [one for one in held.marks("degree") if not (one.level > 1 and one.level < _ALL and negated(held, one.at))]
    alike = [one for one in found if of_time(held, one) == of_time(ours, mark)]
    best = max(alike or found, key=lambda one: one.level, default=None)
    level, word = (best.level, best.text) if best else (0, "")
    part = share(held, (_denies(ours) != _denies(held)) != (mark.text.lower() in tables.RARE))
    if part[1]:
        return max((level, word), part)
    if held.has(("both",)) and mark.text.lower() in _EITHER or held.says("no") and (held.has(("without", "lacked", "lacking")) or _none(held)):
        return _ALL, "both"
    return level, word


def _denies(text: Reading) -> bool:
    """Whether a text denies, by other words than those that count ("more often than not")."""
    counting = {at for mark in text.marks("degree") for at in range(mark.at, mark.at + mark.length)}
    return any(word in _DENIALS and at not in counting for at, word in enumerate(text.words))


def _none(held: Reading) -> bool:
    """Whether a text says "no" of things that are counted: "there was no file that …"."""
    return any(one == "no" and (behind in tables.HEADS or behind in tables.TIME_NOUNS) for one, behind in zip(held.words, held.words[1:]))


def of_time(text: Reading, mark: Mark) -> bool:
    """Whether a word of degree counts times: "always", "every evening", "part of the winter"."""
    end = mark.at + mark.length
    return mark.text.lower() in tables.TIMES or any(word in tables.TIME_NOUNS for word in text.words[end : end + 2])


def _stands(mark: Mark, held: Reading) -> bool:
    """Whether the quote has the word itself, in any of its endings."""
    bare = mark.text.lower()
    return held.says(bare) or mark.length == 1 and "-" not in bare and not roots(bare).isdisjoint(held.roots)


def obligation(ours: Reading, quote: Quote, claims: bool) -> Iterator[Excess]:
    """ "Should" may follow from a bare finding, but may not take the place of "could"; what binds more must be in the quote."""
    for mark in ours.marks("obligation"):
        held = quote.support(ours, mark.at, mark.at + mark.length)
        level, word = reach(held, "obligation")
        bare = mark.text.lower()
        if claims and bare in ("need", "needs") and level == 1 and ours.words[mark.at - 1 : mark.at] not in _BEFORE_A_NOUN and bare not in held.words:
            yield Excess("obligation", mark.text, word)
        if mark.level <= level or mark.level < 2 or bare in _LOOSE_NEEDS and (level != 1 or bare != "expected") or bare in _PAST_NEEDS and not level or _stands(mark, held):
            continue
        if negated(ours, mark.at, 2) and bare != "must" or ours.words[mark.at - 1 : mark.at] in (("would",), ("may",), ("might",)):
            continue
        if bare.endswith("to be") and "will" in held.words or bare == "cannot":
            continue
        if mark.level > _MOST and (level < _MOST or bare in tables.LAW) or mark.level == 2 and level == 1 or mark.level == _MOST and level != 2:
            yield Excess("obligation", mark.text, word)


def every_time(ours: Reading, held: Reading) -> Iterator[Excess]:
    """ "Always revisit it", where the quote leaves it open: "more consideration could be given"."""
    level, word = reach(held, "obligation")
    if level == 1:
        for at, one in enumerate(ours.words):
            if one in tables.INSISTING and one not in held.words and (at < 2 or ours.words[at - 1] in (":", ",")):
                yield Excess("obligation", ours.shown[at], word)


def certainty(ours: Reading, quote: Quote, claims: bool) -> Iterator[Excess]:
    """ "Proves" needs proof in the quote; "shows that" and "will" may not take the place of "may" or "evidence of"."""
    hedged = ours.has(tables.HEDGING) or ours.has(tables.AUDIT) and ours.has(tables.NAMING) or any(mark.level == 1 for mark in ours.marks("certainty"))
    for mark in ours.marks("certainty"):
        if mark.level < 2 or mark.text.lower() in _LOOSE_PROOF or negated(ours, mark.at) or ours.words[mark.at + 1 : mark.at + 2] in (("not",), ("never",)):
            continue
        held = quote.support(ours, mark.at, mark.at + mark.length)
        if _stands(mark, held):
            continue
        level, _ = reach(held, "certainty")
        weak = next((one.text for one in held.marks("certainty") if one.level == 1), "")
        surely = claims and weak and not hedged and level < 2 and (mark.text.lower() != "will" or len(ours.roots & held.roots) > 1)
        if mark.level > 2 and level < 2 or surely:
            yield Excess("certainty", mark.text, weak)


def degree(ours: Reading, quote: Quote) -> Iterator[Excess]:
    """ "All" and "most" need as much in the quote, of the same kind of thing; "many" may not take the place of "some"."""
    for mark in ours.marks("degree"):
        bare = mark.text.lower()
        head = "" if bare in tables.TIMES else _head(ours, mark)
        if mark.level < 2 or head in tables.OWN_HEADS or bare in _LOOSE_DEGREES and not (bare == "whole" and of_time(ours, mark)) or bare == "each" and not head:
            continue
        behind = ours.words[mark.at + mark.length : mark.at + mark.length + 1]
        if bare == "all" and ours.words[mark.at - 1 : mark.at] == ("at",) and (not behind or behind[0] in BREAKS or behind[0] == ","):
            continue  # "not at all"
        if bare in ("only", "all") and behind and (behind[0][0].isdigit() or behind[0] in tables.NUMBERS):
            continue
        if negated(ours, mark.at) or conditional(ours, mark.at) or behind and behind[0] in _RESTRICTED:
            continue
        if any(one.level == 1 and clause(ours, mark.at) <= one.at < mark.at and one.text not in _MODAL for one in ours.marks("degree")):
            continue  # "in some examples nobody …"
        held = quote.support(ours, mark.at)
        level, word = min((_amount(ours, mark, part) for part in quote.supports(ours, held)), key=lambda found: found[0])
        if bare in _NONE and level != 1 and (quote.whole.has(tables.NONE) or held.has(("not",)) and not held.marks("partly") or any(f"un{word}" in held.words for word in ours.words)):
            continue
        if bare in _ONLY and (held.has(_ONLY | {"alone"}) or quote.whole.has(_CONTRASTS) and quote.whole.has(_DENIALS) or any(one.level == 1 and one.at in range(mark.at - 4, mark.at) for one in ours.marks("degree"))):
            continue
        if (mark.level > level or bare in _ONLY) and (mark.level >= _MOST or level or quote.whole.says(bare)):
            yield Excess("degree", mark.text, word)
        elif mark.level == level == _ALL and head and not _counts_alike(head, held):
            yield Excess("degree", mark.text, next((one.text for one in held.marks("degree") if one.level < _ALL), ""))
    for mark in ours.marks("share"):
        held = quote.support(ours, mark.at)
        part, word = portion(held)
        if word and not held.has(_REST) and tables.SHARES[mark.text.lower()] > part + _APART and _denies(ours) == _denies(held):
            yield Excess("degree", mark.text, word)
    for at, one in enumerate(ours.words[:-1]):
        if one == "no" and at == clause(ours, at) and tables.HEADS.get(ours.words[at + 1], "work") != "work" and not quote.whole.has(("no", "none", "neither", "nor")):
            yield Excess("degree", f"{ours.shown[at]} {ours.shown[at + 1]}", "")


def _head(text: Reading, mark: Mark) -> str:
    """What a quantifier counts: the first known noun in the five words behind it, or ""."""
    for word in text.words[mark.at + mark.length : mark.at + mark.length + 5]:
        if word in BREAKS or word == ",":
            return ""
        if word in tables.HEADS or word in tables.OWN_HEADS:
            return word
    return ""


def _counts_alike(head: str, held: Reading) -> bool:
    """Whether the quote says "all" of things of the same kind as ours does, or of things that are not known."""
    kinds = [tables.HEADS.get(_head(held, mark), "") for mark in held.marks("degree") if mark.level == _ALL]
    return not kinds or not all(kinds) or tables.HEADS.get(head) in kinds


def cause(ours: Reading, quote: Quote) -> Iterator[Excess]:
    """A cause where the quote gives none, or another one. What may be so ("may agree because …") is none."""
    hedged = min((mark.at for mark in ours.marks("certainty") if mark.level == 1), default=len(ours.words))
    held = quote.support(ours)
    given = bool(held.marks("causal") or next(_effected(held), None)) and not held.marks("together")
    for mark in (*ours.marks("cause"), *_effected(ours)):
        if mark.at < hedged and not negated(ours, mark.at, 1) and not conditional(ours, mark.at) and not (_given(ours, mark, held) if given else _stands(mark, held)):
            yield Excess("cause", mark.text)
    for at, word in enumerate(ours.words[1:-1], 1):
        if word == "so" and not given and ours.words[at - 1] == "," and ours.words[at + 1] != "that" and hedged > at + 3:
            yield Excess("cause", ours.shown[at])


def _effected(ours: Reading) -> Iterator[Mark]:
    """The verbs that tell of an effect with a word that stands apart from them: "brought calls down", "kept him from asking"."""
    for at, word in enumerate(ours.words):
        for behind in range(at + 2, min(at + 8, len(ours.words))) if word in tables.EFFECTING else ():
            if ours.words[behind] in tables.EFFECTING[word]:
                yield Mark(ours.shown[at], at, 1, 1)
                break


def _given(ours: Reading, mark: Mark, held: Reading) -> bool:
    """Whether what stands behind a word of cause is in the quote, which gives a cause, too."""
    behind = frozenset(filter(None, ours.rooted[mark.at + mark.length :]))
    return not behind or not behind.isdisjoint(held.roots) or mark.text.lower() in _LOOKING_BACK and not held.roots.isdisjoint(ours.rooted[: mark.at])


def judgement(ours: Reading, quote: Quote) -> Iterator[Excess]:
    """A verdict on somebody or their work that the quote does not pass."""
    held = quote.whole
    word = reach(held, "obligation")[1] or reach(held, "degree")[1]
    hedged = min((mark.at for mark in ours.marks("certainty") if mark.level == 1), default=len(ours.words))
    for mark in ours.marks("verdict"):
        if mark.at < hedged and not _stands(mark, held) and not negated(ours, mark.at):
            yield Excess("degree", mark.text, word)
    for at, one in enumerate(ours.words[:-1]):
        if one == "too" and at and ours.words[at + 1] not in _NO_VERDICT and "too" not in held.words and not negated(ours, at):
            yield Excess("degree", f"{ours.shown[at]} {ours.shown[at + 1]}", word)
