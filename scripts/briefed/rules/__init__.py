"""Every rule of the check, in one registry: a newcomer finds a rule by searching for its code.

A rule is a pure function of a course and its coverage that yields (location, statement id or None, message).
"""

from __future__ import annotations

from collections.abc import Iterable

from ..briefing import CODE as BRIEFING_UNREADABLE
from ..coverage import Coverage, cover
from ..files import CODE as FILE_NOT_ALLOWED
from ..model import Course, Problem
from ..pages import CODE as PAGE_UNREADABLE
from ..quizzes import CODE as QUESTION_MALFORMED
from ..spread import both
from ..unwritten import written
from . import bounds, built, completeness, grounding, items, numbers, quotations, site, upkeep  # noqa: F401 (importing them fills the registry)
from .registry import REGISTRY, Code, published_codes

__all__ = ["REGISTRY", "Code", "check", "published_codes", "summary"]


# Of a briefing that can't be read at all nothing else can be told: one fault, one message.
_WITHOUT_BRIEFING = frozenset({BRIEFING_UNREADABLE, FILE_NOT_ALLOWED, PAGE_UNREADABLE, QUESTION_MALFORMED, "contact-missing", "contact-stale", "review-overdue",
                               "approval-missing", "approval-stale"})
# They read every sentence closely, which takes as long as all the other rules.
_SLOW = frozenset({"figure-not-in-briefing", "quotation-not-in-briefing"})
_WORTH_A_PROCESS = 12  # questions


def check(course: Course, coverage: Coverage) -> tuple[Problem, ...]:
    """Every problem of a course's sources, sorted by file and line."""
    unread = course.briefing.faults and not course.briefing.themes

    def found(codes: Iterable[Code]) -> set[Problem]:
        return {
            Problem(code.name, code.severity, location, statement, message)
            for code in codes
            if code.run is not None and (not unread or code.name in _WITHOUT_BRIEFING)
            for location, statement, message in code.run(course, coverage)
        }

    quick, slow = both(lambda: found(code for code in REGISTRY.values() if code.name not in _SLOW),
                       lambda: found(code for code in REGISTRY.values() if code.name in _SLOW),
                       worth=len(course.questions) > _WORTH_A_PROCESS)
    return tuple(sorted(quick | slow, key=lambda problem: (problem.location, problem.code, problem.message)))


def summary(course: Course, coverage: Coverage) -> dict[str, int]:
    """How much of a course is covered: statements and sentences, what is taught, tested and exempt, and the questions.

    A question that is still to be written tests nothing and is none.
    """
    whole = written(course)
    tested = coverage.tested if len(whole.questions) == len(course.questions) else cover(whole).tested
    sentences = [(s.id, index) for s in course.briefing.statements for index in range(len(s.sentences))]
    return {
        "statements": len(coverage.statements),
        "taught": sum(
            all((s.id, index) in coverage.taught for index in range(len(s.sentences))) for s in course.briefing.statements
        ),
        "sentences": len(sentences),
        "tested": sum(sentence in tested for sentence in sentences),
        "questions": len(whole.questions),
        "exempt": sum(sentence in coverage.exempt for sentence in sentences),
    }
