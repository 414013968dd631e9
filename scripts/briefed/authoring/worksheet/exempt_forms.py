"""Sentences that may need no question → a form for each, in which somebody decides. Pure."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Set

from briefed.authoring.exemptions import KEY, Entry, entries, entry_lines
from briefed.authoring.new import question, question_id
from briefed.authoring.worksheet.forms import (
    SHORT,
    Edit,
    Field,
    Filled,
    Form,
    Heading,
    Note,
    Quoted,
    Sentence,
    Thing,
    Wrong,
)
from briefed.authoring.worksheet.names import Names
from briefed.authoring.worksheet.own_texts import NOT_CARRIED
from briefed.authoring.worksheet.places import Place, page_marker
from briefed.authoring.worksheet.texts import text, words_of
from briefed.checking.background import Proposed, proposed
from briefed.model import Briefing, Theme
from briefed.source import front_matter
from briefed.source.headings import heading_words
from briefed.text.words import fold

LEAVE_OUT = "Leave out of the questions? Write yes or no"
BECAUSE = "Because"
_HEADING = "Sentences that may need no question"
NOTE = (
    "These seem to say nothing of practice. They stay on the page. With no, a question to write is "
    "added, which the next worksheet has."
)


def exempt_forms(
    briefing: Briefing, theme: Theme, start: tuple[str, str], place: Place, tested: Set[Sentence]
) -> list[Thing]:
    """The forms of a theme's sentences that may need no question.

    `start` is the course start with its text, and `tested` are the sentences that questions test.
    """
    known = entries(start[1]) if front_matter.read(start[1]).fault is None else None
    exempt = {(one.statement, fold(one.sentence)): one for one in known or ()}
    names = Names(briefing, theme)
    things: list[Thing] = []
    for one in proposed(theme):
        if known is None:
            return [Heading(_HEADING), Note(NOT_CARRIED)]
        entry = exempt.get((one.statement.id, fold(one.sentence)))
        has_question = (one.statement.id, one.at) in tested
        form = _Exempting(theme, one, entry, has_question, start, place).form(names)
        things += [form] if form.quiet else [names.quoted(*_quoted(one)), form]
    note = [Note(NOTE)] if any(isinstance(one, Quoted) for one in things) else []
    return [Heading(_HEADING), *note, *things]


def _quoted(one: Proposed) -> tuple[str, str]:
    return one.statement.id, one.sentence


class _Exempting:
    """One sentence, whether it is exempt or has a question, and the files that say so."""

    def __init__(
        self,
        theme: Theme,
        one: Proposed,
        entry: Entry | None,
        has_question: bool,
        start: tuple[str, str],
        place: Place,
    ) -> None:
        self.theme = theme
        self.one = one
        self.entry = entry
        self.has_question = has_question
        self.file, self.source = start
        self.place = place
        self.identity = _free(question_id(one.statement, one.at), place.source)

    def form(self, names: Names) -> Form:
        """The form. A sentence that has a question needs none, and is decided."""
        short = names.short(*_quoted(self.one))
        decided = "yes" if self.entry else "no" if self.has_question else ""
        reason = self.entry.reason if self.entry else self.one.reason
        fields = (
            Field(
                LEAVE_OUT,
                text(decided),
                "" if decided else "whether it is left out of the questions",
                lines=SHORT,
                decided=True,
            ),
            Field(BECAUSE, text(reason), lines=SHORT, given=True),
        )
        identity = f"{self.one.statement.id}/{fold(self.one.sentence)}"
        return Form(
            f"{self.theme.slug}/exempt/{identity}",
            f"{heading_words(self.theme)}, quote {short}: whether it needs a question",
            "This may need no question",
            fields,
            self._write,
            free=True,
            quiet=self.has_question and not self.entry,
            settle=lambda filled: self._settled(filled, decided, reason),
            makes=f"{self.theme.slug}/question/{self.identity}",
        )

    def _settled(self, filled: Filled, decided: str, reason: str) -> Filled:
        """A reason counts with a yes alone, and an empty cell changes nothing."""
        said = filled.texts[0] or text(decided)
        because = filled.texts[1] if words_of(said) == "yes" else ()
        return filled._replace(texts=(said, because or text(reason)))

    def _write(self, filled: Filled) -> list[Edit]:
        said, because = (words_of(one).replace("\n", " ") for one in filled.texts)
        if said == "yes":
            if self.has_question:
                raise Wrong("a question rests on it, so it can’t be left out as well")
            lines = entry_lines(*_quoted(self.one), because)
            return list(entered(self.file, self.source, self.entry, lines))
        taken = [Edit(self.file, self.entry.start, self.entry.end, ())] if self.entry else []
        return [*taken, *([] if said != "no" or self.has_question else self._asked())]

    def _asked(self) -> Iterator[Edit]:
        """The edits that add a question to be written."""
        one, lines = self.one, self.place.source.split("\n")
        new = question(one.statement, one.at, one.sentence, one.at).rstrip("\n").split("\n")
        new[0] = f"<!-- question: {self.identity} -->"
        end = len(lines) - (not lines[-1])
        above = ("",) if self.place.source.strip() else ()
        yield Edit(self.place.quiz, end, end, (*above, *new))
        yield from page_marker(self.place, self.identity, one.statement.id)


def entered(file: str, source: str, entry: Entry | None, lines: tuple[str, ...]) -> Iterator[Edit]:
    """The edits that enter an exemption into a course start, or give `entry` other lines."""
    if entry:
        yield Edit(file, entry.start, entry.end, lines)
        return
    known = entries(source) or ()
    at = front_matter.read(source).lines.get(KEY)
    end = known[-1].end if known else (at or 1)
    if not known:
        # Other forms may want the same: `applied` writes it once.
        key = (f"{KEY}:",) if at else ("---", f"{KEY}:")
        yield Edit(file, end - 1, end, key)
    yield Edit(file, end, end, lines)


def _free(identity: str, source: str) -> str:
    """An id that no question of a quiz has."""
    others = (f"{identity}-{number}" for number in itertools.count(2))
    return next(
        one for one in itertools.chain([identity], others) if f"question: {one} " not in source
    )
