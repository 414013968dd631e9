"""A quiz file's text → its questions, line by line, by the grammar of mkdocs-quiz 1.7.

Whatever mkdocs-quiz would drop, warn about or misread is a fault here, with its line.
"""

from __future__ import annotations

import re

from briefed.model import Fault, Location, Option, Question, Quiz
from briefed.source.quotes import read_quote
from briefed.source.unsafe_markup import LONGEST_LINE, fault_in, harmless
from briefed.text.patterns import lazily
from briefed.text.words import plain

CODE = "question-malformed"
LEAD_IN = "The briefing says:"

_COMMENT_ID = lazily(r"<!--\s*question:\s*(.*?)\s*-->\s*$")
_GOOD_ID = lazily(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_OPTION = lazily(r"[-*] \[([xX ]?)\] (.*\S.*)$")
_NEARLY = lazily(r"\s*(?:[-*+]|\d+[.)])?\s*\[\s*[^\]\w]?\s*\](?!\()|\s*[-*+]\s*\[\s*\w?\s*\](?!\()")
_ALONE = "<quiz> and </quiz> must each stand alone on a line, at the left margin"
_LONGEST_ID = 120
# Every object of JavaScript has this name (ECMA-262, 20.1.3), and others that can be no id.
_OF_BROWSERS = frozenset({"constructor"})
_NO_QUESTION = (
    "this text belongs to no question: "
    "a quiz file holds questions and their id comments, nothing else"
)
_BLANK = lazily(r"\[\[([^\[\]]+)\]\]")


def parse(text: str, file: str) -> Quiz:
    """Read a quiz file. Raises nothing: see `Quiz.faults`."""
    reader = _Reader(file)
    reader.read(text.split("\n"))
    slug = file.rpartition("/")[2].removesuffix(".md")
    return Quiz(slug, tuple(reader.questions), Location(file), tuple(reader.faults))


class _Reader:
    """One pass over the lines of a quiz file; `questions` and `faults` grow as it goes."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.questions: list[Question] = []
        self.faults: list[Fault] = []

    def fault(self, line: int, message: str, column: int = 1) -> None:
        self.faults.append(Fault(CODE, Location(self.file, line, column), message))

    def read(self, lines: list[str]) -> None:
        at = 0
        pending = None  # (id, line) of the comment above the next question
        while at < len(lines):
            line = lines[at].rstrip()
            if not line:
                at += 1
            elif line == "<quiz>":
                end = self._end(lines, at)
                self._question(lines[at:end], at + 1, pending)
                pending = None
                at = end
            elif line.startswith("<!--"):
                match = _COMMENT_ID.match(line)
                if match:
                    if pending:
                        self.fault(
                            pending[1],
                            "no question follows this id: put <quiz> on the line below it",
                        )
                    pending = match.group(1), at + 1
                at = self._comment(lines, at)
            elif line.startswith(("```", "~~~")):
                at = self._fence(lines, at, line)
            else:
                self.fault(at + 1, _ALONE if "quiz>" in line else _NO_QUESTION)
                at += 1
        if pending:
            self.fault(pending[1], "no question follows this id: put <quiz> on the line below it")

    def _end(self, lines: list[str], at: int) -> int:
        """The index of the line after a question; a fault where the question is not closed."""
        for end in range(at + 1, len(lines)):
            line = lines[end].rstrip()
            if not line.startswith("<"):
                continue
            if line == "</quiz>":
                return end + 1
            if line == "<quiz>" or _COMMENT_ID.match(line):
                self.fault(at + 1, f"<quiz> is not closed: add a line </quiz> above line {end + 1}")
                return end
        self.fault(at + 1, "<quiz> is not closed: add a line </quiz> at its end")
        return len(lines)

    def _comment(self, lines: list[str], at: int) -> int:
        """The index of the line after a comment."""
        for end in range(at, len(lines)):
            if "-->" in lines[end]:
                behind = lines[end].partition("-->")[2].strip()
                if behind:
                    self.fault(end + 1, _ALONE if "quiz>" in behind else _NO_QUESTION)
                return end + 1
        self.fault(at + 1, "a comment begins here and is never closed: add -->")
        return len(lines)

    def _fence(self, lines: list[str], at: int, line: str) -> int:
        """Report a code block; the index of the line after it."""
        mark = line[: len(line) - len(line.lstrip(line[0]))]
        for end in range(at + 1, len(lines)):
            if lines[end].startswith(mark) and not lines[end].strip("`~ "):
                break
        else:
            end = len(lines) - 1
        inside = any("<quiz>" in inner for inner in lines[at : end + 1])
        self.fault(
            at + 1,
            "a question inside a code block is not a question: take the lines " + mark + " away"
            if inside
            else "a code block can't stand in a quiz file: take it away",
        )
        return end + 1

    def _question(self, block: list[str], first: int, pending: tuple[str, int] | None) -> None:
        """Read a block from <quiz> on, which begins on line `first`; `pending` is its id's."""
        inner = block[1:-1] if block[-1].rstrip() == "</quiz>" else block[1:]
        if pending and not _GOOD_ID.fullmatch(pending[0]):
            self.fault(
                pending[1],
                f"the id {pending[0]!r} may have lower-case letters, digits and single hyphens",
            )
        elif pending and (pending[0] in _OF_BROWSERS or len(pending[0]) > _LONGEST_ID):
            why = (
                "has a meaning of its own in browsers"
                if pending[0] in _OF_BROWSERS
                else f"has more than {_LONGEST_ID} characters"
            )
            self.fault(
                pending[1],
                f"the id {pending[0][:_LONGEST_ID]!r} {why}: give the question another",
            )
        text = "\n".join(inner)
        for offset, line in enumerate(() if harmless(text) else inner, 1):
            fault = fault_in(line)
            if fault:
                self.fault(first + offset, fault[1], fault[0] + 1)
                if len(line) > LONGEST_LINE:
                    return
                # Read on without the rest, so that nothing else is reported for it.
                inner[offset - 1] = line[: fault[0]]
        if not text.strip():
            self.fault(
                first,
                "the question is empty: write its stem, its options and the quote it rests on",
            )
            return
        identity = pending[0] if pending else None
        read = self._fill_in if _BLANK.search(text) else self._choice
        self.questions.append(read(inner, first, identity)._replace(source="\n".join(block)))

    def _choice(self, inner: list[str], first: int, identity: str | None) -> Question:
        """Read a question with options from the lines between <quiz> and </quiz>."""
        at = 0
        while at < len(inner) and not _OPTION.match(inner[at]):
            at += 1
        stem = inner[:at]
        self._stem(stem, first, whole=at < len(inner))
        options: list[Option] = []
        after_blank = False
        while at < len(inner):
            line = inner[at]
            match = _OPTION.match(line)
            if match:
                option, at = self._option(inner, at, first, match)
                options.append(option)
                after_blank = False
            elif not line.strip():
                at, after_blank = at + 1, True
            elif line.startswith(">") and after_blank:
                self.fault(
                    first + 1 + at,
                    "a blockquote behind an empty line belongs to no option: as feedback it stands "
                    f"right under its option, as the quote it needs a line {LEAD_IN!r} above it",
                )
                break
            else:
                break
        return self._behind(inner, at, first, identity, stem, tuple(options), ())

    def _option(
        self, inner: list[str], at: int, first: int, match: re.Match[str]
    ) -> tuple[Option, int]:
        """An option with its feedback, and the index of the line after it."""
        location = Location(self.file, first + 1 + at, inner[at].index("]") + 3)
        end = at + 1
        while end < len(inner) and inner[end].startswith(">"):
            end += 1
        words = match.group(2).strip()
        feedback, feedback_location = self._feedback(inner[at + 1 : end], first + 2 + at)
        if (
            end < len(inner)
            and inner[end].strip()
            and not _OPTION.match(inner[end])
            and not _NEARLY.match(inner[end])
        ):
            self.fault(
                first + 1 + end,
                "this line stands right below an option and is no part of it: "
                "begin it with > as feedback, or leave an empty line above it",
            )
        right = match.group(1).lower() == "x"
        option = Option(
            words, plain(words), right, feedback, location, feedback_location or location
        )
        return option, end

    def _feedback(self, lines: list[str], number: int) -> tuple[str, Location | None]:
        """The feedback below an option, and its location; None where there is none.

        Its lines below the first keep their columns.
        """
        for offset, line in enumerate(lines):
            if not line[2:3].isalpha() and line[1:].lstrip().startswith((">", "```", "~~~")):
                self.fault(
                    number + offset,
                    "a quote or a code block can't stand in feedback: "
                    "write it as plain text; the quote stands last",
                )
        if not lines:
            return "", None
        kept = [" " + line[1:] for line in lines]
        first = kept[0].lstrip()
        location = Location(self.file, number, len(kept[0]) - len(first) + 1)
        return "\n".join([first, *kept[1:]]).rstrip(), location

    def _fill_in(self, inner: list[str], first: int, identity: str | None) -> Question:
        """Read a question with gaps from the lines between <quiz> and </quiz>."""
        rule = next((at for at, line in enumerate(inner) if line.strip() == "---"), len(inner))
        if rule == len(inner):
            self.fault(
                first, "a fill-in question needs a line --- between its text and the explanation"
            )
        stem = inner[:rule]
        self._stem(stem, first, whole=rule < len(inner))
        blanks = tuple(answer.strip() for line in stem for answer in _BLANK.findall(line))
        empty = next((at for at, line in enumerate(stem) if re.search(r"\[\[\s*\]\]", line)), None)
        if empty is not None:
            self.fault(
                first + 1 + empty, "an [[answer]] has no words: write the word that belongs there"
            )
        for at, line in enumerate(inner):
            if _OPTION.match(line):
                self.fault(
                    first + 1 + at,
                    "a fill-in question has no options: take the option or the [[answer]] away",
                )
            if at > rule and _BLANK.search(line):
                self.fault(
                    first + 1 + at, "a [[blank]] behind the line --- is never asked: move it above"
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
            text.append("" if line.strip() == LEAD_IN or _NEARLY.match(line) else line.rstrip())
            at += 1
        lead = next((offset for offset, line in enumerate(stem) if line.strip()), None)
        if lead is None:
            self.fault(first, "the question has no stem: write what is asked above the options")
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
                "this line would show as code or be indented: begin it at the left margin",
            )
        elif re.match(r"\s*(?:[-*+]|\d+[.)])\s+>", line):
            self.fault(number, "a quote can't stand in a list: begin it at the left margin")
        elif _OPTION.match(line):
            self.fault(
                number, "an option behind other text is not an option: move it up to the others"
            )
        else:
            self._nearly(line, number)

    def _stem(self, lines: list[str], first: int, whole: bool) -> None:
        """Report the lines of a stem that would show as something else.

        `whole` says that the question goes on after its stem.
        """
        for number, line in enumerate(lines, first + 1):
            if line[:1].isalpha():
                continue  # as nearly every line
            if whole and line.lstrip().startswith((">", "```", "~~~")):
                self.fault(
                    number,
                    "a blockquote or a code block can't stand in the stem: "
                    "write it as plain text; the quote stands last",
                )
            elif not _OPTION.match(line):
                self._nearly(line, number)

    def _nearly(self, line: str, number: int) -> None:
        """Report a line that was meant as an option and would not be read as one."""
        if "[" in line and _NEARLY.match(line):
            self.fault(
                number,
                "this looks like an option and would not be read as one: "
                "write '- [ ] text' or '- [x] text', at the left margin",
            )
