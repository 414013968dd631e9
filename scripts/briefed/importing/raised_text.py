"""Superscripts and subscripts. Raised text is never read as if it were on the line: 3⁴ is not 34.

The reader of a format puts a sign before and after what is raised or lowered. `settle` takes the
signs away and decides what the text means. It reads the same on the line (1st, H2O, ½), so it is
kept; it is the mark of a note, so it is left out, and the person who imports is told; or only that
person can tell, and is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from briefed.errors import InputError
from briefed.model import Location
from briefed.text.patterns import lazily
from briefed.text.words import plain

# Code points that will never be characters (Unicode, 23.7), so that no file has them as text.
UP, DOWN, _END = "\ufdd0", "\ufdd1", "\ufdd2"
_SIGNS = dict.fromkeys(map(ord, (UP, DOWN, _END)))
_MARKED = lazily(f"([{UP}{DOWN}])([^{UP}{DOWN}{_END}]*){_END}")
_MOST_SHOWN = 8

ORDINAL = lazily(r"(?:st|nd|rd|th)\Z", re.I)
_NOTE = lazily(r"[\[(]?(?:\d{1,3}|[a-z]|[ivx]{1,5})(?:\s*[,–-]\s*\d{1,3})*[\])]?")
_WORD = lazily(r"([^\W\d_]{3,})([.,;:!?)\]”’\"']*)\Z")
_AFTER_FIGURE = lazily(r"\d%?[.!?)]+[”’\"')]*\Z")
_UNITS = frozenset(
    "metre metres meter meters mile miles foot feet inch inches yard yards "
    "kilometre kilometres centimetre centimetres".split()
)
_FORMULA = lazily(r"(?:^|[\s(])(?:\d*(?:[A-Z][a-z]?\d*)+)\Z")
_UNICODE = lazily("[⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉]+")
_UNIT_BEFORE = lazily(r"(?:^|[\s\d(/])[kcmd]?m\Z")
_PANDOC = lazily(r"(?<=[\w.,;:!?)”’])([\^~])(?!\1)([^\s\^~]{1,12})\1(?!\1)")


class Settled(NamedTuple):
    """A text without signs.

    `asked` describes what only a person can tell, and `left` what a person should look at: the
    marks of notes that were left out, and raised characters that were kept.
    """

    text: str
    asked: list[str]
    left: list[str]


def mark(text: str, sign: str) -> str:
    """Put signs around a text that is raised (UP) or lowered (DOWN). White space gets none."""
    return f"{sign}{bare(text)}{_END}" if text.strip() else text


def is_mark(text: str) -> bool:
    """Whether all of a text is raised or lowered.

    Such a text may be left out, so it is made neither bold nor a link.
    """
    return bool(_MARKED.fullmatch(text.strip()))


def bare(text: str) -> str:
    """A text without signs, also those that a file brought itself."""
    return text.translate(_SIGNS)


def settle(text: str) -> Settled:
    """Decide on all that is raised or lowered in a paragraph, which may have inline Markdown."""
    asked: list[str] = []
    left: list[str] = []
    if UP in text or DOWN in text:
        text = _without_signs(text, asked, left)
    for match in _UNICODE.finditer(text):
        before, after = text[: match.start()].rstrip("*_"), text[match.end() :]
        if _fraction(before, after):
            continue
        if before[-1:].isdigit() or after[:1].isdigit():
            asked.append(f"{match.group()!r} is raised or lowered {behind(plain(before))}")
        elif not _UNIT_BEFORE.search(before) and not _FORMULA.search(before):
            left.append(
                f"the raised or lowered {match.group()} {behind(plain(before))} was kept as it "
                "is: if it is the mark of a note, take it away in the file"
            )
    return Settled(text, asked, left)


def _without_signs(text: str, asked: list[str], left: list[str]) -> str:
    """Decide on what is between signs, and take the signs away. Adds to `asked` and `left`."""
    for sign in (UP, DOWN):  # a run is cut wherever somebody typed
        text = _joined(text, sign)
    out, at = "", 0
    for match in _MARKED.finditer(text):
        out += text[at : match.start()]
        at = match.end()
        held, before, after = match[2], plain(out).rstrip("*_"), bare(text[at:])
        said = plain(held)
        apart = not out or out[-1].isspace()
        verdict = _verdict(match[1], said, before, apart, after.lstrip("*_"))
        if verdict == "leave":
            left.append(
                f"the raised mark {said} {behind(before)} was left out, as that of a note: "
                "if it is a number or a word, write it out in the file"
            )
            continue
        if verdict == "ask":
            direction = "raised" if match[1] == UP else "lowered"
            asked.append(f"{said!r} is {direction} {behind(before)}")
            # Only the words of the next question use this text: the import stops.
            held = f"^{held}"
        out += held
    return bare(out + text[at:])


def written(line: str) -> tuple[int, str] | None:
    """The first part of a line that is raised or lowered in pandoc's Markdown (^4^, ~2~).

    Returns its offset in the line and the part itself, or None.
    """
    match = _PANDOC.search(line)
    return (match.start(), match.group()) if match else None


def question(asked: Iterable[str], location: Location) -> InputError:
    """The error that stops an import, because only a person can tell what is meant.

    `asked` has the descriptions from `Settled.asked`.
    """
    every = list(dict.fromkeys(asked))
    more = f"; and {len(every) - _MOST_SHOWN} more" if len(every) > _MOST_SHOWN else ""
    return InputError(
        f"{'; '.join(every[:_MOST_SHOWN])}{more}: "
        "on the line it would be read as part of what stands beside it, so nothing was written. "
        "In the file, delete it where it is the mark of a note, "
        "and write out what it means where it is not "
        "(3 to the power of 4, square metres, one half)",
        location,
    )


def _joined(text: str, sign: str) -> str:
    """Join neighbouring texts that one sign raises, or lowers, into one."""
    return re.sub(
        f"{sign}([^{UP}{DOWN}{_END}]*){_END}(?:{sign}([^{UP}{DOWN}{_END}]*){_END})+",
        lambda run: sign + run.group().replace(sign, "").replace(_END, "") + _END,
        text,
    )


def _verdict(sign: str, said: str, before: str, apart: bool, after: str) -> str:
    """Judge a raised or lowered text by its sign, its words and the texts around it.

    `apart` says that white space separates it from the text before. Returns "keep" if it reads the
    same on the line, "leave" if it is the mark of a note, and "ask" otherwise.
    """
    if not any(letter.isalnum() for letter in said):
        return "keep"
    joins = after[:1].isalnum()
    if not any(letter.isdigit() for letter in said) and apart and not joins and len(said) > 1:
        return "keep"  # words of their own, set high
    if sign == DOWN:
        of_formula = not apart and _FORMULA.search(before)
        return (
            "keep" if said.isdigit() and (of_formula or re.search(r"\d[/⁄]\Z", before)) else "ask"
        )
    ordinal = before[-1:].isdigit() and ORDINAL.fullmatch(said)
    trade_mark = before[-1:].isalpha() and said.upper() in ("TM", "SM")
    if not apart and not joins and (ordinal or trade_mark):
        return "keep"
    if said.isdigit() and after[:1] in ("/", "⁄") and (apart or not before[-1:].isdigit()):
        return "keep"
    if not _NOTE.fullmatch(said) or (joins and (before or after[:1].isdigit())):
        return "ask"
    return "leave" if _marks_note(before, apart, after) else "ask"


def _marks_note(before: str, apart: bool, after: str) -> bool:
    """Whether what is raised between two texts is the mark of a note, if it looks like one."""
    if not before:  # before the text of the note itself
        return bool(re.match(r"\s*(?:[^\w\s]*[A-Z]|https?:)", after))
    word = _WORD.search(before)
    if word and word[1].lower() not in _UNITS and (word[2] or not apart):
        return True
    ends = not after.strip() or bool(re.match(r"\s+[^\w\s]*[A-Z]", after))
    return ends and bool(_AFTER_FIGURE.search(before))


def _fraction(before: str, after: str) -> bool:
    """Whether a raised or lowered figure between two texts is part of a fraction (¹⁄₃)."""
    return (after[:1] in ("/", "⁄") and not before[-1:].isdigit()) or before[-1:] in ("/", "⁄")


def behind(before: str) -> str:
    """Where something is, in words: after which words of a paragraph."""
    words = before[-200:].split()[-5:]
    return f"behind {' '.join(words)!r}" if words else "at the start of a paragraph"
