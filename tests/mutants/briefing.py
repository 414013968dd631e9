"""The briefing itself edited, with and without the same edit in the original: nothing in it may
go stale unseen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .model import Edit, Expect, Mutant, Texts, fault_class, line_of, remove
from .project import (
    BRIEFING,
    ORIGINAL,
    START,
    Quote,
    Sentence,
    Statement,
    loose,
    page_file,
    page_quotes,
    quiz_file,
    quiz_quotes,
    statements,
    theme_line,
    themes,
)
from .quotes import OPPOSITES

NEW = "Nobody has said this before."


def _edits(texts: Texts, before: str, after: str, both: bool) -> tuple[Edit, ...]:
    """Replace a text, which stands once in each, in the briefing and perhaps in the original."""
    edits = []
    for file in (BRIEFING, ORIGINAL) if both else (BRIEFING,):
        assert texts[file].count(before) == 1, (file, before)
        at = texts[file].index(before)
        edits.append(Edit(file, at, at + len(before), after))
    return tuple(edits)


def _holders(texts: Texts, sentence: Sentence) -> list[Quote]:
    """The quotes of pages and questions that hold a sentence."""
    return [
        quote
        for quote in page_quotes(texts) + quiz_quotes(texts)
        if quote.id == sentence.statement and loose(sentence.text) in quote.said(texts)
    ]


def _stale(texts: Texts, sentence: Sentence) -> list[Expect]:
    """What must be said of every quote that holds a sentence when the briefing no longer has it
    so.
    """
    return [
        Expect("quote-not-in-briefing", quote.file, quote.line(texts))
        for quote in _holders(texts, sentence)
    ]


def _edited(line: int, both: bool) -> list[Expect]:
    return [] if both else [Expect("briefing-edited", BRIEFING, line)]


def _new_at(line: int) -> list[Expect]:
    return [
        Expect("sentence-not-taught", BRIEFING, line),
        Expect("sentence-not-tested|exemption-proposed", BRIEFING, line),
    ]


def _sentences(texts: Texts) -> Iterator[tuple[Statement, int, Sentence]]:
    for statement in statements(texts):
        for index, sentence in enumerate(statement.sentences):
            yield statement, index, sentence


def _added(texts: Texts, both: bool) -> Iterator[Mutant]:
    for statement, index, sentence in _sentences(texts):
        at_end = index == len(statement.sentences) - 1
        stop = "" if sentence.text.endswith((".", "**.")) else "."
        after = f"{sentence.text}{stop} {NEW}"
        over = (
            []
            if at_end
            else [
                quote
                for quote in _holders(texts, sentence)
                if loose(statement.sentences[index + 1].text) in quote.said(texts)
            ]
        )
        parted = [Expect("quote-not-in-briefing", quote.file, quote.line(texts)) for quote in over]
        yield Mutant(
            f"behind sentence {index + 1} of {statement.id}",
            _edits(texts, sentence.text, after, both),
            (*_edited(statement.line, both), *_new_at(statement.line), *parted),
        )


@fault_class("briefing: sentence added")
def sentence_added(texts: Texts) -> Iterator[Mutant]:
    yield from _added(texts, False)


@fault_class("briefing and original: sentence added")
def sentence_added_to_both(texts: Texts) -> Iterator[Mutant]:
    yield from _added(texts, True)


def _changes(text: str) -> Iterator[tuple[str, str]]:
    """A sentence with its longest word changed, each digit changed and each hedging word turned
    round: what, and the result.
    """
    word = max(re.finditer(r"[a-z]{4,}", text), key=lambda match: len(match[0]))
    yield word[0], f"{text[: word.start()]}{word[0][:-1]}q{text[word.end() :]}"
    for match in re.finditer(r"\b(?:" + "|".join(OPPOSITES) + r")\b|\d", text):
        other = OPPOSITES.get(match[0]) or str((int(match[0]) + 1) % 10)
        yield match[0], text[: match.start()] + other + text[match.end() :]


def _changed(texts: Texts, both: bool) -> Iterator[Mutant]:
    for statement, index, sentence in _sentences(texts):
        for what, after in _changes(sentence.text):
            # Not that it is taught and tested nowhere: the quotes were meant for it.
            expected = (*_edited(statement.line, both), *_stale(texts, sentence))
            yield Mutant(
                f"{what!r} in sentence {index + 1} of {statement.id}",
                _edits(texts, sentence.text, after, both),
                expected,
            )


@fault_class("briefing: sentence changed")
def sentence_changed(texts: Texts) -> Iterator[Mutant]:
    yield from _changed(texts, False)


@fault_class("briefing and original: sentence changed")
def sentence_changed_in_both(texts: Texts) -> Iterator[Mutant]:
    yield from _changed(texts, True)


def _removed(texts: Texts, both: bool) -> Iterator[Mutant]:
    for statement, index, sentence in _sentences(texts):
        if len(statement.sentences) > 1:
            before = sentence.text + (" " if index < len(statement.sentences) - 1 else "")
            yield Mutant(
                f"sentence {index + 1} of {statement.id}",
                _edits(texts, before, "", both),
                (*_edited(statement.line, both), *_stale(texts, sentence)),
            )


@fault_class("briefing: sentence removed")
def sentence_removed(texts: Texts) -> Iterator[Mutant]:
    yield from _removed(texts, False)


@fault_class("briefing and original: sentence removed")
def sentence_removed_from_both(texts: Texts) -> Iterator[Mutant]:
    yield from _removed(texts, True)


def _statement_removed(texts: Texts, both: bool) -> Iterator[Mutant]:
    text = texts[BRIEFING]
    for statement in statements(texts):
        end = text.index("\n", statement.start) + 1
        edits = [Edit(BRIEFING, statement.start, end, "")]
        if both:
            at = texts[ORIGINAL].index(statement.text)
            start = texts[ORIGINAL].rindex("\n", 0, at) + 1
            edits.append(Edit(ORIGINAL, start, at + len(statement.text), ""))
        expected = [
            Expect("unknown-statement", quote.file, quote.line(texts), statement.id)
            for quote in page_quotes(texts) + quiz_quotes(texts)
            if quote.id == statement.id
        ]
        if sum(other.theme == statement.theme for other in statements(texts)) == 1:
            expected.append(
                Expect("briefing-unreadable", BRIEFING, theme_line(texts, statement.theme))
            )
        if not both:
            expected.append(
                Expect("briefing-edited", BRIEFING, statement.line - 2, last=statement.line + 2)
            )  # where it stood
        yield Mutant(statement.id, tuple(edits), tuple(expected))


@fault_class("briefing: statement removed")
def statement_removed(texts: Texts) -> Iterator[Mutant]:
    yield from _statement_removed(texts, False)


@fault_class("briefing and original: statement removed")
def statement_removed_from_both(texts: Texts) -> Iterator[Mutant]:
    yield from _statement_removed(texts, True)


@fault_class("briefing: statement added")
def statement_added(texts: Texts) -> Iterator[Mutant]:
    text = texts[BRIEFING]
    for statement in statements(texts):
        at = text.index("\n", statement.start) + 1
        item = text[statement.start] == "-"
        added = f"{'- ' if item else chr(10)}{NEW} {{ #{statement.theme}-99 }}\n"
        line = statement.line + (1 if item else 2)
        yield Mutant(
            f"behind {statement.id}",
            (Edit(BRIEFING, at, at, added),),
            (Expect("briefing-edited", BRIEFING, line), *_new_at(line)),
        )


@fault_class("briefing: two statements change places")
def statements_swapped(texts: Texts) -> Iterator[Mutant]:
    for one, two in zip(statements(texts), statements(texts)[1:], strict=False):
        if one.theme == two.theme:
            a, b = one.sentences[0].start, two.sentences[0].start
            edits = (
                Edit(BRIEFING, a, a + len(one.text), two.text),
                Edit(BRIEFING, b, b + len(two.text), one.text),
            )
            stale = [
                expect
                for statement in (one, two)
                for sentence in statement.sentences
                for expect in _stale(texts, sentence)
            ]
            yield Mutant(
                f"{one.id} and {two.id}, the ids staying",
                edits,
                (
                    Expect("briefing-edited", BRIEFING, one.line, last=two.line),
                    *dict.fromkeys(stale),
                ),
            )


@fault_class("briefing: id removed, doubled or broken")
def id_broken(texts: Texts) -> Iterator[Mutant]:
    text = texts[BRIEFING]
    found = statements(texts)
    for statement in found:
        start = statement.sentences[0].start + len(statement.text)
        end = text.index("\n", start)
        other = next(one for one in found if one is not statement)
        twice = max(statement.line, other.line)
        yield Mutant(
            f"id of {statement.id} removed",
            (Edit(BRIEFING, start, end, ""),),
            (Expect("briefing-unreadable", BRIEFING, statement.line),),
        )
        yield Mutant(
            f"{statement.id} named {other.id}",
            (Edit(BRIEFING, start, end, f" {{ #{other.id} }}"),),
            (Expect("briefing-unreadable", BRIEFING, twice),),
        )
        yield Mutant(
            f"{statement.id} with a space in its id",
            (Edit(BRIEFING, start, end, f" {{ #{statement.theme} 1 }}"),),
            (Expect("briefing-unreadable", BRIEFING, statement.line),),
        )


@fault_class("briefing: heading changed or removed")
def heading_changed(texts: Texts) -> Iterator[Mutant]:
    text = texts[BRIEFING]
    for theme in themes(texts)[1:]:
        line = theme_line(texts, theme)
        start = [0, *(match.end() for match in re.finditer("\n", text))][line - 1]
        end = text.index("\n", start)
        moved = (
            Expect("page-without-theme", page_file(theme), 1),
            Expect("page-without-theme", quiz_file(theme), 1),
        )
        renamed = text[start:end].replace(" ", " Other ", 1)
        yield Mutant(
            f"{text[start:end]!r} changed",
            (Edit(BRIEFING, start, end, renamed),),
            (Expect("briefing-edited", BRIEFING, line), *moved),
        )
        yield Mutant(
            f"{text[start:end]!r} removed",
            (Edit(BRIEFING, start, end + 1, ""),),
            (Expect("briefing-edited", BRIEFING, line - 1, last=line + 2), *moved),
        )


@fault_class("briefing: a word the parser can't place")
def residue(texts: Texts) -> Iterator[Mutant]:
    text = texts[BRIEFING]
    for number, statement in enumerate(statements(texts)):
        added = [
            "<b>Words</b>",
            "> Words",
            "```\nWords\n```",
            "• Words",
            "Words without an id",
            "<script>alert(1)</script>",
            "    Words",
        ][number % 7]
        at = text.index("\n", statement.start) + 1
        yield Mutant(
            f"{added!r} behind {statement.id}",
            (Edit(BRIEFING, at, at, f"\n{added}\n\n"),),
            (Expect("briefing-unreadable", BRIEFING, statement.line + 2),),
        )


@fault_class("original edited or removed")
def original_edited(texts: Texts) -> Iterator[Mutant]:
    for statement, index, sentence in _sentences(texts):
        what, after = next(_changes(sentence.text))
        at = texts[ORIGINAL].index(sentence.text)
        yield Mutant(
            f"{what!r} in sentence {index + 1} of {statement.id}",
            (Edit(ORIGINAL, at, at + len(sentence.text), after),),
            (Expect("briefing-edited", BRIEFING, statement.line),),
        )
    yield Mutant("removed", (remove(ORIGINAL),), (Expect("briefing-edited", BRIEFING, 1),))
    yield Mutant(
        "emptied",
        (Edit(ORIGINAL, 0, len(texts[ORIGINAL]), ""),),
        (Expect("briefing-edited", BRIEFING, 1),),
    )


@fault_class("placeholder link: setting removed")
def placeholder_link(texts: Texts) -> Iterator[Mutant]:
    match = re.search(r"^placeholder link: (.*)\n", texts[START], re.M)
    if "](#)" not in texts[BRIEFING]:
        return  # the statement with the link is not in a short course
    line = line_of(texts[BRIEFING], texts[BRIEFING].index("](#)"))
    expected = (Expect("placeholder-link", BRIEFING, line),)
    yield Mutant("line removed", (Edit(START, match.start(), match.end(), ""),), expected)
    unreadable = (Expect("page-unreadable", START, line_of(texts[START], match.start())),)
    for value, wanted in (("", expected), ('"#"', unreadable), ("example", unreadable)):
        yield Mutant(
            f"set to {value or 'nothing'}",
            (Edit(START, match.start(1), match.end(1), value),),
            wanted,
        )
