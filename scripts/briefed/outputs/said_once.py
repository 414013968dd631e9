"""A quote stands on the wall once, until another has taken its place. Pure.

Several questions rest on the words of the finding that they are about. A room that has just read
them need not read them again behind each.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from briefed.outputs.session_units import quotes
from briefed.outputs.slide import Slide

# The kinds of slides that may stand between a quote and a question on it: any other one changes the
# subject.
OF_A_FINDING = ("quote", "point", "question", "reasons", "answer", "source")
_NOTE = "<p>The words of the briefing that decide it are those that were shown last.</p>"


def said_once(slides: Iterable[Slide]) -> list[Slide]:
    """The slides of a page without those behind a question that quote a finding again.

    They are kept in `again` of the slide before them, for paper, and its notes say so. A quote is
    shown again after another one, or after slides on something else.
    """
    out: list[Slide] = []
    shown: list[str] = []  # the quotes that the room has read last
    for kind, group in itertools.groupby(slides, key=_kind):
        same = list(group)
        said = [quote for slide in same for quote in quotes(slide)]
        if kind[0] == "source" and out and all(_among(quote, shown) for quote in said):
            asked = out[-1]
            out[-1] = asked._replace(again=tuple(same), notes=f"{asked.notes}{_NOTE}")
            continue
        shown = said or (shown if kind[0] in OF_A_FINDING else [])
        out += same
    return out


def _among(quote: str, shown: list[str]) -> bool:
    return quote in " ".join(shown)


def _kind(slide: Slide) -> tuple[str, str]:
    """What slides behind each other share that show one quote."""
    return slide.kind, slide.title
