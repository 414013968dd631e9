"""What a built page says of services: which findings and points are for which, and what is offered.

What a finding is for follows from the quotes that its step shows, and not from where the page was
given its tags.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from briefed.checking.coverage import Coverage
from briefed.checking.rules import published
from briefed.checking.services import meant_for, of_theme, said_of
from briefed.model import Course, Location, Page, Problem, Service
from briefed.rendering.course_lists import OTHER
from briefed.rendering.services import slugs
from briefed.source.services import in_sentence, is_practice, label, practice_point
from briefed.text.words import fold
from briefed.verifying.built_page import BuiltPage, attribute, broken
from briefed.verifying.shown_quotes import shown_quotes
from briefed.verifying.visibility import words

_STEP = '.bf-step[data-step="finding"]'
_TAG = ".bf-for"


def check_services(
    course: Course, coverage: Coverage, page: Page, here: BuiltPage
) -> Iterator[Problem]:
    """Compare what a built page says of services with its source and the course start."""
    yield from _findings(course, coverage, page, here)
    yield from _points(course, page, here)
    if page.shows("themes") or page.shows("learning"):
        yield from _rows(course, page, here)
    if page.shows("themes"):
        yield from _offered(course, page, here)


def _findings(course: Course, coverage: Coverage, page: Page, here: BuiltPage) -> Iterator[Problem]:
    quotes = {
        (quote.id, fold(coverage.text(quote))): quote
        for quote in page.quotes
        if quote.teaches and quote in coverage.matches
    }
    for step in here.tree.css(_STEP):
        shown = [quotes[key] for key in shown_quotes(step.css("blockquote"), here) if key in quotes]
        wanted = meant_for(course, coverage, shown)
        tags = step.css(f".bf-whom > {_TAG}")
        told = said_of(course, coverage, shown)
        if [_said(tag, here) for tag in tags] != ([_wanted(wanted, told)] if wanted else []):
            where = shown[0].location if shown else page.location
            yield _broken(where, here, "the finding", told, tags)


def _points(course: Course, page: Page, here: BuiltPage) -> Iterator[Problem]:
    points = [
        (prose.location, found.services)
        for prose in page.prose
        if is_practice(prose)
        if (found := practice_point(prose.text, course.settings.services)).services
    ]
    in_findings = {tag.mem_id for tag in here.tree.css(f"{_STEP} .bf-whom > {_TAG}")}
    tags = [tag for tag in here.tree.css(_TAG) if tag.mem_id not in in_findings]
    for at in range(max(len(points), len(tags))):
        location, wanted = points[at] if at < len(points) else (page.location, ())
        shown = tags[at : at + 1]
        told = label(wanted) if wanted else ""
        if [_said(tag, here) for tag in shown] != ([_wanted(wanted, told)] if wanted else []):
            yield _broken(location, here, "a practice point", told, shown)


def _rows(course: Course, page: Page, here: BuiltPage) -> Iterator[Problem]:
    wanted = [slugs(of_theme(course, theme.slug)) for theme, _ in course.parts]
    rows = [attribute(row, "data-for") for row in here.tree.css(".bf-rows a")]
    if rows != wanted:
        yield broken(
            published.SERVICE,
            page.location,
            f"the list of parts in {here.path} does not say which are for which service "
            f"(data-for of its links): {published.UNDO}",
        )


def _offered(course: Course, page: Page, here: BuiltPage) -> Iterator[Problem]:
    services = course.settings.services
    wanted = [(one.slug, one.name, in_sentence(one)) for one in services]
    offered = [
        (attribute(one, "data-service"), words(one, lambda _: False), attribute(one, "data-words"))
        for place in here.tree.css("[data-module=services] > template")
        # The parser keeps what is in a template apart from the page.
        for one in LexborHTMLParser((place.html or "").replace("template", "div")).css("button")
    ]
    if [one for one in offered if one[0] != OTHER] != wanted or len(offered) != (
        len(wanted) + bool(wanted)
    ):
        yield broken(
            published.SERVICE,
            course.settings.keys.key("services"),
            f"{here.path} offers other services than the course start lists under services: "
            f"({', '.join(one.name for one in services) or 'none'}): {published.UNDO}",
        )


def _wanted(services: Iterable[Service], told: str) -> tuple[str, str, bool]:
    return slugs(services), told, True


def _said(tag: LexborNode, here: BuiltPage) -> tuple[str, str, bool]:
    """What a tag says to a script and to a reader, and whether it can be seen."""
    return attribute(tag, "data-for"), words(tag, lambda _: False), here.sight.seen(tag)


def _broken(
    location: Location,
    here: BuiltPage,
    what: str,
    wanted: str,
    tags: list[LexborNode],
) -> Problem:
    says = " and ".join(f'"{words(tag, lambda _: False)}"' for tag in tags) or "nothing"
    says += " (or its data-for is wrong, or nobody can see it)" if tags else ""
    return broken(
        published.SERVICE,
        location,
        f'{what} from here should say "{wanted}", and in {here.path} it says {says}: '
        f"{published.UNDO}"
        if wanted
        else f"{what} says {says} in {here.path}, and is for no service: {published.UNDO}",
    )
