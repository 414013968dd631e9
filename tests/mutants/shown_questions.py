"""The built site: questions that are gone, altered or hidden there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import markup
from .markup import HIDDEN, Element, element
from .model import Edit, Expect, Mutant, Texts, fault_class
from .project import (
    Question,
    page_file,
    questions,
    quiz_file,
    statements,
)


def _questions(texts: Texts) -> Iterator[tuple[int, Question, Element, tuple[Expect, ...]]]:
    """Each question with its element, and what must be said of it when it is not whole."""
    pages = {
        quiz_file(statement.theme): markup.built(page_file(statement.theme))
        for statement in statements(texts)
    }
    for turn, question in enumerate(questions(texts)):
        file = pages[question.file]
        one = element(texts, file, texts[file].index(f' id="question-{question.id}"'))
        yield (
            turn,
            question,
            one,
            (Expect("published-question", question.file, question.stem_line(texts)),),
        )


def _answer(texts: Texts, question: Question, one: Element) -> Element:
    """The answer that belongs to a question's element."""
    return element(texts, one.file, texts[one.file].index(f' id="answer-{question.id}"'))


def _tags(texts: Texts, one: Element, opening: str) -> list[Element]:
    """The elements within one whose opening tags match."""
    return [
        element(texts, one.file, match.start())
        for match in re.compile(opening).finditer(texts[one.file], one.inner, one.end)
    ]


def _tag(texts: Texts, one: Element, opening: str) -> re.Match:
    """A tag without content within an element."""
    return re.compile(opening + "[^>]*>").search(texts[one.file], one.inner, one.end)


def _disabled(one: Element, tag: re.Match) -> Edit:
    return Edit(one.file, tag.end() - 1, tag.end() - 1, " disabled")


def _gone(one: Element) -> tuple[Edit, ...]:
    return (Edit(one.file, one.start, one.end, ""),)


@fault_class("built: question removed", built=True)
def question_removed(texts: Texts) -> Iterator[Mutant]:
    for turn, question, one, expected in _questions(texts):
        yield Mutant(question.id, _gone(one), expected)
        if turn % 3 == 0:
            yield Mutant(
                f"{question.id} in a comment", markup.wrapped(one, "<!-- ", " -->"), expected
            )


@fault_class("built: question hidden", built=True)
def question_hidden(texts: Texts) -> Iterator[Mutant]:
    for turn, question, one, (expected,) in _questions(texts):
        hidden = (expected._replace(codes=HIDDEN),)
        for what, edits in list(markup.hidings(texts, one, turn))[turn % 3 :: 3]:
            yield Mutant(f"{question.id}: {what}", edits, hidden)
        answer = _answer(texts, question, one)
        parts = [
            *_tags(texts, one, r'<(?:div|span) class="bf-stem"'),
            *_tags(texts, one, "<label"),
            *_tags(texts, one, r'<span class="bf-words"'),
            *_tags(texts, one, "<form"),
            *_tags(texts, one, "<fieldset"),
            answer,
            *_tags(texts, answer, "<li"),
            *_tags(texts, answer, r'<div class="bf-reason"'),
            *_tags(texts, answer, r'<div class="bf-basis"'),
        ]
        part = parts[turn % len(parts)]
        what, edits = markup.styled(f"<{part.tag}>", markup.STYLES[turn % len(markup.STYLES)], part)
        yield Mutant(f"{question.id}: {what}", edits, hidden)


@fault_class("built: a question's id dropped or doubled", built=True)
def question_anchor(texts: Texts) -> Iterator[Mutant]:
    for turn, question, one, (expected,) in _questions(texts):
        anchor = f' id="question-{question.id}"'
        at, place = texts[one.file].index(anchor), texts[one.file].index("<h1")
        if turn % 2:
            yield Mutant(
                f"{question.id} dropped",
                (Edit(one.file, at, at + len(anchor), ""),),
                (expected._replace(codes="published-question|published-anchor"),),
            )
        else:
            yield Mutant(
                f"{question.id} doubled",
                (Edit(one.file, place, place, f"<p{anchor}>Words</p>\n"),),
                (expected._replace(codes="published-anchor"),),
            )


@fault_class("built: stem or option removed or altered", built=True)
def option_removed(texts: Texts) -> Iterator[Mutant]:
    for turn, question, one, expected in _questions(texts):
        stem = _tags(texts, one, r'<(?:div|span) class="bf-stem"')[0]
        words = markup.plain_words(texts, one.file, stem.inner, stem.end)
        if turn % 2:
            yield Mutant(f"{question.id}: stem removed", _gone(stem), expected)
        what, edits = list(markup.word_faults(texts, stem, words, turn))[-1]
        yield Mutant(f"{question.id}: stem, {what}", edits, expected)
        labels = _tags(texts, one, r'<span class="bf-words"')
        for place, label in enumerate(labels):
            if place == turn % len(labels):
                words = markup.plain_words(texts, one.file, label.inner, label.end)
                what, edits = list(markup.word_faults(texts, label, words, turn + place))[-1]
                yield Mutant(f"{question.id}: option {place + 1}, {what}", edits, expected)
                yield Mutant(
                    f"{question.id}: option {place + 1} removed",
                    _gone(element(texts, one.file, texts[one.file].rindex("<div", 0, label.start))),
                    expected,
                )


@fault_class("built: feedback or explanation removed or altered", built=True)
def feedback_removed(texts: Texts) -> Iterator[Mutant]:
    for turn, question, one, expected in _questions(texts):
        answer = _answer(texts, question, one)
        feedback = _tags(texts, answer, r'<div class="bf-reason"')
        for place, part in enumerate(feedback):
            if place == turn % len(feedback):
                words = markup.plain_words(texts, one.file, part.inner, part.end)
                what, edits = list(markup.word_faults(texts, part, words, turn))[-1]
                yield Mutant(f"{question.id}: feedback {place + 1}, {what}", edits, expected)
                yield Mutant(f"{question.id}: feedback {place + 1} removed", _gone(part), expected)
        basis = _tags(texts, answer, r'<div class="bf-basis"')[0]
        if not feedback:
            paragraph = element(texts, one.file, texts[one.file].index("<p>", basis.start))
            yield Mutant(f"{question.id}: explanation removed", _gone(paragraph), expected)
            words = markup.plain_words(texts, one.file, paragraph.inner, paragraph.end)
            for what, edits in markup.word_faults(texts, paragraph, words, turn):
                yield Mutant(f"{question.id}: explanation, {what}", edits, expected)
        if turn % 4 == 0:
            yield Mutant(f"{question.id}: answer removed", _gone(answer), expected)


@fault_class("built: key removed or moved", built=True)
def key_moved(texts: Texts) -> Iterator[Mutant]:
    for turn, question, one, expected in _questions(texts):
        text, answer = texts[one.file], _answer(texts, question, one)
        mark = text.find(" data-right", answer.start, answer.end)
        if mark >= 0:
            gone = Edit(one.file, mark, mark + len(" data-right"), "")
            other = next(
                match
                for match in re.compile(r"<li data-option[^>]*>").finditer(
                    text, answer.start, answer.end
                )
                if "data-right" not in match[0]
            )
            told = text.index("Not right:", other.end())
            ways = [
                ("unmarked", gone),
                ("another marked", Edit(one.file, other.end() - 1, other.end() - 1, " data-right")),
                ("another called right", Edit(one.file, told, told + len("Not right:"), "Right:")),
            ]
            what, edit = ways[turn % 3]
            yield Mutant(f"{question.id}: {what}", (edit,), expected)
        else:
            blank = re.compile(r"<span data-blank>[^<]*</span>").search(
                text, answer.start, answer.end
            )
            yield Mutant(
                f"{question.id}: answer removed",
                (Edit(one.file, blank.start(), blank.end(), ""),),
                expected,
            )
            yield Mutant(
                f"{question.id}: answer changed",
                (Edit(one.file, blank.end() - 8, blank.end() - 7, "q"),),
                expected,
            )


@fault_class("built: a fingerprint or an option's name changed", built=True)
def print_changed(texts: Texts) -> Iterator[Mutant]:
    for turn, question, one, expected in _questions(texts):
        answer = _answer(texts, question, one)
        for what, part, opening in (
            ("question", one, ' data-print="'),
            ("option", one, ' value="'),
            ("answer", answer, ' data-option="'),
        ):
            place = texts[one.file].find(opening, part.start, part.end)
            if place >= 0:
                at = place + len(opening) + turn % 10
                yield Mutant(
                    f"{question.id}: {what}",
                    (Edit(one.file, at, at + 1, "0" if texts[one.file][at] != "0" else "1"),),
                    expected,
                )


@fault_class("built: input or script removed or disabled", built=True)
def input_removed(texts: Texts) -> Iterator[Mutant]:
    for turn, question, one, expected in _questions(texts):
        field, fieldset = _tag(texts, one, "<input"), _tag(texts, one, "<fieldset")
        script = re.compile(r'<script src="[^"]*assets/learner\.js"[^>]*>').search(texts[one.file])
        ways = [
            ("input removed", (Edit(one.file, field.start(), field.end(), ""),)),
            ("fieldset disabled", (_disabled(one, fieldset),)),
            ("input disabled", (_disabled(one, field),)),
            ("script removed", (Edit(one.file, script.start(), script.end(), "<script>"),)),
        ]
        for what, edits in ways[turn % 2 :: 2]:
            yield Mutant(f"{question.id}: {what}", edits, expected)
