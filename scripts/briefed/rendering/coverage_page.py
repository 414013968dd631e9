"""The coverage page for editors and auditors: the briefing's own text, and what rests on each sentence of it. One file that needs nothing else."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from briefed.checking.coverage import cover, page_theme
from briefed.checking.rules import check, summary
from briefed.checking.rules.upkeep import is_approved
from briefed.checking.traceability import (
    EXEMPT,
    NEITHER,
    NOT_TAUGHT,
    NOT_TESTED,
    STATES,
    TESTED,
    Asked,
    Standing,
    standings,
)
from briefed.layout import page_name, question_anchor, quote_anchor
from briefed.model import Course, Location, Problem, Theme
from briefed.rendering.coverage_style import STYLE
from briefed.rendering.notices import DRAFT
from briefed.rendering.titles import label, title
from briefed.source.briefing import cells
from briefed.text.words import plain

NAME = "coverage.html"
# What stands before a sentence: a state is never told by colour alone.
_SIGNS = {
    TESTED: "✓",
    EXEMPT: "exempt",
    NOT_TESTED: "not tested",
    NOT_TAUGHT: "not taught",
    NEITHER: "neither",
}
_ITEMS = ("item", "numbered")


def headline(course: Course) -> str:
    """How much of a course's briefing is taught and tested, in a line."""
    return "{taught} of {statements} statements taught, {tested} of {sentences} sentences tested".format(
        **summary(course, cover(course))
    )


def as_html(course: Course, preview: bool = False) -> str:
    """The page. In the `preview`, which has it beside the course's own pages, it links to them; a file names files and lines alone."""
    return "\n".join(_Page(course, preview).lines()) + "\n"


class _Page:
    """One course on its way to a page."""

    def __init__(self, course: Course, preview: bool) -> None:
        self.course = course
        self.preview = preview
        covered = cover(course)
        self.summary = summary(course, covered)
        self.problems = check(course, covered)
        self.standings = standings(course)
        self.of = {standing.statement.id: standing for standing in self.standings}
        self.labels = {one.id: label(course, one) for one in course.briefing.statements}
        self.pages = {page_theme(page): page for page in course.pages if page_theme(page)}

    def lines(self) -> Iterator[str]:
        name = f"Coverage: {escape(title(self.course))}"
        yield from (
            "<!doctype html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{name}</title>",
            f"<style>{STYLE}</style>",
            "</head>",
            "<body>",
            "<header>",
        )
        if self.preview:
            yield '<p><a href="index.html">Back to the course</a>. This page is in the preview alone; <code>briefed export coverage</code> makes a file of it.</p>'
        yield f"<h1>{name}</h1>"
        yield from self._facts()
        yield '<nav aria-label="On this page"><ul>'
        yield from (f'<li><a href="#{anchor}">{words}</a></li>' for anchor, words in _SECTIONS)
        yield from ("</ul></nav>", "</header>", "<main>")
        for (anchor, words), part in zip(
            _SECTIONS, (self._short, self._text, self._matrix, self._problems)
        ):
            yield f'<section aria-labelledby="{anchor}">'
            yield f'<h2 id="{anchor}">{words}</h2>'
            yield from part()
            yield "</section>"
        yield from ("</main>", "</body>", "</html>")

    # --- What it is, and how it stands ---

    def _facts(self) -> Iterator[str]:
        settings, approval = self.course.settings, self.course.settings.approval
        if approval is None:
            approved = DRAFT
        elif is_approved(self.course):
            approved = f"Approved by {approval['role']} on {approval['date']}, edition {approval['edition']}."
        else:
            approved = f"Approved by {approval['role']} on {approval['date']}, and changed since: what stands here is not what was approved."
        facts = {
            "Briefing": self.course.briefing.title,
            "Partnership": settings.partnership,
            "Edition": settings.edition,
            "Published": settings.published,
            "Approval": approved,
            "Checked on": self.course.today,
        }
        yield "<dl>"
        yield from (
            f"<div><dt>{name}</dt> <dd>{escape(value or 'not given')}</dd></div>"
            for name, value in facts.items()
        )
        yield "</dl>"

    def _short(self) -> Iterator[str]:
        yield f'<p class="verdict">{self._verdict()}</p>'
        if self.course.briefing.faults:
            yield "<p><strong>Parts of the briefing can’t be read, and may be missing here.</strong> The open problems say where.</p>"
        numbers = self.summary
        yield "<ul>"
        yield f"<li>{numbers['taught']} of {numbers['statements']} statements taught</li>"
        yield f"<li>{numbers['tested']} of {numbers['sentences']} sentences tested, {numbers['exempt']} exempt</li>"
        yield f"<li>{_count(numbers['questions'], 'question')}</li>"
        yield f'<li><a href="#problems">{_open(self.problems)}</a></li>'
        yield "</ul>"
        yield "<p>Each sentence of the briefing’s text below is marked as one of these:</p>"
        yield '<ul class="key">'
        for state in STATES:
            found = [
                standing.statement.id
                for standing in self.standings
                for one in standing.states
                if one == state
            ]
            first = (
                f', the first in <a href="#{found[0]}">{escape(self.labels[found[0]])}</a>'
                if found and state != TESTED
                else ""
            )
            yield f"<li>{_sign(state)} {state}: {_count(len(found), 'sentence') if found else 'none'}{first}</li>"
        yield "</ul>"

    def _verdict(self) -> str:
        states = [state for standing in self.standings for state in standing.states]
        if not states:
            return "The briefing can’t be read, so nothing can be said of its coverage yet."
        untaught = sum(state in (NOT_TAUGHT, NEITHER) for state in states)
        untested = sum(state in (NOT_TESTED, NEITHER) for state in states)
        if not untaught and not untested:
            exempt = states.count(EXEMPT)
            but = f" but {exempt}, which {'is' if exempt == 1 else 'are'} exempt" if exempt else ""
            return f"Every sentence of the briefing is taught, and every one is tested{but}."
        missing = [
            f"{_count(number, 'sentence')} {'is' if number == 1 else 'are'} not {what}"
            for number, what in ((untaught, "taught"), (untested, "tested"))
            if number
        ]
        return f"The course does not cover its briefing yet: {' and '.join(missing)}."

    # --- The briefing's own text ---

    def _text(self) -> Iterator[str]:
        folder = escape(self.course.slug)
        yield f'<p class="notes">Beside each point stands what rests on it. Pages are in <code>docs/{folder}</code>, questions in <code>quizzes/{folder}</code>.</p>'
        yield '<div class="briefing">'
        groups = list(self.course.briefing.groups)
        for theme in self.course.briefing.themes:
            while groups and groups[0][1] < theme.location:
                heading, _, level = groups.pop(0)
                yield _heading(level, heading)
            if theme.heading is not None:
                yield _heading(theme.level, theme.heading)
            for form, run in itertools.groupby(
                theme.statements, lambda one: "items" if one.form in _ITEMS else one.form
            ):
                found = [self.of[one.id] for one in run]
                if form == "items":
                    yield from self._list(found)
                elif form == "row":
                    yield from self._tables(theme, found)
                else:
                    yield from (self._point(standing) for standing in found)
        yield "</div>"

    def _list(self, run: Sequence[Standing]) -> Iterator[str]:
        """Items, those that are nested deeper inside the one that they stand under."""
        depth = run[0].statement.depth
        starts = [at for at, standing in enumerate(run) if standing.statement.depth <= depth]
        entries = [run[start:end] for start, end in zip(starts, [*starts[1:], len(run)])]
        for form, those in itertools.groupby(entries, lambda entry: entry[0].statement.form):
            yield "<ol>" if form == "numbered" else "<ul>"
            for first, *below in those:
                yield f'<li value="{first.statement.number}">' if form == "numbered" else "<li>"
                yield self._point(first)
                if below:
                    yield from self._list(below)
                yield "</li>"
            yield "</ol>" if form == "numbered" else "</ul>"

    def _tables(self, theme: Theme, rows: Sequence[Standing]) -> Iterator[str]:
        heads = dict(self.course.briefing.table_heads)
        starts = [
            at for at, standing in enumerate(rows) if not at or standing.statement.id in heads
        ]
        for start, end in zip(starts, [*starts[1:], len(rows)]):
            first = rows[start].statement.id
            columns = [escape(plain(cell)) for cell in cells(heads.get(first, ""))]
            yield from _table_begins(
                f"table-{first}",
                f"Table in “{escape(theme.heading or 'Introduction')}”",
                [*columns, "What rests on it"],
            )
            for standing in rows[start:end]:
                filled = "".join(f"<td>{cell}</td>" for cell in _marked(standing))
                yield f'<tr id="{standing.statement.id}">{filled}<td>{self._notes(standing)}</td></tr>'
            yield _TABLE_ENDS

    def _point(self, standing: Standing) -> str:
        (text,) = _marked(standing)
        return f'<div class="point" id="{standing.statement.id}"><p>{text}</p>{self._notes(standing)}</div>'

    def _notes(self, standing: Standing) -> str:
        """What rests on a statement."""
        notes = {
            "Taught": self._taught(standing),
            "Questions": self._asked(standing),
            "Figures": self._used(standing),
            "Exempt": self._exempt(standing),
        }
        told = "".join(
            f"<div><dt>{name}</dt> <dd>{words}</dd></div>"
            for name, words in notes.items()
            if words or name in ("Taught", "Questions")
        )
        return f'<dl class="notes"><div><dt>Point</dt> <dd><code>{standing.statement.id}</code></dd></div>{told}</dl>'.replace(
            "<dd></dd>", "<dd>none</dd>"
        )

    def _taught(self, standing: Standing) -> str:
        """The quotes on its page, under the name of its file."""
        return "; ".join(
            f"{escape(self._name(file))}, "
            + ", ".join(
                self._line(
                    taught.quote.location, quote_anchor(standing.statement.id, taught.run[0])
                )
                + _which(standing, range(taught.run[0], taught.run[1] + 1), " ({})")
                for taught in found
            )
            for file, found in itertools.groupby(
                standing.taught, lambda taught: taught.quote.location.file
            )
        )

    def _asked(self, standing: Standing) -> str:
        """The questions that rest on it, each with its place."""
        return "; ".join(
            f"{self._question(asked)} ({escape(self._name(asked.question.location.file))}, line {asked.question.location.line}"
            f"{_which(standing, asked.sentences, '; {}')}{'' if asked.written else '; still to be written'})"
            for asked in standing.asked
        )

    def _used(self, standing: Standing) -> str:
        """Its figures, and where our own words hold them; those that stand in the same places together."""
        asked = {one.question: one for one in standing.asked}
        told: dict[str, list[str]] = {}
        for figure in standing.figures:
            places = [
                f"{escape(self._name(place.file))}, {self._line(place)}" for place in figure.pages
            ] + [self._question(asked[question]) for question in figure.questions]
            told.setdefault("in " + ", ".join(places) if places else "in quotes alone", []).append(
                f"<strong>{escape(figure.text)}</strong>"
            )
        return "; ".join(f"{', '.join(texts)} {where}" for where, texts in told.items())

    def _exempt(self, standing: Standing) -> str:
        return "; ".join(
            (escape(reason) or "no reason is given") + _which(standing, [at], " ({})")
            for at, reason in standing.exempt
        )

    def _name(self, file: str) -> str:
        """A file as it is called in the course's folder."""
        return file.removeprefix(f"docs/{self.course.slug}/").removeprefix(
            f"quizzes/{self.course.slug}/"
        )

    def _question(self, asked: Asked) -> str:
        name = f"<code>{escape(asked.question.id or 'a question without an id')}</code>"
        shown = self.preview and asked.theme in self.pages and asked.question.id
        return (
            f'<a href="{_page_address(asked.theme)}#{question_anchor(asked.question)}">{name}</a>'
            if shown
            else name
        )

    def _line(self, location: Location, anchor: str = "") -> str:
        return self._link(f"line {location.line}", location, anchor)

    def _link(self, words: str, location: Location, anchor: str = "") -> str:
        address = self._address(location.file)
        return (
            f'<a href="{address}{f"#{anchor}" if anchor else ""}">{words}</a>' if address else words
        )

    def _address(self, file: str) -> str:
        """Where the preview shows a file; "" for one that it does not, and in a file of its own."""
        shown = {f"docs/{self.course.slug}/briefing.md"} | {
            page.location.file for page in self.course.pages
        }
        if not self.preview:
            return ""
        if file in shown:
            return escape(
                file.removeprefix(f"docs/{self.course.slug}/").removesuffix(".md") + ".html"
            )
        theme = next(
            (quiz.slug for quiz in self.course.quizzes if quiz.location.file == file), None
        )
        return _page_address(theme) if theme in self.pages else ""

    # --- The matrix, and the problems ---

    def _matrix(self) -> Iterator[str]:
        yield from _table_begins(
            "matrix-of",
            "Every point of the briefing, and what rests on it",
            ["Point", "Taught", "Questions", "Figures", "Exempt", "State"],
        )
        for standing in self.standings:
            identity = standing.statement.id
            values = [
                self._taught(standing),
                ", ".join(self._question(asked) for asked in standing.asked),
                ", ".join(escape(figure.text) for figure in standing.figures),
                self._exempt(standing),
            ]
            filled = "".join(f"<td>{value or 'none'}</td>" for value in values)
            yield f'<tr><th scope="row"><a href="#{identity}">{escape(self.labels[identity])}</a> <code>{identity}</code></th>{filled}<td>{_states(standing)}</td></tr>'
        yield _TABLE_ENDS

    def _problems(self) -> Iterator[str]:
        yield f"<p>{_open(self.problems)}.{' An error stops a build, a warning does not.' if self.problems else ''}</p>"
        for file, found in itertools.groupby(self.problems, lambda problem: problem.location.file):
            yield f"<h3>{self._link(escape(file), Location(file))}</h3>"
            yield "<ul>"
            for problem in found:
                yield f"<li><strong>{problem.severity.capitalize()}</strong>, line {problem.location.line}: {escape(problem.message)} <code>{problem.code}</code></li>"
            yield "</ul>"


_SECTIONS = (
    ("in-short", "In short"),
    ("text", "The briefing, sentence by sentence"),
    ("matrix", "Point by point"),
    ("problems", "Open problems"),
)
_TABLE_ENDS = "</tbody></table></div>"


def _table_begins(identity: str, caption: str, columns: Iterable[str]) -> Iterator[str]:
    """A table in a region that scrolls by itself and can be reached by keyboard."""
    yield f'<div class="scrolls" role="region" aria-labelledby="{identity}" tabindex="0"><table><caption id="{identity}">{caption}</caption>'
    yield (
        "<thead><tr>"
        + "".join(f'<th scope="col">{column}</th>' if column else "<td></td>" for column in columns)
        + "</tr></thead><tbody>"
    )


def _heading(level: int, words: str) -> str:
    level = min(level + 1, 6)  # the page's own title and this section's heading stand above
    return f"<h{level}>{escape(words)}</h{level}>"


def _page_address(theme: str) -> str:
    return escape(page_name(theme).removesuffix(".md") + ".html")


def _marked(standing: Standing) -> list[str]:
    """A statement's words in their cells, a single one but for a table's row: each sentence with its sign where it begins."""
    statement = standing.statement
    texts = (
        [plain(cell) for cell in cells(statement.markup)]
        if statement.form == "row"
        else [statement.text]
    )
    runs, at = [], 0
    for sentence in statement.sentences:
        runs.append((at, at + len(sentence)))
        at += len(sentence) + 1
    marked, start = [], 0
    for text in texts:
        pieces = []
        for number, ((begins, ends), state) in enumerate(zip(runs, standing.states), 1):
            piece = text[max(begins - start, 0) : max(ends - start, 0)]
            if piece:
                sign = f"{_sign(state)}&nbsp;" if begins >= start else ""
                pieces.append(
                    f'<span class="s" data-state="{STATES.index(state)}">{sign}<span data-sentence="{statement.id}.{number}">{escape(piece.strip())}</span></span>'
                )
        marked.append(" ".join(pieces))
        start += len(text) + 1 if text else 0
    return marked


def _sign(state: str) -> str:
    return f'<span class="sign" data-state="{STATES.index(state)}" role="img" aria-label="{state}">{_SIGNS[state]}</span>'


def _states(standing: Standing) -> str:
    """The state that all sentences of a statement are in, or how many are in each."""
    found = {state: standing.states.count(state) for state in STATES if state in standing.states}
    return "; ".join(
        f"{_sign(state)} {f'{number} of {len(standing.states)} ' if len(found) > 1 else ''}{state}"
        for state, number in found.items()
    )


def _which(standing: Standing, sentences: Iterable[int], form: str) -> str:
    """Which sentences are meant, put into a form; "" where it is all of them."""
    *most, last = [str(at + 1) for at in sentences]
    if len(most) + 1 == len(standing.statement.sentences):
        return ""
    return form.format(f"sentences {', '.join(most)} and {last}" if most else f"sentence {last}")


def _open(problems: Sequence[Problem]) -> str:
    errors = sum(problem.severity == "error" for problem in problems)
    found = [
        _count(number, noun)
        for number, noun in ((errors, "error"), (len(problems) - errors, "warning"))
        if number
    ]
    return " and ".join(found) + " open" if found else "No problem is open"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
