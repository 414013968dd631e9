"""The practice points of a page: a form for those of each statement, since each rests on one."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import NamedTuple

from briefed.authoring.new import practice
from briefed.authoring.worksheet.forms import Edit, Field, Filled, Form, Wrong
from briefed.authoring.worksheet.names import Names
from briefed.authoring.worksheet.outline import HEADING, OWN, Block
from briefed.authoring.worksheet.texts import Paragraph, Text, markdown, read, without_name
from briefed.model import Theme
from briefed.source.support import PRACTICE, rests_on
from briefed.text.patterns import lazily
from briefed.text.words import plain

_ITEM = lazily(r"[-*]\s+")
_LABEL = "What to do at work, which follows from this quote"
_EXAMPLE = "Register the father on the system. (Health visiting)"


class _Point(NamedTuple):
    """A point, the lines it takes, and the statement that it rests on; "" for several.

    One that rests on several of which all but one are gone is of that one.
    """

    start: int
    end: int
    text: Text
    missing: str
    of: str  # also one that is gone


class PracticePoints:
    """The points of a page, in the lists `lists`, by the statement that they rest on."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        file: str,
        names: Names,
        found: list[_Point],
        lists: list[Block],
    ) -> None:
        self.theme = theme
        self.title = title
        self.file = file
        self.names = names
        self.points = found
        self.lists = lists

    def form(self, statement: str) -> Form:
        """The form of the points that rest on a statement."""
        name = self.names.of(statement)
        where = f"{self.title}, {name}: what to do at work"
        return self._form(f"practice/{statement}", where, _LABEL, statement)

    @property
    def gone(self) -> list[str]:
        """The statements that are gone, and on which points rest alone."""
        ids = (one.of for one in self.points)
        return list(dict.fromkeys(one for one in ids if one and not self.names.of(one)))

    def resting_on(self, ids: Set[str]) -> Iterator[Paragraph]:
        """The points that rest on some statements alone."""
        for point in self.points:
            if point.of in ids:
                yield from (one._replace(item=True) for one in point.text)

    def without(self, ids: Set[str]) -> Iterator[Edit]:
        """The edits that take the points away which rest on some statements alone.

        A list that loses all its points has one to be written.
        """
        going = [one for one in self.points if one.of in ids]
        for at, one in enumerate(going):
            last = at == 0 and len(going) == len(self.points)
            yield Edit(self.file, one.start, one.end, practice(self.theme)[:1] if last else ())

    def elsewhere(self) -> Iterator[Form]:
        """The form of the points that rest on several statements, or on none of this theme."""
        if any(not one.of for one in self.points):
            where = f"{self.title}, other points"
            label = "Points that rest on several quotes"
            yield self._form("practice/others", where, label, "")

    def _form(self, key: str, where: str, label: str, statement: str) -> Form:
        own = [one for one in self.points if one.of == statement]
        shown = tuple(paragraph._replace(item=False) for one in own for paragraph in one.text)
        missing = next((one.missing for one in own if one.missing), "")
        several = len(self.theme.statements) > 1

        def split(point: Paragraph) -> tuple[Paragraph, str]:
            bare, ids = self.names.split(point)
            if ids and statement and not self.names.all_gone(ids):
                raise Wrong("a point that rests on another quote is written below that quote")
            return bare, f" [{statement}]{ids}" if statement and (several or ids) else ids

        def write(filled: Filled) -> list[Edit]:
            before = tuple(paragraph for one in own for paragraph in one.text)
            lines = tuple(markdown(filled.texts[0], points=True, before=before, split=split))
            if not own:
                place = self.lists[-1].end
                return [Edit(self.file, place, place, lines)]
            first, *rest = own
            return [
                Edit(self.file, first.start, first.end, lines),
                *(Edit(self.file, one.start, one.end, ()) for one in rest),
            ]

        field = Field(label, shown, missing, _EXAMPLE, points=True, below=self.names.of(statement))
        return Form(f"{self.theme.slug}/{key}", where, "", (field,), write)


def practice_points(
    theme: Theme, title: str, file: str, lines: list[str], blocks: list[Block], names: Names
) -> PracticePoints | None:
    """The practice points of a page; None if it has none that a worksheet can carry."""
    lists = []
    inside = False
    for block in blocks:
        if block.kind == HEADING and block.level == 2:
            inside = plain(block.words).lower() == PRACTICE
        elif inside and block.kind == OWN and _ITEM.match(lines[block.start]):
            lists.append(block)
    found = [point for one in lists for point in _points(theme, lines, one, names)]
    if not lists or any(one is None for one in found):
        return None
    return PracticePoints(theme, title, file, names, [one for one in found if one], lists)


def _points(theme: Theme, lines: list[str], block: Block, names: Names) -> Iterator[_Point | None]:
    """The points of a list; None for one that can't be carried."""
    starts = [at for at in range(block.start, block.end) if _ITEM.match(lines[at])]
    for start, end in zip(starts, [*starts[1:], block.end], strict=True):
        written = lines[start:end]
        if not all(line.strip() for line in written):
            yield None
            return
        _, ids = rests_on(" ".join(written))
        there = [one for one in ids if names.of(one)]
        of = ids[0] if len(ids) == 1 else there[0] if len(there) == 1 else ""
        if not ids and len(theme.statements) == 1:
            of = theme.statements[0].id
        if names.of(of) and not any(one.id == of for one in theme.statements):
            of = ""
        if of and len(ids) > 1:  # the others are gone, and named at its end
            written = [line.replace(f"[{of}]", "") for line in written]
        bare = read(written, names.shown)
        if bare is None or len(bare.text) > 1:
            yield None
            return
        shown = tuple(without_name(one, names.shown(of)) if of else one for one in bare.text)
        yield _Point(start, end, shown, bare.missing or names.still(shown), of)
