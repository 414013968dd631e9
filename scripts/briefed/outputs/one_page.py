"""The one-page briefing of a theme, or of a course, for a team that has seven minutes. Pure.

Seven boxes in the course's own words, made from its slides, and the record of use that agencies ask
for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from briefed.layout import INTRODUCTION
from briefed.model import Course
from briefed.outputs.edition_marks import changes
from briefed.outputs.slide import Slide, heading
from briefed.outputs.trainer_notes import TALK
from briefed.outputs.typeset import Document, Node, node, nodes
from briefed.rendering.notices import WORRIED, draft, edition
from briefed.text.telephones import to_call

_QUESTIONS = 3  # for the team
_TITLES = (
    "Background",
    "Why it matters",
    "What was found",
    "In practice",
    "What to do",
    "Questions for your team",
    "Where to turn",
)
_RECORD = ("Team", "Date", "Led by", "How many took part", "What we will do, and by when")


class _Page(NamedTuple):
    """The slides of a theme by what the page takes of them."""

    title: str
    slides: list[Slide]

    def of(self, *kinds: str) -> list[Slide]:
        return [slide for slide in self.slides if slide.kind in kinds and not slide.case]


def one_page(course: Course, made: list[Slide], page: str, note: str = "") -> Document:
    """The briefing of a deck, made from a `page`; `note` is at its top.

    Raises InputError for what paper has no form for.
    """
    pages = _pages(made)
    called = heading(made[0])
    alone = len(pages) == 1
    shared = [slide for slide in made if slide.kind == "monday" and not slide.theme]
    boxes = (
        _of_theme(course, pages[0], shared, page)
        if alone
        else _of_course(course, pages, shared, page)
    )
    partnership, notice = course.settings.partnership, note or draft(course)
    about = [partnership, course.title, edition(course), notice]
    data = {
        "heading": called,
        "about": " · ".join(filter(None, about)),
        "changes": changes(course, {one.slides[0].theme for one in pages} if alone else None),
        "boxes": [
            {"title": title, "body": body} for title, body in zip(_TITLES, boxes, strict=True)
        ],
        "record": _RECORD,
    }
    return Document(f"{called}: seven-minute briefing", "one-page.typ", data)


def _pages(made: list[Slide]) -> list[_Page]:
    themes = dict.fromkeys(slide.theme for slide in made if slide.theme)
    found = []
    for theme in themes:
        slides = [slide for slide in made if slide.theme == theme]
        found.append(_Page(heading(next(s for s in slides if s.kind == "title")), slides))
    return found


def _of_theme(course: Course, page: _Page, shared: list[Slide], name: str) -> Iterator[list[Node]]:
    opening = next((theme for theme in course.briefing.themes if theme.slug == INTRODUCTION), None)
    said = opening.statements[0].text if opening and opening.statements else ""
    yield [
        node("paragraph", f"“{page.title}” is a theme of “{course.briefing.title}”."),
        *([node("quote", said)] if said and page.slides[0].theme != INTRODUCTION else []),
    ]
    yield _messages(page, name) or _bodies(page.of("point")[:1], name)
    yield _found(page, name)
    yield [*_bodies(page.of("practice"), name), *_titled(page.of("safety"), name)]
    yield _bodies(page.of("monday") or shared, name)
    yield _questions([page], name)
    yield _turn(course)


def _of_course(
    course: Course, pages: list[_Page], shared: list[Slide], name: str
) -> Iterator[list[Node]]:
    yield _found(pages[0], name)[:2]
    yield _messages(pages[0], name) or _bodies(pages[0].of("point")[:1], name)
    yield [
        _under(page, _messages(page, name) or _bodies(page.of("quote")[:1], name))
        for page in pages[1:]
    ]
    yield [
        *(_under(page, practice) for page in pages if (practice := _first_practice(page, name))),
        node("paragraph", "Each theme has a briefing of its own, with what keeps people safe."),
    ]
    yield [_under(page, _bodies(monday, name)) for page in pages if (monday := page.of("monday"))]
    yield _questions(pages, name)
    yield _turn(course)


def _under(page: _Page, found: list[Node]) -> Node:
    """What is said of a page, behind its title."""
    title = page.title if page.title.endswith(("?", "!")) else f"{page.title}:"
    return node("paragraph", node("strong", title), " ", *_inside(found))


def _inside(found: Iterable[Node]) -> list[Node]:
    """What is inside paragraphs, so that words can stand before it."""
    return [inner for one in found for inner in (one["inside"] if isinstance(one, dict) else [one])]


def _first_practice(page: _Page, name: str) -> list[Node]:
    """The first practice point of a page, without what is listed below it."""
    for slide in page.of("practice"):
        tree = LexborHTMLParser(slide.html)
        point = tree.css_first("li") or tree.css_first("p")
        if point is None:
            continue
        for below in point.css("ul, ol, table, pre"):
            below.decompose()
        return _inside([node("paragraph", *nodes(point.inner_html or "", name))])
    return []


def _messages(page: _Page, name: str) -> list[Node]:
    tree = LexborHTMLParser(page.slides[0].html)
    return [one for node in tree.css(".bf-message") for one in nodes(node.html or "", name)]


def _bodies(slides: Iterable[Slide], name: str) -> list[Node]:
    return [one for slide in slides for one in nodes(slide.html, name)]


def _found(page: _Page, name: str) -> list[Node]:
    return _titled(page.of("quote"), name)


def _titled(slides: list[Slide], name: str) -> list[Node]:
    """What slides show, each under its title where that is another than before."""
    out: list[Node] = []
    title = ""
    for slide in slides:
        if slide.title != title:
            title = slide.title
            out.append(node("lead", node("strong", title)))
        out += nodes(slide.html, name)
    return out


def _questions(pages: list[_Page], name: str) -> list[Node]:
    """Three questions: what the pages talk about, and then what they reflect on."""
    asked: list[str] = []
    talks = [
        paragraph.html or ""
        for page in pages
        for slide in page.of("together")
        if slide.title == TALK
        for paragraph in LexborHTMLParser(slide.html).css("p:not(.bf-countdown)")
    ]
    reflected = [
        item.inner_html or ""
        for page in pages
        for slide in page.of("reflect")
        for item in LexborHTMLParser(slide.html).css("li")
    ]
    asked = [*talks, *reflected][:_QUESTIONS]
    items = [node("item", *_inside(nodes(one, name))) for one in asked]
    return [node("numbered", *items, start=1, lettered=False)] if items else []


def _turn(course: Course) -> list[Node]:
    """Whom to call, and what every page of the course leads to."""
    numbers = [
        node("paragraph", node("strong", called.number), f" {called.name}")
        for called in to_call(course.numbers, course.settings.contacts)
    ]
    return [
        node("paragraph", "Your own agency's procedures and your safeguarding lead come first."),
        *numbers,
        node("paragraph", f"{WORRIED} The course has a page of that name."),
    ]
