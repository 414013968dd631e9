"""A session, minute by minute, for the trainer: what to show, say and ask, and what to skip. Pure.

It is made from the session's slides and the trainer notes that they carry; times are in seconds.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from briefed.outputs.advice import (
    COUNTED_DOWN,
    HANDED,
    HANDOUT,
    MESSAGE,
    ON_THE_WAY,
    OPENING,
    SIGNED,
    SPEAKS,
    advice,
)
from briefed.outputs.fitting import VOTE, read_aloud
from briefed.outputs.powerpoint.frames import frames
from briefed.outputs.roles import Role, roles
from briefed.outputs.session_parts import name_of
from briefed.outputs.session_plan import SessionPlan
from briefed.outputs.session_units import Unit
from briefed.outputs.slide import Slide, heading
from briefed.outputs.slide_html import sentences, text
from briefed.outputs.slides_pdf import asked_on_paper
from briefed.outputs.trainer_notes import TALK, Told, told
from briefed.outputs.typeset import Node, node, nodes
from briefed.text.counting import lasting
from briefed.text.words import squeeze

_SAID = ("scenario", "safety", "reflect")  # whose words the sheet has, if they are short
_SHORT, _BEGINS = 120, 50  # words
_NUMBERED = "Slides have the numbers that a browser shows; those of PowerPoint are in brackets."
_NEVER_LEFT_OUT = ("title", "note", "monday", "end")


class Row(NamedTuple):
    """A line of the sheet: when it begins, how long it takes, what it is, and what to do.

    `slides` are the numbers of its slides in a browser, and in PowerPoint. `need` is 0 for what is
    never left out, and otherwise how much it is needed: the most is 1.
    """

    at: int
    seconds: int
    slides: tuple[str, str]
    name: str
    do: list[Node]
    need: int


def run_sheet(made: list[Slide], session: SessionPlan, page: str) -> list[Node]:
    """The sheet of a session of a deck that was made from a `page`.

    Raises InputError for what paper has no form for.
    """
    made = session.timed(made)
    rows = list(_rows(made, session, page))
    planned = lasting(session.seconds)
    in_hand = lasting(max(0, session.minutes * 60 - session.seconds))
    late = [row for row in sorted(rows, key=lambda row: -row.need) if row.need]
    listed = [
        node(
            "row",
            *row.do,
            at=lasting(row.at),
            lasts=lasting(row.seconds),
            slides=row.slides,
            name=row.name,
        )
        for row in rows
    ]
    lead = f"{planned} are planned, {in_hand} are in hand. {_needed(made, session)} {_NUMBERED}"
    out = [
        node("paragraph", lead),
        *nodes(_kept_in_mind(made, session), page),
        node("run-sheet", *listed),
    ]
    if late:
        items = [
            node("item", f"{row.name}, slide {row.slides[0]} ({lasting(row.seconds)})")
            for row in late
        ]
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
    cast, handed, numbers = (
        _cast(made, session),
        _handed(made, session),
        _numbers(made, session, page),
    )
    for title, group in itertools.groupby(in_order, key=lambda unit: _row_of(made, unit)):
        units = list(group)
        seconds = sum(unit.seconds for unit in units)
        places = [place for unit in units for place in unit.places]
        needed = min(need.get(unit, 0) for unit in units)
        first = [_roles_of(cast[place]) for place in places if place in cast]
        first += [node("paragraph", handed[place]) for place in places if place in handed]
        do = [*first, *_do([made[place] for place in places], page)]
        name = (
            f"{title[1]}, shortened" if session.short and session.short[0] in places else title[1]
        )
        in_browser, in_powerpoint = (
            _range([numbers[place][kind] for place in places]) for kind in (0, 1)
        )
        yield Row(at, seconds, (in_browser, in_powerpoint), name, do, needed)
        at += seconds


def _numbers(
    made: list[Slide], session: SessionPlan, page: str
) -> dict[int, tuple[list[int], list[int]]]:
    """The numbers of the slides that a session shows, in a browser and in PowerPoint.

    They are by the slides' numbers in the deck. PowerPoint has several slides of a question.
    """
    shown = [made[place] for place in session.shown]
    of_slides = itertools.groupby(
        enumerate(frames(shown, page), 1), key=lambda one: id(one[1].slide)
    )
    in_powerpoint = [[number for number, _ in group] for _, group in of_slides]
    return {
        place: ([number], other)
        for number, (place, other) in enumerate(zip(session.shown, in_powerpoint, strict=True), 1)
    }


def _range(numbers: list[list[int]]) -> str:
    """Numbers as they are read: "3", "3–5", "3, 7–8"."""
    runs: list[list[int]] = []
    for one in sorted(itertools.chain.from_iterable(numbers)):
        if runs and runs[-1][-1] == one - 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    return ", ".join(f"{run[0]}–{run[-1]}" if run[1:] else str(run[0]) for run in runs)


def _handed(made: list[Slide], session: SessionPlan) -> dict[int, str]:
    """What is handed out, by the slides on which it is: each once, what is to be kept last."""
    by_kind = {made[place].kind: place for place in session.shown}
    handed = {by_kind[kind]: words for kind, words in HANDED.items() if kind in by_kind}
    worked_with = [place for place in session.shown if _worked_with(made[place])]
    return {session.shown[0]: SIGNED, **handed, **dict.fromkeys(worked_with[:1], HANDOUT)}


def _worked_with(slide: Slide) -> bool:
    """Whether a slide is of what the room works with, which the handout has."""
    return bool((slide.task and slide.kind != "together") or slide.case)


def _cast(made: list[Slide], session: SessionPlan) -> dict[int, list[Role]]:
    """The roles of the cases that a session shows, by the slides on which these begin."""
    begins: dict[str, int] = {}
    for place, slide in enumerate(made):
        if slide.kind == "scenario":
            begins.setdefault(slide.theme, place)
    cast = {begins[theme]: listed for theme, listed in roles(made).items() if theme in begins}
    return {place: listed for place, listed in cast.items() if place in session.shown}


def _roles_of(listed: list[Role]) -> Node:
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
        told = [one for one in slides if one.kind == "note"]
        yield node("paragraph", OPENING if told else MESSAGE)
        for one in told:
            yield from nodes(one.html, page)
    else:
        if first.kind in ("monday", "quote"):
            yield from nodes(first.html, page)
        if said := advice(first):
            yield node("paragraph", said)
        if first.kind in _SAID and not any(slide.case for slide in slides):
            yield node("paragraph", _beginning(slides))
    if any(slide.case for slide in slides):
        yield node("paragraph", ON_THE_WAY)


def _vote(slide: Slide, slides: list[Slide], page: str) -> Iterator[Node]:
    """What is asked, the steps of a vote with their times, and the right answer."""
    asked = slide.asked
    words = [asked.lead, *(item.words for item in asked.lettered)] if asked else []
    reading = read_aloud(text(" ".join(words)))
    took = reading + VOTE["hands"] + VOTE["talk"] + VOTE["hands again"]
    answer = max(VOTE["answer"], sum(one.seconds for one in slides) - took)
    steps = [
        f"Read it out ({lasting(reading)})",
        f"hands ({lasting(VOTE['hands'])})",
        f"talk in pairs ({lasting(VOTE['talk'])})",
        f"hands ({lasting(VOTE['hands again'])})",
        f"what is right, then why ({lasting(answer)}).",
    ]
    if asked and asked.kind:
        steps[1:4] = [
            f"pairs agree ({lasting(VOTE['hands'] + VOTE['talk'])})",
            f"the items in turn ({lasting(VOTE['hands again'])})",
        ]
    if asked:
        yield from asked_on_paper(asked, page)
    yield node("paragraph", ", ".join(steps))
    if asked:
        yield from nodes(asked.notes, page)


def _beginning(slides: list[Slide]) -> str:
    """What slides say; of a long text its first sentences, by which the trainer knows it."""
    said = squeeze(" ".join(text(part) for slide in slides for part in _pieces(slide.html)))
    if len(said.split()) <= _SHORT:
        return said
    kept: list[str] = []
    words = 0
    for sentence in sentences(said):
        words += len(sentence.split())
        if kept and words > _BEGINS:
            break
        kept.append(sentence)
    return f"{' '.join(kept)} …"


def _pieces(html: str) -> list[str]:
    """The paragraphs and items of a slide, between which words are apart."""
    return [one.html or "" for one in LexborHTMLParser(html).css("p, li, td, pre")]


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
    things = [
        "the slides",
        *(["a handout for each"] if any(map(_worked_with, slides)) else []),
        *(["cards to vote with"] if voted else []),
        *(["cards of the items to arrange"] if arranged else []),
        *(["cards of the roles"] if _cast(made, session) else []),
        "paper and pens",
        "the sheet to sign and plan on",
        "the evaluation",
        "the letter for three months later",
    ]
    return f"Bring {', '.join(things[:-1])} and {things[-1]}."
