"""Cards to cut out: letters to vote with, the roles of a case, and the items that a group sorts,
matches or orders.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefed.outputs.advice import SPEAKS
from briefed.outputs.roles import Role, roles
from briefed.outputs.slide import Slide, heading
from briefed.outputs.slides_pdf import asked_on_paper
from briefed.outputs.typeset import Node, node, nodes

VOTING_LEAD = (
    "One set for each person, or for each group. Print on one side, cut along the lines, and hold "
    "up the letter of your answer."
)
CUTTING_LEAD = "Print on one side and cut along the lines."
_ROLES_TITLE = "Roles for the case"
_ROLES_LEAD = (
    f"One card for each person or small group, handed out before the case begins. {SPEAKS}"
)
_ARRANGING_LEAD = "One set for each group. The answers are on a sheet of their own."


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


def cut_out(made: list[Slide], page: str) -> list[Node]:
    """The roles of a theme, then for each question to arrange what is asked, its labels as headings
    and its items as cards.

    Each begins on a page of its own. Raises InputError for an element that paper has no form for,
    on the page that messages call `page`.
    """
    out: list[Node] = []
    for part in (
        *(_to_play(listed, heading(made[0])) for listed in roles(made).values()),
        *_to_arrange(made, page),
    ):
        out += [node("next-page"), *part] if out else part
    return out


def _to_play(listed: list[Role], title: str) -> list[Node]:
    cards = [node("item", role.says, who=role.who) for role in listed]
    return [
        node("heading", _ROLES_TITLE, level=2),
        node("lead", _ROLES_LEAD),
        node("role-cards", *cards, called=f"{title}: fiction"),
    ]


def _to_arrange(made: list[Slide], page: str) -> Iterator[list[Node]]:
    lead = [node("lead", _ARRANGING_LEAD)]
    for slide in arranged(made):
        asked = slide.asked
        if asked is None:
            continue
        titled = node("heading", slide.title, level=2)
        out = [*lead, titled, node("lead", *asked_on_paper(asked, page))]
        lead = []
        if asked.labels:
            labels = [node("item", *nodes(label, page)) for label in asked.labels]
            out.append(node("label-cards", *labels, called=slide.title))
        items = [node("item", *nodes(item.words, page)) for item in asked.lettered]
        called = [item.letter for item in asked.lettered]
        yield [*out, node("item-cards", *items, letters=called, called=slide.title)]
