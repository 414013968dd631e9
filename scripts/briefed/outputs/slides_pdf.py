"""Slides as PDF, if nothing else can be shown: a slide on each page, or on A4 beside its notes.

A question and its answers are pages of their own, as they are slides of their own. Type gets
smaller until a slide fits its page. The form of a slide is in templates/slide.typ.
"""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from briefed.model import Course
from briefed.outputs.deck import Slide, heading
from briefed.outputs.fitting import SIZES
from briefed.outputs.session_plan import lasting
from briefed.outputs.typeset import Document, Node, node, nodes
from briefed.rendering.notices import draft

_SMALLEST = 16  # pixels of a slide; what does not fit in this type stops the build


def pdf_of_slides(course: Course, made: list[Slide], page: str) -> Document:
    """A document that shows each slide on a page of its own.

    Raises InputError for an element that paper has no form for.
    """
    return _document(f"{heading(made[0])}: slides", "slides.typ", _slides(course, made, page))


def pdf_with_notes(course: Course, made: list[Slide], page: str) -> Document:
    """A document that shows each slide beside its notes and its time, a few on each page of A4.

    Raises InputError for an element that paper has no form for.
    """
    rows = [
        {
            **shown,
            "time": f"Slide {number} of {len(made)} · {lasting(slide.seconds)}",
            "notes": nodes(slide.notes, page),
        }
        for number, (slide, shown) in enumerate(
            zip(made, _slides(course, made, page), strict=True), 1
        )
    ]
    title = f"{heading(made[0])}: slides with notes"
    return _document(title, "slides-with-notes.typ", rows)


def _document(title: str, template: str, slides: list[dict[str, object]]) -> Document:
    sizes = {"largest": max(SIZES.values()), "smallest": _SMALLEST}
    return Document(title, template, {"sizes": sizes, "slides": slides})


def _slides(course: Course, made: list[Slide], page: str) -> list[dict[str, object]]:
    """What each slide shows. A link to a part of a case leads to the first slide of that part."""
    foot = " · ".join(filter(None, [course.title, draft(course)]))
    out: list[dict[str, object]] = []
    for before, slide in zip([None, *made], made, strict=False):
        begins = slide.case and slide.case.part and not (before and before.case == slide.case)
        led_to = [node("target", id=slide.case.part)] if slide.case and begins else []
        title = [*led_to, slide.called] if slide.title else []
        out.append({"title": title, "foot": foot, "body": _body(slide, page)})
    return out


def _body(slide: Slide, page: str) -> list[Node]:
    """What is on a slide. A question's options have numbers, for answers in a call."""
    told = LexborHTMLParser(slide.html).css(".bf-told > li")
    if not told:
        return nodes(slide.html, page)
    return [
        node(
            "told",
            *nodes(item.inner_html or "", page),
            right="bf-right" in (item.attributes.get("class") or ""),
        )
        for item in told
    ]
