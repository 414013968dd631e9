"""What limits a quote and is lacking in ours: "some", "may", "evidence of", "not always"."""

from __future__ import annotations

from collections.abc import Iterator

from ..figures import may_hold
from . import measures, tables
from .excess import Excess
from .shares import share
from .reading import BREAKS, Mark, Quote, Reading, about, negated, roots

_CONDITIONS = frozenset("in where when for if during at within following after".split())
_REACH = 8  # words behind a limit that it limits
_BEHIND = frozenset("where when if which who whose whether".split())  # where what is limited ends
# What seemed so, may be so, or was said by somebody, is not yet so.
_SEEMING = frozenset((*tables.SEEMING, *tables.TOLD))  # these limit the whole clause
_FEW = frozenset(tables.FEW)
_OPEN = frozenset("perhaps possible possibly if whether point".split())
_PAST = frozenset("was were had did been".split())
_PRESENT = frozenset("is are do does has have will".split())
_RELATIVE = frozenset("which who whose where whom".split())
_BEING = frozenset("been was were be is not never".split())  # "had not been told" leaves nothing to anybody
_SINGLE = frozenset("a an one the this his her".split())
_RECORD = {(word,) for word in ("record", "records", "note", "notes", "evidence")}
_LEADING = 5  # a limit among the first words of a sentence limits all of it
_TO_COME = frozenset("will shall going plan plans planned promise promised promises".split())


def found(ours: Reading, quote: Quote, said: Reading) -> Iterator[Excess]:
    """Everything that ours says without a limit that the quote sets."""
    held = quote.support(ours)
    for part in quote.nearest(ours):
        yield from dropped(ours, part, said)
    yield from ended(ours, held)
    yield from generalised(ours, held)
    yield from multiplied(ours, held)
    yield from unrestricted(ours, held)
    if mark := _first(ours, "not at all"):
        yield from not_at_all(ours, mark, quote.support(ours, mark.at))
    yield from one_of_two(ours, held)
    yield from done_already(ours, held)
    yield from done_as_advised(ours, held)
    yield from without_condition(ours, held, said)


def dropped(ours: Reading, held: Reading, said: Reading) -> Iterator[Excess]:
    """What the quote says with a limit and ours without any."""
    held_limits = list(_limits(held))
    if not held_limits or ours.has(_OPEN) or said.words and not ours.has(tables.FINITE):
        return
    hedges = [mark.at for mark in ours.marks("certainty") if mark.level == 1]
    counts = [mark.level for mark in ours.marks("degree")]
    whole = not hedges and not _hedges(ours) and not ours.has(tables.NUMBERS | {"would"}) and min(counts, default=4) > 3 and not ours.marks("share") and not any(word[0].isdigit() for word in ours.words)
    for limit, kind in held_limits:
        if limit.text.lower() in tables.LASTING:
            if ours.has(tables.EARLY) or negated(held, limit.at):
                continue
        elif kind == "degree" and not whole:
            continue
        if limit.text[0].isdigit() and (counts or may_hold(ours.text) or len(ours.roots & held.roots) < 2) or _says_so(ours, held, limit):
            continue
        shared = _under(ours, held, limit, not said.words)
        if shared:
            claimed = max(at for at, one in enumerate(ours.rooted) if one in shared)
            if not any(_part(ours, hedge) <= _part(ours, claimed) for hedge in hedges):
                yield Excess(kind, ours.shown[claimed], limit.text, True)


def _hedges(ours: Reading) -> bool:
    """Whether a sentence keeps to some of the cases: "where …", "such …", "these cases"."""
    return ours.has(tables.HEDGING) or ours.has(tables.AUDIT) and ours.has(tables.NAMING) or any(word == "these" or word == "those" and behind in tables.HEADS for word, behind in zip(ours.words, ours.words[1:]))


def _says_so(ours: Reading, held: Reading, limit: Mark) -> bool:
    """Whether ours, too, leaves to others what the limit leaves to them, or tells of an aim as an aim."""
    bare = limit.text.lower()
    return ours.says(bare) or bare in _SEEMING and any(word in tables.ATTRIBUTING and ours.words[at - 1] not in _BEING for at, word in enumerate(ours.words)) or bare in tables.AIMS and ours.has(tables.AIMING) or bare.startswith("would") and "would" in ours.words


def _under(ours: Reading, held: Reading, limit: Mark, alone: bool) -> frozenset:
    """The roots that ours claims of what a limit is put upon; none where ours speaks of something else.

    `alone` is true where a sentence speaks of the quote and of nothing else, as it may in a question.
    """
    common = ours.roots & held.roots
    limited = _limited(held, limit)
    if len(common) < 2 and (common != ours.roots or not common or ours.has(tables.AUDIT)):
        return common & {limited[0]} if limit.text.lower() == "evidence of" else frozenset()
    leads = alone and limit.at < _LEADING and not ours.has(tables.AUDIT)
    return common if leads or limit.text.lower() in _SEEMING else common.intersection(limited)


def _part(ours: Reading, at: int) -> int:
    """The number of the part of a sentence that a word stands in, as commas and their like part it."""
    return sum(word in BREAKS or word == "," for word in ours.words[:at])


def _limits(held: Reading) -> Iterator[tuple[Mark, str]]:
    """Every limit of a text, with its kind."""
    for mark in held.marks("limit"):
        bare = mark.text.lower()
        if bare in _FEW:
            if bare not in ("part of", "parts of") or measures.of_time(held, mark):
                yield mark, "degree"
        else:
            yield mark, "certainty"
    for at, (word, behind) in enumerate(zip(held.words, held.words[1:])):
        if word in ("over", "under", "aged") and behind.isdigit():
            yield Mark(" ".join(held.shown[at : at + 2]), at, 2, 1), "degree"
    if word := share(held, False)[1]:
        if (part := share(held, False)[0]) < 4:
            at = held.shown.index(word.split()[0])
            yield Mark(word, at, len(word.split()), part), "degree"


def _limited(held: Reading, limit: Mark) -> list[str]:
    """The roots of the words that a limit is put upon, in their order: those behind it, to the end of its clause."""
    found: list[str] = []
    start = limit.at + limit.length
    for word, rooted in zip(held.words[start : start + _REACH], held.rooted[start : start + _REACH]):
        if word in BREAKS or word in _BEHIND:
            break
        found += [rooted] if rooted else []
    return found or [""]


def not_at_all(ours: Reading, mark: Mark, held: Reading) -> Iterator[Excess]:
    """What was not done at all, in ours, where the quote says that it was done in part, advises it, or finds no record of it."""
    if held.roots.isdisjoint(about(ours, mark.at)) or _hedges(ours) or ours.has(tables.IN_PART) or _first(ours, "partly") or ours.marks("degree"):
        return
    partly, wholly = _first(held, "partly"), next((one for one in held.marks("not at all") if one.text.lower() != "not"), None)
    if wholly and held.words[wholly.at + 1 : wholly.at + 2] in _RECORD and len(ours.roots & held.roots) > 1 and not ours.has(tables.RECORDS):
        yield Excess("certainty", mark.text, held.shown[wholly.at + 1])
        return
    if ours.marks("obligation") or len(ours.roots & held.roots) < 2 or _denies_alike(ours, mark, held):
        return
    advice = _first(held, "obligation")
    if partly and not wholly:
        yield Excess("degree", mark.text, partly.text)
    elif advice and not wholly and "not" not in held.words:
        yield Excess("certainty", mark.text, advice.text)
    elif wholly and held.has(tables.RECORDS) and not ours.has(tables.RECORDS):
        yield Excess("certainty", mark.text, next(word for word in held.words if word in tables.RECORDS))


def ended(ours: Reading, held: Reading) -> Iterator[Excess]:
    """ "The visits stopped", where the quote has "became less frequent"."""
    mark, less = _first(ours, "ended"), _first(held, "less") or next((one for one in held.marks("degree") if one.level == 1 and measures.of_time(held, one)), None)
    if mark and less and not held.marks("ended") and not negated(ours, mark.at) and not ours.roots.isdisjoint(held.roots):
        yield Excess("degree", mark.text, less.text)


def generalised(ours: Reading, held: Reading) -> Iterator[Excess]:
    """ "They do not ask", where the quote has "were not asked": what was found in the cases read, as what always happens."""
    if ours.has(_PAST) or ours.has(tables.AUDIT) or not held.has(_PAST) or held.has(_PRESENT) or _hedges(ours) or held.marks("obligation") or len(ours.roots & held.roots) < 2:
        return
    for at, (word, behind) in enumerate(zip(ours.words, ours.words[1:])):
        if word in _PRESENT and behind in ("not", "never"):
            yield Excess("scope", " ".join(ours.shown[at : at + 2]), next(one for one in held.words if one in _PAST))


def multiplied(ours: Reading, held: Reading) -> Iterator[Excess]:
    """ "Support workers remembered", where the quote has "a support worker remembered"."""
    if not any(word in _PAST or word in tables.PAST or word.endswith("ed") for word in held.words) or held.has(tables.NEGATORS) or held.marks("obligation") or len(ours.roots & held.roots) < 2:
        return
    for at, word in enumerate(held.words):
        plural = tables.PLURALS.get(word, f"{word}s")
        if plural in ours.words and plural not in held.words and word not in ours.words and not _SINGLE.isdisjoint(held.words[max(0, at - 3) : at]):
            if not any(one in ("of", "other") for one in held.words[max(0, at - 3) : at]):
                yield Excess("scope", ours.shown[ours.words.index(plural)], " ".join(held.shown[max(0, at - 1) : at + 1]))


def unrestricted(ours: Reading, held: Reading) -> Iterator[Excess]:
    """ "All of the cases", where the quote has "all of the cases in which an image had been circulated"."""
    if len(ours.roots & held.roots) < 2 or _hedges(ours):
        return
    mine = next((mark for mark in ours.marks("degree") if mark.level == 4), None)
    for mark in held.marks("degree"):
        if mine and mark.level == 4 and (begins := next((at for at in range(mark.at + 2, min(mark.at + 6, len(held.words))) if held.words[at] in _RELATIVE), 0)):
            restricted = frozenset(held.rooted[begins:]) - {""}
            if len(restricted) > 1 and restricted.isdisjoint(ours.roots) and not held.has(("audited", "reviewed", "sampled", "seen", "read")):
                yield Excess("scope", mine.text, " ".join(held.shown[mark.at : begins + 2]))


def _denies_alike(ours: Reading, mark: Mark, held: Reading) -> bool:
    """Whether the quote denies the same thing: "not written down"."""
    denied = roots(" ".join(ours.words[mark.at + 1 : mark.at + 5]))
    partly = {one.at for one in held.marks("partly")}
    return any(denied & roots(" ".join(held.words[one.at + 1 : one.at + 5])) for one in held.marks("not at all") if one.at not in partly)


def _first(text: Reading, table: str) -> Mark | None:
    return next(iter(text.marks(table)), None)


def one_of_two(ours: Reading, held: Reading) -> Iterator[Excess]:
    """ "Died", where the quote has "were seriously harmed or died"."""
    if len(ours.roots & held.roots) < 3:
        return
    for at, word in enumerate(held.words[1:-1], 1):
        if word != "or" or not _alternatives(held, at) or negated(held, at):
            continue
        first, second = roots(held.words[at - 1]), roots(held.words[at + 1])
        kept = first & ours.roots or second & ours.roots
        if bool(first & ours.roots) != bool(second & ours.roots):
            yield Excess("degree", next(one for one in ours.shown if roots(one) & kept), " ".join(held.shown[at - 1 : at + 2]))


def _alternatives(held: Reading, at: int) -> bool:
    """Whether "or" stands between two words of one form, and not between phrases: "harmed or died", "either current or previous"."""
    first, second = held.words[at - 1], held.words[at + 1]
    return "either" in held.words[max(0, at - 4) : at] or first[-2:] == second[-2:]


def done_already(ours: Reading, held: Reading) -> Iterator[Excess]:
    """ "Agencies have reported", where the quote has "will be reporting"."""
    if "will" in held.words and not ours.has(_TO_COME) and len(ours.roots & held.roots) > 1:
        for at, word in enumerate(ours.words[:-1]):
            if word in ("have", "has", "had") and ours.words[at + 1].endswith(("ed", "en")):
                yield Excess("certainty", " ".join(ours.shown[at : at + 2]), "will")


def without_condition(ours: Reading, held: Reading, said: Reading) -> Iterator[Excess]:
    """ "Joint supervision would be beneficial", where the quote begins "In complex cases, …"."""
    if "," not in held.words or held.words[0] not in _CONDITIONS or _hedges(ours) or ours.has(("this", "it", "in")):
        return
    comma = held.words.index(",")
    condition = roots(" ".join(held.words[:comma]))
    tied = held.words[0] in _BEHIND or any(word in tables.HEADS for word in held.words[:comma])
    if tied and condition and not any(word[0].isdigit() for word in held.words[:comma]) and condition.isdisjoint(ours.roots | said.roots):
        common = roots(" ".join(held.words[comma:])) & ours.roots
        if len(common) > 1:
            yield Excess("scope", next(one for one in ours.shown if roots(one) & common), " ".join(held.shown[:comma]), True)


def done_as_advised(ours: Reading, held: Reading) -> Iterator[Excess]:
    """ "Health visitors have registered the father", where the quote has "should ensure"."""
    advice = next((mark for mark in held.marks("obligation") if mark.text.lower() in ("should", "must")), None)
    if not advice or _hedges(ours) or ours.has(tables.AUDIT) or ours.marks("obligation") or len(ours.roots & held.roots) < 2:
        return
    for at, word in enumerate(ours.words):
        if word in ("have", "has", "had", "was", "were", "did") and word not in held.words:
            yield Excess("certainty", ours.shown[at], advice.text)
