"""A page's text → its quotes, prose and parts, as the renderer will show them.

The scanner knows the block structure of the Markdown that pages may use. Where it and the renderer
could disagree it takes the stricter side: what it can't be sure is visible at the top level does not teach.
"""

from __future__ import annotations

import re

from briefed.model import Fault, Location, Page, Prose
from briefed.source import front_matter
from briefed.source.list_numbers import Numbering
from briefed.source.quotes import read_quote
from briefed.source.unsafe_markup import fault_in, harmless
from briefed.text.patterns import lazily
from briefed.text.words import plain, squeeze

CODE = "page-unreadable"
FINDINGS = "what the audit found"
# What a theme's page must have: the name in messages, and how it is written.
PARTS = {
    "objectives": '!!! abstract "After this page you can"',
    "findings": "## What the audit found",
    "practice": "## In practice",
    "quiz": "## Check your understanding",
    "reflection": '!!! reflect "Take this to supervision"',
    "trainer notes": '??? trainer "Trainer notes (8 minutes)"',
}
_PART_OF_HEADING = {
    FINDINGS: "findings",
    "in practice": "practice",
    "check your understanding": "quiz",
}
SAFETY = "safety"  # the box, and so the part, whose lines say what is safe to do
_PART_OF_ADMONITION = {
    "abstract": "objectives",
    "reflect": "reflection",
    "trainer": "trainer notes",
    SAFETY: SAFETY,
}
_NAMES = frozenset(
    "abstract bug danger example failure info note question quote reflect safety success tip trainer warning".split()
)
# Every course has this page; it is the same in all of them, so nobody need write it.
LEARNING = "my-learning.md"
LEARNING_TEXT = """---
title: My learning
kind: extra
---
# My learning

What you have done in this course.

<!-- kept -->

<!-- learning -->
"""
# And this one each course whose briefing has had an edition before.
CHANGES = "what-has-changed.md"
CHANGES_TEXT = """---
title: What has changed
kind: extra
---
# What has changed

What this briefing says now, beside what it said before.

<!-- changes -->
"""
# And this one each course, for its trainers.
ROOM = "in-the-room.md"
ROOM_TEXT = """---
title: In the room
kind: extra
---
# In the room

For trainers: slides to present, sheets to print, and what goes into the time that there is. All of it is made from the
pages of this course, in their words.

<!-- room -->
"""
# And this one each course, for the agencies that give it to their staff.
AGENCIES = "for-agencies.md"
AGENCIES_TEXT = """---
title: For agencies
kind: extra
---
# For agencies

Your learning system can give this course to your staff, and record who has done it. Take one of these packages, and
upload it there as a new course.

<!-- packages -->
"""
GENERATED = {
    ROOM: ROOM_TEXT,
    AGENCIES: AGENCIES_TEXT,
    LEARNING: LEARNING_TEXT,
    CHANGES: CHANGES_TEXT,
}
MARKERS = (
    "quiz",
    "themes",
    "numbers",
    "contacts",
    "courses",
    "learning",
    "changes",
    "room",
    "packages",
    "kept",
)

# As the renderer has them: a fence begins at the left margin, with one word behind it at the most, and ends in just
# the same signs; a comment begins at the left margin and nothing stands behind it.
_MASKABLE = lazily(
    r"^(?P<fence>`{3,}|~{3,})[ ]*[\w#.+-]*[ ]*\n(?:.*?\n)??(?P=fence)[ ]*$|^<!--(?P<comment>(?:(?!--!?>).)*)--!?>[ \t]*$",
    re.M | re.S,
)
_FENCE = lazily(r"(`{3,}|~{3,})[ ]*[\w#.+-]*[ ]*$")
_LIST = lazily(r"(?:[-*+]|(?P<number>\d+)\.)[ \t]+")
_ADMONITION = lazily(r'(?:!!!|\?\?\?\+?)[ ]?([\w-]+(?:[ ]+[\w-]+)*)(?:[ ]+"(.*?)")?[ ]*$')


def parse(text: str, file: str, kind: str) -> Page:
    """Read a page. `kind` is "theme", "start", "extra" or "site". Never raises: see `Page.faults`."""
    slug = file.rpartition("/")[2].removesuffix(".md")
    matter = front_matter.read(text)
    scanner = _Scanner(file)
    if matter.fault:
        scanner.fault(*matter.fault)
    elif matter.data is None:
        scanner.fault(
            1, 1, "the page has no front matter: begin it with the lines --- , title: … and ---"
        )
    elif not isinstance(matter.data.get("title"), str) or not matter.data["title"].strip():
        scanner.fault(1, 1, "the front matter has no title: add a line title: …")
    if kind == "theme" and (matter.data or {}).get("kind") == "extra":
        kind = "extra"
    data = matter.data or {}
    for key in ("title", "description"):
        fault = fault_in(data[key]) if isinstance(data.get(key), str) else None
        if fault:
            scanner.fault(matter.lines.get(key, 1), 1, fault[1])
    scanner.read(matter.body, matter.body_line)
    title = data.get("title") if isinstance(data.get("title"), str) else slug
    minutes = data.get("minutes")
    if minutes is not None and not (
        isinstance(minutes, str) and minutes.isdecimal() and 1 <= int(minutes[:4]) <= 60
    ):
        scanner.fault(
            matter.lines.get("minutes", 1),
            1,
            "minutes: is a whole number from 1 to 60, such as minutes: 6",
        )
    return Page(
        slug,
        title,
        kind,
        data,
        matter.body,
        matter.body_line,
        tuple(scanner.quotes),
        tuple(scanner.prose),
        frozenset(scanner.parts),
        tuple(scanner.markers),
        Location(file),
        tuple(scanner.faults),
        matter.lines,
    )


class _Scanner:
    """One pass over a page's body."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.quotes = []
        self.prose = []
        self.parts = set()
        self.markers = []
        self.faults = []
        self.part = ""  # the heading of level 2 above, lower case
        self.box = ""  # the admonition we are in: "open", "collapsed" or ""
        self.box_part = ""  # the part it makes, if any
        self.in_list = False
        self.numbering = Numbering()
        self.run: list[str] = []  # the lines of the block that is being read
        self.run_kind = ""
        self.run_at = Location(file)
        self.run_why = ""
        self.last_close = 0  # the line of the last -->
        self.harmless = False  # whether no line of the body can have a fault

    def fault(self, line: int, column: int, message: str) -> None:
        self.faults.append(Fault(CODE, Location(self.file, line, column), message))

    def read(self, body: str, first_line: int) -> None:
        close = body.rfind("-->")
        self.last_close = first_line + body.count("\n", 0, close) if close >= 0 else 0
        body = self._mask(body, first_line)
        self.harmless = harmless(body)
        lines = body.split("\n")
        fence = ""
        after_blank = True
        for number, line in enumerate(lines, first_line):
            words = line.lstrip(" \t")
            if fence:
                if line.rstrip() == fence:
                    fence = ""
                    self._flush()
                else:
                    self._extend(line, "code", number, 1)
                continue
            if not words:
                self._flush()
                after_blank = True
                continue
            indent = len(line) - len(words)
            if self.run and self.harmless and self._goes_on(words[0], indent, line):
                self.run.append(words if self.run_kind == "quote" else line)
                after_blank = False
                continue
            opened = _FENCE.match(line) if line[0] in "`~" else None
            if opened and any(
                other.rstrip() == opened[1] for other in lines[number - first_line + 1 :]
            ):
                self._flush()
                self._leave(indent, words, after_blank)
                fence = opened[1]
            else:
                if words.startswith(("```", "~~~")):
                    self.fault(
                        number,
                        indent + 1,
                        "this would show as text: a code block begins at the left margin, has one word behind its signs at the most, "
                        "and is closed by a line of the same signs",
                    )
                self._line(words, line[:indent], number, after_blank)
            after_blank = words[0] == "#" and indent == 0
        self._flush()

    def _goes_on(self, first: str, indent: int, line: str) -> bool:
        """Whether a line only continues the block above it, as most do; `_line` judges every other."""
        if self.run_kind == "code" and indent < 4:
            return False
        if (not first.isalpha() and (first != ">" or self.run_kind != "quote")) or "\t" in line[
            :indent
        ]:
            return False
        return bool(self.box) or self.in_list if indent >= 4 else not self.box

    def _mask(self, body: str, first_line: int) -> str:
        """The body with its comments blanked; markers are kept in `markers`."""
        if "<!--" not in body:
            return body

        def blank(match: re.Match) -> str:
            if match["comment"] is None:
                return match.group()
            name = match["comment"].strip()
            if name in MARKERS:
                self.markers.append(
                    (name, Location(self.file, first_line + body.count("\n", 0, match.start())))
                )
            return re.sub(r"[^\n]", " ", match.group())

        return _MASKABLE.sub(blank, body)

    def _leave(self, indent: int, words: str, after_blank: bool) -> None:
        """Leave the box and the list that a line no longer belongs to."""
        if indent < 4:
            self.box = self.box_part = ""
        if indent == 0 and after_blank and not _LIST.match(words):
            self.in_list = False
            self.numbering.leave()

    def _line(self, words: str, margin: str, number: int, after_blank: bool) -> None:
        indent = len(margin.expandtabs(4))
        column = len(margin) + 1
        self._leave(indent, words, after_blank)
        fault = None if self.harmless else fault_in(words)
        if fault:
            self._unsafe(words[fault[0] :], number, column + fault[0], fault[1])
        inside = bool(self.box or self.in_list)
        if self.run_kind == "code" and indent < 4:
            self._flush()
        first = words[0]
        if first == ">":
            if self.run_kind != "quote":
                self._flush()
                self.run_why = self._why_not(indent, after_blank)
            self._extend(words, "quote", number, column)
        elif self.run_kind == "quote":
            self.run.append(words)  # a lazy line: the renderer takes it into the quote as well
        elif indent >= 4 and not inside and self.run_kind != "paragraph":
            self._extend(words, "code", number, column)
        elif first == "#" and indent == 0:
            self._heading(words, number)
        elif first in "!?" and words.startswith(("!!!", "???")):
            self._admonition(words, indent, number, column)
        elif (
            first in "=-"
            and not words.strip("=- ")
            and self.run_kind == "paragraph"
            and indent == 0
        ):
            text = squeeze(" ".join(self.run))
            self.run_kind = "heading"
            self._flush()
            self.part = plain(text).lower()
        elif first in "*_-" and words.count(first) > 2 and not words.strip(f"{first} "):
            self._flush()  # a line across the page
        elif _LIST.match(words) and self.run_kind != "paragraph":  # within a paragraph it is text
            self._flush()
            if indent == 0:
                self.in_list = True
            item = _LIST.match(words)
            marker = item.end()
            if miscounted := self.numbering.fault(item["number"], indent):
                self.fault(number, column, miscounted)
            if words[marker:].startswith(">"):
                self.run_why = "it is part of a list: it must stand at the left margin"
            self._extend(
                words[marker:],
                "quote" if words[marker:].startswith(">") else "item",
                number,
                column + marker,
            )
        elif first == "|":
            self._flush()
            self._extend(words, "row", number, column)
        else:
            self._extend(words, self.run_kind or "paragraph", number, column)

    def _why_not(self, indent: int, after_blank: bool) -> str:
        """Why a quote that begins here does not teach, or "" where it may."""
        if self.box == "collapsed":
            return "it stands in a collapsed block"
        if self.box:
            return "it stands in an admonition"
        if indent or self.in_list:
            return "it is indented or part of a list: it must stand at the left margin"
        if not after_blank:
            return "an empty line is missing above it"
        if self.part != FINDINGS:
            return 'it does not stand under "## What the audit found"'
        return ""

    def _unsafe(self, text: str, number: int, column: int, message: str) -> None:
        marker = re.match(rf"<!--\s*({'|'.join(MARKERS)})\s*-->", text)
        if marker:
            message = (
                f"the marker <!-- {marker[1]} --> must stand alone on its line, at the left margin"
            )
        elif text.startswith("<!--") and number > self.last_close:
            message = "a comment begins here and is never closed: add -->"
        elif text.startswith("<!--"):
            message = "a comment must begin at the left margin and be closed with --> at the end of a line, with nothing behind it"
        elif text.startswith(("<quiz", "</quiz")):
            message = "a question can't stand on a page: put it into the theme's file under quizzes/, and <!-- quiz --> here"
        self.fault(number, column, message)

    def _heading(self, words: str, number: int) -> None:
        self._flush()
        level = len(words) - len(words.lstrip("#"))
        text = words.strip("# ")
        self._extend(text, "heading", number, words.index(text) + 1)
        self._flush()
        if level <= 2:
            self.part = plain(text).lower() if level == 2 else ""
            self.in_list = False
            self.numbering.leave()

    def _admonition(self, words: str, indent: int, number: int, column: int) -> None:
        self._flush()
        match = _ADMONITION.match(words)
        if not match:
            self.fault(
                number,
                column,
                f'this box would show as text: write {words[:3]} name "Title", with straight double quotes',
            )
            return
        name = match.group(1).split()[0].lower()
        if match.group(2) is None and name not in _NAMES:
            self.fault(
                number,
                column,
                f'without a title the box would be called "{name}": write {words[:3]} {name} "Title"',
            )
        if match.group(2) is None:  # the renderer gives it its name
            self.prose.append(
                Prose(
                    name.capitalize(),
                    "title",
                    self.box_part or self.part,
                    Location(self.file, number, column),
                )
            )
        collapsed = words.startswith("???") and not words.startswith("???+")
        if name == SAFETY and collapsed:
            self.fault(
                number,
                column,
                "what keeps people safe must be seen without a tap: write !!! in the place of ???",
            )
        self.box = "collapsed" if collapsed or (self.box == "collapsed" and indent >= 4) else "open"
        self.box_part = _PART_OF_ADMONITION.get(name, "") if not indent else self.box_part
        if match.group(2):
            self.prose.append(
                Prose(
                    match.group(2),
                    "title",
                    self.box_part or self.part,
                    Location(self.file, number, column + words.index('"') + 1),
                )
            )

    def _extend(self, words: str, kind: str, number: int, column: int) -> None:
        if self.run_kind != kind:
            if self.run:
                self._flush()
            self.run_kind = kind
        if self.run and kind != "quote":
            words = " " * (column - 1) + words  # keeps columns true on the lines below the first
        elif not self.run:
            self.run_at = Location(self.file, number, column)
        self.run.append(words)

    def _flush(self) -> None:
        """End the block that is being read."""
        if not self.run:
            self.run_kind = ""
            return
        if self.run_kind == "quote":
            self.quotes.append(read_quote(self.run, self.run_at, not self.run_why, self.run_why))
            if self.part == FINDINGS and not self.run_why:
                self.parts.add("findings")
            if self.part in _PART_OF_HEADING and _PART_OF_HEADING[self.part] == "practice":
                self.parts.add("practice")
        else:
            text = "\n".join(self.run)
            self.prose.append(Prose(text, self.run_kind, self.box_part or self.part, self.run_at))
            if self.run_kind == "heading":
                if _PART_OF_HEADING.get(plain(text).lower()) == "quiz":
                    self.parts.add("quiz")
            elif self.box_part:
                self.parts.add(self.box_part)
            elif self.part in _PART_OF_HEADING:
                part = _PART_OF_HEADING[self.part]
                if part == "practice":
                    self.parts.add(part)
        self.run = []
        self.run_kind = ""
