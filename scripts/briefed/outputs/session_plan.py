"""Sessions: which slides of a deck fill the minutes that a trainer has. Pure; times in seconds."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from briefed.outputs.session_units import Unit, quoted, units
from briefed.outputs.slide import Slide

LENGTHS = (7, 20, 45)  # minutes
# A room takes in one thought at a time: twelve slides in twenty minutes, and twelve in fewer.
_MOST_SLIDES, _IN_MINUTES = 12, 20
_SPARE = 0.1  # of the time is kept in hand: no more is added to what a session needs
_MINUTES_A_THEME = 10  # a session of the whole course has no more themes than it does justice to
_ALWAYS = ("title", "note", "end")
# What else is shown while there is time and room, the most needed first.
_MORE = (
    "scenario",
    "question",
    "quote",
    "practice",
    "reflect",
    "point",
    "aims",
    "context",
)


class SessionPlan(NamedTuple):
    """A session: the numbers in the deck of the slides that it shows, and the seconds they take.

    `units` are what it shows, the most needed first: who is late leaves the last out first.
    """

    minutes: int
    shown: tuple[int, ...]
    seconds: int
    units: tuple[Unit, ...] = ()

    @property
    def fits(self) -> bool:
        """Whether the session can be held in its minutes."""
        return self.seconds <= self.minutes * 60


def session_plan(slides: list[Slide], minutes: int, first: Sequence[str] = ()) -> SessionPlan:
    """The session of so many minutes.

    Every theme that it takes has its key message, what to do on Monday, a quote and a vote on it,
    then what to talk about and what to do together; these come before all else, while there is
    time. A theme that no time is left for is left out whole. `first` are the slugs of the themes
    that a session of a whole course takes first; the others follow in the deck's order.
    """
    session = _Session(slides, minutes)
    themes = dict.fromkeys(slide.theme for slide in slides if slide.theme)
    session.open([*(one for one in first if one in themes), *(t for t in themes if t not in first)])
    shown = tuple(sorted(session.places))
    return SessionPlan(minutes, shown, session.seconds, tuple(session.shown))


class _Session:
    """A session that is being filled."""

    def __init__(self, slides: list[Slide], minutes: int) -> None:
        self.slides = slides
        self.units = units(slides)
        self.limit = float(minutes * 60)
        self.most = max(_MOST_SLIDES, minutes * _MOST_SLIDES // _IN_MINUTES)
        self.themes = max(1, minutes // _MINUTES_A_THEME)
        self.places: set[int] = set()
        self.seconds = self.count = 0
        self.shown: list[Unit] = []

    def open(self, themes: list[str]) -> None:
        """Fill the session with themes, the most needed first."""
        for unit in self.units:
            if unit.slot in _ALWAYS and unit.theme in ("", *themes[:1]):
                self._put(unit)
        taken: list[str] = []
        for theme in themes or [""]:
            if len(taken) < self.themes and self._core(theme, first=not taken):
                taken.append(theme)
                for slot in ("monday", "talk"):
                    for unit in self._of(theme, slot):
                        self.take(unit)
        for theme in taken:
            for unit in self._of(theme, "task"):
                self.take(unit)
        self.limit *= 1 - _SPARE
        for slot, theme in itertools.product(_MORE, taken):
            self._more(slot, theme)

    def take(self, *wanted: Unit) -> bool:
        """Show units, if there is time and room for all of them; return whether they are shown."""
        new = [unit for unit in wanted if not set(unit.places) <= self.places]
        if self.seconds + sum(unit.seconds for unit in new) > self.limit:
            return False
        if new and self.count + sum(unit.slides for unit in new) > self.most:
            return False
        for unit in new:
            self._put(unit)
        return True

    def _put(self, unit: Unit) -> None:
        self.places.update(unit.places)
        self.seconds += unit.seconds
        self.count += unit.slides
        self.shown.append(unit)

    def _of(self, theme: str, slot: str) -> list[Unit]:
        return [unit for unit in self.units if (unit.theme, unit.slot) == (theme, slot)]

    def _core(self, theme: str, first: bool) -> bool:
        """Show what a theme always has; return whether there is a session of it.

        The first theme has one in any case, with as much as there is time for.
        """
        title, quotes = self._of(theme, "title"), self._of(theme, "quote")
        monday = self._of(theme, "monday") or self._of("", "monday")
        votes = self._votes(theme) or [quotes[:1]]
        if any(self.take(*title, *monday, *vote) for vote in votes):
            return True
        if not first:
            return any(self.take(*title, *vote) for vote in votes)
        for unit in monday:
            self.take(unit)
        if any(map(self.take, sorted(quotes, key=lambda unit: unit.seconds))):
            any(self.take(*vote) for vote in votes)
        return True

    def _votes(self, theme: str) -> list[list[Unit]]:
        """Each question of a theme with the quotes that it rests on, those on one quote first."""
        return sorted(map(self._vote, self._of(theme, "question")), key=len)

    def _vote(self, question: Unit) -> list[Unit]:
        """A question with what it rests on: quotes of its page, and sources for all other words."""
        quotes = self._of(question.theme, "quote")
        held = {unit: " ".join(quoted(self.slides[at]) for at in unit.places) for unit in quotes}
        wanted = [question]
        for unit in self._of(question.theme, "source"):
            if unit.question != question.question:
                continue
            words = [quoted(self.slides[place]) for place in unit.places]
            homes = [one for one, all_of_it in held.items() if all(w in all_of_it for w in words)]
            wanted += homes[:1] or [unit]
        if not any(unit.slot == "quote" for unit in wanted):
            before = [unit for unit in quotes if unit.places < question.places]
            wanted += (before or quotes)[-1:]
        return list(dict.fromkeys(wanted))

    def _more(self, slot: str, theme: str) -> None:
        """Show the units of a slot that there is still time for."""
        if slot == "question":
            for vote in self._votes(theme):
                self.take(*vote)
            return
        # Nobody is told what to do without what keeps people safe.
        safe = self._of(theme, "safety") if slot == "practice" else []
        for unit in self._of(theme, slot):
            self.take(*safe, unit)
