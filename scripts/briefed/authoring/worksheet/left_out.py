"""Sentences that somebody leaves out of the questions → a table of them for each theme. Pure.

The sentences that seem to need no question have forms of their own, see `exempt_forms`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from briefed.authoring.exemptions import Entry, entries, entry_lines
from briefed.authoring.worksheet.exempt_forms import entered
from briefed.authoring.worksheet.forms import Edit, Filled, Form, Row, Sentence, Wrong
from briefed.authoring.worksheet.names import Names
from briefed.authoring.worksheet.places import Place
from briefed.authoring.worksheet.resting import repeated, runs_of
from briefed.authoring.worksheet.spare_questions import is_empty
from briefed.authoring.worksheet.texts import text, words_of
from briefed.checking.background import proposed, what_holds
from briefed.model import Briefing, Theme
from briefed.source import front_matter, quizzes
from briefed.source.headings import heading_words
from briefed.text.counting import counted_words
from briefed.text.words import fold

_SPARE = 2
_TITLE = (
    "Is there another sentence that needs no question, such as a letterhead? Say which, and why. "
    "It stays on the page, and readers see your reason."
)


def left_out_form(
    briefing: Briefing, theme: Theme, start: tuple[str, str], place: Place, tested: Set[Sentence]
) -> Iterator[Form]:
    """The table of the sentences of a theme that are left out, but those with a form of their own.

    `start` is the course start with its text, and `tested` are the sentences that questions test.
    None where the course start is not written line by line.
    """
    known = entries(start[1]) if front_matter.read(start[1]).fault is None else None
    if known is not None:
        yield _LeavingOut(briefing, theme, start, place, tested, known).form()


class _LeavingOut:
    """The sentences of a theme, which of them are left out, and which questions ask them."""

    def __init__(
        self,
        briefing: Briefing,
        theme: Theme,
        start: tuple[str, str],
        place: Place,
        tested: Set[Sentence],
        known: tuple[Entry, ...],
    ) -> None:
        self.briefing = briefing
        self.theme = theme
        self.names = Names(briefing, theme)
        self.file, self.source = start
        self.place = place
        self.words: dict[Sentence, str] = {
            (one.id, at): sentence
            for one in theme.statements
            for at, sentence in enumerate(one.sentences)
        }
        self.own = {(one.statement.id, one.at) for one in proposed(theme)}
        listed = {(one.statement, fold(one.sentence)): one for one in known}
        self.entries: dict[Sentence, Entry] = {
            sentence: listed[key]
            for sentence, words in self.words.items()
            if sentence not in self.own and (key := (sentence[0], fold(words))) in listed
        }
        self.asked = list(self._questions())
        self.elsewhere = tested - {one for of, _ in self.asked for one in of}

    def _questions(self) -> Iterator[tuple[frozenset[Sentence], bool]]:
        """The sentences of each question of the theme, and whether nothing of it is written."""
        for question in quizzes.parse(self.place.source, self.place.quiz).questions:
            known = runs_of(self.briefing, (one.id for one in question.quotes))
            of: frozenset[Sentence] = frozenset()
            yield of.union(*(repeated(one, known) for one in question.quotes)), is_empty(question)

    def form(self) -> Form:
        title = heading_words(self.theme)
        return Form(
            f"{self.theme.slug}/left out",
            f"{title}, sentences to leave out",
            _TITLE,
            (),
            self._write,
            ("Sentence, by its number", "Why it needs no question"),
            self._rows({one: entry.reason for one, entry in self.entries.items()}),
            _SPARE,
            free=True,
            sound=self._sound,
            takes=self._takes,
        )

    def _rows(self, reasons: Mapping[Sentence, str]) -> tuple[Row, ...]:
        """A row for each sentence, in the order of the briefing."""
        return tuple(
            (text(self.names.of_sentences({one})), text(reasons[one]))
            for one in self.words
            if one in reasons
        )

    def _sound(self, filled: Filled) -> tuple[Filled, list[tuple[str, str]]]:
        """The rows that can be taken over, and why others can't: see `Form.sound`.

        Of a sentence in one of these, what the course has stays.
        """
        wanted = {one for row in filled.rows for one in self._named(row)}
        shown = list(self.entries)
        reasons: dict[Sentence, str] = {}
        told = []
        for at, row in enumerate(filled.rows):
            if not any(row):
                continue
            try:
                sentences = self._judged(row, wanted)
            except Wrong as why:
                told.append((f"row {at + 1}", str(why)))
                stays = self._named(row) or set(shown[at : at + 1])
                reasons |= {one: self.entries[one].reason for one in stays & self.entries.keys()}
            else:
                reasons |= dict.fromkeys(sentences, words_of(row[1]).replace("\n", " "))
        return filled._replace(rows=self._rows(reasons)), told

    def _named(self, row: Row) -> set[Sentence]:
        """The sentences that a row names; none where that can't be read."""
        try:
            return self.names.sentences(words_of(row[0]))
        except Wrong:
            return set()

    def _judged(self, row: Row, wanted: Set[Sentence]) -> set[Sentence]:
        """The sentences that a row leaves out. Raises Wrong for what can't be left out."""
        named = self.names.sentences(words_of(row[0]))
        if not named:
            example = self.names.of_sentences({next(iter(self.words))})
            raise Wrong(f"it names no sentence: write the number beside it, such as {example}")
        if not words_of(row[1]):
            raise Wrong(
                f"it has no reason: write why {self.names.of_sentences(named)} needs no question"
            )
        counted = counted_words(one.text for one in self.briefing.statements)
        for one in sorted(named):
            name = self.names.of_sentences({one})
            if holds := what_holds(self.words[one], counted):
                raise Wrong(f"{name} holds {holds}, so it needs a question")
            asks = [of for of, empty in self.asked if one in of and not (empty and of <= wanted)]
            if asks or one in self.elsewhere:
                raise Wrong(
                    f"a question asks {name}: take that question away first, or take the number "
                    "out of the quotes that it rests on"
                )
            if one in self.own:
                raise Wrong(f"{name} has a form of its own above: write yes there")
        return named

    def _takes(self, filled: Filled) -> tuple[str, frozenset[Sentence]]:
        """The empty questions that go are those on sentences that are left out now."""
        wanted = {one for row in filled.rows for one in self._named(row)}
        return self.place.quiz, frozenset(wanted - self.entries.keys())

    def _write(self, filled: Filled) -> list[Edit]:
        edits: list[Edit] = []
        wanted: set[Sentence] = set()
        for row in filled.rows:
            reason = words_of(row[1])
            for one in self._named(row):
                wanted.add(one)
                entry = self.entries.get(one)
                if entry is None or entry.reason != reason:
                    lines = entry_lines(one[0], self.words[one], reason)
                    edits += entered(self.file, self.source, entry, lines)
        for one, entry in self.entries.items():
            if one not in wanted:
                edits.append(Edit(self.file, entry.start, entry.end, ()))
        return edits
