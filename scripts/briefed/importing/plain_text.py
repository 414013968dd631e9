"""Plain text and Markdown → blocks, a line at a time."""

from __future__ import annotations

import re

from briefed.errors import InputError
from briefed.importing import raised_text
from briefed.importing.blocks import Block
from briefed.importing.same_words import heads
from briefed.model import Location
from briefed.source.unsafe_markup import LONGEST_LINE
from briefed.text.patterns import lazily
from briefed.text.words import BULLETS, raw_html, without_code

_BULLET = lazily(rf"([ \t]*)(?:[{BULLETS}+]|o(?=[ \t]))[ \t]+(?=\S)")
_NUMBER = lazily(r"([ \t]*)(\d{1,3})[.)][ \t]+(?=\S)")
_MARKED = lazily(r"(#{1,6})[ \t]+(\S.*)")
_NOTE = lazily(r"[ \t]*\[\^[\w-]+\]:[ \t]*(?=\S)")
_NOTE_MARK = lazily(r"\[\^[\w-]+\]")
_UNDERLINE = lazily(r"(?:={3,}|-{3,})[ \t]*")
_RULE = lazily(r"[ \t]*(?:(?:[-*_][ \t]*){3,}|={3,})")


def read(text: str, file: str, headings: frozenset[int] = frozenset()) -> list[Block]:
    """The blocks of a text. `headings` are the indexes of lines that are said to be headings.

    Raises InputError for a line that is too long, that has raw HTML, or that raises or lowers
    something.
    """
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_LINE:
            raise InputError(
                f"this line has {len(line):,} characters, "
                f"and a briefing's may have {LONGEST_LINE:,}: "
                "check that the right file was brought",
                Location(file, number),
            )
        html = raw_html(line)
        lifted = raised_text.written(without_code(line)) or (
            html if html and re.match(r"</?su[pb]\b", html[1], re.I) else None
        )
        if lifted:
            raise raised_text.question(
                [f"{lifted[1]!r} stands high or low {raised_text.behind(line[: lifted[0]])}"],
                Location(file, number, lifted[0] + 1),
            )
        if html:
            raise InputError(
                f"readers would not see what begins with {html[1]!r}: write the words alone, or "
                "\\< for the sign <",
                Location(file, number, html[0] + 1),
            )
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        if not lines[at].strip() or _RULE.fullmatch(lines[at]):
            at += 1
            continue
        if at in headings:
            blocks.append(Block("heading", _unnoted(lines[at].strip("# \t")), at + 1))
            at += 1
            continue
        block, at = _next(lines, at, headings)
        blocks += block
    return _nest(blocks)


def _next(lines: list[str], at: int, headings: frozenset[int]) -> tuple[list[Block], int]:
    """The block, or a table's blocks, that begin at a line, and the index of the line after."""
    line = lines[at]
    marked = _MARKED.fullmatch(line.strip())
    if marked:
        text = _unnoted(marked.group(2).rstrip("# "))
        return [Block("heading", text, at + 1, len(marked.group(1)), "#")], at + 1
    if line.lstrip().startswith("|"):
        end = at
        while end < len(lines) and lines[end].lstrip().startswith("|"):
            end += 1
        rows = [_unnoted(row.strip()) for row in lines[at:end]]
        head = [Block("head", "\n".join(rows[:2]), at + 1)]
        return head + [Block("row", row, at + 3 + i) for i, row in enumerate(rows[2:])], end
    if (
        at + 1 < len(lines)
        and line.strip()
        and _UNDERLINE.fullmatch(lines[at + 1])
        and not _starts(line)
    ):
        depth = 1 if lines[at + 1][0] == "=" else 2
        return [Block("heading", _unnoted(line.strip()), at + 1, depth, "#")], at + 2
    end = at + 1
    while end < len(lines) and lines[end].strip() and not (end in headings or _starts(lines[end])):
        end += 1
    for kind, pattern in (("note", _NOTE), ("item", _BULLET), ("numbered", _NUMBER)):
        match = pattern.match(line)
        if match:
            rest = [more.strip() for more in lines[at + 1 : end]]
            words = _unnoted("\n".join([line[match.end() :].rstrip(), *rest]))
            width = len(match.group(1).expandtabs(4)) if kind != "note" else 0
            number = match.group(2) if kind == "numbered" else ""
            return [Block(kind, words, at + 1, width, number)], end
    if heads(lines[at:end]):
        end = at + 1
    words = _unnoted("\n".join(more.strip() for more in lines[at:end]))
    return [Block("paragraph", words, at + 1)], end


def _unnoted(text: str) -> str:
    """A text without the marks of its footnotes, whose texts are paragraphs of their own."""
    return _NOTE_MARK.sub("", text) if "[^" in text else text


def _starts(line: str) -> bool:
    """Whether a line begins a block of its own, wherever it is."""
    return bool(
        _BULLET.match(line)
        or _NUMBER.match(line)
        or _MARKED.match(line.strip())
        or line.lstrip().startswith("|")
        or _NOTE.match(line)
        or _RULE.fullmatch(line)
    )


def _nest(blocks: list[Block]) -> list[Block]:
    """Turn the indent of each item, which its `depth` is so far, into its nesting.

    The nesting is the number of items above it that are indented less.
    """
    out: list[Block] = []
    indents: list[int] = []
    for block in blocks:
        if block.kind not in ("item", "numbered"):
            indents = []
        else:
            while indents and indents[-1] >= block.depth - 1:
                indents.pop()
            indents.append(block.depth)
            block = block._replace(depth=len(indents) - 1)
        out.append(block)
    return out
