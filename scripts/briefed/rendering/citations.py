"""Ids of statements in Markdown → links to the published briefing; quotes kept apart. Pure."""

from __future__ import annotations

from briefed.checking.coverage import Coverage
from briefed.model import Course, Statement
from briefed.rendering.titles import label
from briefed.source.quotes import ENDING, REFERENCE
from briefed.text.words import without_code

LATER = "bf-later"  # the class of the link below a quote that leaves out how its point begins


def cite(
    lines: list[str],
    at: int,
    course: Course,
    statement: Statement,
    *,
    anchor: str = "",
    is_later: bool = False,
) -> None:
    """Replace, in `lines`, the id that ends the quote which begins at line `at` by a link.

    The quote gets the id `anchor`, if one is given. `is_later` says that sentences of the statement
    come before it, which it may refer to with "This" or "Conversely": the styles then show an
    ellipsis above its words, which is none of them.
    """
    look = f".bf-cite .{LATER}" if is_later else ".bf-cite"
    while at < len(lines):
        match = ENDING.search(lines[at])
        if match and match[1] == statement.id:
            before = lines[at][: match.start()].rstrip()
            indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
            link = f"[{label(course, statement)}](briefing.md#{statement.id})"
            # A search shows it behind the last word of the quote, as if it went on.
            cited = [f"{indent}> {link}{{ {look} data-search-exclude='1' }}"]
            if anchor:
                cited.append(f"{indent}> {{: #{anchor} }}")
            lines[at] = "\n".join(([before] if before.strip(" >") else []) + cited)
            return
        at += 1


def refer(line: str, course: Course, coverage: Coverage) -> str:
    """A line of Markdown in which the ids in running text are links to the published briefing."""
    if "[" not in line:
        return line
    out, done = [], 0
    for match in REFERENCE.finditer(without_code(line)):
        if match[1] in coverage.statements:
            statement = coverage.statements[match[1]]
            out += [
                line[done : match.start()],
                f"[{label(course, statement)}](briefing.md#{statement.id})",
            ]
            done = match.end()
    return "".join([*out, line[done:]])


def apart(lines: list[str], starts: set[int]) -> list[str]:
    """The lines, with a comment before each quote that only empty lines separate from another.

    Without it the renderer merges them. `starts` are the lines on which quotes begin.
    """
    out = list(lines)
    for at in starts:
        if at and not lines[at - 1].strip():
            above = next((line for line in reversed(lines[:at]) if line.strip()), "")
            if above.lstrip().startswith(">"):
                out[at] = f"<!-- -->\n\n{lines[at]}"
    return out


def ends_in(line: str, identity: str) -> bool:
    """Whether a line ends a quote of the statement with this id."""
    match = ENDING.search(line)
    return match is not None and match[1] == identity
