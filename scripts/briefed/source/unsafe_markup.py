"""What a line of our own Markdown may not have, because it would show something else than it says.

Raw HTML, attribute lists and scripts in links can hide or change text; invisible characters and
entities can split a figure so that nobody checks it; the title of a link is never seen on a phone.
"""

from __future__ import annotations

import re
import unicodedata

from briefed.text.patterns import lazily
from briefed.text.telephones import rung
from briefed.text.words import raw_html, without_code

LONGEST_LINE = 20_000
# Signs that can't be seen, accents without a letter, and letters that look like the Latin ones
# beside them.
_INVISIBLE = lazily(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u0300-\u036f\u0600-\u0605\u061c\u070f\u115f\u1160\u17b4\u17b5"
    r"\u180b-\u180f\u1ab0-\u1aff\u1d00-\u1dff\u200b-\u200f\u2028-\u202e\u20d0-\u20ff\u249c-\u24e9"
    r"\u2060-\u206f\u2800\u3164\ua720-\ua7ff\ue000-\uf8ff\ufe00-\ufe0f\ufeff\uff01-\uffef"
    r"\ufff0-\uffff\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    r"\U0001d400-\U0001d7ff\U000e0000-\U0010ffff]"
    r"|(?<=[A-Za-z])[\u0370-\u052f]|[\u0370-\u052f](?=[A-Za-z])"
)
_WIDE = lazily("[\uff01-\uff5e]")  # the signs of the keyboard as East Asian ones have them
_STRANGE = (
    "a character here can't be seen, or only looks like the one you mean (U+{:04X}): delete it, "
    "and type it again"
)
_PLAIN_BYTES = bytes([9, 10, *range(32, 127)])
# Anything but [text](address) and [id].
_UNUSUAL_BRACKET = lazily(r"\](?:\((?!(?:https?://)?[^\s:()<]*\))|:)")
# Three at the beginning of a line are those of a code block.
_TICK = lazily(r"(?<![\\`])`{1,2}(?!`)|(?<=[^\s>`\\])[ ]*`{3,}(?!`)")
_BRACES = lazily(r"(?<!\\)\{[^{}\n]*\}")
# The renderer adds the semicolon after a number.
_ENTITY = lazily(r"&(?!(?:amp|lt|gt|quot|nbsp);)(?:\w+;|#\d+;?|#[xX][\da-fA-F]+;?)")
_SCHEME = lazily(r"\]\(\s*<?\s*(?!(?:https?|mailto|tel):)([A-Za-z][A-Za-z0-9+.\-\s]*):")
_TITLE = lazily(r"\]\([^()\s]*\s+[\"'(]")
_TELEPHONE = lazily(r"\[(?P<text>(?:[^\[\]\\]|\\.)*)\]\(\s*tel:(?P<number>[^()\s]*)\)")
# Also in a list, a quote and an option, and without a space after it.
_DEFINITION = lazily(r"(?:[\s>]|[-*+]\s+|\d+\.\s+|\[[ xX]?\]\s+)*!?\[[^\[\]]*\]:")
_FAULTS = (
    (
        _TICK,
        "the sign ` is on this line only once: write a second one where the code ends, or \\` "
        "for the sign itself",
    ),
    (
        _BRACES,
        "readers would not see what is in braces, and the line may change: take the braces "
        "away, or write \\{{ for the sign itself",
    ),
    (_ENTITY, "readers would see another sign than {0}: write the sign itself"),
    (
        _SCHEME,
        "a link can't lead there: write the file of a page, an address that begins with "
        "https://, mailto: and an e-mail address, or tel: and a telephone number",
    ),
    (
        _TITLE,
        "few readers see the title of a link, the words behind its address: take it away, and "
        "say it in the text",
    ),
    (
        _DEFINITION,
        "a link has its address behind its words, as in [text](address): write it there, "
        "and delete this line",
    ),
)


def invisible(text: str) -> re.Match[str] | None:
    """The first character that can't be seen, or that looks like another; None for none."""
    if text.isascii() and not text.encode().translate(None, _PLAIN_BYTES):
        return None
    return _INVISIBLE.search(text)


def mistyped(line: str) -> tuple[int, str, str] | None:
    """The first sign in a line that looks like one of the keyboard and is another, such as a wide
    bracket: its offset, what to do about it, and the line with those of the keyboard.

    None for nearly every line, also where a sign can't be seen or stands for none of the keyboard.
    """
    strange = invisible(line)
    if not strange or len(line) > LONGEST_LINE:
        return None
    meant = _WIDE.sub(lambda one: unicodedata.normalize("NFKC", one[0]), line)
    if invisible(meant):
        return None
    return strange.start(), _STRANGE.format(ord(strange.group())), meant


def harmless(text: str) -> bool:
    """Whether certainly no line of a text has a fault: quick, and True for nearly every text."""
    if (
        "<" in text
        or "{" in text
        or "&" in text
        or "`" in text
        or (len(text) > LONGEST_LINE and max(map(len, text.split("\n"))) > LONGEST_LINE)
    ):
        return False
    if invisible(text):
        return False
    return "]" not in text or not _UNUSUAL_BRACKET.search(text)


def fault_in(line: str) -> tuple[int, str] | None:
    """The first thing in a line that it may not have: its offset, and what to do about it.

    None for nearly every line.
    """
    return None if harmless(line) else _fault_in(line)


def _fault_in(line: str) -> tuple[int, str] | None:
    if len(line) > LONGEST_LINE:
        return (
            0,
            f"this line has {len(line):,} characters, and a line may have {LONGEST_LINE:,}: "
            "break it into paragraphs",
        )
    strange = invisible(line)
    if strange:
        return strange.start(), _STRANGE.format(ord(strange.group()))
    bare = without_code(line)
    html = raw_html(bare)
    if html:
        offset, tag = html
        return (
            offset,
            f"readers would not see what begins with {tag!r}: take it away, or write \\< for "
            "the sign <",
        )
    for pattern, message in _FAULTS:
        match = pattern.match(bare) if pattern is _DEFINITION else pattern.search(bare)
        if match:
            return match.start(), message.format(match.group())
    for match in _TELEPHONE.finditer(bare):
        if not rung(match["number"]) or rung(match["number"]) != rung(match["text"]):
            return (
                match.start(),
                f"this link rings {match['number']} and shows {match['text']!r}: write the "
                "same number in both places, and nothing else",
            )
    return None
