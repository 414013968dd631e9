"""Quantities told without a digit, in our own words, that no quote holds."""

from __future__ import annotations

from collections.abc import Iterator

from .figures import CODE, Place, apart, page_files
from .model import Edit, Expect, Mutant, Texts, fault_class, line_of
from .project import questions

# Told without a digit. No quote of the course holds any of these.
UNDIGITED = (
    "a majority of the fathers",
    "most of the plans",
    "twice as many families",
    "a tenfold rise",
    "every fourth family",
    "one-in-three mothers",
    "nine dozen plans",
    "dozens of families",
    "none of the fathers",
    "nearly all plans",
    "more than half of the plans",
    "XIV fathers",
    "in 3l plans",
    "the third of August",
    "twenty seventeen",
    "a couple of fathers",
    "several hundred mothers",
    "a handful of fathers",
    "the vast majority of mothers",
    "not a single father",
    "the ninth plan",
)


def _told(texts: Texts, place: Place, what: str) -> Iterator[Mutant]:
    for turn, question in enumerate(questions(texts)):
        found = place(question, texts[question.file])
        if found:
            at, before, behind = found
            quantity = UNDIGITED[turn % len(UNDIGITED)]
            yield Mutant(
                f"{quantity!r} in {what} of {question.id}",
                (Edit(question.file, at, at, f"{before}{quantity}{behind}"),),
                (Expect(CODE, question.file, line_of(texts[question.file], at)),),
            )


@fault_class("quantity without a digit on a page")
def undigited_on_page(texts: Texts) -> Iterator[Mutant]:
    for file in page_files(texts):
        at = apart(texts[file])
        for quantity in UNDIGITED:
            yield Mutant(
                f"{quantity!r} on {file}",
                (Edit(file, at, at, f"It was so with {quantity}.\n\n"),),
                (Expect(CODE, file, line_of(texts[file], at)),),
            )


@fault_class("quantity without a digit in a question")
def undigited_in_question(texts: Texts) -> Iterator[Mutant]:
    yield from _told(
        texts,
        lambda question, _: next(
            (
                (option.end - 1, " It was so with ", ".")
                for option in question.options
                if option.right
            ),
            None,
        ),
        "the key's feedback",
    )
    yield from _told(
        texts,
        lambda question, _: (question.lead_in, "The audit found it with ", ".\n\n"),
        "the explanation",
    )
