"""What a trainer hands out, as PDFs.

Each theme has a sheet, its questions and their answers, and cards of the roles in its case and of
what is to be arranged; the course has a sheet to sign and to plan on, cards to vote with, an
evaluation and a letter. They are made from the slides, and so from the pages as they were built and
checked. The same site gives the same bytes.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from briefed.model import Course
from briefed.outputs.edition_marks import changes
from briefed.outputs.one_page import one_page
from briefed.outputs.room_page import (
    ANSWERS,
    ATTENDANCE,
    CARDS,
    EVALUATION,
    HANDOUT,
    LETTER,
    ONE_PAGE,
    QUESTIONS,
    SHEETS,
    VOTING,
    run_sheet_of,
    sheets,
)
from briefed.outputs.run_sheet import run_sheet
from briefed.outputs.session_plan import LENGTHS, SessionPlan, session_plan
from briefed.outputs.sheets_after import EVALUATION_LEAD, LETTER_LEAD, evaluation, letter
from briefed.outputs.sheets_cards import CUTTING_LEAD, VOTING_LEAD, cut_out, voting
from briefed.outputs.slide import Slide, heading
from briefed.outputs.slide_html import text
from briefed.outputs.slides import Composed
from briefed.outputs.slides_pdf import asked_on_paper, told
from briefed.outputs.typeset import Document, Node, Press, node, nodes
from briefed.rendering.cases import ENDS
from briefed.rendering.markers import FICTION
from briefed.rendering.notices import WORRIED, draft, edition
from briefed.text.counting import how_many
from briefed.text.telephones import NUMBERS_HEADING, to_call
from briefed.text.words import squeeze

_ROWS = 14  # people who sign: twelve, a trainer, and a guest
_ACTIONS = 4
_ON_PAPER = ("quote", "point", "practice", "safety", "reflect")  # the slides on a page's sheet


def write(course: Course, found: Composed, site: Path, press: Press, note: str = "") -> None:
    """Write the sheets of a course into its site; `note` is at the foot of each page.

    Raises InputError for an element that paper has no form for.
    """
    folder = site / course.slug
    sources: dict[Path, Document] = {}
    for name, (made, page) in found.items():
        for kind, file in sheets(name, made).items():
            sources[folder / file] = _document(course, kind, made, page, note)
        for minutes in LENGTHS:
            session = session_plan(made, minutes, course.settings.short_session)
            sheet = for_session(course, made, session, page, note)
            sources[folder / run_sheet_of(name, minutes)] = sheet
    (folder / SHEETS).mkdir(exist_ok=True)
    with ThreadPoolExecutor() as pool:  # Typst works outside the interpreter's lock
        for path, pdf in zip(sources, pool.map(press.pdf, sources.values()), strict=True):
            path.write_bytes(pdf)


def for_session(
    course: Course, made: list[Slide], session: SessionPlan, page: str, note: str = ""
) -> Document:
    """The run sheet of a session of a deck; see `write`."""
    title = f"{heading(made[0])}: run sheet, {how_many(session.minutes, 'minute')}"
    body, frame = run_sheet(made, session, page), _on_every_sheet(course, note)
    lead = changes(course, {made[place].theme for place in session.shown})
    return Document(title, "sheet.typ", {"heading": title, "lead": lead, "body": body, **frame})


def _document(course: Course, kind: str, made: list[Slide], page: str, note: str) -> Document:
    if kind == ONE_PAGE:
        return one_page(course, made, page, note)
    sheet = _SHEETS[kind]
    about = course.title if sheet.of_course else heading(made[0])
    title = f"{about}: {sheet.called}"
    given = {
        "heading": sheet.heading.format(about) or title,
        "lead": sheet.lead,
        "body": sheet.body(made, page),
        **_on_every_sheet(course, note),
    }
    return Document(title, "sheet.typ", given)


def _on_every_sheet(course: Course, note: str) -> dict[str, object]:
    """The course and its edition, whether it is a draft, the help page, and the numbers to call."""
    partnership = course.settings.partnership
    about = (
        course.title,
        partnership if partnership not in course.title else "",
        edition(course),
    )
    numbers = [
        {
            "number": called.number,
            "about": f"{called.name}: {called.about}" if called.about else called.name,
        }
        for called in to_call(course.numbers, course.settings.contacts)
    ]
    return {
        "about": " · ".join(filter(None, about)),
        "note": note or draft(course),
        "foot": f"{WORRIED} The course has a page of that name.",
        "numbers": {"heading": NUMBERS_HEADING, "rows": numbers},
    }


def _handout(made: list[Slide], page: str) -> list[Node]:
    """What a page says on paper: its cases, quotes, their meaning, practice, how to do it safely.

    A case is to be played: each choice has the number of its part, and endings say that they are
    some. Reflections have room to write.
    """
    out: list[Node] = []
    part = ""
    for slide in made:
        if slide.kind not in _ON_PAPER and not slide.case:
            continue
        if slide.called != part:
            part = slide.called
            of_case = slide.case.part if slide.case else ""
            led_to = [node("target", id=of_case)] if of_case else []
            out.append(node("heading", *led_to, part, level=3 if of_case else 2))
        if slide.kind == "reflect":
            for item in _items(slide.html):
                asked = node("paragraph", *nodes(item, page))
                out += [asked, node("field", rows=2, label=squeeze(text(item)))]
        else:
            out.append(node("paragraph", *nodes(slide.html, page)))
        if slide.case and slide.case.ends:
            out.append(node("paragraph", ENDS))
    return out


def _items(html: str) -> list[str]:
    """The items of a list, or the whole of another fragment."""
    found = LexborHTMLParser(html).css("body > ul > li, body > ol > li")
    return [item.inner_html or "" for item in found] or [html]


def _questions(made: list[Slide], page: str) -> list[Node]:
    """The questions without a sign of what is right.

    Each option has a box before it, each item to arrange a line behind it, and both a letter. On a
    screen boxes, lines and gaps can be filled in.
    """
    out = []
    for slide in made:
        if not slide.asked:
            continue
        heading = node("heading", slide.title, level=2)
        options = slide.asked.lettered
        listed = node(
            "placed" if slide.asked.kind else "ticked",
            *[node("item", *nodes(item.words, page)) for item in options],
            asked=slide.title,
            letters=[item.letter for item in options],
            plain=[squeeze(text(item.words)) for item in options],
            one=sum(item.right for item in options) == 1,
        )
        answers = [listed] if options else []
        lead = node("paragraph", *asked_on_paper(slide.asked, page, slide.title))
        out.append(node("question", heading, lead, *answers))
    return out


def _answers(made: list[Slide], page: str) -> list[Node]:
    """Each question with its options, whether they are right and why, and its quotes."""
    out = []
    for slide in itertools.chain.from_iterable((slide, *slide.again) for slide in made):
        if slide.asked:
            lead = node("lead", *asked_on_paper(slide.asked, page))
            out += [node("heading", slide.title, level=2), lead, told(slide.asked, page)]
        elif slide.kind == "answer":
            out.append(node("paragraph", *nodes(slide.html, page)))
        elif slide.kind == "source":
            out.append(node("lead", f"{slide.title}:"))
            out += nodes(slide.html, page)
    return out


class _Sheet(NamedTuple):
    """A kind of sheet.

    `called` is in its title, behind the name of its theme or course. `heading` is on it, with {}
    for that name; "" is the title. `body` makes it of the slides of a deck, and of the page that
    messages name.
    """

    called: str
    heading: str
    lead: str
    body: Callable[[list[Slide], str], list[Node]]
    of_course: bool = False


def _attendance(made: list[Slide], page: str) -> list[Node]:
    return [node("attendance", rows=_ROWS), node("action-plan", actions=_ACTIONS)]


_FICTION = FICTION.strip("*")
_SHEETS = {
    HANDOUT: _Sheet("handout", "{}", "", _handout),
    QUESTIONS: _Sheet("questions", "", _FICTION, _questions),
    ANSWERS: _Sheet("answers", "", _FICTION, _answers),
    CARDS: _Sheet("cards to cut out", "", f"{_FICTION} {CUTTING_LEAD}", cut_out),
    ATTENDANCE: _Sheet(
        "attendance and action plan",
        "Attendance",
        "Having taken part is not evidence of competence.",
        _attendance,
        of_course=True,
    ),
    VOTING: _Sheet("cards to vote with", "Cards to vote with", VOTING_LEAD, voting, of_course=True),
    EVALUATION: _Sheet(
        "evaluation",
        "What did you think of this session?",
        EVALUATION_LEAD,
        evaluation,
        of_course=True,
    ),
    LETTER: _Sheet(
        "letter for three months later",
        "A letter to be opened in three months",
        LETTER_LEAD,
        letter,
        of_course=True,
    ),
}
