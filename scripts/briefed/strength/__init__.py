"""Whether a sentence of ours says more than the briefing's words that it rests on.

Pure, and explainable: what is found is a word of ours and the weaker word that the quote has in its place. The words are in
`tables`. The judgement is by words and their neighbours, not by meaning, so it warns and a person decides. It asks:

- obligation (`measures`): "must" where the quote has "should", "should" where it has "could" or "would benefit"
- certainty (`measures`, `limits`): "proves", or "robust" without the "evidence of" that the quote puts before it
- degree (`measures`, `limits`): "all" where the quote has "most", "many" where it has "some", none at all where it has "not always"
- cause (`measures`): "because", "led to" where the quote gives no cause
- scope (`scope`): a service, a group of people, a place or a time that the quote does not name

Not judged, since they claim nothing about the finding: questions, what is in quotation marks, marked fiction, denials ("The audit
does not say that all …"), and what feedback says of the person in its case. What asks the reader to do something ("Ask both
parents", "What that asks of you: …") may say "all" or "because"; it may not say "must", nor name another service.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from ..words import CURLY, sentences
from . import limits, measures, scope, tables
from .excess import Excess
from .glance import PLACED, cannot_be_stronger
from .reading import Quote, Reading, commands, quote, read, roots

__all__ = ["Excess", "nearest", "stronger"]

_MAY_QUOTE = re.compile("[\"“„'‘’]")
_QUOTED = re.compile(r"\"[^\"]{1,300}\"|(?<!\w)'[^']{1,300}'(?!\w)")
_NUMBER_TO_CALL = re.compile(r"\b999\b|\b0\d{2,4}[ .-]?\d{3}")  # where to ring is no finding
_FICTION = re.compile(r"(?i)\bfiction(?:al)?\b|\bin this (?:case|story|scenario)\b|\binvented\b|\bimagine\b")
_SAYING = "say|state|claim|name|show|find|mean|prove|suggest|mention|announce|explain|report|describe"
_DOING = "ask|tell|speak|give|require|set|count|support|allow|promise|draw|make|try|replace|go"  # of a text alone
_SAYS = "says|said|tells|gives?|names?|mentions?|makes?|draws?|sets?|announces?|reports?|counts?|shows?|states?|claims?|finds?"
_DENIED = re.compile(
    rf"(?i)\b(?:(?:does|do|did|can|could|would)(?: not|n't) (?:\w+ )?|(?:cannot|never|nowhere|neither|nor) )(?:{_SAYING})s?\b"
    rf"|\b(?:audit|briefing|quote|finding|sentence|statement|figures?|it|this|that|strategy|video) (?:\w+ )?(?:(?:does|do|did|can|could|would)(?: not|n't) (?:\w+ )?|(?:cannot|never|nowhere|neither|nor) )(?:{_DOING})s?\b"
    rf"|\b(?:{_SAYS}) (?:nothing|no|neither|none)\b"
    r"|\b(?:is|are|was|were) (?:not|no|nowhere|never) (?:\w+ )?(?:said|named|stated|given|mentioned|reported|singled|national|what)\b"
    r"|\bnothing (?:here|in the|is said|of th)|\bno (?:\w+ ){1,2}(?:is|are) (?:named|said|given|reported|singled|mentioned)\b"
    r"|\b(?:goes?|claims?|says?) (?:further|too much|(?:still )?more) than|\bwould (?:claim|say|be to say|overstate|go)\b|\bmore than the (?:audit|quote|briefing)\b"
    r"|\bnot (?:to be )?(?:taken|read|presented) (?:as|to mean)\b|\b(?:is|are) not (?:the same|proof)\b|\bit (?:is|was) not (?:that|about)\b"
    r"|\b(?:audit|briefing|quote|findings?|sentence|statement|figures?) (?!found)(?:\w+ ){0,2}(?:not|no|nothing|never|nowhere)\b|\bleav(?:es?|ing) (?:it |this |that )?open\b"
    r"|\bsilent\b|\b(?:stops?|falls?) short\b|\bnone of (?:this|that)\b|\b(?:nobody|no one|nothing) (?:is saying|says|claims|knows|could say|can say|could tell|can tell|was certain|is certain|was sure|is sure|could be sure|can be sure|shows|suggests|proves|points)\b|\b(?:cannot|can not|could not|can't|couldn't) be (?:said|told|known|shown|proved|proven|sure|certain)\b|\bnothing in (?:it|this|the)\b"
    r"|\b(?:no|not an?|not the) (?:claim|finding|rule|criticism|verdict|judgement|duty|requirement|cause|proof|measure|reason|blame)\b")
_ASKING = re.compile(r"(?i)\bwhat (?:that|this|it) asks\b|\basks? (?:of )?(?:you|us|your|practitioners)\b|"
    r"\b(?:audit|briefing|finding|quote|sentence|it|this|that|which) asks (?:for|that|whether|about|if)\b|\blisten for\b")


def stronger(sentence: str, quoted: str, said: str = "", asks: bool = False, whole: str = "") -> Excess | None:
    """The first thing in which a plain sentence of ours goes beyond the words it rests on, or None.

    `quoted` are those words. `said` is what the sentence may repeat besides: a question's stem and option. `asks` is true where a
    sentence is a request by its place, as a practice point is. `whole` has the statements that the quote is part of: a limit in
    a sentence beside the quoted one holds as well.
    """
    if False and cannot_be_stronger(sentence, quoted, said, asks, whole or quoted):
        return None
    bare = _QUOTED.sub(" , ", sentence.translate(CURLY)) if _MAY_QUOTE.search(sentence) else sentence
    ours = Reading(bare)
    if not ours.words or bare.rstrip().endswith("?"):
        return None
    asks = asks or ("ask" in bare or "Listen" in bare) and bool(_ASKING.search(bare)) or commands(ours)
    found = next(_found(ours, quote(quoted), quote(whole or quoted), read(said), asks), None)
    if found is None and ":" in ours.words and commands(ours) and ours.has(tables.FINITE):  # "Take care with letters: her partner had opened one"
        return stronger(sentence.partition(":")[2], quoted, said, False, whole)
    return None if found and (_NUMBER_TO_CALL.search(bare) or _FICTION.search(bare) or _DENIED.search(bare)) else found


def _found(ours: Reading, quoted: Quote, whole: Quote, said: Reading, asks: bool) -> Iterator[Excess]:
    """Everything in which a sentence goes too far, the plainest first."""
    held = quoted.whole
    about = said.words and (ours.has(tables.READER) or ours.has(tables.PERSON) or ours.words[0] in tables.CHOICE)
    claims = not asks and (not about or ours.has(tables.AUDIT))
    relevant = claims and (not ours.roots.isdisjoint(held.roots) or ours.has(tables.AUDIT))
    yield from measures.obligation(ours, quoted, claims)
    yield from measures.certainty(ours, quoted, claims)
    if relevant:
        yield from measures.degree(ours, quoted)
        yield from measures.judgement(ours, quoted)
    if claims:
        yield from measures.cause(ours, quoted)
    elif asks:
        yield from measures.every_time(ours, quoted.support(ours))
    if claims or asks:
        yield from scope.people(ours, held, said, claims)
    if claims:
        yield from scope.broader(ours, held, said)
    yield from scope.services(ours, held, said, claims)
    if ours.has(tables.FAR) or PLACED.search(" ".join(ours.shown)):
        yield from scope.places(ours, held, said, claims)
    if claims:
        yield from limits.found(ours, whole, said)


def nearest(sentence: str, quoted: str) -> str:
    """The sentence of the quote that has most in common with ours: the one to show beside it."""
    ours = roots(sentence)
    return max(sentences(quoted), key=lambda one: len(ours & roots(one)), default=quoted)
