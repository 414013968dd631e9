"""The texts of a course that are our own words, and the figures in them that a quote must hold."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from briefed.model import KINDS, MATCH, SORT, Kind, Location, Page, Question, Settings
from briefed.source.page_parts import NOTES, is_case
from briefed.source.quotes import REFERENCE  # the number in an id is no figure
from briefed.source.roles import told_in_roles
from briefed.text.denials import denies
from briefed.text.figures import Figure
from briefed.text.quantities import (
    in_stem,
    is_amount,
    is_told_in_fiction,
    may_hold,
    numbers_case,
    quantities,
)
from briefed.text.telephones import telephones
from briefed.text.times import is_timing
from briefed.text.words import seen_sentences

_TIMED = (NOTES,)
# Whether a figure in a sentence is free, that is, needs no quote.
Free = Callable[[str, Figure], bool]


def page_texts(page: Page) -> Iterator[tuple[str, Location, Free]]:
    """Each text of a page, with its location and what is free in it."""
    for key in ("title", "description"):
        if isinstance(page.front_matter.get(key), str):
            yield *page.keys.written(key), nothing
    roles = told_in_roles(page)
    for prose in page.prose:
        if is_case(prose.part) or prose.location in roles:
            free: Free = is_told_in_fiction
        elif prose.kind == "heading" and is_case(prose.text.lower()):
            free = numbers_case
        elif prose.part in _TIMED or prose.kind in ("heading", "title") or page.kind != "theme":
            free = is_timing
        else:
            free = nothing
        yield prose.text, prose.location, free


def names_in_settings(settings: Settings) -> Iterator[tuple[str, Location]]:
    """Each name that a course's settings put onto pages, with its location."""
    yield settings.keys.written("partnership")
    for at in range(len(settings.subjects)):
        yield settings.keys.written("subjects", at)
    for at in range(len(settings.contacts)):
        yield settings.keys.written("local contacts", at, "name")


def told_in_settings(settings: Settings) -> Iterator[tuple[str, Location]]:
    """Each text that a course's settings put onto pages, with its location."""
    for at in range(len(settings.corrections)):
        yield settings.keys.written("corrections", at, "text")
    for at in range(len(settings.exemptions)):
        yield settings.keys.written("exemptions", at, "reason")


def question_texts(question: Question) -> Iterator[tuple[str, Location, Free, str]]:
    """Each text of a question that its quotes must ground.

    With its location, what is free in it, and the words of the wrong option that it may repeat (""
    for none).
    """
    yield (
        question.stem.replace("[[", "  ").replace("]]", "  "),
        question.location,
        in_stem(question.stem),
        "",
    )
    for option in question.options:
        if question.asserts(option):
            yield option.text, option.location, nothing, ""
        if question.kind in (SORT, MATCH):
            yield option.label, option.label_location, nothing, ""
        yield (
            option.feedback,
            option.feedback_location,
            nothing,
            "" if question.asserts(option) else option.words,
        )
    yield question.explanation, question.explanation_location, nothing, ""


def nothing(_text: str, _figure: Figure) -> bool:
    """Nothing is free."""
    return False


class Held(NamedTuple):
    """A figure of a plain sentence of ours, and whether it is free there."""

    figure: Figure
    sentence: str
    free: bool

    @property
    def bound(self) -> bool:
        """Whether a quote must hold it: an amount may also be denied."""
        return not self.free and not (is_amount(self.figure) and denies(self.sentence, self.figure))


@functools.lru_cache(maxsize=len(KINDS))
def _telling(kind: Kind) -> re.Pattern[str]:
    """What finds a sentence that tells of a paper: "in the audit", "the briefing says"."""
    paper = f"{kind.name}|briefing"
    done = rf"|\b{kind.done}\b" if kind.done else ""
    return re.compile(
        rf"(?i)\b(?:in|by|of|from|for)\s+(?:the|this|our)\s+(?:\w+\s+)?(?:{paper})\b"
        rf"|\b(?:{paper})\s+(?:found|says|shows|saw|names|counts)\b{done}"
    )


def held_figures(text: str, counted: frozenset[str], free: Free, kind: Kind) -> list[Held]:
    """The figures of a text of ours as written, in a course on this kind of paper.

    A figure is free also where its sentence links to a source of its own.
    """
    found: list[Held] = []
    for words, linked in seen_sentences(REFERENCE.sub("", text) if "[" in text else text):
        if not may_hold(words):
            continue
        # Telephone numbers have a rule of their own, and no link frees them.
        for number in reversed(telephones(words)):
            words = words[: number.start] + " " + words[number.end :]
        held = quantities(words, counted)
        # Only the briefing may tell of the paper: neither a source nor fiction may.
        told = bool(held) and bool(_telling(kind).search(words))
        found += [
            Held(
                figure,
                words,
                (linked and not told)
                or (free(words, figure) and not (told and free is is_told_in_fiction)),
            )
            for figure in held
        ]
    return found
