"""Canonical Markdown → Briefing. Guesses nothing: what it can't place is a fault with its line and column.

The grammar, a line at a time: one `# Title`; `##` to `######` headings; paragraphs, `-` and `1.` items
(nested by two or four spaces) and table rows, each of which ends in its id, `{ #theme-1 }`, and may run over several lines.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from briefed.layout import INTRODUCTION
from briefed.model import Briefing, Fault, Location, Statement, Theme
from briefed.source import front_matter
from briefed.source.unsafe_markup import INVISIBLE, LONGEST_LINE
from briefed.text.patterns import lazily
from briefed.text.words import plain, raw_html, sentences, squeeze

CODE = "briefing-unreadable"
EDITED = "briefing-edited"
_RESERVED = frozenset({"index", "briefing"})

_HEADING = lazily(r"(#{1,6})(?:[ \t]+(.*?))?[ \t]*#*[ \t]*$")
_ITEM = lazily(r"( *)(?:(-)|(\d{1,3})\.)[ ]+(?=\S)")
_ID = lazily(r"\s*\{:?[ ]*#([^\s{}]+)[ ]*\}[ ]*$")
_ADDRESS = lazily(
    r"\s+\{[ ]*#([a-z0-9]+(?:-[a-z0-9]+)*)[ ]*\}$"
)  # of a heading whose words alone would not give it
_GOOD_ID = lazily(r"[a-z0-9]+(?:-[a-z0-9]+)*-[1-9]\d*")
_NUMBER = lazily(r"\d+(?:(?:\.\d+)*[.)]|(?:\.\d+)+)\s+(?=\S)")  # 1. Background, 1.1 Background
_TABLE_RULE = lazily(r"\|?[ ]*:?-{2,}:?[ ]*(?:\|[ ]*:?-{2,}:?[ ]*)*\|?[ ]*$")
_STRANGE = lazily(
    r"(?:>|```|~~~|={3,}\s*$|(?:[-*_][ ]*){3,}$|[-*+][ \t]|\d{1,3}[.)][ \t]|\[[^\]]*\]:|!!!|\?\?\?|•|◦|·)"
)
_TAG = lazily(r"<[A-Za-z/!?][^>]*>?")
_ANY_ID = lazily(r"\{:?[ ]*#[^{}\n]*\}")


def slugify(heading: str) -> str:
    """A heading's address: lower case, letters and digits, hyphens between, without the number before it; "" where none is left."""
    text = (
        unicodedata.normalize("NFKD", _NUMBER.sub("", plain(heading)))
        .encode("ascii", "ignore")
        .decode()
        .lower()
    )
    slug = re.sub(r"[^a-z0-9]+", "-", text.replace("'", "")).strip("-")
    return f"theme-{slug}" if slug in _RESERVED else slug


def heading_words(theme: Theme) -> str:
    """A theme's heading as the title of its page: without its number and its colon; "" for the introduction."""
    return squeeze(_NUMBER.sub("", theme.heading or "")).rstrip(" :")


def cells(row: str) -> list[str]:
    """The cells of a table row as written."""
    return [
        cell.strip()
        for cell in re.split(r"(?<!\\)\|", row.strip().removeprefix("|").removesuffix("|"))
    ]


class _Section(NamedTuple):
    level: int
    heading: str | None
    slug: str
    location: Location
    statements: list


class _Parser:
    """One pass over the lines; `faults` and `sections` grow as it goes."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.title: tuple[str, Location] | None = None
        self.faults: list[Fault] = []
        self.sections = [_Section(1, None, INTRODUCTION, Location(file), [])]
        self.heads: list[tuple[str, str]] = []
        self.seen: dict[str, Location] = {}
        self.indents: list[int] = []  # of the items that the next item may stand under

    def fault(self, line: int, column: int, message: str) -> None:
        self.faults.append(Fault(CODE, Location(self.file, line, column), message))

    def read(self, body: str, first_line: int) -> None:
        lines = body.split("\n")
        at = 0
        while at < len(lines):
            if not lines[at].strip():
                at += 1
                continue
            end = at + 1
            heading = lines[at].startswith("#")
            table = lines[at].startswith("|")
            while not heading and end < len(lines) and self._continues(lines[end], table):
                end += 1
            self._block(lines[at:end], first_line + at, table)
            at = end

    @staticmethod
    def _continues(line: str, table: bool) -> bool:
        """Whether a line belongs to the block above it."""
        if not line.strip() or line.startswith("#"):
            return False
        return line.startswith("|") if table else not (_ITEM.match(line) or line.startswith("|"))

    def _block(self, lines: list[str], number: int, table: bool) -> None:
        for offset, line in enumerate(lines):
            if len(line) > LONGEST_LINE:
                self.fault(
                    number + offset,
                    1,
                    f"this line has {len(line):,} characters, and a briefing's may have "
                    f"{LONGEST_LINE:,}: break it into paragraphs, or check that the right file was brought",
                )
                return
            control = INVISIBLE.search(line)
            if control:
                self.fault(
                    number + offset,
                    control.start() + 1,
                    f"an invisible character (U+{ord(control.group()):04X}) stands here: delete it",
                )
                return
            html = raw_html(line)
            if html:
                self.fault(
                    number + offset,
                    html[0] + 1,
                    f"raw HTML ({html[1]!r}) can't stand in a briefing: "
                    "write the words alone, or \\< for the character",
                )
                if table or not _ID.search(line):
                    return
                lines = [
                    _TAG.sub("", other) for other in lines
                ]  # read on without it, so that nothing else is reported for it
            if line.startswith("\t") or line.lstrip(" ").startswith("\t"):
                self.fault(
                    number + offset, 1, "a tab stands at the start of this line: indent with spaces"
                )
                lines = [other.expandtabs(4) for other in lines]
        if lines[0].startswith("#"):
            self._heading(lines[0], number)
        elif table:
            self._table(lines, number)
        else:
            self._statement(lines, number)

    def _heading(self, line: str, number: int) -> None:
        match = _HEADING.match(line)
        text = match and squeeze(match.group(2) or "")
        address = text and _ADDRESS.search(text)
        if address:
            text = text[: address.start()]
        if not text:
            self.fault(number, 1, "a heading needs a space and its words behind the # signs")
            return
        location = Location(self.file, number, 1)
        level = len(match.group(1))
        if level == 1:
            if self.title:
                self.fault(
                    number,
                    1,
                    f"a second title, the first is on line {self.title[1].line}: write themes with ##",
                )
            elif self.seen or len(self.sections) > 1:
                self.fault(number, 1, "the title (#) must be the first line: write themes with ##")
            else:
                self.title = plain(text), location
            return
        slug = address[1] if address else slugify(text)
        if slug in _RESERVED:
            self.fault(
                number,
                1,
                f"the address {slug!r} is that of another page of the course: write another",
            )
        if not slug:
            self.fault(
                number,
                1,
                f"no address can be made of the heading {text!r}: it needs a letter or a digit",
            )
        if level > self.sections[-1].level + 1:
            self.fault(
                number,
                1,
                f"a heading of level {level} right under one of level {self.sections[-1].level}: a level is missing between",
            )
        self.sections.append(_Section(level, plain(text).rstrip(" :"), slug, location, []))

    def _statement(self, lines: list[str], number: int) -> None:
        item = _ITEM.match(lines[0])
        indent = len(lines[0]) - len(lines[0].lstrip(" "))
        start = item.end() if item else indent
        rest = lines[0][start:]
        if not item and (indent > 0 or lines[0].startswith("\t")):
            self.fault(
                number,
                1,
                "an indented line that continues no item: take the spaces away, or the empty line above",
            )
            return
        strange = _STRANGE.match(rest)
        if strange:
            self.fault(
                number,
                start + 1,
                f"{strange.group().strip()!r} at the start of a line is no part of a briefing: "
                "write a paragraph, an item with - or 1., or a heading with ##",
            )
            return
        for offset, line in enumerate(lines[1:], 1):
            strange = _STRANGE.match(line.lstrip())
            if strange:
                self.fault(
                    number + offset,
                    1,
                    f"this line begins with {strange.group().strip()!r} and would be taken into the statement above it: "
                    "write an item with - or 1., or leave an empty line above it",
                )
                return
        depth, form = 0, "paragraph"
        if item:
            form = "item" if item.group(2) else "numbered"
            depth = self._depth(len(item.group(1)), number)
        self._add(
            "\n".join([rest, *lines[1:]]),
            form,
            depth,
            number,
            start + 1,
            item.group(3) or "" if item else "",
        )

    def _depth(self, indent: int, number: int) -> int:
        """The nesting of an item: how many of the items it stands under are indented less."""
        above = self.sections[-1].statements
        if not above or above[-1].form not in ("item", "numbered"):
            self.indents = []
        while self.indents and self.indents[-1] >= indent:
            self.indents.pop()
        if (indent and not self.indents) or (self.indents and indent - self.indents[-1] < 2):
            self.fault(
                number,
                indent + 1,
                "this item is indented and stands under none: take the spaces away, or indent it by four under its item",
            )
        self.indents.append(indent)
        return len(self.indents) - 1

    def _table(self, lines: list[str], number: int) -> None:
        if len(lines) < 3 or not _TABLE_RULE.match(lines[1].strip()):
            self.fault(number, 1, "a table needs a head row, a line |---|---| below it, and rows")
            return
        width = len(cells(lines[0]))
        for offset, line in enumerate(lines[2:], 2):
            before = len(self.seen)
            if len(cells(line)) != width:
                self.fault(
                    number + offset,
                    1,
                    f"this row has {len(cells(line))} cells and the head has {width}",
                )
                continue
            first = cells(line)[0]
            row = line.strip().removesuffix("|").rstrip()
            row = (
                row.removeprefix("|") if first else row
            )  # an empty first cell is known by the sign before it
            self._add(
                row,
                "row",
                0,
                number + offset,
                line.index(row.lstrip()[:1]) + 1 if row.strip() else 1,
            )
            if offset == 2 and len(self.seen) > before:
                self.heads.append((self.sections[-1].statements[-1].id, lines[0].strip()))

    def _add(
        self, markup: str, form: str, depth: int, number: int, column: int, numeral: str = ""
    ) -> None:
        match = _ID.search(markup)
        if not match:
            self.fault(
                number,
                column,
                "a statement without an id at its end: write { #"
                f"{self.sections[-1].slug or 'theme'}-N }} with a number that was never used",
            )
            return
        markup = markup[: match.start()].strip()
        markup += (
            " |" if form == "row" and markup.endswith("|") else ""
        )  # and an empty last one by the sign behind it
        inner = _ANY_ID.search(markup)
        if inner:
            line = markup.count("\n", 0, inner.start())
            place = inner.start() - markup.rfind("\n", 0, inner.start())
            self.fault(
                number + line,
                place if line else place + column - 1,
                f"the id {inner.group()} stands in the middle of a statement: "
                "each statement is a paragraph or an item of its own and ends in its id",
            )
            return
        identity = match.group(1)
        if not _GOOD_ID.fullmatch(identity):
            self.fault(number, column, f"the id {identity!r} is not of the form theme-1")
            return
        if identity in self.seen:
            self.fault(
                number,
                column,
                f"the id {identity} stands on line {self.seen[identity].line} too: give this statement the next free number",
            )
            return
        text = (
            squeeze(" ".join(plain(cell) for cell in cells(markup)))
            if form == "row"
            else plain(markup)
        )
        if not text:
            self.fault(number, column, f"the statement {identity} has no words")
            return
        location = Location(self.file, number, column)
        self.seen[identity] = location
        section = self.sections[-1]
        section.statements.append(
            Statement(
                identity,
                section.slug,
                text,
                markup,
                sentences(text),
                location,
                form,
                depth,
                numeral,
            )
        )


def parse(text: str, file: str) -> Briefing:
    """Read a canonical briefing. `file` names it in locations. Never raises: see `Briefing.faults`."""
    matter = front_matter.read(text)
    parser = _Parser(file)
    if matter.fault:
        parser.fault(*matter.fault)
    parser.read(matter.body, matter.body_line)
    retired = _retired(parser, matter)
    themes, groups = _themes(parser)
    for name in retired:
        if name in parser.seen:
            parser.faults.append(
                Fault(
                    CODE,
                    parser.seen[name],
                    f"the id {name} is retired and may not be used again: take the next free number",
                )
            )
    if not text.strip():
        parser.fault(1, 1, "the briefing is empty: put its text here")
    elif not parser.title and not parser.faults:
        parser.fault(matter.body_line, 1, "the briefing has no title: begin with a line # Title")
    elif len(parser.sections) == 1 and not parser.faults:
        parser.fault(
            matter.body_line,
            1,
            "the briefing has no headings: write each theme's heading as a line ## Heading",
        )
        themes = ()
    title, location = parser.title or ("", Location(file))
    faults = tuple(sorted(parser.faults, key=lambda fault: fault.location))
    return Briefing(
        title, themes, groups, tuple(parser.heads), retired, location, faults, matter.body
    )


def _retired(parser: _Parser, matter: front_matter.FrontMatter) -> tuple[str, ...]:
    """The ids that may not be used again; a fault for anything else in the front matter."""
    data = matter.data or {}
    for key in data:
        if key != "retired":
            parser.fault(
                matter.lines.get(key, 1),
                1,
                f"the key {key!r} has no place in a briefing: its front matter holds retired: alone, a list of ids",
            )
    names = data.get("retired") or []
    if not isinstance(names, list) or not all(
        isinstance(name, str) and _GOOD_ID.fullmatch(name) for name in names
    ):
        parser.fault(
            matter.lines.get("retired", 1),
            1,
            "retired: is a list of ids: write retired: [theme-1, theme-2]",
        )
        return ()
    return tuple(names)


def _themes(parser: _Parser) -> tuple[tuple[Theme, ...], tuple[tuple[str, Location, int], ...]]:
    """Sort the sections into themes and groups; what is neither is a fault."""
    themes: list[Theme] = []
    groups: list[tuple[str, Location, int]] = []
    taken: dict[str, Location] = {}
    above: list[_Section] = []
    for place, section in enumerate(parser.sections):
        following = parser.sections[place + 1] if place + 1 < len(parser.sections) else None
        while above and above[-1].level >= section.level:
            above.pop()
        if section.heading is None and not section.statements:
            continue
        deeper = (
            section.heading is not None
            and following is not None
            and following.level > section.level
        )
        if not section.statements:
            if deeper:
                groups.append((section.heading, section.location, section.level))
                above.append(section)
            else:
                parser.fault(
                    section.location.line,
                    1,
                    f"the theme {section.heading!r} is empty: no statement stands under it",
                )
            continue
        if deeper:
            parser.fault(
                following.location.line,
                1,
                f"the theme {section.heading!r} has statements and holds the theme "
                f"{following.heading!r}: a heading holds one or the other; write both with {'#' * section.level}",
            )
        if section.slug in taken:
            parser.fault(
                section.location.line,
                1,
                f"a duplicate theme: the heading {section.heading!r} and that on line "
                f"{taken[section.slug].line} give the same address, {section.slug!r}: write another behind this one, such as {{ #{section.slug}-second }}",
            )
            continue
        taken[section.slug] = section.location
        group = above[-1].heading if above else None
        first = section.statements[0].location if section.heading is None else section.location
        themes.append(
            Theme(
                section.slug,
                section.heading,
                group,
                tuple(section.statements),
                first,
                section.level,
            )
        )
    return tuple(themes), tuple(groups)
