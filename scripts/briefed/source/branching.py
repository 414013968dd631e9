"""A case that branches: its parts, and which choice leads to which of them. Pure.

It is plain Markdown under a heading such as "Try this": each part is a heading of level 3 with an
address, and each choice an item that is a link to another part, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from briefed.model import Location, Page, Prose, Quote
from briefed.source.page_parts import is_case
from briefed.text.patterns import lazily
from briefed.text.words import plain

_CHOICE = lazily(r"\[([^\[\]]+)\]\(#([^\s()]*)\)")
_LINK_TO_PART = lazily(r"\]\(#([^\s()]*)\)")
_LEVEL = 3  # of the heading of a part


class Choice(NamedTuple):
    """A choice in a case: its words, and the address of the part that it leads to.

    `whole` is false where more than the link is in the item.
    """

    words: str
    target: str
    location: Location
    whole: bool


class CasePart(NamedTuple):
    """A part of a case: its address ("" for none), its title, and what is in it.

    `says` is whether it has a paragraph of its own, and `words` are all that are neither in a
    choice nor in a quote.
    """

    address: str
    title: str
    location: Location
    says: bool
    words: tuple[str, ...]
    choices: tuple[Choice, ...]
    quotes: tuple[Quote, ...]


class Case(NamedTuple):
    """A case with at least one choice. It begins with the first of its parts.

    `lead` has the words above that part, which belong to none.
    """

    lead: tuple[str, ...]
    parts: tuple[CasePart, ...]

    def part(self, address: str) -> CasePart | None:
        """The part with an address."""
        return next((part for part in self.parts if part.address == address), None)

    def path_to(self, wanted: CasePart) -> list[CasePart]:
        """The shortest way from the beginning to a part; nothing if no choice leads there."""
        ways, seen = [[self.parts[0]]], {self.parts[0].location}
        for way in ways:
            if way[-1].location == wanted.location:
                return way
            for choice in way[-1].choices:
                following = self.part(choice.target)
                if following and following.location not in seen:
                    seen.add(following.location)
                    ways.append([*way, following])
        return []

    def circle(self) -> list[CasePart]:
        """A way that comes back to a part of its own, from that part to itself; else nothing."""
        done: set[Location] = set()

        def from_here(way: list[CasePart]) -> list[CasePart]:
            here = way[-1]
            if here.location in done:
                return []
            for choice in here.choices:
                following = self.part(choice.target)
                if following is None:
                    continue
                if following in way:
                    return [*way[way.index(following) :], following]
                if found := from_here([*way, following]):
                    return found
            done.add(here.location)
            return []

        for part in self.parts:
            if found := from_here([part]):
                return found
        return []


def cases_of(page: Page) -> list[Case]:
    """The cases of a page that branch, in the order of the page."""
    if not any(prose.kind == "item" and "](#" in prose.text for prose in page.prose):
        return []  # as most pages: nothing is a choice
    blocks: list[Prose | Quote] = sorted(
        [*page.prose, *page.quotes], key=lambda block: block.location
    )
    found = []
    for section in _sections(blocks):
        case = Case(tuple(_lead(section)), tuple(_parts(section)))
        if any(part.choices for part in case.parts):
            found.append(case)
    return found


def _sections(blocks: list[Prose | Quote]) -> Iterator[list[Prose | Quote]]:
    """The blocks below each heading that begins a case."""
    section: list[Prose | Quote] | None = None
    for block in blocks:
        if isinstance(block, Prose) and block.kind == "heading" and block.level <= 2:
            if section is not None:
                yield section
            section = [] if is_case(plain(block.text).lower()) else None
        elif section is not None:
            section.append(block)
    if section is not None:
        yield section


def _lead(section: list[Prose | Quote]) -> Iterator[str]:
    """The words of a case that are above the first heading of a part."""
    for block in section:
        if _begins_part(block):
            return
        if isinstance(block, Prose):
            yield plain(block.text)


def _begins_part(block: Prose | Quote) -> bool:
    return isinstance(block, Prose) and block.kind == "heading" and block.level == _LEVEL


def _parts(section: list[Prose | Quote]) -> Iterator[CasePart]:
    """The parts of a case; what is above the first heading belongs to none."""
    begins = 0

    def number(block: Prose | Quote) -> int:
        nonlocal begins
        begins += _begins_part(block)
        return begins

    for at, group in groupby(section, key=number):
        heading, *rest = group
        if at and isinstance(heading, Prose):
            prose = [block for block in rest if isinstance(block, Prose)]
            choices = {
                block.location: choice
                for block in prose
                if block.kind == "item" and (choice := _choice(block))
            }
            own = [block for block in prose if block.location not in choices and plain(block.text)]
            yield CasePart(
                heading.address,
                plain(heading.text),
                heading.location,
                any(block.kind == "paragraph" for block in own),
                tuple(plain(block.text) for block in own),
                tuple(choices.values()),
                tuple(block for block in rest if isinstance(block, Quote)),
            )


def _choice(item: Prose) -> Choice | None:
    """The choice in an item of a list; None for an item that leads nowhere."""
    text = item.text.strip()
    if whole := _CHOICE.fullmatch(text):
        return Choice(plain(whole[1]), whole[2], item.location, True)
    if link := _LINK_TO_PART.search(text):
        return Choice(plain(text), link[1], item.location, False)
    return None
