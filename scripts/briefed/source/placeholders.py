"""The mark that a scaffold leaves where somebody has to write."""

from __future__ import annotations

from briefed.model import Course
from briefed.text.patterns import lazily

_BEGINS = "[to write"
_MARK = lazily(rf"\{_BEGINS}\b[^\]\n]*\]?")


def to_write(what: str) -> str:
    """The mark that says what is to be written here."""
    return f"[to write: {what}]"


def unwritten(text: str) -> list[tuple[int, str]]:
    """Every mark in a text: its offset, and the mark itself."""
    if _BEGINS not in text:
        return []  # as most texts: a dozen rules ask for it in every question
    return [(match.start(), match.group()) for match in _MARK.finditer(text)]


def written(course: Course) -> Course:
    """The same course without the questions that are still to be written, as they test nothing."""
    if not any(
        _BEGINS in question.source for quiz in course.quizzes for question in quiz.questions
    ):
        return course
    return course._replace(
        quizzes=tuple(
            quiz._replace(
                questions=tuple(
                    question for question in quiz.questions if not unwritten(question.source)
                )
            )
            for quiz in course.quizzes
        )
    )
