"""A case that branches: its parts, and which choice leads to which of them. Pure.

It is plain Markdown under a heading such as "Try this": each part is a heading of level 3 with an
address, and each choice an item that is a link to another part, and nothing else.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from itertools import takewhile
from typing import NamedTuple

from briefed.model import Location, Page, Prose, Quote
from briefed.source.case_choices import CHOICE_LINE, Choice, choice_faults, choice_in
from briefed.source.page_parts import is_case
from briefed.text.claims import says_fiction
from briefed.text.patterns import lazily
from briefed.text.words import plain

CASE_LEVEL = 2  # of the heading of a case
LEVEL = 3  # of the heading of a part
# A number before the title of a part.
NUMBERED = lazily(r"(?i)(?:(?:part|step)\s+)?\d+\s*[.):–—-]\s*(?=\S)")
PART_FORM = f"Each part of a case is a heading of level {LEVEL} below the heading of the case"
GOOD_ENDINGS = "good endings"  # a key of the front matter of a theme's page


class CasePart(NamedTuple):
    """A part of a case: its address ("" for none), its title, and what is in it.

    `says` is whether it has a paragraph of its own, and `words` are all that are neither in a
    choice nor in a quote. `last` is where the last of its blocks begins.
    """

    address: str
    title: str
    location: Location
    says: bool
    words: tuple[str, ...]
    choices: tuple[Choice, ...]
    quotes: tuple[Quote, ...]
    last: Location


class Case(NamedTuple):
    """A case with at least one choice, or what was meant as one.

    It begins with the first of its parts. `lead` has the words above it, which belong to none.
    `faults` are the lines that were meant as choices and are none, each with how to mend it.
    `good` are the addresses that the page's front matter names as good endings.
    """

    lead: tuple[str, ...]
    parts: tuple[CasePart, ...]
    faults: tuple[tuple[Location, str], ...] = ()
    good: frozenset[str] = frozenset()

    def part(self, address: str) -> CasePart | None:
        """The part with an address."""
        return next((part for part in self.parts if part.address == address), None)

    @property
    def dead_ends(self) -> dict[str, list[Choice]]:
        """The addresses that are no part of it, each with the choices that lead there."""
        found: dict[str, list[Choice]] = {}
        for choice in (choice for part in self.parts for choice in part.choices):
            if not self.part(choice.target):
                found.setdefault(choice.target, []).append(choice)
        return found

    def is_stuck(self) -> bool:
        """Whether the first of several parts has no choices, so that nothing leads on from it."""
        return len(self.parts) > 1 and not self.parts[0].choices

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

    def best(self, part: CasePart) -> tuple[Choice, ...]:
        """The choices of a part that lead to a good ending in the fewest steps; nothing if none
        does.
        """
        steps = {choice: self._steps_to_good(choice.target) for choice in part.choices}
        fewest = min((one for one in steps.values() if one is not None), default=None)
        return tuple(choice for choice in part.choices if steps[choice] == fewest is not None)

    def _steps_to_good(self, address: str) -> int | None:
        """How many choices lead from a part to the nearest good ending; None if none does."""
        reached = [address]
        seen = {address}
        for steps in range(len(self.parts)):
            if self.good.intersection(reached):
                return steps
            parts = filter(None, map(self.part, reached))
            targets = {choice.target for part in parts for choice in part.choices}
            reached = [target for target in targets if target not in seen]
            seen |= targets
        return None

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


def cases_of(page: Page) -> tuple[Case, ...]:
    """The cases of a page that branch, in the order of the page."""
    if not any("](#" in prose.text for prose in page.prose):
        return ()  # as most pages: nothing is a choice
    return _cases(page.prose, page.quotes, frozenset(good_endings(page)))


@functools.lru_cache(maxsize=64)  # a dozen rules ask for those of the same pages
def _cases(
    texts: tuple[Prose, ...], quotes: tuple[Quote, ...], good: frozenset[str]
) -> tuple[Case, ...]:
    """The cases among the texts and quotes of a page; `good` are the addresses of good endings."""
    blocks: list[Prose | Quote] = sorted([*texts, *quotes], key=lambda block: block.location)
    found = []
    for section in _sections(blocks):
        above, *groups = _by_part(section)
        if not groups or not any(_is_meant(block, groups) for block in section):
            continue
        parts = tuple(_part(*group) for group in groups)
        addresses = frozenset(part.address for part in parts if part.address)
        faults = [
            *_above_parts(above),
            *(fault for group in groups for fault in choice_faults(group, addresses)),
        ]
        lead = tuple(plain(block.text) for block in above if isinstance(block, Prose))
        found.append(Case(lead, parts, tuple(faults), good))
    return tuple(found)


def numerals(page: Page) -> Iterator[tuple[Location, Location]]:
    """The headings of parts of a page's cases that begin with a number, and where that ends."""
    for case in cases_of(page):
        for part in case.parts:
            if found := NUMBERED.match(part.title):
                yield part.location, part.location.within(part.title, found.end() - 1)


def good_endings(page: Page) -> list[str]:
    """The addresses that the front matter of a page names as good endings of its cases."""
    return good_in(page.front_matter)


def good_in(front_matter: Mapping[str, object]) -> list[str]:
    """The addresses that a front matter names as good endings, as a list or with commas."""
    named = front_matter.get(GOOD_ENDINGS)
    said = named if isinstance(named, list) else str(named or "").split(",")
    return [str(address).strip().lstrip("#") for address in said if address]


def _is_meant(block: Prose | Quote, groups: list[list[Prose | Quote]]) -> bool:
    """Whether a block was meant as a choice, or as several: only then there is a case."""
    if not isinstance(block, Prose) or block.kind not in ("item", "paragraph"):
        return False
    if block.kind == "item":
        return bool(choice_in(block))
    addresses = {getattr(heading, "address", "") for heading, *_ in groups}
    return any(line[1] in addresses for line in CHOICE_LINE.finditer(block.text))


class Lower(NamedTuple):
    """A heading within a case that begins another, but for its level.

    `last` is the last line below it that is meant as the other case's, and `parts` is whether
    headings further down are meant as its parts and have other levels than these.
    """

    heading: Prose
    last: int
    parts: bool


def lower_cases(page: Page) -> list[Lower]:
    """The headings on a page that begin a case within another, where one of the two branches."""
    if not any("](#" in prose.text for prose in page.prose):
        return []
    blocks: list[Prose | Quote] = sorted(
        [*page.prose, *page.quotes], key=lambda block: block.location
    )
    found = []
    for section in _whole_sections(blocks):
        at = _lower(section)
        if at is not None and any(_leads(block) for block in section):
            heading, *below = section[at:]
            assert isinstance(heading, Prose)
            parts = [one for one in below if isinstance(one, Prose) and one.address]
            gone_down = bool(parts) and all(one.level > LEVEL for one in parts)
            found.append(Lower(heading, section[-1].location.line, gone_down))
    return found


def _sections(blocks: list[Prose | Quote]) -> Iterator[list[Prose | Quote]]:
    """The blocks below each heading that begins a case, up to one that should begin another."""
    for section in _whole_sections(blocks):
        yield section[: _lower(section)]


def _whole_sections(blocks: list[Prose | Quote]) -> Iterator[list[Prose | Quote]]:
    """The blocks below each heading that begins a case, up to the next of its level."""
    section: list[Prose | Quote] | None = None
    for block in blocks:
        if isinstance(block, Prose) and block.kind == "heading" and block.level <= CASE_LEVEL:
            if section is not None:
                yield section
            begins = block.level == CASE_LEVEL and is_case(plain(block.text).lower())
            section = [] if begins else None
        elif section is not None:
            section.append(block)
    if section is not None:
        yield section


def _lower(section: list[Prose | Quote]) -> int | None:
    """Where a heading begins another case within a section; None in nearly every one.

    It is no part of the case: each choice above it leads to a part above it. Where none is above,
    it says that it is fiction, as each case does.
    """
    for at, block in enumerate(section):
        if not (
            isinstance(block, Prose)
            and block.kind == "heading"
            and is_case(plain(block.text).lower())
        ):
            continue
        above = [one for one in section[:at] if isinstance(one, Prose)]
        known = {one.address for one in above if one.kind == "heading"}
        targets = [choice.target for one in above if (choice := _leads(one))]
        if all(target in known for target in targets) and (targets or _told(section[at + 1 :])):
            return at
    return None


def _leads(block: Prose | Quote) -> Choice | None:
    return choice_in(block) if isinstance(block, Prose) and block.kind == "item" else None


def _told(below: list[Prose | Quote]) -> bool:
    """Whether what is below a heading, up to the next one, says that it is fiction."""
    texts = takewhile(lambda one: not (isinstance(one, Prose) and one.kind == "heading"), below)
    return any(isinstance(one, Prose) and says_fiction(plain(one.text)) for one in texts)


def _by_part(section: list[Prose | Quote]) -> list[list[Prose | Quote]]:
    """The blocks of a case: those above its first part, and those of each part, with its heading
    first.
    """
    groups: list[list[Prose | Quote]] = [[]]
    for block in section:
        if isinstance(block, Prose) and block.kind == "heading" and block.level == LEVEL:
            groups.append([])
        groups[-1].append(block)
    return groups


def _part(heading: Prose | Quote, *blocks: Prose | Quote) -> CasePart:
    """The part with a heading, which has some blocks below it."""
    assert isinstance(heading, Prose)
    prose = [block for block in blocks if isinstance(block, Prose)]
    choices = {
        block.location: choice
        for block in prose
        if block.kind == "item" and (choice := choice_in(block))
    }
    own = [block for block in prose if block.location not in choices and plain(block.text)]
    return CasePart(
        heading.address,
        plain(heading.text),
        heading.location,
        any(block.kind == "paragraph" for block in own),
        tuple(plain(block.text) for block in own),
        tuple(choices.values()),
        tuple(block for block in blocks if isinstance(block, Quote)),
        [block for block in (heading, *blocks) if _is_of_case(block)][-1].location,
    )


def _is_of_case(block: Prose | Quote) -> bool:
    """Whether a block below the heading of a part is of the case, and of no box behind it."""
    return is_case(block.part) if isinstance(block, Prose) else block.location.column == 1


def of_other_level(heading: Prose, why: str = "choices lead to it") -> str:
    """What is said of a part of a case whose heading has another level; `why` shows it is one."""
    address = f" {{ #{heading.address} }}" if heading.address else ""
    return (
        f"“{plain(heading.text)}” is a heading of level {heading.level}, and {why}. "
        f"{PART_FORM}: write {'#' * LEVEL} {heading.text}{address}"
    )


def _above_parts(blocks: list[Prose | Quote]) -> Iterator[tuple[Location, str]]:
    """The first choice above the first part of a case: it belongs to none."""
    heading: Prose | None = None
    for block in blocks:
        if isinstance(block, Prose) and block.kind == "heading":
            heading = block
        if isinstance(block, Prose) and block.kind == "item" and (choice := choice_in(block)):
            if heading:
                yield heading.location, of_other_level(heading, "a choice is below it")
                return
            yield (
                choice.location,
                f"the choice “{choice.words}” is above the first part of the case, so it belongs "
                "to none: write a heading above it, such as ### At the door { #at-the-door }",
            )
            return
