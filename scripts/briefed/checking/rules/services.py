"""Every service is led to every statement that is meant for it, and no page invents a service."""

from __future__ import annotations

from collections.abc import Iterator

from briefed.checking.coverage import Coverage, location_at
from briefed.checking.rules.registry import Reported, rule
from briefed.model import Course, Location, Page, Service
from briefed.source.headings import slugify
from briefed.source.services import is_practice, practice_point
from briefed.text.naming import named, same_name
from briefed.text.similarity import nearest

_ALIKE = 0.75  # least similarity of what is in brackets to a name that it may have been meant for


@rule(
    "service-not-named",
    "a service, or another name of one, is nowhere in the briefing",
    "write the name as the briefing writes it, or take it away",
)
def service_not_named(course: Course, _: Coverage) -> Iterator[Reported]:
    texts = [statement.text for statement in course.briefing.statements]
    for at, service in enumerate(course.settings.services):
        for name in service.names:
            if not any(named(text, [name]) for text in texts):
                yield (
                    _location(course, at, name),
                    None,
                    (
                        f"no statement of the briefing names {name!r}: write under services: what "
                        "the briefing calls the service, or take the name away"
                    ),
                )


@rule(
    "duplicate-service",
    "two services have the same name",
    "make them one service, or take the name from one of them",
)
def duplicate_service(course: Course, _: Coverage) -> Iterator[Reported]:
    seen: list[tuple[str, Service]] = []
    for at, service in enumerate(course.settings.services):
        for name in service.names:
            other = next((one for was, one in seen if _same(was, name)), None)
            if other:
                yield (
                    _location(course, at, name),
                    None,
                    (
                        f"{name!r} is already a name of the service {other.name!r}: make them one "
                        "service, or take the name from one of them"
                    ),
                )
            seen.append((name, service))


def _location(course: Course, at: int, name: str) -> Location:
    """The location of a name of the service at a position."""
    keys, way = course.settings.keys, ("services", at)
    own = course.settings.services[at].name == name
    return keys.value(*way, "name") if own else keys.listed(name, *way, "also named")


def _same(one: str, other: str) -> bool:
    """Whether nobody could tell two names apart, or a browser what was chosen."""
    return same_name(one, other) or slugify(one) == slugify(other)


@rule(
    "service-without-statement",
    "a service has no statement",
    "list the statements that are for it, or take the service away",
)
def service_without_statement(course: Course, _: Coverage) -> Iterator[Reported]:
    for service in course.settings.services:
        if not service.statements:
            yield (
                service.location,
                None,
                (
                    f"no statement is listed for the service {service.name!r}: list those that "
                    "are for it under its statements:, or take the service away"
                ),
            )


@rule(
    "statement-without-service",
    "a statement names a service and is not listed under it",
    "list it under the service's `statements:` on the course start",
)
def statement_without_service(course: Course, _: Coverage) -> Iterator[Reported]:
    for at, service in enumerate(course.settings.services):
        for statement in course.briefing.statements:
            words = named(statement.text, service.names)
            if words and statement.id not in service.statements:
                yield (
                    course.settings.keys.value("services", at, "statements"),
                    statement.id,
                    (
                        f"{statement.id} names “{words}”, and nothing leads {service.name!r} to "
                        f"it: add {statement.id} to the statements: of that service"
                    ),
                )


@rule(
    "unclear-service",
    "brackets at the end of a practice point seem to name a service, and mark it for none",
    "write nothing in them but names of services, as under `services:` on the course start",
    "warning",
)
def unclear_service(course: Course, _: Coverage) -> Iterator[Reported]:
    if course.settings.services:
        for page in course.pages:
            yield from _unclear(page, course.settings.services)


def _unclear(page: Page, services: tuple[Service, ...]) -> Iterator[Reported]:
    names = [name for service in services for name in service.names]
    lowered = {name.lower(): name for name in names}
    for prose in page.prose:
        found = practice_point(prose.text, services) if is_practice(prose) else None
        if found is None or found.services or not found.bracket:
            continue
        alike = nearest(found.bracket.lower(), lowered, _ALIKE)
        if found.unknown or named(found.bracket, names) or alike:
            meant = f"did you mean ({lowered[alike]})? " if alike else ""
            yield (
                location_at(prose.text, prose.location, prose.text.rindex("(")),
                None,
                (
                    f"({found.bracket}) does not mark this point for a service: {meant}Write "
                    "nothing in the brackets but names of services, as under services: on the "
                    f"course start: {', '.join(names)}"
                ),
            )
