"""Sessions: which slides of a deck fill the minutes that a trainer has. Pure; times in seconds."""

from __future__ import annotations

from collections.abc import Iterable, Set
from typing import NamedTuple

from briefed.outputs.deck import Slide, heading

LENGTHS = (7, 20, 45)  # minutes
# The kinds of slides, the most needed first; they go in while they fit. The briefing's findings
# come before our own words, and a decision before a discussion: both fit into seven minutes.
_FIRST = ("title", "note", "end")
_ORDER = (
    "safety",
    "reflect",
    "together",
    "point",
    "question",
    "scenario",
    "practice",
    "aims",
    "context",
)


_Unit = tuple[int, ...]  # positions in the deck of slides that are shown together or not at all


class SessionPlan(NamedTuple):
    """A session: the numbers in the deck of the slides that it shows, and the seconds they take.

    `least` are the fewest seconds that any session takes. If even these do not fit, `shown` has
    the slides that no session can do without.
    """

    minutes: int
    shown: tuple[int, ...]
    seconds: int
    least: int

    @property
    def fits(self) -> bool:
        """Whether the session can be held in its minutes."""
        return self.least <= self.minutes * 60

    @property
    def least_minutes(self) -> int:
        """The fewest whole minutes that any session takes."""
        return -(-self.least // 60)

    @property
    def too_short(self) -> str:
        """What is said of a session that does not fit."""
        return (
            f"{self.minutes} minutes are too short: a session needs at least "
            f"{self.least_minutes}, for its beginning and end, a quote and a question"
        )


def session_plan(slides: list[Slide], minutes: int) -> SessionPlan:
    """The session of so many minutes.

    Its opening and close, a quote and a question are always in, then as many quotes of its first
    page as there is time for. The other pages come in whole: the later ones that no longer fit are
    left out.
    """
    units = list(_units(slides))
    first, *later = list(dict.fromkeys(slide.theme for slide in slides if slide.theme)) or [""]
    pages = {first}
    limit = minutes * 60
    kept, quotes = _core(slides, units, pages)
    kept += quotes[:1]
    took = least = _took(slides, kept)
    for quote in quotes[1:]:
        if took + _took(slides, [quote]) <= limit:
            kept.append(quote)
            took += _took(slides, [quote])
    for page in later if set(quotes) <= set(kept) else ():
        more = _needed(slides, units, pages | {page})
        if _took(slides, more) <= limit:
            pages.add(page)
            kept, took = more, _took(slides, more)
    unsafe = set()  # pages whose safety lines did not fit: their practice is not shown either
    for kind in _ORDER if least <= limit else ():
        for unit in units:
            slide = slides[unit[0]]
            if (
                slide.kind != kind
                or slide.theme not in pages
                or unit in kept
                or (kind == "practice" and slide.theme in unsafe)
            ):
                continue
            if took + _took(slides, [unit]) <= limit:
                kept.append(unit)
                took += _took(slides, [unit])
            elif kind == "safety":
                unsafe.add(slide.theme)
    return SessionPlan(
        minutes, tuple(sorted(position for unit in kept for position in unit)), took, least
    )


def _core(
    slides: list[Slide], units: list[_Unit], pages: Set[str]
) -> tuple[list[_Unit], list[_Unit]]:
    """What every session of these pages has: opening, close and a question; and their quotes."""
    there = [unit for unit in units if not slides[unit[0]].theme or slides[unit[0]].theme in pages]
    kept = [unit for unit in there if slides[unit[0]].kind in _FIRST]
    question = next((unit for unit in there if slides[unit[0]].kind == "question"), None)
    quotes = [unit for unit in there if slides[unit[0]].kind == "quote"]
    return [*kept, *([question] if question else [])], quotes


def _needed(slides: list[Slide], units: list[_Unit], pages: Set[str]) -> list[_Unit]:
    """What a session of these whole pages has at least."""
    kept, quotes = _core(slides, units, pages)
    return [*kept, *quotes]


def _took(slides: list[Slide], units: Iterable[_Unit]) -> int:
    return sum(slides[position].planned for unit in units for position in unit)


def _units(slides: list[Slide]) -> Iterable[_Unit]:
    """Slides that are shown together or not at all.

    They are a question with its answer, a case that branches, and neighbours of one kind under one
    heading.
    """
    unit: list[int] = []
    for position, slide in enumerate(slides):
        before = slides[unit[-1]] if unit else None
        if before and not _together(before, slide):
            yield tuple(unit)
            unit = []
        unit.append(position)
    if unit:
        yield tuple(unit)


def _together(before: Slide, slide: Slide) -> bool:
    """Whether a slide is shown only with the slide before it."""
    if slide.question or before.question:
        return slide.question == before.question
    if slide.case and before.case:
        return slide.case.case == before.case.case
    return (slide.kind, slide.title, slide.theme) == (before.kind, before.title, before.theme)


_NAMES = {
    "title": "Opening",
    "note": "Opening",
    "safety": "What keeps people safe",
    "aims": "What the page is for",
    "context": "What surrounds the findings",
    "quote": "The quotes",
    "point": "Our reading of the quotes",
    "practice": "In practice",
    "scenario": "The scenario",
    "reflect": "Questions to take away",
    "end": "Close",
}


class Part(NamedTuple):
    """A line of a session plan: its name and seconds, and whether the session shows it.

    In a deck of several pages, `page` is the title of the page that it is of.
    """

    name: str
    seconds: int
    shown: bool
    page: str = ""


def parts(slides: list[Slide], session: SessionPlan) -> list[Part]:
    """The parts that a session shows and leaves out, in the deck's order.

    Slides of one name and one page are one part.
    """
    found: dict[tuple[str, str, bool], int] = {}
    themes = list(dict.fromkeys(slide.theme for slide in slides if slide.theme))
    title = ""
    for position, slide in enumerate(slides):
        title = heading(slide) if slide.kind == "title" else title
        name = _NAMES.get(slide.kind) or slide.title
        if slide.question:
            name = next(
                one.title
                for one in slides
                if one.kind == "question"
                and one.question == slide.question
                and one.theme == slide.theme
            )
        page = title if len(themes) > 1 and slide.kind not in ("end", "note") else ""
        key = page, name, position in session.shown
        found[key] = found.get(key, 0) + slide.planned
    return [
        Part(f"{page}: {name}" if page else name, seconds, shown, page)
        for (page, name, shown), seconds in found.items()
    ]


def left_out(rows: list[Part]) -> list[str]:
    """The names of what a session leaves out; a page that is left out whole is named alone."""
    shown, pages = {row.name for row in rows if row.shown}, {row.page for row in rows if row.shown}
    out = [
        f"{row.page} (the whole page)"
        if row.page and row.page not in pages
        else f"{row.name} (some of it)"
        if row.name in shown
        else row.name
        for row in rows
        if not row.shown
    ]
    return list(dict.fromkeys(out))


def text(slides: list[Slide], session: SessionPlan) -> str:
    """A session plan to read."""
    rows = parts(slides, session)
    shown = [f"  {lasting(row.seconds):>6}  {row.name}" for row in rows if row.shown]
    left = left_out(rows)
    said = [f"{session.minutes} minutes, of which {lasting(session.seconds)} are planned", *shown]
    return "\n".join([*said, f"Left out: {'; '.join(left)}."] if left else said)


def lasting(seconds: int) -> str:
    """A time as minutes and seconds."""
    return f"{seconds // 60}:{seconds % 60:02}"
