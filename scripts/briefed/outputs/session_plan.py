"""Sessions: which slides of a deck fill the minutes that a trainer has. Pure; times in seconds."""

from __future__ import annotations

import copy
import itertools
from collections.abc import Sequence
from typing import NamedTuple

from briefed.outputs.session_units import Unit, quoted, units
from briefed.outputs.slide import Slide
from briefed.outputs.trainer_notes import counting

LENGTHS = (7, 20, 45)  # minutes
# A room takes in one thought at a time: twelve slides in twenty minutes, and twelve in fewer.
_MOST_SLIDES, _IN_MINUTES = 12, 20
_SPARE = 0.1  # of the time is kept in hand: no more is added to what a session needs
_MINUTES_A_THEME = 10  # a session of the whole course has no more themes than it does justice to
_ALWAYS = ("title", "note", "end")
_TOGETHER = ("monday", "talk", "task")
_LEAST_TALK, _STEP = 60, 30  # seconds of a talk that is shortened
# What else is shown while there is time and room, the most needed first; and where that leaves much
# of the time unused, because there is no room for more slides, what takes longer.
_MORE = (
    ("scenario", "question", "quote", "practice", "reflect", "point", "aims", "context"),
    ("scenario", "question", "reflect", "practice", "quote", "point", "aims", "context"),
)
_FULL = 0.85  # of the time


class SessionPlan(NamedTuple):
    """A session: the numbers in the deck of the slides that it shows, and the seconds they take.

    `units` are what it shows, the most needed first: who is late leaves the last out first.
    `short` is the number of the slide whose talk is shortened, and its seconds, or None.
    """

    minutes: int
    shown: tuple[int, ...]
    seconds: int
    units: tuple[Unit, ...] = ()
    short: tuple[int, int] | None = None

    @property
    def fits(self) -> bool:
        """Whether the session can be held in its minutes."""
        return self.seconds <= self.minutes * 60

    def timed(self, deck: list[Slide]) -> list[Slide]:
        """The deck with the times that this session has for its slides."""
        if self.short is None:
            return deck
        place, seconds = self.short
        slide = deck[place]
        short = slide._replace(seconds=seconds, html=counting(slide.html, seconds))
        return [*deck[:place], short, *deck[place + 1 :]]


def session_plan(slides: list[Slide], minutes: int, first: Sequence[str] = ()) -> SessionPlan:
    """The session of so many minutes.

    Every theme that it takes has its key message, what to do on Monday, a quote and a vote on it,
    then what to talk about and what to do together; these come before all else, while there is
    time. The talk of a session that has no time for all of it is shortened. A theme that no time
    is left for is left out whole, and the first has all of this before another is taken. `first`
    are the slugs of the themes that a session of a whole course takes first; the others follow in
    the deck's order.
    """
    session = _Session(slides, minutes)
    themes = dict.fromkeys(slide.theme for slide in slides if slide.theme)
    session.open([*(one for one in first if one in themes), *(t for t in themes if t not in first)])
    session = session.filled()
    shown = tuple(sorted(session.places))
    return SessionPlan(minutes, shown, session.seconds, tuple(session.shown), session.short)


class _Session:
    """A session that is being filled."""

    def __init__(self, slides: list[Slide], minutes: int) -> None:
        self.slides = slides
        self.units = units(slides)
        self.limit = float(minutes * 60)
        self.planned = self.limit * (1 - _SPARE)  # by what is not of the first theme
        self.long = minutes > _IN_MINUTES
        self.most = max(_MOST_SLIDES, minutes * _MOST_SLIDES // _IN_MINUTES)
        self.themes = max(1, minutes // _MINUTES_A_THEME)
        self.taken: list[str] = []
        self.places: set[int] = set()
        self.seconds = self.count = 0
        self.shown: list[Unit] = []
        self.short: tuple[int, int] | None = None

    def open(self, themes: list[str]) -> None:
        """Take themes, each with what belongs to it, the most needed first."""
        for unit in self.units:
            if unit.slot in _ALWAYS and unit.theme in ("", *themes[:1]):
                self._put(unit)
        for theme in themes or [""]:
            if len(self.taken) == self.themes or not all(map(self._whole, self.taken[:1])):
                return
            if self._core(theme, first=not self.taken):
                self.taken.append(theme)
                for unit in (one for slot in _TOGETHER for one in self._of(theme, slot)):
                    if not self.take(unit):
                        self._shorten(unit)
                self.limit = self.planned

    def filled(self) -> _Session:
        """The session with what else there is time for, which fills it as well as it can."""
        made: list[_Session] = []
        for order in _MORE:
            one = copy.copy(self)
            one.places, one.shown = set(self.places), list(self.shown)
            one.limit = self.planned
            # What is read out takes its time: a long session is not hurried by more slides.
            one.most = len(self.slides) if self.long else self.most
            for slot, theme in itertools.product(order, self.taken):
                one._more(slot, theme)
            if one.seconds >= _FULL * self.planned / (1 - _SPARE):
                return one
            made.append(one)
        return max(made, key=lambda one: one.seconds)

    def _whole(self, theme: str) -> bool:
        """Whether all that a theme talks about and does together is shown."""
        return all(
            self.places >= set(unit.places)
            for slot in ("talk", "task")
            for unit in self._of(theme, slot)
        )

    def _shorten(self, unit: Unit) -> None:
        """Show the talk of the first theme for as long as there is time, if there is enough."""
        left = int(self.limit - self.seconds) // _STEP * _STEP
        if unit.slot != "talk" or self.taken[1:] or self.short or unit.places[1:]:
            return
        if left >= _LEAST_TALK and self.take(unit._replace(seconds=left)):
            self.short = unit.places[0], left

    def take(self, *wanted: Unit, keep: int = 0) -> bool:
        """Show units, if there is time and room for all of them; return whether they are shown.

        `keep` are seconds that are still to be free then.
        """
        new = [unit for unit in wanted if not set(unit.places) <= self.places]
        if self.seconds + sum(unit.seconds for unit in new) + keep > self.limit:
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
        talks = [unit.seconds for unit in self._of(theme, "talk")] if first else []
        for keep in (min([_LEAST_TALK, *talks]) if talks else 0, 0):
            if any(self.take(*title, *monday, *vote, keep=keep) for vote in votes):
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
