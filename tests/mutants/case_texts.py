"""The cases that branch, by plain text search: those of the courses, and one that is put on a few
pages so that a course without cases is seeded as well.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .model import Edit, Expect, Mutant, Texts, line_of
from .project import course_files, spread

MOST_PAGES = 2  # of a course, with a case of ours
FINDINGS = "## What the audit found\n"
PLANTED = """## A scenario that branches

*This case is fiction.* You are on a visit.

### At the gate {{ #seed-gate }}

A neighbour opens. What do you do?

- [Ask who lives here](#seed-ask)
- [Go on as it was planned](#seed-planned)

### You ask {{ #seed-ask }}

An answer comes, and with it a question. What do you do with them?

- [Write both down](#seed-written)
- [Keep them for another time](#seed-planned)

### Both are written down {{ #seed-written }}

The next colleague finds them.

{}

### As it was planned {{ #seed-planned }}

The visit ends as it began.

{}

"""
_HEADING = re.compile(r"### (.+?) \{ #([a-z0-9-]+) \}")
_CHOICE = re.compile(r"- \[(.+)\]\(#([a-z0-9-]+)\)")
_QUOTE = re.compile(r"^> .*\n(?:> ?.*\n)*", re.M)


class Choice(NamedTuple):
    """A choice: which line of the case it is, its words, and the address that it leads to."""

    at: int
    words: str
    target: str


class Part(NamedTuple):
    """A part: its first line in the case, the line after its last, its address, its choices, and
    the first line and the line after the last of each of its quotes.
    """

    at: int
    end: int
    title: str
    address: str
    choices: tuple[Choice, ...]
    quotes: tuple[tuple[int, int], ...]


class Case(NamedTuple):
    """A case from its heading on: what it takes the place of in its file, its lines, the number of
    the first, and its parts.
    """

    file: str
    start: int
    end: int
    first: int
    lines: tuple[str, ...]
    parts: tuple[Part, ...]

    @property
    def choices(self) -> list[tuple[Part, Choice]]:
        return [(part, choice) for part in self.parts for choice in part.choices]

    def leading_to(self, part: Part) -> list[Choice]:
        """The choices that lead to a part."""
        return [choice for _, choice in self.choices if choice.target == part.address]

    def seeded(
        self, what: str, new: dict[int, list[str]], *expected: tuple[str, int, str]
    ) -> Mutant:
        """A mutant with other lines in the place of some. Each problem that is expected has its
        codes, the line of the case that it is at, as it was, and what is said.
        """
        lines: list[str] = []
        moved: list[int] = []  # where each line is now
        for at, line in enumerate(self.lines):
            moved.append(len(lines))
            lines += new.get(at, [line])
        return Mutant(
            f"{self.file}: {what}",
            (Edit(self.file, self.start, self.end, "".join(lines)),),
            tuple(
                Expect(codes, self.file, self.first + moved[at], says)
                for codes, at, says in expected
            ),
        )


def _read(file: str, start: int, end: int, first: int, text: str) -> Case:
    lines = text.splitlines(keepends=True)
    heads = [at for at, line in enumerate(lines) if _HEADING.match(line)]
    parts = []
    for at, behind in zip(heads, [*heads, len(lines)][1:], strict=True):
        title, address = _HEADING.match(lines[at]).groups()
        choices = tuple(
            Choice(row, *match.groups())
            for row in range(at, behind)
            if (match := _CHOICE.fullmatch(lines[row].rstrip()))
        )
        quoted = [row for row in range(at, behind) if lines[row].startswith(">")]
        begins = [row for row in quoted if row - 1 not in quoted]
        ends = [row + 1 for row in quoted if row + 1 not in quoted]
        quotes = tuple(zip(begins, ends, strict=True))
        parts.append(Part(at, behind, title, address, choices, quotes))
    return Case(file, start, end, first, tuple(lines), tuple(parts))


def own(texts: Texts) -> list[Case]:
    """The cases that the courses have."""
    found = []
    for file in course_files(texts, "docs"):
        text = texts[file]
        for match in re.finditer(
            r"^## (?:Try this|.*\bscenario\b.*)\n(?:(?!##? ).*\n)*", text, re.M
        ):
            case = _read(file, *match.span(), line_of(text, match.start()), match[0])
            if case.choices:
                found.append(case)
    return found


def planted(texts: Texts) -> list[Case]:
    """A case of ours on some pages that have none, with quotes of the page."""
    having = {case.file for case in own(texts)}
    pages = [
        file
        for file in course_files(texts, "docs")
        if FINDINGS in texts[file] and file not in having
    ]
    found = []
    for file in spread(pages, MOST_PAGES):
        text = texts[file]
        at = text.index(FINDINGS)
        quotes = [
            quote[0].rstrip()
            for quote in _QUOTE.finditer(text, at)
            if re.search(r"\[[a-z-]+-\d+\]\s*$", quote[0])
        ]
        told = PLANTED.format(quotes[0], quotes[-1])
        found.append(_read(file, at, at, line_of(text, at), told))
    return found


def cases(texts: Texts) -> list[Case]:
    """The cases that the faults are seeded into."""
    return [*own(texts), *planted(texts)]
