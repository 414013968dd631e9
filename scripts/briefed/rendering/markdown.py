"""A course's page as its author wrote it → the Markdown that the renderer turns into HTML. Pure.

The names imported `as` themselves are for modules that still ask for them here.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefed.checking.coverage import Coverage
from briefed.checking.coverage import page_theme as page_theme
from briefed.layout import quote_anchor
from briefed.model import Course, Page
from briefed.rendering.briefing_page import WHERE as WHERE
from briefed.rendering.briefing_page import about as about
from briefed.rendering.briefing_page import briefing as briefing
from briefed.rendering.briefing_page import ways_back as ways_back
from briefed.rendering.citations import apart, cite
from briefed.rendering.citations import refer as refer
from briefed.rendering.markers import FICTION as FICTION
from briefed.rendering.markers import KEPT as KEPT
from briefed.rendering.markers import LEARNING as LEARNING
from briefed.rendering.markers import NO_CONTACTS as NO_CONTACTS
from briefed.rendering.markers import OF_ALL as OF_ALL
from briefed.rendering.markers import PACKAGES as PACKAGES
from briefed.rendering.markers import PROGRESS as PROGRESS
from briefed.rendering.markers import ROOM as ROOM
from briefed.rendering.markers import filled as filled
from briefed.rendering.navigation import BRIEFING_TITLE as BRIEFING_TITLE
from briefed.rendering.navigation import navigation as navigation
from briefed.rendering.notices import DRAFT as DRAFT
from briefed.rendering.notices import WORRIED as WORRIED
from briefed.rendering.notices import draft as draft
from briefed.rendering.notices import exempted as exempted
from briefed.rendering.notices import is_draft as is_draft
from briefed.rendering.notices import shows_draft as shows_draft
from briefed.rendering.notices import standing as standing
from briefed.rendering.titles import label as label
from briefed.rendering.titles import quoted
from briefed.rendering.titles import taught_theme as taught_theme
from briefed.rendering.titles import title as title
from briefed.source.support import hide_ids
from briefed.text.patterns import lazily
from briefed.text.words import shown_as_written, without_code

_ESCAPED_ANGLE = lazily(r"(?<!\\)((?:\\\\)*)\\<")
_FIRST_HEADING = lazily(r"(?<![^\n])# .*")


def page(course: Course, coverage: Coverage, page: Page, courses: Iterable[Course]) -> str:
    """The Markdown of a page: ids are links, markers are filled, neighbouring quotes stay apart."""
    lines = page.body.split("\n")
    _cite_quotes(lines, course, coverage, page)
    hide_ids(page, lines)
    code = {
        prose.location.line - page.body_line + line
        for prose in page.prose
        if prose.kind == "code"
        for line in range(prose.text.count("\n") + 1)
    }
    lines = [
        line if at in code else refer(shown_as_written(line), course, coverage)
        for at, line in enumerate(lines)
    ]
    for name, location in page.markers:
        lines[location.line - page.body_line] = filled(name, course, coverage, page, courses)
    starts = {quote.location.line - page.body_line for quote in page.quotes}
    text = "\n".join(apart(lines, starts))
    if course.slug:
        notices = standing(course, page, courses)
        text = _FIRST_HEADING.sub(lambda heading: heading[0] + notices, text, count=1)
    return text + exempted(course) if page.kind == "start" else text


def _cite_quotes(lines: list[str], course: Course, coverage: Coverage, page: Page) -> None:
    """Replace the id at the end of each quote by a link; quotes that teach get their anchors."""
    anchors: set[str] = set()
    for quote in page.quotes:
        statement = quoted(coverage, quote)
        if statement is None:
            continue
        anchor = quote_anchor(statement.id, coverage.matches[quote][0])
        if not quote.teaches or anchor in anchors:
            anchor = ""
        anchors.add(anchor)
        cite(lines, quote.location.line - page.body_line, course, statement, anchor)


def portable(markdown: str) -> str:
    """Markdown in which an escaped `<` is a character reference.

    CommonMark allows a backslash before it, and Python-Markdown does not.
    """
    if "\\<" not in markdown:
        return markdown
    return "\n".join(
        _ESCAPED_ANGLE.sub(r"\1&lt;", line) if "\\<" in without_code(line) else line
        for line in markdown.split("\n")
    )
