"""The pack of a session: all that a trainer takes along, in one zip with a page to read first.

A new part is a line of PARTS. The same site gives the same bytes.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from briefed.model import Course
from briefed.outputs.handouts import for_session
from briefed.outputs.packaging import stamp_of, zipped
from briefed.outputs.room_page import (
    ANSWERS,
    ATTENDANCE,
    CARDS,
    EVALUATION,
    HANDOUT,
    LETTER,
    ONE_PAGE,
    QUESTIONS,
    VOTING,
    WHOLE,
    run_sheet_of,
    sheets,
)
from briefed.outputs.session_plan import LENGTHS
from briefed.outputs.slide import Slide, heading
from briefed.outputs.slides import Chosen, File, chosen, has_pictures, written_as
from briefed.outputs.typeset import Press
from briefed.rendering.notices import draft, edition
from briefed.text.counting import how_many

README = "0 Read me first.txt"
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|]|\.$')  # what Windows allows in no name of a file


class Session(NamedTuple):
    """A session: its course, its slides, and the built site."""

    course: Course
    chosen: Chosen
    site: Path

    @property
    def page(self) -> str:
        """The page that messages name."""
        return f"{self.course.slug}/{self.chosen.page}"

    def themes(self) -> dict[str, list[Slide]]:
        """The slides of each theme that the session shows, by the themes' slugs."""
        shown = dict.fromkeys(slide.theme for slide in self.chosen.slides if slide.theme)
        return {theme: [s for s in self.chosen.deck if s.theme == theme] for theme in shown}


Files = dict[str, bytes]  # by what is behind a part's name; "" where the part is one file


class Part(NamedTuple):
    """A part of a pack: its name, its ending, what it is for, and what makes its files.

    It makes no file where a session has nothing of its kind. `slow` says that it takes more than a
    look at the site to make it.
    """

    name: str
    ending: str
    about: str
    make: Callable[[Session], Files]
    slow: bool = False


def _slides(form: str, session: Session) -> Files:
    if form == "html" and has_pictures(session.chosen.slides):
        return {}
    course, site = session.course, session.site
    return {"": written_as(course, session.chosen, site, form)}


def _run_sheet(session: Session) -> Files:
    chosen = session.chosen
    if chosen.plan is None:
        return {}
    if chosen.plan.minutes in LENGTHS:
        name = chosen.theme or WHOLE
        return _from_site(session, {"": run_sheet_of(name, chosen.plan.minutes)})
    sheet = for_session(session.course, chosen.deck, chosen.plan, session.page)
    return {"": Press(stamp_of(session.course)).pdf(sheet)}


def _of_deck(kind: str, session: Session) -> Files:
    """A sheet of the theme, or of the course, that the session is of, as the site has it."""
    chosen = session.chosen
    return _from_site(session, {"": sheets(chosen.theme or WHOLE, chosen.deck).get(kind)})


def _of_course(kind: str, session: Session) -> Files:
    """A sheet that a course has one of."""
    return _from_site(session, {"": sheets(WHOLE, session.chosen.slides).get(kind)})


def _of_themes(kind: str, session: Session) -> Files:
    """The sheets of a kind: one, or one for each theme that the session shows."""
    themes = session.themes()
    return _from_site(
        session,
        {
            heading(made[0]) if len(themes) > 1 else "": sheets(theme, made).get(kind)
            for theme, made in themes.items()
        },
    )


def _from_site(session: Session, paths: dict[str, str | None]) -> Files:
    folder = session.site / session.course.slug
    return {name: (folder / path).read_bytes() for name, path in paths.items() if path}


def _of(make: Callable[[str, Session], Files], what: str) -> Callable[[Session], Files]:
    return functools.partial(make, what)


PARTS = (
    Part("Slides", "pptx", "for PowerPoint, to be changed as you like. What to say is below each "
         "slide, with the right answers and the times.", _of(_slides, "pptx"), slow=True),
    Part("Slides in a browser", "html", "the same, for a computer without PowerPoint and without "
         "a network. They count hands and have a window for you: press ? for help.",
         _of(_slides, "html")),
    Part("Slides", "pdf", "the same, where nothing else can be shown.", _of(_slides, "pdf"),
         slow=True),
    Part("Slides with notes", "pdf", "to read beforehand, or to hold in your hand.",
         _of(_slides, "notes"), slow=True),
    Part("Run sheet", "pdf", "the session minute by minute, and what to skip when it is late.",
         _run_sheet),
    Part("Seven-minute briefing", "pdf", "one page for a team that was not there.",
         _of(_of_deck, ONE_PAGE)),
    Part("Handout", "pdf", "a copy for each.", _of(_of_themes, HANDOUT)),
    Part("Questions", "pdf", "on paper, for those who do not vote by hand.",
         _of(_of_themes, QUESTIONS)),
    Part("Answers", "pdf", "to them. Give them out last.", _of(_of_themes, ANSWERS)),
    Part("Cards to cut out", "pdf", "the roles of a case, and what pairs sort, match or order.",
         _of(_of_themes, CARDS)),
    Part("Cards to vote with", "pdf", "to cut out, in place of hands.", _of(_of_course, VOTING)),
    Part("Attendance and action plan", "pdf", "to sign, and to plan on.",
         _of(_of_course, ATTENDANCE)),
    Part("Evaluation", "pdf", "to fill in at the end.", _of(_of_course, EVALUATION)),
    Part("Letter for three months later", "pdf", "the actions of the day, to be opened then.",
         _of(_of_course, LETTER)),
)  # fmt: skip


def pack(course: Course, site: Path, theme: str | None, minutes: int | None) -> File:
    """The pack of a theme or of a course, of all slides or of a session of so many minutes.

    Raises InputError for a theme that does not exist, and for what paper or PowerPoint has no form
    for.
    """
    session = Session(course, chosen(course, site, theme, minutes), site)
    return zipped_pack(session, {part: part.make(session) for part in PARTS})


def zipped_pack(session: Session, made: Mapping[Part, Files]) -> File:
    """The pack of a session, of what its parts have made."""
    name = f"{session.chosen.name}-pack"
    files = {f"{name}/{path}": data for path, data in contents(session, made).items()}
    data = zipped(files, stamp_of(session.course))
    return File(f"{name}.zip", data, session.chosen.session_plan)


def contents(session: Session, made: Mapping[Part, Files]) -> Files:
    """The files in the folder of a pack, of what its parts have made."""
    files: Files = {}
    listed: list[str] = []
    for part in filter(made.get, PARTS):
        called = [_called(part, len(listed) + 1, behind) for behind in made[part]]
        files.update(zip(called, made[part].values(), strict=True))
        listed.append(f"{', '.join(called)}: {part.about}")
    files[README] = _read_me(session, listed).encode("utf-8")
    return files


def _called(part: Part, number: int, behind: str) -> str:
    """The name of a file of a part, in which no sign is that a system does not take."""
    name = f"{number} {part.name}{f', {behind}' if behind else ''}"
    return f"{_NOT_IN_NAMES.sub('', name).strip()}.{part.ending}"


def _read_me(session: Session, listed: Iterable[str]) -> str:
    """The page to read first, with the ends of lines that every editor knows."""
    course, chosen = session.course, session.chosen
    minutes = chosen.plan.minutes if chosen.plan else None
    length = f": a session of {how_many(minutes, 'minute')}" if minutes else ""
    about = [course.title, edition(course), draft(course)]
    lines = [
        f"{heading(chosen.deck[0])}{length}",
        " · ".join(filter(None, about)),
        "",
        "What is in this folder",
        "",
        *listed,
        "",
        "Take the files out of the zip before you open them.",
        *(
            ["There are no slides in a browser: one file can't have their pictures."]
            if has_pictures(chosen.slides)
            else []
        ),
        *(["", "The session", "", chosen.session_plan] if chosen.session_plan else []),
        "",
    ]
    return "\n".join(lines).replace("\n", "\r\n")
