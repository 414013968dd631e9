"""Quotes of pages and questions that are lost, altered or cut."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .model import Edit, Expect, Mutant, Texts, fault_class, line_of
from .project import (
    HEDGES,
    Question,
    Quote,
    page_quotes,
    questions,
    quiz_quotes,
    spread,
    uncovered,
)

SAMPLE = 5  # quotes of pages, and as many of questions, all of whose words are tried
OPPOSITES = {
    "not": "now",
    "no": "a",
    "some": "most",
    "few": "many",
    "most": "some",
    "several": "all",
    "all": "some",
    "often": "always",
    "multiple": "isolated",
    "both": "some",
    "either": "both",
    "many": "few",
    "each": "one",
    "never": "ever",
}


def altered(texts: Texts, quote: Quote) -> tuple[Expect, ...]:
    """What must be reported when a quote no longer repeats the briefing: that, and not that its
    sentences are taught or tested nowhere.
    """
    return (Expect("quote-not-in-briefing", quote.file, quote.line(texts)),)


def name(texts: Texts, quote: Quote) -> str:
    """A quote in a few words, for the description of a mutant."""
    return f"{quote.file}:{quote.line(texts)} [{quote.id}]"


def every_quote(texts: Texts) -> Iterator[Quote]:
    """Every quote, those of pages first."""
    yield from page_quotes(texts)
    yield from quiz_quotes(texts)


def _tried(texts: Texts) -> Iterator[tuple[Quote, int]]:
    """The words to try, by quote and place: every word of a sample of quotes, and every hedging
    word of all.
    """
    for quotes in (page_quotes(texts), quiz_quotes(texts)):
        sample = spread(quotes, SAMPLE)
        for quote in quotes:
            for place, (start, end) in enumerate(quote.words):
                if quote in sample or texts[quote.file][start:end].lower() in HEDGES:
                    yield quote, place


@fault_class("quote of a page removed")
def page_quote_removed(texts: Texts) -> Iterator[Mutant]:
    quotes = page_quotes(texts)
    for quote in quotes:
        yield Mutant(
            name(texts, quote),
            (Edit(quote.file, quote.start, quote.end + 1, ""),),
            tuple(uncovered(texts, quotes, [quote])),
        )


@fault_class("quote of a question removed")
def question_quote_removed(texts: Texts) -> Iterator[Mutant]:
    quotes = quiz_quotes(texts)
    for question in questions(texts):
        for quote in question.quotes:
            lost = uncovered(texts, quotes, [quote])
            if len(question.quotes) == 1:
                lost.append(Expect("question-without-quote", quote.file, question.stem_line(texts)))
            else:
                lost += _ungrounded_key(texts, question, quote)
            if lost:
                yield Mutant(
                    name(texts, quote),
                    (Edit(quote.file, quote.start, quote.end + 1, ""),),
                    tuple(lost),
                )


def _ungrounded_key(texts: Texts, question: Question, gone: Quote) -> list[Expect]:
    """What must be said of the keys whose digits only the quote that is gone holds.

    A figure is told once, where an answer or its feedback first has it; that message names the
    lines on which it is again. In the words of a wrong option it needs no quote.
    """
    text = texts[question.file]
    left = set(
        re.findall(
            r"\d+", " ".join(quote.said(texts) for quote in question.quotes if quote != gone)
        )
    )
    told = [
        at
        for option in question.options
        for at in ([option.start] if option.right else []) + [option.feedback]
    ]
    expected = []
    for option in question.options:
        digits = set(re.findall(r"\d+", text[option.start : option.feedback])) - left
        if option.right and digits:
            first = next(at for at in told if digits <= _digits_of_line(text, at))
            line = line_of(text, option.start)
            again = "" if first == option.start else f", again on line {line},"
            expected.append(
                Expect("figure-not-in-briefing", question.file, line_of(text, first), again)
            )
    return expected


def _digits_of_line(text: str, at: int) -> set[str]:
    return set(re.findall(r"\d+", text[at : text.index("\n", at)]))


@fault_class("quote: a digit changed")
def digit_changed(texts: Texts) -> Iterator[Mutant]:
    for quote in every_quote(texts):
        for match in re.finditer(r"\d", texts[quote.file][quote.start : quote.id_start]):
            at = quote.start + match.start()
            yield Mutant(
                f"{match[0]} in {name(texts, quote)}",
                (Edit(quote.file, at, at + 1, str((int(match[0]) + 1) % 10)),),
                altered(texts, quote),
            )


@fault_class("quote: a word changed")
def word_changed(texts: Texts) -> Iterator[Mutant]:
    for quote, place in _tried(texts):
        start, end = quote.words[place]
        word = texts[quote.file][start:end]
        other = OPPOSITES.get(word.lower()) or word[:-1] + ("d" if word[-1] != "d" else "n")
        yield Mutant(
            f"{word!r} to {other!r} in {name(texts, quote)}",
            (Edit(quote.file, start, end, other),),
            altered(texts, quote),
        )


@fault_class("quote: a word dropped")
def word_dropped(texts: Texts) -> Iterator[Mutant]:
    for quote, place in _tried(texts):
        start, end = quote.words[place]
        yield Mutant(
            f"{texts[quote.file][start:end]!r} from {name(texts, quote)}",
            (Edit(quote.file, start, end, ""),),
            altered(texts, quote),
        )


@fault_class("quote: a word added")
def word_added(texts: Texts) -> Iterator[Mutant]:
    for number, quote in enumerate(every_quote(texts)):
        word = HEDGES[number % len(HEDGES)]
        at = quote.words[len(quote.words) // 2][0]
        yield Mutant(
            f"{word!r} into {name(texts, quote)}",
            (Edit(quote.file, at, at, f"{word} "),),
            altered(texts, quote),
        )


@fault_class("quote: two words swapped")
def words_swapped(texts: Texts) -> Iterator[Mutant]:
    for quotes in (page_quotes(texts), quiz_quotes(texts)):
        for quote in spread(quotes, SAMPLE):
            text = texts[quote.file]
            for (a, b), (c, d) in list(zip(quote.words, quote.words[1:], strict=False))[::2]:
                if text[a:b] != text[c:d]:
                    yield Mutant(
                        f"{text[a:b]!r} and {text[c:d]!r} in {name(texts, quote)}",
                        (Edit(quote.file, a, b, text[c:d]), Edit(quote.file, c, d, text[a:b])),
                        altered(texts, quote),
                    )


@fault_class("quote: a capital or an inner comma changed")
def small_change(texts: Texts) -> Iterator[Mutant]:
    for quote in every_quote(texts):
        text = texts[quote.file]
        at = quote.words[0][0]
        yield Mutant(
            f"first letter of {name(texts, quote)}",
            (Edit(quote.file, at, at + 1, text[at].swapcase()),),
            altered(texts, quote),
        )
        comma = re.compile(r"[,;/](?=.*\w)", re.S).search(text, at, quote.words[-1][0])
        if comma:
            yield Mutant(
                f"{comma[0]!r} from {name(texts, quote)}",
                (Edit(quote.file, comma.start(), comma.end(), " "),),
                altered(texts, quote),
            )


@fault_class("quote: cut to part of a sentence")
def cut(texts: Texts) -> Iterator[Mutant]:
    for quote in every_quote(texts):
        text = texts[quote.file]
        first, last = quote.words[0][0], quote.words[-1][1]
        yield Mutant(
            f"the end of {name(texts, quote)}",
            (Edit(quote.file, quote.words[-3][1], last, ""),),
            altered(texts, quote),
        )
        yield Mutant(
            f"the start of {name(texts, quote)}",
            (Edit(quote.file, first, quote.words[2][0], ""),),
            altered(texts, quote),
        )
        pause = next((at for at in range(last, first, -1) if text[at] in ",;"), None)
        if pause:
            yield Mutant(
                f"what follows {text[pause]!r} in {name(texts, quote)}",
                (Edit(quote.file, pause, last, ""),),
                altered(texts, quote),
            )
        but = re.compile(r",\s*>?\s*(?:but|however)\b").search(text, first, last)
        if but:
            yield Mutant(
                f"all from {but[0]!r} of {name(texts, quote)}",
                (Edit(quote.file, but.start(), last, "."),),
                altered(texts, quote),
            )


@fault_class("quote: cut to fewer sentences")
def sentence_cut(texts: Texts) -> Iterator[Mutant]:
    for quote in every_quote(texts):
        quotes = page_quotes(texts) if quote in page_quotes(texts) else quiz_quotes(texts)
        text = texts[quote.file]
        gap = re.compile(r"\.\**(\s+(?:> )?)(?=\**[A-Z])").search(text, quote.start, quote.id_start)
        if gap:
            lost = uncovered(texts, [*quotes, quote._replace(id_start=gap.start(1))], [quote])
            if lost:
                yield Mutant(
                    f"all but the first sentence of {name(texts, quote)}",
                    (Edit(quote.file, gap.start(1), quote.id_start, ""),),
                    tuple(lost),
                )
