"""Superscripts and subscripts: what is raised is never read as if it stood on the line, since 3⁴ is not 34.

A reader of a format puts what is raised or lowered between signs; `settle` takes them away again, and decides: it reads the same on the line
(1st, H2O, ½), it is the mark of a note and is left out with a question to the person who imports, or only that person can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from briefed.errors import InputError
from briefed.model import Location
from briefed.text.patterns import lazily
from briefed.text.words import plain

# Code points that are no characters and never will be (Unicode, 23.7), so no text of a file's own has them.
UP, DOWN, _END = "\ufdd0", "\ufdd1", "\ufdd2"
_SIGNS = dict.fromkeys(map(ord, (UP, DOWN, _END)))
_MARKED = lazily(f"([{UP}{DOWN}])([^{UP}{DOWN}{_END}]*){_END}")
_MOST_SHOWN = 8

ORDINAL = lazily(r"(?:st|nd|rd|th)\Z", re.I)
_NOTE = lazily(r"[\[(]?(?:\d{1,3}|[a-z]|[ivx]{1,5})(?:\s*[,–-]\s*\d{1,3})*[\])]?")
_WORD = lazily(r"([^\W\d_]{3,})([.,;:!?)\]”’\"']*)\Z")
_AFTER_FIGURE = lazily(r"\d%?[.!?)]+[”’\"')]*\Z")
_UNITS = frozenset(
    "metre metres meter meters mile miles foot feet inch inches yard yards kilometre kilometres centimetre centimetres".split()
)
_FORMULA = lazily(r"(?:^|[\s(])(?:\d*(?:[A-Z][a-z]?\d*)+)\Z")
_UNICODE = lazily("[⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉]+")
_UNIT_BEFORE = lazily(r"(?:^|[\s\d(/])[kcmd]?m\Z")
_PANDOC = lazily(r"(?<=[\w.,;:!?)”’])([\^~])(?!\1)([^\s\^~]{1,12})\1(?!\1)")


class Settled(NamedTuple):
    """A text without signs. `asked` has what only a person can tell, in words, and `left` the marks of notes that were left out."""

    text: str
    asked: list[str]
    left: list[str]


def mark(text: str, sign: str) -> str:
    """A text that is raised (UP) or lowered (DOWN); white space is neither."""
    return f"{sign}{bare(text)}{_END}" if text.strip() else text


def is_mark(text: str) -> bool:
    """Whether all of a text is raised or lowered: then it can be neither in bold nor a link, since it may be left out."""
    return bool(_MARKED.fullmatch(text.strip()))


def bare(text: str) -> str:
    """A text without signs, whoever put them there."""
    return text.translate(_SIGNS)


def settle(text: str) -> Settled:
    """Decide on all that is raised or lowered in a paragraph; its words may have inline Markdown."""
    asked: list[str] = []
    left: list[str] = []
    if UP in text or DOWN in text:
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
                    f"the raised mark {said} {behind(before)} was left out, as that of a note: if it is a number or a word, write it out in the file"
                )
                continue
            if verdict == "ask":
                asked.append(
                    f"{said!r} is {'raised' if match[1] == UP else 'lowered'} {behind(before)}"
                )
                held = f"^{held}"  # for the words of the next question; nothing else is made of this text
            out += held
        text = bare(out + text[at:])
    for match in _UNICODE.finditer(text):
        before = text[: match.start()].rstrip("*_")
        if (before[-1:].isdigit() or text[match.end() :][:1].isdigit()) and not _fraction(
            before, text[match.end() :]
        ):
            asked.append(f"{match.group()!r} is raised or lowered {behind(plain(before))}")
        elif (
            not _UNIT_BEFORE.search(before)
            and not _FORMULA.search(before)
            and not _fraction(before, text[match.end() :])
        ):
            left.append(
                f"the raised or lowered {match.group()} {behind(plain(before))} was kept as it stands: if it is the mark of a note, take it away in the file"
            )
    return Settled(text, asked, left)


def written(line: str) -> tuple[int, str] | None:
    """Where a line of Markdown raises or lowers something as pandoc does, from 0, and what; None where it does not."""
    match = _PANDOC.search(line)
    return (match.start(), match.group()) if match else None


def question(asked: Iterable[str], location: Location) -> InputError:
    """The import stops here, because only a person can tell what is meant."""
    every = list(dict.fromkeys(asked))
    more = f"; and {len(every) - _MOST_SHOWN} more" if len(every) > _MOST_SHOWN else ""
    return InputError(
        f"{'; '.join(every[:_MOST_SHOWN])}{more}: on the line it would be read as part of what stands beside it, so nothing was written. "
        "In the file, delete it where it is the mark of a note, and write out what it means where it is not "
        "(3 to the power of 4, square metres, one half)",
        location,
    )


def _joined(text: str, sign: str) -> str:
    """Two marks of a kind that stand side by side as one."""
    return re.sub(
        f"{sign}([^{UP}{DOWN}{_END}]*){_END}(?:{sign}([^{UP}{DOWN}{_END}]*){_END})+",
        lambda run: sign + run.group().replace(sign, "").replace(_END, "") + _END,
        text,
    )


def _verdict(sign: str, said: str, before: str, apart: bool, after: str) -> str:
    """ "keep" for what reads the same on the line, "leave" for the mark of a note, "ask" for all else."""
    if not any(letter.isalnum() for letter in said):
        return "keep"
    joins = after[:1].isalnum()
    if not any(letter.isdigit() for letter in said) and apart and not joins and len(said) > 1:
        return "keep"  # words of their own, set high
    if sign == DOWN:
        return (
            "keep"
            if (not apart and _FORMULA.search(before) and said.isdigit())
            or (re.search(r"\d[/⁄]\Z", before) and said.isdigit())
            else "ask"
        )
    if (
        not apart
        and not joins
        and (
            (before[-1:].isdigit() and ORDINAL.fullmatch(said))
            or (before[-1:].isalpha() and said.upper() in ("TM", "SM"))
        )
    ):
        return "keep"
    if said.isdigit() and after[:1] in ("/", "⁄") and (apart or not before[-1:].isdigit()):
        return "keep"
    if not _NOTE.fullmatch(said) or (joins and (before or after[:1].isdigit())):
        return "ask"
    if not before:
        return (
            "leave" if re.match(r"\s*(?:[^\w\s]*[A-Z]|https?:)", after) else "ask"
        )  # before the text of the note itself
    word = _WORD.search(before)
    if word and word[1].lower() not in _UNITS and (word[2] or not apart):
        return "leave"
    return (
        "leave"
        if _AFTER_FIGURE.search(before)
        and (not after.strip() or re.match(r"\s+[^\w\s]*[A-Z]", after))
        else "ask"
    )


def _fraction(before: str, after: str) -> bool:
    """Whether a raised or lowered figure is the part of a fraction, such as ¹⁄₃."""
    return (after[:1] in ("/", "⁄") and not before[-1:].isdigit()) or before[-1:] in ("/", "⁄")


def behind(before: str) -> str:
    """Where something stands, by the words before it."""
    words = before[-200:].split()[-5:]
    return f"behind {' '.join(words)!r}" if words else "at the start of a paragraph"
