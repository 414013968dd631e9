"""The built site: items to sort, match and put in order that are altered or can't be put there."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from . import markup
from .markup import Element, element
from .model import Edit, Expect, Mutant, Texts, fault_class
from .project import Question, arranged, page_file

Shown = tuple[int, Question, Element, Element, tuple[Expect, ...]]


def _shown(texts: Texts) -> Iterator[Shown]:
    """Each question with its element and that of its answer, and what must be said of a fault."""
    for turn, question in enumerate(arranged(texts)):
        file = markup.built(page_file(question.file.rpartition("/")[2].removesuffix(".md")))
        one, answer = (
            element(texts, file, texts[file].index(f' id="{name}-{question.id}"'))
            for name in ("question", "answer")
        )
        line = question.stem_line(texts)
        yield turn, question, one, answer, (Expect("published-question", question.file, line),)


def _found(texts: Texts, one: Element, pattern: str) -> list[re.Match]:
    return list(re.compile(pattern).finditer(texts[one.file], one.inner, one.end))


def _exchanged(file: str, one: re.Match, other: re.Match) -> tuple[Edit, ...]:
    """The first group of two matches, each in the place of the other."""
    return (
        Edit(file, *one.span(1), other[1]),
        Edit(file, *other.span(1), one[1]),
    )


_ITEM = r'<div class="bf-item" data-item="([^"]*)">'
_WORDS = r'<span class="bf-words"[^>]*>([^<]*)'
_ROW = r'<li data-option="[^"]*" data-right data-label="[^"]*">'
_PARTS = {
    "the name of an item": (0, _ITEM),
    "the words of an item": (0, _WORDS),
    "the name of an item in the answer": (1, r' data-option="([^"]*)"'),
    "the label of an item in the answer": (1, r' data-label="([^"]*)"'),
    "the words of a label in the answer": (1, r"<b>([^<]*)</b>"),
    "the words of an item in the answer": (1, r"</b> <span>([^<]*)"),
    "the feedback to an item": (1, r'<div class="bf-reason"[^>]*>(?:<p>)?([^<]*)'),
    "the name of a label to choose": (0, r'<li data-label="([^"]*)"'),
    "the words of a label to choose": (0, r'<li data-label="[^"]*">([^<]*)'),
}


@fault_class("built: items or labels exchanged", built=True)
def exchanged(texts: Texts) -> Iterator[Mutant]:
    for _, question, *elements, expected in _shown(texts):
        for what, (which, pattern) in _PARTS.items():
            found = _found(texts, elements[which], pattern)
            for one, other in itertools.pairwise(found):
                if one[1] != other[1]:
                    edits = _exchanged(elements[0].file, one, other)
                    yield Mutant(f"{question.id}: {what}", edits, expected)


@fault_class("built: an item or a label altered", built=True)
def altered(texts: Texts) -> Iterator[Mutant]:
    for turn, question, *elements, expected in _shown(texts):
        for what, (which, pattern) in _PARTS.items():
            for number, found in enumerate(_found(texts, elements[which], pattern)):
                start, end = found.span(1)
                ways = ["", found[1][: len(found[1]) // 2], found[1] + "q", "no " + found[1]]
                yield Mutant(
                    f"{question.id}: {what}, {number + 1}",
                    (Edit(elements[0].file, start, end, ways[(turn + number) % 4]),),
                    expected,
                )


@fault_class("built: an item or a label gone, or there twice", built=True)
def gone(texts: Texts) -> Iterator[Mutant]:
    for _, question, one, answer, expected in _shown(texts):
        starts = [
            *_found(texts, one, _ITEM),
            *_found(texts, one, r"<li data-label=()"),
            *_found(texts, answer, _ROW),
        ]
        for found in starts:
            part = element(texts, one.file, found.start())
            text = texts[one.file][part.start : part.end]
            for what, edit in (
                ("gone", Edit(one.file, part.start, part.end, "")),
                ("twice", Edit(one.file, part.end, part.end, text)),
            ):
                yield Mutant(f"{question.id}: {found[0]} {what}", (edit,), expected)
        rows = [element(texts, one.file, found.start()) for found in _found(texts, answer, _ROW)]
        first, second = (texts[one.file][row.start : row.end] for row in rows[:2])
        yield Mutant(
            f"{question.id}: two rows of the answer exchanged",
            (
                Edit(one.file, rows[0].start, rows[0].end, second),
                Edit(one.file, rows[1].start, rows[1].end, first),
            ),
            expected,
        )


@fault_class("built: items that can't be put anywhere", built=True)
def stuck(texts: Texts) -> Iterator[Mutant]:
    for _, question, one, answer, expected in _shown(texts):
        text = texts[one.file]
        kind = re.compile(r' data-kind="(\w+)"').search(text, one.start, one.inner)
        others = [
            other for other in ("sort", "match", "order", "", "other") if other != question.tag
        ]
        for other in others:
            edit = Edit(one.file, *kind.span(1), other)
            yield Mutant(f"{question.id}: kind {other!r}", (edit,), expected)
        yield Mutant(f"{question.id}: no kind", (Edit(one.file, *kind.span(), ""),), expected)
        fields = re.compile("<fieldset").search(text, one.inner, one.end)
        edit = Edit(one.file, fields.end(), fields.end(), " disabled")
        yield Mutant(f"{question.id}: disabled", (edit,), expected)
        item = _found(texts, one, _ITEM)[0]
        for added in ('<input type="radio" value="1">', '<input type="text">'):
            edit = Edit(one.file, item.end(), item.end(), added)
            yield Mutant(f"{question.id}: {added}", (edit,), expected)
        right = _found(texts, answer, r" data-right()")[0]
        edit = Edit(one.file, right.start(), right.end(), "")
        yield Mutant(f"{question.id}: an item that is not right", (edit,), expected)
        hint = _found(texts, one, r'<p class="bf-hint">([^<]*)')[0]
        edit = Edit(one.file, *hint.span(1), "Look at these.")
        anywhere = (
            expected[0]._replace(codes="published-question|published-words|published-text"),
        )
        yield Mutant(f"{question.id}: another hint", (edit,), anywhere)


@fault_class("built: a part of items to arrange hidden", built=True)
def hidden(texts: Texts) -> Iterator[Mutant]:
    for turn, question, one, answer, (expected,) in _shown(texts):
        parts = [
            *_found(texts, one, _ITEM),
            *_found(texts, one, r'<span class="bf-words"'),
            *_found(texts, one, r'<ul class="bf-labels"'),
            *_found(texts, one, r"<li data-label="),
            *_found(texts, answer, _ROW),
            *_found(texts, answer, r"<b>"),
        ]
        for number, found in enumerate(parts):
            part = element(texts, one.file, found.start())
            style = markup.STYLES[(turn * 5 + number) % len(markup.STYLES)]
            what, edits = markup.styled(found[0], style, part)
            yield Mutant(f"{question.id}: {what}", edits, (expected._replace(codes=markup.HIDDEN),))
