"""Slides as PDF, for a room or a call where nothing but a PDF can be shown: a page a slide, or on A4 beside its notes.

A question and its answers are pages of their own, as they are slides of their own. Type is made smaller until a slide fits its page.
"""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from briefed.model import Course
from briefed.outputs.deck import SIZES, Slide
from briefed.outputs.session_plan import lasting
from briefed.outputs.typeset import content, flow, string
from briefed.rendering import markdown

_LEAST = 16  # the smallest type, in pixels of a slide; what does not fit in that stops the build
# Of a slide of 1280 by 720 pixels: `unit` is what a pixel takes on the page.
_SLIDES = """
#let soft = rgb("#52626a")
#set list(indent: 0.1em, spacing: 0.55em)
#set enum(indent: 0.1em, spacing: 0.55em)
#set table(stroke: (x: none, y: 0.05em + rgb("#8aa3a8")), inset: (x: 0.3em, y: 0.3em))
#show heading.where(level: 1): set text(size: 1.6em)
#let said(body) = block(width: 100%, inset: (left: 0.9em, y: 0.15em), stroke: (left: 0.24em + rgb("#1b6f7d")), quote(block: false, quotes: false, body))
#let whence(body) = block(above: 0.6em, text(size: 0.72em, fill: soft, body))
#let told(right, body) = block(width: 100%, inset: (x: 0.5em, y: 0.4em), radius: 0.2em, fill: if right { rgb("#e7f3ec") }, stroke: (left: (if right { 0.3em } else { 0.1em }) + (if right { rgb("#1d6b45") } else { rgb("#8aa3a8") })), body)
#let fitted(sizes, body) = layout(area => {
  show heading: set block(above: 0pt, below: 0.7em)
  let chosen = none
  for size in sizes {
    if chosen == none and measure(block(width: area.width, text(size: size, body))).height <= area.height { chosen = size }
  }
  if chosen == none { panic("there is too much on one slide") }
  block(width: area.width, height: area.height, align(horizon, block(width: area.width, text(size: chosen, body))))
})
#let slide(unit, title, foot, body) = block(breakable: false, width: 1280 * unit, height: 720 * unit, inset: (x: 80 * unit, top: 44 * unit, bottom: 22 * unit), {
  set par(spacing: 0.8em, leading: 0.5em)
  if title != none { show heading: set block(above: 0pt, below: 0pt)
    heading(level: 2, text(size: 28 * unit, fill: rgb("#1b6f7d"), title)) }
  block(width: 100%, height: 560 * unit, above: 22 * unit, below: 0pt, fitted(range(FIRST, LEAST - 1, step: -4).map(size => size * unit), body))
  place(bottom + left, text(size: 20 * unit, fill: soft, foot))
})
""".replace("LEAST", str(_LEAST)).replace("FIRST", str(max(SIZES.values())))


def pdf_of_slides(course: Course, made: list[Slide], page: str) -> str:
    """Typst that sets each slide on a page of its own. Raises InputError for what paper has no form for."""
    pages = "\n#pagebreak()\n".join("#" + _slide(course, slide, page, "0.75pt") for slide in made)
    return f"{_SLIDES}#set page(width: 960pt, height: 540pt, margin: 0pt)\n{pages}\n"


def pdf_with_notes(course: Course, made: list[Slide], page: str) -> str:
    """Typst that sets each slide beside its notes and its time, a few on each page of A4. Raises InputError as above."""
    rows = []
    for number, slide in enumerate(made, 1):
        rows.append(
            f'block(breakable: false, stroke: 0.5pt + rgb("#8aa3a8"), {_slide(course, slide, page, "0.08mm")}), '
            f"[#text(fill: soft)[#{string(f'Slide {number} of {len(made)} · {lasting(slide.seconds)}')};]\n\n{flow(slide.notes, page)}]"
        )
    return (
        f'{_SLIDES}#set page(paper: "a4", margin: (x: 15mm, y: 15mm), footer: context [#set text(size: 8pt, fill: soft);#h(1fr) Page #counter(page).display() of #counter(page).final().first()])\n'
        f"#set text(size: 9.5pt)\n#grid(columns: (1280 * 0.08mm, 1fr), column-gutter: 6mm, row-gutter: 6mm, {', '.join(rows)})\n"
    )


def _slide(course: Course, slide: Slide, page: str, unit: str) -> str:
    foot = " · ".join(filter(None, [markdown.title(course), markdown.draft(course)]))
    title = f"[#{string(slide.title)};]" if slide.title else "none"
    return f"slide({unit}, {title}, [#{string(foot)};], {_body(slide, page)})"


def _body(slide: Slide, page: str) -> str:
    """What a slide says. The options of a question have numbers here, by which a remote group can answer."""
    told = LexborHTMLParser(slide.html).css(".bf-told > li")
    if not told:
        return content(slide.html, page)
    return (
        "["
        + "\n".join(
            f"#told({'true' if 'bf-right' in (item.attributes.get('class') or '') else 'false'}, {content(item.inner_html or '', page)})"
            for item in told
        )
        + "]"
    )
