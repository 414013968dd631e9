"""The decks of a course: for each page one to project, and one of them all, made from the pages as they were built."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from briefed.errors import InputError
from briefed.layout import INTRODUCTION, page_name
from briefed.model import Course
from briefed.outputs.deck import Slide, heading, joined, packed, slides
from briefed.outputs.room_page import WHOLE, room, slides_of
from briefed.outputs.session_plan import LENGTHS, plan, text
from briefed.rendering import content_security_policy, markdown
from briefed.rendering.assets import REVEAL
from briefed.source.pages import ROOM
from briefed.text.patterns import lazily
from briefed.text.telephones import NUMBERS, to_call

_ROOM = lazily(r'<div class="bf-room">.*?</div>', re.S)
SCRIPTS = (
    f"{REVEAL}/reveal.js",
    *(f"assets/{name}.js" for name in ("deck-hands", "deck-speaker", "deck")),
)
STYLES = (f"{REVEAL}/reveal.css", "assets/tokens.css", "assets/deck.css")
NO_CODE = (
    "There is no QR code on this deck: the address of the site, site_url in mkdocs.yml, is not set."
)
END = (
    "Take something with you: an answer to a question of the course, or an action with a date, for your next supervision.",
    f"{markdown.WORRIED} The course has a page of that name, with numbers to call.",
    "If this session was hard for you, your own supervision and your agency's staff support are there for you.",
)


Composed = dict[
    str, tuple[list[Slide], str]
]  # by the deck's name its slides, and the page that they were made from, within the course's folder


def composed(course: Course, site: Path) -> Composed:
    """Every deck of a course, made from the pages that were built in `site`.

    Raises InputError for a page that no slides can be made of; a page that was not built has none.
    """
    folder = site / course.slug
    pages = {
        theme: path.read_text(encoding="utf-8")
        for theme in _themes(course)
        if (path := _built(folder, theme)).is_file()
    }
    made = {
        theme: shown
        for theme, html in pages.items()
        if (shown := slides(_article(html), theme, f"{course.slug}/{page_name(theme)}"))
    }
    note = _note(made[INTRODUCTION] if INTRODUCTION in made else _of_start(course, folder))
    out = {}
    for theme, shown in (
        {**made, WHOLE: [slide for theme in made for slide in made[theme]]}.items() if made else ()
    ):
        page = next(iter(made)) if theme == WHOLE else theme
        opened = _opened(
            course, shown, None if page == INTRODUCTION else note, _address(pages[page])
        )
        out[theme] = opened, _built(folder, page).relative_to(folder).as_posix()
    return out


def _of_start(course: Course, folder: Path) -> list[Slide]:
    """The slides of a course start that teaches no theme: none of its own deck, and still where the course's warning is written."""
    path = _built(folder, INTRODUCTION)
    return (
        slides(
            _article(path.read_text(encoding="utf-8")),
            INTRODUCTION,
            f"{course.slug}/{page_name(INTRODUCTION)}",
        )
        if path.is_file()
        else []
    )


def _note(made: list[Slide]) -> Slide | None:
    """What a course says before it begins."""
    return next((slide for slide in made if slide.kind == "note"), None)


class File(NamedTuple):
    """A deck in one file: what to call it, its bytes, and its session's plan as text, or ""."""

    name: str
    data: bytes
    plan: str


def in_one_file(
    course: Course, site: Path, theme: str | None, minutes: int | None, form: str, stamp: int
) -> File:
    """A deck, or the slides of it that fill so many minutes, in one file that needs no other.

    `form` is "html", or a PDF: "pdf" a page a slide, "notes" with the notes beside. `stamp` is the date of a
    PDF, in seconds since 1970. Raises InputError for a theme that is not there and for minutes that are too few.
    """
    found = composed(course, site)
    if theme is not None and theme not in found:
        raise InputError(
            f"there is no theme {theme!r}: there are {', '.join(one for one in found if one != WHOLE)}"
        )
    made, page = found[theme or WHOLE]
    session = plan(made, minutes) if minutes else None
    if session and not session.fits:
        least = -(-session.least // 60)
        raise InputError(
            f"{minutes} minutes are too few: what opens and closes a session, the quotes and a question take {least}"
        )
    chosen = [made[place] for place in session.shown] if session else made
    length = f"{minutes}-minutes" if minutes else ""
    name = "-".join(filter(None, [course.slug, theme, length, "slides"]))
    name = f"{name}-with-notes.pdf" if form == "notes" else f"{name}.{form}"
    if form == "html":
        data = _html(course, chosen, page, site)
    else:
        data = _pdf(course, chosen, f"{course.slug}/{page}", form, stamp)
    return File(name, data, text(made, session) if session else "")


def _html(course: Course, made: list[Slide], page: str, site: Path) -> bytes:
    if any("<img" in slide.html for slide in made):
        raise InputError(
            "there are pictures on these slides, which do not go into one file: take the slides of the package that briefed export offline makes"
        )
    return deck(
        course,
        made,
        page,
        {file: (site / file).read_text(encoding="utf-8") for file in (*STYLES, *SCRIPTS)},
    ).encode("utf-8")


def _pdf(course: Course, made: list[Slide], page: str, form: str, stamp: int) -> bytes:
    from briefed.outputs.slides_pdf import pdf_of_slides, pdf_with_notes
    from briefed.outputs.typeset import Press

    source = (pdf_with_notes if form == "notes" else pdf_of_slides)(course, made, page)
    return Press(stamp).pdf(
        f"{heading(made[0])}: slides{' with notes' if form == 'notes' else ''}", source
    )


def written(
    course: Course, found: Composed, site: Path, printed: bool, note: str = ""
) -> dict[str, str]:
    """What the decks of a course make in its site, by its place there: their pages, and the page that leads to them and to what is
    printed, where that is. `note` stands at the foot of each slide. Raises InputError where that page has lost its place for it.
    """
    out = {
        f"{course.slug}/{slides_of(name)}": deck(course, made, page, note=note)
        for name, (made, page) in found.items()
    }
    source = next(
        (
            page
            for page in course.pages
            if page.location.file.endswith(f"/{ROOM}")
            and any(name == "room" for name, _ in page.markers)
        ),
        None,
    )
    if source and (page := _page(site / course.slug, ROOM)).is_file():
        content = room(
            {name: made for name, (made, _) in found.items()},
            "../" if page.name == "index.html" else "",
            printed,
        )
        html, filled = _ROOM.subn(
            lambda _: f'<div class="bf-room">{content}</div>',
            page.read_text(encoding="utf-8"),
            count=1,
        )
        if not filled:
            raise InputError(
                f"the page made from {source.location.file} has no place for the slides and the sheets: see what took it away"
            )
        out[page.relative_to(site).as_posix()] = html
    return out


def write(course: Course, found: Composed, site: Path, printed: bool, note: str = "") -> None:
    """Put into a site what the decks of a course make there, as `written` says."""
    for file, html in written(course, found, site, printed, note).items():
        (site / file).parent.mkdir(exist_ok=True)
        (site / file).write_text(html, encoding="utf-8")


def _themes(course: Course) -> list[str]:
    """The themes that have a page, in the course's order."""
    there = {markdown.page_theme(page) for page in course.pages}
    return [theme.slug for theme in course.briefing.themes if theme.slug in there]


def _built(folder: Path, theme: str) -> Path:
    """The built page of a theme within its course."""
    return _page(folder, page_name(theme))


def _page(folder: Path, source: str) -> Path:
    """The built page of a source, whatever form its address takes."""
    stem = folder / source.removesuffix(".md")
    return page if (page := stem.with_suffix(".html")).exists() else stem / "index.html"


def _article(html: str) -> str:
    return (
        html[html.find("<article") : html.rfind("</article>") + len("</article>")]
        if "<article" in html
        else ""
    )


def _address(html: str) -> str:
    """Where a built page will stand, or "" while that is not known."""
    link = LexborHTMLParser(html.partition("</head>")[0]).css_first("link[rel=canonical]")
    return (link.attributes["href"] or "") if link else ""


def _opened(course: Course, made: list[Slide], note: Slide | None, address: str) -> list[Slide]:
    """A deck's slides from its title, with what to say before it, to what to say at its end."""
    first, *rest = made
    code = _code(address)
    about = " · ".join(
        filter(
            None,
            [
                course.briefing.title if markdown.title(course) not in first.html else "",
                course.settings.partnership,
            ],
        )
    )
    standing = "".join(
        f"<p>{escape(line)}</p>"
        for line in (
            about,
            f"Edition {course.settings.edition}" if course.settings.edition else "",
            markdown.draft(course),
        )
        if line
    )
    first = first._replace(
        html=f"{first.html}{standing}{code}",
        notes=first.notes + ("" if code else f"<p>{NO_CODE}</p>"),
    )
    end = Slide(
        "end",
        "Before you go",
        "".join(f"<p>{escape(line)}</p>" for line in END) + code,
        "large" if not code else "medium",
        "" if code else f"<p>{NO_CODE}</p>",
        30,
    )
    return [
        first,
        *([note._replace(theme=first.theme)] if note else []),
        *rest,
        end,
        *_numbers(course),
    ]


def _numbers(course: Course) -> Iterator[Slide]:
    """The last slides, which stay up while people leave: the numbers to call."""
    listed = [
        f"<ul><li><b>{escape(one.number)}</b> {escape(one.name)}{escape(f': {one.about}' if one.about else '')}</li></ul>"
        for one in to_call(course)
    ]
    for group, size in packed(listed, first="medium"):
        yield Slide("end", NUMBERS, joined(group), size, seconds=10)


def _code(address: str) -> str:
    """A QR code for an address, drawn, with the address below it; "" without one."""
    if not address:
        return ""
    import segno

    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawn,
        kind="svg",
        xmldecl=False,
        svgns=True,
        omitsize=True,
        border=2,
        dark="#000",
        light="#fff",
        nl=False,
    )
    svg = (
        drawn.getvalue()
        .decode("utf-8")
        .replace("<svg ", f'<svg role="img" aria-label="QR code: {escape(address)}" ', 1)
    )
    return f'<figure class="bf-code">{svg}<figcaption>{escape(re.sub("^https?://", "", address))}</figcaption></figure>'


def deck(
    course: Course,
    made: list[Slide],
    page: str,
    files: Mapping[str, str] | None = None,
    note: str = "",
) -> str:
    """A deck's page, as it stands in the course's folder of slides; or in one file that needs no other, with `files`, the texts of
    STYLES and SCRIPTS. `page` is the page that it was made from, within the course's folder.
    """
    called = escape(f"{heading(made[0])} · slides")
    sessions = [plan(made, minutes) for minutes in LENGTHS]
    within = {
        place: [str(one.minutes) for one in sessions if place in one.shown and one.fits]
        for place in range(len(made))
    }
    body = "\n".join(
        _section(course, slide, within[place], note) for place, slide in enumerate(made)
    )
    unfit = "".join(
        f'<meta name="bf-unfit" content="{one.minutes} {-(-one.least // 60)}">'
        for one in sessions
        if not one.fits
    )
    links = "".join(
        f'<link rel="stylesheet" href="../../{style}">'
        if files is None
        else f"<style>{files[style]}</style>"
        for style in STYLES
    )
    scripts = "".join(
        f'<script defer src="../../{script}"></script>'
        if files is None
        else f"<script>{files[script]}</script>"
        for script in SCRIPTS
    )
    html = (
        f'<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="robots" content="noindex">{unfit}<title>{called}</title>{links}{scripts if files is None else ""}</head>\n'
        f'<body class="bf-deck" data-md-color-scheme="default" data-page="{f"../{page}" if files is None else ""}">\n<main><div class="reveal"><div class="slides">\n{body}\n</div></div></main>\n{scripts if files else ""}</body>\n</html>\n'
    )
    return content_security_policy.close(html)


def _section(course: Course, slide: Slide, within: list[str], note: str) -> str:
    foot = " · ".join(filter(None, [markdown.title(course), note or markdown.draft(course)]))
    kicker = f'<p class="bf-kicker">{escape(slide.title)}</p>' if slide.title else ""
    data = f' data-question="{escape(slide.question)}"' if slide.question else ""
    notes = f'<aside class="notes">{slide.notes}</aside>' if slide.notes else ""
    return (
        f'<section class="bf-slide bf-{slide.kind} bf-{slide.size}" data-seconds="{slide.seconds}" data-plans="{" ".join(within)}"{data}>{kicker}'
        f'<div class="bf-body">{slide.html}</div><p class="bf-foot">{escape(foot)}</p>{notes}</section>'
    )
