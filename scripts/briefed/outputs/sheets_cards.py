"""Cards to cut out: letters to vote with, and the items that a group sorts, matches or orders."""

from __future__ import annotations

from collections.abc import Iterable

from briefed.outputs.slide import Slide
from briefed.outputs.slides_pdf import asked_on_paper
from briefed.outputs.typeset import Node, node, nodes

VOTING_LEAD = (
    "One set for each person, or for each group. Print on one side, cut along the lines, and hold "
    "up the letter of your answer."
)
ARRANGING_LEAD = (
    "One set for each group. Print on one side and cut along the lines. The answers are on a sheet "
    "of their own."
)


def letters(made: Iterable[Slide]) -> list[str]:
    """The letters that a room needs to answer every question with options; none without such."""
    called = [
        [item.letter for item in slide.asked.lettered]
        for slide in made
        if slide.asked and not slide.asked.kind
    ]
    return max(called, key=len, default=[])


def arranged(made: Iterable[Slide]) -> list[Slide]:
    """The questions whose items are sorted, matched or put in order."""
    return [slide for slide in made if slide.asked and slide.asked.kind]


def voting(made: Iterable[Slide], page: str) -> list[Node]:
    """A card for each letter that a question on the slides has."""
    return [node("voting-cards", letters=letters(made))]


def arranging(made: Iterable[Slide], page: str) -> list[Node]:
    """For each question to arrange what is asked, its labels as headings, and its items as cards.

    A question begins on a page of its own. Raises InputError for an element that paper has no form
    for, on the page that messages call `page`.
    """
    out: list[Node] = []
    for slide in arranged(made):
        asked = slide.asked
        if asked is None:
            continue
        out += [node("next-page")] if out else []
        out.append(node("heading", slide.title, level=2))
        out.append(node("lead", *asked_on_paper(asked, page)))
        if asked.labels:
            labels = [node("item", *nodes(label, page)) for label in asked.labels]
            out.append(node("label-cards", *labels, called=slide.title))
        items = [node("item", *nodes(item.words, page)) for item in asked.lettered]
        called = [item.letter for item in asked.lettered]
        out.append(node("item-cards", *items, letters=called, called=slide.title))
    return out
