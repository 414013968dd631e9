"""The values that every part shares. All are immutable; `design.md`'s words are their names.

Named tuples rather than frozen dataclasses: a check of ten thousand statements makes some hundred
thousand of them, and a named tuple costs a fifth of the time to make and nothing to import.
Lines and columns count from 1, in characters.
"""

from __future__ import annotations

from typing import NamedTuple


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
    """What a parser could not place: the code it will be reported under, where, and how to mend it."""

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
    """A lowest-level section with its statements. `heading` is None for the introduction, `level` its heading's, 2 to 6."""

    slug: str
    heading: str | None
    group: str | None
    statements: tuple[Statement, ...]
    location: Location
    level: int = 2


class Briefing(NamedTuple):
    """A source document: `groups` are the headings that hold themes; `faults` what could not be placed, `body` all as written."""

    title: str
    themes: tuple[Theme, ...]
    groups: tuple[tuple[str, Location, int], ...]  # heading, place, level
    table_heads: tuple[tuple[str, str], ...]  # (id of the row below it, the head row as written)
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


class Page(NamedTuple):
    """A learning page or an extra one. `parts` names what is on it: see `pages.PARTS`.

    `front_matter` is the YAML mapping; `body_line` the line on which the Markdown begins.
    `markers` are its comments that stand for something, such as ("quiz", place); `key_lines` the lines of the front matter's keys.
    """

    slug: str
    title: str
    kind: str  # "theme", "start", "extra" or "site"
    front_matter: dict
    body: str
    body_line: int
    quotes: tuple[Quote, ...]
    prose: tuple[Prose, ...]
    parts: frozenset
    markers: tuple[tuple[str, Location], ...]
    location: Location
    faults: tuple[Fault, ...]
    key_lines: dict = {}

    @property
    def embeds(self) -> tuple[Location, ...]:
        """The places of its `<!-- quiz -->` markers."""
        return tuple(location for name, location in self.markers if name == "quiz")

    def key_location(self, key: str) -> Location:
        """Where a key of the front matter stands."""
        return self.location._replace(line=self.key_lines.get(key, 1))


class Option(NamedTuple):
    """One option of a question: `text` and `feedback` as written, `words` the text as a reader sees it."""

    text: str
    words: str
    right: bool
    feedback: str
    location: Location
    feedback_location: Location


class Question(NamedTuple):
    """One mkdocs-quiz block. `blanks` are the answers of a fill-in question, `explanation` its text after `---`.

    `source` is the block from `<quiz>` to `</quiz>` as it stands in the file.
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
        """Every text of ours in it as written, with its place: stem, explanation, options and what is said to each."""
        of_options = (
            (text, place)
            for option in self.options
            for text, place in (
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
    """The questions of one theme, and what its file holds that no question could be made of."""

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
    """A sentence of ours that says more than its quote and stays, with the reason its course gives."""

    sentence: str
    reason: str


class Settings(NamedTuple):
    """What a course decides once, in the front matter of its start page, or the site in that of its home page.

    Dates are ISO strings or "".
    """

    partnership: str = ""
    edition: str = ""
    published: str = ""
    review_by: str = ""
    placeholder_link: str = ""
    contacts: tuple[dict, ...] = ()
    corrections: tuple[dict, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    approval: dict | None = None
    places: dict = {}  # the Location of each key
    superseded_by: str = ""  # the name of another course, or an https address
    pass_mark: int | None = (
        None  # percent of right answers that a learning system passes a learner at
    )
    formerly: tuple[
        str, ...
    ] = ()  # names that the course was published under before, so that learners keep their records
    numbers: tuple[
        dict, ...
    ] = ()  # the site's numbers to call: name, number, about, source; verified, where somebody did
    kept: tuple[Kept, ...] = ()


class Course(NamedTuple):
    """A briefing with all that rests on it. The site's own pages form a Course with an empty slug.

    `nav` holds the source paths that an explicit `nav:` names, or None where navigation is generated.
    `stands` lists the files that an approval is for, each with a digest of what it says, and is "" where there is no approval; `approved` is
    the list that was approved, or "".
    `faults` are those of its folders and, of the site, of its settings; `shown_settings` is what readers see of those. `today` is an ISO date; `brought` is the name of the file, beside the
    briefing, that its words came in, or "" where they came as text; `editions` has the canonical text of each former edition, the oldest first.
    `numbers` are the site's numbers to call, the same for every course.
    """

    slug: str
    briefing: Briefing
    original: str | None
    settings: Settings
    pages: tuple[Page, ...]
    quizzes: tuple[Quiz, ...]
    today: str
    nav: frozenset | None = None
    nav_file: str = "mkdocs.yml"
    brought: str = ""
    editions: dict = {}
    numbers: tuple[dict, ...] = ()
    edition_originals: dict = {}  # the words that each former edition was brought as, or None where they are not kept
    stands: str = ""
    approved: str = ""
    faults: tuple[Fault, ...] = ()
    shown_settings: tuple[Page, ...] = ()

    @property
    def folder(self) -> str:
        """The course's folder in the project."""
        return f"docs/{self.slug}" if self.slug else "docs"

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions in the order of the quizzes."""
        return tuple(q for quiz in self.quizzes for q in quiz.questions)
