"""A slide: what the wall shows, what its trainer is told, and how long it takes."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser

from briefed.outputs.case_slides import InCase
from briefed.outputs.question_slides import Asked


class Mark(NamedTuple):
    """The mark of a finding: the class that gives its colour, and its icon as HTML."""

    kind: str
    icon: Markup


class Slide(NamedTuple):
    """One slide.

    `kind` is "title", "note", "aims", "safety", "context", "quote", "point", "practice",
    "scenario", "question", "reasons" (where its own slide has no room for them), "answer" (what is
    said of it as a whole), "source", "reflect", "together", "monday" or "end". `title` is the line
    above it, `size` a key of SIZES, `notes` are the trainer's, as HTML. `theme` is the theme's
    slug, and `part` the heading of level 2 that it is under; `mark` is that of its finding.
    `question` is a question's id, or "" on a slide that belongs to none, and `asked` is the
    question on the slide that asks it. `case` says where in a case that branches it is. `task` is
    the number on its page of the task that it is shown for, and 0 for none. `goes_on` is whether it
    goes on with the text of the slide before it, and so has its size of type. `again` are the
    slides behind it whose quote the wall has shown already.
    """

    kind: str
    title: str
    html: str
    size: str = "large"
    notes: str = ""
    seconds: int = 0
    theme: str = ""
    part: str = ""
    mark: Mark | None = None
    question: str = ""
    case: InCase | None = None
    task: int = 0
    asked: Asked | None = None
    goes_on: bool = False
    again: tuple[Slide, ...] = ()

    @property
    def planned(self) -> int:
        """The seconds that a session plan counts: of a case, those of its longest way."""
        return 0 if self.case and self.case.aside else self.seconds

    @property
    def called(self) -> str:
        """The line above it with the number of its part, where it is of a case."""
        number = self.case.number if self.case else 0
        return f"{number}. {self.title}" if number else self.title


def one_text(slides: Iterable[Slide]) -> Iterator[Slide]:
    """Slides that one text was divided among."""
    for at, slide in enumerate(slides):
        yield slide._replace(goes_on=at > 0)


def texts(slides: Iterable[Slide]) -> list[int]:
    """The number of the text of each slide, 0 for one that has a slide of its own.

    A session may have left out the slide that a text begins on.
    """
    slides = list(slides)
    begins = (
        not slide.goes_on or (slide.kind, slide.title) != (before.kind, before.title)
        for before, slide in itertools.pairwise([*slides[:1], *slides])
    )
    numbers = list(itertools.accumulate(begins))
    shared = Counter(numbers)
    return [number if shared[number] > 1 else 0 for number in numbers]


def heading(slide: Slide) -> str:
    """The title of a deck, which its first slide shows."""
    found = LexborHTMLParser(slide.html).css_first("h1")
    return found.text() if found else ""


def heads(slides: Iterable[Slide]) -> list[str]:
    """The line above the title of each slide: its theme, where a deck has several.

    It is "" where the title says it, and on a slide of no theme.
    """
    slides = list(slides)
    themes = {one.theme: heading(one) for one in slides if one.kind == "title" and one.theme}
    if len(themes) < 2:
        return [""] * len(slides)
    named = [themes.get(one.theme, "") for one in slides]
    return [
        "" if one.kind == "title" or one.title == name else name
        for one, name in zip(slides, named, strict=True)
    ]


def part_begun(slide: Slide, before: Slide | None) -> str:
    """The id of the part of a case that begins on a slide, which is behind another; "" for none."""
    part, former = (one.case.part if one and one.case else "" for one in (slide, before))
    return part if part != former else ""
