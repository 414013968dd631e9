"""A case that branches, to be read from top to bottom: numbered parts, and where to go on. Pure.

A page is whole without a script, and on paper. There a reader takes a case as in a game book: each
part has its number, each choice the number of the part that it leads to, and an ending says that it
is one. Where a script shows one part at a time, the styles leave these out.

A case may speak to somebody of another service than the reader's, and says so before it begins.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import NamedTuple

from briefed.model import Location, Page, Prose
from briefed.source.branching import CASE_LEVEL, cases_of

NUMBER, GO_ON = "bf-nth", "bf-go-on"  # the classes of the number of a part, and of where to go on
END, ENDS = "bf-ends", "The case ends here."  # the class of what an ending says, and its words
ROLE = "In this case your job may be different."  # below the heading of each
_FIRST = "1."  # the number of the part that a case begins with
_UNSEARCHED = 'data-search-exclude="1"'
_BEHIND = 1 << 20  # every column of a line
_STOPS = (".", "?", "!", "…")  # of a choice that is a sentence
_CLOSING = "\"'”’)*_"


class Numbering(NamedTuple):
    """What a heading or a choice gets: words before its own and behind them, "" for none.

    `target` is where a choice leads; it is "" for a heading.
    """

    before: str
    behind: str
    target: str = ""


def numbering(page: Page) -> dict[Location, Numbering]:
    """The numbers of a page's cases that branch, by the location of the heading or the choice."""
    found: dict[Location, Numbering] = {}
    for case in cases_of(page):
        numbers = {part.address: number for number, part in enumerate(case.parts, 1)}
        for number, part in enumerate(case.parts, 1):
            found[part.location] = Numbering(f"{number}.", "")
            for choice in part.choices:
                if choice.whole and choice.target in numbers:
                    behind = _behind(choice.words, numbers[choice.target])
                    found[choice.location] = Numbering("", behind, choice.target)
    return found


def _behind(choice: str, number: int) -> str:
    """Where to go on, behind the words of a choice; it stays on one line."""
    sentence = choice.rstrip(_CLOSING).endswith(_STOPS)
    begins = " Go" if sentence else ": go"
    return f"{begins}\N{NO-BREAK SPACE}on\N{NO-BREAK SPACE}at\N{NO-BREAK SPACE}{number}"


def _endings(page: Page) -> Iterator[int]:
    """The last line of each part of a page's cases that no choice leads on from, from 0."""
    lines = page.body.split("\n")
    for case in cases_of(page):
        for part in case.parts:
            if not part.choices:
                at = part.last.line - page.body_line
                below = itertools.takewhile(_goes_on, lines[at + 1 :])
                yield at + sum(1 for _ in below)


def _headings(page: Page) -> Iterator[int]:
    """The lines of the headings of a page's cases, from 0."""
    lines = [
        prose.location.line - page.body_line
        for prose in page.prose
        if prose.kind == "heading" and prose.level == CASE_LEVEL
    ]
    for case in cases_of(page):
        first = case.parts[0].location.line - page.body_line
        yield max(at for at in lines if at < first)


def _goes_on(line: str) -> bool:
    """Whether a line belongs to the block above it: it is neither empty nor a marker."""
    return bool(line.strip()) and not line.startswith("<!--")


def numbered(page: Page) -> list[Prose]:
    """Our own text on a page, with the numbers that it gets, and what endings say."""
    told = numbering(page)
    ends = [
        Prose(ENDS, "paragraph", "", Location(page.location.file, page.body_line + at, _BEHIND))
        for at in _endings(page)
    ]
    roles = [
        Prose(ROLE, "paragraph", "", Location(page.location.file, page.body_line + at, _BEHIND))
        for at in _headings(page)
    ]
    return [*ends, *roles] + [
        prose._replace(text=f"{here.before} {prose.text}{here.behind}")
        if (here := told.get(prose.location))
        else prose
        for prose in page.prose
    ]


def number(lines: list[str], page: Page) -> None:
    """Write into the lines of a page's body what its cases get.

    These are the numbers of their parts, what endings say, and that a reader may have another job.
    """
    for at in _headings(page):
        lines[at] += f'\n\n<p class="bf-hint" {_UNSEARCHED}>{ROLE}</p>\n'
    for at in _endings(page):
        lines[at] += f'\n\n<p class="{END}" {_UNSEARCHED}>{ENDS}</p>\n'
    for location, told in numbering(page).items():
        at = location.line - page.body_line
        if told.before:
            words = lines[at].lstrip("#")
            marks = lines[at].removesuffix(words)
            lines[at] = f"{marks} {_hidden_from_search(NUMBER, told.before)} {words.lstrip()}"
            if told.before != _FIRST:
                lines[at] = _unsearched(lines[at])
            continue
        link = f"](#{told.target})"
        at = next(line for line in range(at, len(lines)) if link in lines[line])
        with_number = f"{_hidden_from_search(GO_ON, told.behind)}{link}"
        lines[at] = lines[at].replace(link, with_number, 1)


def _unsearched(heading: str) -> str:
    """The heading of a part that a search must not lead to: nobody has chosen it yet."""
    text, brace, attributes = heading.rstrip().rpartition("{")
    if not (brace and attributes.endswith("}")):
        return f"{heading.rstrip()} {{ data-search-exclude='1' }}"
    return f"{text}{{{attributes[:-1].rstrip()} data-search-exclude='1' }}"


def _hidden_from_search(kind: str, words: str) -> str:
    """Words that a search neither finds nor shows: a script takes them off the screen."""
    return f'<span class="{kind}" {_UNSEARCHED}>{words}</span>'
