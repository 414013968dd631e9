"""The answers of a question on a worksheet: a row each, and how rows become lines of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefed.authoring.worksheet.forms import Row, Wrong
from briefed.authoring.worksheet.texts import Read, Text, markdown, words_of
from briefed.checking.rules.items import FEWEST_OPTIONS
from briefed.source.arranged import LONGEST_LABEL
from briefed.source.placeholders import to_write
from briefed.source.question_rows import BLANK
from briefed.text.patterns import lazily

CHOICE, SEVERAL, GAPS, SORT, MATCH, ORDER = "choice", "several", "gaps", "sort", "match", "order"
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_BRACKETS = lazily(r"\\\[([^\[\]\\]+)\\\]")
_NUMBER = lazily(r"([1-9]\d?)[.)]?")


class Kind(NamedTuple):
    """A kind of question: what it is called, the tag around it, and the heads of its table."""

    name: str
    called: str
    tag: str
    heads: tuple[str, ...] = ()
    row: str = "answer"
    stem: str = ""
    example: str = ""

    @property
    def gaps(self) -> bool:
        return self.name == GAPS

    def place(self, at: int) -> str:
        """What a row is called in a message, by its index."""
        return f"{_ORDINALS[at] if at < len(_ORDINALS) else f'{at + 1}th'} {self.row}"


_WHY = "Why it is right, or why not"
_WHY_THERE = "Why it belongs there"
KINDS = {
    one.name: one
    for one in (
        Kind(CHOICE, "one answer is right", "quiz", ("Right? Write x", "Answer", _WHY)),
        Kind(SEVERAL, "several answers are right", "quiz", ("Right? Write x", "Answer", _WHY)),
        Kind(
            GAPS,
            "words to fill in",
            "quiz",
            stem="A sentence with a gap: put square brackets around each word to fill in",
            example="Health visitors should ensure that the father is [registered] on the system.",
        ),
        Kind(SORT, "sort into groups", SORT, ("Group", "What is sorted", _WHY_THERE), "item"),
        Kind(MATCH, "find what fits", MATCH, ("What fits to it", "Item", _WHY_THERE), "item"),
        Kind(ORDER, "put in order", ORDER, ("Place: 1, 2, 3 …", "Step", _WHY_THERE), "step"),
    )
}


class Answer(NamedTuple):
    """An answer as it is in the Markdown: its mark or label, and the lines that it takes."""

    mark: str
    words: Read
    why: Read
    start: int
    end: int


class Wanted(NamedTuple):
    """An answer as it is to be; a text without words is still to be written."""

    mark: str
    words: Text
    why: Text


def checked(kind: Kind, before: Sequence[Answer], rows: Sequence[Row]) -> list[Wanted]:
    """The answers that rows ask for.

    Raises Wrong, with the place, for what would break the question.
    """
    found = []
    begun = any(mark or words or why for mark, words, why in rows)
    if kind.tag == "quiz" and begun and not any(words for _, words, _ in rows):
        raise Wrong("no answer is written yet, and another column is: write the answers as well")
    for at, (mark, words, why) in enumerate(rows):
        known = before[at] if at < len(before) else None
        unwritten = known is not None and bool(known.words.missing)
        if not (mark or words or why):
            if known and unwritten:
                kept = kind.tag != "quiz" or not begun
                found.append(Wanted(known.mark if kept else "", (), ()))
            continue
        if not words and not unwritten:
            raise Wrong(f"the {kind.place(at)} has no words")
        if len(words) > 1:
            raise Wrong(f"the {kind.place(at)} has several paragraphs: write it as one")
        found.append(Wanted(_mark(kind, at, mark), words, why))
    _judge(kind, found)
    return found


def _mark(kind: Kind, at: int, mark: Text) -> str:
    said = words_of(mark).strip()
    if kind.tag == "quiz":
        return said
    if not said:
        raise Wrong(f"the {kind.place(at)} has nothing under “{kind.heads[0]}”")
    if "[" in said or "]" in said or "\n" in said or len(said) > LONGEST_LABEL:
        raise Wrong(
            f"under “{kind.heads[0]}” the {kind.place(at)} has “{said[:40]}”: write plain words "
            f"on one line, without square brackets, at most {LONGEST_LABEL} characters"
        )
    if kind.name == ORDER:
        number = _NUMBER.fullmatch(said)
        if not number:
            raise Wrong(f"the {kind.place(at)} has “{said}” as its place: write a number")
        return number[1]
    return said


def _judge(kind: Kind, found: list[Wanted]) -> None:
    """Raise Wrong where the answers together are no question of their kind."""
    marks = [one.mark for one in found]
    if kind.tag == "quiz":
        right = sum(map(bool, marks))
        if not right:
            raise Wrong("no answer is marked as right: write x beside the one that is")
        if right > 1 and kind.name == CHOICE:
            raise Wrong(
                f"{right} answers are marked as right, and this form is for one: take an x away, "
                "or use the form “several answers are right”"
            )
        if kind.name == SEVERAL and right < 2:
            raise Wrong("only one answer is marked as right, and this form is for several")
        return
    if len(found) < FEWEST_OPTIONS:
        raise Wrong(f"there are {len(found)} items: write at least {FEWEST_OPTIONS}")
    if kind.name == SORT and len({one.lower() for one in marks}) < 2:
        raise Wrong("all items are in one group: a question to sort needs at least two groups")
    if kind.name == MATCH and len({one.lower() for one in marks}) < len(marks):
        raise Wrong("two items have the same under “What fits to it”: each needs its own")
    if kind.name == ORDER and sorted(map(int, marks)) != list(range(1, len(marks) + 1)):
        raise Wrong(f"the places are {', '.join(marks)}: give each number from 1 on once")


def answer_lines(
    before: Sequence[Answer], wanted: Sequence[Wanted], lines: list[str]
) -> Iterator[str]:
    """The lines of the answers that are wanted; those of an answer that did not change stay."""
    for at, one in enumerate(wanted):
        beside = before[at] if at < len(before) else None
        likely = (*([beside] if beside else []), *(before if one.words else ()))
        same = next((known for known in likely if _is(known, one)), None)
        if same:
            yield from lines[same.start : same.end]
            continue
        yield _first_line(one, beside, lines)
        yield from _why(one, beside, lines)


def _is(known: Answer, one: Wanted) -> bool:
    return (known.mark, words_of(known.words.text), words_of(known.why.text)) == (
        one.mark,
        words_of(one.words),
        words_of(one.why),
    )


def _first_line(one: Wanted, beside: Answer | None, lines: list[str]) -> str:
    if not one.words:
        assert beside
        line = lines[beside.start]
        if bool(beside.mark) == bool(one.mark):
            return re.sub(r"\[[^\]]*\]", lambda _: f"[{one.mark or ' '}]", line, count=1)
        # The key is another answer than in the scaffold.
        wanted = "the answer that is right" if one.mark else "an answer that is not right"
        return f"- [{one.mark or ' '}] {to_write(wanted)}"
    before = beside.words.text if beside else ()
    words = " ".join(markdown(one.words, before=before))
    return f"- [{one.mark or ' '}] {words}"


def _why(one: Wanted, beside: Answer | None, lines: list[str]) -> list[str]:
    if one.why:
        before = beside.why.text if beside else ()
        return [line.rstrip() for line in markdown(one.why, "> ", before=before)]
    if beside and beside.why.missing and bool(beside.mark) == bool(one.mark):
        return lines[beside.start + 1 : beside.end]
    return [f"> {to_write('why it is, by the quote below' if one.mark else 'why it is not')}"]


def gaps_shown(line: str) -> str:
    """A line of Markdown with its gaps in single brackets, as words."""
    return BLANK.sub(lambda gap: f"\\[{gap[1]}\\]", line)


def gaps_written(line: str) -> str:
    """A line of Markdown with what is in brackets as gaps."""
    return _BRACKETS.sub(r"[[\1]]", line)
