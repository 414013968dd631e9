"""From a file somebody brought to the canonical briefing. The only place that guesses.

A reader, one module per format, turns a file's text into blocks; `write` turns blocks of any format
into canonical Markdown with ids and proves that no word was lost, added or moved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..briefing import INTRODUCTION, slugify
from ..errors import InputError
from ..model import Location
from ..words import tokens
from . import text as text_reader
from .blocks import Block

_SHORT = 12  # words; a heading has no more
_CANONICAL = re.compile(r"\{:?[ ]*#[a-z0-9-]+-\d+[ ]*\}[ ]*\|?[ ]*$", re.M)


class Imported(NamedTuple):
    """A canonical briefing and, for each of its lines, the line of the file it was made from.

    `unsure` is what a person should look at: a line of the file, and how it was read.
    """

    markdown: str
    lines: tuple[int, ...]
    unsure: tuple[tuple[int, str], ...] = ()


def is_canonical(text: str) -> bool:
    """Whether a text is a briefing with ids already, rather than a file that was not imported yet."""
    return bool(_CANONICAL.search(text))


def import_text(text: str, file: str) -> Imported:
    """Import plain text (or Markdown without ids).

    Raises InputError, with a location in `file`, where nothing can be made of it or a word would change.
    """
    if not text.strip():
        raise InputError("the file is empty: bring one that holds the briefing's text", Location(file))
    blocks = text_reader.read(text, file)
    if not any(block.kind == "heading" for block in blocks):
        raise InputError(
            "no headings were found, so there are no themes: put each theme's heading on a line of its own that ends in a colon "
            "(Hidden men:), with an empty line above and below it, or write it as ## Hidden men", Location(file))
    imported = write(blocks, file)
    _prove(text, imported, file)
    return imported._replace(unsure=tuple(_unsure(blocks)))


def _unsure(blocks: list[Block]) -> Iterator[tuple[int, str]]:
    """What was guessed and could be otherwise, in the order of the file."""
    for place, block in enumerate(blocks):
        short = "\n" not in block.text and len(block.text.split()) <= _SHORT
        following = blocks[place + 1].kind if place + 1 < len(blocks) else None
        if block.kind == "heading" and block.number != "#" and following == "heading" and blocks[place + 1].depth > block.depth:
            yield block.line, f"{block.text!r} was read as a group that holds the themes behind it"
        elif block.kind == "heading" and block.number != "#" and block.text.endswith("?"):
            yield block.line, f"{block.text!r} was read as a heading, because it is a question on a line of its own"
        elif block.kind == "paragraph" and short and block.text.endswith(":"):
            yield block.line, f"{block.text!r} was read as the beginning of what follows it, not as a heading"
        elif block.kind == "paragraph" and short and block.text[-1] not in ".!?;,)”\"'’":
            yield block.line, f"{block.text!r} was read as a paragraph: if it is a heading, let it end in a colon"


def write(blocks: list[Block], file: str) -> Imported:
    """Canonical Markdown of some blocks: a title, leveled headings, statements with new ids.

    Raises InputError where two headings would give the same address.
    """
    taken: dict[str, int] = {}
    out: list[tuple[str, int]] = []
    slug, count = INTRODUCTION, 0
    previous = None
    for block in blocks:
        tight = previous is not None and previous.kind == block.kind and block.kind in ("item", "numbered", "row")
        if out and not tight:
            out.append(("", block.line))
        if block.kind in ("title", "heading"):
            out.append(("#" * block.depth + " " + block.text, block.line))
            if block.kind == "heading":
                slug, count = slugify(block.text.rstrip(" :")) or "theme", 0
                if slug in taken:
                    raise InputError(f"the heading {block.text!r} and that on line {taken[slug]} give the same address, {slug!r}: give one of them a word more", Location(file, block.line))
                taken[slug] = block.line
        elif block.kind == "head":
            out += [(line, block.line) for line in block.text.split("\n")]
        else:
            count += 1
            out += [(line, block.line + offset) for offset, line in enumerate(_with_id(block, f"{slug}-{count}"))]
        previous = block._replace(kind="row") if block.kind == "head" else block
    return Imported("\n".join(line for line, _ in out) + "\n", tuple(number for _, number in out))


def _with_id(block: Block, identity: str) -> list[str]:
    """The lines of a statement with its id at the end."""
    if block.kind == "row":
        return [f"{block.text.rstrip().removesuffix('|').rstrip()} {{ #{identity} }} |"]
    lines = block.text.split("\n")
    lines[-1] += f" {{ #{identity} }}"
    indent = "    " * block.depth
    marker = {"item": "- ", "numbered": f"{block.number}. "}.get(block.kind, "")
    hang = indent + " " * len(marker)
    return [indent + marker + lines[0], *(hang + line.strip() for line in lines[1:])]


def _prove(text: str, imported: Imported, file: str) -> None:
    """Raise InputError unless both texts are the same sequence of words."""
    before, after = word_sequence(text), word_sequence(imported.markdown)
    if before != after:
        place = next((i for i, pair in enumerate(zip(before, after)) if pair[0] != pair[1]), min(len(before), len(after)))
        raise InputError(f"the import would change the words after {' '.join(before[max(0, place - 5):place])!r}: nothing was written; "
                         "please report this with the file", Location(file))


def same_words(original: str, canonical: str) -> bool:
    """Whether two texts are certainly the same words in the same paragraphs: quick, and False where a closer look must tell."""
    return _raw_pieces(original) == _raw_pieces(_ATTRIBUTE.sub("", canonical))


def _raw_pieces(text: str) -> list[list[str]]:
    return [words for piece in _PIECE.split(text) if (words := _FORM.sub("", piece).split())]


_ATTRIBUTE = re.compile(r"[ ]*\{:?[ ]*#[a-z0-9-]+[ ]*\}(?=[ ]*\|?[ ]*$)", re.M)
_PIECE = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:(?:[-•–*◦+o]|\d{1,3}[.)])[ \t]|\||#{1,6} ))")
_FORM = re.compile(r"^[ \t]*(?:(?:[-•–*◦+]|o(?=[ \t])|#{1,6})[ \t]+|\|?[ :|-]*-[ :|-]*\|?[ \t]*$)", re.M)


def word_sequence(text: str) -> list[str]:
    """The words of an original or of its canonical form, in order: what an import may not change."""
    return [word for piece in word_pieces(text) for word in piece]


def word_pieces(text: str) -> list[list[str]]:
    """The same, paragraph by paragraph and item by item."""
    return [tokens(_FORM.sub("", piece)) for piece in _PIECE.split(_ATTRIBUTE.sub("", text))]
