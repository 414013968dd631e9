"""What a worksheet is made of: headings, quotes, and forms to fill in. Pure."""

from __future__ import annotations

import dataclasses
import functools
import json
from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeAlias

from briefed.authoring.worksheet.references import Reference, beginning_of, means
from briefed.authoring.worksheet.texts import Text, text, words_of
from briefed.layout import START

SHORT, LONG = 1, 3  # lines to write on
ADD = (
    "Fill this in to add one\nTo add several, copy the whole table while it is empty, and keep its "
    "Ref.\nWhat you write here later changes what it added."
)
TAKE_AWAY = "Take this question away? Write yes, or leave it empty"
TO_COPY = "*"  # the part with the forms to copy, in place of the slug of a theme


class Edit(NamedTuple):
    """Lines of a file that others take the place of; `start` and `end` count from 0."""

    file: str
    start: int
    end: int
    lines: tuple[str, ...]


class Wrong(Exception):
    """A form can't be taken over: why, in words that say where on the worksheet."""


class Filled(NamedTuple):
    """What somebody wrote into a form: a text for each of its fields, and the rows of its table.

    `away` says that its question is to be taken away. That is no word of the form.
    """

    texts: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...] = ()
    away: bool = False

    @property
    def begins(self) -> str:
        """The words of its first field and of its table: what a question asks, and its answers."""
        return canonical(Filled(self.texts[:1], self.rows))


class Field(NamedTuple):
    """One place to write in. `missing` is what is still to be written there, or ""."""

    label: str
    text: Text = ()
    missing: str = ""
    example: str = ""
    points: bool = False  # whether each paragraph is a point of a list
    lines: int = LONG
    below: str = ""  # the quote that it stands below, which its points need not name
    named: str = ""  # what a message calls it, if not by its label
    yes: bool = False  # whether it is answered by “yes”, or left empty
    given: bool = False  # whether it is filled in from the start
    decided: bool = False  # whether it is answered by “yes” or “no”, or left empty


Row: TypeAlias = tuple[Text, ...]
Sentence: TypeAlias = tuple[str, int]  # the id of a statement, and the index of the sentence


class Form(NamedTuple):
    """Fields, and perhaps a table, that are filled in together under one reference.

    `where` says in messages which form it is, and `write` returns the edits that put in what was
    filled in. It raises Wrong for what can't be written. `heads` and `rows` are the table, `still`
    what is to be written in it, each with its place. A form to `add` may be copied, and is no part
    of the course yet.
    """

    address: str
    where: str
    title: str
    fields: tuple[Field, ...]
    write: Callable[[Filled], list[Edit]]
    heads: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    spare: int = 0
    still: tuple[tuple[str, str], ...] = ()
    rows_on: tuple[int, ...] = ()  # where each of its rows is on the worksheet in hand, from 1
    notes: tuple[str, ...] = ()
    add: bool = False
    free: bool = False  # whether it is written in another way than it is shown, as a date is
    ours: bool = False  # whether what it writes is decided by us, and it may change other forms
    done: bool = False  # whether there is nothing left to do, whatever a worksheet says
    quiet: bool = False  # whether a worksheet leaves it out, for want of need
    settle: Callable[[Filled], Filled] | None = None  # how it shows what was filled in
    # What of it can be taken over row by row, and of each other row what it is called and why not.
    sound: Callable[[Filled], tuple[Filled, list[tuple[str, str]]]] | None = None
    there: Callable[[Filled], bool] | None = None  # of a form to add: whether it was added before
    makes: str = ""  # the address of a form that comes with what is filled in
    # The file of its question, and the sentences that this also tests.
    takes: Callable[[Filled], tuple[str, frozenset[Sentence]]] | None = None
    away: bool = False  # whether it has a row in which its question may be taken away
    question: tuple[str, str] | None = None  # the file of its question, and the question's id
    added: Callable[[], list[Added]] | None = None  # of a form to add: what it may have added
    removes: tuple[str, ...] = ()  # the files that go with what is filled in

    @property
    def single(self) -> bool:
        """Whether it is one field and no more."""
        return len(self.fields) == 1 and not self.heads

    @property
    def words(self) -> str:
        """All that is written in it, as it is compared."""
        return canonical(Filled(tuple(field.text for field in self.fields), self.rows))

    @property
    def begins(self) -> str:
        """As that of what was filled in."""
        return Filled(tuple(field.text for field in self.fields[:1]), self.rows).begins

    @property
    def missing(self) -> list[tuple[str, str]]:
        """Where something is still to be written, and what; "" where the place says it already."""
        fields = [field for field in self.fields if field.missing]
        if self.single:
            about = self.where.rpartition(": ")[2]
            return [
                (self.where, "" if one.missing.startswith(about) else one.missing) for one in fields
            ]
        given = tuple(field.text if field.given else () for field in self.fields)
        if fields and self.heads and self.words == canonical(Filled(given, self.unwritten)):
            return [(self.where, "nothing is written yet")]
        own = [(f"{self.where}, {one.named or one.label.lower()}", "") for one in fields]
        return own + [(f"{self.where}, {self._on(place)}", what) for place, what in self.still]

    def row(self, number: int) -> str:
        """What a message calls a row of its table, counted from 1, as the worksheet has it."""
        there = self.rows_on[number - 1] if number <= len(self.rows_on) else number
        return f"row {there}"

    def _on(self, place: str) -> str:
        _, row, number = place.partition("row ")
        return self.row(int(number)) if row and number.isdecimal() else place

    @property
    def unwritten(self) -> tuple[Row, ...]:
        """The rows of its table without all words but the first column's."""
        return tuple((row[0], *(() for _ in row[1:])) for row in self.rows)


def done_already(address: str, asks: str, *others: Field) -> Form:
    """The form of what was done with a yes: whatever a worksheet says of it stays so.

    `asks` is what its first field asks. It is quiet, so that its worksheet can be read once more.
    """
    fields = (Field(asks, text("yes"), lines=SHORT, yes=True), *others)
    return Form(address, "", "", fields, lambda _: [], quiet=True, done=True)


class Added(NamedTuple):
    """What a course has, and a form to copy may have added.

    `form` changes it now. `words` are those of the form to copy that adds just this, and `said`
    turns what was written into that one into what is written into `form`.
    """

    form: Form
    words: str
    said: Callable[[Filled], Filled]


class Heading(NamedTuple):
    """A heading on the worksheet; `level` is 1 for a part and 2 within it."""

    words: str
    level: int = 2


class Quoted(NamedTuple):
    """A quote of the briefing, by the name that a form knows it by; "" for none.

    Each of its sentences has a name of its own, such as 2b, if the statement has several. Of a row
    of a table, `columns` says what is under each head.
    """

    name: str
    sentences: tuple[tuple[str, str], ...]
    columns: str = ""


class Note(NamedTuple):
    """A line in small type between the forms."""

    words: str


class Example(NamedTuple):
    """A form that is filled in, to look at: what is asked, and the rows of its table."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    asked: str = ""


Thing: TypeAlias = Heading | Quoted | Note | Example | Form


@dataclasses.dataclass(frozen=True)
class Worksheet:
    """All that a worksheet may hold, of a course or of what all share (SHARED), part by part; the
    first part of a course is its start.

    Each part has the slug of its theme, "" for the start, TO_COPY for the last one. `briefing` has
    all statements with their ids: a worksheet is for these, whatever the edition is called.
    """

    slug: str
    title: str
    edition: str
    briefing: str
    parts: tuple[tuple[str, tuple[Thing, ...]], ...]

    @functools.cached_property
    def forms(self) -> tuple[Form, ...]:
        """All its forms."""
        return tuple(one for _, things in self.parts for one in things if isinstance(one, Form))

    def meant(self, reference: Reference) -> list[Form]:
        """The forms that a reference may mean: one, unless the course has changed much."""
        near = self._by_beginning.get(reference.beginning, [])
        return [one for one in near if means(reference, f"{self.slug}/{one.address}")]

    @functools.cached_property
    def _by_beginning(self) -> dict[str, list[Form]]:
        """The forms by what each reference to them begins with: a worksheet has hundreds of both,
        so they are not all compared with each other.
        """
        found: dict[str, list[Form]] = {}
        for one in self.forms:
            found.setdefault(beginning_of(f"{self.slug}/{one.address}"), []).append(one)
        return found

    @property
    def address(self) -> str:
        """What the reference at its top is of."""
        return address_of(self.slug)

    @property
    def start(self) -> str:
        """The file whose settings it has: the course start, or the home page."""
        return "/".join(filter(None, ("docs", self.slug, START)))


def address_of(slug: str) -> str:
    """What the reference at the top of the worksheet of a course, or of SHARED, is of."""
    return f"worksheet of {slug}"


def canonical(filled: Filled) -> str:
    """What is written in a form, as one text to compare; empty rows don't count."""
    return json.dumps(
        [
            list(map(words_of, filled.texts)),
            [list(map(words_of, row)) for row in filled.rows if any(row)],
        ]
    )


def applied(lines: list[str], edits: Iterable[Edit]) -> list[str]:
    """The lines of a file after the edits of it.

    Where several forms want the same lines in the place of others, they are written once.
    """
    ordered = sorted(enumerate(edits), key=lambda one: (one[1].start, one[1].end, one[0]))
    out: list[str] = []
    at = 0
    done: set[Edit] = set()
    for _, edit in ordered:
        if edit in done and edit.start < edit.end:
            continue
        done.add(edit)
        assert edit.start >= at, "two forms own the same line"
        out += [*lines[at : edit.start], *edit.lines]
        at = edit.end
    return [*out, *lines[at:]]
