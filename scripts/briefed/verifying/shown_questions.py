"""The questions of a built page: each must be there whole, be seen, and be possible to answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from briefed.checking.coverage import Coverage
from briefed.checking.fingerprints import (
    label_fingerprint,
    labels,
    option_fingerprint,
    question_fingerprint,
)
from briefed.checking.rules import published
from briefed.layout import question_anchor
from briefed.model import Problem, Question
from briefed.rendering.bundles import LEARNER
from briefed.rendering.questions import verdict
from briefed.text.words import fold, plain, straightened
from briefed.verifying.built_page import BuiltPage, attribute, broken
from briefed.verifying.shown_quotes import check_quotes, shown_quotes
from briefed.verifying.visibility import words


def check_question(question: Question, coverage: Coverage, here: BuiltPage) -> Iterator[Problem]:
    """Compare a question with what the built page shows of it and of its answer."""
    anchor, name = question_anchor(question.id or ""), here.path
    node = here.ids.get(anchor)
    if node is None:
        yield broken(
            published.QUESTION,
            question.location,
            f"{name} does not show the question {question.id!r}: {published.UNDO}",
        )
        return
    if anchor in here.repeated_ids:
        yield broken(
            published.ANCHOR,
            question.location,
            f"the address {anchor} is twice in {name}: {published.UNDO}",
        )
    answer = here.ids.get(f"answer-{question.id}")
    if answer is None:
        yield broken(
            published.QUESTION,
            question.location,
            f"{name} does not show the answer to the question {question.id!r}: {published.UNDO}",
        )
        return
    for difference in _differences(question, coverage, node, answer, here):
        yield broken(
            published.QUESTION,
            question.location,
            f"{name} does not show the whole question {question.id!r}, since {difference}: "
            f"{published.UNDO}",
        )
    shown = shown_quotes(answer.css("blockquote"), here)
    yield from check_quotes(question.quotes, coverage, shown, name)
    if not all(here.sight.seen(piece) for piece in (*node.css("*"), *answer.css("*"))):
        yield broken(
            published.HIDDEN,
            question.location,
            f"nobody can see the question {question.id!r}, or a part of it, in {name}: "
            f"{published.UNHIDE}",
        )


def _differences(
    question: Question, coverage: Coverage, node: LexborNode, answer: LexborNode, here: BuiltPage
) -> Iterator[str]:
    """In words, how a built question and its answer differ from their source."""
    stem = node.css_first(".bf-stem")
    wanted = fold(plain(re.sub(r"\[\[[^\]]+\]\]", " ", question.stem)))
    if stem is None or fold(_words(stem)) != wanted:
        yield "its text was changed"
    yield from _option_differences(question, node, answer)
    if not _can_be_answered(question, node, here):
        yield "it can't be answered"
    if [fold(_words(piece)) for piece in answer.css("li[data-option] .bf-reason")] != [
        fold(plain(option.feedback)) for option in question.in_right_order
    ]:
        yield "its feedback was changed"
    if tuple(piece.text() for piece in answer.css("[data-blank]")) != question.blanks:
        yield "the words to fill in were changed"
    basis = answer.css_first(".bf-basis")
    if question.explanation and (
        basis is None or fold(plain(question.explanation)) not in straightened(_words(basis))
    ):
        yield "its explanation was changed"
    if attribute(node, "data-print") != question_fingerprint(question, coverage):
        yield "its fingerprint was changed, so that learners would see old answers to it"


def _option_differences(question: Question, node: LexborNode, answer: LexborNode) -> Iterator[str]:
    """In words, how the options and the verdicts on them differ from their source."""
    answers, told = question.in_right_order, answer.css("li[data-option]")
    if [fold(_words(one)) for one in node.css("fieldset .bf-words")] != [
        fold(option.words) for option in question.options
    ] or [fold(_words(one.css_first("span") or one)) for one in told] != [
        fold(option.words) for option in answers
    ]:
        yield "its options were changed"
    fields = (
        [attribute(item, "data-item") for item in node.css(".bf-item")]
        if question.arranged
        else [attribute(field, "value") for field in node.css(".bf-option input")]
    )
    if fields != [option_fingerprint(option) for option in question.options] or [
        attribute(one, "data-option") for one in told
    ] != [option_fingerprint(option) for option in answers]:
        yield "its options do not have their own names"
    if [
        (
            "data-right" in one.attributes,
            attribute(one, "data-label"),
            _words(one.css_first("b") or one),
        )
        for one in told
    ] != [
        (option.right, label_fingerprint(option), verdict(question, option)) for option in answers
    ]:
        yield "the mark of what is right was changed"
    if [(attribute(one, "data-label"), _words(one)) for one in node.css(".bf-labels > li")] != (
        labels(question)
    ):
        yield "the labels to choose from were changed"


def _can_be_answered(question: Question, node: LexborNode, here: BuiltPage) -> bool:
    """Whether every option and blank has a field of its kind, and the page the script for it.

    The script gives the items of a question to arrange their fields, by the kind of the question.
    """
    kinds = {attribute(field, "type") for field in node.css(".bf-option input")}
    fields = node.css("form fieldset input")
    return (
        not node.css("[disabled]")
        and kinds <= {"checkbox" if len(question.keys) > 1 else "radio"}
        and attribute(node, "data-kind") == (question.kind if question.arranged else "")
        and len(fields)
        == len(question.blanks) + (0 if question.arranged else len(question.options))
        and any(src.endswith(LEARNER) for src in here.scripts)
    )


def _words(node: LexborNode) -> str:
    return words(node, lambda _: False)
