"""The parts of a page: each piece that the check knows by name, and how it is written."""

from __future__ import annotations

from typing import NamedTuple

from briefed.model import AUDIT, KINDS, Kind
from briefed.text.patterns import lazily

# The headings of the findings, in lower case: any of them begins these, and a rule asks for that of
# the course's own kind of paper.
FINDINGS = frozenset(kind.findings.lower() for kind in KINDS.values())
# How the heading of a finding may begin, with a colon behind it and what it is about.
MARKS = ("Worked well", "To strengthen", "Both", "Asks of you", "Context")
NOTES = "trainer notes"  # the part
# How a paragraph of the trainer notes begins that the room is shown, with a colon behind it.
MESSAGE, ACTIVITY, DISCUSSION, MONDAY = "Key message", "Activity", "Discussion", "On Monday"
ROLES = "Roles"  # the same of that whose list becomes cards for the people in a case
_MINUTES = lazily(r"\((\d+) minutes?\)")
SAFETY = "safety"  # the name of the boxes that say what is safe to do, and of their part

# What a part must hold to be there: any text, a quote that teaches, or no more than its heading.
TEXT, QUOTE, HEADING = "text", "quote", "heading"


def minutes_in(title: str) -> int:
    """The minutes that a title gives in brackets, as that of trainer notes does; 0 for none."""
    found = _MINUTES.search(title)
    return int(found[1]) if found else 0


def with_minutes(line: str, minutes: int) -> str:
    """The first line of a box with these minutes in its title, in the place of others."""
    said = f"({minutes} minute{'s' * (minutes != 1)})"
    if minutes_in(line):
        return _MINUTES.sub(said, line, count=1)
    before, sign, after = line.rpartition('"')
    if before:
        return f"{before} {said}{sign}{after}"
    return f'{line.rstrip()} "{NOTES.capitalize()} {said}"'


class Part(NamedTuple):
    """A piece of a page: under one of `headings`, of level 2 and in lower case, or in a `box`.

    `written` is how it begins, for messages; every theme's page must have the part then. A part
    that a page may have has no `written`. `step` is the kind of step that it begins, and `slide`
    the kind of slide that its box becomes; "" for none of its own.
    """

    name: str
    headings: tuple[str, ...] = ()
    box: str = ""
    written: str = ""
    holds: str = TEXT
    step: str = ""
    slide: str = ""


THE_FINDINGS = Part(
    "findings",
    headings=tuple(sorted(FINDINGS)),
    written=f"## {AUDIT.findings}",
    holds=QUOTE,
    step="finding",
)
PARTS = (
    Part(
        "objectives",
        box="abstract",
        written='!!! abstract "After this part you can"',
        slide="aims",
    ),
    THE_FINDINGS,
    Part("practice", headings=("in practice",), written="## In practice", step="practice"),
    Part(
        "quiz",
        headings=("check your understanding",),
        written="## Check your understanding",
        holds=HEADING,
        step="question",
    ),
    Part(
        "reflection",
        box="reflect",
        written='!!! reflect "Take this to supervision"',
        slide="reflect",
    ),
    Part(NOTES, box="trainer", written='??? trainer "Trainer notes (8 minutes)"'),
    Part(SAFETY, box=SAFETY, step="safety", slide="safety"),
)


def is_case(part: str) -> bool:
    """Whether a part, in lower case, tells a case, which is fiction."""
    return part == "try this" or "scenario" in part


OF_HEADING = {heading: part for part in PARTS for heading in part.headings}
OF_BOX = {part.box: part for part in PARTS if part.box}
REQUIRED = tuple(part for part in PARTS if part.written)


def required(kind: Kind) -> tuple[Part, ...]:
    """The parts that every page on this kind of paper must have, as they are written."""
    own = THE_FINDINGS._replace(headings=(kind.findings.lower(),), written=f"## {kind.findings}")
    return tuple(
        own if part is THE_FINDINGS else part for part in REQUIRED if part.name not in kind.may_lack
    )
