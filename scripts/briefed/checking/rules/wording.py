"""The wording of questions: does each stem ask something of its own, and does feedback say more
than what was read already?

The limits of length are those of the house for a phone: a stem of 30 words and feedback of 40 are
read without scrolling.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from briefed.checking.coverage import Coverage
from briefed.checking.rules.registry import Reported, rule
from briefed.model import Course, Location, Question
from briefed.source.placeholders import written
from briefed.text.similarity import shared_run, similarity
from briefed.text.words import TEXTS, plain, sentences, tokens

_LONGEST_STEM = 30
_LONGEST_FEEDBACK = 40
_ALIKE = 0.8  # of the words of two sentences, in their order
_FEWEST_WORDS = 5  # of a sentence that can repeat another: "That may help." says little anyway
_SHORTEST_COPY = 7  # words in a row


@rule(
    "repeated-stem",
    "a question asks in nearly the same words as another of the course",
    "ask what matters in this situation",
    "warning",
    of_whole_questions=True,
)
def repeated_stem(course: Course, _: Coverage) -> Iterator[Reported]:
    seen: list[tuple[tuple[str, ...], Question]] = []
    for question in written(course).questions:
        asked = _asked(question)
        words = _lower(asked)
        for before, other in seen:
            if words and _alike(words, before):
                yield (
                    question.location,
                    None,
                    f"“{asked}” is nearly the question at {other.location}: ask what matters "
                    "in this situation",
                )
                break
        seen.append((words, question))


def _asked(question: Question) -> str:
    """The sentence of a stem that asks; the last one where none does."""
    said = sentences(plain(question.stem))
    asking = [sentence for sentence in said if sentence.rstrip().endswith("?")] or said
    return asking[-1].strip() if asking else ""


@functools.lru_cache(maxsize=TEXTS)
def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return bool(similarity(one, other, _ALIKE))


@functools.lru_cache(maxsize=TEXTS)
def _lower(text: str) -> tuple[str, ...]:
    return tuple([word.lower().rstrip("?!") for word in tokens(text)])


@rule(
    "stem-too-long",
    "a question has more than 30 words above its options",
    "cut the situation to what the answer depends on",
    "warning",
    of_whole_questions=True,
)
def stem_too_long(course: Course, _: Coverage) -> Iterator[Reported]:
    for question in written(course).questions:
        words = len(plain(question.stem).split())
        if words > _LONGEST_STEM:
            yield (
                question.location,
                None,
                f"the question has {words} words above its options: cut the situation to what the "
                f"answer depends on, in {_LONGEST_STEM} words or fewer",
            )


@rule(
    "feedback-too-long",
    "feedback has more than 40 words",
    "say what follows from the choice, then what the finding says of it",
    "warning",
    of_whole_questions=True,
)
def feedback_too_long(course: Course, _: Coverage) -> Iterator[Reported]:
    for question in written(course).questions:
        for text, location in _feedback(question):
            words = len(plain(text).split())
            if words > _LONGEST_FEEDBACK:
                yield (
                    location,
                    None,
                    f"this feedback has {words} words: say what follows from the choice, then what "
                    f"the finding says of it, in {_LONGEST_FEEDBACK} words or fewer",
                )


def _feedback(question: Question) -> Iterator[tuple[str, Location]]:
    """What a learner reads after an answer, as written: feedback, or the explanation of gaps."""
    for option in question.options:
        yield option.feedback, option.feedback_location
    if question.blanks:
        yield question.explanation, question.explanation_location


@rule(
    "feedback-repeats-itself",
    "the feedback on two options says nearly the same sentence",
    "say what follows from each choice",
    "warning",
    of_whole_questions=True,
)
def feedback_repeats_itself(course: Course, _: Coverage) -> Iterator[Reported]:
    for question in written(course).questions:
        before: list[tuple[tuple[str, ...], int]] = []
        # In the order of the file: items to put in order are mixed.
        for text, location in sorted(_feedback(question), key=lambda one: one[1]):
            said = [
                (sentence, words)
                for sentence in sentences(plain(text))
                if len(words := _lower(sentence)) >= _FEWEST_WORDS
            ]
            for sentence, words in said:
                line = next((at for one, at in before if _alike(words, one)), None)
                if line is not None:
                    yield (
                        location,
                        None,
                        f"line {line} says nearly the same as “{sentence.strip()}”: say what "
                        "follows from each choice",
                    )
                    break
            before += [(words, location.line) for _, words in said]


@rule(
    "feedback-repeats-quote",
    "a sentence of feedback is, for the most part, copied from the quote below the question",
    "say what follows from the choice; the quote is read anyway",
    "warning",
    slow=True,
    of_whole_questions=True,
)
def feedback_repeats_quote(course: Course, _: Coverage) -> Iterator[Reported]:
    for question in written(course).questions:
        quotes = [tokens(quote.text) for quote in question.quotes]
        for text, location in _feedback(question):
            copied = next(
                (
                    run
                    for sentence in sentences(plain(text))
                    for quote in quotes
                    if (run := shared_run(words := tokens(sentence), quote, _SHORTEST_COPY))
                    and 2 * len(run.split()) >= len(words)
                ),
                "",
            )
            if copied:
                yield (
                    location,
                    None,
                    f"“{copied}” is copied from the quote, which the reader sees anyway: "
                    "say what follows from the choice",
                )
