"""A deck's slides with what opens and closes it, and its page. Pure; HTML."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping

from markupsafe import Markup

from briefed.model import Course
from briefed.outputs.edition_marks import changes
from briefed.outputs.fitting import CLOSING_CODE, SLIDE_WIDTH, packed, title_size
from briefed.outputs.qr_code import qr_code, scanned_from
from briefed.outputs.session_plan import LENGTHS, SessionPlan, session_plan
from briefed.outputs.slide import Slide, heading, heads, one_text, part_begun, texts
from briefed.outputs.slide_html import joined
from briefed.outputs.trainer_notes import in_minutes
from briefed.rendering import assets, content_security_policy
from briefed.rendering.bundles import DECK
from briefed.rendering.notices import draft, edition
from briefed.rendering.page_edits import QR_CODES, replace_once
from briefed.templates import render
from briefed.text.telephones import NUMBERS_HEADING, to_call

SCRIPTS = (f"{assets.REVEAL}/reveal.js", DECK)
STYLES = (f"{assets.REVEAL}/reveal.css", assets.TOKENS, assets.DECK)
NO_CODE = (
    "There is no QR code on this deck: the address of the site, site_url in mkdocs.yml, is not set."
)
WHERE = "Where the course is"
SCANNED = (
    "Give people time to scan it. A phone can from about {away} times as far away as the picture "
    "on the wall is wide: {metres} metres where it is 2 metres wide."
)
TAKE = (
    "Take something with you: an answer to a question of the course, or an action with a date, "
    "for your next supervision."
)
HARD = (
    "If this session was hard for you, your own supervision and your agency's staff support are "
    "there for you."
)


def opening(course: Course) -> Slide:
    """The first slide of a deck of the whole course."""
    return Slide("title", "", Markup("<h1>{}</h1>").format(course.title), seconds=20)


def opened(course: Course, slides: list[Slide], note: Slide | None, address: str) -> list[Slide]:
    """A deck's slides, from its title and the note before it starts to its end.

    `address` is that of the page on the web, for the QR code, or "" if it is not known.
    """
    first, *rest = slides
    drawing = _drawn(address) if address else Markup()
    about = (
        course.briefing.title if course.title != heading(first) else "",
        course.settings.partnership,
    )
    said = (" · ".join(filter(None, about)), edition(course), draft(course))
    lines = list(filter(None, said))
    changed = changes(course, {first.theme} if first.theme else None)
    without_code = "" if address else _lines(NO_CODE)
    below = render(__package__, "about_deck.html", lines=lines, drawing=drawing)
    first = first._replace(
        html=f"{first.html}{below}",
        size=title_size(first.html, lines, bool(address)),
        notes=first.notes + (_lines(changed) if changed else "") + without_code,
    )
    before = [note._replace(theme=first.theme)] if note else []
    monday = any(slide.kind == "monday" for slide in rest)
    take = [] if monday else [Slide("monday", "Take it with you", _lines(TAKE), seconds=20)]
    code = [_code(address, drawing)] if address else []
    return [first, *before, *rest, *take, *code, *_close(course, _shown(address), without_code)]


def _code(address: str, drawing: Markup) -> Slide:
    """The slide with a QR code as large as it can be, for the last row."""
    html = render(__package__, "qr_code.html", drawing=drawing, shown_address=_shown(address))
    away = math.floor(10 * scanned_from(address, CLOSING_CODE / SLIDE_WIDTH)) / 10
    notes = _lines(SCANNED.format(away=away, metres=math.floor(2 * away)))
    return Slide("end", WHERE, html, notes=notes, seconds=20)


def _shown(address: str) -> str:
    return re.sub("^https?://", "", address)


def _close(course: Course, address: str, notes: str) -> Iterator[Slide]:
    """The last slide, which stays up while people leave: whom to call, and where the course is.

    There are more where one has no room for all numbers.
    """
    listed = [
        render(__package__, "number_to_call.html", number=number)
        for number in to_call(course.numbers, course.settings.contacts)
    ]
    where = [_lines(f"{WHERE}: {address}")] if address else []
    blocks = [_lines(HARD), *listed, *where]
    yield from one_text(
        Slide("end", NUMBERS_HEADING, joined(group), size, notes, 30)
        for group, size in packed(blocks, first="medium")
    )


def _lines(*lines: str) -> str:
    return render(__package__, "lines.html", lines=lines)


def _drawn(address: str) -> Markup:
    """A QR code for an address."""
    look = {"dark": "#000", "light": "#fff"}
    drawn = qr_code(address, "svg", xmldecl=False, svgns=True, omitsize=True, nl=False, **look)
    return named(drawn.decode("utf-8"), f"QR code: {address}")


def named(drawing: str, name: str) -> Markup:
    """A drawing that screen readers take for a picture with a name. Raises InputError."""
    named = Markup('<svg role="img" aria-label="{}" ').format(name)
    return Markup(replace_once(drawing, "<svg ", named, "The name of a QR code", QR_CODES))


def _shortened(plans: Iterable[SessionPlan], place: int) -> Iterator[str]:
    """The sessions that shorten the talk on a slide: their minutes, its seconds and its words."""
    for plan in plans:
        if plan.short and plan.short[0] == place:
            seconds = plan.short[1]
            yield f"{plan.minutes}|{seconds}|{in_minutes(seconds)}"


def deck(
    course: Course,
    slides: list[Slide],
    page: str,
    files: Mapping[str, str] | None = None,
    note: str = "",
) -> str:
    """A deck's page, as the course's folder of slides has it.

    With `files`, the texts of STYLES and SCRIPTS, it is one file that needs no other. `page` is the
    page that it was made from, within the course's folder; `note` is at the foot of each slide,
    where a draft otherwise says that it is one.
    """
    plans = [session_plan(slides, minutes, course.settings.short_session) for minutes in LENGTHS]
    showing = [(plan.minutes, frozenset(plan.shown)) for plan in plans]
    html = render(
        __package__,
        "deck.html",
        title=f"{heading(slides[0])} · slides",
        page=page,
        files={name: Markup(text) for name, text in (files or {}).items()},
        styles=STYLES,
        scripts=SCRIPTS,
        lengths=[
            " ".join([str(minutes) for minutes, shown in showing if place in shown])
            for place in range(len(slides))
        ],
        short=[";".join(_shortened(plans, place)) for place in range(len(slides))],
        texts=texts(slides),
        heads=heads(slides),
        begun=[part_begun(*both) for both in zip(slides, [None, *slides], strict=False)],
        slides=[
            slide._replace(html=Markup(slide.html), notes=Markup(slide.notes)) for slide in slides
        ],
        foot=" · ".join(filter(None, [course.title, note or draft(course)])),
    )
    return content_security_policy.close(f"{html}\n")
