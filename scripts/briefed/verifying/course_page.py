"""A built learning page: its quotes, figures, cases and questions; and all can be seen."""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from briefed.checking.coverage import Coverage
from briefed.checking.rules import published
from briefed.layout import question_anchor, quote_anchor
from briefed.model import Course, Location, Page, Problem
from briefed.verifying.built_page import BuiltPage, attribute, broken
from briefed.verifying.shown_cases import check_cases
from briefed.verifying.shown_figures import check_figures
from briefed.verifying.shown_questions import check_question
from briefed.verifying.shown_quotes import check_quotes, shown_quotes
from briefed.verifying.shown_services import check_services

_WRITTEN = "article :is(h1, h2, h3, h4, p, li, td, th, summary, .admonition)"
_LONGEST = 60  # characters of a text in a message


def check_page(
    course: Course, coverage: Coverage, page: Page, here: BuiltPage
) -> Iterator[Problem]:
    """Compare a built page with its source; everything on it can be seen."""
    yield from _quotes(coverage, page, here)
    yield from check_figures(course, coverage, page, here)
    yield from check_cases(page, here)
    yield from check_services(course, coverage, page, here)
    yield from check_visible(here, page.location)
    quiz = course.quiz_of(page.theme)
    if not quiz:
        return
    wanted = {question_anchor(question.id or "") for question in quiz.questions}
    for node in here.tree.css(".bf-question"):
        if attribute(node, "id") not in wanted:
            yield broken(
                published.QUESTION,
                here.location(str(node.attributes.get("id"))),
                f"{here.path} shows a question that its file of questions does not have: "
                f"{published.UNDO}",
            )
    for question in quiz.questions:
        yield from check_question(question, coverage, here)


def _quotes(coverage: Coverage, page: Page, here: BuiltPage) -> Iterator[Problem]:
    in_questions = {node.mem_id for node in here.tree.css(".bf-answers blockquote")}
    shown = shown_quotes(
        (node for node in here.tree.css("blockquote") if node.mem_id not in in_questions), here
    )
    matched = [quote for quote in page.quotes if quote in coverage.matches]
    yield from check_quotes(matched, coverage, shown, here.path)
    for quote in matched:
        anchor = quote_anchor(quote.id or "", coverage.matches[quote][0])
        if quote.teaches and (anchor not in here.ids or anchor in here.repeated_ids):
            how_often = "twice" if anchor in here.ids else "nowhere"
            yield broken(
                published.ANCHOR,
                quote.location,
                f"the address #{anchor} of a quote is {how_often} in {here.path}: {published.UNDO}",
                quote.id,
            )


def check_visible(here: BuiltPage, source: Location) -> Iterator[Problem]:
    """All that is written on a page can be seen, but for the text of closed blocks."""
    for node in here.tree.css(_WRITTEN):
        if not here.sight.seen(node) and not _in_closed_block(node):
            yield broken(
                published.HIDDEN,
                source,
                f"nobody can see {_shortened(node)!r} in {here.path}: {published.UNHIDE}",
            )


def _in_closed_block(node: LexborNode) -> bool:
    around: LexborNode | None = node
    while around is not None and around.tag != "article":
        if around.tag == "details":
            return True
        around = around.parent
    return False


def _shortened(node: LexborNode) -> str:
    text = " ".join(node.text().split())
    return text[:_LONGEST].rpartition(" ")[0] + " …" if len(text) > _LONGEST else text
