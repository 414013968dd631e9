"""Blocks → the canonical briefing: Markdown in which every statement has an id."""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from briefed.importing.blocks import Block, Doubt
from briefed.importing.inline_markdown import guarded
from briefed.layout import INTRODUCTION
from briefed.model import NO_ANSWERS, Answers, Briefing
from briefed.source.briefing import parse
from briefed.source.headings import slugify
from briefed.text.patterns import lazily

_CANONICAL = lazily(r"\{:?[ ]*#[a-z0-9-]+-\d+[ ]*\}[ ]*\|?[ ]*$", re.M)
LONGEST_ADDRESS = 80  # of a heading or a course, in characters
_ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_TIGHT = ("item", "numbered", "row")  # blocks with no empty line between them and their like


class Imported(NamedTuple):
    """The result of an import.

    `markdown` is the canonical briefing; `lines` gives, for each of its lines, the line of the
    original that it was made from. `original` is the file's own text where the file is text, and
    otherwise its words as Markdown. `unsure` lists what a person should look at, by the original's
    lines; `left_out` describes what the file holds and neither text has;
    `answers` are those that it was imported with.
    """

    markdown: str
    lines: tuple[int, ...]
    original: str = ""
    unsure: tuple[Doubt, ...] = ()
    left_out: tuple[str, ...] = ()
    answers: Answers = NO_ANSWERS

    def briefing(self, file: str) -> Briefing:
        """The briefing; `file` names it in locations, which have the lines of the Markdown."""
        return parse(self.markdown, file, self.answers.one_theme)

    def line_of(self, line: int) -> int:
        """The line of the original that a line of the Markdown was made from."""
        return self.lines[min(line, len(self.lines)) - 1]


def is_canonical(text: str) -> bool:
    """Whether a text is a briefing that has ids already, rather than a file yet to be imported."""
    return bool(_CANONICAL.search(text))


def write(blocks: list[Block]) -> Imported:
    """Write blocks (a title, levelled headings, statements) as Markdown, with new ids."""
    taken: set[str] = set()
    written: list[tuple[str, int]] = []
    slug, count = INTRODUCTION, 0
    previous = ""
    for block in blocks:
        if written and not (previous == block.kind and block.kind in _TIGHT):
            written.append(("", block.line))
        if block.kind in ("title", "heading"):
            address = ""
            if block.kind == "heading":
                own, count = slugify(block.text.rstrip(" :")), 0
                slug = free_address(shortened(own) or "theme", taken)
                if slug != own:  # the heading's words alone do not give this address
                    address = f" {{ #{slug} }}"
            written.append(("#" * block.depth + " " + block.text + address, block.line))
        elif block.kind == "head":
            written += [(line, block.line) for line in block.text.split("\n")]
        else:
            taken.add(slug)  # the introduction's slug too, which no heading has claimed
            count += 1
            lines = _with_id(block, f"{slug}-{count}")
            written += [(line, block.line + offset) for offset, line in enumerate(lines)]
        previous = "row" if block.kind == "head" else block.kind
    markdown = "\n".join(line for line, _ in written) + "\n"
    return Imported(markdown, tuple(number for _, number in written))


def shortened(slug: str) -> str:
    """Cut an address at the end of a word, so that every system can have files of that name."""
    if len(slug) <= LONGEST_ADDRESS:
        return slug
    return slug[: LONGEST_ADDRESS + 1].rpartition("-")[0] or slug[:LONGEST_ADDRESS]


def free_address(slug: str, taken: set[str]) -> str:
    """An address that no earlier heading has: the slug, or the slug with "second" and so on.

    It is put among the addresses that are taken.
    """
    later = (f"no-{number}" for number in itertools.count(len(_ORDINALS) + 2))
    suffixed = (f"{slug}-{suffix}" for suffix in itertools.chain(_ORDINALS, later))
    found = next(name for name in itertools.chain([slug], suffixed) if name not in taken)
    taken.add(found)
    return found


def _with_id(block: Block, identity: str) -> list[str]:
    """The lines of a statement, the last of which ends in its id."""
    if block.kind == "row":
        return [f"{block.text.rstrip().removesuffix('|').rstrip()} {{ #{identity} }} |"]
    lines = [guarded(line.strip()) for line in block.text.split("\n")]
    lines[-1] += f" {{ #{identity} }}"
    indent = "    " * block.depth
    marker = {"item": "- ", "numbered": f"{block.number}. "}.get(block.kind, "")
    hang = indent + " " * len(marker)
    return [indent + marker + lines[0], *(hang + line for line in lines[1:])]
