"""A blockquote's lines → Quote: its plain words, and the id or outside source that it ends in."""

from __future__ import annotations

from typing import NamedTuple

from briefed.model import Location, Quote
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
ADDRESS = lazily(r"\]\(\s*<?([^()\s<>]+)")  # where a link leads
_SOURCE = lazily(r"(?:\]\(https?://[^\s()]+\)|<https?://[^\s<>]+>)[\s.)]*$")


class HalfBracketed(NamedTuple):
    """An id that lacks a bracket: its offset in the line, how to mend it, and the line mended."""

    at: int
    why: str
    rest: str


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
