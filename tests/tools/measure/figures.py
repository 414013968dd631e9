"""The figures of the table, and the table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

NONE = "–"


class Figure(NamedTuple):
    """One row: what was measured, its value in words, its aim, and whether the value meets it."""

    what: str
    value: str
    aim: str = ""
    met: bool | None = None


def most(what: str, value: float | None, aim: float | None = None, told: str = "") -> Figure:
    """A figure that is best small: at most its aim. None is what there is not."""
    aimed = "" if aim is None else f"≤ {aim:,}"
    if value is None:
        return Figure(what, NONE, aimed)
    shown = f"{value:,.0f}" if value >= 10 or value == int(value) else f"{value:.2g}"
    met = None if aim is None else value <= aim
    return Figure(what, f"{shown} ({told})" if told else shown, aimed, met)


def share(what: str, count: int, of: int, aimed: bool = True) -> Figure:
    """A figure that is best whole: so many of all."""
    if not of:
        return Figure(what, NONE, "all" if aimed else "")
    return Figure(what, f"{count} of {of}", "all" if aimed else "", count == of if aimed else None)


def table(sites: dict[str, list[Figure]]) -> Iterator[str]:
    """The lines of the table in Markdown; the last site is the one that is judged."""
    found = [{one.what: one for one in figures} for figures in sites.values()]
    rows = list(dict.fromkeys(name for figures in reversed(found) for name in figures))
    yield "| " + " | ".join(["what", *sites, "aim", "met"]) + " |"
    yield "| --- |" + " ---: |" * len(sites) + " --- | --- |"
    for name in rows:
        values = [one[name].value if name in one else NONE for one in found]
        last = found[-1].get(name) or Figure(name, NONE)
        met = {True: "yes", False: "**no**", None: ""}[last.met]
        cells = [name, *values, last.aim, met]
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
