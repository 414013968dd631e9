"""Which services a quote, or a theme, is for. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from briefed.checking.coverage import Coverage
from briefed.model import Course, Quote, Service, Statement
from briefed.text.naming import named


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


def of_theme(course: Course, theme: str) -> tuple[Service, ...]:
    """The services that some statement of a theme is for."""
    found = next((one for one in course.briefing.themes if one.slug == theme), None)
    ids = {statement.id for statement in found.statements} if found else set()
    return tuple(one for one in course.settings.services if ids & set(one.statements))
