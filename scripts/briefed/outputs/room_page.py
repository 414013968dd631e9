"""What a trainer needs in a room: the sheets of a course, and the page that leads to them, to the slides and to what goes into a session
of each length. Pure; HTML.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator

from briefed.outputs.deck import Slide, heading
from briefed.outputs.session_plan import LENGTHS, Plan, lasting, left_out, parts, plan

SLIDES, SHEETS = "slides", "handouts"  # folders of a course, as it is published
WHOLE = "index"  # the deck of the whole course
HANDOUT, QUESTIONS, ANSWERS, ATTENDANCE = (
    "handout",
    "questions",
    "answers",
    "attendance-and-action-plan",
)
PRESENT_PAGE, PRESENT_COURSE = "Present this page", "Present the course"
_CALLED = {
    HANDOUT: "Handout to print",
    QUESTIONS: "Questions on paper",
    ANSWERS: "Answers to them",
    ATTENDANCE: "Attendance and action plan to print",
}


def slides_of(deck: str) -> str:
    """Where a deck stands within its course's folder."""
    return f"{SLIDES}/{deck}.html"


def presenting(theme: str | None) -> str:
    """The words that lead from a page to its slides; from one that is no theme's, to those of the whole course."""
    return (
        f"{PRESENT_PAGE}, or in {', '.join(f'{minutes} minutes' for minutes in LENGTHS)}"
        if theme
        else PRESENT_COURSE
    )


def sheets(deck: str, made: Iterable[Slide]) -> dict[str, str]:
    """Where the sheets that belong to a deck stand within the course's folder, by their kind."""
    if deck == WHOLE:
        return {ATTENDANCE: f"{SHEETS}/{ATTENDANCE}.pdf"}
    kinds = [
        HANDOUT,
        *((QUESTIONS, ANSWERS) if any(slide.kind == "question" for slide in made) else ()),
    ]
    return {kind: f"{SHEETS}/{deck}-{kind}.pdf" for kind in kinds}


def room(decks: dict[str, list[Slide]], up: str, printed: bool) -> str:
    """The page's content, the whole course first. `up` leads from the page to its course's folder; `printed` says that there are sheets."""
    return "\n".join(
        line
        for deck in sorted(decks, key=lambda deck: deck != WHOLE)
        for line in _deck(deck, decks[deck], up, printed)
    )


def _deck(deck: str, made: list[Slide], up: str, printed: bool) -> Iterator[str]:
    address = f"{up}{slides_of(deck)}"
    links = {PRESENT_COURSE if deck == WHOLE else "Present": address}
    if printed:
        links |= {
            f"{_CALLED[kind]} (PDF)": f"{up}{place}" for kind, place in sheets(deck, made).items()
        }
    yield f'<h2 id="room-{deck}">{"The whole course" if deck == WHOLE else html.escape(heading(made[0]))}</h2>'
    yield (
        "<ul>"
        + "".join(f'<li><a href="{place}">{words}</a></li>' for words, place in links.items())
        + "</ul>"
    )
    for minutes in LENGTHS:
        session = plan(made, minutes)
        if session.fits:
            yield from _plan(made, session, address)
        else:
            yield f"<p>{minutes} minutes are too few: what opens and closes a session, the quotes and a question take {-(-session.least // 60)}.</p>"


def _plan(made: list[Slide], session: Plan, address: str) -> Iterator[str]:
    rows = parts(made, session)
    left = html.escape("; ".join(left_out(rows)))
    yield f"<details><summary>A session of {session.minutes} minutes</summary>"
    yield f'<p><a href="{address}?minutes={session.minutes}">Present these slides</a>. They take {lasting(session.seconds)}.</p>'
    yield '<table><thead><tr><th scope="col">Show</th><th scope="col">Minutes</th></tr></thead><tbody>'
    yield "".join(
        f"<tr><td>{html.escape(row.name)}</td><td>{lasting(row.seconds)}</td></tr>"
        for row in rows
        if row.shown
    )
    yield "</tbody></table>"
    yield f"<p>Left out: {left}.</p></details>" if left else "<p>Nothing is left out.</p></details>"
