"""What each page says, word for word, by our own reading of its sources. Pure.

The built page is compared with it. The words of pages, quotes and questions come from the parsers
whose values the rules judge, never from the renderer: a page that shows more, less or something
else than they hold was not judged. The words that our code makes by itself (lists of themes,
contacts, notices) come from the functions that the pages are made with: there is nothing else to
compare them with, and `plain` reads them without the renderer.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Sequence

from briefed.checking.captions import captioned
from briefed.checking.coverage import Coverage
from briefed.model import (
    Course,
    Location,
    Marker,
    Page,
    Prose,
    Question,
    Quiz,
    Site,
    Statement,
)
from briefed.outputs import room_page
from briefed.rendering import (
    agencies_page,
    briefing_page,
    cases,
    citations,
    dots,
    markers,
    marks,
    notices,
    services,
    titles,
)
from briefed.rendering.questions import ANSWERS, GAP, MISSING, hint, letter, verdict
from briefed.source.arranged import labels_of
from briefed.source.briefing_lines import cells
from briefed.source.question_rows import LEAD_IN
from briefed.text.patterns import lazily
from briefed.text.words import plain
from briefed.verifying.markup_passages import (
    Passage,
    of_html,
    of_lines,
    of_made,
    of_markdown,
    passage,
    words_of,
)

_BLANK = lazily(r"\[\[[^\[\]]+\]\]")
_END = 1 << 30  # behind every column of a line


def page(
    course: Course, coverage: Coverage, page: Page, courses: Sequence[Course], draft: bool
) -> list[Passage]:
    """All that the article of a course's page says, in its order."""
    refer = functools.partial(_referred, course, coverage)
    placed = [
        (prose.location, _prose(services.pointed(course, marks.told(prose)), refer))
        for prose in cases.numbered(page)
    ]
    tags = services.said(course, coverage, page, _END)
    placed += [(at, [passage(at, words)]) for at, words in tags]
    for quote in page.quotes:
        cited = (
            f" {titles.label(course, coverage.statements[quote.id])}"
            if quote.id in coverage.statements
            else ""
        )
        placed.append((quote.location, [passage(quote.location, quote.text + cited)]))
    for marker in page.markers:
        placed.append((marker.location, _filled(marker, course, coverage, page, courses)))
    for shown in captioned(course, coverage, page):
        location = shown.marker.location
        placed.append((location, [passage(location, dots.said(course, shown))]))
    title = next(
        (
            line
            for line, text in enumerate(page.body.split("\n"), page.body_line)
            if text.startswith("# ")
        ),
        None,
    )
    if title is not None:
        standing = Location(page.location.file, title, _END)
        placed.append((standing, below_heading(course, page, courses)))
    out = _in_order(placed)
    if page.kind == "start":
        out += of_lines(page.location, notices.exempted(course))
    return _around(page.location, draft, [*out, _presenting(course, page, page.location)])


def site_page(site: Site, page: Page, courses: Sequence[Course], draft: bool) -> list[Passage]:
    """All that the article of a page says that belongs to no course."""
    placed = [(prose.location, _prose(prose, str)) for prose in page.prose]
    placed += [(quote.location, [passage(quote.location, quote.text)]) for quote in page.quotes]
    placed += [
        (one.location, of_made(one.location, markers.filled_on_site(one.name, site, courses)))
        for one in page.markers
    ]
    return _around(page.location, draft, _in_order(placed))


def _in_order(placed: list[tuple[Location, list[Passage]]]) -> list[Passage]:
    """The passages of a page's pieces, in the order of their sources."""
    return [one for _, passages in sorted(placed, key=lambda one: one[0]) for one in passages]


def briefing(
    course: Course, coverage: Coverage, courses: Sequence[Course], draft: bool
) -> list[Passage]:
    """All that the article of a published briefing says, in its order."""
    source = course.briefing
    of_page = Location(f"{course.folder}/briefing.md")
    out = [
        passage(source.location, source.title),
        *below_heading(course, None, courses),
        *of_lines(of_page, briefing_page.about(course)),
    ]
    heads, back, groups = (
        dict(source.table_heads),
        briefing_page.ways_back(course, coverage),
        list(source.groups),
    )
    for theme in source.themes:
        while groups and groups[0][1] < theme.location:
            heading, location, _ = groups.pop(0)
            out.append(passage(location, heading))
        if theme.heading is not None:
            out.append(passage(theme.location, theme.heading))
        for statement in theme.statements:
            out += _statement(statement, heads, back[statement.id])
    return _around(of_page, draft, [*out, _presenting(course, None, of_page)])


def below_heading(course: Course, page: Page | None, courses: Sequence[Course]) -> list[Passage]:
    """What a page says of its course below its heading: its edition, corrections, a newer course.

    `page` is None for the briefing.
    """
    location = page.location if page else Location(f"{course.folder}/briefing.md")
    return of_lines(location, notices.below_heading(course, page, courses))


def _presenting(course: Course, page: Page | None, location: Location) -> Passage:
    """The link to the slides, below every page of a course; `page` is None for the briefing."""
    return passage(location, room_page.presenting(titles.taught_theme(course, page)))


def _around(location: Location, draft: bool, within: list[Passage]) -> list[Passage]:
    """A page's passages below what stands above every page."""
    above = [passage(location, notices.DRAFT)] if draft else []
    return [*above, *within]


def _statement(statement: Statement, heads: dict[str, str], back: str) -> Iterator[Passage]:
    if statement.id in heads:
        yield passage(
            statement.location,
            " ".join([*map(plain, cells(heads[statement.id])), briefing_page.WHERE]),
        )
    yield passage(
        statement.location,
        f"{statement.number} {statement.text}" if statement.form == "numbered" else statement.text,
    )
    yield from of_lines(statement.location, back)


def _prose(prose: Prose, refer: Callable[[str], str]) -> list[Passage]:
    """A run of our own text, as `page_texts` hands it to the rules; `refer` links the ids in it."""
    if prose.kind == "code":
        return [passage(prose.location, prose.text)]
    text = refer(prose.text)
    if "|" in text:
        return of_markdown(prose.location, text)
    return [passage(prose.location, words_of(text))]


def _filled(
    marker: Marker,
    course: Course,
    coverage: Coverage,
    page: Page,
    courses: Sequence[Course],
) -> list[Passage]:
    """What a marker stands for; of a figure, what is above it."""
    name, location = marker.name, marker.location
    if marker.pictured:
        return of_html(location, markers.above(marker, course, page))
    if marker.asks:
        quiz = course.quiz_of(page.theme)
        return _questions(marker, page, quiz, course, coverage) if quiz else []
    if name == "packages":  # made last, and in HTML
        return of_html(location, agencies_page.page(course, "", made=True))
    return of_made(location, markers.filled(marker, course, coverage, page, courses))


def _questions(
    marker: Marker, page: Page, quiz: Quiz, course: Course, coverage: Coverage
) -> list[Passage]:
    """The questions that a marker shows; behind the last of the page, the answers to all."""
    shown = quiz.shown_at(marker, page)
    out: list[Passage] = []
    for number, question in enumerate(quiz.questions, 1):
        if question not in shown:
            continue
        if number == 1:
            out.append(passage(marker.location, plain(markers.FICTION)))
        ends = "" if question.blanks else ":"  # the text of gaps is no part of the heading
        called = f"Question {number} of {len(quiz.questions)}{ends}"
        out.append(passage(question.location, called))
        out += of_markdown(question.location, _referred(course, coverage, _stem(question)))
        out += [passage(question.location, told)] if (told := hint(question)) else []
        out += [passage(question.location, label) for label in labels_of(question)]
        out += [
            passage(
                option.location,
                f"{letter(at)} {words_of(_referred(course, coverage, option.text))}",
            )
            for at, option in enumerate(question.options)
        ]
    if not shown or shown[-1] is not quiz.questions[-1]:
        return out
    out.append(passage(marker.location, ANSWERS))
    for number, question in enumerate(quiz.questions, 1):
        out.append(passage(question.location, f"Question {number}"))
        out += _answer(question, course, coverage)
    return out


def _stem(question: Question) -> str:
    """The stem of a question with its blanks as they are read out: "Gap 1 of 2"."""
    numbers = iter(range(1, len(question.blanks) + 1))
    return _BLANK.sub(lambda _: f" {GAP} {next(numbers)} of {len(question.blanks)} ", question.stem)


def _answer(question: Question, course: Course, coverage: Coverage) -> Iterator[Passage]:
    for option in question.in_right_order:
        words = words_of(_referred(course, coverage, option.text))
        yield passage(option.location, f"{verdict(question, option)} {words}")
        yield from of_markdown(
            option.feedback_location, _referred(course, coverage, option.feedback)
        )
    for blank in question.blanks:
        yield passage(question.location, f"{MISSING}: {blank}")
    lines = question.source.split("\n")
    first = question.first_line
    told = [
        (line, of_markdown(question.location._replace(line=line), text))
        for line, text in _explained(question, course, coverage)
    ]
    told += [
        (first + at, [passage(question.location, LEAD_IN)])
        for at, line in enumerate(lines)
        if line.strip() == LEAD_IN and first + at >= question.explanation_location.line
    ]
    for quote in question.quotes:
        cited = (
            f" {titles.label(course, coverage.statements[quote.id])}"
            if quote.id in coverage.statements
            else ""
        )
        told.append((quote.location.line, [passage(quote.location, quote.text + cited)]))
    for _, passages in sorted(told, key=lambda one: one[0]):
        yield from passages


def _explained(question: Question, course: Course, coverage: Coverage) -> Iterator[tuple[int, str]]:
    """The blocks of an explanation, each with the line that it begins on."""
    line = question.explanation_location.line
    for block in re.split(r"(\n(?:[ \t]*\n)+)", _referred(course, coverage, question.explanation)):
        if block.strip():
            yield line + len(block) - len(block.lstrip("\n")), block
        line += block.count("\n")


def _referred(course: Course, coverage: Coverage, text: str) -> str:
    """A text with the ids in it as links to what they stand for."""
    return (
        "\n".join(citations.refer(line, course, coverage) for line in text.split("\n"))
        if "[" in text
        else text
    )
