"""A session, minute by minute, for the trainer: what to show, say and ask, and what to skip. Pure.

It is made from the session's slides and the trainer notes that they carry; times are in seconds.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from briefed.outputs.advice import COUNTED_DOWN, MESSAGE, ON_THE_WAY, OPENING, SPEAKS, advice
from briefed.outputs.fitting import VOTE, read_aloud
from briefed.outputs.roles import Role, roles
from briefed.outputs.session_parts import lasting, name_of
from briefed.outputs.session_plan import SessionPlan
from briefed.outputs.session_units import Unit
from briefed.outputs.slide import Slide, heading
from briefed.outputs.slide_html import text
from briefed.outputs.trainer_notes import TALK, Told, told
from briefed.outputs.typeset import Node, node, nodes

_NEVER_LEFT_OUT = ("title", "note", "monday", "end")


class Row(NamedTuple):
    """A line of the sheet: when it begins, how long it takes, what it is, and what to do.

    `need` is 0 for what is never left out, and otherwise how much it is needed: the most is 1.
    """

    at: int
    seconds: int
    name: str
    do: list[Node]
    need: int


def run_sheet(made: list[Slide], session: SessionPlan, page: str) -> list[Node]:
    """The sheet of a session of a deck that was made from a `page`.

    Raises InputError for what paper has no form for.
    """
    rows = list(_rows(made, session, page))
    planned = lasting(session.seconds)
    in_hand = lasting(max(0, session.minutes * 60 - session.seconds))
    late = [row for row in sorted(rows, key=lambda row: -row.need) if row.need]
    listed = [
        node("row", *row.do, at=lasting(row.at), lasts=lasting(row.seconds), name=row.name)
        for row in rows
    ]
    lead = f"{planned} are planned, {in_hand} are in hand. {_needed(made, session)}"
    out = [
        node("paragraph", lead),
        *nodes(_kept_in_mind(made, session), page),
        node("run-sheet", *listed),
    ]
    if late:
        items = [node("item", f"{row.name} ({lasting(row.seconds)})") for row in late]
        out += [
            node("heading", "If you are late, leave out, in this order", level=2),
            node("numbered", *items, start=1, lettered=False),
        ]
    return out


def _rows(made: list[Slide], session: SessionPlan, page: str) -> Iterator[Row]:
    at = 0
    late = [unit for unit in session.units if unit.slot not in _NEVER_LEFT_OUT]
    need = {unit: number for number, unit in enumerate(late, 1)}
    in_order = sorted(session.units, key=lambda unit: unit.places)
    cast = _cast(made, session)
    for title, group in itertools.groupby(in_order, key=lambda unit: _row_of(made, unit)):
        units = list(group)
        seconds = sum(unit.seconds for unit in units)
        places = [place for unit in units for place in unit.places]
        needed = min(need.get(unit, 0) for unit in units)
        first = [_hand_out(cast[place]) for place in places if place in cast]
        do = [*first, *_do([made[place] for place in places], page)]
        yield Row(at, seconds, title[1], do, needed)
        at += seconds


def _cast(made: list[Slide], session: SessionPlan) -> dict[int, list[Role]]:
    """The roles of the cases that a session shows, by the slides on which these begin."""
    begins: dict[str, int] = {}
    for place, slide in enumerate(made):
        if slide.kind == "scenario":
            begins.setdefault(slide.theme, place)
    cast = {begins[theme]: listed for theme, listed in roles(made).items() if theme in begins}
    return {place: listed for place, listed in cast.items() if place in session.shown}


def _hand_out(listed: list[Role]) -> Node:
    who = ", ".join(role.who for role in listed)
    return node("paragraph", f"Hand out the roles first: {who}. {SPEAKS}")


def _row_of(made: list[Slide], unit: Unit) -> tuple[str, str]:
    """What units of one row have in common: the opening is one, and so is a vote with its source.

    The first part tells rows of one name apart.
    """
    slide = made[unit.places[0]]
    if unit.question:
        asked = next(
            one
            for one in made
            if one.kind == "question" and (one.theme, one.question) == (slide.theme, unit.question)
        )
        return f"{slide.theme} {unit.question}", f"Vote: {asked.title.lower()}"
    if slide.kind in ("title", "note"):
        begins = slide.kind == "note" or slide.theme == made[0].theme
        return slide.theme, name_of(slide) if begins else heading(slide)
    name = f"Quote: {slide.title}" if slide.kind == "quote" else name_of(slide)
    return str(unit.places), name


def _do(slides: list[Slide], page: str) -> Iterator[Node]:
    first = slides[0]
    if first.asked:
        yield from _vote(first, slides, page)
    elif first.kind == "together":
        yield from nodes(_without_time(first.html), page)
        yield node("paragraph", COUNTED_DOWN)
        if first.title == TALK:
            yield from _listen_for(first)
    elif first.kind in ("title", "note"):
        yield from nodes(_message(first.html), page)
        yield node("paragraph", OPENING if len(slides) > 1 else MESSAGE)
    else:
        if first.kind in ("monday", "quote"):
            yield from nodes(first.html, page)
        if said := advice(first):
            yield node("paragraph", said)
    if any(slide.case for slide in slides):
        yield node("paragraph", ON_THE_WAY)


def _vote(slide: Slide, slides: list[Slide], page: str) -> Iterator[Node]:
    """The steps of a vote, with their times, and the right answer."""
    asked = slide.asked
    words = [asked.lead, *(item.words for item in asked.lettered)] if asked else []
    reading = read_aloud(text(" ".join(words)))
    took = reading + VOTE["hands"] + VOTE["talk"] + VOTE["hands again"]
    answer = max(VOTE["answer"], sum(one.seconds for one in slides) - took)
    steps = [
        f"Read it out with its options ({lasting(reading)}).",
        f"Hands, for each letter ({lasting(VOTE['hands'])}).",
        f"Talk with a neighbour ({lasting(VOTE['talk'])}).",
        f"Hands again ({lasting(VOTE['hands again'])}).",
        f"Show what is right, then why ({lasting(answer)}).",
    ]
    if asked and asked.kind:
        steps[1:4] = [
            f"Pairs agree ({lasting(VOTE['hands'] + VOTE['talk'])}).",
            f"Take the items in turn ({lasting(VOTE['hands again'])}).",
        ]
    yield node("numbered", *[node("item", step) for step in steps], start=1, lettered=False)
    if asked:
        yield from nodes(asked.notes, page)


def _without_time(html: str) -> str:
    tree = LexborHTMLParser(html)
    for time in tree.css(".bf-countdown"):
        time.decompose()
    return (tree.body.inner_html or "") if tree.body else ""


def _message(html: str) -> str:
    return "".join(node.html or "" for node in LexborHTMLParser(html).css(".bf-message"))


def _told(slide: Slide) -> list[Told]:
    body = LexborHTMLParser(f"<details>{slide.notes}</details>").css_first("details")
    return told(body, 0) if body is not None else []


def _listen_for(slide: Slide) -> Iterator[Node]:
    for one in _told(slide):
        if one.title == TALK and one.listen_for:
            yield node("paragraph", node("emph", one.listen_for))


def _kept_in_mind(made: list[Slide], session: SessionPlan) -> str:
    """What else the trainer notes of the session's themes say, each paragraph once."""
    shown = {made[place].theme for place in session.shown}
    found = []
    for slide in (one for one in made if one.kind == "title" and one.theme in shown):
        for paragraph in LexborHTMLParser(slide.notes).css("p"):
            if text(paragraph.html or "").lstrip().startswith("Caution"):
                found.append(paragraph.html or "")
    return "".join(found)


def _needed(made: list[Slide], session: SessionPlan) -> str:
    """What to bring."""
    slides = [made[place] for place in session.shown]
    arranged = any(slide.asked and slide.asked.kind for slide in slides)
    voted = any(slide.asked and not slide.asked.kind for slide in slides)
    worked_with = any((slide.task and slide.kind != "together") or slide.case for slide in slides)
    things = [
        "the slides",
        *(["a handout for each"] if worked_with else []),
        *(["cards to vote with"] if voted else []),
        *(["cards of the items to arrange"] if arranged else []),
        *(["cards of the roles"] if _cast(made, session) else []),
        "paper and pens",
        "the sheet to sign and plan on",
    ]
    return f"Bring {', '.join(things[:-1])} and {things[-1]}."
