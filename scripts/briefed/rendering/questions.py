"""mkdocs-quiz's HTML → the questions of a page in the project's own markup. Pure.

mkdocs-quiz reads the syntax and renders each piece; its forms, its script and its style are left
out. The answers follow behind all questions, as on paper: everything can be read in print and
without a script.
"""

from __future__ import annotations

import itertools
import re
import string
from typing import NamedTuple

from markupsafe import Markup

from briefed.checking.coverage import Coverage
from briefed.checking.fingerprints import (
    label_fingerprint,
    labels,
    option_fingerprint,
    question_fingerprint,
)
from briefed.model import MATCH, ORDER, SORT, Option, Question, Quiz
from briefed.rendering.page_edits import QUIZZES, before
from briefed.rendering.titles import anchor
from briefed.templates import render
from briefed.text.patterns import lazily

# The words in every question besides its own.
RIGHT = "Right:"
WRONG = "Not right:"
GAP = "Gap"
MISSING = "Missing"
SEVERAL = "Choose all that apply."
ANSWERS = "Answers"
ARRANGE = {
    SORT: "Choose one of these for each:",
    MATCH: "Match each with one of these:",
    ORDER: "Write their letters in order.",
}

# The markup of mkdocs-quiz 1.7; a contract test compares it with the installed version.
_QUIZ = lazily(
    r'<div class="quiz(?: quiz-fill-blank)?"[^>]*? id="quiz-\d+">\s*'
    r'<a [^>]*class="quiz-header-link">#</a>\s*'
    r'<div class="quiz-question"[^>]*>\s*(?P<stem>.*?)\s*</div>\s*'
    r'<form action="javascript:void\(0\);" onsubmit="return false;">\s*'
    r"(?:<fieldset[^>]*>(?P<options>.*?)</fieldset>\s*)?"
    r'<div class="quiz-feedback hidden"></div>\s*'
    r'<button type="submit"[^>]*>[^<]*</button>\s*</form>\s*'
    r'<section class="content hidden">(?P<content>.*?)</section>\s*</div>',
    re.S,
)
_OPTION = lazily(
    r'<div><input type="(?P<type>radio|checkbox)" name="answer" value="\d+" id="[^"]*" '
    r'(?P<right>data-correct="true")?>'
    r'<label for="[^"]*">(?P<words>.*?)</label>'
    r'(?:<div class="answer-feedback hidden">(?P<reason>.*?)</div>)?</div>',
    re.S,
)
_BLANK = lazily(
    r'<input type="text" class="quiz-blank-input" id="[^"]*" data-answer="(?P<answer>[^"]*)" '
    r'autocomplete="off" size="(?P<size>\d+)" aria-label="[^"]*">'
)
# A stem that is one paragraph, so that a heading can hold it.
_PARAGRAPH = lazily(r"<p>((?:(?!</?p>).)*)</p>", re.S)
# Where begins what mkdocs-quiz appends to every page: its sidebar, its style and its scripts.
_RUNTIME = '<div id="quiz-progress-sidebar"'


class Unfamiliar(Exception):
    """mkdocs-quiz rendered something that this module was not written for."""


class ShownOption(NamedTuple):
    """An option as the page shows it; `type` is that of its field, `name` what answers refer to.

    `verdict` is what is said of it before its words: whether it is right, or where an item
    belongs. `label` is what answers refer to that by; "" for an option to choose.
    """

    type: str
    name: str
    right: bool
    words: Markup
    reason: Markup
    verdict: str
    label: str


class ShownAnswer(NamedTuple):
    """What is said of a question behind all questions; `anchor` is the id of the question."""

    id: str | None
    anchor: str
    options: list[ShownOption]
    blanks: tuple[str, ...]
    basis: Markup


def letter(at: int) -> str:
    """What the option in a place is called, counted from 0: a letter, or a number behind Z.

    Pages, slides and paper show the options in the order of the file, so an option has one letter.
    """
    return string.ascii_uppercase[at] if at < len(string.ascii_uppercase) else str(at + 1)


def without_runtime(html: str) -> str:
    """A page's HTML without the script and the style that mkdocs-quiz appends to it.

    Raises InputError where they do not begin as expected.
    """
    return before(html, _RUNTIME, "Our questions in place of those of mkdocs-quiz", QUIZZES)


def embed(html: str, quiz: Quiz, coverage: Coverage) -> str:
    """A page's HTML with its quiz in our own markup.

    Raises Unfamiliar if mkdocs-quiz's markup has changed.
    """
    found = list(_QUIZ.finditer(html))
    blocks = html.count('class="quiz') - html.count('class="quiz-')
    if len(found) != len(quiz.questions) or len(found) != blocks:
        raise Unfamiliar(
            f"of the {len(quiz.questions)} questions in {quiz.location.file}, {len(found)} were "
            "rendered as expected: mkdocs-quiz's markup has changed"
        )
    if not found:
        return html
    out, done = [], 0
    answers = []
    for number, (match, question) in enumerate(zip(found, quiz.questions, strict=True), 1):
        options = _options(match, question, quiz)
        place, stem = _stem(match["stem"], question)
        out += [
            html[done : match.start()],
            render(
                __package__,
                "question.html",
                id=question.id,
                anchor=anchor(question),
                fingerprint=question_fingerprint(question, coverage),
                number=number,
                of=len(found),
                place=place,
                stem=stem,
                kind=question.kind if question.arranged else "",
                hint=hint(question),
                labels=labels(question),
                options=options,
                letter=letter,
            ),
        ]
        basis = Markup(match["content"])
        told = [options[question.options.index(one)] for one in question.in_right_order]
        answers.append(ShownAnswer(question.id, anchor(question), told, question.blanks, basis))
        done = match.end()
    section = render(
        __package__,
        "answers.html",
        title=ANSWERS,
        answers=answers,
        missing=MISSING,
    )
    return "".join([*out, f"\n{section}", html[done:]])


def hint(question: Question) -> str:
    """How a question is answered, where its fields alone do not say so; "" otherwise."""
    if question.arranged:
        return ARRANGE[question.kind]
    return SEVERAL if len(question.keys) > 1 else ""


def verdict(question: Question, option: Option) -> str:
    """What is said of an option before its words: whether it is right, or where it belongs."""
    if question.kind == ORDER:
        return f"{option.label}."
    if question.arranged:
        return f"{option.label}:"
    return RIGHT if option.right else WRONG


def _options(match: re.Match[str], question: Question, quiz: Quiz) -> list[ShownOption]:
    """The options that mkdocs-quiz rendered. Raises Unfamiliar if they are not the question's."""
    found = list(_OPTION.finditer(match["options"] or ""))
    if [bool(option["right"]) for option in found] != [one.right for one in question.options]:
        raise Unfamiliar(
            f"the options of {question.id} in {quiz.location.file} were not rendered as expected: "
            "mkdocs-quiz's markup has changed"
        )
    return [
        ShownOption(
            option["type"],
            option_fingerprint(source),
            source.right,
            Markup(option["words"]),
            Markup(option["reason"] or ""),
            verdict(question, source),
            label_fingerprint(source),
        )
        for option, source in zip(found, question.options, strict=True)
    ]


def _stem(html: str, question: Question) -> tuple[str, Markup]:
    """Where the text of a question is, and the text with fields of ours as its gaps.

    It is in the "heading", "below" it, or in the "form". Raises Unfamiliar if the gaps are not
    the question's.
    """
    numbers = itertools.count(1)

    def blank(match: re.Match[str]) -> str:
        return render(
            __package__,
            "blank.html",
            anchor=anchor(question),
            number=next(numbers),
            of=len(question.blanks),
            size=match["size"],
            gap=GAP,
        )

    stem, gaps = _BLANK.subn(blank, html)
    if gaps != len(question.blanks):
        raise Unfamiliar(
            f"of the {len(question.blanks)} gaps of {question.id}, {gaps} were rendered as "
            "expected: mkdocs-quiz's markup has changed"
        )
    if gaps:
        return "form", Markup(stem)
    if paragraph := _PARAGRAPH.fullmatch(stem):
        return "heading", Markup(paragraph[1])
    return "below", Markup(stem)
