"""What a problem asks for: which kind of work it is, and who decides it. Pure.

A code that is in none of the lists is mended if it is an error, and decided upon if a warning.
"""

from __future__ import annotations

from briefed.model import Course, Problem
from briefed.source.page_parts import SAFETY

WRITE, STALE, MEND, DECIDE = KINDS = ("to write", "out of date", "to mend", "to decide")
OFFICER, SPECIALIST, VERIFIER, APPROVER = DECIDERS = (
    "the officer",
    "a safeguarding specialist",
    "somebody who rings the numbers",
    "who approves for the partnership",
)
# What is missing, and what was right once: with time, or with an edition, it stops being so.
MISSING = frozenset(
    {
        "contact-missing",
        "not-written",
        "number-missing",
        "option-without-feedback",
        "page-part-missing",
        "question-without-answer",
        "question-without-quote",
        "sentence-not-taught",
        "sentence-not-tested",
        "theme-without-page",
        "theme-without-quiz",
    }
)
OUTDATED = frozenset(
    {
        "approval-stale",
        "contact-stale",
        "course-superseded",
        "exemption-unused",
        "kept-unused",
        "quote-not-in-briefing",
        "review-due",
        "review-overdue",
        "unknown-statement",
    }
)
# How a question is written. It may be right, and yet easy to guess or hard to read.
STYLE = frozenset(
    {
        "all-of-the-above",
        "case-part-numbered",
        "cautious-words-tell",
        "feedback-repeats-itself",
        "feedback-repeats-quote",
        "feedback-too-long",
        "items-in-order",
        "key-echoes-quote",
        "longest-option",
        "negated-stem",
        "option-copies-quote",
        "question-before-finding",
        "question-gives-away",
        "repeated-feedback",
        "repeated-stem",
        "same-position",
        "shortest-option",
        "stem-too-long",
        "too-few-options",
    }
)
UNDECIDED = frozenset({"exemption-proposed"})
APPROVALS = frozenset({"approval-missing", "approval-stale"})
NUMBERS = frozenset({"contact-missing", "contact-stale", "number-unverified"})
# What the worksheet of what all courses share asks for.
SHARED_NUMBERS = frozenset({"number-missing", "number-unverified"})


def kind(problem: Problem) -> str:
    """Which of KINDS a problem is."""
    if problem.code in MISSING:
        return WRITE
    if problem.code in OUTDATED:
        return STALE
    return MEND if problem.severity == "error" and problem.code not in UNDECIDED else DECIDE


def decider(problem: Problem, course: Course) -> str:
    """Who of DECIDERS decides a problem: words in a safety box are a specialist's to decide."""
    if problem.code in APPROVALS:
        return APPROVER
    if problem.code in NUMBERS:
        return VERIFIER
    return SPECIALIST if _is_on_safety(problem, course) else OFFICER


def _is_on_safety(problem: Problem, course: Course) -> bool:
    return any(
        prose.part == SAFETY
        and 0 <= problem.location.line - prose.location.line <= prose.text.count("\n")
        for page in course.pages
        if page.location.file == problem.location.file
        for prose in page.prose
    )
