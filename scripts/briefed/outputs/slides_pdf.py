"""Slides as PDF, if nothing else can be shown: a slide on each page, or on A4 beside its notes.

A question is a page as it is asked, and then one with its answers. Type gets smaller until a slide
fits its page. The form of a slide is in templates/slide.typ.
"""

from __future__ import annotations

from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser

from briefed.model import Course
from briefed.outputs.fitting import SIZES
from briefed.outputs.question_slides import Asked
from briefed.outputs.slide import Slide, heading, heads, part_begun, texts
from briefed.outputs.typeset import GAP, Document, Node, node, nodes
from briefed.outputs.web_links import Links, addresses, linking
from briefed.rendering.notices import draft
from briefed.text.counting import lasting

_LINE = "________________"  # for a gap
_SMALLEST = 16  # pixels of a slide; what does not fit in this type stops the build


def pdf_of_slides(course: Course, made: list[Slide], page: str) -> Document:
    """A document that shows each slide on a page of its own.

    Raises InputError for an element that paper has no form for.
    """
    shown = [one for slide in _slides(course, made, page) for one in slide]
    return _document(f"{heading(made[0])}: slides", "slides.typ", shown)


def pdf_with_notes(course: Course, made: list[Slide], page: str) -> Document:
    """A document that shows each slide beside its notes and its time, a few on each page of A4.

    Raises InputError for an element that paper has no form for.
    """
    links = _links(made)
    rows = [
        {
            **one,
            "time": f"Slide {number} of {len(made)}"
            + (f" · {lasting(slide.seconds)}" if first else ": the answer"),
            "notes": _linked(nodes(slide.notes, page), links) if first else [],
        }
        for number, (slide, shown) in enumerate(
            zip(made, _slides(course, made, page), strict=True), 1
        )
        for first, one in zip([True, False], shown, strict=False)
    ]
    title = f"{heading(made[0])}: slides with notes"
    return _document(title, "slides-with-notes.typ", rows)


def _document(title: str, template: str, slides: list[dict[str, object]]) -> Document:
    sizes = {"largest": max(SIZES.values()), "smallest": _SMALLEST}
    return Document(title, template, {"sizes": sizes, "slides": slides})


def _slides(course: Course, made: list[Slide], page: str) -> list[list[dict[str, object]]]:
    """What is on the pages of each slide: a question has two.

    A link to a part of a case leads to the first slide of that part.
    """
    foot = " · ".join(filter(None, [course.title, draft(course)]))
    links = _links(made)
    out: list[list[dict[str, object]]] = []
    for before, slide, head, text in zip(
        [None, *made], made, heads(made), texts(made), strict=False
    ):
        part = part_begun(slide, before)
        led_to = [node("target", id=part)] if part else []
        title = [*led_to, slide.called] if slide.title else []
        bodies: Iterable[list[Node]] = (
            _of_question(slide.asked, page) if slide.asked else [_body(slide, page)]
        )
        level = 2 if slide.theme else 1  # in the outline, what is of no theme is within none
        frame = {"head": head, "title": title, "level": level, "foot": foot, "text": text}
        out.append([{**frame, "body": _linked(body, links)} for body in bodies])
    return out


def _links(made: list[Slide]) -> Links:
    return linking(addresses([slide.notes for slide in made]))


def _linked(content: Iterable[Node], links: Links) -> list[Node]:
    """Nodes with the addresses in their words as links."""
    out: list[Node] = []
    for one in content:
        if isinstance(one, str):
            out += [node("web", words, to=to) if to else words for words, to in links(one)]
        elif one["form"] == "code":
            out.append(one)
        else:
            out.append({**one, "inside": _linked(one["inside"], links)})
    return out


def _body(slide: Slide, page: str) -> list[Node]:
    """What is on a slide. Reasons that have one of their own are as those behind a question."""
    reasons = [
        _told(
            "".join(one.inner_html or "" for one in item.css("li > div")),
            page,
            "bf-right" in (item.attributes.get("class") or ""),
            "".join(one.text() for one in item.css(".bf-letter")),
        )
        for item in LexborHTMLParser(slide.html).css(".bf-told > li")
    ]
    return [node("answers", *reasons)] if reasons else nodes(slide.html, page)


def _of_question(question: Asked, page: str) -> tuple[list[Node], list[Node]]:
    """A question as it is asked, with letters to answer by, and with its answers."""
    asked = asked_on_paper(question, page)
    options = [node("item", *nodes(item.words, page)) for item in question.lettered]
    listed = [node("numbered", *options, start=1, lettered=True)] if options else []
    return [*asked, *listed], [*asked, told(question, page)]


def asked_on_paper(question: Asked, page: str, called: str = "") -> list[Node]:
    """What is asked, its gaps as lines; of a question with a name, as places to write in."""
    tree = LexborHTMLParser(question.lead)
    for number, gap in enumerate(tree.css(".bf-gap"), 1):
        if called:
            gap.attrs[GAP] = f"{called}, gap {number}"
        else:
            gap.replace_with(_LINE)
    return nodes((tree.body.inner_html or "") if tree.body else "", page)


def told(question: Asked, page: str) -> Node:
    """What is told of each option, or of each item in the order that is right."""
    items = [_told(item.told, page, item.right, item.letter) for item in question.in_right_order]
    return node("answers", *items)


def _told(html: str, page: str, right: bool, letter: str) -> Node:
    return node("told", *nodes(html, page), right=right, letter=letter)
