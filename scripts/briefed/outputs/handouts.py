"""What a trainer hands out: for each theme a sheet, its questions on paper and their answers, and for the course a sheet to sign and to plan on.

Made from the slides, and so from the pages as they were built and judged; the same bytes for the same site.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from briefed.model import Course
from briefed.outputs.deck import Slide, heading
from briefed.outputs.room_page import ANSWERS, HANDOUT, QUESTIONS, sheets
from briefed.outputs.slides import Composed
from briefed.outputs.typeset import Press, content, flow, string
from briefed.rendering import markdown
from briefed.text.telephones import NUMBERS, to_call

_ROWS = 14  # people who sign: twelve, a trainer, and a guest
_ACTIONS = 4


def write(course: Course, found: Composed, site: Path, press: Press, note: str = "") -> None:
    """Print the sheets of a course into its site. `note` stands at the foot of each page.

    Raises InputError for what can't be set on paper.
    """
    sources: dict[Path, tuple[str, str]] = {}
    for name, (made, page) in found.items():
        for kind, place in sheets(name, made).items():
            path = site / course.slug / place
            path.parent.mkdir(exist_ok=True)
            sources[path] = _source(course, kind, made, page, note)
    with ThreadPoolExecutor() as pool:  # Typst works outside the interpreter's lock
        for path, pdf in zip(
            sources, pool.map(lambda source: press.pdf(*source), sources.values()), strict=True
        ):
            path.write_bytes(pdf)


def _source(course: Course, kind: str, made: list[Slide], page: str, note: str) -> tuple[str, str]:
    """The title of a sheet and its text as Typst."""
    called, fiction = heading(made[0]), markdown.FICTION.strip("*")
    if kind == HANDOUT:
        return f"{called}: handout", _sheet(course, called, "", _handout(made, page), note)
    if kind == QUESTIONS:
        title = f"{called}: questions"
        return title, _sheet(course, title, fiction, _questions(made, page), note)
    if kind == ANSWERS:
        title = f"{called}: answers"
        return title, _sheet(course, title, fiction, _answers(made, page), note)
    return f"{markdown.title(course)}: attendance and action plan", _attendance(course, note)


def _sheet(course: Course, heading: str, lead: str, body: str, note: str) -> str:
    """A sheet of A4 with what every sheet carries: the course, the edition, whether it is a draft, where to turn, and the page's number."""
    about = " · ".join(
        filter(
            None,
            [
                markdown.title(course),
                course.settings.partnership
                if course.settings.partnership not in markdown.title(course)
                else "",
                f"Edition {course.settings.edition}" if course.settings.edition else "",
            ],
        )
    )
    standing = note or markdown.draft(course)
    draft = f'#text(weight: "bold")[#{string(standing)};] ' if standing else ""
    foot = f"{markdown.WORRIED} The course has a page of that name."
    return (
        f'#set page(paper: "a4", margin: (x: 2cm, top: 1.7cm, bottom: 2cm), footer: context [#set text(size: 8pt, fill: rgb("#52626a"));'
        f"{draft}#{string(foot)}; #h(1fr) Page #counter(page).display() of #counter(page).final().first()])\n"
        f'#text(size: 8.5pt, fill: rgb("#52626a"))[#{string(about)};]\n\n#heading(level: 1)[#{string(heading)};]\n\n'
        + (f"#emph[#{string(lead)};]\n\n" if lead else "")
        + body
        + _numbers(course)
    )


def _numbers(course: Course) -> str:
    """The numbers to call, which close every sheet."""
    called = to_call(course)
    rows = "\n\n".join(
        f"#strong[#{string(one.number)};] #{string(f'{one.name}: {one.about}' if one.about else one.name)};"
        for one in called
    )
    return (
        f"\n\n#block(breakable: false, above: 1.4em)[#set text(size: 9pt); #set par(spacing: 0.55em); #heading(level: 2)[#{string(NUMBERS)};]\n\n{rows}]"
        if called
        else ""
    )


def _handout(made: list[Slide], page: str) -> str:
    """Quotes, our reading of them, what to do and how to do it safely, and what to think about, with room to write."""
    out, part = [], ""
    for slide in made:
        if slide.kind not in ("quote", "point", "practice", "safety", "reflect"):
            continue
        if slide.title != part:
            part = slide.title
            out.append(f"#heading(level: 2)[#{string(part)};]")
        if slide.kind == "reflect":
            out += [f"{flow(item, page)}#field(2)" for item in _items(slide.html)]
        else:
            out.append(flow(slide.html, page))
    return "\n\n".join(out)


def _items(html: str) -> list[str]:
    """The items of a list, or a fragment of another kind whole."""
    found = LexborHTMLParser(html).css("body > ul > li, body > ol > li")
    return [item.inner_html or "" for item in found] or [html]


def _questions(made: list[Slide], page: str) -> str:
    """The questions with a box before each option, and nothing that tells one from another."""
    out = []
    for slide in made:
        if slide.kind != "question":
            continue
        options = [
            f"#ticked{content(option.inner_html or '', page)}"
            for option in LexborHTMLParser(slide.html).css(".bf-hands > li")
        ]
        stem = flow(_stem(slide.html), page)
        out.append(
            f"#block(breakable: false, above: 1.8em)[#heading(level: 2)[#{string(slide.title)};]\n\n{stem}\n\n"
            + "\n\n".join(options)
            + "]"
        )
    return "\n\n".join(out)


def _answers(made: list[Slide], page: str) -> str:
    """Of each question its options with whether they are right and why, and the quotes it rests on."""
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
    for node in tree.css(".bf-hands"):
        node.decompose()
    for gap in tree.css(".bf-gap"):
        gap.replace_with("________________")
    return tree.body.inner_html or ""


def _attendance(course: Course, note: str) -> str:
    """Who was there, and on a page of its own what each of them will do."""
    row = "[#v(1.6em)], [], [], []"
    plan = "".join(
        f"#block(breakable: false, above: 1.6em)[#heading(level: 2)[Action {number}];What I will do\n#field(2)\nBy when, and with whom\n#field(1)\nHow I will know that it was done\n#field(1)]\n\n"
        for number in range(1, _ACTIONS + 1)
    )
    body = (
        f"Date, place and trainer\n#field(1)\n\n#v(1em)\n\n#table(columns: (2fr, 2fr, 2fr, 2fr), "
        f"table.header([Name], [Agency], [Role], [Signature]), {', '.join([row] * _ROWS)})\n\n"
        "#pagebreak()\n\n#heading(level: 1)[My action plan]\n\n"
        "#emph[Yours to keep. Write no names, and nothing by which a family could be known; take it to supervision.]\n\n"
        + plan
    )
    return _sheet(
        course, "Attendance", "Having taken part is not evidence of competence.", body, note
    )
