"""A page as its author wrote it → the Markdown that the renderer turns into HTML. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from briefed.checking.captions import Captioned, captioned
from briefed.checking.coverage import Coverage
from briefed.layout import quote_anchor
from briefed.model import Course, Marker, Page, Site
from briefed.rendering import cases, dots, places, services, steps
from briefed.rendering.citations import apart, cite, refer
from briefed.rendering.markers import filled, filled_on_site
from briefed.rendering.marks import marked
from briefed.rendering.notices import below_heading, exempted
from briefed.rendering.titles import quoted
from briefed.source.page_parts import FINDINGS
from briefed.source.support import hide_ids
from briefed.text.patterns import lazily
from briefed.text.words import shown_as_written, without_code

_ESCAPED_ANGLE = lazily(r"(?<!\\)((?:\\\\)*)\\<")
_FIRST_HEADING = lazily(r"(?<![^\n])# .*")


def page(
    course: Course,
    coverage: Coverage,
    page: Page,
    courses: Sequence[Course],
    wanted: Iterable[int] = (),
) -> str:
    """The Markdown of a course's page: ids are links, notices stand below its heading.

    `wanted` are the lines of its file that a preview shows the places of.
    """
    lines = page.body.split("\n")
    _cite_quotes(lines, course, coverage, page)
    services.mark_points(course, page, lines)
    text = _filled(
        page,
        lines,
        lambda line: refer(line, course, coverage),
        lambda marker: filled(marker, course, coverage, page, courses),
        _captions(course, coverage, page),
        lambda lines: services.mark_findings(course, coverage, page, lines),
        wanted,
    )
    notices = below_heading(course, page, courses)
    text = _FIRST_HEADING.sub(lambda heading: heading[0] + notices, text, count=1)
    return text + exempted(course) if page.kind == "start" else text


def site_page(site: Site, page: Page, courses: Sequence[Course], wanted: Iterable[int] = ()) -> str:
    """The Markdown of a page that belongs to no course; `wanted` as for a page of one."""
    return _filled(
        page,
        page.body.split("\n"),
        lambda line: line,
        lambda marker: filled_on_site(marker.name, site, courses),
        {},
        lambda lines: None,
        wanted,
    )


def _filled(
    page: Page,
    lines: list[str],
    refer: Callable[[str], str],
    filled: Callable[[Marker], str],
    captions: Mapping[int, Captioned],
    tag: Callable[[list[str]], None],
    wanted: Iterable[int],
) -> str:
    """The lines of a page with its ids as links, its markers filled, and its quotes kept apart.

    `refer` links the ids in a line, `filled` gives what a marker stands for, `captions` the picture
    above a quote by the line that it begins on, `tag` puts into the lines which services a
    finding is for, and `wanted` are the lines that get a place.
    """
    hide_ids(page, lines)
    code = {
        prose.location.line - page.body_line + line
        for prose in page.prose
        if prose.kind == "code"
        for line in range(prose.text.count("\n") + 1)
    }
    lines = [line if at in code else refer(shown_as_written(line)) for at, line in enumerate(lines)]
    for marker in page.markers:
        at = marker.location.line - page.body_line
        # Apart from the lines around it, as the scanner reads it: a quote would take it in.
        lines[at] = f"\n{filled(marker)}\n"
    for at, shown in captions.items():
        lines[at] = dots.above(shown, lines[at])
    cases.number(lines, page)
    starts = {quote.location.line - page.body_line for quote in page.quotes}
    lines = apart(lines, starts)
    for prose in page.prose:
        if prose.kind == "heading" and prose.part in FINDINGS:
            at = prose.location.line - page.body_line
            lines[at] = marked(lines[at])
    tag(lines)
    places.mark(lines, page, wanted)
    for at, kind in steps.starts(page).items():
        lines[at] = steps.begin(kind) + lines[at]
    return "\n".join(lines)


def _captions(course: Course, coverage: Coverage, page: Page) -> dict[int, Captioned]:
    """The pictures whose captions are quotes of a page, by the lines of its body, from 0."""
    return {
        shown.quote.location.line - page.body_line: shown
        for shown in captioned(course, coverage, page)
        if shown.quote
    }


def _cite_quotes(lines: list[str], course: Course, coverage: Coverage, page: Page) -> None:
    """Replace the id at the end of each quote by a link; quotes that teach get their anchors."""
    anchors: set[str] = set()
    for quote in page.quotes:
        statement = quoted(coverage, quote)
        if statement is None:
            continue
        first = coverage.matches[quote][0]
        anchor = quote_anchor(statement.id, first)
        if not quote.teaches or anchor in anchors:
            anchor = ""
        anchors.add(anchor)
        at = quote.location.line - page.body_line
        cite(lines, at, course, statement, anchor=anchor, is_later=first > 0)


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
