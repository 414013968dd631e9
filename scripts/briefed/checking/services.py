"""Which services a quote, or a theme, is for. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from briefed.checking.coverage import Coverage
from briefed.checking.overstatement.names import SERVICE_NAMES
from briefed.model import Course, Quote, Service, Statement
from briefed.source.services import (
    ANY_BRACKET,
    label,
    listed,
    meant_by,
    practice_point,
    unknown_in,
)
from briefed.source.support import PRACTICE, Point
from briefed.text.naming import named
from briefed.text.patterns import lazily
from briefed.text.similarity import nearest
from briefed.text.words import plain

_ALIKE = 0.75  # least similarity of what is in brackets to a name that it may have been meant for
_NAME_ALIKE = 0.6  # and of what is written like a name

_MOST_NAMES = 3  # on a tag
# "For health visitors: Ask …", which is text as any other.
_BEFORE = lazily(
    r"(?i)[*_]*(?P<said>(?:for\s+)?(?:(?:the|all)\s+)?(?P<named>[^:.;!?()*_]{2,80})[*_]*:)[*_]*\s"
)
_EMPHASIS = lazily(r"[*_]+")
_SEEN = lazily(r"\S")
_HALF_MARK = lazily(r"[(\[{](?P<named>[^()\[\]{}]+)$")  # opened, and not closed


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


class SaidBefore(NamedTuple):
    """What a practice point begins with, as it is read, the names in it, and where it ends."""

    said: str
    named: str
    end: int


class Names:
    """The names of a course's services, and the briefing that may name others."""

    def __init__(self, course: Course) -> None:
        self.services = course.settings.services
        self.listed = [name for service in self.services for name in service.names]
        self.unread = "services" in course.settings.unread
        self._lowered = {name.lower(): name for name in self.listed}
        self._texts = [statement.text for statement in course.briefing.statements]

    def whole(self, words: str) -> bool:
        """Whether words name services alone."""
        return None not in meant_by(words, self.services)

    def near(self, words: str) -> str:
        """The name that words were nearly; "" for none."""
        least = _NAME_ALIKE if is_name(words) and not self.within(words) else _ALIKE
        return self._lowered.get(nearest(words.lower(), self._lowered, least) or "", "")

    def unknown(self, words: str) -> list[str]:
        """The words that name no service, among some that do: “GPs” in “health visitors, GPs”."""
        return unknown_in(words, self.services)

    def meant(self, words: str) -> str:
        """Words that name services alone, or the name that they were nearly; "" for neither."""
        return words if self.whole(words) else self.near(words)

    def within(self, words: str) -> bool:
        """Whether words name a service, beside something else."""
        return any(meant_by(words, self.services)) or bool(named(words, self.listed))

    def unlisted(self, words: str, often: bool = False) -> bool:
        """Whether words are meant for a service that is not listed.

        Where no services are listed at all, the briefing has the words, or other points end in them
        as well.
        """
        if self.listed:
            return is_name(words) or words.lower() in SERVICE_NAMES
        in_briefing = any(named(text, [words]) for text in self._texts)
        return is_name(words) and (often or in_briefing)

    def without_mark(self, point: Point) -> str:
        """The text of a point without what says for whom it is: the brackets at its end, and what
        was meant for such, with spaces in its place.

        It is judged by the rules for services alone, whether it can be read or not.
        """
        text = self._blank(point.text) if point.part == PRACTICE else point.text
        if point.part == PRACTICE and (at := self._half(text)) is not None:
            return text[:at]
        found = max(ANY_BRACKET.finditer(text), key=re.Match.start, default=None)
        if point.part != PRACTICE or not found or text[found.end() :].strip(" .\n"):
            return text
        words = plain(found["named"])
        if self.unread:
            meant = is_name(words)
        else:
            meant = self.whole(words) or bool(self.near(words))
            if found["sign"] == "(":
                meant = meant or self.within(words) or self.unlisted(words)
        return text[: found.start()] if meant else text

    def _blank(self, text: str) -> str:
        """A practice point with spaces in the place of the services that it is said to be for,
        where these are not at its end. Its length is as before.
        """
        spans = [
            found.span()
            for found in ANY_BRACKET.finditer(text)
            if self.is_stray(plain(found["named"]), found["sign"])
        ]
        if before := self.said_before(text):
            marked = practice_point(text, self.services).services
            if not marked or {*meant_by(before.named, self.services)} <= {*marked}:
                spans.append((0, before.end))
        for start, end in spans:
            text = text[:start] + _SEEN.sub(" ", text[start:end]) + text[end:]
        return text

    def said_before(self, text: str) -> SaidBefore | None:
        """The services that a practice point begins with; None where it begins otherwise."""
        found = _BEFORE.match(text)
        if not found or not self.whole(found["named"]):
            return None
        return SaidBefore(_EMPHASIS.sub("", found["said"]), found["named"], found.end())

    def is_stray(self, words: str, sign: str, last: bool = False) -> bool:
        """Whether words in brackets are meant for services, where they mark nothing for one.

        `sign` is the first bracket, and `last` whether they are the last thing in their text.
        """
        if not (is_name(words) or sign == "["):
            return False
        return self.whole(words) or (last and bool(self.near(words)))

    def _half(self, text: str) -> int | None:
        """Where the mark of a point begins that has only one of its brackets; else None."""
        if found := _HALF_MARK.search(text):
            words = plain(found["named"])
            return found.start() if self.whole(words) or self.within(words) else None
        name = self.unopened(text)
        return text.rindex(name) if name else None

    def unopened(self, text: str) -> str:
        """The name of a service that a text ends in, with a bracket behind it alone; else ""."""
        words = text.rstrip(" .\n")
        if not words.endswith((")", "]", "}")) or any(sign in words for sign in "([{"):
            return ""
        return next((name for name in self.listed if words[:-1].endswith(name)), "")


def is_name(words: str) -> bool:
    """Whether words are written like a name, and not all in capitals."""
    return words[:1].isupper() and not words.isupper() and not any(map(str.isdigit, words))
