"""The Markdown of a page → its quotes, prose and parts, as the renderer will show them.

The scanner knows the block structure of the Markdown that pages may use. Where the renderer could
disagree, the scanner takes the stricter side: a quote does not teach unless it is certain to be
visible at the top level.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from briefed.model import Fault, Location, Marker
from briefed.source import line_slips
from briefed.source.box_lines import BoxLines
from briefed.source.boxes import nearly_box, read_box
from briefed.source.headings import Addressed, read_address
from briefed.source.list_numbers import LIST_ITEM, Numbering, lost_item
from briefed.source.page_blocks import Blocks
from briefed.source.page_comments import mask
from briefed.source.page_parts import FINDINGS, OF_BOX, is_case
from briefed.source.support import WITH_POINTS, rests_on
from briefed.source.unsafe_markup import fault_in, harmless
from briefed.text.patterns import lazily
from briefed.text.words import fold, plain, squeeze

CODE = "page-unreadable"
COLLAPSED = "it is in a box that readers must open (???)"
INDENTED = "it is indented or in a list: begin it at the left margin"
NOT_AMONG_FINDINGS = "it is not among the findings"
NO_EMPTY_LINE = "an empty line is missing above it"  # why a quote does not teach

_FENCE = lazily(r"(`{3,}|~{3,})[ ]*[\w#.+-]*[ ]*$")


class Scanner(Blocks):
    """One pass over a page's body. `quotes`, `prose`, `parts`, `markers` and `faults` grow."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.theme = PurePosixPath(file).stem
        self.markers: list[Marker] = []
        self.asked: set[str] = set()  # the questions of markers that can't be read
        self.faults: list[Fault] = []
        self.boxes = BoxLines()
        self.in_list = False
        self.numbering = Numbering()
        self.addresses: set[str] = set()  # of headings that were given one
        self.headings: dict[str, int] = {}  # the line of each, by its words
        self.last_heading = ("", 0)  # and how many blocks there are with it
        self.last_close = 0  # the line of the last -->
        self.harmless = False  # whether no line of the body can have a fault

    def fault(self, line: int, column: int, message: str, address: str = "") -> None:
        """Note what would show as something else than it says, and the address that it hides."""
        self.faults.append(Fault(CODE, Location(self.file, line, column), message, address))

    def read(self, body: str, first_line: int) -> None:
        """Read a body, the first line of which has the number `first_line`."""
        close = body.rfind("-->")
        self.last_close = first_line + body.count("\n", 0, close) if close >= 0 else 0
        masked = mask(body, first_line, self.file)
        self.markers += masked.markers
        self.asked |= masked.asked
        for fault in masked.faults:
            self.fault(*fault)
        if any(marker.question for marker in self.markers):
            self.parts.add("quiz")
        body = masked.body
        self.harmless = harmless(body)
        lines = body.split("\n")
        fence = ""
        after_blank = True
        for number, line in enumerate(lines, first_line):
            for slip in () if fence else line_slips.slips_in(line, self.theme):
                self.fault(number, slip.at + 1, slip.why)
                self.asked |= {slip.asks} - {""}
                # Read on as it was meant, so that nothing else is reported for it.
                line = slip.rest if slip.rest.strip("> \t") else ""
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
                    self.fault(number, indent + 1, line_slips.NO_CODE_BLOCK)
                self._line(words, line[:indent], number, after_blank)
            after_blank = words[0] == "#" and indent == 0
        self._flush()

    def _goes_on(self, first: str, indent: int, line: str) -> bool:
        """Whether a line only continues the block above it, as most lines do.

        `first` is its first sign after the indent. `_line` judges every other line.
        """
        if (self.run_kind == "code" and indent < 4) or self._ends_point():
            return False
        if not first.isalpha() and (first != ">" or self.run_kind != "quote"):
            return False
        if "\t" in line[:indent]:
            return False
        return bool(self.boxes.box) or self.in_list if indent >= 4 else not self.boxes.box

    def _ends_point(self) -> bool:
        """Whether the line above ends a point with its id, so that none of its text may follow."""
        if self.run_kind != "item" or not self.run[-1].rstrip().endswith("]"):
            return False
        return (self.box_part or self.part) in WITH_POINTS and bool(rests_on(self.run[-1])[1])

    def _leave(self, indent: int, words: str, after_blank: bool) -> None:
        """Leave the box and the list that a line no longer belongs to."""
        if self.boxes.leave(words, indent):
            return
        if indent < 4:
            self.box_part = ""
        if indent == 0 and after_blank and not LIST_ITEM.match(words):
            self.in_list = False
            self.numbering.leave()

    def _line(self, words: str, margin: str, number: int, after_blank: bool) -> None:
        """Read a line, which is its margin and its words, as the renderer would."""
        indent = len(margin.expandtabs(4))
        column = len(margin) + 1
        words = self._mended(words, number, column)
        if words[0] == "{" and self._gives_address(words, number, column):
            return
        if slip := self.boxes.slip_of(words, indent, after_blank, self.box_part):
            self.fault(number, column, slip)
        self._leave(indent, words, after_blank)
        behind = Addressed("")
        if words[0] == "#" and indent == 0:
            if self._is_repeated(words):
                self.fault(number, column, line_slips.HEADING_TWICE)
                return
            behind = self._without_address(words, number, column)
            words = behind.words
        if not self.harmless and (fault := fault_in(words)):
            at, why = fault
            why = line_slips.unsafe_message(words[at:], why, number > self.last_close)
            self.fault(number, column + at, why)
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
        elif indent >= 4 and not (self.boxes.box or self.in_list) and self.run_kind != "paragraph":
            self._extend(words, "code", number, column)
        elif first == "#" and indent == 0:
            self._heading(words, number)
            if behind.rest:
                self._extend(behind.rest, "paragraph", number, behind.at + 1)
        elif first in "!?" and (box := self._box_begun(words, number, column)):
            self._admonition(box, indent, number, column)
        elif (
            first in "=-"
            and not words.strip("=- ")
            and self.run_kind == "paragraph"
            and indent == 0
        ):
            self._underlined(1 if first == "=" else 2)
        elif first in "*_-" and words.count(first) > 2 and not words.strip(f"{first} "):
            self._flush()  # a line across the page
        elif self.run_kind != "paragraph" and (item := LIST_ITEM.match(words)):
            self._item(words[item.end() :], item["number"], indent, number, column, item.end())
        elif first == "|":
            self._flush()
            self._extend(words, "row", number, column)
        else:
            lost = lost_item(words) if self.run_kind == "paragraph" and first in "-*+" else ""
            if lost and not (self.faults and self.faults[-1].location >= self.run_at):
                self.fault(number, column, lost)
            self._extend(words, self.run_kind or "paragraph", number, column)

    def _box_begun(self, words: str, number: int, column: int) -> str:
        """The line that begins a box as it should be written; "" for a line that begins none."""
        if not (box := nearly_box(words)):
            return words if words.startswith(("!!!", "???")) else ""
        meant = f"{words[0] * 3} {box}"
        self.fault(
            number,
            column,
            f"readers would see this line as text, not as a box: write {meant}",
        )
        return meant

    def _underlined(self, level: int) -> None:
        """Make a heading of the paragraph whose underline has been read."""
        text = squeeze(" ".join(self.run))
        self.run_kind, self.run_level = "heading", level
        self._flush()
        self.part = plain(text).lower()

    def _mended(self, words: str, number: int, column: int) -> str:
        """A line as the item of a list that it was meant to be, which is noted; or as it is."""
        is_bullet = words[0] in line_slips.BULLETS or (words[0].isdigit() and is_case(self.part))
        if is_bullet and (mended := line_slips.with_hyphen(words)):
            self.fault(number, column, line_slips.NO_BULLET.format(words.split()[0][:2]))
            words = mended
        if words[0].isalpha() and self._ends_point():
            self.fault(number, column, line_slips.IDS_END_A_POINT)
            words = f"- {words}"
        return words

    def _gives_address(self, words: str, number: int, column: int) -> bool:
        """Whether a line is only the address of the heading above it, which gets it then."""
        lone = line_slips.LONE_ADDRESS.fullmatch(words)
        above = self.prose[-1] if lone and self.prose and not self.run else None
        if not lone or not above or above.kind != "heading" or above.address:
            return False
        self.fault(number, column, line_slips.NOT_BEHIND_HEADING)
        self.prose[-1] = above._replace(address=lone[1])
        return True

    def _item(
        self, words: str, numeral: str | None, indent: int, number: int, column: int, marker: int
    ) -> None:
        """Read the first line of a list item, whose marker has `marker` characters."""
        self._flush()
        if indent == 0:
            self.in_list = True
        if miscounted := self.numbering.fault(numeral, indent):
            self.fault(number, column, miscounted)
        kind = "item"
        if words.startswith(">"):
            kind = "quote"
            self.run_why = "it is in a list: begin it at the left margin"
        self._extend(words, kind, number, column + marker)

    def _why_not(self, indent: int, after_blank: bool) -> str:
        """Why a quote that begins here does not teach, in words; "" if it may teach."""
        if self.boxes.box == "collapsed":
            return COLLAPSED
        if self.boxes.box:
            return "it is in a box"
        if indent or self.in_list:
            return INDENTED
        if not after_blank:
            return NO_EMPTY_LINE
        if self.part not in FINDINGS:
            return NOT_AMONG_FINDINGS
        return ""

    def _is_repeated(self, words: str) -> bool:
        """Whether a heading is the same as the one above it, with no text or quote between."""
        self._flush()
        before, read = self.last_heading, len(self.prose) + len(self.quotes)
        self.last_heading = (words.rstrip(), read + 1)
        return before == (words.rstrip(), read)

    def _without_address(self, words: str, number: int, column: int) -> Addressed:
        """A heading without the address that it is given; no two may have the same."""
        found = read_address(words)
        message = found.fault
        if found.address in self.addresses and not message:
            message = (
                f"another heading of this page has the address #{found.address} already: write "
                "another one here"
            )
        if message:
            unread = "" if found.rest or not found.fault else found.address
            self.fault(number, column + found.at, message, unread)
        self.addresses |= {found.address} - {""}
        self.run_address = found.address
        return found

    def _heading(self, words: str, number: int) -> None:
        self._flush()
        level = len(words) - len(words.lstrip("#"))
        text = words.strip("# ")
        if not text:
            self.fault(number, 1, line_slips.NO_WORDS)
        self._extend(text, "heading", number, words.index(text) + 1)
        self.run_level = level
        self._flush()
        if (first := self.headings.setdefault(fold(plain(text)).casefold(), number)) != number:
            self.fault(number, 1, line_slips.SAME_HEADING.format(first))
        if level <= 2:
            self.part = plain(text).lower() if level == 2 else ""
            self.in_list = False
            self.numbering.leave()

    def _admonition(self, words: str, indent: int, number: int, column: int) -> None:
        self._flush()
        box = read_box(words)
        if isinstance(box, str):
            self.fault(number, column, box)
            return
        for message in box.faults:
            self.fault(number, column, message)
        if not box.written:
            self._add_title(box.title, number, column)
        nested = indent >= 4
        collapsed = box.collapsed or (self.boxes.box == "collapsed" and nested)
        if not nested:
            self.box_part = OF_BOX[box.name].name if box.name in OF_BOX else ""
        self.boxes.begin("collapsed" if collapsed else "open", nested)
        if box.written and box.title:
            self._add_title(box.title, number, column + box.at)
