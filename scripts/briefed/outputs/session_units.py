"""What a session shows together or not at all: units of a deck's slides. Pure; times in seconds."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from briefed.outputs.slide import Slide
from briefed.outputs.trainer_notes import TALK
from briefed.text.words import fold


class Unit(NamedTuple):
    """Slides that are shown together or not at all.

    `places` are their numbers in the deck. `slot` is what they are for: "task", "talk", or the
    kind of a slide. A question is one, and each of its sources is another. `slides` are how many
    count: a case that branches counts as one, and so does each part that a task works with.
    """

    places: tuple[int, ...]
    slot: str
    theme: str
    question: str
    seconds: int
    slides: int


def units(slides: list[Slide]) -> list[Unit]:
    """The units of a deck, in its order."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for place, key in enumerate(_keys(slides)):
        groups.setdefault(key, []).append(place)
    return [_unit(slides, places) for places in groups.values()]


def _unit(slides: list[Slide], places: list[int]) -> Unit:
    first = slides[places[0]]
    together = "talk" if first.title == TALK else "task"
    shown = [slides[place] for place in places]
    return Unit(
        tuple(places),
        together if first.kind == "together" else first.kind,
        first.theme,
        first.question,
        sum(slide.planned for slide in shown),
        len(
            dict.fromkeys(
                _counted(slide, place) for slide, place in zip(shown, places, strict=True)
            )
        ),
    )


def _counted(slide: Slide, place: int) -> object:
    """What is the same for slides that count as one."""
    return (slide.case and slide.case.case) or (slide.task and slide.part) or place


def _keys(slides: list[Slide]) -> Iterator[tuple[object, ...]]:
    """What the slides of a unit have in common, for each slide.

    It is a question, a task with what is shown for it, a case that branches, a part that tells a
    case, and otherwise neighbours of one kind under one heading.
    """
    run, before = 0, None
    for slide in slides:
        if not (before and _neighbours(before, slide)):
            run += 1
        before = slide
        if slide.question:
            source = run if slide.kind == "source" else 0
            yield "question", slide.theme, slide.question, source
        elif slide.task:
            yield "task", slide.theme, slide.task
        elif slide.case:
            yield "case", slide.case.case
        elif slide.kind == "scenario" and slide.part:
            yield "scenario", slide.theme, slide.part
        else:
            yield "run", run


def _neighbours(before: Slide, slide: Slide) -> bool:
    """Whether a slide goes on with what the slide before it shows."""
    if before.kind == "source":
        return False
    return (before.kind, before.title, before.theme) == (slide.kind, slide.title, slide.theme)


def quotes(slide: Slide) -> list[str]:
    """The words of each quote of a slide, without where they are from."""
    return list(_quotes(slide.html))


@functools.lru_cache(
    maxsize=4096
)  # each session of a deck asks for them, and each of its questions
def _quotes(html: str) -> tuple[str, ...]:
    tree = LexborHTMLParser(html)
    for cite in tree.css("cite"):
        cite.decompose()
    said = [fold(part.text(separator=" ").strip()) for part in tree.css("blockquote > *")]
    return tuple(one for one in said if one)


def quoted(slide: Slide) -> str:
    """All words that a slide quotes."""
    return " ".join(quotes(slide))
