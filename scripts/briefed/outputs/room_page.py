"""What a trainer needs in a room: the sheets of a course, and a page that leads to them. Pure.

The page also leads to the slides, and shows what goes into a session of each length.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefed.outputs.session_parts import Part, lasting, left_out, parts
from briefed.outputs.session_plan import LENGTHS, SessionPlan, session_plan
from briefed.outputs.slide import Slide, heading
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
ONE_PAGE = "seven-minute-briefing"  # of a theme, and of a course
PRESENT_PAGE, PRESENT_COURSE = "Present this page", "Present the course"
_CALLED = {
    ONE_PAGE: "Seven-minute briefing, on one page",
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
        kinds = (ONE_PAGE, ATTENDANCE, *voted, EVALUATION, LETTER)
        return {kind: f"{SHEETS}/{kind}.pdf" for kind in kinds}
    kinds = (
        ONE_PAGE,
        HANDOUT,
        *((QUESTIONS, ANSWERS) if kinds_asked else ()),
        *((CARDS,) if kinds_asked - {""} else ()),
    )
    return {kind: f"{SHEETS}/{deck}-{kind}.pdf" for kind in kinds}


def run_sheet_of(deck: str, minutes: int) -> str:
    """The path, within the course's folder, of the run sheet of a session."""
    name = "run-sheet" if deck == WHOLE else f"{deck}-run-sheet"
    return f"{SHEETS}/{name}-{minutes}-minutes.pdf"


def files_of(deck: str, made: Iterable[Slide]) -> list[str]:
    """The paths, within the course's folder, of a deck and of all that is printed for it."""
    run_sheets = [run_sheet_of(deck, minutes) for minutes in LENGTHS]
    return [slides_of(deck), *sheets(deck, made).values(), *run_sheets]


class Session(NamedTuple):
    """A session as the page shows it: the plan, its parts, and the names of what it leaves out.

    `run_sheet` is the address of its run sheet, "" where there are no sheets.
    """

    plan: SessionPlan
    parts: list[Part]
    left_out: list[str]
    run_sheet: str


class Deck(NamedTuple):
    """A deck as the page shows it; `links` are addresses by their words."""

    name: str
    title: str
    address: str
    links: dict[str, str]
    sessions: list[Session]


def room(decks: dict[str, list[Slide]], up: str, printed: bool, first: Sequence[str]) -> str:
    """The page's content, the whole course first.

    `up` leads from the page to its course's folder; `printed` says that there are sheets. `first`
    are the themes that a short session of the whole course takes first.
    """
    return render(
        __package__,
        "room.html",
        decks=[
            _deck(name, decks[name], up, printed, first)
            for name in sorted(decks, key=lambda name: name != WHOLE)
        ],
        lasting=lasting,
    )


def _deck(name: str, slides: list[Slide], up: str, printed: bool, first: Sequence[str]) -> Deck:
    address = f"{up}{slides_of(name)}"
    links = {PRESENT_COURSE if name == WHOLE else "Present": address}
    if printed:
        for kind, path in sheets(name, slides).items():
            links[f"{_CALLED[kind]} (PDF)"] = f"{up}{path}"
    title = "The whole course" if name == WHOLE else heading(slides[0])
    sessions = []
    for minutes in LENGTHS:
        session = session_plan(slides, minutes, first)
        rows = parts(slides, session)
        sheet = f"{up}{run_sheet_of(name, minutes)}" if printed else ""
        sessions.append(Session(session, rows, left_out(rows), sheet))
    return Deck(name, title, address, links, sessions)
