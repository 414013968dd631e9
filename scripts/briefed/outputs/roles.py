"""The roles that the trainer notes of a page list for its case, of which cards are made. Pure.

The check has found each of their sentences in the case: see `checking/rules/roles.py`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from briefed.outputs.slide import Slide
from briefed.source.page_parts import ROLES
from briefed.text.words import squeeze


class Role(NamedTuple):
    """A person in a case, and what the case says of this person, in plain words."""

    who: str
    says: str


def roles(made: Iterable[Slide]) -> dict[str, list[Role]]:
    """The roles of a deck, by the slugs of the themes that have some."""
    found = {slide.theme: _listed(slide.notes) for slide in made if slide.kind == "title"}
    return {theme: listed for theme, listed in found.items() if listed}


def _listed(notes: str) -> list[Role]:
    """The roles below “Roles:” in trainer notes, which are HTML."""
    found: list[Role] = []
    inside = False
    for node in LexborHTMLParser(notes).css("body > *"):
        if inside and node.tag in ("ul", "ol"):
            for item in node.css("li"):
                who, _, says = squeeze(item.text()).partition(":")
                found.append(Role(who, says.strip()))
        inside = node.tag == "p" and squeeze(node.text()).startswith(f"{ROLES}:")
    return found
