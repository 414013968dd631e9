"""The services that a course start lists, and the practice points that are marked for them. Pure.

A practice point is for a service where it ends in the service's name in brackets:
"Register the father. (Health visiting)".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from briefed.model import Prose, Service
from briefed.model.front_matter import Keys, Path
from briefed.source.headings import slugify
from briefed.source.support import PRACTICE, is_point, rests_on
from briefed.text.naming import same_name
from briefed.text.patterns import lazily
from briefed.text.similarity import nearest
from briefed.text.words import plain, squeeze

_KEYS = ("name", "also named", "statements")
_QUOTES = "“”‘’„«»\"'"
_ALIKE = 0.75  # least similarity of a key to one that may have been meant
_FORM = (
    "write an entry for each service: - name: with its name as the briefing writes it; below "
    "that statements: with the ids of those that are for it; and also named: with what else the "
    "briefing calls it, commas between"
)
_BRACKET = lazily(r"\s*(?<![\\\]])\((?P<named>[^()\[\]]+)\)(?P<stop>\s*\.)?\s*$")
# Round or square brackets that are no link.
ANY_BRACKET = lazily(r"(?<![\\\]!])(?P<sign>[(\[])(?P<named>[^()\[\]]+)[)\]](?![(\[:])")
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


def read(value: object, keys: Keys) -> tuple[tuple[Service, ...], list[tuple[Path, str]]]:
    """The services in the value of `services:`, and what is wrong with them, in words.

    Each fault has the way from `services` to what is wrong. With one, there are no services.
    """
    if value is None:
        return (), []
    if not isinstance(value, list):
        return (), [((), _FORM)]
    faults = [((at, *way), why) for at, entry in enumerate(value) for way, why in _faults(entry)]
    if faults:
        return (), faults
    return tuple(
        Service(
            squeeze(entry["name"]),
            slugify(entry["name"]),
            _listed(entry.get("also named")) or (),
            _listed(entry.get("statements")) or (),
            keys.value("services", at, "name"),
        )
        for at, entry in enumerate(value)
    ), []


def _faults(entry: object) -> Iterator[tuple[Path, str]]:
    """What is wrong with an entry, each with the way to it."""
    if not isinstance(entry, dict):
        yield (), _FORM
        return
    meant = set()
    for key in entry:
        if key not in _KEYS:
            near = nearest(key.lower(), _KEYS, _ALIKE)
            meant.add(near)
            hint = f": did you mean “{near}:”?" if near else f": {_FORM}"
            yield (key,), f"an entry can't have a line “{key}:”{hint}"
    name = entry.get("name")
    if isinstance(name, str) and name[:1] in _QUOTES:
        yield ("name",), f"delete the quotation marks: write name: {name.strip(_QUOTES)}"
    if "name" not in meant and not (isinstance(name, str) and slugify(squeeze(name))):
        yield ("name",), _FORM
    ids = entry.get("statements")
    for at, item in enumerate(ids if isinstance(ids, list) else ()):
        if isinstance(item, str) and " - " in item:
            yield (
                ("statements", at),
                "the items below this one begin further to the right and would be read as "
                "one with it: begin each of them in the same column",
            )
    if isinstance(ids, str) and (" - " in ids or re.match(r"[-–—•*]", ids)):
        yield (
            ("statements",),
            "write each id on a line of its own behind a hyphen and a space, such as - some-id-1",
        )
    for key in ("also named", "statements"):
        if _listed(entry.get(key)) is None:
            bracketed = _in_brackets(entry[key])
            yield (
                (key, bracketed[0]) if bracketed else (key,),
                f"after “{key}:” an item has no brackets: write - {bracketed[1]}"
                if bracketed
                else _FORM,
            )


def _in_brackets(value: object) -> tuple[int, str] | None:
    """The position and the text of the first item that is in square brackets; None for none."""
    for at, item in enumerate(value if isinstance(value, list) else ()):
        if isinstance(item, list) and len(item) == 1 and isinstance(item[0], str):
            return at, item[0]
    return None


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
    meant = meant_by(named, services)
    known = tuple(dict.fromkeys(one for one in meant if one))
    if len(known) < len(meant) and None in meant:
        return PracticePoint(text, (), named, bool(known))
    before = text[: found.start()]
    stop = "." if found["stop"] and before[-1:] not in ".!?" else ""
    return PracticePoint(before + stop, known, named)


def meant_by(named: str, services: Iterable[Service]) -> list[Service | None]:
    """The services that some words name, with commas or "and" between; None for words that name
    none.
    """
    return [
        next((one for one in services if any(same_name(part, name) for name in one.names)), None)
        for part in _BETWEEN.split(named)
    ]


def unknown_in(named: str, services: Sequence[Service]) -> list[str]:
    """The words that name no service, among some that do; nothing where none does."""
    parts = _BETWEEN.split(named)
    meant = meant_by(named, services)
    return [part for part, one in zip(parts, meant, strict=True) if not one] if any(meant) else []


def label(services: Iterable[Service]) -> str:
    """What a point that is for some services says: "For midwifery and Early Help"."""
    return f"For {listed(services)}"


def listed(services: Iterable[Service]) -> str:
    """The names of some services in a sentence: "midwifery and Early Help"."""
    *most, last = map(in_sentence, services)
    return f"{', '.join(most)} and {last}" if most else last


def in_sentence(service: Service) -> str:
    """The name of a service within a sentence: with a small letter, unless it is a proper name."""
    name = service.name
    return name[0].lower() + name[1:] if name[1:] == name[1:].lower() else name
