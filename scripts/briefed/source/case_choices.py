"""The choices in a part of a case, and what was meant as one and is none. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from briefed.model import Location, Prose, Quote
from briefed.source.headings import slugify
from briefed.text.patterns import lazily
from briefed.text.words import plain, squeeze

# Of an item that is a choice and nothing else: its words and the address that it leads to.
CHOICE = lazily(r"\[([^\[\]]*[^\[\]\s][^\[\]]*)\]\(#([^\s()]*)\)")
_APART = lazily(r"\[(?P<words>[^\[\]]+)\]\s+\(#(?P<to>[^\s()]+)\)")
_LINK_TO_PART = lazily(r"\]\(#([^\s()]*)\)")
_LINK = lazily(r"\[([^\[\]]*)\]\(([^()]*)\)")  # wherever it leads
CHOICE_LINE = lazily(r"^[ ]*(?:(?:[-*+]|\d+\.)[ ]+)?\[[^\[\]]+\]\(#([^\s()]*)\)[ ]*$", re.M)
# A choice on a line below the first of an item: with a sign that begins no item, or with none.
_FOREIGN_BULLET = lazily(r"\n[\s\u00a0]*(?P<sign>[^\[\n]*?)[\s\u00a0]*\[[^\[\]]+\]\(#")
_NO_ITEM = lazily(
    r"[ ]*(?P<sign>[•·▪‣◦●–—→➔➜⇒»›]|[-*+](?:\u00a0|(?=\[)))[\s\u00a0]*\[[^\[\]]+\]\(#"
)
_ITEM = lazily(r"[ ]*(?:[-*+]|\d+\.)[ ]")
_WIDEST_MARKER = 5  # the column of an item's text behind "10. ", at the left margin
_INDENTED = 5  # the column of a text in a box or in an item
_FORM = "- [words](#address)"


class Choice(NamedTuple):
    """A choice in a case: its words, and the address of the part that it leads to.

    `whole` is false where more than the link is in the item.
    """

    words: str
    target: str
    location: Location
    whole: bool


def choice_in(item: Prose) -> Choice | None:
    """The choice in an item of a list; None for an item that leads nowhere."""
    text = item.text.strip()
    if whole := CHOICE.fullmatch(text):
        return Choice(plain(whole[1]), whole[2], item.location, True)
    if link := _LINK_TO_PART.search(text):
        return Choice(plain(text), link[1], item.location, False)
    return None


def choice_faults(
    blocks: list[Prose | Quote], addresses: frozenset[str]
) -> Iterator[tuple[Location, str]]:
    """What in a part was meant as a choice and is none.

    `addresses` are those of the case's parts.
    """
    boxed = _in_boxes(blocks)
    above: Prose | None = None  # the last item of the list that is right above
    for is_list, group in groupby(
        blocks,
        key=lambda block: (
            isinstance(block, Prose) and block.kind == "item" and block.location not in boxed
        ),
    ):
        prose = [block for block in group if isinstance(block, Prose)]
        if is_list:
            yield from _list_faults(prose, addresses)
            above = prose[-1]
            continue
        for block in prose:
            if above and choice_in(above) and _goes_on(block, boxed):
                yield (
                    block.location,
                    f"“{plain(block.text)}” is within the choice above it, so the page would not "
                    "show that as one: write it elsewhere, at the left margin; the part that the "
                    "choice leads to says what follows",
                )
            above = None
            if block.kind == "item" and (choice := choice_in(block)):
                if choice.target in addresses:
                    yield (
                        block.location,
                        f"the choice “{choice.words}” is in a box, so the page offers no choice: "
                        "write it below the box, at the left margin",
                    )
            elif (
                block.kind == "code"
                and (line := CHOICE_LINE.search(block.text))
                and line[1] in addresses
            ):
                yield (
                    block.location,
                    f"this link to #{line[1]} is indented, so the page would show it as code: "
                    f"begin it at the left margin, {_FORM}",
                )
            else:
                yield from _within(block, addresses)


def _in_boxes(blocks: list[Prose | Quote]) -> set[Location]:
    """Where the texts of a part are that are in a box: indented, and below its title."""
    found: set[Location] = set()
    inside = False
    for block in blocks:
        is_item = isinstance(block, Prose) and block.kind == "item"
        if isinstance(block, Prose) and block.kind == "title":
            inside = True
        elif block.location.column < _INDENTED or (
            is_item and block.location.column <= _WIDEST_MARKER
        ):
            inside = False
        elif inside:
            found.add(block.location)
    return found


def _goes_on(block: Prose, boxed: set[Location]) -> bool:
    """Whether a paragraph belongs to the item above it."""
    indented = block.location.column >= _INDENTED
    return block.kind == "paragraph" and indented and block.location not in boxed


def _within(block: Prose, addresses: frozenset[str]) -> Iterator[tuple[Location, str]]:
    """The first link to a part of a case within a text: those below it are lines of one list."""
    for link in _LINK_TO_PART.finditer(block.text):
        if link[1] not in addresses:
            continue
        begin = block.text.rfind("\n", 0, link.start()) + 1
        line = block.location.line + block.text.count("\n", 0, begin)
        where = Location(block.location.file, line)
        if begin and _ITEM.match(block.text, begin):
            why = (
                "an empty line is missing above this choice, so the page would show it within the "
                f"text above: leave one, and write each choice as {_FORM}"
            )
        elif sign := _NO_ITEM.match(block.text, begin):
            why = (
                f"“{sign['sign'].strip()}” begins no item, so the page offers no choice: begin the "
                f"line with - and a space, {_FORM}, with an empty line above the list"
            )
        else:
            why = (
                f"this link to #{link[1]} is within a text, so the page offers no choice: write it "
                f"as an item by itself, {_FORM}, with an empty line above the list"
            )
        yield where, why
        return


def _list_faults(items: list[Prose], addresses: frozenset[str]) -> Iterator[tuple[Location, str]]:
    """What in a list is no choice, beside others that are, or where the page would miss one."""
    choices = [choice_in(item) for item in items]
    above: Prose | None = None
    for item, choice in zip(items, choices, strict=True):
        if choice and (bullet := _FOREIGN_BULLET.search(item.text)):
            sign = bullet["sign"]
            lead = f"“{sign}” begins no item" if len(sign) == 1 else "this line begins no item"
            yield (
                item.location.within(item.text, bullet.start("sign")),
                f"{lead}, so the page would show this choice within the one above: begin the line "
                "with - and a space",
            )
        link = _LINK.fullmatch(item.text.strip())
        words = plain(item.text)
        if apart := _APART.fullmatch(item.text.strip()):
            write = f"- [{squeeze(apart['words'])}](#{apart['to']})"
            yield item.location, f"nothing is between the brackets of a choice: write {write}"
        elif link and not choice:
            near = slugify(link[2].rpartition("#")[2])
            meant = f"did you mean #{near}? Lead" if near in addresses else "lead"
            yield (
                item.location,
                f"the choice “{plain(link[1])}” leads away from this case: {meant} it to one of "
                f"its parts, {_FORM}. A link that is no choice needs words beside it",
            )
        elif any(choices) and not choice:
            yield (
                item.location,
                f"“{words}” is among choices and leads to no part: write {_FORM}, or put a "
                "paragraph between it and the choices",
            )
        elif choice and item.location.column > _WIDEST_MARKER:
            yield (
                item.location,
                f"the choice “{choice.words}” is indented, so the page would not show it as one: "
                "begin it at the left margin",
            )
        elif (
            choice
            and above
            and item.location.line > above.location.line + 1 + above.text.count("\n")
        ):
            yield (
                item.location,
                f"an empty line is above the choice “{choice.words}”, so the page would not show "
                "it as one: take the line away",
            )
        above = item if choice else None
