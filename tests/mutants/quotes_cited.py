"""Quotes of pages and questions that are cited wrongly, or run on into another statement."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from .model import Edit, Expect, Mutant, Texts, fault_class, line_of
from .project import page_quotes, quiz_quotes, statements
from .quotes import altered, every_quote, name


@fault_class("quote: ids swapped")
def ids_swapped(texts: Texts) -> Iterator[Mutant]:
    for quotes in (page_quotes(texts), quiz_quotes(texts)):
        for one, two in itertools.pairwise(quotes):
            if one.id != two.id:
                edits = tuple(
                    Edit(quote.file, quote.end - len(quote.id) - 1, quote.end - 1, other.id)
                    for quote, other in ((one, two), (two, one))
                )
                places = tuple(
                    Expect("quote-not-in-briefing", quote.file, quote.line(texts))
                    for quote in (one, two)
                )
                yield Mutant(f"{name(texts, one)} and {name(texts, two)}", edits, places)


@fault_class("quote: id misspelt")
def id_misspelt(texts: Texts) -> Iterator[Mutant]:
    known = {statement.id for statement in statements(texts)}
    for number, quote in enumerate(every_quote(texts)):
        theme, _, last = quote.id.rpartition("-")
        wrong = [
            f"{theme[:-1]}-{last}",
            f"{theme}-{int(last) + 7}",
            f"{theme}{last}",
            quote.id.capitalize(),
        ][number % 4]
        start = quote.end - len(quote.id) - 1
        unreadable = "page-unreadable|question-malformed"
        expected = (
            Expect(unreadable, quote.file, line_of(texts[quote.file], start), wrong)
            if wrong in (f"{theme}{last}", quote.id.capitalize())
            and quote.file.endswith(f"/{theme}.md")  # of other themes' ids the reader knows none
            else Expect("unknown-statement", quote.file, quote.line(texts), wrong),
        )
        yield Mutant(
            f"{wrong} in {name(texts, quote)}",
            (Edit(quote.file, start, quote.end - 1, wrong),),
            expected,
        )
        other = next(
            (one for one in sorted(known) if one.startswith(theme) and one != quote.id), None
        )
        if other:
            yield Mutant(
                f"{other} in {name(texts, quote)}",
                (Edit(quote.file, start, quote.end - 1, other),),
                altered(texts, quote),
            )


@fault_class("quote: id removed")
def id_removed(texts: Texts) -> Iterator[Mutant]:
    for quote in every_quote(texts):
        expected = (Expect("quote-without-id", quote.file, quote.line(texts)),)
        yield Mutant(
            name(texts, quote), (Edit(quote.file, quote.id_start, quote.end, ""),), expected
        )


@fault_class("quote: runs on into another statement")
def quote_merged(texts: Texts) -> Iterator[Mutant]:
    by_id = {statement.id: statement for statement in statements(texts)}
    for quotes in (page_quotes(texts), quiz_quotes(texts)):
        for quote, following in itertools.pairwise(quotes):
            if quote.id != following.id and quote.id in by_id:
                more = f" {following.said(texts)}"
                yield Mutant(
                    f"{name(texts, quote)} with the words of {following.id}",
                    (Edit(quote.file, quote.id_start, quote.id_start, more),),
                    altered(texts, quote),
                )
