"""Slips in a question whose meaning is plain: each is reported, and read as it was meant.

So one slip has one message, and not another for each thing that can't be found because of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefed.model import ARRANGED
from briefed.source.question_rows import (
    BLANK,
    ITEMS,
    LEAD_IN,
    OPTIONS,
    RULE,
    Rows,
    half_blank,
    was_meant,
)
from briefed.source.quotes import ENDING, half_bracketed, misread_id
from briefed.text.patterns import lazily
from briefed.text.similarity import nearest

TWICE = "this line is the same as the one above it: delete one of them"
_NO_RULE = "a question with a word to fill in has a line --- between its text and the explanation"
_NEARLY_RULE = lazily(r"\s*(?:-{2}|-{4,}|[–—]+|\*{3,}|_{3,}|={3,}|-(?: -)+)\s*")
_LEAD_IN_ALIKE = 0.8
_EMPTY_GAP = lazily(r"\[\[\s*\]\]")
_JOINED = lazily(r"\S\s+(?P<item>[-*•–—] \[[^\[\]]+\]) \S")
_JOINED_WHY = "an item begins a line of its own: put {} and what follows on the next line"
_COLON_BEHIND_LABEL = lazily(r"([-*] \[[^\[\]]+\])\s*:\s*(?=\S)")
_OTHER_LABEL = lazily(r"(?P<sign>[-*]) [({](?P<label>[^(){}\[\]]+)[)}] (?P<words>.*\S.*)")
_LABELLED = lazily(r"\[[^\[\]]+\] \S")


class Slip(NamedTuple):
    """The index of a line, the column in it, and what is said of it."""

    at: int
    column: int
    message: str


def mend(inner: list[str], theme: str, rows: Rows) -> Iterator[Slip]:
    """The slips in the lines between the tags of a question, which are mended in place.

    `theme` is that of the quiz, and `rows` how the question writes its options.
    """
    if rows is OPTIONS:
        yield from _fill_gaps(inner)
    yield from _mark_quotes(inner)
    if rows is OPTIONS and any(BLANK.search(line) for line in inner):
        yield from _mend_rule(inner)
    rule = next((at for at, line in enumerate(inner) if line.strip() == RULE), 0)
    for at, line in enumerate(inner):
        if id_found := half_bracketed(line) or misread_id(line, theme):
            yield Slip(at, id_found.at + 1, id_found.why)
            inner[at] = id_found.rest
        elif at < rule and not was_meant(line, rows) and (gap := half_blank(line)):
            why = f"the gap “{gap.written}” lacks brackets: write {gap.meant}"
            yield Slip(at, gap.at + 1, why)
            inner[at] = line.replace(gap.written, gap.meant, 1)
        elif at and rows is ITEMS and _LABELLED.match(line) and _below_item(inner[at - 1]):
            yield Slip(
                at,
                1,
                f"this would not be read as an {rows.called}, since it has no hyphen: write "
                f"{rows.form}",
            )
            inner[at] = f"- {line}"
        elif rows is ITEMS and (second := joined(line)):
            yield Slip(at, second.start("item") + 1, _JOINED_WHY.format(second["item"]))
        elif at and line == inner[at - 1] and (line[:1] == ">" or rows.pattern.match(line)):
            yield Slip(at, 1, TWICE)
            # Feedback is below the second, or goes on with it.
            inner[at - 1] = ">" if line[:1] == ">" else ""
        elif line.strip() == LEAD_IN and LEAD_IN in map(str.strip, inner[:at]):
            yield Slip(at, 1, f"{LEAD_IN!r} is above already: delete one of them")
            inner[at] = ""
        elif at and _is_nearly_lead_in(line.strip()):
            yield Slip(at, 1, f"above its quotes a question says {LEAD_IN!r}: write it so")
            inner[at] = LEAD_IN


def _fill_gaps(inner: list[str]) -> Iterator[Slip]:
    """The gaps without a word, which have a sign in its place then."""
    for at, line in enumerate(inner):
        if empty := _EMPTY_GAP.search(line):
            yield Slip(
                at,
                empty.start() + 1,
                "an [[answer]] has no words: write the word that belongs there",
            )
            inner[at] = _EMPTY_GAP.sub("[[…]]", line)


def _mark_quotes(inner: list[str]) -> Iterator[Slip]:
    """The quotes below the line above them that don't begin with their sign."""
    at = _lead_in_of(inner) + 1
    while at < len(inner):
        end = next((end for end in range(at, len(inner)) if not inner[end].strip()), len(inner))
        block = inner[at:end]
        quoted = any(line.startswith(">") for line in block) or (block and ENDING.search(block[-1]))
        if quoted and not block[0].lstrip().startswith(">"):
            yield Slip(at, 1, "a quote begins with >: write > and a space before this line")
            inner[at] = f"> {block[0].lstrip(' »›')}"
        elif quoted and block[0][0] == " ":
            yield Slip(at, 1, "a quote begins at the left margin: take the spaces before > away")
            inner[at:end] = [line.lstrip(" ") for line in block]
        at = end + 1


def joined(line: str) -> re.Match[str] | None:
    """The item that runs on in a line of another, or of its feedback; None for nearly every one."""
    return _JOINED.search(line) if line[:1] in "-*>" and "[" in line else None


def mend_labels(inner: list[str], tag: str) -> Iterator[Slip]:
    """The slips around the labels of items, or around [x], which are mended in place."""
    for at, line in enumerate(inner):
        if line[:1] not in ("-", "*"):
            continue  # as most lines
        if behind := _COLON_BEHIND_LABEL.match(line):
            inner[at] = f"{behind[1]} {line[behind.end() :]}"
            yield Slip(at, 1, f"no colon is behind a label: write {behind[1]} text")
        elif tag in ARRANGED and (label := _OTHER_LABEL.match(line)):
            inner[at] = f"{label['sign']} [{label['label']}] {label['words']}"
            why = f"a label is in square brackets: write {inner[at]}"
            yield Slip(at, label.start("label"), why)


def _lead_in_of(inner: list[str]) -> int:
    """The index of the line above the quotes of a question; the number of its lines for none."""
    return next((at for at, line in enumerate(inner) if line.strip() == LEAD_IN), len(inner))


def _below_item(above: str) -> bool:
    """Whether a line is an item, or feedback."""
    return above.startswith(">") or bool(ITEMS.pattern.match(above))


def _mend_rule(inner: list[str]) -> Iterator[Slip]:
    """The slip of a question with gaps that lacks the line below its text, or writes it wrongly."""
    if any(line.strip() == RULE for line in inner):
        return
    last = max(at for at, line in enumerate(inner) if BLANK.search(line))
    below = range(last + 1, len(inner))
    nearly = next((at for at in below if _NEARLY_RULE.fullmatch(inner[at])), None)
    if nearly is not None:
        yield Slip(nearly, 1, f"{_NO_RULE}: write three hyphens here")
        inner[nearly] = RULE
        return
    empty = next((at for at in below if not inner[at].strip()), None)
    yield Slip(last if empty is None else empty, 1, f"{_NO_RULE}: write it below this one")
    if empty is not None:
        inner[empty] = RULE


def _is_nearly_lead_in(words: str) -> bool:
    """Whether a line is that above the quotes but for a slip."""
    if words != LEAD_IN and words.lower().strip(" *_#>-–—:") == LEAD_IN.lower().rstrip(":"):
        return True
    if words == LEAD_IN or not re.match(r"\w", words) or len(words.split()) != len(LEAD_IN.split()):
        return False
    return nearest(words.lower(), [LEAD_IN.lower()], _LEAD_IN_ALIKE) is not None
