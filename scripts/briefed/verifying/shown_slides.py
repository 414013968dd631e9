"""The slides of a built site: what the sources give them to show must be there, and be seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from selectolax.lexbor import LexborNode

from briefed.checking.captions import captioned
from briefed.checking.coverage import Coverage
from briefed.checking.rules import published
from briefed.layout import SITE
from briefed.model import Course, Location, Page, Problem, Question
from briefed.outputs.case_slides import part_id
from briefed.outputs.fitting import CHOICES
from briefed.outputs.said_once import OF_A_FINDING
from briefed.rendering.dots import CLASS
from briefed.rendering.services import WHOM, of_findings
from briefed.source.branching import cases_of
from briefed.text.patterns import lazily
from briefed.text.telephones import to_call
from briefed.text.words import fold, plain
from briefed.verifying.built_page import BuiltPage, attribute, broken
from briefed.verifying.shown_cases import compared
from briefed.verifying.shown_figures import drawing_difference, seen
from briefed.verifying.visibility import words

_DRAWN = "html, body, main, main *"
_BLANK = lazily(r"\[\[[^\]]+\]\]")
_ENOUGH = 4  # words of a quote by which it is known, also where it goes on on another slide
_LONGEST = 60  # letters of a slide's text in a message


def _is_cite(node: LexborNode) -> bool:
    return node.tag == "cite"


def _nothing(_: LexborNode) -> bool:
    return False


def check_slides(
    course: Course, coverage: Coverage, themes: Iterable[str], here: BuiltPage
) -> Iterator[Problem]:
    """What is missing or can't be seen on a deck that shows these themes of a course."""
    yield from _check_hidden(here)
    quoted = _said(here.tree.css("blockquote"), _is_cite)
    for theme in themes:
        page, quiz = course.page_of(theme), course.quiz_of(theme)
        for quote in page.quotes if page else ():
            if quote.teaches and fold(coverage.text(quote)) not in quoted:
                yield _missing(f'the quote "{coverage.text(quote)}"', quote.location, here)
        yield from _check_figures(course, coverage, page, here)
        if page:
            yield from _check_cases(coverage, theme, page, here)
            yield from _check_services(course, coverage, page, here)
        for question in quiz.questions if quiz else ():
            yield from _check_question(question, coverage, here)
    end = _said(here.tree.css(".bf-end .bf-body"))
    for number in to_call(course.numbers, course.settings.contacts):
        if fold(plain(f"{number.number} {number.name}")) not in end:
            yield _missing(f"the number of {number.name!r}", Location("docs/index.md"), here)


def _check_figures(
    course: Course, coverage: Coverage, page: Page | None, here: BuiltPage
) -> Iterator[Problem]:
    drawn = here.tree.css(f"blockquote svg.{CLASS}")
    for shown in captioned(course, coverage, page) if page else ():
        picture = shown.picture
        if picture and not any(
            not drawing_difference(picture, node) and seen(node, here) for node in drawn
        ):
            what = f"the figure “{shown.asked.figure}” as dots"
            yield _missing(what, shown.asked.location, here)


def _check_cases(coverage: Coverage, theme: str, page: Page, here: BuiltPage) -> Iterator[Problem]:
    """Each part of a case has its slides, with its quotes, and its choices lead to the others."""
    for case in cases_of(page):
        ids = {part.address: part_id(theme, part.address) for part in case.parts}
        numbers = {part.address: number for number, part in enumerate(case.parts, 1)}
        for part in case.parts:
            slides = here.tree.css(
                f'[data-case="{ids[case.parts[0].address]}"][data-part="{ids[part.address]}"]'
            )
            named = [
                compared(words(node, _nothing)) for one in slides for node in one.css(".bf-kicker")
            ]
            wanted = compared(f"{numbers[part.address]}. {part.title}")
            begins = slides and slides[0].css_first(f'[id="{ids[part.address]}"]')
            if not begins or named != [wanted] * len(slides):
                what = f"“{part.title}” as part {numbers[part.address]} of its case"
                yield _missing(what, part.location, here)
            leads = [
                (attribute(link, "href"), compared(words(link, _nothing)))
                for slide in slides
                for link in slide.css(f".{CHOICES} a")
            ]
            if leads != [
                (f"#{ids[one.target]}", compared(f"{one.words} go on at {numbers[one.target]}"))
                for one in part.choices
            ]:
                yield _missing(f"where the choices of “{part.title}” lead", part.location, here)
            quoted = _said(
                (quote for slide in slides for quote in slide.css("blockquote")), _is_cite
            )
            for quote in part.quotes:
                if fold(coverage.text(quote)) not in quoted:
                    yield _missing(f'the quote "{coverage.text(quote)}"', quote.location, here)


def _check_services(
    course: Course, coverage: Coverage, page: Page, here: BuiltPage
) -> Iterator[Problem]:
    """Each finding says for which services it is, on the slide of its quote."""
    tagged = [fold(words(slide, _nothing)) for slide in here.tree.css(f".bf-body:has(.{WHOM})")]
    for tag in of_findings(course, coverage, page):
        for_whom, above = tag.words, tag.line + page.body_line
        quote = next(one for one in page.quotes if one.teaches and one.location.line >= above)
        begins = fold(" ".join(coverage.text(quote).split()[:_ENOUGH]))
        if not any(one.startswith(for_whom) and begins in one for one in tagged):
            yield _missing(f'"{for_whom}" above its quote', quote.location, here)


def _check_question(question: Question, coverage: Coverage, here: BuiltPage) -> Iterator[Problem]:
    slides = here.tree.css(f'section[data-question="{question.id}"]')
    said = _said(body for slide in slides for body in slide.css(".bf-body"))
    wanted = [
        ("its stem", _BLANK.sub(" ", question.stem)),
        *(("an option", option.text) for option in question.options),
        *(("its feedback", option.feedback) for option in question.options),
    ]
    for part, text in wanted:
        if fold(plain(text)) not in said:
            yield _missing(f"the question {question.id!r}: {part}", question.location, here)
    quoted = _said((quote for slide in slides for quote in slide.css("blockquote")), _is_cite)
    before = _said(_quoted_last(slides[0], here) if slides else (), _is_cite)
    for quote in question.quotes:
        said = fold(coverage.text(quote))
        if said not in quoted and said not in before:
            yield _missing(f'the quote "{coverage.text(quote)}"', quote.location, here)


def _quoted_last(slide: LexborNode, here: BuiltPage) -> list[LexborNode]:
    """The quotes that the room has read last before a slide, with nothing else in between."""
    sections = here.tree.css("section")
    at = next(at for at, one in enumerate(sections) if one == slide)
    found: list[LexborNode] = []
    for one in reversed(sections[:at]):
        quotes = one.css("blockquote")
        if not _on_a_finding(one) or (found and not quotes):
            break
        found = [*quotes, *found]
    return found


def _on_a_finding(slide: LexborNode) -> bool:
    kinds = attribute(slide, "class").split()
    return any(f"bf-{kind}" in kinds for kind in OF_A_FINDING)


def _missing(what: str, location: Location, here: BuiltPage) -> Problem:
    return broken(
        published.SLIDES,
        location,
        f"the slides {here.path} do not show {what}: {published.UNDO}",
    )


def _check_hidden(here: BuiltPage) -> Iterator[Problem]:
    """What of a deck can't be seen, in one problem: a style often hides the same on every slide.

    The trainer's notes are hidden from the wall by design.
    """
    notes = {
        node.mem_id for node in here.tree.css("section > aside.notes, section > aside.notes *")
    }
    hidden = [
        node
        for node in here.tree.css(_DRAWN)
        if here.sight.hidden(node) and node.mem_id not in notes and words(node, _nothing)
    ]
    if hidden:
        first, more = words(hidden[0], _nothing)[:_LONGEST], len(hidden) - 1
        others = f", and {more} more of its elements" if more else ""
        yield broken(
            published.HIDDEN,
            Location(f"{SITE}/{here.path}"),
            f'readers may not see "{first}" on the slides {here.path}{others}: take away what '
            "hides, covers, moves or shrinks it (docs/assets/slides.css has all that slides may "
            "be styled with)",
        )


def _said(nodes: Iterable[LexborNode], skip: Callable[[LexborNode], bool] = _nothing) -> str:
    """The folded words of some elements, one after the other."""
    return fold(" ".join(words(node, skip) for node in nodes))
