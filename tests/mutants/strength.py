"""Sentences of ours that say more than the quotes they rest on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .model import Edit, Expect, Mutant, Texts, fault_class, line_of
from .project import page_quotes, questions

CODE = "stronger-than-briefing"
# A sentence that goes too far whatever the quote of this course says, and the words it is told by.
TOO_FAR = (
    ("The audit proves this beyond doubt.", "proves"),
    ("Practitioners are legally obliged to do so without fail.", ""),
)


@fault_class("our text below a quote goes too far")
def below_a_quote(texts: Texts) -> Iterator[Mutant]:
    for number, quote in enumerate(page_quotes(texts)):
        text, (sentence, word) = texts[quote.file], TOO_FAR[number % 2]
        after = re.compile(r"\n\n(?=[A-Z])").search(text, quote.end)
        if (
            after
            and not re.search(r"\n[>#]", text[quote.end : after.end()])
            and "## In practice" not in text[: after.end()]
        ):
            yield Mutant(
                f"{sentence!r} at {quote.file}:{line_of(text, after.end())}",
                (Edit(quote.file, after.end(), after.end(), sentence + " "),),
                (Expect(CODE, quote.file, line_of(text, after.end()), says=word),),
            )


@fault_class("feedback goes too far")
def in_feedback(texts: Texts) -> Iterator[Mutant]:
    for number, question in enumerate(questions(texts)):
        text, (sentence, word) = texts[question.file], TOO_FAR[number % 2]
        for option in question.options:
            at = text.find("> ", option.feedback)
            if at >= 0:
                yield Mutant(
                    f"{sentence!r} at {question.file}:{line_of(text, at)}",
                    (Edit(question.file, at + 2, at + 2, sentence + " "),),
                    (Expect(CODE, question.file, line_of(text, at), says=word),),
                )
