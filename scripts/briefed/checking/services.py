"""Which services a quote, or a theme, is for. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from briefed.checking.coverage import Coverage
from briefed.model import Course, Quote, Service, Statement
from briefed.source.services import label, listed
from briefed.text.naming import named

_MOST_NAMES = 3  # on a tag


def meant_for(course: Course, coverage: Coverage, quotes: Iterable[Quote]) -> tuple[Service, ...]:
    """The services that some quotes are for, in the order of the course start.

    A quote is for the services of its statement. Where sentences of the statement name a service,
    it is for that service only if it has one of these.
    """
    if not course.settings.services:
        return ()
    quoted = [
        (statement, coverage.matches[quote])
        for quote in quotes
        if quote in coverage.matches and (statement := coverage.statement(quote))
    ]
    return tuple(
        service
        for service in course.settings.services
        if any(_speaks_to(service, *one) for one in quoted)
    )


def _speaks_to(service: Service, statement: Statement, run: tuple[int, int]) -> bool:
    if statement.id not in service.statements:
        return False
    naming = [at for at, one in enumerate(statement.sentences) if named(one, service.names)]
    return not naming or any(run[0] <= at <= run[1] for at in naming)


def said_of(course: Course, coverage: Coverage, quotes: Iterable[Quote]) -> str:
    """What the tag of a finding with some quotes says; "" where they are for no service.

    That the briefing names a service says nothing against others who read it, so that is what the
    tag says. A service that the course start lists without its name in the quotes is one the
    finding is for. The names of many services are in the quote, and not once more above it.
    """
    shown = tuple(quotes)
    services = meant_for(course, coverage, shown)
    texts = [coverage.text(quote) for quote in shown]
    if not all(any(named(text, one.names) for text in texts) for one in services):
        return label(services)
    if len(services) > _MOST_NAMES:
        return f"Names {len(services)} services"
    return f"Names {listed(services)}" if services else ""


def of_theme(course: Course, theme: str) -> tuple[Service, ...]:
    """The services that some statement of a theme is for."""
    found = next((one for one in course.briefing.themes if one.slug == theme), None)
    ids = {statement.id for statement in found.statements} if found else set()
    return tuple(one for one in course.settings.services if ids & set(one.statements))
