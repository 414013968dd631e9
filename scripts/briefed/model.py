"""The values that every part shares. All are immutable; CONTRIBUTING.md explains their names.

Named tuples rather than frozen dataclasses: a check of ten thousand statements makes some hundred
thousand of them, and a named tuple costs a fifth of the time to make and nothing to import.
Lines and columns count from 1, in characters. Dates are ISO strings, or "" where there is none.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, TypedDict

from briefed.layout import INTRODUCTION

_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Location(NamedTuple):
    """A place in a project file: `file` relative to the project with forward slashes."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Problem(NamedTuple):
    """What a check reports. `statement` is the id of the statement it is about, or None."""

    code: str
    severity: str  # "error" or "warning"
    location: Location
    statement: str | None
    message: str


class Fault(NamedTuple):
    """What a parser could not place: the code to report it under, where, and how to mend it."""

    code: str
    location: Location
    message: str


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


class Briefing(NamedTuple):
    """A source document.

    `groups` are the headings that hold themes: heading, location, level. `table_heads` are the head
    rows of tables as written, each with the id of the row below it. `retired` are the ids of
    statements that are gone. `faults` is what could not be placed; `body` is all as written.
    """

    title: str
    themes: tuple[Theme, ...]
    groups: tuple[tuple[str, Location, int], ...]
    table_heads: tuple[tuple[str, str], ...]
    retired: tuple[str, ...]
    location: Location
    faults: tuple[Fault, ...]
    body: str = ""

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements in the order of the briefing."""
        return tuple(s for theme in self.themes for s in theme.statements)


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

    `kind` is "heading", "paragraph", "item", "row", "title" (of an admonition) or "code".
    """

    text: str
    kind: str
    part: str
    location: Location


class Marker(NamedTuple):
    """A comment on a page that stands for something, such as <!-- quiz -->.

    `question` is the id that follows the name in <!-- question: ID -->, "" in all others.
    """

    name: str
    location: Location
    question: str = ""


class Page(NamedTuple):
    """A learning page, or one that teaches no theme.

    `kind` is "theme", "start", "extra" or "site". `front_matter` is the YAML mapping, `key_lines`
    the line of each of its keys, and `body_line` the line on which the Markdown begins. `parts` are
    the parts that are on the page: see `source.pages.PARTS`.
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
    key_lines: Mapping[str, int] = _NOTHING

    @property
    def theme(self) -> str | None:
        """The slug of the theme that it is the page of; None for a page of its own kind."""
        return {"theme": self.slug, "start": INTRODUCTION}.get(self.kind)

    def shows(self, name: str) -> bool:
        """Whether a marker of this name is on it."""
        return any(marker.name == name for marker in self.markers)

    @property
    def placed(self) -> frozenset[str]:
        """The ids of the questions that have a marker of their own."""
        return frozenset(marker.question for marker in self.markers if marker.question)

    def key_location(self, key: str) -> Location:
        """The location of a key of its front matter."""
        return self.location._replace(line=self.key_lines.get(key, 1))


class Option(NamedTuple):
    """One option: `text` and `feedback` as written, `words` the text as a reader sees it."""

    text: str
    words: str
    right: bool
    feedback: str
    location: Location
    feedback_location: Location


class Question(NamedTuple):
    """One mkdocs-quiz block.

    `blanks` are the answers of a fill-in question, `explanation` is the text after its options, and
    `source` the block from `<quiz>` to `</quiz>` as written.
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

    The questions have the order in which the theme's page shows them.
    """

    slug: str
    questions: tuple[Question, ...]
    location: Location
    faults: tuple[Fault, ...]


class Exemption(NamedTuple):
    """A sentence that need not be tested, with the reason its course gives."""

    statement: str
    sentence: str
    reason: str
    location: Location


class Kept(NamedTuple):
    """A sentence of a page that says more than its quote and may, with the course's reason."""

    sentence: str
    reason: str


class Contact(TypedDict):
    """A local contact, and the date on which somebody verified it."""

    name: str
    number: str
    verified: str


class NumberToCall(TypedDict):
    """One of the site's numbers to call; `verified` is "" until somebody has rung it."""

    name: str
    number: str
    about: str
    source: str
    verified: str


class Correction(TypedDict):
    """What was put right since a course was published: when, on which theme, and in what words."""

    date: str
    theme: str
    text: str


class Settings(NamedTuple):
    """What a course decides in the front matter of its start page, or the site in its home page's.

    `approval` has the role, date, edition and fingerprint. `places` has the location of each key.
    `superseded_by` is the name of another course, or an https address. `pass_mark` is the
    percentage of right answers at which a learning system passes a learner. `formerly` are names
    under which the course was published before, so that learners keep their records.
    """

    partnership: str = ""
    edition: str = ""
    published: str = ""
    review_by: str = ""
    placeholder_link: str = ""
    contacts: tuple[Contact, ...] = ()
    corrections: tuple[Correction, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    approval: dict[str, str] | None = None
    places: Mapping[str, Location] = _NOTHING
    superseded_by: str = ""
    pass_mark: int | None = None
    formerly: tuple[str, ...] = ()
    numbers: tuple[NumberToCall, ...] = ()
    kept: tuple[Kept, ...] = ()


class Course(NamedTuple):
    """A briefing with all that rests on it. The site's own pages form a Course with an empty slug.

    `original` is the briefing's words as imported, and `brought` the name of the file that they
    came in, or "" where they came as text. `editions` has the canonical text of each former
    edition, the oldest first; `edition_originals` has its words as imported, or None.
    `nav` holds the source paths that an explicit `nav:` in `nav_file` names, or None where
    navigation is generated. `numbers` are the site's numbers to call, the same for every course.
    `stands` lists the files that an approval is for, each with its digest, and is "" without an
    approval; `approved` is the list that was approved, or "". `faults` are those of its folders
    and, of the site, those of its settings; `shown_settings` is what readers see of these.
    `today` is the date of the check.
    """

    slug: str
    briefing: Briefing
    original: str | None
    settings: Settings
    pages: tuple[Page, ...]
    quizzes: tuple[Quiz, ...]
    today: str
    nav: frozenset[str] | None = None
    nav_file: str = "mkdocs.yml"
    brought: str = ""
    editions: Mapping[str, str] = _NOTHING
    numbers: tuple[NumberToCall, ...] = ()
    edition_originals: Mapping[str, str | None] = _NOTHING
    stands: str = ""
    approved: str = ""
    faults: tuple[Fault, ...] = ()
    shown_settings: tuple[Page, ...] = ()

    @property
    def start(self) -> Page | None:
        """Its start page, where it has one."""
        return next((page for page in self.pages if page.kind == "start"), None)

    @property
    def title(self) -> str:
        """Its name: the title of its start page."""
        return self.start.title if self.start else self.slug

    def page_of(self, theme: str | None) -> Page | None:
        """The page that teaches a theme, where there is one."""
        return next((page for page in self.pages if theme and page.theme == theme), None)

    def quiz_of(self, theme: str | None) -> Quiz | None:
        """The questions of a theme, where there are any."""
        return next((quiz for quiz in self.quizzes if quiz.slug == theme), None)

    @property
    def folder(self) -> str:
        """The course's folder in the project."""
        return f"docs/{self.slug}" if self.slug else "docs"

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions in the order of the pages."""
        return tuple(q for quiz in self.quizzes for q in quiz.questions)
