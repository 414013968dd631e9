"""The table of problem codes. Importing the modules of rules fills it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from briefed.checking.coverage import Coverage
from briefed.model import Course, Location

Finding = tuple[Location, "str | None", str]
Rule = Callable[[Course, Coverage], Iterator[Finding]]


class Code(NamedTuple):
    """A problem code: when it is reported and how to mend it.

    `run` is the rule, None for a code that only the built site can show. With `without_briefing`,
    the rule runs even where the briefing can't be read at all. The `slow` rules take as long as all
    others together, so they may run in a second process.
    """

    name: str
    severity: str
    when: str
    mend: str
    run: Rule | None
    without_briefing: bool = False
    slow: bool = False


REGISTRY: dict[str, Code] = {}


def rule(
    name: str,
    when: str,
    mend: str,
    severity: str = "error",
    *,
    without_briefing: bool = False,
    slow: bool = False,
) -> Callable[[Rule], Rule]:
    """Enter a rule into the table, under its code."""

    def enter(run: Rule) -> Rule:
        REGISTRY[name] = Code(name, severity, when, mend, run, without_briefing, slow)
        return run

    return enter


def published(name: str, when: str, mend: str) -> str:
    """Enter a code that only the built site can show; returns its name."""
    REGISTRY[name] = Code(name, "error", when, mend, None)
    return name


def published_codes() -> tuple[str, ...]:
    """The names of the codes that only the built site can show."""
    return tuple(name for name, code in REGISTRY.items() if code.run is None)
