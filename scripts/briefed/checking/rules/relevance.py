"""A question is about its quotes: they share a word or a figure with its key."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefed.checking.coverage import Coverage
from briefed.checking.rules.registry import Reported, rule
from briefed.model import ORDER, Course, Question
from briefed.source.placeholders import unwritten
from briefed.text.counting import counted_words
from briefed.text.quantities import grounds
from briefed.text.words import fold, plain, share_content, share_word


@rule(
    "vacuous-question",
    (
        "a question's quotes have no figure and no word of meaning in common with its right "
        "answer, with any of its items, or with the feedback on these; or lack the word to fill "
        "in"
    ),
    "ask about what the quote says, or put the quote there that the question is about",
    of_whole_questions=True,
)
def vacuous_question(course: Course, coverage: Coverage) -> Iterator[Reported]:
    for question in course.questions:
        if coverage.broken(question.quotes):
            continue
        quoted = " ".join(coverage.text(quote) for quote in question.quotes)
        missing = next(
            (
                blank
                for blank in question.blanks
                if not re.search(rf"(?<!\w){re.escape(fold(blank))}(?!\w)", fold(quoted))
            ),
            "",
        )
        if quoted and missing:
            yield (
                question.location,
                question.quotes[0].id,
                (
                    f"the quote below this question does not have the word {missing!r}, which is "
                    "to be filled in: choose a word of the quote"
                ),
            )
            continue
        keyed = " ".join(
            [
                *question.blanks,
                question.explanation,
                *(f"{key.text} {key.feedback}" for key in question.keys),
            ]
        )
        if (
            quoted
            and (question.keys or question.blanks)
            and not share_word(quoted, keyed)
            and not share_content(quoted, keyed := plain(keyed))
        ):
            counted = counted_words(statement.text for statement in course.briefing.statements)
            if not grounds([quoted], counted) & grounds([keyed], counted) and not unwritten(
                question.source
            ):
                yield (
                    question.location,
                    question.quotes[0].id,
                    (
                        "the quote below this question has no word and no figure in common with "
                        f"{_counting(question)}: ask about what the quote says, or put the quote "
                        "there that the question is about"
                    ),
                )


def _counting(question: Question) -> str:
    """What of a question must share a word or a figure with its quotes, for a message."""
    if question.arranged:
        labels = " (labels don't count)" if question.kind != ORDER else ""
        return f"the items and their feedback{labels}"
    return "the explanation" if question.blanks else "the right answer or its feedback"
