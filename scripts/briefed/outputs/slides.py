"""The decks of a course, made from its pages as they were built: one of each page, one of all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from briefed.errors import InputError
from briefed.layout import START, page_name
from briefed.model import Course, Page
from briefed.outputs.advice import advised
from briefed.outputs.deck import slides
from briefed.outputs.deck_page import SCRIPTS, STYLES, deck, opened, opening
from briefed.outputs.edition_marks import marked
from briefed.outputs.room_page import WHOLE, packs_of, room, slides_of
from briefed.outputs.said_once import said_once
from briefed.outputs.session_parts import text
from briefed.outputs.session_plan import SessionPlan, session_plan
from briefed.outputs.slide import Slide
from briefed.source.generated_pages import ROOM
from briefed.text.patterns import lazily

_ROOM = lazily(r'<div class="bf-room">.*?</div>', re.S)

# By the name of a deck: its slides, and the page of the course that it was made from.
Composed = dict[str, tuple[list[Slide], str]]


def composed(course: Course, site: Path) -> Composed:
    """Every deck of a course, made from the pages that were built in `site`.

    A page that was not built has none. Raises InputError for a page that no slides can be made of.
    """
    folder = site / course.slug
    pages = {
        theme: _read(path)
        for theme in themes_of(course)
        if (path := _built(folder, theme)).is_file()
    }
    made = {
        theme: shown for theme, html in pages.items() if (shown := _slides(course, html, theme))
    }
    if not made:
        return {}
    start = folder / "index.html"
    beginning = _read(start) if start.is_file() else ""
    note = _note(course, beginning)
    out = {
        theme: (
            opened(course, shown, note, _address(pages[theme])),
            _built(folder, theme).relative_to(folder).as_posix(),
        )
        for theme, shown in made.items()
    }
    whole = [opening(course), *(slide for shown in made.values() for slide in shown)]
    out[WHOLE] = opened(course, whole, note, _address(beginning)), start.name
    return {
        name: ([advised(slide) for slide in shown], page) for name, (shown, page) in out.items()
    }


def _read(page: Path) -> str:
    """A built page. Bytes that are no UTF-8 are replaced; the check of the site reports them."""
    return page.read_text(encoding="utf-8", errors="replace")


def _slides(course: Course, html: str, theme: str) -> list[Slide]:
    """The slides of a built page, each quote once, what is new in its edition marked."""
    made = slides(_article(html), theme, f"{course.slug}/{page_name(theme)}")
    return said_once(marked(course, made))


def _note(course: Course, html: str) -> Slide | None:
    """What a course says before it begins: the warning on its start, whose built page is `html`."""
    made = slides(_article(html), "", f"{course.slug}/{START}")
    return next((slide for slide in made if slide.kind == "note"), None)


class Chosen(NamedTuple):
    """A deck, of a theme or of the course, and those of its slides that a session shows.

    `slides` are these, or all of the `deck` where there is no `plan`. `page` is the page that it
    was made from, within the course's folder. `name` is what its files are called, without their
    kind; `session_plan` is its plan as text, or "".
    """

    theme: str | None
    deck: list[Slide]
    slides: list[Slide]
    plan: SessionPlan | None
    page: str
    name: str
    session_plan: str


def chosen(course: Course, site: Path, theme: str | None, minutes: int | None) -> Chosen:
    """The deck of a theme, or of the course, and its session of so many minutes.

    Raises InputError for a theme that does not exist.
    """
    found = composed(course, site)
    require_theme(theme, [name for name in found if name != WHOLE])
    return chosen_of(course, found, theme, minutes)


def chosen_of(course: Course, found: Composed, theme: str | None, minutes: int | None) -> Chosen:
    """The same, of decks that are composed already. `theme` is one that has a deck."""
    made, page = found[theme or WHOLE]
    plan = session_plan(made, minutes, course.settings.short_session) if minutes else None
    length = f"{minutes}-minutes" if minutes else ""
    timed = plan.timed(made) if plan else made
    return Chosen(
        theme,
        made,
        [timed[number] for number in plan.shown] if plan else made,
        plan,
        page,
        "-".join(filter(None, [course.slug, theme, length])),
        text(made, plan) if plan else "",
    )


def require_theme(theme: str | None, there: list[str]) -> None:
    """Raise InputError for a theme that is none of those that are there."""
    if theme is not None and theme not in there:
        raise InputError(f"there is no theme {theme!r}: there are {', '.join(there)}")


class File(NamedTuple):
    """A deck in one file: its name, its bytes, and its session plan as text, or ""."""

    name: str
    data: bytes
    session_plan: str


FORMS = ("html", "pptx", "pdf", "notes")  # how a deck is in one file; the first is the usual one


def in_one_file(
    course: Course, site: Path, theme: str | None, minutes: int | None, form: str
) -> File:
    """A deck, or those of its slides that fill so many minutes, in one file that needs no other.

    `form` is one of FORMS: "html", "pptx" (PowerPoint), "pdf" (a slide on each page) or "notes" (a
    PDF with the notes beside the slides). Raises InputError for a theme that does not exist.
    """
    session = chosen(course, site, theme, minutes)
    name = f"{session.name}-slides"
    name = f"{name}-with-notes.pdf" if form == "notes" else f"{name}.{form}"
    return File(name, written_as(course, session, site, form), session.session_plan)


def written_as(course: Course, session: Chosen, site: Path, form: str) -> bytes:
    """The slides of a session in one of FORMS; see `in_one_file`."""
    made, page = session.slides, session.page
    if form == "html":
        return _html(course, made, page, site)
    if form == "pptx":
        from briefed.outputs.powerpoint.file import as_pptx

        return as_pptx(course, made, f"{course.slug}/{page}", site)
    return _pdf(course, made, f"{course.slug}/{page}", form)


def has_pictures(made: Iterable[Slide]) -> bool:
    """Whether slides have pictures, which one HTML file can't hold."""
    return any("<img" in slide.html for slide in made)


def _html(course: Course, made: list[Slide], page: str, site: Path) -> bytes:
    if has_pictures(made):
        raise InputError(
            "slides in one file can't have pictures, and these have some: take the slides of "
            "the package that briefed export offline makes"
        )
    files = {file: (site / file).read_text(encoding="utf-8") for file in (*STYLES, *SCRIPTS)}
    return deck(course, made, page, files).encode("utf-8")


def _pdf(course: Course, made: list[Slide], page: str, form: str) -> bytes:
    from briefed.outputs.packaging import stamp_of
    from briefed.outputs.slides_pdf import pdf_of_slides, pdf_with_notes
    from briefed.outputs.typeset import Press

    document = (pdf_with_notes if form == "notes" else pdf_of_slides)(course, made, page)
    return Press(stamp_of(course)).pdf(document)


def written(
    course: Course, found: Composed, site: Path, printed: bool, note: str = ""
) -> dict[str, str]:
    """The pages that the decks of a course make or change in its site, by their paths there.

    They are the decks, and the trainer's page, which leads to them and, if they are `printed`, to
    the sheets. `note` is at the foot of each slide. Raises InputError if the trainer's page has
    lost its placeholder.
    """
    out = {
        f"{course.slug}/{slides_of(name)}": deck(course, made, page, note=note)
        for name, (made, page) in found.items()
    }
    source = next((page for page in course.pages if _is_room(page)), None)
    page = _page(site / course.slug, ROOM)
    if source and page.is_file():
        up = "../" if page.name == "index.html" else ""
        decks = {name: made for name, (made, _) in found.items()}
        content = room(
            course.slug,
            decks,
            up,
            printed,
            course.settings.short_session,
            packs_of(site / course.slug) if printed else {},
        )
        html, filled = _ROOM.subn(
            lambda _: f'<div class="bf-room">{content}</div>',
            _read(page),
            count=1,
        )
        if not filled:
            raise InputError(
                f"the page of {source.location.file} has lost the place for its slides and "
                "sheets: undo the last change to docs/assets, mkdocs.yml, scripts or the "
                "installed packages"
            )
        out[page.relative_to(site).as_posix()] = html
    return out


def _is_room(page: Page) -> bool:
    """Whether a page is the trainer's, and has the marker that becomes the placeholder."""
    named = page.location.file.endswith(f"/{ROOM}")
    return named and page.shows("room")


def write(course: Course, found: Composed, site: Path, printed: bool, note: str = "") -> None:
    """Write the pages that `written` returns into a site."""
    for file, html in written(course, found, site, printed, note).items():
        (site / file).parent.mkdir(exist_ok=True)
        (site / file).write_text(html, encoding="utf-8")


def themes_of(course: Course) -> list[str]:
    """The themes that have a page, in the course's order."""
    there = {page.theme for page in course.pages}
    return [theme.slug for theme in course.briefing.themes if theme.slug in there]


def _built(folder: Path, theme: str) -> Path:
    """The built page of a theme within its course."""
    return _page(folder, page_name(theme))


def _page(folder: Path, source: str) -> Path:
    """The built page of a source, whatever form its address takes."""
    path = folder / source.removesuffix(".md")
    return page if (page := path.with_suffix(".html")).exists() else path / "index.html"


def _article(html: str) -> str:
    return (
        html[html.find("<article") : html.rfind("</article>") + len("</article>")]
        if "<article" in html
        else ""
    )


def _address(html: str) -> str:
    """The address that a built page will have on the web, or "" if it is not known."""
    link = LexborHTMLParser(html.partition("</head>")[0]).css_first("link[rel=canonical]")
    return (link.attributes.get("href") or "") if link else ""
