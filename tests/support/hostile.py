"""The hostile style sheets of the files hostile….css, each with what it attacks and what must see
it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

_HEAD = re.compile(
    r"^/\* ([a-z ]+), (phone|desk|wall) (light|dark)( alone)?: (build|browser|both): (.+) \*/$",
    re.M,
)
PAGES, DECKS = ("hostile.css", "hostile-colours.css"), ("hostile-deck.css",)


class Attack(NamedTuple):
    """A style sheet, the kind of words it attacks, where a reader meets it, and what sees it."""

    name: str
    kind: str
    size: str
    scheme: str
    alone: bool
    build: bool
    browser: bool
    sheet: str


def attacks(files: tuple[str, ...] = PAGES) -> list[Attack]:
    """All of them, in the order of the files."""
    return [attack for file in files for attack in _attacks(file)]


def _attacks(file: str) -> list[Attack]:
    text = Path(__file__).with_name(file).read_text(encoding="utf-8")
    heads = list(_HEAD.finditer(text))
    ends = [*(head.start() for head in heads[1:]), len(text)]
    return [
        Attack(
            f"{head[1]}: {head[6]}",
            head[1],
            head[2],
            head[3],
            bool(head[4]),
            head[5] != "browser",
            head[5] != "build",
            text[head.end() : end].strip(),
        )
        for head, end in zip(heads, ends, strict=True)
    ]
