"""The lines of a plain text before it is read: which are left out, which are said to be headings.

A line that is left out becomes an empty one, so that the others keep their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from briefed.importing import furniture
from briefed.importing.blocks import Doubt
from briefed.importing.text_layout import in_capitals
from briefed.model import Answers
from briefed.text.patterns import lazily
from briefed.text.words import tokens

_KEY = lazily(r"([A-Za-z][\w -]{0,40}):(?:\s+(\S.*))?")
_MATTER = 40  # lines in which the front matter of a Markdown file closes
_ALONE = lazily(r"[-–—]? ?(\d{1,3}) ?[-–—]?")
_WAY = lazily(r"home(?:\s*[>»/|›]\s*.{1,120})?", re.I)
_SHORT = 6  # words of a line in the way to a page
_STEPS = 4  # lines of it
_MOST_LINKS = 12
_LEADER = lazily(r"(?:\.[ ]?){5,}\s*[\divxl]+$")
_SENTENCE = lazily(r"[.!?;]\s*$")
_LINK = 20  # words of the name of another page
_NUMBERED = lazily(r"(\S.{5,150}\D)(\d{1,3})|(\d{1,3})(\D.{5,150}\S)")
_FEWEST_PAGES = 3  # on which a line and the number of the page are seen to repeat
_FEWEST_WORDS = 6  # of such a line: "Recommendation 1" is a heading
_HEAD = 5  # lines with the title, whose words such a line repeats
# Signs that can't be seen, between letters or where a line was broken.
_UNSEEN = str.maketrans("", "", "\u00ad\u200b\u200e\u200f\u2060\ufeff")
# Windows' Western characters that a program took for control characters (Encoding Standard, 4.2).
_CONTROLS = {
    byte: bytes([byte]).decode("cp1252")
    for byte in range(0x80, 0xA0)
    if bytes([byte]).decode("cp1252", "ignore")
}


class Cleaned(NamedTuple):
    """A text that can be read.

    `headings` are the indexes of the lines that a person said are headings; `left_out` describes
    each line that became empty, and `doubts` the answers about no line.
    """

    text: str
    headings: frozenset[int]
    left_out: tuple[str, ...]
    doubts: tuple[Doubt, ...]


def clean(text: str, answers: Answers) -> Cleaned:
    """Leave out the lines of a site or a sheet of paper, and those that `answers` skips.

    Signs that can't be seen go too. No word needs them.
    """
    lines = text.translate(_UNSEEN).translate(_CONTROLS).split("\n")
    doubts = tuple(unused(answers, lines))
    gone: dict[int, str] = {}
    _front_matter(lines, gone, answers)
    skipped = _lines_of(lines, answers.skipped)
    headings = _lines_of(lines, answers.headings)
    gone |= dict.fromkeys(skipped, "a line that was to be skipped")
    kept = skipped | headings
    for at, what in _furniture(lines):
        if at not in kept:
            gone.setdefault(at, what)
    left_out = tuple(
        f"{what} (line {at + 1}): {lines[at].strip()}" for at, what in sorted(gone.items())
    )
    for at in gone:
        lines[at] = ""
    return Cleaned("\n".join(lines), frozenset(headings - set(gone)), left_out, doubts)


def _front_matter(lines: list[str], gone: dict[int, str], answers: Answers) -> None:
    """Leave out the settings above a Markdown file, apart from its title."""
    start = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
    if start == len(lines) or lines[start].strip() != "---":
        return
    rest = enumerate(lines[start + 1 : start + _MATTER], start + 1)
    end = next((at for at, line in rest if line.strip() == "---"), None)
    inner = lines[start + 1 : end]
    if end is None or not all(_KEY.fullmatch(line.strip()) for line in inner if line.strip()):
        return
    for at in range(start, end + 1):
        key = _KEY.fullmatch(lines[at].strip())
        if key and key[1].lower() == "title" and key[2] and answers.title is None:
            lines[at] = "# " + key[2].strip("\"'")
        elif lines[at].strip():
            gone[at] = "a setting of the file"


def _lines_of(lines: list[str], wanted: tuple[str, ...]) -> set[int]:
    """The indexes of all lines that say what one of the answers says."""
    return {at for at, line in enumerate(lines) for answer in wanted if says(line, answer)}


def says(text: str, answer: str) -> bool:
    """Whether a line has the words of an answer, whatever signs are around them."""
    return bool(tokens(answer)) and tokens(text) == tokens(answer)


def unused(answers: Answers, texts: Iterable[str]) -> Iterator[Doubt]:
    """A doubt for each answer about a line that is not among the texts of a file."""
    if not (answers.headings or answers.skipped):
        return  # a long text is not read for nothing
    said = {tokens(text) for text in texts}
    for wanted, option in ((answers.headings, "--heading"), (answers.skipped, "--skip")):
        for answer in wanted:
            if tokens(answer) not in said:
                yield Doubt(
                    1, f"no line says {answer!r}: copy all the words of a line behind {option}"
                )


def _furniture(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The lines that belong to a site or a sheet of paper, each with what it is."""
    yield from _way(lines)
    yield from _related(lines)
    yield from _on_each_page(lines)
    for at, line in enumerate(lines):
        words = line.strip().strip(" .>»|*•")
        if not words:
            continue
        if furniture.LINE.fullmatch(words):
            yield at, "a line of a site or of a sheet of paper"
        elif furniture.RETURN.fullmatch(words) and not all(_around(lines, at)):
            yield at, "a line that leads to other pages"
        elif _LEADER.search(words):
            yield at, "a line of a table of contents"
        elif _ALONE.fullmatch(words) and _is_page_number(lines, at):
            yield at, "a number that stands alone"


def _way(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The way to a page, above its title: Home, and a few short lines right below it."""
    said = (at for at, line in enumerate(lines) if line.strip())
    start = next((at for at in said if not furniture.LINE.fullmatch(lines[at].strip())), len(lines))
    if start == len(lines) or not _WAY.fullmatch(lines[start].strip()):
        return
    for at in range(start, min(start + _STEPS, len(lines))):
        words = lines[at].strip()
        if not words or len(words.split()) > _SHORT or furniture.LINE.fullmatch(words):
            return
        yield at, "the way to the page"


def _on_each_page(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The lines that name the paper on each page, the same but for the page's growing number."""
    head = [line for line in lines if line.strip()][:_HEAD]
    named = {
        word for line in head if not _NUMBERED.fullmatch(line) for word in tokens(line.lower())
    }
    found: dict[str, list[tuple[int, int]]] = {}
    for at, line in enumerate(lines):
        if match := _NUMBERED.fullmatch(line.strip()):
            words, number = (match[1], match[2]) if match[1] else (match[4], match[3])
            found.setdefault(words.strip(), []).append((at, int(number)))
    for words, same in found.items():
        said = tokens(words.lower())
        if (
            len(same) >= _FEWEST_PAGES
            and all(one < more for (_, one), (_, more) in pairwise(same))
            and len(said) >= _FEWEST_WORDS
            and sum(word in named for word in said) * 2 >= len(said)
        ):
            yield from ((at, "what stands on each page") for at, _ in same)


def _related(lines: list[str]) -> Iterator[tuple[int, str]]:
    """What is below a line such as "Related content": the next few short lines together."""
    for start, line in enumerate(lines):
        if not furniture.RELATED.fullmatch(line.strip(" \t:*#")):
            continue
        at = start + 1
        while at < len(lines) and not lines[at].strip():
            at += 1
        end = at
        while end < len(lines) and lines[end].strip() and end - at < _MOST_LINKS:
            end += 1
        block = lines[at:end]
        named = all(len(one.split()) <= _LINK for one in block)
        if block and named and (len(block) == 1 or not any(map(_SENTENCE.search, block))):
            yield start, "a line that leads to other pages"
            for link in range(at, end):
                yield link, "a line that leads to other pages"


def _around(lines: list[str], at: int) -> tuple[str, str]:
    """The words of the lines above and below one; "" for an empty line, or none."""
    above = lines[at - 1].strip() if at else ""
    below = lines[at + 1].strip() if at + 1 < len(lines) else ""
    return above, below


def _is_page_number(lines: list[str], at: int) -> bool:
    """Whether a number is apart from what is around it, or numbers a heading in capitals."""
    above, below = _around(lines, at)
    return (not above and not below) or in_capitals(below)
