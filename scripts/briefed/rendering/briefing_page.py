"""The published briefing: its words, an anchor on each statement, links back. Pure; Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefed.checking.coverage import Coverage
from briefed.layout import ORIGINAL, page_name, quote_anchor
from briefed.model import Course, Statement, Theme
from briefed.rendering.notices import below_heading
from briefed.rendering.titles import anchor, quoted
from briefed.source.briefing_lines import cells
from briefed.text.words import shown_as_written

WHERE = "Where"  # the head of the column that links a table's row to what rests on it
_BACK = "{ .bf-back data-search-exclude='1' }"


def briefing(course: Course, coverage: Coverage, courses: Iterable[Course]) -> str:
    """The Markdown of a course's published briefing."""
    back = ways_back(course, coverage)
    heads = dict(course.briefing.table_heads)
    out = [
        f"# {course.briefing.title}" + below_heading(course, None, courses),
        "",
        f'!!! quote ""\n    {about(course)}',
        "",
    ]
    groups = list(course.briefing.groups)
    for theme in course.briefing.themes:
        while groups and groups[0][1] < theme.location:
            heading, _, level = groups.pop(0)
            out += [f"{'#' * level} {heading}", ""]
        if theme.heading is not None:
            # A theme that was renamed keeps its address: links to its former name lead here.
            out += [f"{'#' * theme.level} {theme.heading} {{ #{theme.slug} }}", ""]
        out += _statements(theme, heads, back, course.settings.placeholder_link)
    return "\n".join(out) + "\n"


def about(course: Course) -> str:
    """The introduction above the text of a published briefing."""
    return (
        "This is the whole text of the briefing. Each point links to the page that teaches it and "
        f"to the questions that rest on it. {_downloads(course)}"
    )


def _downloads(course: Course) -> str:
    """Links to the words as they were brought, and to the file that they came in."""
    if not course.brought:
        return f"[Download the text as it was brought]({ORIGINAL})."
    kind = {".docx": "Word", ".pdf": "PDF"}[course.brought[course.brought.rindex(".") :]]
    return (
        f"[Download the {kind} file that was brought]({course.brought}), "
        f"or [its text alone]({ORIGINAL})."
    )


def _statements(theme: Theme, heads: dict[str, str], back: dict[str, str], link: str) -> list[str]:
    """The lines of a theme's statements; `link` replaces links to "#", `heads` are table heads."""
    out: list[str] = []
    previous = None
    for statement in theme.statements:
        if (
            previous is not None
            and (previous.form != statement.form or statement.form == "paragraph")
            and statement.depth == 0
        ):
            out.append("")
        markup = statement.markup
        if link:
            markup = re.sub(r"\]\(#(?=[\s)])", lambda _: f"]({link}", markup)
        markup = shown_as_written(markup)
        if statement.form == "row":
            out += _row(statement, markup, heads.get(statement.id), back[statement.id])
        else:
            out += _point(statement, markup, back[statement.id])
        previous = statement
    return [*out, ""]


def _row(statement: Statement, markup: str, head: str | None, back: str) -> list[str]:
    """A row of a table, below the table's head if this is the first."""
    out = []
    if head is not None:
        columns = cells(head)
        out = ["", _cells([*columns, WHERE]), "|---" * (len(columns) + 1) + "|"]
    row = cells(markup)
    first = next(at for at, cell in enumerate(row) if cell)  # an empty cell can't carry the id
    row[first] += f" {{ #{statement.id} }}"
    return [*out, _cells([*row, back])]


def _cells(texts: list[str]) -> str:
    return "| " + " | ".join(texts) + " |"


def _point(statement: Statement, markup: str, back: str) -> list[str]:
    """A paragraph or an item of a list, with its attributes."""
    marker = {"item": "-   ", "numbered": f"{statement.number}. ".ljust(4)}.get(statement.form, "")
    indent = "    " * statement.depth
    hang = indent + " " * len(marker)
    text = "\n".join(hang + line.strip() for line in markup.split("\n")).removeprefix(hang)
    # The renderer counts from 1, whatever the number in its Markdown.
    numbered = f" value={statement.number}" if statement.form == "numbered" else ""
    out = [
        indent + marker + text,
        f"{hang}{back}",
        f"{hang}{{: #{statement.id} .bf-statement{numbered} }}",
    ]
    return [*out, ""] if statement.form == "paragraph" else out


def ways_back(course: Course, coverage: Coverage) -> dict[str, str]:
    """For each statement's id, links to the page that teaches it and to its questions."""
    pages = {theme: page for page in course.pages if (theme := page.theme)}
    taught = {
        (quote.id, coverage.matches[quote][0]): page_name(theme)
        for theme, page in pages.items()
        for quote in page.quotes
        if quote.teaches and quote in coverage.matches
    }
    asked: dict[str, list[tuple[int, str, str]]] = {}
    titles = {theme: page.title for theme, page in pages.items()}
    for quiz in course.quizzes:
        for number, question in enumerate(quiz.questions, 1):
            statements = [quoted(coverage, quote) for quote in question.quotes]
            for identity in dict.fromkeys(one.id for one in statements if one):
                target = f"{page_name(quiz.slug)}#{anchor(question)}"
                asked.setdefault(identity, []).append(
                    (number, target, titles.get(quiz.slug, quiz.slug))
                )
    return {
        statement.id: " ".join(_links(statement, taught, asked.get(statement.id, [])))
        for statement in coverage.statements.values()
    }


def _links(
    statement: Statement,
    taught: dict[tuple[str | None, int], str],
    questions: list[tuple[int, str, str]],
) -> list[str]:
    """The link to the first sentence of a statement that is taught, and those to its questions.

    Each question comes with the number that it has on its page, and with the title of that page.
    The title is told where another page teaches the statement.
    """
    learn = [
        (taught[statement.id, at], at)
        for at in range(len(statement.sentences))
        if (statement.id, at) in taught
    ][:1]
    links = [f"[Learn]({page}#{quote_anchor(statement.id, at)}){_BACK}" for page, at in learn]
    for number, target, title in questions:
        elsewhere = learn and target.partition("#")[0] != learn[0][0]
        where = f" of “{title}”" if elsewhere else ""
        links.append(f"[Question {number}{where}]({target}){_BACK}")
    return links
