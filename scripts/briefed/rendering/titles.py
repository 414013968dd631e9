"""What pages, statements and questions are called, and where they are. Pure."""

from __future__ import annotations

from briefed.checking.coverage import Coverage
from briefed.layout import question_anchor
from briefed.model import Course, Page, Question, Quote, Statement


def label(course: Course, statement: Statement) -> str:
    """The readable name of a statement: "Hidden men, point 2"."""
    theme = next(theme for theme in course.briefing.themes if theme.slug == statement.theme)
    number = theme.statements.index(statement) + 1
    kind = "paragraph" if statement.form == "paragraph" else "point"
    return f"{theme.name}, {kind} {number}"


def anchor(question: Question) -> str:
    """The id of a question's element. A preview also shows questions that have no id yet."""
    return question_anchor(str(question.id))


def taught_theme(course: Course, page: Page | None) -> str | None:
    """The theme that a page teaches, or None.

    A preview also shows pages whose theme the briefing does not have.
    """
    slug = page.theme if page else None
    return slug if any(theme.slug == slug for theme in course.briefing.themes) else None


def quoted(coverage: Coverage, quote: Quote) -> Statement | None:
    """The statement whose words a quote repeats, or None if it repeats those of none."""
    if quote.id is None or quote not in coverage.matches:
        return None
    return coverage.statements[quote.id]
