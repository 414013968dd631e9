"""The table of problem codes. Importing the modules of rules fills it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from briefed.checking.coverage import Coverage
from briefed.model import Course, Location, Site

# What a rule reports: a problem without its code and its severity.
Reported = tuple[Location, "str | None", str]
Rule = Callable[[Course, Coverage], Iterator[Reported]]
SiteRule = Callable[[Site], Iterator[Reported]]


class Code(NamedTuple):
    """A problem code: when it is reported and how to mend it.

    `run` is the rule for a course, `run_on_site` that for the pages and settings that belong to no
    course; both are None for a code that only the built site can show. With `without_briefing`, the
    rule runs even where the briefing can't be read at all. The `slow` rules take as long as all
    others together, so they may run in a second process. A rule waits until the faults of the
    settings that it `needs` are mended: before that, it would report what is right. For the same
    reason a rule `of_whole_questions` is given no question of which a line could not be read. Only
    `dated` rules are told on which day a course is checked.
    """

    name: str
    severity: str
    when: str
    mend: str
    run: Rule | None
    without_briefing: bool = False
    slow: bool = False
    run_on_site: SiteRule | None = None
    needs: frozenset[str] = frozenset()
    of_whole_questions: bool = False
    dated: bool = False

    def waits_for(self, unread: frozenset[str]) -> bool:
        """Whether it needs a setting whose value is not known."""
        return bool(self.needs & unread)


REGISTRY: dict[str, Code] = {}


def rule(
    name: str,
    when: str,
    mend: str,
    severity: str = "error",
    *,
    without_briefing: bool = False,
    slow: bool = False,
    needs: Iterable[str] = (),
    of_whole_questions: bool = False,
    dated: bool = False,
) -> Callable[[Rule], Rule]:
    """Enter a rule into the table, under its code."""

    def enter(run: Rule) -> Rule:
        REGISTRY[name] = Code(
            name,
            severity,
            when,
            mend,
            run,
            without_briefing,
            slow,
            needs=frozenset(needs),
            of_whole_questions=of_whole_questions,
            dated=dated,
        )
        return run

    return enter


def also_on_site(name: str) -> Callable[[SiteRule], SiteRule]:
    """Enter what finds, in the site's own pages and settings, the problems of a rule above it."""

    def enter(run: SiteRule) -> SiteRule:
        REGISTRY[name] = REGISTRY[name]._replace(run_on_site=run)
        return run

    return enter


def site_rule(
    name: str, when: str, mend: str, severity: str = "error", *, needs: Iterable[str] = ()
) -> Callable[[SiteRule], SiteRule]:
    """Enter a rule for the site alone into the table, under its code."""

    def enter(run: SiteRule) -> SiteRule:
        REGISTRY[name] = Code(
            name, severity, when, mend, None, run_on_site=run, needs=frozenset(needs)
        )
        return run

    return enter


def published(name: str, when: str, mend: str) -> str:
    """Enter a code that only the built site can show; returns its name."""
    REGISTRY[name] = Code(name, "error", when, mend, None)
    return name


def published_codes() -> tuple[str, ...]:
    """The names of the codes that only the built site can show."""
    return tuple(name for name, code in REGISTRY.items() if not (code.run or code.run_on_site))
