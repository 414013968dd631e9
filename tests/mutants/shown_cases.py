"""The built site: a case that branches whose numbers or choices lead readers elsewhere, on its page
and on slides.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from . import markup
from .markup import SITE, Element, element
from .model import Edit, Expect, Mutant, Texts, fault_class, line_of
from .project import COURSE, page_file, themes

PAGE, SLIDES = "published-case", "published-slides"


class _Choice(NamedTuple):
    """A choice: where it leads, and its line in the source."""

    target: str
    line: int


class _Part(NamedTuple):
    """A part of a case in its source."""

    file: str
    theme: str
    address: str
    line: int
    choices: list[_Choice]


def _cases(texts: Texts) -> list[list[_Part]]:
    """The parts of each case that branches."""
    found = []
    for theme in themes(texts):
        file = page_file(theme)
        text = texts.get(file, "")
        case = re.search(r"^## Try this.*\n(?:(?!## ).*\n)*", text, re.M)
        parts = re.finditer(
            r"^### .*\{ #([\w-]+) \}\n(?:(?!##).*\n)*", case[0] if case else "", re.M
        )
        of_case = [
            _Part(
                file,
                theme,
                part[1],
                line_of(text, case.start() + part.start()),
                [
                    _Choice(choice[1], line_of(text, case.start() + part.start() + choice.start()))
                    for choice in re.finditer(r"^- \[[^\[\]]*\]\(#([\w-]+)\)$", part[0], re.M)
                ],
            )
            for part in parts
        ]
        if any(part.choices for part in of_case):
            found.append(of_case)
    return found


def _heading(texts: Texts, part: _Part) -> Element:
    file = markup.built(part.file)
    return element(texts, file, texts[file].index(f'<h3 id="{part.address}"'))


def _links(texts: Texts, part: _Part) -> list[Element]:
    """The choices of a part on its page."""
    heading = _heading(texts, part)
    text = texts[heading.file]
    end = re.compile(r"<h[23]\b").search(text, heading.end).start()
    return [
        element(texts, heading.file, link.start())
        for link in re.compile(r'<a href="#').finditer(text, heading.end, end)
    ]


def _expected(part: _Part, choice: _Choice | None = None) -> tuple[Expect, ...]:
    return (Expect(PAGE, part.file, choice.line if choice else part.line),)


@fault_class("built: the number of a part of a case altered or gone", built=True)
def renumbered(texts: Texts) -> Iterator[Mutant]:
    for case in _cases(texts):
        for number, part in enumerate(case, 1):
            one, expected = _heading(texts, part), _expected(part)
            text = texts[one.file]
            shown = re.compile(r"<span[^>]*>(\d+)\.</span> ").search(text, one.inner, one.end)
            for other in (number + 1, 0, f"{number}{number}"):
                edit = Edit(one.file, *shown.span(1), str(other))
                yield Mutant(f"{part.address}: number {other}", (edit,), expected)
            yield Mutant(
                f"{part.address}: no number", (Edit(one.file, *shown.span(), ""),), expected
            )
            yield Mutant(
                f"{part.address}: no heading", (Edit(one.file, one.start, one.end, ""),), expected
            )
            where = text.index(part.address, one.start)
            edit = Edit(one.file, where, where + len(part.address), f"{part.address}-2")
            yield Mutant(f"{part.address}: another address", (edit,), expected)
            style = markup.STYLES[number % len(markup.STYLES)]
            span = element(texts, one.file, shown.start())
            what, edits = markup.styled("the number", style, span)
            yield Mutant(f"{part.address}: {what}", edits, expected)
        for one, other in itertools.pairwise(case):
            first, second = _heading(texts, one), _heading(texts, other)
            edits = (
                Edit(first.file, first.start, first.end, _of(texts, second)),
                Edit(second.file, second.start, second.end, _of(texts, first)),
            )
            yield Mutant(f"{one.address} and {other.address} exchanged", edits, _shuffled(one))


def _shuffled(part: _Part) -> tuple[Expect, ...]:
    """What is expected where parts have each other's choices, or none."""
    last = max([part.line, *(choice.line for choice in part.choices)])
    codes = PAGE if part.choices else f"{PAGE}|published-words"
    return (Expect(codes, part.file, part.line, last=last),)


def _of(texts: Texts, one: Element) -> str:
    return texts[one.file][one.start : one.end]


@fault_class("built: a choice of a case leads elsewhere, or says so", built=True)
def misled(texts: Texts) -> Iterator[Mutant]:
    for case in _cases(texts):
        for part in case:
            links = _links(texts, part)
            for link, choice in zip(links, part.choices, strict=True):
                expected = _expected(part, choice)
                what = f"{part.address} to {choice.target}"
                text = texts[link.file]
                for other in case:
                    if other.address != choice.target:
                        start = link.start + len('<a href="#')
                        edit = Edit(link.file, start, start + len(choice.target), other.address)
                        yield Mutant(f"{what}: leads to {other.address}", (edit,), expected)
                behind = re.compile(r"<span[^>]*>[^<]*?(\d+)</span>").search(
                    text, link.inner, link.end
                )
                for number in range(1, len(case) + 1):
                    if str(number) != behind[1]:
                        edit = Edit(link.file, *behind.span(1), str(number))
                        yield Mutant(f"{what}: says {number}", (edit,), expected)
                gone = Edit(link.file, *behind.span(), "")
                yield Mutant(f"{what}: says no number", (gone,), expected)
                for name, edits in (
                    *markup.hidings(texts, link, choice.line, styles=2),
                    *markup.hidings(
                        texts, element(texts, link.file, behind.start()), choice.line + 1
                    ),
                ):
                    yield Mutant(
                        f"{what}: {name}",
                        edits,
                        (expected[0]._replace(codes=f"{PAGE}|{markup.HIDDEN}", line=1, last=999),),
                    )


@fault_class("built: a choice of a case gone, twice or no longer alone", built=True)
def miscounted(texts: Texts) -> Iterator[Mutant]:
    for case in _cases(texts):
        for part in case:
            for link, choice in zip(_links(texts, part), part.choices, strict=True):
                expected = _expected(part, choice)
                what = f"{part.address} to {choice.target}"
                item = element(texts, link.file, texts[link.file].rindex("<li", 0, link.start))
                yield Mutant(
                    f"{what}: gone", (Edit(item.file, item.start, item.end, ""),), expected
                )
                twice = Edit(item.file, item.end, item.end, _of(texts, item))
                yield Mutant(f"{what}: twice", (twice,), _expected(part))
                beside = Edit(link.file, link.end, link.end, "<b></b>")
                yield Mutant(f"{what}: not alone", (beside,), expected)
                plain = Edit(
                    link.file, link.start, link.end, texts[link.file][link.inner : link.end - 4]
                )
                yield Mutant(f"{what}: no link", (plain,), expected)


@fault_class("built: an ending of a case that is not marked, or another part that is", built=True)
def unended(texts: Texts) -> Iterator[Mutant]:
    for case in _cases(texts):
        told = {part.address: _ends(texts, part) for part in case}
        words = next(filter(None, told.values()))
        for part in case:
            expected = (
                Expect(f"{PAGE}|published-words", part.file, part.line, last=part.line + 30),
            )
            heading = _heading(texts, part)
            if not (end := told[part.address]):
                more = Edit(heading.file, heading.end, heading.end, _of(texts, words))
                yield Mutant(f"{part.address}: said to end", (more,), _expected(part))
                continue
            yield Mutant(
                f"{part.address}: nothing said", (Edit(end.file, end.start, end.end, ""),), expected
            )
            other = Edit(end.file, end.inner, end.end - len("</p>"), "The case goes on.")
            yield Mutant(f"{part.address}: other words", (other,), expected)
            what, edits = markup.styled("what it says", markup.STYLES[0], end)
            yield Mutant(f"{part.address}: {what}", edits, expected)


def _ends(texts: Texts, part: _Part) -> Element | None:
    """What a part says of its end on the page; None for a part that goes on."""
    heading = _heading(texts, part)
    text = texts[heading.file]
    behind = re.compile(r"<h[23]\b").search(text, heading.end).start()
    at = text.find('<p class="bf-ends"', heading.end, behind)
    return element(texts, heading.file, at) if at >= 0 else None


@fault_class("built: a case on slides, its parts and its choices", built=True)
def on_slides(texts: Texts) -> Iterator[Mutant]:
    for case in _cases(texts):
        for deck in (case[0].theme, "index"):
            file = f"{SITE}/{COURSE}/slides/{deck}.html"
            for part in case:
                for what, edits in _of_slide(texts, file, case, part):
                    last = part.line + (9 if what == "another quote" else 0)
                    expected = (Expect(SLIDES, part.file, part.line, last=last),)
                    yield Mutant(f"{deck}, {part.address}: {what}", edits, expected)


def _of_slide(
    texts: Texts, file: str, case: list[_Part], part: _Part
) -> Iterator[tuple[str, tuple[Edit, ...]]]:
    """Ways to spoil a part on a deck: in words, and the edits."""
    text, name = texts[file], f"{part.theme}-{part.address}"
    at = text.index(f' data-part="{name}"')
    slide = element(texts, file, at)
    yield "gone", (Edit(file, slide.start, slide.end, ""),)
    of_case = re.compile(r' data-case="([^"]*)"').search(text, slide.start)
    yield "of another case", (Edit(file, *of_case.span(1), f"{name}-2"),)
    yield "of no part", (Edit(file, at, at + len(f' data-part="{name}"'), ""),)
    called = text.index(f' id="{name}"', slide.inner)
    yield "led to by nothing", (Edit(file, called, called + len(f' id="{name}"'), ""),)
    number = re.compile(r'<span class="bf-nth">(\d+)').search(text, called)
    yield "another number", (Edit(file, *number.span(1), "9"),)
    if other := next((one for one in case if one is not part), None):
        here, there = f' data-part="{name}"', f' data-part="{part.theme}-{other.address}"'
        away = text.index(there)
        edits = (
            Edit(file, at, at + len(here), there),
            Edit(file, away, away + len(there), here),
        )
        yield f"as {other.address}", edits
    if (quote := text.find("<blockquote", slide.inner, slide.end)) >= 0:
        words = markup.plain_words(texts, file, quote, slide.end)[1]
        yield "another quote", (Edit(file, *words, "always"),)
    links = re.compile(r'<a href="#([\w-]+)">').finditer(text, slide.inner, slide.end)
    for link in links:
        for other in case:
            target = f"{part.theme}-{other.address}"
            if target != link[1]:
                yield f"{link[1]} leads to {target}", (Edit(file, *link.span(1), target),)
        yield f"{link[1]} leads nowhere", (Edit(file, *link.span(1), "nowhere"),)
        says = re.compile(r"(\d+)</span></a>").search(text, link.end())
        yield f"{link[1]} says another number", (Edit(file, *says.span(1), "9"),)
        item = element(texts, file, text.rindex("<li", 0, link.start()))
        yield f"{link[1]} gone", (Edit(file, item.start, item.end, ""),)
