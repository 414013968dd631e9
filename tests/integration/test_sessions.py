"""The sessions of every deck, of the published course and of the one that uses every construct.

What they hold, how long they take, and that a trainer is told something on each slide.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from briefed.outputs.powerpoint.frames import frames
from briefed.outputs.powerpoint.notes import all_notes
from briefed.outputs.room_page import WHOLE
from briefed.outputs.session_parts import left_out, parts
from briefed.outputs.session_plan import LENGTHS, SessionPlan, session_plan
from briefed.outputs.session_units import units
from briefed.outputs.slide import Slide
from briefed.outputs.slide_html import text
from briefed.outputs.slides import composed
from briefed.source.project import load
from selectolax.lexbor import LexborHTMLParser
from support.browsing import COURSE

pytestmark = pytest.mark.slow


PUBLISHED = COURSE


class Deck(NamedTuple):
    """A deck: its course and its name, its slides, and its sessions by their minutes."""

    course: str
    name: str
    slides: list[Slide]
    sessions: dict[int, SessionPlan]


@pytest.fixture(scope="module")
def decks(published_site: Path, fixture_site: Path) -> list[Deck]:
    return [
        Deck(course.slug, name, made, {
            minutes: session_plan(made, minutes, course.settings.short_session)
            for minutes in LENGTHS
        })
        for site in (published_site, fixture_site)
        for course in load(site.parent).courses
        for name, (made, _) in composed(course, site).items()
    ]  # fmt: skip


def of_all(decks: list[Deck]) -> Iterator[tuple[str, Deck, SessionPlan]]:
    for deck in decks:
        for minutes, session in deck.sessions.items():
            yield f"{deck.course}, {deck.name}, {minutes} minutes", deck, session


def slots(deck: Deck, theme: str) -> set[str]:
    """What a theme of a deck has."""
    return {unit.slot for unit in units(deck.slides) if unit.theme == theme}


def test_every_slide_has_notes_in_the_deck_and_in_powerpoint(decks: list[Deck]) -> None:
    assert len(decks) > 15
    for deck in decks:
        bare = [one.title for one in deck.slides if not text(one.notes).strip()]
        assert bare == [], deck.name
        shown = frames(deck.slides, deck.name)
        told = all_notes(shown, deck.name)
        short = [one.title for one, lines in zip(shown, told, strict=True) if len(lines) < 2]
        assert short == [], f"{deck.name}: their time, and nothing else"


def test_every_session_talks_and_from_twenty_minutes_on_does_something(decks: list[Deck]) -> None:
    for name, deck, session in of_all(decks):
        shown = {unit.slot for unit in session.units}
        wanted = {"question", "talk", "task"} - ({"task"} if session.minutes == 7 else set())
        if deck.course != PUBLISHED:  # whose themes all have something to do
            wanted &= slots(deck, next(unit.theme for unit in session.units if unit.theme))
        assert session.fits and wanted <= shown, name


def test_a_session_fills_its_minutes_where_something_is_left_out(decks: list[Deck]) -> None:
    for name, deck, session in of_all(decks):
        filled = session.seconds / (session.minutes * 60)
        full = session.minutes <= 20 and sum(unit.slides for unit in session.units) == 12
        whole = not left_out(parts(deck.slides, session))
        assert filled >= 0.85 or whole or full, f"{name}: {filled:.0%}"
        assert filled >= 0.7 or deck.course != PUBLISHED, f"{name}: {filled:.0%}"


def test_the_wall_counts_down_what_the_plan_has(decks: list[Deck]) -> None:
    counted = 0
    for name, deck, session in of_all(decks):
        timed = session.timed(deck.slides)
        for unit in session.units:
            if unit.slot not in ("talk", "task"):
                continue
            (time,) = LexborHTMLParser(timed[unit.places[0]].html).css(".bf-countdown")
            assert int(time.attributes["data-seconds"]) == unit.seconds, name
            counted += 1
    assert counted > 60


def test_a_course_takes_the_themes_that_it_names_first(decks: list[Deck]) -> None:
    (deck,) = [one for one in decks if (one.course, one.name) == (PUBLISHED, WHOLE)]
    shown = {
        minutes: {deck.slides[at].theme for at in session.shown} - {""}
        for minutes, session in deck.sessions.items()
    }
    assert len(shown[7]) == 1 and shown[7] <= shown[20] <= shown[45] and len(shown[45]) >= 3
