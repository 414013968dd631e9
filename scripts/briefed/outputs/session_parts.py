"""The parts of a session, to be read: what it shows, how long it takes, and what it leaves out."""

from __future__ import annotations

from typing import NamedTuple

from briefed.outputs.session_plan import SessionPlan
from briefed.outputs.slide import Slide, heading
from briefed.outputs.trainer_notes import TASK
from briefed.source.page_parts import MONDAY
from briefed.text.counting import how_many, lasting

_NAMES = {
    "title": "Opening",
    "note": "Opening",
    "safety": "What keeps people safe",
    "aims": "What the page is for",
    "context": "What surrounds the findings",
    "quote": "The quotes",
    "point": "Our reading of the quotes",
    "practice": "In practice",
    "reflect": "Questions to take away",
    "monday": MONDAY,
    "end": "Close",
}


class Part(NamedTuple):
    """A line of a session plan: its name and seconds, and whether the session shows it.

    `page` is the title of the page that it is of in a deck of several, and "" in another.
    `question` is whether it is one.
    """

    name: str
    seconds: int
    shown: bool
    page: str = ""
    question: bool = False

    @property
    def called(self) -> str:
        """Its name with that of its page."""
        return f"{self.page}: {self.name}" if self.page else self.name


def parts(slides: list[Slide], session: SessionPlan) -> list[Part]:
    """The parts that a session shows and leaves out, in the deck's order.

    Slides of one name and one page are one part. What a question rests on is not left out where the
    session quotes it elsewhere. A talk that the session shortens is called so.
    """
    slides, short = session.timed(slides), session.short and session.short[0]
    found: dict[tuple[str, str, bool], Part] = {}
    several = len({slide.theme for slide in slides if slide.theme}) > 1
    asked = {
        (slide.theme, slide.question): (slide.title, place in session.shown)
        for place, slide in enumerate(slides)
        if slide.kind == "question"
    }
    title = ""
    for place, slide in enumerate(slides):
        title = heading(slide) if slide.kind == "title" else title
        name, shown = name_of(slide), place in session.shown
        if slide.question:
            name, its_question = asked[slide.theme, slide.question]
            if its_question and not shown:
                continue
        name = f"{name}, shortened" if place == short else name
        page = title if several and slide.theme else ""
        before = found.get((page, name, shown), Part(name, 0, shown, page, bool(slide.question)))
        found[page, name, shown] = before._replace(seconds=before.seconds + slide.planned)
    return list(found.values())


def name_of(slide: Slide) -> str:
    """What a plan calls a slide that is of no question."""
    if slide.task:
        return TASK
    return _NAMES.get(slide.kind) or (slide.part if slide.kind == "scenario" else slide.title)


def left_out(rows: list[Part]) -> list[str]:
    """What a session leaves out, for each page; a page that is left out whole is named alone."""
    pages = list(dict.fromkeys(row.page for row in rows))
    whole = {page for page in pages if not any(row.shown for row in rows if row.page == page)}
    out = []
    for page in pages:
        names = _left_out([row for row in rows if row.page == page])
        if page in whole:
            out.append(f"{page} (the whole page)")
        elif names and page:
            out.append(f"{page}: {', '.join(names)}")
        else:
            out += names
    return out


def _left_out(rows: list[Part]) -> list[str]:
    """What is left out of one page, its questions as one."""
    shown = {row.name for row in rows if row.shown}
    names = []
    for row in rows:
        if row.shown:
            continue
        if row.question:
            all_of_them = len({one.name for one in rows if one.question})
            gone = len({one.name for one in rows if one.question and not one.shown} - shown)
            names.append(f"{gone} of {all_of_them} questions")
        else:
            names.append(f"{row.name} (some of it)" if row.name in shown else row.name)
    return list(dict.fromkeys(names))


def text(slides: list[Slide], session: SessionPlan) -> str:
    """A session plan to read."""
    rows = parts(slides, session)
    planned = lasting(session.seconds)
    length = how_many(session.minutes, "minute")
    said = f"{length}, of which {planned} are planned"
    if not session.fits:
        said = f"{length} will not do: its beginning and its end take {planned}"
    lines = [said, *(f"  {lasting(row.seconds):>6}  {row.called}" for row in rows if row.shown)]
    left = left_out(rows)
    return "\n".join([*lines, f"Left out: {'; '.join(left)}."] if left else lines)
