"""Every rule of the check, in one registry: a newcomer finds a rule by searching for its code.

A rule is a pure function of a course and its coverage that yields (location, statement id or None, message).
"""

from __future__ import annotations

from ..coverage import Coverage
from ..model import Course, Problem
from . import built, completeness, grounding, items, upkeep  # noqa: F401 (importing them fills the registry)
from .registry import REGISTRY, Code, published_codes

__all__ = ["REGISTRY", "Code", "check", "published_codes", "summary"]


def check(course: Course, coverage: Coverage) -> tuple[Problem, ...]:
    """Every problem of a course's sources, sorted by file and line."""
    found = {
        Problem(code.name, code.severity, location, statement, message)
        for code in REGISTRY.values()
        if code.run is not None
        for location, statement, message in code.run(course, coverage)
    }
    return tuple(sorted(found, key=lambda problem: (problem.location, problem.code, problem.message)))


def summary(course: Course, coverage: Coverage) -> dict[str, int]:
    """How much of a course is covered: statements and sentences, what is taught, tested and exempt, and the questions."""
    sentences = [(s.id, index) for s in course.briefing.statements for index in range(len(s.sentences))]
    return {
        "statements": len(coverage.statements),
        "taught": sum(
            all((s.id, index) in coverage.taught for index in range(len(s.sentences))) for s in course.briefing.statements
        ),
        "sentences": len(sentences),
        "tested": sum(sentence in coverage.tested for sentence in sentences),
        "questions": len(course.questions),
        "exempt": sum(sentence in coverage.exempt for sentence in sentences),
    }
