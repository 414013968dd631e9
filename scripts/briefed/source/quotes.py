"""A blockquote's lines → Quote: its plain words, and the id or outside source that it ends in."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefed.model import Location, Quote
from briefed.source.headings import slugify
from briefed.text.patterns import lazily
from briefed.text.words import plain

_MARK = lazily(r"[ ]{0,3}>[ ]?")
ENDING = lazily(r"\s*\[([A-Za-z0-9][A-Za-z0-9-]*)\]\s*$")
# An id in running text.
REFERENCE = lazily(r"(?<![\\\w])\[([a-z0-9]+(?:-[a-z0-9]+)*-\d+)\](?![(\[:])")
# One at the end of a line that has only one of its brackets, or a round one for the other.
_HALF_BRACKETED = lazily(
    r"(?<![\\\w-])(?P<opens>[\[(]?)(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*-\d+)(?P<closes>[\])]?)\s*$"
)
# What is in brackets of any kind at the end of a line, if it has a number: in bold, as code, or
# with the signs by which an editor takes a bracket for a letter.
_BRACKETED = lazily(
    r"(?<![\\\w\]}])(?P<written>(?P<signs>\*{1,3}|_{1,3}|`|)\\?[\[({][ ]*"
    r"(?P<inside>#?[A-Za-z][\w ‐‑–—-]*?\d)[ ]*\\?[\])}](?P=signs))"
    r"(?P<stop>[.,;:]?)\s*$"
)
_NUMBER_ALONE = lazily(r"\s*[-*+] .*\S\s+(?P<written>\[(?P<inside>\d{1,3})\])(?P<stop>)\s*$")
_BEHIND_BRACKET = "*_`.,;:"  # what may follow the bracket in `_BRACKETED`
_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*-\d+"
_BETWEEN = r"[ ]*(?:[,;/&]|and\b)[ ]*"
_IN_ONE_BRACKET = lazily(rf"\[(?P<ids>{_ID}(?:{_BETWEEN}{_ID})+)\]$")
_JOINED = lazily(rf"(?P<ids>\[{_ID}\](?:{_BETWEEN}\[{_ID}\])+)$")
_LINKED = lazily(rf"\[(?P<ids>{_ID})\]\([^()]*\)$")
_ITEM = lazily(r"\s*(?:[-*+]|\d+\.)\s")
_STRAY_STOP = ">"  # begins a line in which nothing may stand behind an id
ADDRESS = lazily(r"\]\(\s*<?([^()\s<>]+)")  # where a link leads
_SOURCE = lazily(r"(?:\]\(https?://[^\s()]+\)|<https?://[^\s<>]+>)[\s.)]*$")


class HalfBracketed(NamedTuple):
    """An id whose brackets or signs are wrong: its offset in the line, how to mend it, and the line
    mended.
    """

    at: int
    why: str
    rest: str
    asks: str = ""  # it is no marker, which might ask something


def half_bracketed(line: str) -> HalfBracketed | None:
    """The id at the end of a line if one of its brackets is missing; None for nearly every line."""
    if line.count("[") == line.count("]") or not (found := _HALF_BRACKETED.search(line)):
        return None
    before = line[: found.start()]
    if before.count("[") != before.count("]"):
        return None  # the bracket that closes behind it is that of other words
    return HalfBracketed(
        found.start(),
        f"the id “{found[0].strip()}” lacks a square bracket: write [{found['id']}]",
        f"{before}[{found['id']}]",
    )


def misread_id(line: str, theme: str) -> HalfBracketed | None:
    """The id at the end of a line if it is one of a theme's and is written in other signs.

    Such are (hidden-men-1), {hidden-men-1}, [Hidden-men-1], [hidden men 1] and **[hidden-men-1]**,
    and at the end of a point [1]. None for nearly every line.
    """
    if line.rstrip().rstrip(_BEHIND_BRACKET)[-1:] not in (")", "]", "}"):
        return None  # as most lines: to search them all takes a fifteenth of a large check
    found = _BRACKETED.search(line) if line[:1] != "#" else None
    if not found and line.rstrip()[-2:-1].isdigit():
        found = _NUMBER_ALONE.match(line)
    if not found or not (number := _number_in(slugify(found["inside"]), theme)):
        return None
    form = f"[{theme}-{number}]"
    behind = found["stop"] if line.startswith(_STRAY_STOP) else ""
    if found["written"] == form and not behind:
        return None
    return HalfBracketed(
        found.start("written"),
        f"the id “{found['written']}{behind}” can't be read: write {form}"
        + (", with nothing behind it" if behind else ""),
        f"{line[: found.start('written')]}{form}",
    )


def _number_in(slug: str, theme: str) -> str:
    """The number of an id, behind the name of its theme or alone; "" for other words."""
    behind = slug.removeprefix(theme).removeprefix("-")
    return next((digits for digits in (behind, slug) if digits.isdigit()), "")


def joined_ids(line: str) -> HalfBracketed | None:
    """The ids at the end of a line that share their brackets or, in an item, are joined by a sign
    or a word, or are links; None for nearly every line.
    """
    words = line.rstrip()
    if not words.endswith(("]", ")")) or line[:1] == ">":
        return None
    found = _IN_ONE_BRACKET.search(words)
    if not found and _ITEM.match(line):
        found = _JOINED.search(words) or _LINKED.search(words)
    if not found:
        return None
    form = " ".join(f"[{one}]" for one in re.findall(_ID, found["ids"]))
    return HalfBracketed(
        found.start(),
        f"“{found[0]}” can't be read: each id is in square brackets of its own, with a space "
        f"between: write {form}",
        f"{line[: found.start()]}{form}",
    )


def read_quote(
    lines: list[str], location: Location, teaches: bool = False, why_not: str = ""
) -> Quote:
    """The quote that lines, which begin with `>`, make."""
    markup = "\n".join(
        [line[2:] if line.startswith("> ") else _MARK.sub("", line, count=1) for line in lines]
    )
    last = markup.rfind("[")
    match = ENDING.match(markup, last) if last >= 0 else None
    if match:
        return Quote(match.group(1), plain(markup[:last]), location, False, teaches, why_not)
    return Quote(None, plain(markup), location, bool(_SOURCE.search(markup)), teaches, why_not)
