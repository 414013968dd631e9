"""The order of a theme's questions is that of its page."""

from __future__ import annotations

import pytest
from briefed.source import pages, quizzes

QUIZ = "\n".join(
    f"<!-- question: {name} -->\n<quiz>\nWhich?\n- [x] This\n> Yes.\n</quiz>\n" for name in "abcd"
)


@pytest.mark.parametrize(
    ("body", "order"),
    [
        ("<!-- quiz -->", "abcd"),
        ("<!-- question: c -->\n\n<!-- quiz -->", "cabd"),
        ("<!-- question: d -->\n\n<!-- quiz -->\n\n<!-- question: b -->", "dacb"),
        ("<!-- question: b -->\n\n<!-- question: a -->", "bacd"),  # c and d are not shown
        ("<!-- question: b -->\n\n<!-- question: b -->\n\n<!-- question: x -->", "bacd"),
        ("text", "abcd"),
    ],
)
def test_questions_have_the_order_of_their_page(body: str, order: str) -> None:
    page = pages.parse(f"---\ntitle: T\n---\n# T\n\n{body}\n", "docs/c/t.md", "theme")
    quiz = quizzes.parse(QUIZ, "quizzes/c/t.md")
    ordered = quiz.in_order_of(page)
    assert "".join(question.id or "" for question in ordered.questions) == order
    assert ordered._replace(questions=quiz.questions) == quiz


def test_no_question_is_lost_whose_id_stands_twice() -> None:
    page = pages.parse("---\ntitle: T\n---\n<!-- question: a -->\n", "docs/c/t.md", "theme")
    quiz = quizzes.parse(QUIZ + QUIZ, "quizzes/c/t.md")
    ordered = quiz.in_order_of(page)
    assert "".join(question.id or "" for question in ordered.questions) == "aabcdbcd"
