"""What a trainer needs in a room: the sheets of a course, and a page that leads to them. Pure.

The page also leads to the slides, and shows what goes into a session of each length.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from briefed.outputs.deck import Slide, heading
from briefed.outputs.session_plan import (
    LENGTHS,
    Part,
    SessionPlan,
    lasting,
    left_out,
    parts,
    session_plan,
)
from briefed.templates import render

SLIDES, SHEETS = "slides", "handouts"  # folders of a course, as it is published
WHOLE = "index"  # the deck of the whole course
HANDOUT, QUESTIONS, ANSWERS, CARDS = "handout", "questions", "answers", "cards"  # of a theme
ATTENDANCE, VOTING, EVALUATION, LETTER = (  # of a course
    "attendance-and-action-plan",
    "voting-cards",
    "evaluation",
    "letter-for-three-months-later",
)
PRESENT_PAGE, PRESENT_COURSE = "Present this page", "Present the course"
_CALLED = {
    HANDOUT: "Handout to print",
    QUESTIONS: "Questions on paper",
    ANSWERS: "Answers to them",
    CARDS: "Cards to cut out",
    ATTENDANCE: "Attendance and action plan to print",
    VOTING: "Cards to vote with",
    EVALUATION: "Evaluation to fill in",
    LETTER: "Letter for three months later",
}


def slides_of(deck: str) -> str:
    """The path of a deck within its course's folder."""
    return f"{SLIDES}/{deck}.html"


def presenting(theme: str | None) -> str:
    """The words of the link from a page to its slides, or to those of the whole course.

    `theme` is None for a page that teaches no theme.
    """
    if not theme:
        return PRESENT_COURSE
    return f"{PRESENT_PAGE}, or in {', '.join(f'{minutes} minutes' for minutes in LENGTHS)}"


def sheets(deck: str, made: Iterable[Slide]) -> dict[str, str]:
    """The paths, within the course's folder, of the sheets that belong to a deck, by kind."""
    kinds_asked = {slide.asked.kind for slide in made if slide.asked}
    if deck == WHOLE:
        voted = (VOTING,) if "" in kinds_asked else ()
        kinds = (ATTENDANCE, *voted, EVALUATION, LETTER)
        return {kind: f"{SHEETS}/{kind}.pdf" for kind in kinds}
    kinds = (
        HANDOUT,
        *((QUESTIONS, ANSWERS) if kinds_asked else ()),
        *((CARDS,) if kinds_asked - {""} else ()),
    )
    return {kind: f"{SHEETS}/{deck}-{kind}.pdf" for kind in kinds}


class Session(NamedTuple):
    """A session as the page shows it: the plan, its parts, and the names of what it leaves out."""

    plan: SessionPlan
    parts: list[Part]
    left_out: list[str]


class Deck(NamedTuple):
    """A deck as the page shows it; `links` are addresses by their words."""

    name: str
    title: str
    address: str
    links: dict[str, str]
    sessions: list[Session]


def room(decks: dict[str, list[Slide]], up: str, printed: bool) -> str:
    """The page's content, the whole course first.

    `up` leads from the page to its course's folder; `printed` says that there are sheets.
    """
    return render(
        __package__,
        "room.html",
        decks=[
            _deck(name, decks[name], up, printed)
            for name in sorted(decks, key=lambda name: name != WHOLE)
        ],
        lasting=lasting,
    )


def _deck(name: str, slides: list[Slide], up: str, printed: bool) -> Deck:
    address = f"{up}{slides_of(name)}"
    links = {PRESENT_COURSE if name == WHOLE else "Present": address}
    if printed:
        for kind, path in sheets(name, slides).items():
            links[f"{_CALLED[kind]} (PDF)"] = f"{up}{path}"
    title = "The whole course" if name == WHOLE else heading(slides[0])
    return Deck(name, title, address, links, [_session(slides, minutes) for minutes in LENGTHS])


def _session(slides: list[Slide], minutes: int) -> Session:
    session = session_plan(slides, minutes)
    rows = parts(slides, session)
    return Session(session, rows, left_out(rows))
