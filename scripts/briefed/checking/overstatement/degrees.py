"""How many and how often: "all" for "most", "many" for "some"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefed.checking.overstatement import limiting, names, tables
from briefed.checking.overstatement.excess import Excess
from briefed.checking.overstatement.reading import (
    BREAKS,
    Mark,
    Reading,
    clause,
    conditional,
    negated,
)
from briefed.checking.overstatement.shares import counts, portion, share
from briefed.checking.overstatement.support import Quote
from briefed.text.numbers import number

# Words with too many meanings to judge.
_LOOSE = frozenset("any anyone anybody whole entire usual both mixed limited neither".split())
# Before these "common" says how many; before others it may say "shared".
_FOUND = frozenset("feature problem pattern issue finding theme practice experience in".split())
_ONLY = frozenset("only solely exclusively".split())
# Behind "everyone" these keep to a group: "everyone who cares for the baby".
_RESTRICTED = frozenset("who whose with else that".split())
_MODAL = frozenset("may might can could".split())
_EACH = frozenset("all every each".split())
_EITHER = frozenset("each either whichever".split())
_NONE = frozenset(("none", "nobody", "neither", "never", "no one", "not one", "nothing"))
_DENIALS = frozenset(
    """not no without cannot lack lacks lacked lacking missing absent didn't hadn't wasn't weren't
    haven't hasn't yet nothing failing failed failure fails""".split()
)
_MISSING = frozenset("missed missing overlooked omitted unaware refused declined without".split())
_MISSED = frozenset("missed overlooked omitted ignored excluded".split())
_CONTRASTS = frozenset("while whereas but although though".split())
_REST = frozenset("rest others remaining remainder other".split())
_TENDED = frozenset("tend tends tended".split())
_EVERYBODY = frozenset(("everybody", "everyone"))
_NO_ONE = frozenset(("nobody", "no one", "not one"))
_BACK = frozenset("these those them".split())  # how many they are stands in another part
_LATE = frozenset("after when once later then until".split())
_CLAUSE = 8  # words before "any" in which a negation makes it "none"
_APART = 0.15  # how far one share must be above another
_MOST, ALL = 3, 5


def degree(ours: Reading, quote: Quote) -> Iterator[Excess]:
    """Excesses of degree.

    "All" and "most" need as much in the quote, of things of the same kind; "many" may not replace
    "some".
    """
    for mark in ours.marks("degree"):
        if mark.level == 1:
            continue
        held = quote.support(ours, mark)
        if mark.bare == "all" and _all_of(ours, mark, held):
            yield Excess("degree", ours.written(mark), share(held)[1])
        if _says_little(ours, mark):
            continue
        if mark.level == ALL and any(one.level == ALL - 1 for one in ours.marks("degree")):
            continue  # "with one exception, every …"
        if excepted := _excepted(ours, mark, held):
            yield Excess("degree", ours.written(mark), excepted)
        if tables.DAILY.get(ours.behind(mark), f"{ours.behind(mark)}ly") in quote.whole.words:
            continue  # "every week" is "weekly"
        if mark.bare.startswith("across") and "across" in quote.whole.words:
            continue
        if mark.bare in _EACH and quote.whole.says(mark.bare) and _only_all(quote.whole):
            continue
        found = [_amount(ours, mark, part) for part in quote.joined(ours, held)]
        level, word = min(found, key=lambda one: one[0])
        if (mark.bare in _NONE and level not in (1, 2) and _denied(ours, held, quote)) or (
            mark.bare in _ONLY and _alone(held, quote)
        ):
            continue
        if mark.level == _MOST and quote.whole.has(_TENDED) and not _denies(ours):
            continue  # "tended to" is "as a rule"
        if not level and mark.level == _MOST and _elsewhere(ours, mark, quote):
            continue
        head = _head(ours, mark)
        if mark.bare in _ONLY or (
            mark.level > level and (mark.level >= _MOST or level or quote.whole.says(mark.bare))
        ):
            yield Excess("degree", ours.written(mark), word)
        elif mark.level == level == ALL and head and not _counts_alike(head, held):
            less = next((one for one in held.marks("degree") if one.level < ALL), None)
            yield Excess("degree", ours.written(mark), held.written(less) if less else "")
    if "both" in ours.words and "both" not in quote.whole.words and quote.whole.says("one of"):
        yield Excess("degree", "both", "one of")
    for mark in ours.marks("share"):
        if ours.behind(mark) in ("a", "an") and of_time(ours, mark):
            continue  # "half a year" is no share
        held = quote.support(ours, mark)
        part, word = portion(held)
        if (
            word
            and tables.SHARES[mark.bare] > part + _APART
            and not held.has(_REST)
            and not (held is not quote.whole and held.has(_BACK))
            and _denies(ours) == _denies(held)
        ):
            yield Excess("degree", ours.written(mark), word)


def _elsewhere(ours: Reading, mark: Mark, quote: Quote) -> bool:
    """Whether another part of the quote, of which our sentence tells as well, has a word as far."""
    return any(
        one.level >= mark.level
        for part in quote.parts
        if part.roots & ours.roots
        for one in part.marks("degree")
    )


def _all_of(ours: Reading, mark: Mark, held: Reading) -> bool:
    """ "All three homes", where the quote has "two of the three homes"."""
    behind = ours.behind(mark)
    return (
        bool(behind)
        and counts(behind)
        and 0 < share(held)[0] < ALL
        and any(
            one in ("of", "the", "in") and counts(whole) and number(whole) == number(behind)
            for one, whole in pairwise(held.words)
        )
    )


def _only_all(held: Reading) -> bool:
    """Whether a text counts everything that it counts: "all", and nowhere "some"."""
    return all(one.level == ALL for one in held.marks("degree")) and not share(held)[1]


def _excepted(ours: Reading, mark: Mark, held: Reading) -> str:
    """The words by which the quote leaves somebody out of our "all", or ""."""
    if mark.bare not in _EACH or any(one.bare in tables.EXCEPTING for one in ours.marks("degree")):
        return ""
    found = (one for one in held.marks("degree") if one.bare in tables.EXCEPTING)
    return next((held.written(one) for one in found), "")


def nobody(ours: Reading, quote: Quote) -> Iterator[Excess]:
    """ "No worker asked", where the quote denies nothing."""
    for at, word in enumerate(ours.words[:-1]) if "no" in ours.words else ():
        if (
            word == "no"
            and at == clause(ours, at)
            and ours.words[at + 1] not in limiting.ONE
            and any(names.HEADS.get(one, "work") != "work" for one in ours.words[at + 1 : at + 3])
            and not quote.whole.has(("no", "none", "neither", "nor"))
            and not ("not" in quote.whole.words and "any" in quote.whole.words)
        ):
            yield Excess("degree", " ".join(ours.shown[at : at + 2]))


def _says_little(ours: Reading, mark: Mark) -> bool:
    """Whether a word of degree claims nothing: "all four", "everyone who …", "if all …"."""
    behind, head = ours.behind(mark), _head(ours, mark)
    if (
        (mark.bare in _LOOSE and not (mark.bare == "whole" and of_time(ours, mark)))
        or (mark.bare == "common" and behind not in _FOUND)
        or head in names.OWN_HEADS
        or (mark.bare == "each" and not head)
    ):
        return True
    if (
        mark.bare == "all"
        and ours.before(mark) in ("at", "in")
        and (not behind or behind in BREAKS or behind == ",")
    ):
        return True  # "not at all", "three in all"
    if mark.bare == "consistent" and ours.before(mark) in ("more", "less"):
        return True
    if mark.bare == "only" and (ours.before(mark) in _MODAL or _late(ours, mark)):
        return True  # "could only do so much"
    if (behind in _RESTRICTED and mark.bare not in _NONE) or (
        mark.bare == "all" and behind and counts(behind)
    ):
        return True
    # A weaker word before it limits it: "in some examples nobody …".
    some = any(
        one.level == 1
        and (clause(ours, mark.at) <= one.at < mark.at or (not one.at and of_time(ours, one)))
        and one.bare not in _MODAL
        for one in ours.marks("degree")
    )
    return (
        some
        or negated(ours, mark.at, 8 if of_time(ours, mark) else 3)
        or conditional(ours, mark.at)
    )


def _late(ours: Reading, mark: Mark) -> bool:
    """Whether "only" says that something was late: "only heard on the day"."""
    near = ours.words[mark.at + 1 : mark.at + 4]
    behind = " ".join(ours.words[mark.at + 1 : mark.at + 9])
    return not _LATE.isdisjoint(near) or "on the day" in behind or "that day" in behind


def _amount(ours: Reading, mark: Mark, held: Reading) -> tuple[int, str]:
    """How much a quote counts: its level and its word.

    Words of the same kind as ours (counting times, or things) come before others.
    """
    found = [
        one
        for one in held.marks("degree")
        if not (1 < one.level < ALL and negated(held, one.at))
        and not (one.bare.startswith("any") and negated(held, one.at, _CLAUSE))
        and not (one.bare == "all" and held.words[max(0, one.at - 2) : one.at] == ("not", "at"))
    ]
    alike = [one for one in found if of_time(held, one) == of_time(ours, mark)]
    best = max(
        alike if mark.bare in _EVERYBODY | _NO_ONE else alike or found,
        key=lambda one: one.level,
        default=None,
    )
    level, word = (best.level, held.written(best)) if best else (0, "")
    part = share(held, (_leaves_out(ours) != _leaves_out(held)) != (mark.bare in tables.RARE))
    if part[1]:
        return max((level, word), part)
    if (
        ("both" in held.words and mark.bare in _EITHER)
        or (mark.bare == "all" and "multi-agency" in held.words and not held.marks("service"))
        or ("no" in held.words and (held.has(("without", "lacked", "lacking")) or _none(held)))
    ):
        return ALL, ""
    return level, word


def of_time(text: Reading, mark: Mark) -> bool:
    """Whether a word of degree counts times: "always", "every evening", "part of the winter"."""
    end = mark.at + mark.length
    return mark.bare in tables.TIMES or not tables.TIME_NOUNS.isdisjoint(text.words[end : end + 2])


def _denies(text: Reading) -> bool:
    """Whether a text denies something; the "not" of "more often than not" denies nothing."""
    if not text.has(_DENIALS):
        return False
    counting = {at for mark in text.marks("degree") for at in range(mark.at, mark.at + mark.length)}
    return any(
        word in _DENIALS and at not in counting and text.words[max(0, at - 1)] != "or"
        for at, word in enumerate(text.words)
    )


def _leaves_out(text: Reading) -> bool:
    """Whether a text tells of what was not done: it denies, or says "left out" or "missed"."""
    return _denies(text) or text.says("left out") or text.has(_MISSED)


def _none(held: Reading) -> bool:
    """Whether a text says "no" before a counted thing: "there was no file that …"."""
    return any(
        one == "no" and (behind in names.HEADS or behind in tables.TIME_NOUNS)
        for one, behind in pairwise(held.words)
    )


def _denied(ours: Reading, held: Reading, quote: Quote) -> bool:
    """Whether the quote denies as well: "no one", "not", "unopened"."""
    return (
        quote.whole.has(limiting.NONE | _MISSING)
        or ("not" in held.words and not held.marks("partly"))
        or any(f"un{word}" in held.words for word in ours.words)
    )


def _alone(held: Reading, quote: Quote) -> bool:
    """Whether the quote says "only", or the same in other words: "while others did not"."""
    return held.has(_ONLY | {"alone"}) or (
        quote.whole.has(_CONTRASTS) and quote.whole.has(_DENIALS)
    )


def _head(text: Reading, mark: Mark) -> str:
    """The noun that a quantifier counts: the first known one in the five words behind it, or ""."""
    if mark.bare in tables.TIMES:
        return ""
    for word in text.words[mark.at + mark.length : mark.at + mark.length + 5]:
        if word in BREAKS or word == ",":
            return ""
        if word in names.HEADS or word in names.OWN_HEADS:
            return word
    return ""


def _counts_alike(head: str, held: Reading) -> bool:
    """Whether the quote says "all" of things of the same kind as ours, or of unknown things."""
    kinds = [
        names.HEADS.get(_head(held, mark), "") for mark in held.marks("degree") if mark.level == ALL
    ]
    return not all(kinds) or not kinds or names.HEADS.get(head) in kinds
