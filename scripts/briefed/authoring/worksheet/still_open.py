"""What is still to be written on a worksheet, theme by theme, each thing once. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from briefed.text.patterns import lazily

_NUMBERED = lazily(r"(quote|question) (\d+[a-z]?)(?:: |, |$)(.*)")


class Place(NamedTuple):
    """A place to write in: where it is on the worksheet, and what is to be written there or ""."""

    where: str
    what: str


class StillOpen(NamedTuple):
    """The places of a theme, or of the course start, where something is still to be written."""

    name: str
    places: tuple[Place, ...]


def count(parts: Iterable[StillOpen]) -> int:
    """How many places there are in all."""
    return sum(len(part.places) for part in parts)


def lines(parts: Iterable[StillOpen]) -> list[str]:
    """The places, below the name of their theme.

    Quotes that want the same share a line, as do questions. What is to be written in a place is
    said where it first comes: in each later theme, the place alone is named.
    """
    explained: set[tuple[str, str]] = set()
    out: list[str] = []
    for part in parts:
        out.append(f"{part.name} ({len(part.places)}):")
        out += [f"  {line}" for line in _of_part(part, explained)]
    return out


def _of_part(part: StillOpen, explained: set[tuple[str, str]]) -> Iterator[str]:
    named: dict[str, None] = {}
    numbered: dict[tuple[str, str], dict[str, None]] = {}
    for place in part.places:
        where = "" if place.where == part.name else place.where.removeprefix(f"{part.name}, ")
        if found := _NUMBERED.fullmatch(where):
            wanted = ": ".join(filter(None, (found[3], place.what)))
            numbered.setdefault((found[1], found[2]), {})[wanted] = None
        elif not place.what or (where, place.what) in explained:
            named[where] = None
        else:
            if where:
                explained.add((where, place.what))
            yield ": ".join(filter(None, (where, place.what)))
    if named:
        yield "; ".join(named)
    alike: dict[tuple[str, str], list[str]] = {}
    for (kind, number), wants in numbered.items():
        alike.setdefault((kind, "; ".join(filter(None, wants))), []).append(number)
    for (kind, wanted), numbers in alike.items():
        several = "s" if len(numbers) > 1 else ""
        yield f"{kind}{several} {_ranges(numbers)}{wanted and ': '}{wanted}"


def _ranges(numbers: Sequence[str]) -> str:
    """Numbers in the order of the worksheet: “1–3, 5, 7a”."""
    runs: list[list[str]] = []
    for number in numbers:
        last = runs[-1][-1] if runs else ""
        if last.isdecimal() and number.isdecimal() and int(number) == int(last) + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(run) for run in runs)
