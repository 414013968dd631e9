"""A quiz file's text → its questions, line by line, by the grammar of mkdocs-quiz 1.7.

Whatever mkdocs-quiz would drop, warn about or misread is a fault here, with its line. Items to
sort, match or put in order are blocks of our own beside its `<quiz>`.
"""

from __future__ import annotations

from typing import NamedTuple

from briefed.model import SORT, Location, Question, Quiz
from briefed.source.arranged import labels_of
from briefed.source.headings import slugify
from briefed.source.line_slips import NOTE_WITHOUT_END
from briefed.source.question_blocks import QuestionReader
from briefed.source.question_slips import TWICE, mend_labels
from briefed.source.question_tags import (
    ALIKE,
    ANY_TAG,
    CLOSING,
    OPENING,
    as_meant,
    begins,
    closing,
    goes_on,
    of_items,
    stray,
)
from briefed.source.quotes import misread_id
from briefed.source.unsafe_markup import LONGEST_LINE, fault_in, harmless, mistyped
from briefed.text.patterns import lazily
from briefed.text.similarity import nearest

_COMMENT_ID = lazily(
    r"<!--\s*question:\s*(.*?)(?:\s+\((?:(decision)|true:\s*([^()]+?))\))?\s*-->\s*$"
)
_GOOD_ID = lazily(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NEARLY_ID = lazily(r"<!--\s*(?P<word>[A-Za-z]+)\s*[:=]?\s*(?P<id>[\w-]+)\s*-->\s*$")
# A comment whose signs a word processor has replaced.
_MANGLED = lazily(
    r"\s*[<‹«(]?\s*[!¡]?\s*[-–—]{0,2}\s*question\s*:\s*(?P<id>[\w-]*\w)"
    r"(?P<behind>\s+\([^()]*\))?\s*[-–—]{0,2}\s*[>›»)]?\s*"
)
# An id, and what stands behind it that can't be read.
_BEHIND_ID = lazily(
    r"(?P<id>[A-Za-z0-9_-]+)[\s,;]*(?P<behind>[\[({,;].*|(?<=\s)(?:decision|true\s*:.*))"
)
# An id in a comment that is not closed, or in other signs.
_UNENDED = lazily(r"(<!--\s*question:\s*[\w-]*\w(?:\s+\([^()]*\))?)\s*(?:-|[–—]*)[>›»]?\s*")
_TAG_BEHIND_ID = lazily(r"(<!--.*?-->)\s*(<\s*\w+\s*>)")
_TRUE = lazily(r"(?i)\W*true\W+(?P<label>\w.*?)\W*")
_BELOW = "put <quiz>, or <sort>, <match> or <order>, on the line below it"
_UNCLOSED = "<{0}> of line {1} has no end: write a line </{0}> {2}"
_LONGEST_ID = 120
# Every object of JavaScript has this name (ECMA-262, 20.1.3), and others that can be no id.
_OF_BROWSERS = frozenset({"constructor"})


def parse(text: str, file: str) -> Quiz:
    """Read a quiz file. Raises nothing: see `Quiz.faults`."""
    reader = _Reader(file)
    reader.read(text.split("\n"))
    slug = file.rpartition("/")[2].removesuffix(".md")
    faults = tuple(reader.block.faults)
    return Quiz(slug, tuple(reader.questions), Location(file), faults, reader.lost)


class _Pending(NamedTuple):
    """What the comment above the next question says of it, and its line."""

    id: str
    line: int
    decision: bool = False
    true_label: str = ""


class _Reader:
    """One pass over the lines of a quiz file; `questions` grows as it goes.

    `lost` says that something was read as no question.
    """

    def __init__(self, file: str) -> None:
        self.block = QuestionReader(file)
        self.fault = self.block.fault
        self.questions: list[Question] = []
        self.lost = False

    def read(self, lines: list[str]) -> None:
        at = 0
        pending: _Pending | None = None
        while at < len(lines):
            line = lines[at].rstrip()
            if not line:
                at += 1
            elif tag := OPENING.get(as_meant(line)):
                if line not in OPENING:
                    self.fault(at + 1, stray(line))
                pending = pending or self._id_within(lines, at, tag)
                end = self._end(lines, at, tag)
                self._question(lines[at:end], at + 1, pending, of_items(lines[at:end], tag))
                pending = None
                at = end
            elif (glued := _TAG_BEHIND_ID.fullmatch(line)) and as_meant(glued[2]) in OPENING:
                self.fault(at + 1, f"{glued[2]} is alone on its line: put it on the next one")
                pending = self._id([glued[1]], 0)
                pending = pending and pending._replace(line=at + 1)
                lines[at] = as_meant(glued[2])
                if at + 1 < len(lines) and as_meant(lines[at + 1]) == lines[at]:
                    lines[at + 1] = ""
            elif (unended := _UNENDED.fullmatch(line)) and closing(lines, at) is None:
                lines[at] = f"{unended[1]} -->"
                self.fault(at + 1, f"this line has no end: write {lines[at]}")
            elif line.startswith("<!--"):
                if found := self._id(lines, at):
                    if pending:
                        self.fault(pending.line, f"no question follows this id: {_BELOW}")
                    pending = found
                at = self._comment(lines, at)
            elif mangled := _MANGLED.fullmatch(line):
                meant = slugify(mangled["id"]) + (mangled["behind"] or "")
                lines[at] = f"<!-- question: {meant} -->"
                self.fault(at + 1, f"this would not be read as an id: did you mean {lines[at]}?")
                pending = self._id(lines, at)
                at += 1
            elif line.startswith(("```", "~~~")):
                at = self._fence(lines, at, line)
            else:
                at, pending = self._no_question(lines, at, pending)
        if pending:
            self.fault(pending.line, f"no question follows this id: {_BELOW}")

    def _id(self, lines: list[str], at: int) -> _Pending | None:
        """What a comment says of the question below it; None for a comment and no more."""
        line = lines[at].rstrip()
        if match := _COMMENT_ID.match(line):
            return _Pending(match[1], at + 1, bool(match[2]), match[3] or "")
        nearly = _NEARLY_ID.match(line)
        if not nearly or not nearest(nearly["word"].lower(), ["question"], ALIKE):
            return None
        if as_meant(_next(lines, at + 1)) not in OPENING:
            return None
        meant = slugify(nearly["id"]) or "some-id"
        self.fault(
            at + 1,
            f"“{nearly['word']}” begins no line with the id of a question: write <!-- question: "
            f"{meant} -->",
        )
        return _Pending(meant, at + 1)

    def _id_within(self, lines: list[str], at: int, tag: str) -> _Pending | None:
        """The id of a question that is written below its opening tag: it is taken from there."""
        below = next((n for n in range(at + 1, len(lines)) if lines[n].strip()), at)
        match = _COMMENT_ID.match(lines[below].rstrip())
        if not match or as_meant(_next(lines, below + 1)) in OPENING:
            return None
        self.fault(below + 1, f"the id of a question is above it: move this line above <{tag}>")
        lines[below] = ""
        return _Pending(match[1], below + 1, bool(match[2]), match[3] or "")

    def _no_question(
        self, lines: list[str], at: int, pending: _Pending | None
    ) -> tuple[int, _Pending | None]:
        """Report text that belongs to no question, once.

        It goes on to the next question, which keeps the id above the text, or to a closing tag,
        since then its opening one is missing. Returns the index of the line after it, and the id.
        """
        line, end = lines[at].rstrip(), at
        meant = as_meant(line)
        while end < len(lines) and meant not in CLOSING:
            if end > at and (meant in OPENING or meant.startswith(("<!--", "```", "~~~"))):
                break
            end += 1
            meant = as_meant(lines[end].rstrip()) if end < len(lines) else ""
        self.lost = True
        if pending and meant not in OPENING and not ANY_TAG.search(line):
            self.fault(pending.line, f"no question follows this id: {_BELOW}")
        else:
            self.fault(at + 1, stray(line))
        return end + (meant in CLOSING), pending if meant in OPENING else None

    def _end(self, lines: list[str], at: int, tag: str) -> int:
        """The index of the line after a question; a fault where the question is not closed."""
        for end in range(at + 1, len(lines)):
            line = lines[end]
            if "<" not in line and "[/" not in line:
                continue  # as nearly every line
            line = line.rstrip()
            if not line.lstrip().startswith(("<", "[/")):
                if line.endswith(f"</{tag}>"):
                    self.fault(end + 1, f"</{tag}> is alone on its line: put it on the next one")
                    # Other words than a quote's would be read as a part of the quote above them.
                    lines[end] = line.removesuffix(f"</{tag}>") if line[0] == ">" else ""
                    return end + 1
                continue
            meant = as_meant(line)
            closed = CLOSING.get(meant)
            if not closed and meant == f"<{tag}>" and not begins(_next(lines, end + 1)):
                self.fault(end + 1, f"<{tag}> of line {at + 1} ends here: write </{tag}>")
                lines[end] = f"</{tag}>"
                return end + 1
            if closed and closed != tag and closed == of_items(lines[at : end + 1], tag):
                self.fault(
                    at + 1,
                    f"{meant} closes this question, and its items have labels: write <{closed}>",
                )
            elif closed and closed != tag:
                self.fault(end + 1, f"{meant} closes <{tag}> of line {at + 1}: write </{tag}>")
            elif closed and line not in CLOSING and lines[at].rstrip() in OPENING:
                self.fault(end + 1, stray(line))  # said once, where the opening tag is wrong, too
            if closed:
                return end + 1
            if end == at + 1 and line == lines[at].rstrip():
                self.fault(end + 1, TWICE)
                lines[end] = ""
                continue
            if meant in OPENING or _COMMENT_ID.match(line):
                where = "above this one"
                self.fault(end + 1, _UNCLOSED.format(tag, at + 1, where))
                return end
        last = max(number for number, line in enumerate(lines, 1) if line.strip())
        self.fault(last, _UNCLOSED.format(tag, at + 1, "below this one"))
        return len(lines)

    def _comment(self, lines: list[str], at: int) -> int:
        """The index of the line after a comment."""
        last = closing(lines, at)
        if last is None:
            self.fault(at + 1, NOTE_WITHOUT_END)
            following = (end for end in range(at + 1, len(lines)) if goes_on(lines[end]))
            return next(following, len(lines))
        if behind := lines[last].partition("-->")[2].strip():
            lines[last] = behind
            return self._no_question(lines, last, None)[0]
        return last + 1

    def _fence(self, lines: list[str], at: int, line: str) -> int:
        """Report a code block; the index of the line after it."""
        mark = line[: len(line) - len(line.lstrip(line[0]))]
        for end in range(at + 1, len(lines)):
            if lines[end].startswith(mark) and not lines[end].strip("`~ "):
                break
        else:
            end = len(lines) - 1
        inside = any(tag in inner for inner in lines[at : end + 1] for tag in OPENING)
        self.fault(
            at + 1,
            "signs for code are around this question: take the lines " + mark + " away"
            if inside
            else "a file of questions has no code: take it away",
        )
        return end + 1

    def _with_good_id(self, pending: _Pending) -> _Pending:
        """What the comment above a question says, with the id that was meant where it can't be
        used.
        """
        if found := _BEHIND_ID.fullmatch(pending.id):
            read = _as_read(pending, found["id"], found["behind"])
            said = "(decision)" if read.decision else f"(true: {read.true_label})"
            hint = (
                "behind an id write (decision), or in a <sort> of claims (true: LABEL), or nothing"
            )
            if read.decision or read.true_label:
                hint = f"write <!-- question: {read.id} {said} -->"
            self.fault(pending.line, f"{found['behind']!r} can't be read: {hint}")
            return read
        if not _GOOD_ID.fullmatch(pending.id):
            self.fault(
                pending.line,
                f"the id {pending.id!r} can't be used: write small letters, digits and single "
                f"hyphens, such as {slugify(pending.id) or 'who-opens-the-door'}",
            )
            return pending._replace(id=slugify(pending.id) or pending.id)
        if pending.id in _OF_BROWSERS or len(pending.id) > _LONGEST_ID:
            why = (
                "means something else to browsers"
                if pending.id in _OF_BROWSERS
                else f"has more than {_LONGEST_ID} characters"
            )
            self.fault(
                pending.line,
                f"the id {pending.id[:_LONGEST_ID]!r} {why}: give the question another",
            )
        return pending

    def _question(self, block: list[str], first: int, pending: _Pending | None, tag: str) -> None:
        """Read a block from its tag on, which is on line `first`."""
        inner = block[1:-1] if as_meant(block[-1]) in CLOSING else block[1:]
        pending = pending and self._with_good_id(pending)
        text = "\n".join(inner)
        cut = False
        for at, column, message in mend_labels(inner, tag):
            self.fault(first + 1 + at, message, column)
        for offset, line in enumerate(() if harmless("\n".join(inner)) else inner, 1):
            fault = fault_in(line)
            if fault and not misread_id(line, self.block.theme):
                self.fault(first + offset, fault[1], fault[0] + 1)
                if typed := mistyped(line):
                    inner[offset - 1] = typed[2]
                    continue
                if len(line) > LONGEST_LINE:
                    return
                # Read on without the rest, so that nothing else is reported for it.
                cut = True
                inner[offset - 1] = line[: fault[0]]
        if not text.strip():
            self.fault(
                first,
                "this question is empty: write its text, its options and the quote it rests on",
            )
            return
        read = self.block.read(inner, first, pending.id if pending else None, tag)
        read = read._replace(source="\n".join(block), whole=read.whole and not cut)
        if pending:
            read = read._replace(decision=pending.decision, true_label=pending.true_label)
            if read.true_label and (read.kind != SORT or read.true_label not in labels_of(read)):
                near = nearest(read.true_label, labels_of(read))
                self.fault(
                    pending.line,
                    f"no item to sort has the label {read.true_label!r}: "
                    + (f"did you mean {near!r}? Write" if near else "write")
                    + " after “true:” the label of the items that the briefing says, or take it "
                    "away",
                )
        self.questions.append(read)


def _as_read(pending: _Pending, identity: str, behind: str) -> _Pending:
    """An id as it was meant, with what was meant by the words behind it."""
    label = _TRUE.fullmatch(f" {behind}")
    return pending._replace(
        id=slugify(identity),
        decision=bool(nearest(slugify(behind), ["decision"], ALIKE)),
        true_label=label["label"] if label else "",
    )


def _next(lines: list[str], at: int) -> str:
    """The first line from an index on that is not empty; "" for none."""
    return next((line.rstrip() for line in lines[at:] if line.strip()), "")
