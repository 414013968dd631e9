"""What a trainer needs in a room: the packs and sheets of a course, and a page that leads to them.

The page also leads to the slides, and shows what goes into a session of each length.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from briefed.outputs.roles import roles
from briefed.outputs.session_parts import Part, left_out, parts
from briefed.outputs.session_plan import LENGTHS, SessionPlan, session_plan
from briefed.outputs.slide import Slide, heading
from briefed.templates import render
from briefed.text.counting import lasting

SLIDES, SHEETS, PACKS = "slides", "handouts", "packs"  # folders of a course, as it is published
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
    made = list(made)
    kinds_asked = {slide.asked.kind for slide in made if slide.asked}
    if deck == WHOLE:
        voted = (VOTING,) if "" in kinds_asked else ()
        kinds = (ONE_PAGE, ATTENDANCE, *voted, EVALUATION, LETTER)
        return {kind: f"{SHEETS}/{kind}.pdf" for kind in kinds}
    kinds = (
        ONE_PAGE,
        HANDOUT,
        *((QUESTIONS, ANSWERS) if kinds_asked else ()),
        *((CARDS,) if kinds_asked - {""} or roles(made) else ()),
    )
    return {kind: f"{SHEETS}/{deck}-{kind}.pdf" for kind in kinds}


def run_sheet_of(deck: str, minutes: int) -> str:
    """The path, within the course's folder, of the run sheet of a session."""
    name = "run-sheet" if deck == WHOLE else f"{deck}-run-sheet"
    return f"{SHEETS}/{name}-{minutes}-minutes.pdf"


def pack_of(slug: str, deck: str, minutes: int) -> str:
    """The path, within the folder of the course `slug`, of the pack of a session."""
    theme = "" if deck == WHOLE else f"-{deck}"
    return f"{PACKS}/{slug}{theme}-{minutes}-minutes-pack.zip"


def packs_of(folder: Path) -> dict[str, int]:
    """The packs of a course that are in its built `folder`, by their paths there: their bytes."""
    found = sorted((folder / PACKS).glob("*.zip"))
    return {f"{PACKS}/{path.name}": path.stat().st_size for path in found}


def size(count: int) -> str:
    """Bytes as a reader is told them."""
    return f"{max(count, 100_000) / 1_000_000:.1f} MB"


def _unbroken(count: int) -> str:
    """A size that stays on one line."""
    return size(count).replace(" ", "\N{NO-BREAK SPACE}")


def files_of(deck: str, made: Iterable[Slide]) -> list[str]:
    """The paths, within the course's folder, of a deck and of all that is printed for it."""
    run_sheets = [run_sheet_of(deck, minutes) for minutes in LENGTHS]
    return [slides_of(deck), *sheets(deck, made).values(), *run_sheets]


class Session(NamedTuple):
    """A session as the page shows it: the plan, its parts, and the names of what it leaves out.

    `run_sheet` is the address of its run sheet, "" where there are no sheets. `pack` is that of its
    pack, "" where none is published; `pack_size` says how large that is, and `command` makes it.
    """

    plan: SessionPlan
    parts: list[Part]
    left_out: list[str]
    run_sheet: str
    pack: str
    pack_size: str
    command: str


class Deck(NamedTuple):
    """A deck as the page shows it; `links` are addresses by their words."""

    name: str
    title: str
    address: str
    links: dict[str, str]
    sessions: list[Session]


def room(
    slug: str,
    decks: dict[str, list[Slide]],
    up: str,
    printed: bool,
    first: Sequence[str],
    packs: Mapping[str, int],
) -> str:
    """The page's content, the whole course first.

    `slug` names the course, and `up` leads from the page to its folder; `printed` says that there
    are sheets. `first` are the themes that a short session of the whole course takes first. `packs`
    are what `packs_of` finds.
    """

    def shown(name: str) -> Deck:
        slides = decks[name]
        address = f"{up}{slides_of(name)}"
        links = {PRESENT_COURSE if name == WHOLE else "Present": address}
        if printed:
            for kind, path in sheets(name, slides).items():
                links[f"{_CALLED[kind]} (PDF)"] = f"{up}{path}"
        title = "The whole course" if name == WHOLE else heading(slides[0])
        sessions = []
        for minutes in LENGTHS:
            plan = session_plan(slides, minutes, first)
            rows = parts(slides, plan)
            sheet = f"{up}{run_sheet_of(name, minutes)}" if printed else ""
            pack = pack_of(slug, name, minutes)
            there = (f"{up}{pack}", _unbroken(packs[pack])) if pack in packs else ("", "")
            command = making(slug, name, minutes)
            sessions.append(Session(plan, rows, left_out(rows), sheet, *there, command))
        return Deck(name, title, address, links, sessions)

    found = [shown(name) for name in sorted(decks, key=lambda name: name != WHOLE)]
    return render(
        __package__,
        "room.html",
        decks=found,
        lasting=lasting,
        printed=printed,
        packs=list(_to_choose(found)),
    )


def _to_choose(decks: Iterable[Deck]) -> Iterator[tuple[str, list[tuple[str, Session]]]]:
    """The published packs by what they have in common, each with the words to choose it by."""
    packed = [(deck, one) for deck in decks for one in deck.sessions if one.pack]
    whole = [(f"{one.plan.minutes} minutes", one) for deck, one in packed if deck.name == WHOLE]
    if whole:
        yield "The whole course", whole
    for minutes in LENGTHS:
        of_themes = [
            (deck.title, one)
            for deck, one in packed
            if deck.name != WHOLE and one.plan.minutes == minutes
        ]
        if of_themes:
            yield f"One theme in {minutes} minutes", of_themes


def making(slug: str, deck: str, minutes: int) -> str:
    """The command that makes the pack of a session."""
    theme = "" if deck == WHOLE else f" --theme {deck}"
    return f"briefed export pack {slug}{theme} --minutes {minutes}"
