"""The lines of one question → its value: options, gaps, or items to arrange.

Whatever mkdocs-quiz 1.7 would drop, warn about or misread is a fault here, with its line.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from briefed.model import ARRANGED, Fault, Location, Option, Question
from briefed.source.arranged import faults_of, in_shown_order
from briefed.source.question_rows import (
    BLANK,
    BULLET,
    ITEMS,
    LEAD_IN,
    OPTIONS,
    RULE,
    was_meant,
)
from briefed.source.question_slips import joined, mend
from briefed.source.quotes import REFERENCE, read_quote
from briefed.text.words import plain

CODE = "question-malformed"
_ID_IN_FEEDBACK = (
    "feedback has no id at its end: delete the id. If this is the quote that the question rests "
    f"on, write an empty line and {LEAD_IN!r} above it"
)


class QuestionReader:
    """Reads the questions of a quiz file, one after the other; `faults` grows as it goes."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.theme = PurePosixPath(file).stem
        self.faults: list[Fault] = []
        self.rows = OPTIONS  # how the question that is being read writes its options
        self.of_labels = 0  # how many of its faults are of a label alone

    def fault(self, line: int, message: str, column: int = 1) -> None:
        self.faults.append(Fault(CODE, Location(self.file, line, column), message))

    def read(self, inner: list[str], first: int, identity: str | None, tag: str) -> Question:
        """The question in the lines between its tags; `first` is the line of the opening one."""
        self.rows = ITEMS if tag in ARRANGED else OPTIONS
        self.of_labels = 0
        known = len(self.faults)
        for at, column, message in mend(inner, self.theme, self.rows):
            self.fault(first + 1 + at, message, column)
        if tag in ARRANGED:
            found = self._arranged(inner, first, identity, tag)
        elif any(BLANK.search(line) for line in inner):
            found = self._gaps(inner, first, identity)
        else:
            found = self._choice(inner, first, identity)
        return found._replace(whole=len(self.faults) == known + self.of_labels)

    def _choice(self, inner: list[str], first: int, identity: str | None) -> Question:
        """Read a question with options from the lines between <quiz> and </quiz>."""
        if not any(self.rows.pattern.match(line) for line in inner):
            labelled = next((at for at, line in enumerate(inner) if ITEMS.pattern.match(line)), -1)
            if labelled >= 0:
                self.rows = ITEMS  # read on as what it was meant as
                self.fault(
                    first + 1 + labelled,
                    "the options of a <quiz> have no words in their brackets: write [x] for a "
                    "right one and [ ] for the others, or <sort>, <match> or <order> instead of "
                    "<quiz>",
                )
        stem, options, at = self._rows_of(inner, first)
        return self._behind(inner, at, first, identity, stem, options, ())

    def _arranged(self, inner: list[str], first: int, identity: str | None, tag: str) -> Question:
        """Read items to sort, match or put in order from the lines between their tags."""
        known = len(self.faults)
        stem, items, at = self._rows_of(inner, first)
        # An item that can't be read would be missed.
        whole = len(self.faults) == known and not any(map(joined, inner))
        for number, line in enumerate(inner, first + 1):
            if blank := BLANK.search(line):
                self.fault(
                    number,
                    f"<{tag}> has no gaps to fill in: take the [[ ]] away, or ask it in a <quiz>",
                    blank.start() + 1,
                )
        if items or whole:
            for location, message in faults_of(tag, items, Location(self.file, first), whole):
                self.faults.append(Fault(CODE, location, message))
                self.of_labels += 1
        return self._behind(
            inner, at, first, identity, stem, in_shown_order(tag, items), ()
        )._replace(kind=tag)

    def _rows_of(self, inner: list[str], first: int) -> tuple[list[str], tuple[Option, ...], int]:
        """The lines of the stem, the options below it, and the index of the line after them."""
        at = 0
        while at < len(inner) and not self.rows.pattern.match(inner[at]):
            at += 1
        if at == len(inner):
            at = self._none_of(inner, first)
        stem = inner[: self._stem(inner[:at], first, whole=at < len(inner))]
        options: list[Option] = []
        after_blank = False
        while at < len(inner):
            line = inner[at]
            match = self.rows.pattern.match(line)
            if match:
                option, at = self._option(inner, at, first, match)
                options.append(option)
                after_blank = False
            elif not line.strip():
                at, after_blank = at + 1, True
            elif not after_blank and was_meant(line, self.rows):
                self._unread(first + 1 + at)
                at = self._below(inner, at)
            elif line.startswith(">") and after_blank and options and not options[-1].feedback:
                self.fault(
                    first + 1 + at,
                    f"feedback is right below its {self.rows.called}: take the empty line above "
                    "it away",
                )
                end = self._below(inner, at)
                feedback, location = self._feedback(inner[at:end], first + 1 + at)
                options[-1] = options[-1]._replace(
                    feedback=feedback, feedback_location=location or options[-1].location
                )
                at = end
            elif line.startswith(">") and after_blank:
                self.fault(
                    first + 1 + at,
                    "an empty line is above these words, so they belong to no "
                    f"{self.rows.called}. Feedback is right below its {self.rows.called}; the "
                    f"quote that the question rests on has the line {LEAD_IN!r} above it",
                )
                break
            else:
                break
        return stem, tuple(options), at

    def _none_of(self, inner: list[str], first: int) -> int:
        """Report the first line that was meant as an option, in a question without any.

        Returns its index; the number of lines where there is none.
        """
        for at, line in enumerate(inner[:-1]):
            if inner[at + 1].startswith(">") and BULLET.match(line):
                self._unread(first + 1 + at)
                while at < len(inner) and inner[at].strip() != LEAD_IN:
                    at += 1  # the others are written like it
                return at
        return len(inner)

    def _option(
        self, inner: list[str], at: int, first: int, match: re.Match[str]
    ) -> tuple[Option, int]:
        """An option with its feedback, and the index of the line after it."""
        location = Location(self.file, first + 1 + at, inner[at].index("]") + 3)
        end = self._below(inner, at)
        words = match.group(2).strip()
        below = inner[at + 1 : end]
        if end < len(inner) and inner[end].strip() == LEAD_IN:
            self.fault(first + 1 + end, f"leave an empty line above {LEAD_IN!r}")
        elif end < len(inner) and self._strays(inner[end]):
            self.fault(
                first + 1 + end,
                f"this line is right below an {self.rows.called}, and is no part of it: begin it "
                "with > at the left margin if it is feedback, or leave an empty line above it",
            )
            # Read on as if it were feedback, so that nothing else is reported for it.
            while end < len(inner) and (self._strays(inner[end]) or inner[end].startswith(">")):
                below.append(f"> {inner[end].strip().removeprefix('>').strip()}")
                end += 1
        feedback, feedback_location = self._feedback(below, first + 2 + at)
        arranged = self.rows is ITEMS
        option = Option(
            words,
            plain(words),
            arranged or match.group(1).lower() == "x",
            feedback,
            location,
            feedback_location or location,
            match.group(1).strip() if arranged else "",
        )
        return option, end

    def _strays(self, line: str) -> bool:
        """Whether a line below an option is neither feedback nor the beginning of another thing."""
        words = line.strip()
        return (
            bool(words) and words != LEAD_IN and line[0] != ">" and not was_meant(line, self.rows)
        )

    @staticmethod
    def _below(inner: list[str], at: int) -> int:
        """The index of the line after an option or an item and its feedback."""
        end = at + 1
        while end < len(inner) and inner[end].startswith(">"):
            end += 1
        return end

    def _feedback(self, lines: list[str], number: int) -> tuple[str, Location | None]:
        """The feedback below an option, and its location; None where there is none.

        Its lines below the first keep their columns.
        """
        for offset, line in enumerate(lines):
            if not line[2:3].isalpha() and line[1:].lstrip().startswith((">", "```", "~~~")):
                self.fault(
                    number + offset,
                    "feedback is plain text: take the > or the signs for code within it away. "
                    "The quote comes last",
                )
        if not lines:
            return "", None
        if named := REFERENCE.search(
            lines[-1].rstrip(), lines[-1].rfind("[") if "[" in lines[-1] else 0
        ):
            where = number + len(lines) - 1
            if not any(fault.location.line == where for fault in self.faults):
                self.fault(where, _ID_IN_FEEDBACK, named.start() + 1)
        kept = [" " + line[1:] for line in lines]
        first = kept[0].lstrip()
        location = Location(self.file, number, len(kept[0]) - len(first) + 1)
        return "\n".join([first, *kept[1:]]).rstrip(), location

    def _gaps(self, inner: list[str], first: int, identity: str | None) -> Question:
        """Read a question with gaps from the lines between <quiz> and </quiz>."""
        rule = next((at for at, line in enumerate(inner) if line.strip() == RULE), len(inner))
        stem = inner[:rule]
        self._stem(stem, first, whole=rule < len(inner))
        blanks = tuple(answer.strip() for line in stem for answer in BLANK.findall(line))
        for at, line in enumerate(inner):
            if self.rows.pattern.match(line):
                self.fault(
                    first + 1 + at,
                    "a question with a word to fill in has no options: take the option or the "
                    "[[ ]] away",
                )
            if at > rule and BLANK.search(line):
                self.fault(
                    first + 1 + at, "readers never see a [[ ]] below the line ---: move it above"
                )
        return self._behind(inner, rule + 1, first, identity, stem, (), blanks)

    def _behind(
        self,
        inner: list[str],
        at: int,
        first: int,
        identity: str | None,
        stem: list[str],
        options: tuple[Option, ...],
        blanks: tuple[str, ...],
    ) -> Question:
        """Read the end of a question, from the line `at` on: an explanation and the quotes."""
        text: list[str] = []  # a line for each line of the file, so that its lines can be found
        text_at = Location(self.file, first + 1 + at, 1)
        quotes = []
        while at < len(inner):
            line = inner[at]
            if line.startswith(">"):
                end = at + 1
                while end < len(inner) and inner[end].strip() and not inner[end].startswith("#"):
                    end += 1
                quotes.append(read_quote(inner[at:end], Location(self.file, first + 1 + at, 1)))
                text += [""] * (end - at)
                at = end
                continue
            self._explanation_line(line, first + 1 + at)
            text.append(
                "" if line.strip() == LEAD_IN or self.rows.nearly.match(line) else line.rstrip()
            )
            at += 1
        lead = next((offset for offset, line in enumerate(stem) if line.strip()), None)
        if lead is None:
            self.fault(first, "this question asks nothing: write its text above the options")
        return Question(
            identity,
            "\n".join(stem).strip(),
            options,
            blanks,
            "\n".join(text) if any(text) else "",
            text_at,
            tuple(quotes),
            "",
            Location(self.file, first if lead is None else first + 1 + lead, 1),
        )

    def _explanation_line(self, line: str, number: int) -> None:
        """Report a line of an explanation that would show as something else."""
        if line.strip().startswith((">", "```", "~~~")) or line.startswith("    "):
            self.fault(
                number,
                "readers would see this line indented or as code: begin it with a word, at the "
                "left margin",
            )
        elif re.match(r"\s*(?:[-*+]|\d+[.)])\s+>", line):
            self.fault(number, "a quote can't be in a list: begin it at the left margin")
        elif self.rows.pattern.match(line):
            called = self.rows.called
            self.fault(
                number,
                f"this {called} is behind other text: move it up to the others",
            )
        else:
            self._nearly(line, number)

    def _stem(self, lines: list[str], first: int, whole: bool) -> int:
        """Report the lines of a stem that would show as something else; how many are its own.

        `whole` says that the question goes on after its stem.
        """
        above = ""
        own = len(lines)
        for number, line in enumerate(lines, first + 1):
            meant, above = was_meant(above, self.rows) and above, line
            if line[:1].isalpha():
                continue  # as nearly every line
            if whole and meant and line.startswith(">"):
                # Feedback: what is above it was meant as an option, and may be reported already.
                own = min(own, number - first - 2)
                if not self.rows.nearly.match(meant):
                    self._unread(number - 1)
            elif whole and line.lstrip().startswith((">", "```", "~~~")):
                self.fault(
                    number,
                    "the text of a question is plain: take > and the signs for code away. The "
                    "quote comes last",
                )
            elif not self.rows.pattern.match(line):
                self._nearly(line, number)
        return own

    def _nearly(self, line: str, number: int) -> None:
        """Report a line that was meant as an option or item and would not be read as one."""
        if "[" in line and self.rows.nearly.match(line):
            self._unread(number)

    def _unread(self, number: int) -> None:
        """Report a line that is not read as the option or item that it was meant as, once."""
        if any(fault.location.line == number for fault in self.faults):
            return
        self.fault(
            number,
            f"this would not be read as an {self.rows.called}: write {self.rows.form}, at the "
            "left margin",
        )
