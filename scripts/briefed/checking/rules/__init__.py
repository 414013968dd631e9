"""All rules of the check: a newcomer finds a rule by searching for its code.

A rule is a pure function of a course and its coverage, or of the site. It yields (location,
statement id or None, message).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefed.checking.coverage import Coverage, cover
from briefed.checking.rules import (
    brackets,
    briefing,
    cases,
    cues,
    editions,
    grounding,
    items,
    links,
    numbers,
    overstatement,
    pages,
    parts,
    pictures,
    published,
    quotations,
    relevance,
    repeats,
    roles,
    sequence,
    services,
    site,
    statements,
    teaching,
    upkeep,
    wording,
)
from briefed.checking.rules.registry import REGISTRY, Code, published_codes
from briefed.model import Course, Location, Problem, Site
from briefed.parallel import both
from briefed.source.placeholders import written

# Importing these modules enters their rules into the registry.
RULE_MODULES = (
    brackets,
    briefing,
    cases,
    cues,
    editions,
    grounding,
    items,
    links,
    numbers,
    overstatement,
    pages,
    parts,
    pictures,
    published,
    quotations,
    relevance,
    repeats,
    roles,
    sequence,
    services,
    site,
    statements,
    teaching,
    upkeep,
    wording,
)

__all__ = ["REGISTRY", "Code", "check", "check_all", "of_day", "published_codes", "summary"]


_WORTH_A_PROCESS = 12  # questions; fewer are checked sooner in one process


def check(course: Course, coverage: Coverage) -> tuple[Problem, ...]:
    """Every problem of a course's sources, sorted by file and line."""
    (found,), _ = check_all([(course, coverage)], Site(course.today))
    return found


def check_all(
    courses: Sequence[tuple[Course, Coverage]], site: Site
) -> tuple[list[tuple[Problem, ...]], tuple[Problem, ...]]:
    """The problems of each course, as `check` finds them, and those of the site.

    The slow rules of all run in a second process.
    """
    worth = sum(len(course.questions) for course, _ in courses) > _WORTH_A_PROCESS
    quick: list[set[Problem]]
    slow: list[set[Problem]]
    quick, slow = both(
        lambda: _of_all(courses, site, slow=False),
        lambda: _of_all(courses, site, slow=True),
        worth=worth,
    )
    *of_courses, of_site = (
        tuple(sorted(found | more, key=_in_order)) for found, more in zip(quick, slow, strict=True)
    )
    return of_courses, of_site


def _of_all(
    courses: Sequence[tuple[Course, Coverage]], site: Site, *, slow: bool
) -> list[set[Problem]]:
    """What the slow rules find, or the others: of each course, and at the end of the site."""
    codes = [code for code in REGISTRY.values() if code.slow is slow]
    return [*(_problems(*one, codes) for one in courses), _of_site(site, codes)]


def of_day(course: Course, coverage: Coverage) -> set[Problem]:
    """The problems of a course that may be others on another day."""
    return _problems(course, coverage, [code for code in REGISTRY.values() if code.dated])


def _of_site(site: Site, codes: Iterable[Code]) -> set[Problem]:
    return {
        Problem(code.name, code.severity, location, statement, message)
        for code in codes
        if code.run_on_site is not None and not code.waits_for(site.settings.unread)
        for location, statement, message in code.run_on_site(site)
    }


def _problems(course: Course, coverage: Coverage, codes: Iterable[Code]) -> set[Problem]:
    """The problems that some rules find. Only dated rules are told the date.

    Where the briefing can't be read at all, most rules are skipped, so that one fault gives one
    message.
    """
    unread = course.briefing.faults and not course.briefing.themes
    undated = course._replace(today="")
    whole = undated.with_whole_questions()
    return {
        Problem(code.name, code.severity, location, statement, message)
        for code in codes
        if code.run is not None
        and (not unread or code.without_briefing)
        and not code.waits_for(course.settings.unread)
        for location, statement, message in code.run(
            course if code.dated else whole if code.of_whole_questions else undated, coverage
        )
    }


def _in_order(problem: Problem) -> tuple[Location, str, str]:
    """The key by which problems are sorted: file and line, then code and message."""
    return problem.location, problem.code, problem.message


COUNTED = ("statements", "taught", "sentences", "tested", "questions", "exempt")


def summary(course: Course, coverage: Coverage, theme: str | None = None) -> dict[str, int]:
    """How much of a course is covered, or of one theme of it, as counts.

    Counts the statements and the sentences, how many of them are taught, tested and exempt, and the
    questions. A question that is not written yet does not count and tests nothing.
    """
    whole = written(course)
    tested = (
        coverage.tested if len(whole.questions) == len(course.questions) else cover(whole).tested
    )
    statements = [s for s in course.briefing.statements if theme in (None, s.theme)]
    sentences = [(s.id, index) for s in statements for index in range(len(s.sentences))]
    return {
        "statements": len({s.id for s in statements}),
        "taught": sum(
            all((s.id, index) in coverage.taught for index in range(len(s.sentences)))
            for s in statements
        ),
        "sentences": len(sentences),
        "tested": sum(sentence in tested for sentence in sentences),
        "questions": sum(
            len(quiz.questions) for quiz in whole.quizzes if theme in (None, quiz.slug)
        ),
        "exempt": sum(sentence in coverage.exempt for sentence in sentences),
    }
