"""Slides as PDF, if nothing else can be shown: a slide on each page, or on A4 beside its notes.

A question and its answers are pages of their own, as they are slides of their own. Type gets
smaller until a slide fits its page. The form of a slide is in templates/slides.typ.
"""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from briefed.model import Course
from briefed.outputs.deck import Slide
from briefed.outputs.fitting import SIZES
from briefed.outputs.session_plan import lasting
from briefed.outputs.typeset import content, flow, preamble, string, target
from briefed.rendering.notices import draft

_SMALLEST = 16  # pixels of a slide; what does not fit in this type stops the build


def _preamble() -> str:
    sizes = f"#let largest = {max(SIZES.values())}\n#let smallest = {_SMALLEST}\n"
    return f"{sizes}{preamble('slides.typ')}"


def pdf_of_slides(course: Course, made: list[Slide], page: str) -> str:
    """Typst that sets each slide on a page of its own.

    Raises InputError for an element that paper has no form for.
    """
    pages = "\n#pagebreak()\n".join(
        "#" + _slide(course, slide, before, page, "0.75pt")
        for before, slide in zip([None, *made], made, strict=False)
    )
    return f"{_preamble()}#set page(width: 960pt, height: 540pt, margin: 0pt)\n{pages}\n"


def pdf_with_notes(course: Course, made: list[Slide], page: str) -> str:
    """Typst that sets each slide beside its notes and its time, a few on each page of A4.

    Raises InputError for an element that paper has no form for.
    """
    rows = []
    for number, (before, slide) in enumerate(zip([None, *made], made, strict=False), 1):
        shown = _slide(course, slide, before, page, "0.08mm")
        about = string(f"Slide {number} of {len(made)} · {lasting(slide.seconds)}")
        rows += [
            f"block(breakable: false, stroke: 0.5pt + line-colour, {shown})",
            f"[#text(fill: soft)[#{about};]\n\n{flow(slide.notes, page)}]",
        ]
    return (
        f'{_preamble()}#set page(paper: "a4", margin: (x: 15mm, y: 15mm), '
        "footer: context [#set text(size: 8pt, fill: soft);#pages()])\n"
        "#set text(size: 9.5pt)\n"
        "#grid(columns: (1280 * 0.08mm, 1fr), column-gutter: 6mm, row-gutter: 6mm, "
        f"{', '.join(rows)})\n"
    )


def _slide(course: Course, slide: Slide, before: Slide | None, page: str, unit: str) -> str:
    """A slide; links to a part of a case lead to its first one, of another part than `before`."""
    foot = " · ".join(filter(None, [course.title, draft(course)]))
    begins = slide.case and slide.case.part and not (before and before.case == slide.case)
    led_to = target(slide.case.part) if slide.case and begins else ""
    kicker = f"[{led_to}#{string(slide.called)};]" if slide.title else "none"
    return f"slide({unit}, {kicker}, [#{string(foot)};], {_body(slide, page)})"


def _body(slide: Slide, page: str) -> str:
    """The content of a slide. A question's options have numbers, for answers in a call."""
    told = LexborHTMLParser(slide.html).css(".bf-told > li")
    if not told:
        return content(slide.html, page)
    rows = []
    for item in told:
        right = "bf-right" in (item.attributes.get("class") or "")
        rows.append(
            f"#told({'true' if right else 'false'}, {content(item.inner_html or '', page)})"
        )
    return "[" + "\n".join(rows) + "]"
