"""The built site: statements that are gone, altered or hidden there."""

from __future__ import annotations

from collections.abc import Iterator

from . import markup
from .markup import BRIEFING_PAGE, GONE, HIDDEN, Element, element
from .model import Edit, Expect, Mutant, Texts, fault_class, line_of
from .project import (
    BRIEFING,
    Statement,
    page_file,
    statements,
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
            "main",
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
