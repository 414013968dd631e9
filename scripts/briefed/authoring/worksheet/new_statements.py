"""What a statement that is new in an edition needs of its theme, to be written. Pure.

That is what a new theme's statements have: their quote, a text below it, a practice point, and
questions. All of it is marked, so nothing of it is published before somebody wrote it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefed.authoring.new import finding, practice, questions
from briefed.authoring.worksheet.forms import applied
from briefed.authoring.worksheet.outline import HEADING, MARKER, OWN, QUOTE, Block, outline
from briefed.authoring.worksheet.places import Place, page_marker
from briefed.model import Briefing, Page, Statement, Theme
from briefed.source import front_matter, quizzes
from briefed.source.page_parts import FINDINGS
from briefed.source.placeholders import to_write
from briefed.source.support import PRACTICE, points
from briefed.text.patterns import lazily
from briefed.text.words import plain

_ITEM = lazily(r"[-*]\s+")


def on_page(source: str, theme: Theme, new: Iterable[Statement]) -> str:
    """The text of a theme's page with the statements that are new in it, each in its place.

    A page without findings or practice points gets none there.
    """
    for statement in new:
        source = _with_quote(source, theme, statement)
        source = _with_point(source, theme, statement)
    return source


def insertions(source: str, theme: Theme, statement: Statement) -> Iterator[str]:
    """The same page with one thing more each time: a statement's quote, and its practice point."""
    yield _with_quote(source, theme, statement)
    yield _with_point(source, theme, statement)


def lines_now(before: str, after: str) -> list[int]:
    """The lines, counted from 1, in which those of a page are to which others were added."""
    now = after.split("\n")
    found: list[int] = []
    for line in before.split("\n"):
        found.append(now.index(line, found[-1] if found else 0) + 1)
    return found


def naming(source: str, page: Page, identity: str) -> str:
    """The text of a page whose points and aims say that they rest on a statement.

    They needed no id while their theme had no other statement.
    """
    lines = source.split("\n")
    for point in points(page):
        if not point.rests:
            lines[point.location.line - 1 + point.text.count("\n")] += f" [{identity}]"
    return "\n".join(lines)


def in_quiz(source: str, theme: Theme, new: Sequence[Statement]) -> str:
    """The text of a theme's questions with those on statements that are new in it."""
    asked = "\n".join(questions(theme, new))
    return f"{source.rstrip()}\n\n{asked}" if asked and source.strip() else source + asked


def shown(source: str, theme: Theme, new: Sequence[Statement]) -> str:
    """The text of a page that shows the questions on new statements, where it names each question.

    One that shows all that are left needs nothing.
    """
    for one in quizzes.parse("\n".join(questions(theme, new)), "").questions:
        edits = page_marker(Place("", "", "", source), one.id or "", one.quotes[0].id or "")
        source = "\n".join(applied(source.split("\n"), edits))
    return source


def quoted(source: str) -> set[str]:
    """The ids of the statements that a page quotes."""
    return {one.name for one in _blocks(source) if one.kind == QUOTE}


def new_in(old: Briefing, theme: Theme) -> list[Statement]:
    """The statements of a theme that the edition before did not have."""
    known = {one.id for one in old.statements}
    return [one for one in theme.statements if one.id not in known]


def _blocks(source: str) -> list[Block]:
    return outline(source.split("\n"), front_matter.read(source).body_line - 1)


def _below(blocks: Iterable[Block], headings: Iterable[str]) -> Iterator[Block]:
    """The blocks below one of some headings of level 2, in lower case."""
    inside = False
    for one in blocks:
        if one.kind == HEADING and one.level == 2:
            inside = plain(one.words).lower() in headings
        elif inside:
            yield one


def _with_quote(source: str, theme: Theme, statement: Statement) -> str:
    """A page that quotes a statement behind the ones that the briefing has before it."""
    lines = source.split("\n")
    findings = list(_below(_blocks(source), FINDINGS))
    quotes = [one for one in findings if one.kind == QUOTE]
    if not quotes:
        return source
    ids = [one.id for one in theme.statements]
    before = set(ids[: ids.index(statement.id)])
    above = [one for one in quotes if one.name in before]
    new = list(finding(statement))
    if any(one.kind == HEADING for one in findings):
        new.insert(0, f"### {to_write('the heading of this finding')}")
    if above:
        at = findings.index(above[-1]) + 1
        while at < len(findings) and findings[at].kind not in (HEADING, QUOTE):
            at += 1
        while _is_dots(findings[at - 1], lines):
            at -= 1
        place = findings[at - 1].end
        added = [line for part in new for line in ("", *part.split("\n"))]
    else:
        at = findings.index(quotes[0])
        while at and (findings[at - 1].kind == HEADING or _is_dots(findings[at - 1], lines)):
            at -= 1
        place = findings[at].start
        added = [line for part in new for line in (*part.split("\n"), "")]
    return "\n".join([*lines[:place], *added, *lines[place:]])


def _is_dots(block: Block, lines: list[str]) -> bool:
    return block.kind == MARKER and "figure:" in lines[block.start]


def _with_point(source: str, theme: Theme, statement: Statement) -> str:
    """A page with a practice point to be written on a statement, below its others."""
    lines = source.split("\n")
    lists = [
        one
        for one in _below(_blocks(source), {PRACTICE})
        if one.kind == OWN and _ITEM.match(lines[one.start])
    ]
    if not lists:
        return source
    point = practice(theme)[[one.id for one in theme.statements].index(statement.id)]
    end = lists[-1].end
    return "\n".join([*lines[:end], point, *lines[end:]])
