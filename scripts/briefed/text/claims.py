"""Whether a sentence of ours states a finding or speaks to the reader."""

from __future__ import annotations

from briefed.text.patterns import lazily

# The authors of a finding, by the nouns that every partnership uses, and by those for any paper.
AUTHORS = r"(?:(?:multi-agency\s+)?audit|briefing|auditor)s?"
ANY_AUTHORS = (
    rf"{AUTHORS}|partnership|report|review(?:ers)?|inspect(?:ion|ors)|(?:the|this)\s+alert"
)
_AUTHORS = lazily(rf"(?i)\b(?:{ANY_AUTHORS})\b")
_FINDING = lazily(
    rf"(?i)\b(?:{ANY_AUTHORS})\b[^.?!]{{0,40}}?\b"
    r"(?:found|finds|show(?:s|ed)|sa(?:ys|id)|conclude[sd]|report(?:s|ed)|count(?:s|ed)"
    r"|reveal(?:s|ed)|confirm(?:s|ed)|saw|heard)\b"
)
_PAST = lazily(
    r"(?i)\b(?:were|was|had|did|died|been|found|showed|lacked|received|missed|needed|required"
    r"|remained|came|went|became|took|gave|knew|saw|felt|led|got|lost|ended"
    r"|(?:weren|wasn|hadn|didn)['’]t)\b"
)
_ADDRESS = lazily(r"(?i)\b(?:you|your|yours|yourself|I|my|me|if|when|whether|suppose|imagine)\b")

FICTION = r"\bfiction(?:al)?\b|\binvented\b|\bimagine\b"  # words that mark a text as such
_FICTION = lazily(rf"(?i)(?<!\bno )(?<!\bnot )(?:{FICTION})")


def says_fiction(text: str) -> bool:
    """Whether a plain text says that something is fiction."""
    return bool(_FICTION.search(text))


def told(sentence: str) -> bool:
    """Whether a plain sentence states a finding.

    It does when it names who found something, or when it is in the past and neither asks nor
    advises the reader.
    """
    return bool(_FINDING.search(sentence)) or (
        not addressed(sentence) and bool(_PAST.search(sentence))
    )


def addressed(sentence: str) -> bool:
    """Whether a plain sentence asks or speaks to the reader."""
    return sentence.rstrip(" \"'”’)").endswith("?") or bool(_ADDRESS.search(sentence))


def names_authors(sentence: str) -> bool:
    """Whether a sentence names the audit, its briefing or those who wrote it."""
    return bool(_AUTHORS.search(sentence))
