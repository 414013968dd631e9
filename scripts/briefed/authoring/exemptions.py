"""The exemptions of a course start: where each is written, and how one is written. Pure.

Keeping them up to date never excuses a sentence: one whose words changed is asked about again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NamedTuple

from briefed.model import Briefing, Location
from briefed.source import front_matter
from briefed.text.words import fold, plain

KEY = "exemptions"


class Entry(NamedTuple):
    """An exemption, and its lines from `start` up to before `end`, which count from 0."""

    statement: str
    sentence: str
    reason: str
    start: int
    end: int


class Followed(NamedTuple):
    """A course start whose exemptions follow its statements into another edition.

    `moved` are those whose sentence is in another statement now, each with its location and with
    the old and the new id. `gone` are those that were taken out, since no statement has their
    words.
    """

    text: str
    moved: tuple[tuple[Location, str, str], ...]
    gone: tuple[Entry, ...]


def entries(source: str) -> tuple[Entry, ...] | None:
    """The exemptions in the text of a course start; None where they are not written line by line.

    The text must have front matter without a fault.
    """
    matter = front_matter.read(source)
    listed = (matter.data or {}).get(KEY) or []
    if not isinstance(listed, list) or not all(isinstance(one, Mapping) for one in listed):
        return None
    lines = source.split("\n")
    starts = [matter.values[KEY, at].line - 1 for at in range(len(listed))]
    if not all(lines[start].lstrip().startswith("- ") for start in starts):
        return None
    ends = [*starts[1:], block_end(lines, starts[-1])] if starts else []
    return tuple(
        Entry(_said(one, "statement"), _said(one, "sentence"), _said(one, "reason"), start, end)
        for one, start, end in zip(listed, starts, ends, strict=True)
    )


def _said(entry: Mapping[str, object], key: str) -> str:
    return plain(str(entry.get(key) or ""))


def block_end(lines: list[str], start: int) -> int:
    """The line after a key's last, from one of its lines; lines count from 0."""
    end = start + 1
    while lines[end] != "---" and (not lines[end] or lines[end][0] in " \t-"):
        end += 1
    return end


def entry_lines(statement: str, sentence: str, reason: str) -> tuple[str, ...]:
    """The lines of an exemption."""
    return (
        f"  - statement: {statement}",
        f"    sentence: {json.dumps(sentence, ensure_ascii=False)}",
        f"    reason: {json.dumps(reason, ensure_ascii=False)}",
    )


def followed(source: str, file: str, new: Briefing) -> Followed:
    """Let the exemptions of a course start, the text of `file`, follow their sentences."""
    homes: dict[str, list[str]] = {}
    for statement in new.statements:
        for sentence in statement.sentences:
            homes.setdefault(fold(sentence), []).append(statement.id)
    lines = source.split("\n")
    moved: list[tuple[Location, str, str]] = []
    gone: list[Entry] = []
    for entry in reversed(entries(source) or ()):
        found = homes.get(fold(entry.sentence), [])
        if entry.statement in found:
            continue
        if len(found) == 1:
            at = next(n for n in range(entry.start, entry.end) if "statement:" in lines[n])
            lines[at] = found[0].join(lines[at].rsplit(entry.statement, 1))
            moved.insert(0, (Location(file, at + 1), entry.statement, found[0]))
        else:
            gone.insert(0, entry)
            del lines[entry.start : entry.end]
    text = "\n".join(lines)
    if gone and not entries(text):
        text = front_matter.replaced(text, KEY, f"{KEY}: []")
    return Followed(text, tuple(moved), tuple(gone))
