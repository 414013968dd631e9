"""The built site: quotes that are gone, altered or hidden there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import markup
from .markup import BRIEFING_PAGE, GONE, HIDDEN, Element, element
from .model import Edit, Expect, Mutant, Texts, fault_class, line_of
from .project import (
    Quote,
    bare,
    page_file,
    quiz_file,
    quiz_quotes,
    shown_quotes,
    statements,
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
            cite = text.index('<a class="bf-cite', one.start)
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
    return _shown(texts, shown_quotes(texts), lambda quote: markup.built(quote.file))


def _question_quotes(texts: Texts):
    pages = {
        quiz_file(statement.theme): markup.built(page_file(statement.theme))
        for statement in statements(texts)
    }
    return _shown(texts, quiz_quotes(texts), lambda quote: pages[quote.file])


def _at(codes: str, texts: Texts, quote: Quote) -> tuple[Expect, ...]:
    return (Expect(codes, quote.file, quote.line(texts)),)


def _missed(texts: Texts, shown: list, quote: Quote) -> Quote:
    """The quote that is named when one is gone: the first of those that say the same there."""

    def key(one: Quote) -> tuple[str, str, str]:
        return one.home, one.id, one.said(texts)

    return next(other for _, other, *_ in shown if key(other) == key(quote))


def _quote_faults(texts: Texts, shown, every: int) -> Iterator[Mutant]:
    """A quote removed, altered, and without its link; of the ways to do it every so many."""
    shown = list(shown)
    for turn, quote, one, words, name in shown:
        text = texts[one.file]
        cite = element(texts, one.file, text.index('<a class="bf-cite', one.start))
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
        missed = _missed(texts, shown, quote)
        for what, edits in ways[turn % every :: every]:
            yield Mutant(f"{name}: {what}", edits, _at("published-quote", texts, missed))


def _quote_hidings(texts: Texts, shown, every: int) -> Iterator[Mutant]:
    """A quote or a word of it hidden; of the ways to do it every so many."""
    shown = list(shown)
    for turn, quote, one, words, name in shown:
        cite = element(texts, one.file, texts[one.file].index('<a class="bf-cite', one.start))
        ways = [
            *markup.hidings(texts, one, turn),
            *markup.word_hidings(texts, one, words, turn),
            markup.styled("its link", markup.STYLES[turn % len(markup.STYLES)], cite),
            ("in <template>", markup.wrapped(one, "<template>", "</template>")),
        ]
        for what, edits in ways[turn % every :: every]:
            expected = (
                _at(GONE, texts, _missed(texts, shown, quote))
                if "template" in what
                else _at(HIDDEN, texts, quote)
            )
            yield Mutant(f"{name}: {what}", edits, expected)


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
