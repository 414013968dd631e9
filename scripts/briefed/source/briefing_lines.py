"""The lines of a canonical briefing → its sections, with the statements in them."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefed.layout import INTRODUCTION
from briefed.model import Fault, Location, Statement
from briefed.source.headings import RESERVED, slugify
from briefed.source.unsafe_markup import LONGEST_LINE, invisible
from briefed.text.patterns import lazily
from briefed.text.words import plain, raw_html, sentences, squeeze

CODE = "briefing-unreadable"
GOOD_ID = lazily(r"[a-z0-9]+(?:-[a-z0-9]+)*-[1-9]\d*")
_HEADING = lazily(r"(#{1,6})(?:[ \t]+(.*?))?[ \t]*#*[ \t]*$")
_ITEM = lazily(r"( *)(?:(-)|(\d{1,3})\.)[ ]+(?=\S)")
_ID = lazily(r"\s*\{:?[ ]*#([^\s{}]+)[ ]*\}[ ]*$")
# The address of a heading whose words alone would not give it.
_ADDRESS = lazily(r"\s+\{[ ]*#([a-z0-9]+(?:-[a-z0-9]+)*)[ ]*\}$")
_TABLE_RULE = lazily(r"\|?[ ]*:?-{2,}:?[ ]*(?:\|[ ]*:?-{2,}:?[ ]*)*\|?[ ]*$")
_STRANGE = lazily(
    r"(?:>|```|~~~|={3,}\s*$|(?:[-*_][ ]*){3,}$|[-*+][ \t]|\d{1,3}[.)][ \t]|\[[^\]]*\]:"
    r"|!!!|\?\?\?|•|◦|·)"
)
_TAG = lazily(r"<[A-Za-z/!?][^>]*>?")
_ANY_ID = lazily(r"\{:?[ ]*#[^{}\n]*\}")


def cells(row: str) -> list[str]:
    """The cells of a table row as written."""
    inner = row.strip().removeprefix("|").removesuffix("|")
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", inner)]


class Section(NamedTuple):
    """A heading, or None before the first one, and the statements between it and the next."""

    level: int
    heading: str | None
    slug: str
    location: Location
    statements: list[Statement]


class Reader:
    """One pass over the lines of a briefing. Its fields grow as it goes:

    - `title`: the words and location of the title, once it was read;
    - `sections`: the introduction, and a section for each heading;
    - `heads`: of each table, the id of its first row and its head row as written;
    - `seen`: the location of each id;
    - `faults`: what could not be read.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.title: tuple[str, Location] | None = None
        self.faults: list[Fault] = []
        self.sections = [Section(1, None, INTRODUCTION, Location(file), [])]
        self.heads: list[tuple[str, str]] = []
        self.seen: dict[str, Location] = {}
        self._indents: list[int] = []  # of the items that the next item may be nested in

    def fault(self, line: int, column: int, message: str) -> None:
        """Note what could not be read."""
        self.faults.append(Fault(CODE, Location(self.file, line, column), message))

    def read(self, body: str, first_line: int) -> None:
        """Read the lines below the front matter, the first of which has the number `first_line`."""
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
        """Read a heading, a table or a statement, whose first line has the number `number`."""
        readable = self._readable(lines, number, table)
        if readable is None:
            return
        if readable[0].startswith("#"):
            self._heading(readable[0], number)
        elif table:
            self._table(readable, number)
        else:
            self._statement(readable, number)

    def _readable(self, lines: list[str], number: int, table: bool) -> list[str] | None:
        """The lines of a block without what may not be in them; None if they can't be read."""
        for line_number, line in enumerate(lines, number):
            if len(line) > LONGEST_LINE:
                self.fault(
                    line_number,
                    1,
                    f"this line has {len(line):,} characters, and a briefing's may have "
                    f"{LONGEST_LINE:,}: break it into paragraphs, "
                    "or check that the right file was brought",
                )
                return None
            control = invisible(line)
            if control:
                self.fault(
                    line_number,
                    control.start() + 1,
                    f"an invisible character (U+{ord(control.group()):04X}) is here: delete it",
                )
                return None
            html = raw_html(line)
            if html:
                self.fault(
                    line_number,
                    html[0] + 1,
                    f"readers would not see what begins with {html[1]!r}: write the words alone, "
                    "or \\< for the sign <",
                )
                if table or not _ID.search(line):
                    return None
                # Read on without it, so that nothing else is reported for it.
                lines = [_TAG.sub("", other) for other in lines]
            if line.lstrip(" ").startswith("\t"):
                self.fault(line_number, 1, "this line begins with a tab: indent it with spaces")
                lines = [other.expandtabs(4) for other in lines]
        return lines

    def _heading(self, line: str, number: int) -> None:
        match = _HEADING.match(line)
        text = squeeze(match.group(2) or "") if match else ""
        address = _ADDRESS.search(text)
        if address:
            text = text[: address.start()]
        if not match or not text:
            self.fault(number, 1, "a heading needs a space and its words behind the # signs")
            return
        level = len(match.group(1))
        if level == 1:
            self._title(text, number)
            return
        slug = address[1] if address else slugify(text)
        if slug in RESERVED:
            self.fault(
                number,
                1,
                f"another page of the course has the address {slug!r}: write another one here",
            )
        if not slug:
            self.fault(
                number,
                1,
                f"a heading needs a letter or a digit: the page of {text!r} could have no address",
            )
        above = self.sections[-1].level
        if level > above + 1:
            self.fault(
                number,
                1,
                f"this heading begins with {'#' * level}, and the one above it with "
                f"{'#' * above}: begin it with {'#' * (above + 1)}",
            )
        heading = plain(text).rstrip(" :")
        self.sections.append(Section(level, heading, slug, Location(self.file, number, 1), []))

    def _title(self, text: str, number: int) -> None:
        if self.title:
            self.fault(
                number,
                1,
                f"the title is on line {self.title[1].line} already: begin the heading of a "
                "theme with ##",
            )
        elif self.seen or len(self.sections) > 1:
            self.fault(
                number,
                1,
                "only the first line, the title, begins with one #: begin the heading of a theme "
                "with ##",
            )
        else:
            self.title = plain(text), Location(self.file, number, 1)

    def _statement(self, lines: list[str], number: int) -> None:
        """Read a paragraph or an item."""
        item = _ITEM.match(lines[0])
        indent = len(lines[0]) - len(lines[0].lstrip(" "))
        start = item.end() if item else indent
        rest = lines[0][start:]
        if not item and (indent > 0 or lines[0].startswith("\t")):
            self.fault(
                number,
                1,
                "this line is indented, and belongs to no item of a list: take the spaces away, "
                "or the empty line above",
            )
            return
        strange = _STRANGE.match(rest)
        if strange:
            self.fault(
                number,
                start + 1,
                f"a line of a briefing can't begin with {strange.group().strip()!r}: write a "
                "paragraph, an item with - or 1., or a heading with ##",
            )
            return
        for line_number, line in enumerate(lines[1:], number + 1):
            strange = _STRANGE.match(line.lstrip())
            if strange:
                self.fault(
                    line_number,
                    1,
                    f"this line begins with {strange.group().strip()!r}, and would be read as "
                    "part of the statement above it: write an item with - or 1., or leave an "
                    "empty line above it",
                )
                return
        markup = "\n".join([rest, *lines[1:]])
        if not item:
            self._add(markup, "paragraph", 0, Location(self.file, number, start + 1))
            return
        form = "item" if item.group(2) else "numbered"
        depth = self._depth(len(item.group(1)), number)
        location = Location(self.file, number, start + 1)
        self._add(markup, form, depth, location, item.group(3) or "")

    def _depth(self, indent: int, number: int) -> int:
        """The nesting of an item: how many of the items above it, in its list, it is within."""
        above = self.sections[-1].statements
        if not above or above[-1].form not in ("item", "numbered"):
            self._indents = []
        while self._indents and self._indents[-1] >= indent:
            self._indents.pop()
        if (indent and not self._indents) or (self._indents and indent - self._indents[-1] < 2):
            self.fault(
                number,
                indent + 1,
                "this item is indented, and there is none above that it belongs to: take the "
                "spaces away, or indent it by four under its item",
            )
        self._indents.append(indent)
        return len(self._indents) - 1

    def _table(self, lines: list[str], number: int) -> None:
        if len(lines) < 3 or not _TABLE_RULE.match(lines[1].strip()):
            self.fault(
                number, 1, "a table has a row of headings, a line |---|---| below it, and rows"
            )
            return
        width = len(cells(lines[0]))
        for line_number, line in enumerate(lines[2:], number + 2):
            before = len(self.seen)
            found = cells(line)
            if len(found) != width:
                self.fault(
                    line_number,
                    1,
                    f"this row has {len(found)} cells and the row of headings {width}: write "
                    "as many",
                )
                continue
            row = line.strip().removesuffix("|").rstrip()
            if found[0]:  # the sign before an empty first cell stays, so that the cell is known
                row = row.removeprefix("|")
            column = line.index(row.lstrip()[:1]) + 1 if row.strip() else 1
            self._add(row, "row", 0, Location(self.file, line_number, column))
            if line_number == number + 2 and len(self.seen) > before:
                self.heads.append((self.sections[-1].statements[-1].id, lines[0].strip()))

    def _add(
        self, markup: str, form: str, depth: int, location: Location, number: str = ""
    ) -> None:
        """Add a statement, whose markup ends in its id. `number` is that of a numbered item."""
        line, column = location.line, location.column
        section = self.sections[-1]
        match = _ID.search(markup)
        if not match:
            self.fault(
                line,
                column,
                f"this statement does not end in an id: write {{ #{section.slug or 'theme'}-N }} "
                "at its end, with a number that was never used",
            )
            return
        markup = markup[: match.start()].strip()
        if form == "row" and markup.endswith("|"):  # as is the sign after an empty last cell
            markup += " |"
        identity = match.group(1)
        if self._refuses_id(identity, markup, line, column):
            return
        text = (
            squeeze(" ".join(plain(cell) for cell in cells(markup)))
            if form == "row"
            else plain(markup)
        )
        if not text:
            self.fault(
                line, column, f"the statement {identity} has no words: write them, or delete it"
            )
            return
        self.seen[identity] = location
        statement = Statement(
            identity, section.slug, text, markup, sentences(text), location, form, depth, number
        )
        section.statements.append(statement)

    def _refuses_id(self, identity: str, markup: str, line: int, column: int) -> bool:
        """Report what is wrong with a statement's id, if anything; whether something is."""
        inner = _ANY_ID.search(markup)
        if inner:
            below = markup.count("\n", 0, inner.start())
            inner_column = inner.start() - markup.rfind("\n", 0, inner.start())
            self.fault(
                line + below,
                inner_column if below else inner_column + column - 1,
                f"the id {inner.group()} is within a statement: write each statement as a "
                "paragraph or an item of its own, with its id at its end",
            )
        elif not GOOD_ID.fullmatch(identity):
            self.fault(
                line,
                column,
                "an id is the name of its theme, a hyphen and a number, such as hidden-men-1, "
                f"and {identity!r} is not",
            )
        elif identity in self.seen:
            self.fault(
                line,
                column,
                f"line {self.seen[identity].line} has the id {identity} too: give this statement "
                "the next free number",
            )
        else:
            return False
        return True
