"""The judgement of a sentence: does it go beyond the words that it rests on?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefed.checking.overstatement import (
    degrees,
    grounds,
    limits,
    measures,
    names,
    reasons,
    tables,
)
from briefed.checking.overstatement.claims import asks_something, claims_nothing
from briefed.checking.overstatement.denials import asserted, denied
from briefed.checking.overstatement.excess import Excess
from briefed.checking.overstatement.glance import cannot_be_stronger
from briefed.checking.overstatement.reading import Reading, commands, imperative, read
from briefed.checking.overstatement.scope import wider
from briefed.checking.overstatement.support import Quote, quote
from briefed.checking.overstatement.swaps import swapped
from briefed.checking.overstatement.turns import turned
from briefed.text.patterns import lazily
from briefed.text.words import straightened

# "Short stays mean that support is failing, so who would pick that up?"
_CLAIM_THEN_QUESTION = lazily(
    r"(?!(?:who|what|how|where|when|which|why|whose|if|as|do|does|did|is|are|was|were|can|could"
    r"|would|should|has|have|had|will|in|at|on|after|before|once|since|while)\b)"
    r"(.{20,}), (?:so|and|but) (?:who|what|how|where|when|which|why|do|does|would|could|can|is)\b",
    re.I,
)
# "Why are fathers always left out?" takes it for granted that they are.
_WHY = lazily(r"why (?:is|are|was|were|do|does|did|has|have|had) (.{20,})\?", re.I)
# Of these a claim is about the quote, though it shares no word with it.
_WHOM = names.PEOPLE_NAMES.union(word for word, kind in names.HEADS.items() if kind != "work")
_QUOTED = lazily(r"\"[^\"]{1,300}\"|(?<!\w)'[^']{1,300}'(?!\w)")


def stronger(
    sentence: str, quoted: str, said: str = "", asks: bool = False, whole: str = ""
) -> Excess | None:
    """The first point in which a plain sentence goes beyond the words that it rests on, or None.

    `quoted` are those words. `said` is what the sentence may repeat besides: a question's stem and
    option. `asks` is true where the position makes the sentence a request, as for a practice point.
    `whole` are the statements that the quote is part of: a limit in a neighbouring sentence holds
    as well.
    """
    if sentence.rstrip().endswith("?"):
        claim = _CLAIM_THEN_QUESTION.match(sentence) or _WHY.match(sentence)
        return stronger(claim[1] + ".", quoted, said, asks, whole) if claim else None
    if cannot_be_stronger(sentence, quoted, whole or quoted, asks):
        return None
    bare = straightened(sentence)
    if "'" in bare or '"' in bare:
        bare = _QUOTED.sub(" , ", bare)
    ours = Reading(bare)
    if not ours.words:
        return None
    asks = asks or commands(ours) or asks_something(bare)
    found = next(_found(ours, quote(quoted), quote(whole or quoted), read(said), asks), None)
    if found and found.held and not _is_told(found.held.lower(), ours, quoted, whole):
        found = next(_found(ours, quote(quoted), quote(quoted), read(said), asks), None)
    if found is None and ":" in bare and imperative(ours, 0) and ours.has(tables.FINITE):
        # A claim may follow the colon: "Take care: her partner had opened it".
        return stronger(bare.partition(":")[2], quoted, said, False, whole)
    return None if found and claims_nothing(bare) else found


def _found(
    ours: Reading, quoted: Quote, whole: Quote, said: Reading, asks: bool
) -> Iterator[Excess]:
    """Every point in which a sentence goes too far, the plainest first."""
    held = quoted.whole
    about = said.text and (
        ours.has(tables.READER | tables.PERSON) or ours.words[0] in tables.CHOICE
    )
    claims = not asks and (not about or ours.has(tables.AUDIT))
    yield from measures.obligation(ours, quoted, claims)
    yield from measures.certainty(ours, quoted, claims)
    if claims:
        if _about(ours, held):
            yield from degrees.degree(ours, quoted)
            yield from degrees.nobody(ours, quoted)
        if _about(ours, held) or (not said.text and ours.has(_WHOM)):
            yield from grounds.ungrounded(ours, quoted)
        yield from reasons.cause(ours, quoted)
        yield from reasons.counterfactual(ours, quoted)
        yield from swapped(ours, held)
    elif asks:
        yield from measures.every_time(ours, quoted)
    yield from wider(ours, held, said, claims, asks)
    if claims and not measures.names_only(ours):
        yield from limits.dropped(ours, whole, said)
        yield from denied(ours, whole)
        yield from asserted(ours, held)
        yield from turned(ours, whole, said)


def _is_told(held: str, ours: Reading, quoted: str, whole: str) -> bool:
    """Whether weaker words hold for our sentence, though they may stand beside the quote.

    Beside it they do where their sentence points to the quote ("This was so in two homes") or is
    pointed to, and where ours begins with its subject or has more of its words than of the quote's.
    """
    own = quote(quoted)
    if own.whole.says(held):
        return True
    beside = [part for part in quote(whole).parts if part.says(held)] if whole else []
    subject = next(filter(None, ours.rooted), "")
    return not beside or any(
        any(mine.text in part.text for mine in own.parts)
        or len(ours.roots & part.roots) > len(ours.roots & own.whole.roots)
        or subject in part.roots - own.whole.roots
        for part in beside
    )


def _about(ours: Reading, held: Reading) -> bool:
    """Whether a sentence is about the same as its quote, or about the audit."""
    return not ours.roots.isdisjoint(held.roots) or ours.has(tables.AUDIT)


def shared(sentence: str, quoted: str) -> int:
    """How many words, by their roots, our sentence shares with a quote or a sentence of one."""
    return len(read(sentence).roots & read(quoted).roots)
