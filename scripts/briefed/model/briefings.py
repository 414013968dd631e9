"""A briefing: its themes and their statements."""

from __future__ import annotations

from typing import NamedTuple

from briefed.model.problems import Fault, Location


def first_theme(statement: str) -> str:
    """The slug of the theme in which a statement first stood: its id begins with it, and stays."""
    return statement.rpartition("-")[0]


class Statement(NamedTuple):
    """One bullet, numbered item, table row or paragraph of a briefing.

    `text` is plain: no markup, white space folded. `markup` is the same as written, without its id.
    `sentences` are the sentences of `text`, in order; joined by a space they are `text`.
    `form` is "paragraph", "item", "numbered" or "row"; `depth` is an item's nesting, from 0,
    `number` that of a numbered item as written.
    """

    id: str
    theme: str
    text: str
    markup: str
    sentences: tuple[str, ...]
    location: Location
    form: str = "paragraph"
    depth: int = 0
    number: str = ""


class Theme(NamedTuple):
    """A lowest-level section. `heading` is None for the introduction; `level` is 2 to 6."""

    slug: str
    heading: str | None
    group: str | None
    statements: tuple[Statement, ...]
    location: Location
    level: int = 2

    @property
    def name(self) -> str:
        """Its heading, or what the introduction is called, which has none."""
        return self.heading or "Introduction"


class Answers(NamedTuple):
    """What a person said about a brought file, for an import that could not tell.

    - `title`: the title of a file that has none;
    - `headings` and `skipped`: the words of the lines that are headings, or no part of the text;
    - `one_theme`: whether a text without headings is one theme.
    """

    title: str | None = None
    headings: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    one_theme: bool = False


NO_ANSWERS = Answers()


class Briefing(NamedTuple):
    """A source document.

    `groups` are the headings that hold themes: heading, location, level. `table_heads` are the head
    rows of tables as written, each with the id of the row below it. `retired` are the ids of
    statements that are gone. `faults` is what could not be placed; `body` is all as written;
    `answers` are those that it was imported with.
    """

    title: str
    themes: tuple[Theme, ...]
    groups: tuple[tuple[str, Location, int], ...]
    table_heads: tuple[tuple[str, str], ...]
    retired: tuple[str, ...]
    location: Location
    faults: tuple[Fault, ...]
    body: str = ""
    answers: Answers = NO_ANSWERS

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements in the order of the briefing."""
        return tuple(s for theme in self.themes for s in theme.statements)
