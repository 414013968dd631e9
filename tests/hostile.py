"""The hostile style sheets of hostile.css, each with what it attacks and what must see it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

_HEAD = re.compile(r"^/\* ([a-z ]+), (phone|desk) (light|dark): (build|browser|both): (.+) \*/$", re.M)


class Attack(NamedTuple):
    """A style sheet, the kind of words it attacks, where a reader meets it, and what sees it."""

    name: str
    kind: str
    size: str
    scheme: str
    build: bool
    browser: bool
    sheet: str


def attacks() -> list[Attack]:
    """All of them, in the order of the file."""
    text = Path(__file__).with_name("hostile.css").read_text(encoding="utf-8")
    heads = list(_HEAD.finditer(text))
    ends = [*(head.start() for head in heads[1:]), len(text)]
    return [Attack(f"{head[1]}: {head[5]}", head[1], head[2], head[3], head[4] != "browser", head[4] != "build",
                   text[head.end():end].strip()) for head, end in zip(heads, ends)]
