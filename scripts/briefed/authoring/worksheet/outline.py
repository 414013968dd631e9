"""The lines of a page → its blocks, with the lines that each of them takes. Pure.

`source.page_scanner` judges a page; this only finds what a form may rewrite, and takes whatever it
does not know for one block that is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefed.model import Location
from briefed.source.boxes import BOX
from briefed.source.headings import read_address
from briefed.source.quotes import ENDING, read_quote
from briefed.text.patterns import lazily
from briefed.text.words import fold

HEADING, QUOTE, MARKER, BOXED, OWN, OTHER = "heading", "quote", "marker", "box", "own", "other"
_NUMBERED = lazily(r"\d+[.)]\s")


class Block(NamedTuple):
    """A block from the line `start` up to before `end`, which count from 0 in the file.

    `words` are those of a heading, the title of a box, or a quote in its folded form; `name` is the
    statement of a quote, the name of a box, or the address of a heading.
    """

    kind: str
    start: int
    end: int
    words: str = ""
    name: str = ""
    level: int = 0


def outline(lines: list[str], first: int) -> list[Block]:
    """The blocks of a page, whose body begins at the line `first`; own texts that follow one
    another are one.
    """
    found: list[Block] = []
    for block in _blocks(lines, first):
        if block.kind == OWN and found and found[-1].kind == OWN:
            found[-1] = found[-1]._replace(end=block.end)
        else:
            found.append(block)
    return found


def _blocks(lines: list[str], at: int) -> Iterator[Block]:
    while at < len(lines):
        line = lines[at]
        if not line.strip():
            at += 1
            continue
        block = _block(lines, at)
        yield block
        at = block.end


def _block(lines: list[str], at: int) -> Block:
    """The block that begins at a line."""
    line = lines[at]
    if line.startswith("#"):
        named = read_address(line)
        level = len(line) - len(line.lstrip("#"))
        return Block(HEADING, at, at + 1, named.words.strip("# "), named.address, level)
    if line.startswith("<!--"):
        end = next((n for n in range(at, len(lines)) if "-->" in lines[n]), len(lines) - 1)
        return Block(MARKER, at, end + 1)
    if line.startswith(("```", "~~~")):
        ends = (n for n in range(at + 1, len(lines)) if lines[n].rstrip() == line[:3])
        return Block(OTHER, at, next(ends, len(lines) - 1) + 1)
    if line.startswith(("!!!", "???")):
        return _box(lines, at)
    end = _end(lines, at)
    if line.startswith(">"):
        markup = lines[at:end]
        quote = read_quote(markup, Location(""))
        known = ENDING.search("\n".join(markup))
        return Block(QUOTE, at, end, fold(quote.text), quote.id or "" if known else "")
    if line.startswith((" ", "\t", "|")) or _NUMBERED.match(line):
        return Block(OTHER, at, end)
    return Block(OWN, at, end)


def _end(lines: list[str], at: int) -> int:
    """The line after a block that goes on to an empty line, a heading, a marker or a box."""
    for end in range(at + 1, len(lines)):
        if not lines[end].strip() or lines[end].startswith(("#", "<!--", "!!!", "???")):
            return end
    return len(lines)


def _box(lines: list[str], at: int) -> Block:
    end = at + 1
    for number in range(at + 1, len(lines)):
        if lines[number].strip() and not lines[number].startswith("    "):
            break
        if lines[number].strip():
            end = number + 1
    found = BOX.match(lines[at])
    name, title = (found[1].split()[0].lower(), found[2] or "") if found else ("", "")
    return Block(BOXED if found else OTHER, at, end, title, name)


def dedented(lines: list[str]) -> list[str]:
    """The lines of a box without their indent."""
    return [line[4:] if line.startswith("    ") else line.strip() for line in lines]
