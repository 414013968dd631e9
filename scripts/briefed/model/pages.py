"""What rests on a briefing: the pages and the questions, as they are written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from briefed.model.front_matter import Keys
from briefed.model.problems import Fault, Location


class Quote(NamedTuple):
    """A blockquote. `id` is the statement id it ends in (None without one), `text` its plain words.

    `sourced` is true when it ends in a link to an outside source instead. `teaches` is true for a
    visible top-level quote under the page's findings; `why_not` says in words why it does not.
    """

    id: str | None
    text: str
    location: Location
    sourced: bool = False
    teaches: bool = False
    why_not: str = ""


class Prose(NamedTuple):
    """A run of our own text as written. `part` is the page part it stands in, lower case.

    `kind` is "heading", "paragraph", "item", "row", "title" (of an admonition) or "code". `level`
    is that of a heading, and 0 for all else; `address` is what a heading was given, or "".
    """

    text: str
    kind: str
    part: str
    location: Location
    level: int = 0
    address: str = ""


class Pictured(NamedTuple):
    """What is to be shown as dots: the `figure` as written, and the id of its statement.

    `location` is that of the figure.
    """

    figure: str
    statement: str
    location: Location


class Marker(NamedTuple):
    """A comment on a page that stands for something, such as <!-- quiz -->.

    `question` is the id that follows the name in <!-- question: ID -->, "" in all others, and
    `pictured` what follows it in <!-- figure: 3 of 12 [ID] -->.
    """

    name: str
    location: Location
    question: str = ""
    pictured: Pictured | None = None

    @property
    def asks(self) -> bool:
        """Whether it stands for questions."""
        return self.name in ("quiz", "question")


TRAINERS = "trainers"  # for: trainers, in the front matter of an extra page


class Page(NamedTuple):
    """A learning page, or one that teaches no theme.

    `kind` is "theme", "start", "extra" or "site". `front_matter` is the YAML mapping, `keys` says
    where its keys and values are, and `body_line` on which line the Markdown begins. `parts` are
    the parts that are on the page: see `source.page_parts`. `readable` is false where the front
    matter, or the whole file, can't be read. `asked_in_vain` are the questions that markers which
    can't be read were meant to show, and the names of the other markers, such as "quiz".
    """

    slug: str
    title: str
    kind: str
    front_matter: dict[str, Any]
    body: str
    body_line: int
    quotes: tuple[Quote, ...]
    prose: tuple[Prose, ...]
    parts: frozenset[str]
    markers: tuple[Marker, ...]
    location: Location
    faults: tuple[Fault, ...]
    keys: Keys = Keys()
    readable: bool = True
    asked_in_vain: frozenset[str] = frozenset()

    @property
    def theme(self) -> str | None:
        """The slug of the theme that it is the page of; None for a page of another kind."""
        return self.slug if self.kind == "theme" else None

    @property
    def minutes(self) -> int:
        """How many minutes it states that it takes; 0 if it states none that can be read."""
        stated = str(self.front_matter.get("minutes"))
        return int(stated[:4]) if stated.isdecimal() else 0  # Python refuses thousands of digits

    def shows(self, name: str) -> bool:
        """Whether a marker of this name is on it."""
        return any(marker.name == name for marker in self.markers)

    def means_to_show(self, name: str) -> bool:
        """Whether a marker of this name is on it, be it one that can't be read."""
        return self.shows(name) or name in self.asked_in_vain

    @property
    def asks(self) -> bool:
        """Whether a marker for questions is on it."""
        return any(marker.asks for marker in self.markers)

    @property
    def placed(self) -> frozenset[str]:
        """The ids of the questions that have a marker of their own."""
        return frozenset(marker.question for marker in self.markers if marker.question)

    def captioning(self, marker: Marker) -> Quote | None:
        """The quote that is the caption of a picture: that of its statement, right below it."""
        if marker.pictured is None:
            return None
        blocks: list[Prose | Quote | Marker] = [*self.prose, *self.quotes, *self.markers]
        below = [block for block in blocks if block.location > marker.location]
        first = min(below, key=lambda block: block.location, default=None)
        if not isinstance(first, Quote) or first.location.column > 1:
            return None
        return first if first.id == marker.pictured.statement else None


SORT, MATCH, ORDER = "sort", "match", "order"
ARRANGED = (SORT, MATCH, ORDER)  # kinds of question whose items are put where they belong


class Option(NamedTuple):
    """One option: `text` and `feedback` as written, `words` the text as a reader sees it.

    An item to arrange is an option that is right where its `label` says: in a group, beside its
    match, or at a position. An option to choose has no label.
    """

    text: str
    words: str
    right: bool
    feedback: str
    location: Location
    feedback_location: Location
    label: str = ""

    @property
    def label_location(self) -> Location:
        """The location of its label, which is in brackets before its words."""
        return self.location._replace(column=4)


def by_position(items: Iterable[Option]) -> tuple[Option, ...]:
    """Items to put in order, as their labels say."""
    return tuple(sorted(items, key=lambda item: (len(item.label), item.label)))


class Question(NamedTuple):
    """One question.

    `kind` is "choice", "gaps", "sort", "match" or "order". `blanks` are the answers of a question
    with gaps, `explanation` is the text after its options, and `source` the block as written, from
    the line of its opening tag to that of its closing one. `options` are in the order in which the
    page shows them. A `decision` asks what to do, all others what a finding says. The items of a
    question with a `true_label` are claims: only those under this label are the briefing's. It is
    not `whole` where a line of it could not be read, so that it may lack what the author wrote.
    """

    id: str | None
    stem: str
    options: tuple[Option, ...]
    blanks: tuple[str, ...]
    explanation: str
    explanation_location: Location
    quotes: tuple[Quote, ...]
    source: str
    location: Location
    kind: str = "choice"
    decision: bool = False
    true_label: str = ""
    whole: bool = True

    def asserts(self, option: Option) -> bool:
        """Whether an option is said to be so: a key, or an item that is no false claim."""
        return option.right and self.true_label in ("", option.label)

    @property
    def first_line(self) -> int:
        """The line of its opening tag; its location is that of its stem."""
        lines = self.source.split("\n")
        stem = next((at for at, line in enumerate(lines) if at and line.strip()), 0)
        return self.location.line - stem

    @property
    def arranged(self) -> bool:
        """Whether its options are items to sort, match or put in order."""
        return self.kind in ARRANGED

    @property
    def in_right_order(self) -> tuple[Option, ...]:
        """Its options, those to put in order as they belong."""
        return by_position(self.options) if self.kind == ORDER else self.options

    @property
    def keys(self) -> tuple[Option, ...]:
        """The options that are right."""
        return tuple(option for option in self.options if option.right)

    @property
    def texts(self) -> tuple[tuple[str, Location], ...]:
        """Its own texts as written, with their locations: stem, explanation, options, feedback."""
        of_options = (
            (text, location)
            for option in self.options
            for text, location in (
                (option.label, option.label_location if option.label else option.location),
                (option.text, option.location),
                (option.feedback, option.feedback_location),
            )
        )
        return (
            (self.stem, self.location),
            (self.explanation, self.explanation_location),
            *of_options,
        )


class Quiz(NamedTuple):
    """The questions of one theme, and what its file holds that no question could be made of.

    The questions have the order in which the theme's page shows them. `lost` says that some text
    was read as no question, and may be one.
    """

    slug: str
    questions: tuple[Question, ...]
    location: Location
    faults: tuple[Fault, ...]
    lost: bool = False

    def in_order_of(self, page: Page) -> Quiz:
        """The same quiz with its questions in the order in which its page shows them.

        Those that the page does not show come last.
        """
        if not page.placed:
            return self
        order: list[Question] = []
        for marker in filter(lambda one: one.asks, page.markers):
            order += [one for one in self.shown_at(marker, page) if one not in order]
        rest = [one for one in self.questions if one not in order]
        return self._replace(questions=(*order, *rest))

    def shown_at(self, marker: Marker, page: Page) -> list[Question]:
        """The questions that a marker for questions shows on a page.

        They are its own, or those that have no marker of their own.
        """
        if marker.question:
            return [question for question in self.questions if question.id == marker.question]
        return [question for question in self.questions if question.id not in page.placed]
