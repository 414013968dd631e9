"""Questions that are removed, broken, doubled or left without what they need."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .model import Edit, Expect, Mutant, Texts, fault_class, line_of
from .project import (
    BRIEFING,
    LEAD_IN,
    Question,
    every_question,
    loose,
    questions,
    quiz_quotes,
    statements,
    uncovered,
)


def _name(question: Question) -> str:
    return f"{question.file} {question.id}"


def _at_stem(texts: Texts, question: Question, code: str) -> Expect:
    return Expect(code, question.file, question.stem_line(texts))


@fault_class("question removed")
def removed(texts: Texts) -> Iterator[Mutant]:
    quotes = quiz_quotes(texts)
    for question in every_question(texts):
        lost = uncovered(texts, quotes, list(question.quotes))
        if lost:
            yield Mutant(
                _name(question),
                (Edit(question.file, question.start, question.end, ""),),
                tuple(lost),
            )


@fault_class("every question on a sentence removed")
def all_removed(texts: Texts) -> Iterator[Mutant]:
    for statement in statements(texts):
        for number, sentence in enumerate(statement.sentences, 1):
            resting = [
                question
                for question in every_question(texts)
                if any(
                    quote.id == statement.id and loose(sentence.text) in quote.said(texts)
                    for quote in question.quotes
                )
            ]
            edits = tuple(
                Edit(question.file, question.start, question.end, "") for question in resting
            )
            yield Mutant(
                f"{statement.id}, sentence {number}",
                edits,
                (Expect("sentence-not-tested|exemption-proposed", BRIEFING, statement.line),),
            )


@fault_class("question removed, its id left")
def removed_but_id(texts: Texts) -> Iterator[Mutant]:
    for question in every_question(texts):
        yield Mutant(
            _name(question),
            (Edit(question.file, question.opens, question.end, ""),),
            (
                Expect(
                    "question-malformed",
                    question.file,
                    line_of(texts[question.file], question.start),
                ),
            ),
        )


@fault_class("question unquoted")
def unquoted(texts: Texts) -> Iterator[Mutant]:
    quotes = quiz_quotes(texts)
    for question in every_question(texts):
        expected = (
            _at_stem(texts, question, "question-without-quote"),
            *uncovered(texts, quotes, list(question.quotes)),
        )
        yield Mutant(
            _name(question), (Edit(question.file, question.lead_in, question.closes, ""),), expected
        )


@fault_class("question: the line above its quote removed")
def lead_in_removed(texts: Texts) -> Iterator[Mutant]:
    for question in questions(texts):
        if question.options:
            line = line_of(texts[question.file], question.lead_in)
            yield Mutant(
                _name(question),
                (Edit(question.file, question.lead_in, question.lead_in + len(LEAD_IN), ""),),
                (Expect("question-malformed", question.file, line),),
            )


@fault_class("question: key unmarked")
def key_unmarked(texts: Texts) -> Iterator[Mutant]:
    for question in questions(texts):
        text = texts[question.file]
        edits = tuple(
            Edit(question.file, option.start + 3, option.start + 4, " ")
            for option in question.options
            if option.right
        )
        for blank in re.compile(r"\[\[(.*?)\]\]").finditer(text, question.stem, question.lead_in):
            edits += (Edit(question.file, blank.start(), blank.end(), blank[1]),)
        yield Mutant(
            _name(question), edits, (_at_stem(texts, question, "question-without-answer"),)
        )


@fault_class("question: every option marked")
def all_marked(texts: Texts) -> Iterator[Mutant]:
    for question in questions(texts):
        if question.options:
            edits = tuple(
                Edit(question.file, option.start + 3, option.start + 4, "x")
                for option in question.options
            )
            yield Mutant(_name(question), edits, (_at_stem(texts, question, "question-malformed"),))


@fault_class("question: option mark broken")
def mark_broken(texts: Texts) -> Iterator[Mutant]:
    for number, question in enumerate(questions(texts)):
        broken = ["-[ ] ", "- [?] ", "[ ] ", " - [x] ", "- [y] ", "- [x]", "+ [ ] "][number % 7]
        for option in question.options[number % 3 : number % 3 + 1]:
            yield Mutant(
                f"{broken!r} in {_name(question)}",
                (Edit(question.file, option.start, option.start + 6, broken),),
                (
                    Expect(
                        "question-malformed",
                        question.file,
                        line_of(texts[question.file], option.start),
                    ),
                ),
            )


@fault_class("question: feedback removed")
def feedback_removed(texts: Texts) -> Iterator[Mutant]:
    for number, question in enumerate(questions(texts)):
        for option in question.options:
            line = line_of(texts[question.file], option.start)
            left = "" if number % 2 else ">\n"
            yield Mutant(
                f"{_name(question)}, line {line}",
                (Edit(question.file, option.feedback, option.end, left),),
                (Expect("option-without-feedback", question.file, line),),
            )
        if not question.options:
            rule = texts[question.file].index("---\n", question.stem) + 4
            yield Mutant(
                f"{_name(question)}, explanation",
                (Edit(question.file, rule, question.lead_in, ""),),
                (_at_stem(texts, question, "option-without-feedback"),),
            )


@fault_class("question: option doubled")
def option_doubled(texts: Texts) -> Iterator[Mutant]:
    for turn, question in enumerate(questions(texts)):
        text = texts[question.file]
        for number, option in list(enumerate(question.options))[turn % 2 :: 2]:
            words = text[option.start + 6 : option.feedback - 1]
            again = [words, words.upper(), f"**{words}**", f"{words}."][(turn // 2 + number) % 4]
            line = line_of(text, option.end)
            yield Mutant(
                f"{_name(question)}: {again!r}",
                (Edit(question.file, option.end, option.end, f"- [ ] {again}\n> Why not.\n"),),
                (Expect("duplicate-option", question.file, line),),
            )


@fault_class("question: id doubled")
def id_doubled(texts: Texts) -> Iterator[Mutant]:
    found = every_question(texts)
    for one, two in zip(found, found[1:] + found[:1], strict=False):
        later = max(one, two, key=found.index)
        start = texts[two.file].index(two.id, two.start)
        yield Mutant(
            f"{_name(two)} named {one.id}",
            (Edit(two.file, start, start + len(two.id), one.id),),
            (_at_stem(texts, later, "duplicate-question-id"),),
        )


@fault_class("question: id removed or broken")
def id_removed(texts: Texts) -> Iterator[Mutant]:
    for number, question in enumerate(every_question(texts)):
        line = line_of(texts[question.file], question.start)
        without = _at_stem(texts, question, "question-without-id")
        yield Mutant(
            f"{_name(question)}: comment removed",
            (Edit(question.file, question.start, question.opens, ""),),
            (without._replace(line=without.line - 1),),
        )
        wrong, expected = [
            (
                "<!-- question: -->\n",
                Expect(
                    "question-malformed|question-without-id", question.file, line, last=line + 2
                ),
            ),
            ("<!-- question: Has Spaces -->\n", Expect("question-malformed", question.file, line)),
            (
                f"<!-- qestion: {question.id} -->\n",
                Expect("question-malformed", question.file, line),
            ),
            (f"question: {question.id}\n", Expect("question-malformed", question.file, line)),
        ][number % 4]
        yield Mutant(
            f"{_name(question)}: {wrong.strip()}",
            (Edit(question.file, question.start, question.opens, wrong),),
            (expected,),
        )


@fault_class("question: <quiz> unclosed, unopened or not alone")
def unclosed(texts: Texts) -> Iterator[Mutant]:
    for question in questions(texts):
        text = texts[question.file]
        opens, closes = line_of(text, question.opens), line_of(text, question.closes)
        # It is told where the next question begins, or at the end of the file.
        unended = Expect("question-malformed", question.file, closes - 1, "has no end", closes + 1)
        edit, line, what = [
            (Edit(question.file, question.closes, question.end, ""), 0, "</quiz> removed"),
            (
                Edit(question.file, question.opens, question.opens + 7, ""),
                line_of(text, question.start),  # of the comment, which nothing follows
                "<quiz> removed",
            ),
            (Edit(question.file, question.opens, question.opens, " "), opens, "<quiz> indented"),
            (
                Edit(question.file, question.closes, question.closes, "  "),
                closes,
                "</quiz> indented",
            ),
            (Edit(question.file, question.opens, question.opens + 6, "<Quiz>"), opens, "<Quiz>"),
        ][len(question.id) % 5]
        yield Mutant(
            f"{_name(question)}: {what}",
            (edit,),
            (Expect("question-malformed", question.file, line) if line else unended,),
        )
        if len(question.id) % 5:
            yield Mutant(
                f"{_name(question)}: </quiz> removed",
                (Edit(question.file, question.closes, question.end, ""),),
                (unended,),
            )


@fault_class("question inside a code block or a comment")
def put_away(texts: Texts) -> Iterator[Mutant]:
    for number, question in enumerate(every_question(texts)):
        start, end = [("```\n", "```\n"), ("~~~\n", "~~~\n"), ("<!--\n", "-->\n")][number % 3]
        first = (
            question.opens if start == "<!--\n" else question.start
        )  # comments don't nest: that with the id stays outside
        yield Mutant(
            f"{_name(question)} in {start.strip()}",
            (
                Edit(question.file, first, first, start),
                Edit(question.file, question.end, question.end, end),
            ),
            (
                Expect(
                    "question-malformed",
                    question.file,
                    line_of(texts[question.file], question.start),
                ),
            ),
        )


@fault_class("question: raw HTML")
def raw_html(texts: Texts) -> Iterator[Mutant]:
    for number, question in enumerate(every_question(texts)):
        tag = ["<script>alert(1)</script>", "<b>", '<img src="x">', "<!-- -->"][number % 4]
        yield Mutant(
            f"{tag} in the stem of {_name(question)}",
            (Edit(question.file, question.stem, question.stem, f"{tag} "),),
            (_at_stem(texts, question, "question-malformed"),),
        )
