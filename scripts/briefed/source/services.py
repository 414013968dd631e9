"""The services that a course start lists, and the practice points that are marked for them. Pure.

A practice point is for a service where it ends in the service's name in brackets:
"Register the father. (Health visiting)".
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from briefed.model import Location, Prose, Service
from briefed.source.headings import slugify
from briefed.source.support import PRACTICE, is_point, rests_on
from briefed.source.unsafe_markup import fault_in
from briefed.text.naming import same_name
from briefed.text.patterns import lazily
from briefed.text.words import plain, squeeze

_KEYS = {"name", "also named", "statements"}
_FORM = (
    "write a list whose entries have a name, as the briefing writes it, and statements, the ids of "
    "those that are for it; what else the briefing calls the service goes under also named, with "
    "commas between"
)
_BRACKET = lazily(r"\s*(?<![\\\]])\((?P<named>[^()\[\]]+)\)(?P<stop>\s*\.)?\s*$")
_BETWEEN = lazily(r"\s*(?:,|/|&|\band\b|\bor\b)\s*")


class PracticePoint(NamedTuple):
    """A practice point without what it ends in.

    `services` are those that it is for. `bracket` is what stands in brackets at its end, "" for
    none, and `unknown` is true where that does not name services alone.
    """

    text: str
    services: tuple[Service, ...]
    bracket: str = ""
    unknown: bool = False


def read(value: object, location: Location) -> tuple[tuple[Service, ...], str]:
    """The services in the value of `services:`, and what is wrong with it, in words, or ""."""
    if value is None or value == []:
        return (), ""
    if not isinstance(value, list):
        return (), _FORM
    found = []
    for entry in value:
        if not isinstance(entry, dict) or not isinstance(entry.get("name"), str):
            return (), _FORM
        if strange := sorted(set(entry) - _KEYS):
            return (), f"{strange[0]!r} is no key of a service: {_FORM}"
        name, also = squeeze(entry["name"]), _listed(entry.get("also named"))
        statements = _listed(entry.get("statements"))
        if also is None or statements is None or not slugify(name):
            return (), _FORM
        unsafe = next(filter(None, map(fault_in, (name, *also, *statements))), None)
        if unsafe:
            return (), unsafe[1]
        found.append(Service(name, slugify(name), also, statements, location))
    return tuple(found), ""


def _listed(value: object) -> tuple[str, ...] | None:
    """The texts of a list, or of one line with commas between; None for anything else."""
    texts = value.split(",") if isinstance(value, str) else value or []
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        return None
    return tuple(filter(None, map(squeeze, texts)))


def is_practice(prose: Prose) -> bool:
    """Whether a text is a practice point."""
    return is_point(prose) and prose.part == PRACTICE


def practice_point(markup: str, services: Iterable[Service]) -> PracticePoint:
    """A practice point as written, without the ids and the brackets that it ends in.

    Brackets that don't name services alone belong to its words.
    """
    text, _ = rests_on(markup)
    found = _BRACKET.search(text) if text.rstrip(" .\n").endswith(")") else None
    if found is None:
        return PracticePoint(text, ())
    named = plain(found["named"])
    meant = [
        next((one for one in services if any(same_name(part, name) for name in one.names)), None)
        for part in _BETWEEN.split(named)
    ]
    known = tuple(dict.fromkeys(one for one in meant if one))
    if len(known) < len(meant) and None in meant:
        return PracticePoint(text, (), named, bool(known))
    before = text[: found.start()]
    stop = "." if found["stop"] and before[-1:] not in ".!?" else ""
    return PracticePoint(before + stop, known, named)


def label(services: Iterable[Service]) -> str:
    """What a finding or a point that is for some services says: "For midwifery and Early Help"."""
    *most, last = map(in_sentence, services)
    return f"For {', '.join(most)} and {last}" if most else f"For {last}"


def in_sentence(service: Service) -> str:
    """The name of a service within a sentence: with a small letter, unless it is a proper name."""
    name = service.name
    return name[0].lower() + name[1:] if name[1:] == name[1:].lower() else name
