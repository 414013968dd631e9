"""Whether a sentence claims something about a finding.

Denials, fiction, requests and telephone numbers claim nothing.
"""

from __future__ import annotations

import re

from briefed.text.claims import FICTION
from briefed.text.patterns import lazily

_TEXT = "audit|briefing|quote|findings?|sentence|statement|figures?"
_NOT = (
    r"(?:does|do|did|can|could|would)(?: not|n't) (?:\w+ )?|(?:cannot|never|nowhere|neither|nor) "
)
_SAY = "say|state|claim|name|show|find|mean|prove|suggest|mention|announce|explain|report|describe"
# Only a text does these; a person may do them without denying anything.
_DO = "ask|tell|speak|give|require|set|count|support|allow|promise|draw|make|try|replace|go"
_SAYS = (
    "says|tells|gives?|names?|mentions?|makes?|draws?|sets?|announces?|reports?|counts?"
    "|shows?|states?|claims?|finds?"
)
_SURE = r"(?:was|is|could be|can be) (?:certain|sure)|(?:could|can) (?:say|tell)"
# Ways to tell what the audit does not say, or what nobody knows.
_DENIALS = (
    rf"\b(?:{_NOT})(?:{_SAY})s?\b",
    rf"\b(?:(?:{_TEXT}|strategy|video)(?: \w+)?|it|this|that) (?:{_NOT})(?:{_DO})s?\b",
    rf"\b(?:{_SAYS}) (?:nothing|no|neither|none)\b",
    rf"\b(?:{_TEXT}|it|this|that|is|was) said (?:nothing|no|neither|none)\b",
    rf"\bno (?:{_TEXT}) (?:{_SAYS})\b",
    r"\b(?:is|are) (?:not|no|nowhere|never) (?:\w+ )?(?:said|named|stated|given(?! \w+ to)|"
    r"mentioned|reported|singled|national)\b|\b(?:is|are|was|were) not what\b",
    r"\bno (?:\w+ ){1,2}(?:is|are) (?:named|said|given|reported|singled|mentioned)\b",
    r"\b(?:nothing|none) (?:here|in (?:it|this|the)|is said|of (?:this|that|these|those))",
    rf"\b(?:nobody|no one|nothing) (?:is saying|says|claims|knows|shows|suggests|proves|"
    rf"points|{_SURE})\b",
    r"\b(?:wrong|unfair|misleading|inaccurate|untrue|too much) to (?:say|claim|conclude)\b",
    r"\bwe (?:do not|don't|cannot|can't) (?:know|say|tell|be sure)\b",
    r"\b(?:cannot|can not|could not|can't|couldn't) be (?:said|told|known|shown|proved|"
    r"proven|sure|certain)\b",
    r"\b(?:goes?|claims?|says?) (?:further|too much|(?:still )?more) than|"
    r"\bmore than the (?:audit|quote|briefing)\b",
    r"\bwould (?:claim|say|be to say|overstate|go)\b|\b(?:stops?|falls?) short\b|\bsilent\b",
    r"\bnot (?:to be )?(?:taken|read|presented) (?:as|to mean)\b|\b(?:is|"
    r"are) not (?:the same|proof)\b",
    r"\b(?:does|do|did)(?: not|n't) guarantee\b|\bno guarantee\b",
    r"\btoo (?:soon|early) to (?:say|tell|know|judge|claim|conclude)\b",
    r"\bit (?:is|was) not (?:that|about)\b|\bleav(?:es?|ing) (?:it |this |that )?open\b",
    rf"\b(?:{_TEXT}) (?!found)(?:\w+ ){{0,2}}(?:not|no|nothing|never|nowhere)\b",
    r"\b(?:no|not an?|not the) (?:claim|finding|rule|criticism|verdict|judgement|duty|"
    r"requirement|cause|proof|measure|reason|blame)\b",
)
_FICTION = rf"{FICTION}|\bin this (?:case|story|scenario)\b"
_NUMBER_TO_CALL = r"\b999\b|\b0\d{2,4}[ .-]?\d{3}"
_ASKING = (
    r"\bwhat (?:that|this|it) asks\b|\basks? (?:of )?(?:you|us|your|practitioners)\b|"
    r"\blisten for\b|"
    r"\b(?:audit|briefing|finding|quote|sentence|it|this|that|which) asks (?:for|that|"
    r"whether|about|if)\b"
)


# One by one, the commonest first: most texts need only a few of them to be compiled.
_DENYING = [lazily(one, re.I) for one in _DENIALS]
_NO_CLAIM = [lazily(one, re.I) for one in (_FICTION, _NUMBER_TO_CALL)]
# Every denial has one of these: most sentences have none, and are searched once.
_MAY_DENY = lazily(
    r"no|n't|never|neither|than|too |would|silent|short|open|wrong|unfair|misleading|inacc|untrue",
    re.I,
)
_ASKS = lazily(_ASKING, re.I)


def claims_nothing(text: str) -> bool:
    """Whether a sentence denies something, is marked fiction, or gives a number to call."""
    denies = _MAY_DENY.search(text) and any(pattern.search(text) for pattern in _DENYING)
    return bool(denies) or any(pattern.search(text) for pattern in _NO_CLAIM)


def asks_something(text: str) -> bool:
    """Whether a sentence tells what the audit asks of the reader."""
    return ("ask" in text or "Listen" in text) and bool(_ASKS.search(text))
