"""Figures as dots on the built site: drawings that show something else, or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from . import markup
from .markup import HIDDEN, Element, element
from .model import Edit, Expect, Mutant, Texts, fault_class
from .pictures import Marker
from .pictures import markers as markers_of

PUBLISHED = "published-figure"


class _Drawing(NamedTuple):
    """A drawing of the built site with its dots, and the marker that it is of."""

    marker: Marker
    one: Element
    dots: list[Element]


def _drawings(texts: Texts) -> list[_Drawing]:
    found: list[_Drawing] = []
    for file in dict.fromkeys(marker.file for marker in markers_of(texts)):
        page = markup.built(file)
        markers = [marker for marker in markers_of(texts) if marker.file == file]
        starts = [match.start() for match in re.finditer(r'<svg class="bf-dots"', texts[page])]
        for marker, start in zip(markers, starts, strict=True):
            one = element(texts, page, start)
            dots = [
                element(texts, page, dot.start())
                for dot in re.compile("<circle").finditer(texts[page], one.inner, one.end)
            ]
            found.append(_Drawing(marker, one, dots))
    return found


def _within(texts: Texts, one: Element, old: str, new: str) -> Edit:
    """The first of some text in the opening tag of an element, replaced."""
    at = texts[one.file].index(old, one.start, one.inner)
    return Edit(one.file, at, at + len(old), new)


def _attribute(texts: Texts, one: Element, name: str, value: str) -> Edit:
    found = re.compile(rf' {name}="[^"]*"').search(texts[one.file], one.start, one.inner)
    return Edit(one.file, *found.span(), f' {name}="{value}"')


def _altered(texts: Texts, drawing: _Drawing, turn: int) -> Iterator[tuple[str, tuple[Edit, ...]]]:
    """Ways to let a drawing show something else: in words, and the edits."""
    one, dots = drawing.one, drawing.dots
    text, dot = texts[one.file], dots[turn % len(dots)]
    whole = text[dot.start : dot.end]
    end = one.last(texts)
    filled = 'fill="currentColor"' in whole
    label = re.search(r'aria-label="([^"]*)"', text[one.start : one.inner])[1]
    quote = text.rindex("<blockquote", 0, one.start)
    yield "gone", (Edit(one.file, one.start, one.end, ""),)
    yield "in a comment", markup.wrapped(one, "<!-- ", " -->")
    yield "in <template>", markup.wrapped(one, "<template>", "</template>")
    yield "twice", (Edit(one.file, one.end, one.end, text[one.start : one.end]),)
    yield (
        "outside its quote",
        (
            Edit(one.file, one.start, one.end, ""),
            Edit(one.file, quote, quote, text[one.start : one.end]),
        ),
    )
    yield "a dot less", (Edit(one.file, dot.start, dot.end, ""),)
    yield "a dot more", (Edit(one.file, end, end, whole.replace('cx="5"', 'cx="145"')),)
    yield "a dot within another", (Edit(one.file, dot.end, dot.end, whole),)
    new = "none" if filled else "currentColor"
    yield f"a dot {new}", (_attribute(texts, dot, "fill", new),)
    yield "a white dot", (_attribute(texts, dot, "fill", "#fff"),)
    yield "a tiny dot", (_attribute(texts, dot, "r", "0.4"),)
    yield "tiny dots", tuple(_attribute(texts, each, "r", "1") for each in dots)
    yield "a large dot", (_attribute(texts, dot, "r", "5"),)
    yield "a dot beyond the edge", (_attribute(texts, dot, "cx", "900"),)
    yield "a dot in no place", (_attribute(texts, dot, "cy", "NaN"),)
    for name, value in (("opacity", "0"), ("transform", "scale(0)"), ("stroke", "none")):
        edit = Edit(one.file, dot.start + 7, dot.start + 7, f' {name}="{value}"')
        yield f"a dot with {name}", (edit,)
    yield (
        "dots in a group",
        (
            Edit(one.file, one.inner, one.inner, '<g opacity="0">'),
            Edit(one.file, end, end, "</g>"),
        ),
    )
    yield "a word in it", (Edit(one.file, end, end, "<text>12</text>"),)
    yield "no ink", (_attribute(texts, one, "stroke", "none"),)
    yield "another part of it", (_attribute(texts, one, "viewBox", "0 0 30 13"),)
    yield "hardly wide", (_attribute(texts, one, "width", "1em"),)
    yield "no role", (_within(texts, one, ' role="img"', ""),)
    yield "role none", (_attribute(texts, one, "role", "none"),)
    other = re.sub(r"\d+", lambda number: str(int(number[0]) + 1), label, count=1)
    yield f"said as {other!r}", (_attribute(texts, one, "aria-label", other),)
    yield "said as nothing", (_attribute(texts, one, "aria-label", ""),)


@fault_class("built: figure as dots removed or altered", built=True)
def drawing_altered(texts: Texts) -> Iterator[Mutant]:
    for turn, drawing in enumerate(_drawings(texts)):
        for what, edits in _altered(texts, drawing, turn):
            marker = drawing.marker
            first = 1 if what == "twice" else marker.line  # one too many is told of the page
            yield Mutant(
                f"{marker.what}: {what}",
                edits,
                (Expect(PUBLISHED, marker.file, first, last=marker.line),),
            )


@fault_class("built: figure as dots of another's", built=True)
def drawing_swapped(texts: Texts) -> Iterator[Mutant]:
    drawings = _drawings(texts)
    for drawing in drawings:
        for other in drawings:
            if other is drawing:
                continue
            one, marker = drawing.one, drawing.marker
            new = texts[other.one.file][other.one.start : other.one.end]
            yield Mutant(
                f"{marker.what}: drawn as {other.marker.what}",
                (Edit(one.file, one.start, one.end, new),),
                (Expect(PUBLISHED, marker.file, marker.line),),
            )


@fault_class("built: figure as dots hidden", built=True)
def drawing_hidden(texts: Texts) -> Iterator[Mutant]:
    for turn, drawing in enumerate(_drawings(texts)):
        one, marker = drawing.one, drawing.marker
        dot = drawing.dots[turn % len(drawing.dots)]
        at = one.start + len("<svg")
        ways = [
            *markup.hidings(texts, one, turn, styles=3),
            *markup.hidings(texts, dot, turn + 1),
            ("aria-hidden", (Edit(one.file, at, at, ' aria-hidden="true"'),)),
            ("in aria-hidden", markup.wrapped(one, '<span aria-hidden="true">', "</span>")),
        ]
        sheets = (
            ".bf-dots { display: none; }",
            ".bf-dots circle { fill: none; }",
            ".bf-dots circle + circle { r: 0; }",
            ".bf-dots { stroke: transparent; }",
            "svg { opacity: 0; }",
            "blockquote svg { width: 0.1em; }",
            "@media (max-width: 60em) { .bf-dots > :nth-child(2) { visibility: hidden; } }",
        )
        for place, rule in enumerate(sheets):
            where, edit = markup.ruled(texts, one.file, rule, turn + place)
            ways.append((f"{rule} {where}", (edit,)))
        for what, edits in ways:
            yield Mutant(
                f"{marker.what}: {what}",
                edits,
                (Expect(f"{PUBLISHED}|{HIDDEN}", marker.file, marker.line),),
            )
