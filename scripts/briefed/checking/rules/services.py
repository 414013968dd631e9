"""Every service is led to every statement that is meant for it, and no page invents a service."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from briefed.checking.coverage import Coverage
from briefed.checking.rules.registry import Reported, rule
from briefed.model import Course, Location, Page, Prose, Service
from briefed.source.headings import slugify
from briefed.source.page_parts import FINDINGS
from briefed.source.quotes import REFERENCE
from briefed.source.services import ANY_BRACKET, is_practice, meant_by
from briefed.source.support import PRACTICE, is_point, rests_on
from briefed.text.naming import named, same_name
from briefed.text.similarity import nearest
from briefed.text.words import plain

_MARKED = (PRACTICE, FINDINGS)  # the parts of a page that say for whom something is
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
    "brackets seem to name a service, and mark nothing for one: they are not at the end of a "
    "practice point, or have words that are no name under `services:`",
    "end the practice point in names of services, as under `services:` on the course start, in "
    "round brackets",
    "warning",
)
def unclear_service(course: Course, _: Coverage) -> Iterator[Reported]:
    names = _Names(course)
    brackets = [one for page in course.pages for one in _brackets(page)]
    ends = Counter(one.words for one in brackets if one.is_mark)
    for one in brackets:
        message = (
            _no_mark(one, names, often=ends[one.words] > 1) if one.is_mark else _stray(one, names)
        )
        if message:
            yield one.prose.location.within(one.prose.text, one.at), None, message


class _Bracket(NamedTuple):
    """Brackets in a text of a page: what is in them, where they begin, and their first sign.

    `last` is whether they are the last thing in their text, but for ids.
    """

    prose: Prose
    words: str
    at: int
    sign: str
    last: bool

    @property
    def is_mark(self) -> bool:
        """Whether they would mark a practice point for the services that they name."""
        return self.last and self.sign == "(" and is_practice(self.prose)

    @property
    def is_name(self) -> bool:
        """Whether their words are written like a name, and not all in capitals."""
        return self.words[:1].isupper() and not self.words.isupper()

    @property
    def shown(self) -> str:
        """The brackets with their words."""
        return f"({self.words})" if self.sign == "(" else f"[{self.words}]"


class _Names:
    """The names of a course's services, and the briefing that may name others."""

    def __init__(self, course: Course) -> None:
        self.services = course.settings.services
        self.listed = [name for service in self.services for name in service.names]
        self._lowered = {name.lower(): name for name in self.listed}
        self._texts = [statement.text for statement in course.briefing.statements]

    def whole(self, words: str) -> bool:
        """Whether words name services alone."""
        return None not in meant_by(words, self.services)

    def near(self, words: str) -> str:
        """The name that words were nearly; "" for none."""
        near = nearest(words.lower(), self._lowered, _ALIKE)
        return self._lowered[near] if near else ""

    def within(self, words: str) -> bool:
        """Whether words name a service, beside something else."""
        return any(meant_by(words, self.services)) or bool(named(words, self.listed))

    def in_briefing(self, words: str) -> bool:
        """Whether the briefing has these words."""
        return any(named(text, [words]) for text in self._texts)


def _brackets(page: Page) -> Iterator[_Bracket]:
    """The brackets on a page that may be meant for a service: in practice, among the findings."""
    for prose in page.prose:
        if prose.part not in _MARKED or prose.kind == "code":
            continue
        text = rests_on(prose.text)[0] if is_point(prose) else prose.text
        for found in ANY_BRACKET.finditer(text) if "(" in text or "[" in text else ():
            if not REFERENCE.fullmatch(found.group()):
                last = not text[found.end() :].strip(" .\n")
                yield _Bracket(prose, plain(found["named"]), found.start(), found["sign"], last)


def _no_mark(bracket: _Bracket, names: _Names, often: bool) -> str:
    """Why brackets that end a practice point mark it for no service; "" where they do, or where
    they are not meant to.

    `often` is whether others end in the same words.
    """
    words = bracket.words
    if names.whole(words):
        return ""
    near = names.near(words)
    unlisted = bracket.is_name and (often or names.in_briefing(words))
    if not (near or names.within(words) or unlisted):
        return ""
    lead = f"{bracket.shown} does not mark this point for a service: "
    if not names.listed:
        return f"{lead}list it under services: on the course start, or take the brackets away"
    return (
        f"{lead}{f'did you mean ({near})? Write' if near else 'write'} nothing in the brackets but "
        f"names of services, as under services: on the course start: {', '.join(names.listed)}"
    )


def _stray(bracket: _Bracket, names: _Names) -> str:
    """Why brackets that name a service, or nearly, mark nothing where they are; "" for others."""
    words = bracket.words
    if not (bracket.is_name or bracket.sign == "["):
        return ""
    if not (names.whole(words) or (bracket.last and names.near(words))):
        return ""
    if is_practice(bracket.prose):
        return (
            f"{bracket.shown} does not mark this point for a service: write "
            f"({names.near(words) or words}), in round brackets, at its end"
        )
    return (
        f"{bracket.shown} marks nothing for a service: only an item below “In practice” is marked "
        "so. A finding is for the services under which its statement is listed"
    )
