"""The parts of a page: each piece that the check knows by name, and how it is written."""

from __future__ import annotations

from typing import NamedTuple

FINDINGS = "what the audit found"
# How the heading of a finding may begin, with a colon behind it and what it is about.
MARKS = ("Worked well", "To strengthen", "Both", "Asks of you", "Context")
SAFETY = "safety"  # the name of the boxes that say what is safe to do, and of their part

# What a part must hold to be there: any text, a quote that teaches, or no more than its heading.
TEXT, QUOTE, HEADING = "text", "quote", "heading"


class Part(NamedTuple):
    """A piece of a page: what is under a `heading` of level 2, in lower case, or in a `box`.

    `written` is how it begins, for messages; every theme's page must have the part then. A part
    that a page may have has no `written`. `step` is the kind of step that it begins, and `slide`
    the kind of slide that its box becomes; "" for none of its own.
    """

    name: str
    heading: str = ""
    box: str = ""
    written: str = ""
    holds: str = TEXT
    step: str = ""
    slide: str = ""


PARTS = (
    Part(
        "objectives",
        box="abstract",
        written='!!! abstract "After this part you can"',
        slide="aims",
    ),
    Part(
        "findings",
        heading=FINDINGS,
        written="## What the audit found",
        holds=QUOTE,
        step="finding",
    ),
    Part("practice", heading="in practice", written="## In practice", step="practice"),
    Part(
        "quiz",
        heading="check your understanding",
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
    Part("trainer notes", box="trainer", written='??? trainer "Trainer notes (8 minutes)"'),
    Part(SAFETY, box=SAFETY, step="safety", slide="safety"),
)


def is_case(part: str) -> bool:
    """Whether a part, in lower case, tells a case, which is fiction."""
    return part == "try this" or "scenario" in part


OF_HEADING = {part.heading: part for part in PARTS if part.heading}
OF_BOX = {part.box: part for part in PARTS if part.box}
REQUIRED = tuple(part for part in PARTS if part.written)
