"""The roles of a case, as the trainer notes of its page list them below “Roles:”. Pure.

A role becomes a card: who it is, and what the case says of this person, in sentences of the case.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefed.model import Location, Page, Prose
from briefed.source.case_choices import choice_in
from briefed.source.page_parts import NOTES, ROLES, is_case
from briefed.text.patterns import lazily
from briefed.text.words import plain, seen_sentences

_LABEL = lazily(rf"(?:\*\*|__)?{ROLES}\b[^:]*:")
_WHO = lazily(r"[^:]+:(?:\*\*|__)?")


class Sentence(NamedTuple):
    """A plain sentence, and where it begins."""

    words: str
    location: Location


class Role(NamedTuple):
    """A person in a case: who it is, "" where no colon says so, and what the case says of them."""

    who: str
    says: tuple[Sentence, ...]
    location: Location


class Listed(NamedTuple):
    """The label above a list of roles, and its items."""

    location: Location
    roles: tuple[Role, ...]


def listed(page: Page) -> list[Listed]:
    """The lists of roles in the trainer notes of a page, in its order: one, as a rule."""
    found: list[Listed] = []
    inside = False
    for prose in page.prose:
        if inside and prose.kind == "item" and prose.part == NOTES:
            roles = (*found[-1].roles, _role(prose))
            found[-1] = found[-1]._replace(roles=roles)
            continue
        inside = (
            prose.part == NOTES and prose.kind == "paragraph" and bool(_LABEL.match(prose.text))
        )
        if inside:
            found.append(Listed(prose.location, ()))
    return found


def told_in_roles(page: Page) -> frozenset[Location]:
    """Where the items are that repeat the words of a case."""
    return frozenset(role.location for one in listed(page) for role in one.roles)


def told_in_cases(page: Page) -> list[str]:
    """The plain sentences that the cases of a page tell, without their headings and choices."""
    return [
        sentence
        for prose in page.prose
        if is_case(prose.part)
        and prose.kind not in ("heading", "title")
        and not (prose.kind == "item" and choice_in(prose))
        for sentence, _ in seen_sentences(prose.text)
    ]


def _role(item: Prose) -> Role:
    """The role that an item of a list says. Who it is stands before the first colon."""
    named = _WHO.match(item.text)
    who = plain(named[0]).rstrip(": ") if named else ""
    begins = named.end() if named else 0
    return Role(who, tuple(_sentences(item, begins)), item.location)


def _sentences(item: Prose, begins: int) -> Iterator[Sentence]:
    """The sentences of an item from an offset on, each where its first word stands."""
    at = begins
    for sentence, _ in seen_sentences(item.text[begins:]):
        first = sentence.split()[0]
        found = item.text.find(first, at)
        at = found if found >= 0 else at  # markup within the word hides it
        yield Sentence(sentence, item.location.within(item.text, at))
        at += len(first)
