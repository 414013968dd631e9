"""Quotes of pages and questions that are moved out of sight, or to another place."""

from __future__ import annotations

from collections.abc import Iterator

from .model import Edit, Expect, Mutant, Texts, fault_class
from .project import (
    Quote,
    page_quotes,
    questions,
    uncovered,
)
from .quotes import name


def _moved(quote: Quote, raw: str) -> dict[str, str]:
    """A quote of a page where it does not teach, by what it was moved into."""
    indented = "\n".join("    " + line for line in raw.split("\n"))
    hanging = "\n".join("  " + line for line in raw.split("\n"))
    return {
        "a comment": f"<!--\n{raw}\n-->",
        "a one-line comment": f"<!-- {raw} -->",
        "a fenced code block": f"```\n{raw}\n```",
        "a tilde code block": f"~~~ text\n{raw}\n~~~",
        "an indented code block": f"    Words\n\n{indented}",
        "a collapsed block": f'??? note "More"\n\n{indented}',
        "an admonition": f'!!! note "More"\n\n{indented}',
        "a list": f"- Item\n\n{indented}",
        "a list item": f"- {hanging[2:]}",
        "a numbered list": f"1. Item\n\n{indented}",
    }


# Where its words stand on the page, though they are no quote among the findings: how many lines
# further down.
_STILL_WORDS = {
    "a fenced code block": 1,
    "a tilde code block": 1,
    "an indented code block": 2,
    "a list": 2,
    "a numbered list": 2,
}


@fault_class("quote of a page moved out of sight")
def page_quote_moved(texts: Texts) -> Iterator[Mutant]:
    quotes = page_quotes(texts)
    for number, quote in enumerate(quotes):
        lost = tuple(uncovered(texts, quotes, [quote]))
        places = list(_moved(quote, quote.raw(texts)).items())
        line = quote.line(texts)
        for where, text in places if number % 8 == 0 else places[number % 3 :: 3]:
            yield Mutant(
                f"{name(texts, quote)} into {where}",
                (Edit(quote.file, quote.start, quote.end, text),),
                (Expect("sentence-not-taught", quote.file, line + _STILL_WORDS[where]),)
                if lost and where in _STILL_WORDS
                else lost,
            )


@fault_class("quote of a page moved to another part or page")
def page_quote_displaced(texts: Texts) -> Iterator[Mutant]:
    quotes = page_quotes(texts)
    for number, quote in enumerate(quotes):
        lost = tuple(uncovered(texts, quotes, [quote]))
        text = texts[quote.file]
        away = Edit(quote.file, quote.start, quote.end, "")
        heading = text.index("\n## In practice\n") + len("\n## In practice\n")
        yield Mutant(
            f"{name(texts, quote)} to In practice",
            (away, Edit(quote.file, heading, heading, f"\n{quote.raw(texts)}\n")),
            lost,
        )
        other = next(one for one in quotes[number:] + quotes if one.file != quote.file)
        yield Mutant(
            f"{name(texts, quote)} to {other.file}",
            (away, Edit(other.file, other.start, other.start, f"{quote.raw(texts)}\n\n")),
            lost,
        )


@fault_class("quote of a question moved out of sight")
def question_quote_moved(texts: Texts) -> Iterator[Mutant]:
    for number, question in enumerate(questions(texts)):
        quote = question.quotes[0]
        if len(question.quotes) > 1:
            continue
        line = quote.line(texts)
        malformed = Expect("question-malformed", quote.file, line)
        where, text = list(_moved(quote, quote.raw(texts)).items())[number % 10]
        expected = {
            "a comment": malformed,
            "a one-line comment": malformed,
            "a fenced code block": malformed,
            "a tilde code block": malformed,
            "an indented code block": malformed,
            "a collapsed block": malformed._replace(line=line + 2),
            "an admonition": malformed._replace(line=line + 2),
            "a list": malformed._replace(line=line + 2),
            "a list item": malformed,
            "a numbered list": malformed._replace(line=line + 2),
        }[where]
        yield Mutant(
            f"{name(texts, quote)} into {where}",
            (Edit(quote.file, quote.start, quote.end, text),),
            (expected,),
        )
