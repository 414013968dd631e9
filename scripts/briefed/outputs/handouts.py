"""What a trainer hands out, as PDFs.

Each theme has a sheet, its questions, and their answers; the course has a sheet to sign and to plan
on. They are made from the slides, and so from the pages as they were built and checked. The same
site gives the same bytes.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from briefed.model import Course
from briefed.outputs.deck import Slide, heading
from briefed.outputs.room_page import ANSWERS, HANDOUT, QUESTIONS, sheets
from briefed.outputs.slides import Composed
from briefed.outputs.typeset import Press, content, flow, preamble, string, target
from briefed.rendering.markers import FICTION
from briefed.rendering.notices import WORRIED, draft
from briefed.text.telephones import NUMBERS_HEADING, to_call

_ROWS = 14  # people who sign: twelve, a trainer, and a guest
_ACTIONS = 4
_ON_PAPER = ("quote", "point", "practice", "safety", "reflect")  # the slides on a page's sheet


def write(course: Course, found: Composed, site: Path, press: Press, note: str = "") -> None:
    """Write the sheets of a course into its site; `note` is at the foot of each page.

    Raises InputError for an element that paper has no form for.
    """
    sources: dict[Path, tuple[str, str]] = {}
    for name, (made, page) in found.items():
        for kind, path_in_course in sheets(name, made).items():
            path = site / course.slug / path_in_course
            path.parent.mkdir(exist_ok=True)
            sources[path] = _source(course, kind, made, page, note)
    with ThreadPoolExecutor() as pool:  # Typst works outside the interpreter's lock
        for path, pdf in zip(
            sources, pool.map(lambda source: press.pdf(*source), sources.values()), strict=True
        ):
            path.write_bytes(pdf)


def _source(course: Course, kind: str, made: list[Slide], page: str, note: str) -> tuple[str, str]:
    """The title of a sheet and its text as Typst."""
    called, fiction = heading(made[0]), FICTION.strip("*")
    if kind == HANDOUT:
        return f"{called}: handout", _sheet(course, called, "", _handout(made, page), note)
    if kind == QUESTIONS:
        called = f"{called}: questions"
        return called, _sheet(course, called, fiction, _questions(made, page), note)
    if kind == ANSWERS:
        called = f"{called}: answers"
        return called, _sheet(course, called, fiction, _answers(made, page), note)
    return f"{course.title}: attendance and action plan", _attendance(course, note)


def _sheet(course: Course, heading: str, lead: str, body: str, note: str) -> str:
    """A sheet of A4 with the lines of every sheet.

    They are the course and its edition, whether it is a draft, the help page, the page's number,
    and the numbers to call.
    """
    partnership = course.settings.partnership
    about = (
        course.title,
        partnership if partnership not in course.title else "",
        f"Edition {course.settings.edition}" if course.settings.edition else "",
    )
    notice = note or draft(course)
    bold = f'#text(weight: "bold")[#{string(notice)};] ' if notice else ""
    foot = f"{WORRIED} The course has a page of that name."
    return (
        '#set page(paper: "a4", margin: (x: 2cm, top: 1.7cm, bottom: 2cm), '
        "footer: context [#set text(size: 8pt, fill: soft);"
        f"{bold}#{string(foot)}; #pages()])\n"
        f"#text(size: 8.5pt, fill: soft)[#{string(' · '.join(filter(None, about)))};]\n\n"
        f"#heading(level: 1)[#{string(heading)};]\n\n"
        + (f"#emph[#{string(lead)};]\n\n" if lead else "")
        + body
        + _numbers(course)
    )


def _numbers(course: Course) -> str:
    """The numbers to call, at the end of every sheet; "" if there are none."""
    rows = []
    for called in to_call(course.numbers, course.settings.contacts):
        about = f"{called.name}: {called.about}" if called.about else called.name
        rows.append(f"#strong[#{string(called.number)};] #{string(about)};")
    if not rows:
        return ""
    return (
        "\n\n#block(breakable: false, above: 1.4em)["
        "#set text(size: 9pt); #set par(spacing: 0.55em); "
        f"#heading(level: 2)[#{string(NUMBERS_HEADING)};]\n\n" + "\n\n".join(rows) + "]"
    )


def _handout(made: list[Slide], page: str) -> str:
    """What a page says on paper: its cases, quotes, their meaning, practice, how to do it safely.

    A case is to be played: each choice has the number of its part. Reflections have room to write.
    """
    out, part = [], ""
    for slide in made:
        if slide.kind not in _ON_PAPER and not slide.case:
            continue
        if slide.called != part:
            part = slide.called
            of_case = slide.case and slide.case.part
            led_to = target(of_case) if of_case else ""
            out.append(f"#heading(level: {3 if of_case else 2})[{led_to}#{string(part)};]")
        if slide.kind == "reflect":
            out += [f"{flow(item, page)}#field(2)" for item in _items(slide.html)]
        else:
            out.append(flow(slide.html, page))
    return "\n\n".join(out)


def _items(html: str) -> list[str]:
    """The items of a list, or the whole of another fragment."""
    found = LexborHTMLParser(html).css("body > ul > li, body > ol > li")
    return [item.inner_html or "" for item in found] or [html]


def _questions(made: list[Slide], page: str) -> str:
    """The questions without a sign of what is right.

    Each option has a box before it, each item to arrange a line behind it.
    """
    out = []
    for slide in made:
        if slide.kind != "question":
            continue
        options = [
            f"#ticked{content(option.inner_html or '', page)}"
            for option in LexborHTMLParser(slide.html).css(".bf-hands > li")
        ]
        items = [
            f"#placed{content(item.inner_html or '', page)}"
            for item in LexborHTMLParser(slide.html).css(".bf-items > li")
        ]
        stem = flow(_stem(slide.html), page)
        out.append(
            "#block(breakable: false, above: 1.8em)["
            f"#heading(level: 2)[#{string(slide.title)};]\n\n{stem}\n\n"
            + "\n\n".join(options or items)
            + "]"
        )
    return "\n\n".join(out)


def _answers(made: list[Slide], page: str) -> str:
    """Each question with its options, whether they are right and why, and its quotes."""
    out, question = [], ""
    for slide in made:
        if slide.kind == "question" and slide.question != question:
            question = slide.question
            out.append(
                f"#heading(level: 2)[#{string(slide.title)};]\n\n{flow(_stem(slide.html), page)}"
            )
        elif slide.kind == "answer":
            out += [f"#block(breakable: false)[{flow(item, page)}]" for item in _items(slide.html)]
        elif slide.kind == "source":
            out.append(
                f"#block(sticky: true)[#{string(f'{slide.title}:')};]{flow(slide.html, page)}"
            )
    return "\n\n".join(out)


def _stem(html: str) -> str:
    """A question without its options, its gaps as lines."""
    tree = LexborHTMLParser(html)
    for node in tree.css(".bf-hands, .bf-items"):
        node.decompose()
    for gap in tree.css(".bf-gap"):
        gap.replace_with("________________")
    return (tree.body.inner_html or "") if tree.body else ""


def _attendance(course: Course, note: str) -> str:
    """Who was there, and on a page of its own what each of them will do."""
    body = f"{preamble('attendance.typ')}#attendance({_ROWS})\n#action-plan({_ACTIONS})\n\n"
    lead = "Having taken part is not evidence of competence."
    return _sheet(course, "Attendance", lead, body, note)
