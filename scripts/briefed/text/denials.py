"""Whether the feedback of a wrong option denies the option's figure, or confirms it.

A wrong option may hold an invented figure, and its feedback may repeat that figure to deny it: "The
audit says nothing of 7 cases". Denying something else is not enough: "7 cases were not assessed"
confirms the 7.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefed.text.figures import Figure
from briefed.text.patterns import lazily

_SAYING = (
    r"(?:say|mention|speak|name|give|report|state|claim|know|tell|support|suggest|set|draw|make"
    r"|put|find|count|show|record|hold|contain)"
)
_NOT = (
    r"(?:\b(?:does|did|do|is|are|was|were|has|have|would|can|could)(?:\s+not|n['’]t)|\bcannot"
    r"|\bcan['’]t|\bnever|\bnowhere|\bnor|\bneither)"
)
_GLUE = r"(?:\s+(?:that|of|any|anything|about|as\s+many\s+as|the|a|an|in|for|so|many|such|as|on))*"
_ERROR = (
    r"(?:wrong|false|untrue|incorrect|invented|mistaken|made\s+up"
    r"|too\s+(?:many|few|high|low|much|large|small)|more\s+than|fewer\s+than|less\s+than"
    r"|overstat\w+"
    r"|understat\w+|exaggerat\w+|misread\w*|misquot\w+|mix(?:es|ed)?|confus\w+|swap\w*|invent\w*"
    r"|doubles|turns?\b[^.;]*\bround|upside\s+down|nowhere|nobody['’]s)"
)
# Patterns for the words before a figure that deny it.
_BEFORE = (
    lazily(
        r"(?:\bnot|n['’]t|\bnever|\bneither|\bnor|\bno|\binstead\s+of|\brather\s+than"
        rf"|\bnothing\s+(?:of|about|on)|\bno\s+word\s+of){_GLUE}\s*$"
    ),
    lazily(rf"{_NOT}(?:\s+\w+ly)?\s+{_SAYING}s?{_GLUE}\s*$"),
    lazily(
        rf"{_NOT}(?:\s+\w+ly)?\s+(?:say|mention|report|state|claim|suggest|find|show|tell\s+us"
        r"|know)s?\s+(?:that|how)\b[^.;]*$"
    ),
    lazily(
        r"(?i)\b(?:nothing|nowhere|no\s+(?:quote|sentence|figure|finding))\b[^.;]{0,40}\b"
        r"(?:says?|shows?|supports?|suggests?|does|is\s+said)\b(?:\s+that\b)?[^.;]*$"
    ),
    lazily(
        r"(?i)\b(?:that|this|it|which|(?:the|this)\s+(?:figure|number|share|count|answer|option))"
        rf"\b[^.;:]{{0,20}}\b{_ERROR}[^.;]*$"
    ),
)
# Patterns for the words behind a figure that deny it.
_AFTER = (
    lazily(
        r"(?i)^[^.;]*\b(?:says?|said|mentions?|speaks?|knows?|gives?|names?|finds?|found|tells?"
        r"|counts?)\s+(?:nothing|no\s+(?:such|word|more))\b"
    ),
    lazily(
        rf"(?i)^[^.;]*{_NOT}\s+(?:say|mention|give|name|report|claim|state|speak)s?"
        r"(?:\s+(?:so|this|that|it|them|of\s+(?:it|them)))?\s*(?:[.,;!]|$)"
    ),
    lazily(
        r"(?i)^(?:\s+[\w'’-]+){0,5}?\s+(?:is|are|was|would\s+be|would\s+have\s+been)\s+"
        rf"(?:far\s+)?{_ERROR}"
    ),
    lazily(
        r"(?i)^(?:\s+[\w'’-]+){0,6}?\s+(?:turns?|overstates?|understates?|exaggerates?|misreads?"
        r"|mixes|confuses|swaps|would\s+(?:claim|need|mean|overstate))\b"
    ),
    lazily(
        r"(?i)^(?:\s+[\w'’-]+){0,8}?[,:;]?\s+(?:is|are)\s+(?:not|n['’]t|nowhere)\s+"
        r"(?:in|what|so|from|the|said|found|right|true)\b"
    ),
)
# These sound like a denial, but confirm.
_NO_DENIAL = lazily(
    r"(?i)\b(?:no\s+(?:doubt|question|mistake|wonder|surprise|(?:less|fewer|smaller)(?:\s+than)?)"
    r"|not\s+(?:only|just|merely|wrong|false|untrue|mistaken|surprising\w*|a\s+mistake"
    r"|(?:less|fewer)(?:\s+than)?)"
    r"|nothing\s+(?:less|wrong)|never\s+(?:doubt|forget)|more\s+than\s+right"
    r"|is(?:\s+not|n['’]t)\s+(?:wrong|false|untrue|a\s+mistake|too))\b"
)
_AFFIRMS = lazily(
    r"(?i)^\W*(?:(?:yes|correct|exactly|indeed|precisely|quite\s+(?:so|right)|well\s+done|true"
    r"|right)\b|(?:that|this|it)(?:\s+is|['’]s)\s+(?:\w+ly\s+)?(?:right|correct|true|so|it)\b"
    r"|you\s+are\s+right\b)"
)
_TURNS = lazily(
    r"(?i)\b(?:but|yet|however|though|although|not|n['’]t|no|nothing|nowhere|never|only)\b|n['’]t\b"
)
_CONTRAST = lazily(
    r"(?i)\b(?:not|but|rather|instead|only|whereas|while|against|though|yet|in\s+fact)\b"
)


def denies(sentence: str, figure: Figure) -> bool:
    """Whether a plain sentence denies a figure that it holds."""
    before = _NO_DENIAL.sub("so", sentence[: figure.start])
    behind = _NO_DENIAL.sub("so", sentence[figure.end :])
    if any(pattern.search(before) for pattern in _BEFORE):
        return True
    return not _AFFIRMS.match(sentence) and any(pattern.search(behind) for pattern in _AFTER)


def sets_right(
    sentence: str, figure: Figure, others: Iterable[Figure], grounded: frozenset[str]
) -> bool:
    """Whether a sentence corrects a figure by one of the quotes: "the quote has 3, not 7"."""
    return sets_apart(sentence, figure, others, grounded) and bool(
        _CONTRAST.search(_NO_DENIAL.sub("so", sentence))
    )


def sets_apart(
    text: str, figure: Figure, others: Iterable[Figure], grounded: frozenset[str]
) -> bool:
    """Whether a text has, beside a figure, another of the same kind that the quotes hold.

    A text that says that the option is right sets nothing apart.
    """
    kind = _kind(figure)
    return not _AFFIRMS.match(text) and any(
        other.values[0] != figure.values[0] and _kind(other) == kind and other.values[0] in grounded
        for other in others
    )


def _kind(figure: Figure) -> str:
    """What a figure counts by: "date", "share", "number" or "amount"."""
    value = figure.values[0]
    return (
        "date"
        if value.startswith(("date", "month"))
        else "share"
        if "/" in value or value.endswith("%")
        else "number"
        if value[0].isdigit()
        else "amount"
    )


def affirms(feedback: str) -> bool:
    """Whether plain feedback begins by calling its option right, and does not take that back."""
    return bool(_AFFIRMS.match(feedback)) and not _TURNS.search(_NO_DENIAL.sub("so", feedback))
