"""A figure as dots above a quote of a page → a form to copy that adds one, or changes it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from briefed.authoring.worksheet.forms import (
    ADD,
    SHORT,
    Added,
    Edit,
    Field,
    Filled,
    Form,
    Sentence,
    Wrong,
)
from briefed.authoring.worksheet.names import Names
from briefed.authoring.worksheet.outline import MARKER, QUOTE, outline
from briefed.authoring.worksheet.places import Place, place_of
from briefed.authoring.worksheet.texts import text, words_of
from briefed.model import Theme
from briefed.source import front_matter
from briefed.source.headings import heading_words
from briefed.text import pictures
from briefed.text.patterns import lazily
from briefed.text.words import fold

_COUNTED = "What was counted, in digits: 3 of 12 cases, or 6 and 6 cases, or 11 babies"
_WHICH = "The theme, and the quote that says so, by its number"
_WHICH_EXAMPLE = "Hidden men: 2b"
_AS = "write it as 3 of 12 cases, 6 and 6 cases, or 11 babies"
_MARKER = lazily(r"<!-- figure: (?P<figure>[^\[\]\n]+) \[(?P<id>[a-z0-9-]+)\] -->")


class _Shown(NamedTuple):
    """A quote of a page that a figure is to be shown above: its block, and the lines around it."""

    place: Place
    at: int  # the line of the quote
    above: str  # the marker above it, or ""
    above_at: int  # the line of that marker
    marker: str  # the one that the figure needs


class _Dots(NamedTuple):
    """The form of a figure as dots: one to copy, or that of a figure which a page has."""

    names: Names
    places: Mapping[str, Place]

    def to_copy(self) -> Form:
        fields = (
            Field(_COUNTED, lines=SHORT),
            Field(_WHICH, lines=SHORT, example=_WHICH_EXAMPLE),
        )
        return Form(
            "add/dots",
            "New figure as dots",
            ADD,
            fields,
            self._write,
            add=True,
            settle=self._settle,
            there=self._is_there,
            added=lambda: list(self._added()),
        )

    def _settle(self, filled: Filled) -> Filled:
        figure, which = filled.texts
        return filled._replace(texts=(figure, text(self.names.settled(words_of(which)))))

    def _found(self, filled: Filled) -> _Shown:
        figure, which = map(words_of, filled.texts)
        if not figure or not which:
            raise Wrong("write both what was counted and the quote that says so")
        if pictures.read(figure) is None:
            raise Wrong(f"“{figure[:60]}” can’t be shown as dots: {pictures.meant(figure) or _AS}")
        theme, named, _ = self.names.in_theme(which)
        if len(named) != 1:
            raise Wrong("name one quote alone, such as 2b")
        return _shown(place_of(theme, self.places), figure, *named[0])

    def _is_there(self, filled: Filled) -> bool:
        shown = self._found(filled)
        return shown.above == shown.marker

    def _write(self, filled: Filled, own: _Shown | None = None) -> list[Edit]:
        """The edits that show a figure, in the place of `own` if a page has that one already."""
        shown = self._found(filled)
        here = own and (shown.place, shown.above_at) == (own.place, own.above_at)
        if "figure:" in shown.above and not here:
            raise Wrong("this quote has a figure as dots already")
        if own and here:
            return [Edit(own.place.page, own.above_at, own.above_at + 1, (shown.marker,))]
        new = Edit(shown.place.page, shown.at, shown.at, (shown.marker,))
        return [new, Edit(own.place.page, own.above_at, own.above_at + 1, ())] if own else [new]

    def _added(self) -> Iterator[Added]:
        """The figures that the pages have, each by all sentences that may have named it."""
        for slug, place in self.places.items():
            theme = self.names.themes[slug]
            for marker in _MARKER.finditer(place.page_source):
                for statement in theme.statements:
                    for at, sentence in enumerate(statement.sentences):
                        if statement.id != marker["id"]:
                            continue
                        try:
                            shown = _shown(place, marker["figure"], statement.id, sentence)
                        except Wrong:
                            continue
                        if shown.above == marker[0]:
                            yield self._of(theme, shown, marker["figure"], (statement.id, at))

    def _of(self, theme: Theme, shown: _Shown, figure: str, sentence: Sentence) -> Added:
        def write(filled: Filled) -> list[Edit]:
            return self._write(filled, shown)

        named = Names(self.names.briefing, theme).in_full({sentence})
        form = Form(
            f"{theme.slug}/dots/{sentence[0]}/{sentence[1]}",
            f"{heading_words(theme)}, figure as dots",
            "",
            (Field(_COUNTED, text(figure)), Field(_WHICH, text(named))),
            write,
            free=True,
        )
        return Added(form, form.words, lambda filled: filled)


def dots_form(names: Names, places: Mapping[str, Place]) -> Form:
    """The form to copy of a figure that is shown as dots above a quote of a page."""
    return _Dots(names, places).to_copy()


def _shown(place: Place, figure: str, identity: str, sentence: str) -> _Shown:
    """The quote of a sentence on its page. Raises Wrong for one that the page does not quote."""
    lines = place.page_source.split("\n")
    blocks = outline(lines, front_matter.read(place.page_source).body_line - 1)
    for at, one in enumerate(blocks):
        if one.kind == QUOTE and one.name == identity and fold(sentence) in one.words:
            before = blocks[at - 1] if at else one
            above = lines[before.start] if before.kind == MARKER else ""
            marker = f"<!-- figure: {figure} [{identity}] -->"
            return _Shown(place, one.start, above, before.start, marker)
    raise Wrong(f"the page does not quote “{sentence[:60]}”")
