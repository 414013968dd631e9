"""Item-writing: is each question whole, and does it test knowledge rather than test-wiseness?

The warnings follow the item-writing guidelines of Haladyna, Downing and Rodriguez (Applied
Measurement in Education 15, 2002): plausible options alike in length, no "all of the above",
positive stems, and keys in varying positions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from briefed.checking.coverage import Coverage
from briefed.checking.rules.registry import Reported, rule
from briefed.model import SORT, Course, Location, Question
from briefed.source.arranged import labels_of
from briefed.source.question_blocks import CODE as QUESTION_MALFORMED
from briefed.text.counting import how_many
from briefed.text.patterns import lazily
from briefed.text.words import fold, plain, sentences, unjoined

FEWEST_OPTIONS = 3
_NEGATED = lazily(r"\b(?:not|never|except|least|cannot|\w+n['’]t)\b", re.I)
# Every negated sentence has one of these.
_NEGATIONS = (
    "not",
    "never",
    "except",
    "least",
    "n't",
    "n’t",
)
_SPEECH = lazily(r"[\"“”][^\"“”]*[\"“”]|(?<!\w)['‘][^'’]*['’](?!\w)")
_CATCH_ALL = lazily(
    r"\b(?:all|none|both|neither|any|either)\s+(?:of\s+)?(?:the|these|those)\s+"
    r"(?:above|options?|answers?|statements?)\b"
    r"|^(?:all|none|both|neither|any)\s+(?:of\s+)?(?:them|these|those)\.?$"
    r"|[A-D](?<!\w.) and [A-D]\b",
    re.I,
)
# Every such option has one of these.
_CAUGHT = lazily(r"above|option|answer|statement|the(?:m|se)\b|those|[a-d] and [a-d]\b")


def _name(question: Question) -> str:
    """A question's name in a message."""
    return f"the question {question.id!r}" if question.id else "the question"


def _part(question: Question) -> str:
    """What an option of a question is called in a message."""
    return "item" if question.arranged else "option"


def _tag(question: Question) -> str:
    """The tag that a question is written in."""
    return question.kind if question.arranged else "quiz"


@rule(
    QUESTION_MALFORMED,
    "a file of questions has something that is no whole question",
    "write it as the message says",
    without_briefing=True,
)
def question_malformed(course: Course, _: Coverage) -> Iterator[Reported]:
    for quiz in course.quizzes:
        for fault in quiz.faults:
            yield fault.location, None, fault.message
    for question in course.questions:
        if (
            question.whole
            and len(question.options) > 1
            and len(question.keys) == len(question.options)
            and not question.arranged
        ):
            yield (
                question.location,
                None,
                f"{_name(question)} has every answer marked as right, so nothing is decided: "
                "write a wrong one, with [ ]",
            )


@rule(
    "question-without-id",
    "no line `<!-- question: id -->` is above a question",
    "write it, and never change its id again",
)
def question_without_id(course: Course, _: Coverage) -> Iterator[Reported]:
    for question in course.questions:
        if not question.id:
            yield (
                question.location,
                None,
                "this question has no id: write a line <!-- question: some-id --> above its "
                f"<{_tag(question)}>",
            )


@rule(
    "duplicate-question-id",
    "two questions of a course have the same id",
    "give the newer one an id of its own",
)
def duplicate_question_id(course: Course, _: Coverage) -> Iterator[Reported]:
    seen: dict[str, Location] = {}
    for question in course.questions:
        if question.id and question.id in seen:
            yield (
                question.location,
                None,
                f"the question at {seen[question.id]} has the id {question.id!r} already: "
                "give the newer one an id of its own",
            )
        elif question.id:
            seen[question.id] = question.location


@rule(
    "question-without-quote",
    "a question rests on no quote",
    "put “The briefing says:” and the quote below it",
    of_whole_questions=True,
)
def question_without_quote(course: Course, _: Coverage) -> Iterator[Reported]:
    for question in course.questions:
        if any(quote.id is None and not quote.sourced for quote in question.quotes):
            continue  # `quote_without_id` reports it
        if all(quote.id is None for quote in question.quotes):
            yield (
                question.location,
                None,
                f'{_name(question)} rests on no quote: write a line "The briefing says:", '
                f"and below it the quote with its id, before </{_tag(question)}>",
            )


@rule(
    "question-without-answer",
    "no option is marked as right",
    "write [x] before the right one",
    of_whole_questions=True,
)
def question_without_answer(course: Course, _: Coverage) -> Iterator[Reported]:
    for question in course.questions:
        if not question.keys and not question.blanks and not question.arranged:
            yield (
                question.location,
                None,
                f"{_name(question)} has no right answer{_only_few(question)}: write [x] "
                "before the right one, or put the word to fill in into [[ ]]",
            )


def _only_few(question: Question) -> str:
    """The number of a question's options in a message, where there are too few."""
    options = len(question.options)
    few = 0 < options < FEWEST_OPTIONS
    return f" and only {how_many(options, 'option')} of {FEWEST_OPTIONS}" if few else ""


@rule(
    "option-without-feedback",
    "an option has no feedback",
    "say why below it, with >",
    of_whole_questions=True,
)
def option_without_feedback(course: Course, _: Coverage) -> Iterator[Reported]:
    for question in course.questions:
        for option in question.options:
            if not option.feedback.strip():
                yield (
                    option.location,
                    None,
                    f'the {_part(question)} "{option.words}" has no feedback: write > on the '
                    "line below it, and why it is right or not",
                )
        if question.blanks and not question.explanation:
            yield (
                question.location,
                None,
                f"{_name(question)} has no explanation: write it below the line ---",
            )


@rule("duplicate-option", "two options of a question have the same words", "reword or remove one")
def duplicate_option(course: Course, _: Coverage) -> Iterator[Reported]:
    for question in course.questions:
        seen: dict[str, int] = {}
        # In the order of the file: items to put in order are mixed.
        for option in sorted(question.options, key=lambda option: option.location):
            words = unjoined(fold(option.words)).lower()
            if words in seen:
                yield (
                    option.location,
                    None,
                    f'line {seen[words]} has "{option.words}" as well: write another '
                    f"{_part(question)}, or delete one",
                )
            seen.setdefault(words, option.location.line)


@rule(
    "negated-stem",
    "the asking sentence holds “not” or “except”",
    "ask for what is right",
    "warning",
    of_whole_questions=True,
)
def negated_stem(course: Course, _: Coverage) -> Iterator[Reported]:
    for question in course.questions:
        stem = question.stem.lower()
        if not question.options or not any(negation in stem for negation in _NEGATIONS):
            continue
        said = sentences(_SPEECH.sub(" … ", plain(question.stem)))
        asked = [sentence for sentence in said if sentence.rstrip().endswith("?")] or said
        match = _NEGATED.search(asked[-1]) if asked else None
        if match:
            yield (
                question.location,
                None,
                f'the question asks with "{match.group()}", which readers easily miss: ask '
                "for what is right",
            )


@rule(
    "all-of-the-above",
    "an option is “all of the above” or the like",
    "write an option that stands alone",
    "warning",
)
def all_of_the_above(course: Course, _: Coverage) -> Iterator[Reported]:
    for question in course.questions:
        for option in question.options:
            if _CAUGHT.search(option.words.lower()) and _CATCH_ALL.search(option.words):
                yield (
                    option.location,
                    None,
                    f'"{option.words}" depends on the other options: write one that makes '
                    "sense alone",
                )


@rule(
    "too-few-options",
    "a question has fewer than three options",
    "write another that a busy colleague might choose",
    "warning",
    of_whole_questions=True,
)
def too_few_options(course: Course, _: Coverage) -> Iterator[Reported]:
    slips = {fault.location for quiz in course.quizzes for fault in quiz.faults}
    for question in course.questions:
        told = slips.intersection(option.label_location for option in question.options) or (
            question.options and not question.keys
        )
        if not question.blanks and len(question.options) < FEWEST_OPTIONS and not told:
            yield (
                question.location,
                None,
                (
                    f"{_name(question)} has {len(question.options)} {_part(question)}s: write at "
                    f"least {FEWEST_OPTIONS}"
                ),
            )


@rule(
    "items-in-order",
    "the items of a sorting are listed group by group",
    "mix them, so that their order gives nothing away",
    "warning",
    of_whole_questions=True,
)
def items_in_order(course: Course, _: Coverage) -> Iterator[Reported]:
    # With a slip in a label, its group seems to be another.
    slips = {fault.location for quiz in course.quizzes for fault in quiz.faults}
    for question in course.questions:
        if not slips.isdisjoint(item.label_location for item in question.options):
            continue
        groups = [label for label, _ in groupby(item.label.lower() for item in question.options)]
        if question.kind == SORT and 1 < len(groups) == len(labels_of(question)) < len(
            question.options
        ):
            yield (
                question.location,
                None,
                (
                    f"{_name(question)} lists its items group by group: mix them, so that their "
                    "order gives nothing away"
                ),
            )


@rule(
    "same-position",
    "the right answer is in the same place in most questions of a file",
    "move some right answers",
    "warning",
    of_whole_questions=True,
)
def same_position(course: Course, _: Coverage) -> Iterator[Reported]:
    for quiz in course.quizzes:
        positions = Counter(
            next(at for at, option in enumerate(question.options, 1) if option.right)
            for question in quiz.questions
            if len(question.keys) == 1 and not question.arranged
        )
        if not positions:
            continue
        position, times = max(positions.items(), key=itemgetter(1))
        if (times > 2 and times > positions.total() / 2) or positions.total() == times == 2:
            yield (
                quiz.location,
                None,
                f"the right answer is option {position} in {times} of {positions.total()} "
                "questions: move some of them",
            )
