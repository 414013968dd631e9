"""Every service is led to every statement that is meant for it, and no page invents a service."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefed.checking.coverage import Coverage
from briefed.checking.point_ids import misplaced_ids
from briefed.checking.rules.registry import Reported, rule
from briefed.checking.services import Names
from briefed.model import Course, Location, Page, Prose, Service
from briefed.source.headings import slugify
from briefed.source.page_parts import FINDINGS
from briefed.source.quotes import REFERENCE
from briefed.source.services import ANY_BRACKET, is_practice, practice_point
from briefed.source.support import PRACTICE, is_point, points, rests_on
from briefed.text.naming import named, same_name
from briefed.text.similarity import nearest
from briefed.text.words import OUTER, plain

_MARKED = FINDINGS | {PRACTICE}  # the parts of a page that say for whom something is
_ALIKE = 0.75  # least similarity of a name to words that it may have been meant for


@rule(
    "service-not-named",
    "a service, or another name of one, is nowhere in the briefing",
    "write the name as the briefing writes it, or take it away",
)
def service_not_named(course: Course, _: Coverage) -> Iterator[Reported]:
    texts = [statement.text for statement in course.briefing.statements]
    for at, name in _unnamed(course):
        near = _near(name, texts)
        yield (
            _location(course, at, name),
            None,
            f"no statement of the briefing names {name!r}: "
            f"{f'did you mean {near!r}? Write' if near else 'write'} under "
            "“services:” what the briefing calls the service, or delete this name",
        )


def _unnamed(course: Course) -> Iterator[tuple[int, str]]:
    """The names of services that no statement has, each with the position of its service."""
    texts = [statement.text for statement in course.briefing.statements]
    for at, service in enumerate(course.settings.services):
        for name in service.names:
            if not any(named(text, [name]) for text in texts):
                yield at, name


def _near(name: str, texts: Iterable[str]) -> str:
    """The words of some texts that a name was nearly, as they are written there; "" for none."""
    length = len(name.split())
    runs: dict[str, str] = {}
    for text in texts:
        words = [word.strip(OUTER) for word in text.split()]
        for at in range(len(words) - length + 1):
            run = " ".join(words[at : at + length])
            runs.setdefault(run.lower(), run)
    return runs.get(nearest(name.lower(), runs, _ALIKE) or "", "")


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
                told = (
                    f"another name of this service finds {name!r} as well: delete this line"
                    if other is service
                    else (
                        f"{name!r} is a name of the service {other.name!r} as well: make them one "
                        "service, or delete this name"
                    )
                )
                yield _location(course, at, name), None, told
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
                f"no statement is listed for the service {service.name!r}: write under its "
                f"“statements:” the ids of those that are for it{_naming(course, service)}, "
                "or delete the service",
            )


def _naming(course: Course, service: Service) -> str:
    """The statements that name a service, for a message; "" for none."""
    ids = [one.id for one in course.briefing.statements if named(one.text, service.names)]
    return f", such as {', '.join(ids)}" if ids else ""


@rule(
    "statement-without-service",
    "a statement names a service and is not listed under it",
    "list it under the service's `statements:` on the course start",
)
def statement_without_service(course: Course, _: Coverage) -> Iterator[Reported]:
    for at, service in enumerate(course.settings.services):
        if not service.statements:
            continue  # `service_without_statement` reports it
        listed = _listed(service, course)
        for statement in course.briefing.statements:
            words = named(statement.text, service.names)
            if words and statement.id not in listed:
                yield (
                    course.settings.keys.value("services", at, "statements"),
                    statement.id,
                    f"{statement.id} names “{words}”, and is not listed for "
                    f"{service.name!r}: write the id under “statements:” of that service, at "
                    "the top of the course start",
                )


def _listed(service: Service, course: Course) -> set[str]:
    """The statements under a service, with those that were meant: `unknown-statement` reports the
    slips.
    """
    known = [statement.id for statement in course.briefing.statements]
    slips = (nearest(one, known) for one in service.statements if one not in known)
    return {*service.statements, *filter(None, slips)}


@rule(
    "unclear-service",
    "brackets seem to name a service, and mark nothing for one: they are not at the end of a "
    "practice point, or have words that are no name under `services:`",
    "end the practice point in names of services, as under `services:` on the course start, in "
    "round brackets",
    "warning",
    needs=["services"],
)
def unclear_service(course: Course, _: Coverage) -> Iterator[Reported]:
    if any(_unnamed(course)):
        return  # what is in brackets may be the name that was meant
    names = Names(course)
    for page in course.pages:
        for point in page.prose:
            if not is_practice(point) or _is_misread(point, page):
                continue
            if name := names.unopened(rests_on(point.text)[0]):
                at = point.text.rindex(name)
                message = f"the brackets around “{name}” have no beginning: write ({name})"
                yield point.location.within(point.text, at), None, message
            elif message := _said_before(point.text, names):
                yield point.location, None, message
    brackets = [one for page in course.pages for one in _brackets(page)]
    ends = Counter(one.words for one in brackets if one.is_mark)
    told = {location for location, *_ in misplaced_ids(course)}
    for one in brackets:
        if one.behind & told and names.meant(one.words):
            continue  # what is to be written there has the brackets as they were meant
        message = (
            _no_mark(one, names, often=ends[one.words] > 1) if one.is_mark else _stray(one, names)
        )
        if message:
            yield one.prose.location.within(one.prose.text, one.at), None, message


def _said_before(text: str, names: Names) -> str:
    """Why a practice point that begins with a service is for none; "" where it is for one, begins
    otherwise, or ends in brackets for one, whose message tells how to write it.
    """
    found = names.said_before(text)
    end = practice_point(text, names.services)
    if not found or end.services or (end.bracket and _meant_as_mark(end.bracket, names)):
        return ""
    return (
        f"“{found.said}” at its beginning does not mark this point for a service: write "
        f"({found.named}) at its end, before the id, and take these words away"
    )


def _meant_as_mark(words: str, names: Names) -> bool:
    return bool(names.near(words)) or names.within(words) or names.unlisted(words)


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
    def behind(self) -> set[Location]:
        """Where the ids in front of them are."""
        ids = REFERENCE.finditer(self.prose.text, 0, self.at)
        return {self.prose.location.within(self.prose.text, one.start()) for one in ids}

    @property
    def shown(self) -> str:
        """The brackets with their words."""
        return f"({self.words})" if self.sign == "(" else f"[{self.words}]"


def _brackets(page: Page) -> Iterator[_Bracket]:
    """The brackets on a page that may be meant for a service: in practice, among the findings."""
    for prose in page.prose:
        if prose.part not in _MARKED or prose.kind == "code" or _is_misread(prose, page):
            continue
        text = rests_on(prose.text)[0] if is_point(prose) else prose.text
        for found in ANY_BRACKET.finditer(text) if "(" in text or "[" in text else ():
            if not REFERENCE.fullmatch(found.group()):
                last = not REFERENCE.sub("", text[found.end() :]).strip(" .\n")
                yield _Bracket(prose, plain(found["named"]), found.start(), found["sign"], last)


def _is_misread(prose: Prose, page: Page) -> bool:
    """Whether a text has a fault of its own, so that it may have been meant as something else."""
    lines = range(prose.location.line, prose.location.line + prose.text.count("\n") + 1)
    return any(fault.location.line in lines for fault in page.faults)


def _no_mark(bracket: _Bracket, names: Names, often: bool) -> str:
    """Why brackets that end a practice point mark it for no service; "" where they do, or where
    they are not meant to.

    `often` is whether others end in the same words.
    """
    words = bracket.words
    if names.whole(words):
        return ""
    near = names.near(words)
    if not (_meant_as_mark(words, names) or names.unlisted(words, often)):
        return ""
    lead = f"{bracket.shown} does not mark this point for a service: "
    if not names.listed:
        return (
            f"{lead}write it under “services:” at the top of the course start, or take the "
            "brackets away"
        )
    listed = ", ".join(names.listed)
    if unknown := names.unknown(words):
        return (
            f"{lead}under “services:” at the top of the course start there is no "
            f"“{'” and no “'.join(unknown)}”. Write it there, or take it out of the brackets. The "
            f"names there are: {listed}"
        )
    if not near and not names.within(words):
        return (
            f"{lead}there is no “{words}” under “services:” at the top of the course start. "
            f"Write it there, or write one of those that are: {listed}"
        )
    return (
        f"{lead}{f'did you mean ({near})? Write' if near else 'write'} nothing in the brackets "
        "but names of services, as under “services:” at the top of the course start, with "
        f"commas or “and” between: {listed}"
    )


def _stray(bracket: _Bracket, names: Names) -> str:
    """Why brackets that name a service, or nearly, mark nothing where they are; "" for others."""
    words = bracket.words
    if not names.is_stray(words, bracket.sign, bracket.last):
        return ""
    if is_practice(bracket.prose):
        return (
            f"{bracket.shown} does not mark this point for a service: write "
            f"({names.near(words) or words}), in round brackets, at its end"
        )
    return (
        f"{bracket.shown} marks nothing for a service, since only an item below “In practice” is "
        "marked so. A finding is for the services under which its statement is listed"
    )


@rule(
    "point-not-for-service",
    "a practice point is marked for a service, and the statement that it rests on is not listed "
    "under that service",
    "list the statement under the service, or take the service out of the brackets",
    "warning",
    needs=["services"],
)
def point_not_for_service(course: Course, _: Coverage) -> Iterator[Reported]:
    # What is missing from the list, or has a slip, is reported there.
    listed = {
        service: {*_listed(service, course)}
        | {one.id for one in course.briefing.statements if named(one.text, service.names)}
        for service in course.settings.services
    }
    known = {statement.id for statement in course.briefing.statements}
    for theme, page in course.parts:
        of_theme = tuple(statement.id for statement in theme.statements)
        for point in points(page):
            if point.part != PRACTICE:
                continue
            rests = point.rests or of_theme
            if not known.intersection(rests):
                continue  # `unknown_statement` reports it
            for service in practice_point(point.text, course.settings.services).services:
                if service.statements and not set(rests) & listed[service]:
                    yield (
                        point.location.within(point.text, point.text.rindex("(")),
                        rests[0] if len(rests) == 1 else None,
                        f"this point is for {service.name}, and {' or '.join(rests)}, which "
                        "it rests on, is not listed for that service: write the id under "
                        "“statements:” of the service, at the top of the course start, or "
                        "take the service out of the brackets",
                    )
