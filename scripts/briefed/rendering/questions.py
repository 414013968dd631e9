"""mkdocs-quiz's HTML → the questions of a page as the project's own runtime takes them. Pure.

mkdocs-quiz reads the syntax and renders each piece; its forms, its script and its style go. The questions come first
and their answers stand behind them, as on paper: without a script, and in print, all of it can be read.
"""

from __future__ import annotations

import html as escapes
import re

from briefed.checking.coverage import Coverage
from briefed.checking.fingerprints import option_print, question_print
from briefed.layout import question_anchor
from briefed.model import Question, Quiz
from briefed.text.patterns import lazily

# What is said in every question beside its own words.
RIGHT, WRONG, MISSING, SEVERAL, ANSWERS = (
    "Right:",
    "Not right:",
    "Missing word",
    "Choose all that apply.",
    "Answers",
)

# The skeleton of mkdocs-quiz 1.7: a contract test holds it against the installed version.
_QUIZ = lazily(
    r'<div class="quiz(?: quiz-fill-blank)?"[^>]*? id="quiz-\d+">\s*<a [^>]*class="quiz-header-link">#</a>\s*'
    r'<div class="quiz-question"[^>]*>\s*(?P<stem>.*?)\s*</div>\s*'
    r'<form action="javascript:void\(0\);" onsubmit="return false;">\s*(?:<fieldset[^>]*>(?P<options>.*?)</fieldset>\s*)?'
    r'<div class="quiz-feedback hidden"></div>\s*<button type="submit"[^>]*>[^<]*</button>\s*</form>\s*'
    r'<section class="content hidden">(?P<content>.*?)</section>\s*</div>',
    re.S,
)
_OPTION = lazily(
    r'<div><input type="(?P<type>radio|checkbox)" name="answer" value="\d+" id="[^"]*" (?P<right>data-correct="true")?>'
    r'<label for="[^"]*">(?P<words>.*?)</label>(?:<div class="answer-feedback hidden">(?P<reason>.*?)</div>)?</div>',
    re.S,
)
_BLANK = lazily(
    r'<input type="text" class="quiz-blank-input" id="[^"]*" data-answer="(?P<answer>[^"]*)" autocomplete="off" (?P<size>size="\d+") aria-label="[^"]*">'
)
_PASTED = lazily(r'<div id="quiz-progress-sidebar"|<style\b|<script\b')


class Unfamiliar(Exception):
    """mkdocs-quiz rendered something that this module was not written for."""


def without_runtime(html: str) -> str:
    """A page's HTML without the script and the style that mkdocs-quiz pastes behind it."""
    pasted = _PASTED.search(html)
    return html[: pasted.start()] if pasted else html


def embed(html: str, quiz: Quiz, coverage: Coverage) -> str:
    """A page's HTML with its quiz in our own markup. Raises Unfamiliar where mkdocs-quiz's markup has changed."""
    found = list(_QUIZ.finditer(html))
    if len(found) != len(quiz.questions) or html.count('class="quiz') != len(found) + html.count(
        'class="quiz-'
    ):
        raise Unfamiliar(
            f"of the {len(quiz.questions)} questions in {quiz.location.file}, {len(found)} were rendered as expected: mkdocs-quiz's markup has changed"
        )
    if not found:
        return html
    out, done = [], 0
    answers = []
    for number, (match, question) in enumerate(zip(found, quiz.questions), 1):
        options = list(_OPTION.finditer(match["options"] or ""))
        if len(options) != len(question.options) or [
            bool(option["right"]) for option in options
        ] != [option.right for option in question.options]:
            raise Unfamiliar(
                f"the options of {question.id} in {quiz.location.file} were not rendered as expected: mkdocs-quiz's markup has changed"
            )
        out += [
            html[done : match.start()],
            _question(question, number, len(found), match["stem"], options, coverage),
        ]
        answers.append(_answer(question, number, options, match["content"]))
        done = match.end()
    section = f'<section class="bf-answers" data-search-exclude><h3>{ANSWERS}</h3>{"".join(answers)}</section>'
    return "".join([*out, f"\n{section}", html[done:]])


def _question(
    question: Question, number: int, of: int, stem: str, options: list[re.Match], coverage: Coverage
) -> str:
    anchor = question_anchor(question.id)
    blanks = iter(range(1, len(question.blanks) + 1))

    def blank(match: re.Match) -> str:
        place = next(blanks)
        return f'<input type="text" id="{anchor}-{place}" autocomplete="off" autocapitalize="none" spellcheck="false" {match["size"]} aria-label="{MISSING} {place} of {len(question.blanks)}">'

    fields = "".join(
        f'<div class="bf-option"><input type="{option["type"]}" name="{question.id}" value="{option_print(source)}" id="{anchor}-{place}">'
        f'<label for="{anchor}-{place}">{option["words"]}</label></div>'
        for place, (option, source) in enumerate(zip(options, question.options), 1)
    )
    several = f'<p class="bf-hint">{SEVERAL}</p>' if len(question.keys) > 1 else ""
    # A section, since the theme's search takes the end of any inner element of the same name for the end of what it must leave out.
    # A form of the method "dialog" that stands in no dialog goes nowhere: without the script nothing is sent or lost.
    return (
        f'<section class="bf-question" id="{anchor}" data-print="{question_print(question, coverage)}" data-search-exclude>'
        f'<h3><span id="{anchor}-name">Question {number} of {of}</span></h3>'
        f'<form method="dialog"><fieldset aria-labelledby="{anchor}-name {anchor}-stem"><div class="bf-stem" id="{anchor}-stem">{_BLANK.sub(blank, stem)}</div>'
        f"{several}{fields}</fieldset></form></section>"
    )


def _answer(question: Question, number: int, options: list[re.Match], content: str) -> str:
    anchor = question_anchor(question.id)
    told = "".join(
        f'<li data-option="{option_print(source)}"{" data-right" if source.right else ""}><b>{RIGHT if source.right else WRONG}</b> <span>{option["words"]}</span>'
        f'<div class="bf-reason">{option["reason"] or ""}</div></li>'
        for option, source in zip(options, question.options)
    )
    told += "".join(
        f"<li><b>{MISSING}:</b> <span data-blank>{escapes.escape(blank)}</span></li>"
        for blank in question.blanks
    )
    return f'<div class="bf-answer" id="answer-{question.id}"><h4><a href="#{anchor}">Question {number}</a></h4><ul>{told}</ul><div class="bf-basis">{content}</div></div>'
