"""The built site: statements, quotes and questions that are gone, altered or hidden there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import markup
from .markup import BRIEFING_PAGE, Element, element
from .model import Edit, Expect, Mutant, Texts, fault_class, line_of
from .project import (
    BRIEFING,
    Question,
    Quote,
    Statement,
    bare,
    page_file,
    page_quotes,
    questions,
    quiz_file,
    quiz_quotes,
    statements,
)

HIDDEN, GONE = (
    "published-hidden",
    "published-hidden|published-statement|published-quote|published-question",
)


def _statements(
    texts: Texts,
) -> Iterator[tuple[int, Statement, Element, list[tuple[int, int]], str]]:
    """Each statement with its element on the published briefing, the places of its words, and
    its name.
    """
    for turn, statement in enumerate(statements(texts)):
        at = texts[BRIEFING_PAGE].index(f' id="{statement.id}"')
        one = element(texts, BRIEFING_PAGE, at)
        back = texts[BRIEFING_PAGE].index('<a class="bf-back"', one.inner)
        yield (
            turn,
            statement,
            one,
            markup.plain_words(texts, BRIEFING_PAGE, one.inner, back),
            statement.id,
        )


def _expect(codes: str, statement: Statement) -> tuple[Expect, ...]:
    return (Expect(codes, BRIEFING, statement.line),)


@fault_class("built: statement removed", built=True)
def statement_removed(texts: Texts) -> Iterator[Mutant]:
    for turn, statement, one, words, name in _statements(texts):
        expected = _expect("published-statement", statement)
        yield Mutant(name, (Edit(one.file, one.start, one.end, ""),), expected)
        if turn % 2:
            yield Mutant(
                f"{name} emptied", (Edit(one.file, one.inner, words[-1][1], ""),), expected
            )
        else:
            yield Mutant(f"{name} in a comment", markup.wrapped(one, "<!-- ", " -->"), expected)


@fault_class("built: a statement's words altered", built=True)
def statement_altered(texts: Texts) -> Iterator[Mutant]:
    for turn, statement, one, words, name in _statements(texts):
        for what, edits in markup.word_faults(texts, one, words, turn):
            yield Mutant(f"{name}: {what}", edits, _expect("published-statement", statement))


@fault_class("built: statement hidden", built=True)
def statement_hidden(texts: Texts) -> Iterator[Mutant]:
    for turn, statement, one, _words, name in _statements(texts):
        for what, edits in markup.hidings(texts, one, turn):
            yield Mutant(f"{name}: {what}", edits, _expect(HIDDEN, statement))
        for style in markup.STYLES[: markup.NAMED]:
            what, edits = markup.styled("style", style, one)
            yield Mutant(f"{name}: {what}", edits, _expect(HIDDEN, statement))
        yield Mutant(
            f"{name} in <template>",
            markup.wrapped(one, "<template>", "</template>"),
            _expect(GONE, statement),
        )
        parent = (
            element(texts, one.file, texts[one.file].rindex("<ul", 0, one.start))
            if one.tag == "li"
            else None
        )
        if parent:
            what, edits = markup.styled(
                "the list around it", markup.STYLES[turn % len(markup.STYLES)], parent
            )
            yield Mutant(f"{name}: {what}", edits, _expect(HIDDEN, statement))


@fault_class("built: statement hidden by a rule that names it", built=True)
def statement_ruled(texts: Texts) -> Iterator[Mutant]:
    for turn, statement, one, _words, name in _statements(texts):
        selector = [
            f"#{name}",
            ".bf-statement",
            f'[id="{name}"]',
            f"{one.tag}.bf-statement",
            "article > *",
            ".md-content",
            f"[id^={name[:5]}]",
        ][turn % 7]
        where, edit = markup.ruled(
            texts, one.file, f"{selector} {{ {markup.STYLES[turn % len(markup.STYLES)]} }}", turn
        )
        yield Mutant(f"{name}: {edit.text.strip()} {where}", (edit,), _expect(HIDDEN, statement))


@fault_class("built: a statement's word hidden", built=True)
def statement_word_hidden(texts: Texts) -> Iterator[Mutant]:
    for turn, statement, one, words, name in _statements(texts):
        for what, edits in markup.word_hidings(texts, one, words, turn):
            yield Mutant(f"{name}: {what}", edits, _expect(HIDDEN, statement))


@fault_class("built: a statement's anchor dropped or doubled", built=True)
def statement_anchor(texts: Texts) -> Iterator[Mutant]:
    text = texts[BRIEFING_PAGE]
    for _turn, statement, one, _words, name in _statements(texts):
        anchor = f' id="{name}"'
        at = text.index(anchor)
        page = markup.built(page_file(statement.theme))
        link = Expect(
            "published-anchor",
            page,
            line_of(texts[page], texts[page].index(f'"briefing.html#{name}"')),
        )
        yield Mutant(
            f"{name} dropped",
            (Edit(one.file, at, at + len(anchor), ""),),
            (*_expect("published-anchor", statement), link),
        )
        for where, place in (("above", text.index("<h1")), ("below", text.index("</article>"))):
            yield Mutant(
                f"{name} doubled {where}",
                (Edit(one.file, place, place, f"<p{anchor}>Words</p>\n"),),
                _expect("published-anchor", statement),
            )


def _shown(
    texts: Texts, quotes: list[Quote], file_of
) -> Iterator[tuple[int, Quote, Element, list[tuple[int, int]], str]]:
    """Each quote with its element on the built page, the places of its words, and its name."""
    taken = set()
    for turn, quote in enumerate(quotes):
        file = file_of(quote)
        text = texts[file]
        first = text.index(f'id="answer-{quote.home}"') if quote.file.startswith("quizzes/") else 0
        for match in re.compile("<blockquote>").finditer(text, first):
            one = element(texts, file, match.start())
            cite = text.index('<a class="bf-cite"', one.start)
            if (
                (file, one.start) not in taken
                and f'href="briefing.html#{quote.id}"' in text[cite : one.end]
                and (markup.words_of(text[one.inner : cite]) == bare(quote.said(texts)))
            ):
                taken.add((file, one.start))
                yield (
                    turn,
                    quote,
                    one,
                    markup.plain_words(texts, file, one.inner, cite),
                    f"{quote.file}:{quote.line(texts)} [{quote.id}]",
                )
                break
        else:
            raise AssertionError(f"{file} does not show {quote.said(texts)!r}")


def _page_quotes(texts: Texts):
    return _shown(texts, page_quotes(texts), lambda quote: markup.built(quote.file))


def _question_quotes(texts: Texts):
    pages = {
        quiz_file(statement.theme): markup.built(page_file(statement.theme))
        for statement in statements(texts)
    }
    return _shown(texts, quiz_quotes(texts), lambda quote: pages[quote.file])


def _at(codes: str, texts: Texts, quote: Quote) -> tuple[Expect, ...]:
    return (Expect(codes, quote.file, quote.line(texts)),)


def _quote_faults(texts: Texts, shown, every: int) -> Iterator[Mutant]:
    """A quote removed, altered, and without its link; of the ways to do it every so many."""
    for turn, quote, one, words, name in shown:
        text = texts[one.file]
        cite = element(texts, one.file, text.index('<a class="bf-cite"', one.start))
        href = text.index(f"#{quote.id}", cite.start)
        ways = [
            ("removed", (Edit(one.file, one.start, one.end, ""),)),
            ("in a comment", markup.wrapped(one, "<!-- ", " -->")),
            ("without its link", (Edit(one.file, cite.start, cite.end, ""),)),
            (
                "with another's link",
                (
                    Edit(
                        one.file,
                        href,
                        href + len(quote.id) + 1,
                        "#introduction-3" if quote.id != "introduction-3" else "#hidden-men-1",
                    ),
                ),
            ),
            (
                "no longer a blockquote",
                (
                    Edit(one.file, one.start, one.inner, "<div>"),
                    Edit(one.file, one.last(texts), one.end, "</div>"),
                ),
            ),
            *markup.word_faults(texts, one, words, turn),
        ]
        for what, edits in ways[turn % every :: every]:
            yield Mutant(f"{name}: {what}", edits, _at("published-quote", texts, quote))


def _quote_hidings(texts: Texts, shown, every: int) -> Iterator[Mutant]:
    """A quote or a word of it hidden; of the ways to do it every so many."""
    for turn, quote, one, words, name in shown:
        cite = element(texts, one.file, texts[one.file].index('<a class="bf-cite"', one.start))
        ways = [
            *markup.hidings(texts, one, turn),
            *markup.word_hidings(texts, one, words, turn),
            markup.styled("its link", markup.STYLES[turn % len(markup.STYLES)], cite),
            ("in <template>", markup.wrapped(one, "<template>", "</template>")),
        ]
        for what, edits in ways[turn % every :: every]:
            yield Mutant(
                f"{name}: {what}", edits, _at(GONE if "template" in what else HIDDEN, texts, quote)
            )


@fault_class("built: quote of a page removed or altered", built=True)
def page_quote_removed(texts: Texts) -> Iterator[Mutant]:
    yield from _quote_faults(texts, _page_quotes(texts), 2)


@fault_class("built: quote of a page hidden", built=True)
def page_quote_hidden(texts: Texts) -> Iterator[Mutant]:
    yield from _quote_hidings(texts, _page_quotes(texts), 2)


@fault_class("built: quote of a question removed or altered", built=True)
def question_quote_removed(texts: Texts) -> Iterator[Mutant]:
    yield from _quote_faults(texts, _question_quotes(texts), 4)


@fault_class("built: quote of a question hidden", built=True)
def question_quote_hidden(texts: Texts) -> Iterator[Mutant]:
    yield from _quote_hidings(texts, _question_quotes(texts), 4)


@fault_class("built: a quote's anchor dropped or doubled", built=True)
def quote_anchor(texts: Texts) -> Iterator[Mutant]:
    for _turn, quote, one, _words, _name in _page_quotes(texts):
        text = texts[one.file]
        anchor = re.compile(r' id="(quote-[a-z0-9-]+)"').search(text, one.start, one.end)
        link = f'"{one.file.rpartition("/")[2]}#{anchor[1]}"' if anchor else ""
        if link and link in texts[BRIEFING_PAGE]:
            linked = Expect(
                "published-anchor",
                BRIEFING_PAGE,
                line_of(texts[BRIEFING_PAGE], texts[BRIEFING_PAGE].index(link)),
            )
            yield Mutant(
                f"{anchor[1]} dropped",
                (Edit(one.file, anchor.start(), anchor.end(), ""),),
                (linked,),
            )
            place = text.index("<h1")
            yield Mutant(
                f"{anchor[1]} doubled",
                (Edit(one.file, place, place, f"<p{anchor[0]}>Words</p>\n"),),
                _at("published-anchor", texts, quote),
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
            *_tags(texts, one, r'<div class="bf-stem"'),
            *_tags(texts, one, "<label"),
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
        stem = _tags(texts, one, r'<div class="bf-stem"')[0]
        words = markup.plain_words(texts, one.file, stem.inner, stem.end)
        if turn % 2:
            yield Mutant(f"{question.id}: stem removed", _gone(stem), expected)
        what, edits = list(markup.word_faults(texts, stem, words, turn))[-1]
        yield Mutant(f"{question.id}: stem, {what}", edits, expected)
        labels = _tags(texts, one, "<label")
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
        script = re.compile(r'<script src="[^"]*assets/(?:module|store|quiz)\.js"[^>]*>').search(
            texts[one.file]
        )
        ways = [
            ("input removed", (Edit(one.file, field.start(), field.end(), ""),)),
            ("fieldset disabled", (_disabled(one, fieldset),)),
            ("input disabled", (_disabled(one, field),)),
            ("script removed", (Edit(one.file, script.start(), script.end(), "<script>"),)),
        ]
        for what, edits in ways[turn % 2 :: 2]:
            yield Mutant(f"{question.id}: {what}", edits, expected)
